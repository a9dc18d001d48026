"""Places that are described, not named: "the Ukrainian capital", "off the Somali coast", "northern Syria", "the border with Belarus"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import cos, radians

from dateline.facts.places.names import Name
from dateline.facts.places.senses import Meaning
from dateline.facts.places.words import ANAPHORS, LANDS, LOCATIVE, PARTS
from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.marks import Marks, Word, span_of
from dateline.types import Span

STEPS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
DESCRIBED = frozenset(LANDS) | frozenset(ANAPHORS) | {"capital"}
NEARBY = 3  # sentences back that "the city" may point


@dataclass(frozen=True)
class Spot:
    """A place as it stands in the text, before it gets an id."""

    span: Span
    head: int
    name: str
    kind: str
    country: str | None = None
    point: tuple[float, float] | None = None
    refs: Mapping[str, str | int] = field(default_factory=dict)


def spot_of(name: Name, meaning: Meaning, text: str) -> Spot:
    """A named place; without an entry it has neither country nor coordinates, inside another it has those of the other and says so."""
    said, entry = " ".join(name.span.of(text).split()), meaning.entry
    if entry is None:
        return Spot(name.span, name.head, said, name.thing or "place")
    if meaning.within or name.thing:
        return Spot(name.span, name.head, said, name.thing or "place", entry.country, entry.point, {"within": entry.name})
    refs: dict[str, str | int] = {"geonames": entry.geonames} if entry.geonames else {}
    if entry.disputed_by:
        refs["disputed_by"] = ", ".join(entry.disputed_by)
    kind = "city" if entry.kind == "capital" else entry.kind
    return Spot(name.span, name.head, said, kind, entry.country, entry.point, refs)


def widened(spot: Spot, entry: Entry, marks: Marks, gazetteer: Gazetteer) -> Spot:
    """With the adjective that gives its part: "southwestern Russia" lies where most towns of that part lie."""
    first = marks.words_in(spot.span)[0]
    before = marks.words[first.i - 1] if first.i else None
    part = PARTS.get(before.lower) if before and before.sentence == first.sentence else None
    if before is None or part is None or entry.kind in ("building", "base", "airport"):
        return spot
    span = Span(before.start, spot.span.end)
    name = f"{before.form} {spot.name}"
    refs = {key: value for key, value in spot.refs.items() if key == "disputed_by"}
    return replace(spot, span=span, name=name, kind="region", point=part_of(entry, part, gazetteer), refs=refs)


def part_of(entry: Entry, part: str, gazetteer: Gazetteer) -> tuple[float, float]:
    """The middle of a part of a place."""
    if entry.kind == "country" and entry.country and (point := gazetteer.part(entry.country, part)):
        return point
    north = sum(STEPS[step][0] for step in STEPS if step in part)
    east = sum(STEPS[step][1] for step in STEPS if step in part)
    reach = entry.extent * (0.5 if north == 0 or east == 0 else 0.35) / 111.2
    latitude = max(-89.0, min(89.0, entry.latitude + north * reach))
    return round(latitude, 2), round(entry.longitude + east * reach / max(0.1, cos(radians(latitude))), 2)


class Describer:
    """Finds described places, given the named ones."""

    def __init__(self, text: str, marks: Marks, gazetteer: Gazetteer, named: list[tuple[Spot, Entry | None]]) -> None:
        self.text, self.marks, self.gazetteer = text, marks, gazetteer
        self.named = named
        self._heads = [spot.head for spot, _ in named]
        self._sentences = [marks.words[head].sentence for head in self._heads]
        self._seen, self._home, self._abroad = 0, "", False  # names looked at so far, their country, whether there was another
        self.taken = {word.i for spot, _ in named for word in marks.words_in(spot.span)}

    def spots(self) -> Iterator[Spot]:
        for word in self.marks.words:
            if word.upos not in ("NOUN", "PROPN", "ADJ"):
                continue
            plain = word.form == "Kingdom" or (word.lower in DESCRIBED and (word.upos == "NOUN" or word.form.islower()))
            if plain and word.i not in self.taken and (spot := self._described(word)):
                yield spot

    def _described(self, word: Word) -> Spot | None:
        spot = None
        if word.lower == "capital":
            spot = self._capital(word)
        elif word.lower in LANDS:
            spot = self._border(word) if LANDS[word.lower] == "border" else self._land(word, LANDS[word.lower])
        return spot or self._anaphor(word)

    def _countries(self, word: Word, *rels: str) -> list[str]:
        """The countries that demonyms or names in these relations give to a noun, in text order."""
        found: list[str] = []
        for child in self.marks.children(word, *rels):
            cases = [case.lower for case in self.marks.children(child, "case")]
            if child.deprel == "nmod" and cases and cases[0] not in ("of", "between", "with"):
                continue
            for each in (child, *self.marks.children(child, "conj", "compound", "amod", "flat")):
                found += [country for country in (self._country_of(each),) if country and country not in found]
        return found

    def _country_of(self, word: Word) -> str | None:
        if not word.form[:1].isupper():
            return None
        if country := self.gazetteer.demonym(word.form):
            return country
        entries = self.gazetteer.named(word.form) if word.upos == "PROPN" else ()
        return next((entry.country for entry in entries if entry.kind == "country"), None)

    def _capital(self, word: Word) -> Spot | None:
        """ "The Ukrainian capital", "Libya's capital", "the capital of Niger"; not where the name follows: "the capital, Kyiv".

        "In the capital" alone is that of the only country in which the report has named places so far.
        """
        if self._is_named(word):
            return None
        countries = self._countries(word, "amod", "nmod", "compound") or self._only_country(word)
        entry = self.gazetteer.capital(countries[0]) if countries else None
        return self._spot(word, entry, "city") if entry else None

    def _only_country(self, word: Word) -> list[str]:
        if not self._is_located(word) or self.marks.children(word, "amod", "nmod", "compound", "acl", "nummod"):
            return []
        country = self._only_until(bisect_left(self._heads, word.i))
        return [country] if country else []

    def _only_until(self, end: int) -> str:
        """The country that all names before number `end` lie in, if it is one."""
        while self._seen < end:
            entry = self.named[self._seen][1]
            if entry and entry.country:
                self._abroad = self._abroad or bool(self._home and entry.country != self._home)
                self._home = self._home or entry.country
            self._seen += 1
        return "" if self._abroad else self._home

    def _is_named(self, word: Word) -> bool:
        after = word.i + 1
        if after < len(self.marks.words) and self.marks.words[after].lower in (",", "of"):
            after += 1
        below = [child for child in self.marks.children(word, "appos", "flat", "nmod", "compound") if child.i > word.i]
        return after in self.taken and any(child.i in self.taken for child in below)

    def _land(self, word: Word, kind: str) -> Spot | None:
        """ "Latvian waters", "the Somali coast": ground of a country; its middle stands in, and `within` says so."""
        countries = self._countries(word, "amod", "nmod:poss", "compound")
        if len(countries) != 1 or (kind == "region" and not self._is_located(word)):
            return None
        spot = self._spot(word, self.gazetteer.country(countries[0]), kind)
        return replace(spot, refs={**spot.refs, "within": countries[0]})

    def _border(self, word: Word) -> Spot | None:
        """ "The Syrian-Turkish border", "Syria's border with Iraq": about the middle of it; that of one country alone has no middle."""
        countries = self._countries(word, "amod", "nmod", "nmod:poss", "compound")
        if not countries:
            return None
        spot = self._spot(word, self.gazetteer.country(countries[0]), "border")
        point = self.gazetteer.border(*countries) if len(countries) == 2 else None
        return replace(spot, country=None, point=point, refs={"of": ", ".join(countries)})

    def _anaphor(self, word: Word) -> Spot | None:
        """ "In the city": the only place of that kind named shortly before, where the syntax makes it a place."""
        kinds = ANAPHORS.get(word.lower)
        if kinds is None or not self._is_located(word) or not self._is_bare(word):
            return None
        back = NEARBY if word.form != "Kingdom" else NEARBY * 10
        near = self.named[bisect_left(self._sentences, word.sentence - back) : bisect_left(self._heads, word.i)]
        found = {entry for _, entry in near if entry and self._fits(word, entry, kinds)}
        return self._spot(word, found.pop()) if len(found) == 1 else None

    def _fits(self, word: Word, entry: Entry, kinds: frozenset[str]) -> bool:
        if word.form == "Kingdom":
            return entry.kind == "country" and self._is_kingdom(entry)
        most = {"village": 20_000, "town": 200_000}.get(word.lower, 10**9)
        return entry.kind in kinds and entry.population <= most

    def _is_kingdom(self, entry: Entry) -> bool:
        return bool(entry.country) and self.gazetteer.countries[entry.country or ""].official.startswith("Kingdom")

    def _is_bare(self, word: Word) -> bool:
        if not any(child.lower in ("the", "this") for child in self.marks.children(word, "det")):
            return False
        return not self.marks.children(word, "amod", "nmod", "compound", "acl", "flat", "appos")

    def _is_located(self, word: Word) -> bool:
        return any(case.lower in LOCATIVE or case.lower in ("of", "on") for case in self.marks.children(word, "case"))

    def _spot(self, word: Word, entry: Entry, kind: str = "") -> Spot:
        words = self.marks.block(word, ("case", "punct", "acl", "appos", "conj", "cc", "obl", "advmod", "acl:relcl", "nmod"))
        inside = [each for each in words if each.i <= word.i]
        poss = self.marks.child(word, "nmod:poss")
        if poss and poss.i < word.i:
            inside = list(self.marks.words[min(each.i for each in self.marks.subtree(poss)) : word.i + 1])
        span = span_of(inside)
        refs: dict[str, str | int] = {"geonames": entry.geonames} if entry.geonames else {}
        if entry.disputed_by:
            refs["disputed_by"] = ", ".join(entry.disputed_by)
        said = " ".join(span.of(self.text).split())
        own = "city" if entry.kind == "capital" else entry.kind
        name = entry.name if kind in ("", "city", own) else said
        return Spot(span, word.i, name, kind or own, entry.country, entry.point, refs)
