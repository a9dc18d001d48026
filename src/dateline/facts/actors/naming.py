"""Naming: where the text uses a name that the knowledge base holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.knowledge.who import Known, Who
from dateline.marks import Marks, Word
from dateline.types import Found, Place

UNSURE = frozenset(("Georgia", "Jordan", "Chad", "Israel", "Kan", "Signal", "Trend", "Stuff", "Punch", "Semana", "Nation", "Tempo"))
CONTINENTAL = frozenset("South Latin Central North Spanish".split())
LATE = frozenset("based born led backed made".split())


@dataclass(frozen=True)
class Naming:
    """A known name in the text: words `first` to `last`, headed by `head`."""

    known: Known
    first: int
    last: int
    head: int


def namings_of(marks: Marks, places: Found[Place], who: Who) -> tuple[Naming, ...]:
    """The longest known names from left to right; none inside another, none that is part of a person's name."""
    found: list[Naming] = []
    elsewhere = _elsewhere(places)
    for sentence in marks.sentences:
        words = marks.words_of(sentence)
        forms = [word.form for word in words]
        at = 0
        while at < len(words):
            hit = who.longest(forms, at) if not words[at].form.islower() or forms[at] in ("the", "al") else None
            if hit and forms[at] in ("The", "the"):
                later = who.longest(forms, at + 1)
                hit = None if later and later[1] >= hit[1] else hit  # "The National" of "The National Intelligence Service"
            if hit and _holds(hit[0], words[at : at + hit[1]], marks, elsewhere):
                found.append(Naming(hit[0], words[at].i, words[at].i + hit[1] - 1, _head(words[at : at + hit[1]]).i))
                at += hit[1]
            else:
                at += 1
    halves = _halves(marks, {naming.known.code for naming in found}, who)
    taken = {i for naming in found for i in range(naming.first, naming.last + 1)}
    return tuple(sorted([*found, *(each for each in halves if each.head not in taken)], key=lambda each: each.first))


def _halves(marks: Marks, codes: set[str | None], who: Who) -> Iterator[Naming]:
    """ "the North" of a report that names both Koreas."""
    if not {"KOR", "PRK"} <= codes:
        return
    for word in marks.words:
        side = {"North": "PRK", "South": "KOR"}.get(word.form)
        if side and word.i and marks.words[word.i - 1].lower == "the" and word.rel not in ("amod", "compound"):
            yield Naming(who.countries[side], word.i, word.i, word.i)


def _elsewhere(places: Found[Place]) -> Mapping[int, str | None]:
    return {head: places.thing(mention).country for mention, head in zip(places.mentions, places.heads, strict=True)}


def _head(words: tuple[Word, ...]) -> Word:
    inside = {word.i for word in words}
    return next((word for word in reversed(words) if word.head not in inside), words[-1])


def _holds(known: Known, words: tuple[Word, ...], marks: Marks, elsewhere: Mapping[int, str | None]) -> bool:
    """Not where the words are part of a longer personal name, nor where the place of that name lies in another country."""
    entity = marks.entity_of(words[0])
    if entity and entity.label == "PER" and known.form != "people" and entity.end - entity.start > words[-1].end - words[0].start:
        return False
    if words[0].form in ("America", "American") and words[0].i and marks.words[words[0].i - 1].form in CONTINENTAL:
        return False
    if known.kind == "country" and known.form in ("name", "capital") and len(words) == 1:
        other = None if known.form == "capital" and words[0].rel == "nsubj" else elsewhere.get(words[0].i)  # "Minsk denies it"
        if other and other != known.code and known.code != "EU":
            return False
    after = words[-1].i + 1
    if len(words) == 1 and known.form == "name" and after < len(marks.words):
        following = marks.words[after]
        if words[0].form in UNSURE and following.upos == "PROPN" and following.sentence == words[0].sentence:
            return False
    titled = known.kind == "media" and words[0].lower == "the" and after < len(marks.words)
    return not (titled and marks.words[after].upos == "PROPN" and marks.words[after].sentence == words[0].sentence)
