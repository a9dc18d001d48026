"""Which of the places of one name is meant: by size, by what else the report names, and by what stands beside the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log10, sqrt

from dateline.facts.places.names import Name
from dateline.facts.places.words import PROVINCES, SETTLEMENTS
from dateline.knowledge.gazetteer import Entry, Gazetteer, distance, fold
from dateline.marks import Marks, Word

# All in units of a tenfold population.
SIZES = {
    "country": 8.2,
    "continent": 8.0,
    "sea": 7.5,
    "ocean": 7.5,
    "gulf": 7.0,
    "strait": 7.0,
    "river": 6.4,
    "lake": 6.0,
    "islands": 6.2,
    "island": 6.2,
    "region": 6.6,
    "district": 4.6,
    "city": 5.3,
    "capital": 6.3,
    "mountains": 6.3,
    "neighbourhood": 6.2,
}
OTHER = 5.5
ALIAS = -1.2  # a town under a name that is not its own
CAPITAL = 1.2
COUNTRY = 3.0  # the rest of the report lies in that country
PROVINCE = 3.0  # … in that province
NEAR = 1.0  # … close by
REACH = 150.0  # km
BESIDE = 6.0  # "Paris, Texas"
HOLDER = 2.5  # … "Texas" itself
ROUNDS = 3
SEAT = 50_000  # people of a town that takes its province's name
MANY = 15  # senses of one name that are weighed
_PART = r"(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west)(?:ern)? "
_WITHIN = re.compile(rf"^(?:, |,? \(|,? in | of |,? near )(?:the )?(?:{_PART})?$")
_OWNED = re.compile(rf"^['’]s? (?:{_PART}|capital |port |largest |second |city |city of |of |town |town of )*$")
HOLDERS = frozenset(("country", "region", "district", "capital", "city", "island", "islands"))


@dataclass(frozen=True)
class Sense:
    """One reading of a name with its weight before the report as a whole is looked at."""

    entry: Entry
    base: float


def choose_senses(text: str, marks: Marks, names: list[Name], gazetteer: Gazetteer) -> list[Entry | None]:
    """The entry that each name means; None where none is known. A name has one sense in a report unless the text says otherwise."""
    beside = [_beside(text, marks, names, at, gazetteer) for at in range(len(names))]
    senses, counts = _senses(names, beside)
    beliefs = {key: _belief([sense.base for sense in known]) for key, known in senses.items()}
    named = _demonym_votes(marks, gazetteer)
    for _ in range(ROUNDS):
        context = _Context(senses, beliefs, counts, named)
        beliefs = {key: _belief([sense.base + context.support(key, at) for at, sense in enumerate(known)]) for key, known in senses.items()}
    chosen = {key: known[max(range(len(known)), key=beliefs[key].__getitem__)].entry for key, known in senses.items()}
    meant = [_own_sense(name, hints, chosen) for name, hints in zip(names, beside, strict=True)]
    return [_as_holder(names, beside, meant, at) for at in range(len(names))]


def _as_holder(names: list[Name], beside: list[tuple[Entry, ...]], meant: list[Entry | None], at: int) -> Entry | None:
    """In "Albany, New York" the second name is what holds the first, whatever it means elsewhere in the report."""
    held = meant[at - 1] if at else None
    if held is None or not any(hint in names[at].entries for hint in beside[at - 1]):
        return meant[at]
    return next((hint for hint in beside[at - 1] if hint in names[at].entries and hint.holds(held)), meant[at])


def _own_sense(name: Name, hints: tuple[Entry, ...], chosen: dict[str, Entry]) -> Entry | None:
    """The report's sense, unless this mention's own container speaks for another."""
    sense = chosen.get(name.key) if name.entries else None
    if sense is None or not hints or any(hint.holds(sense) for hint in hints):
        return sense
    return next((entry for entry in name.entries if any(hint.holds(entry) for hint in hints)), sense)


def _senses(names: list[Name], beside: list[tuple[Entry, ...]]) -> tuple[dict[str, list[Sense]], Counter[str]]:
    """The readings of each name, and how often the report has it."""
    hints: dict[str, list[Entry]] = {}
    entries: dict[str, tuple[Entry, ...]] = {}
    counts: Counter[str] = Counter()
    holders: dict[str, set[Entry]] = {}
    for at, (name, around) in enumerate(zip(names, beside, strict=True)):
        if name.entries:
            entries.setdefault(name.key, name.entries)
            hints.setdefault(name.key, []).extend(around)
            counts[name.key] += 1
        for holder in around if at + 1 < len(names) else ():
            holders.setdefault(names[at + 1].key, set()).add(holder)
    senses = {}
    for key, known in entries.items():
        seats = [entry for entry in known if entry.kind in ("city", "capital") and entry.population >= SEAT]
        weighed = [
            Sense(entry, _size(entry, seats) + BESIDE * _is_held(entry, hints[key]) + HOLDER * (entry in holders.get(key, ())))
            for entry in known
        ]
        senses[key] = sorted(weighed, key=lambda sense: -sense.base)[:MANY]
    return senses, counts


def _is_held(entry: Entry, hints: list[Entry]) -> bool:
    return any(hint.holds(entry) and hint != entry for hint in hints)


def _size(entry: Entry, seats: list[Entry]) -> float:
    """How well known a sense is; a province is less so than the city that it has its name from."""
    if entry.kind in ("city", "capital") and entry.geonames is not None:
        return log10(entry.population + 500) + CAPITAL * (entry.kind == "capital") + ALIAS * (not entry.own)
    size = SIZES.get(entry.kind, OTHER) + ALIAS * (not entry.own)
    if entry.kind in ("region", "district") and entry.admin:
        below = [_size(seat, []) for seat in seats if (seat.country, seat.admin) == (entry.country, entry.admin) or entry.holds(seat)]
        return min(size, max(below, default=size) - 0.3 * bool(below))
    return size


def _belief(scores: list[float]) -> list[float]:
    top = max(scores)
    weights = [exp(2.0 * (score - top)) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


class _Context:
    """What the report as a whole is about: how often each country and province is named, and where its sure places lie."""

    def __init__(
        self, senses: dict[str, list[Sense]], beliefs: dict[str, list[float]], counts: Counter[str], named: dict[str, float]
    ) -> None:
        self.senses, self.beliefs, self.counts = senses, beliefs, counts
        self.countries: dict[str, float] = dict(named)
        self.provinces: dict[tuple[str, str], float] = {}
        self.points: list[tuple[str, tuple[float, float]]] = []
        for key, known in senses.items():
            weight = sqrt(counts[key])
            for sense, belief in zip(known, beliefs[key], strict=True):
                self._count(key, sense.entry, weight * belief, belief)
        self.total = sum(self.countries.values())

    def _count(self, key: str, entry: Entry, weight: float, belief: float) -> None:
        if entry.country:
            self.countries[entry.country] = self.countries.get(entry.country, 0.0) + weight
            if entry.admin:
                place = (entry.country, entry.admin)
                self.provinces[place] = self.provinces.get(place, 0.0) + weight
        if belief > 0.8 and entry.extent < 100 and len(self.points) < 25:
            self.points.append((key, entry.point))

    def support(self, key: str, at: int) -> float:
        """What the rest of the report adds to one sense of a name."""
        entry, weight = self.senses[key][at].entry, sqrt(self.counts[key])
        if len(self.senses[key]) == 1:
            return 0.0
        own = (
            sum(belief for sense, belief in zip(self.senses[key], self.beliefs[key], strict=True) if sense.entry.country == entry.country)
            * weight
        )
        share = (self.countries.get(entry.country or "", own) - own) / (self.total - weight + 0.5)
        score = COUNTRY * share
        if entry.admin and entry.country:
            mine = (
                sum(
                    belief
                    for sense, belief in zip(self.senses[key], self.beliefs[key], strict=True)
                    if (sense.entry.country, sense.entry.admin) == (entry.country, entry.admin)
                )
                * weight
            )
            score += PROVINCE * (1 - exp(mine - self.provinces.get((entry.country, entry.admin), mine)))
        close = sum(exp(-distance(entry.point, point) / REACH) for other, point in self.points if other != key)
        return score + NEAR * (1 - exp(-close))


def _demonym_votes(marks: Marks, gazetteer: Gazetteer) -> dict[str, float]:
    """Half a voice for every demonym."""
    votes: Counter[str] = Counter()
    for word in marks.words:
        if word.form[:1].isupper() and (country := gazetteer.adjectives.get(fold(word.form))):
            votes[country] += 1
    return {country: min(4, count) * 0.5 for country, count in votes.items()}


def _beside(text: str, marks: Marks, names: list[Name], at: int, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places that the text says this one lies in: "Athens, Ga.", "Kilis in Turkey", "Peru's Puno", "the Syrian town of Sake"."""
    name, found = names[at], list[Entry]()
    if at + 1 < len(names) and _WITHIN.match(text[name.span.end : names[at + 1].span.start]):
        found += [entry for entry in names[at + 1].entries if entry.kind in HOLDERS]
    if at and _OWNED.match(text[names[at - 1].span.end : name.span.start]):
        found += [entry for entry in names[at - 1].entries if entry.kind in ("country", "region")]
    found += [gazetteer.country(country) for country in _demonyms(marks, marks.words[name.head], gazetteer)]
    return tuple(holder for holder in found if any(holder.holds(own) and holder != own for own in name.entries))


def _demonyms(marks: Marks, head: Word, gazetteer: Gazetteer) -> Iterator[str]:
    """The countries of demonym adjectives in the phrase: of the name itself, or of the "city" that it is the name of."""
    above = marks.head(head)
    bases = [head] + ([above] if above and above.lemma.lower() in SETTLEMENTS | PROVINCES else [])
    for base in bases:
        for child in marks.children(base, "amod", "compound", "appos"):
            for each in (child, *marks.children(child, "amod")):
                if each.form[:1].isupper() and (country := gazetteer.adjectives.get(fold(each.form))):
                    yield country
