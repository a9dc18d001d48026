"""Places: where an article says that something is or happens, with coordinates that the gazetteer vouches for."""

from __future__ import annotations

from dataclasses import replace

from dateline.facts.places.names import Name, find_names
from dateline.facts.places.phrases import Describer, Spot, spot_of, widened
from dateline.facts.places.senses import Meaning, choose_senses, is_holder
from dateline.facts.places.uses import is_ground
from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.marks import Marks
from dateline.types import Article, Found, Mention, Place, Span, digest

__all__ = ["find_places", "locate", "recognise"]


def find_places(article: Article, marks: Marks, gazetteer: Gazetteer) -> Found[Place]:
    """Every place that the article names or describes; a name that stands for a government is left to the actors.

    A name has one sense in a report. What the gazetteer does not know keeps neither country nor coordinates, and `refs`
    tells whose claims meet there (`disputed_by`), and where the middle of something larger stands in (`within`).

    >>> from dateline.knowledge.gazetteer import open_gazetteer
    >>> from dateline.models.conllu import read_conllu
    >>> rows = ["1 Shells shell NOUN _ _ 2 nsubj", "2 hit hit VERB _ _ 0 root", "3 Kyiv Kyiv PROPN _ _ 2 obj"]
    >>> [(_, text, marks)] = read_conllu("\\n".join("\\t".join([*row.split(), "_", "_"]) for row in rows) + "\\n")
    >>> [(place.name, place.country) for place in find_places(Article("a", "a", text), marks, open_gazetteer()).things]
    [('Kyiv', 'UKR')]
    """
    names = find_names(article, marks, gazetteer)
    meanings = choose_senses(article.text, marks, names, gazetteer)
    grounded = [
        (name, meaning)
        for at, (name, meaning) in enumerate(zip(names, meanings, strict=True))
        if is_holder(names, meanings, at, article.text) or is_ground(marks, name, meaning.entry)
    ]
    named = [(_spot(article, marks, gazetteer, name, meaning), meaning.entry) for name, meaning in grounded]
    described = Describer(article.text, marks, gazetteer, named).spots()
    spots = sorted([spot for spot, _ in named] + list(described), key=lambda spot: (spot.span.start, -spot.span.end))
    return _found(article, spots)


def locate(article: Article, marks: Marks, spans: list[Span], gazetteer: Gazetteer) -> list[Entry | None]:
    """What each of the given names means, demonyms included: the judgement alone, without the search for names."""
    names = []
    for span in spans:
        inside = marks.words_in(span)
        said = span.of(article.text)
        country = gazetteer.demonym(said)
        entries = (gazetteer.country(country),) if country else gazetteer.named(said)
        first = inside[0].i if inside else 0
        last = inside[-1].i if inside else 0
        names.append(Name(first, last, last, span, gazetteer.key(said), entries, True))
    return [meaning.entry for meaning in choose_senses(article.text, marks, names, gazetteer)]


def recognise(article: Article, marks: Marks, gazetteer: Gazetteer) -> list[tuple[Span, Entry | None]]:
    """Every name of a place with its sense, those that stand for a government included."""
    names = find_names(article, marks, gazetteer)
    meanings = choose_senses(article.text, marks, names, gazetteer)
    return [(name.span, meaning.entry) for name, meaning in zip(names, meanings, strict=True)]


def _spot(article: Article, marks: Marks, gazetteer: Gazetteer, name: Name, meaning: Meaning) -> Spot:
    spot = spot_of(name, meaning, article.text)
    plain = meaning.entry is not None and not meaning.within and not name.thing
    return widened(spot, meaning.entry, marks, gazetteer) if plain and meaning.entry else spot


def _found(article: Article, spots: list[Spot]) -> Found[Place]:
    """One thing for all mentions of one place; it is named as the article first names it."""
    things: dict[object, Place] = {}
    mentions, heads, end = list[Mention](), list[int](), 0
    for spot in spots:
        if spot.span.start < end:
            continue
        end = spot.span.end
        where = spot.point or spot.name
        key = (spot.country, where, spot.kind, spot.refs.get("within"), spot.refs.get("of"))
        place = things.get(key) or _place(article, spot)
        things[key] = place
        mentions.append(Mention(digest("mention", article.id, place.id, *spot.span), place.id, spot.span))
        heads.append(spot.head)
    return Found(tuple(things.values()), tuple(mentions), tuple(heads))


def _place(article: Article, spot: Spot) -> Place:
    latitude, longitude = spot.point or (None, None)
    name = spot.name.title() if spot.name.isupper() and len(spot.name) > 4 else spot.name
    bare = Place("", name, spot.country, latitude, longitude, spot.kind, spot.refs)
    return replace(bare, id=digest("place", article.id, name, spot.country, latitude, longitude, spot.kind))
