"""Which of the places of one name is meant: by size, by what else the report names, and by what stands beside the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log10, sqrt

from dateline.facts.places.names import Name
from dateline.facts.places.words import PROVINCES, SETTLEMENTS
from dateline.knowledge.gazetteer import Entry, Gazetteer, distance
from dateline.marks import Marks, Word

# All in units of a tenfold population.
SIZES = {
    "country": 8.6, "continent": 8.0, "sea": 7.5, "ocean": 7.5, "gulf": 7.0, "strait": 7.0, "river": 6.4, "lake": 6.0, "islands": 6.2,
    "island": 6.2, "region": 6.6, "district": 4.6, "city": 5.3, "capital": 6.3, "mountains": 6.3, "neighbourhood": 6.2,
}  # fmt: skip
OTHER = 5.5
ALIAS = -1.2  # a town under a name that is not its own
CAPITAL = 2.0
COUNTRY = 3.0  # the rest of the report lies in that country
PROVINCE = 2.2  # … in that province
NEAR = 1.0  # … close by
AREA = 1.0  # … names a sea or region that holds it
LOCAL = 2.2  # … names that country in the same sentence
REACH = 150.0  # km
FAR = 5.0  # degrees of latitude, beyond which nothing is close
BESIDE = 6.0  # "Paris, Texas"
HOLDER = 2.5  # … "Texas" itself
ROUNDS = 3
SEAT = 50_000  # people of a town that takes its province's name
KNOWN = 30_000  # people of a town that may be meant though nothing else in the report lies in its country
MANY = 15  # senses of one name that are weighed
_PART = r"(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west)(?:ern)? "
_WITHIN = re.compile(rf"^(?:, |,? \(|,? in | of |,? near )(?:the )?(?:{_PART})?$")
_OWNED = re.compile(rf"^['’]s? (?:{_PART}|capital |port |largest |second |city |city of |of |town |town of )*$")
_COMMA = re.compile(r"^(?:, | \(|/| in )$")
STATES = frozenset(("country", "region", "district"))
HOLDERS = frozenset(("country", "region", "district", "capital", "city", "island", "islands"))


@dataclass(frozen=True)
class Meaning:
    """What a name means. Where `within` is set the gazetteer does not know it, and the entry is what the text says it lies in."""

    entry: Entry | None = None
    within: bool = False


@dataclass(frozen=True)
class Sense:
    """One reading of a name with its weight before the report as a whole is looked at."""

    entry: Entry
    base: float


@dataclass(frozen=True)
class Beside:
    """The places that the text says a name lies in: those named just after it, and the others."""

    after: tuple[Entry, ...] = ()
    others: tuple[Entry, ...] = ()

    @property
    def all(self) -> tuple[Entry, ...]:
        return self.after + self.others


def choose_senses(text: str, marks: Marks, names: list[Name], gazetteer: Gazetteer) -> list[Meaning]:
    """What each name means. A name has one sense in a report unless the text says otherwise beside it.

    A small town of a country that nothing else in the report lies in is not taken: it is more likely a namesake that no table has.
    """
    beside = [_beside(text, marks, names, at, gazetteer) for at in range(len(names))]
    senses, counts = _senses(marks, names, beside)
    beliefs = {key: _belief([sense.base for sense in known]) for key, known in senses.items()}
    named = _demonym_votes(marks, gazetteer)
    for _ in range(ROUNDS):
        context = _Context(senses, beliefs, counts, named)
        beliefs = {key: _belief([sense.base + context.support(key, at) for at, sense in enumerate(known)]) for key, known in senses.items()}
    chosen = {key: known[max(range(len(known)), key=beliefs[key].__getitem__)] for key, known in senses.items()}
    context = _Context(senses, beliefs, counts, named)
    things = {name.key for name in names if name.thing}
    kept = {key: sense.entry for key, sense in chosen.items() if not context.doubts(key, sense, key in things)}
    meant = [_own_sense(name, hints.all, kept) for name, hints in zip(names, beside, strict=True)]
    meant = [_as_holder(names, beside, meant, at) for at in range(len(names))]
    return _placed(names, beside, meant)


def is_holder(names: list[Name], meanings: list[Meaning], at: int, text: str) -> bool:
    """Whether the name only says where the one before it lies: "Texas" in "Paris, Texas"."""
    before, own = (meanings[at - 1] if at else None), meanings[at].entry
    if before is None or before.entry is None or own is None or not _COMMA.match(text[names[at - 1].span.end : names[at].span.start]):
        return False
    return before.within or (own != before.entry and own.holds(before.entry))


def _placed(names: list[Name], beside: list[Beside], meant: list[Entry | None]) -> list[Meaning]:
    """Names that no table knows lie in what the text says they lie in, anywhere in the report."""
    held: dict[str, Entry] = {}
    for at, name in enumerate(names):
        if meant[at] is None and (holders := beside[at].all):
            after = meant[at + 1] if at + 1 < len(names) else None
            held.setdefault(name.key, after if after and after in holders else holders[0])
    return [
        Meaning(entry) if entry or name.key not in held else Meaning(held[name.key], True) for name, entry in zip(names, meant, strict=True)
    ]


def _as_holder(names: list[Name], beside: list[Beside], meant: list[Entry | None], at: int) -> Entry | None:
    """In "Albany, New York" the second name is what holds the first, whatever it means elsewhere in the report."""
    held = meant[at - 1] if at else None
    if held is None:
        return meant[at]
    return next((hint for hint in beside[at - 1].after if hint in names[at].entries and hint.holds(held)), meant[at])


def _own_sense(name: Name, hints: tuple[Entry, ...], chosen: dict[str, Entry]) -> Entry | None:
    """The report's sense, unless this mention's own container speaks for another."""
    sense = chosen.get(name.key) if name.entries else None
    if not hints or (sense and any(hint.holds(sense) for hint in hints)):
        return sense
    return next((entry for entry in name.entries if any(hint.holds(entry) for hint in hints)), sense)


def _senses(marks: Marks, names: list[Name], beside: list[Beside]) -> tuple[dict[str, list[Sense]], Counter[str]]:
    """The readings of each name, and how often the report has it."""
    hints: dict[str, list[Entry]] = {}
    entries: dict[str, tuple[Entry, ...]] = {}
    counts: Counter[str] = Counter()
    holders: dict[str, set[Entry]] = {}
    for at, (name, around) in enumerate(zip(names, beside, strict=True)):
        if name.entries:
            entries.setdefault(name.key, name.entries)
            hints.setdefault(name.key, []).extend(around.all)
            counts[name.key] += 1
        if around.after:
            holders.setdefault(names[at + 1].key, set()).update(around.after)
    local = _local_countries(marks, names)
    senses = {}
    for key, known in entries.items():
        weighed = _weighed(known, hints[key], holders.get(key, set()), local.get(key, set()))
        senses[key] = sorted(weighed, key=lambda sense: -sense.base)[:MANY]
    return senses, counts


def _weighed(known: tuple[Entry, ...], hints: list[Entry], holders: set[Entry], local: set[str | None]) -> Iterator[Sense]:
    seats = [entry for entry in known if entry.kind in ("city", "capital") and entry.population >= SEAT]
    for entry in known:
        held = any(hint.holds(entry) and hint != entry for hint in hints)
        yield Sense(entry, _size(entry, seats) + BESIDE * held + HOLDER * (entry in holders) + LOCAL * (entry.country in local))


def _local_countries(marks: Marks, names: list[Name]) -> dict[str, set[str | None]]:
    """For each name, the countries that are named outright in a sentence with it."""
    named: dict[int, set[str | None]] = {}
    for name in names:
        if name.entries and name.entries[0].kind == "country" and not any(entry.kind == "region" for entry in name.entries):
            named.setdefault(marks.words[name.head].sentence, set()).add(name.entries[0].country)
    found: dict[str, set[str | None]] = {}
    for name in names:
        if len(name.entries) > 1:
            found.setdefault(name.key, set()).update(named.get(marks.words[name.head].sentence, ()))
    return found


def _size(entry: Entry, seats: list[Entry]) -> float:
    """How well known a sense is; a province is less so than the city that it has its name from."""
    if entry.kind in ("city", "capital") and entry.geonames is not None:
        size = log10(entry.population + 500) + CAPITAL * (entry.kind == "capital") + ALIAS * (not entry.own)
        return max(size, SIZES["city"]) if entry.listed else size
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
        self.areas: list[Entry] = []
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
        elif belief > 0.8 and 100 <= entry.extent <= 2500 and len(self.areas) < 5:
            self.areas.append(entry)
        if belief > 0.8 and entry.extent < 100 and len(self.points) < 25:
            self.points.append((key, entry.point))

    def _others(self, key: str, country: str | None) -> tuple[float, float]:
        """How much the other names speak for a country, and how much they speak at all."""
        weight = sqrt(self.counts[key])
        own = sum(belief for sense, belief in zip(self.senses[key], self.beliefs[key], strict=True) if sense.entry.country == country)
        spoken = sum(belief for sense, belief in zip(self.senses[key], self.beliefs[key], strict=True) if sense.entry.country)
        return self.countries.get(country or "", 0.0) - own * weight if country else 0.0, self.total - spoken * weight

    def support(self, key: str, at: int) -> float:
        """What the rest of the report adds to one sense of a name."""
        if len(self.senses[key]) == 1:
            return 0.0
        entry = self.senses[key][at].entry
        votes, total = self._others(key, entry.country)
        score = COUNTRY * votes / (total + 0.5)
        if entry.admin and entry.country:
            score += PROVINCE * (1 - exp(-self._province_votes(key, (entry.country, entry.admin))))
        if any(area.holds(entry) for area in self.areas):
            score += AREA
        latitude = entry.latitude
        near = (point for other, point in self.points if other != key and abs(point[0] - latitude) < FAR)
        close = sum(exp(-distance(entry.point, point) / REACH) for point in near)
        return score + NEAR * (1 - exp(-close))

    def _province_votes(self, key: str, place: tuple[str, str]) -> float:
        pairs = zip(self.senses[key], self.beliefs[key], strict=True)
        mine = sum(belief for sense, belief in pairs if (sense.entry.country, sense.entry.admin) == place)
        return max(0.0, self.provinces.get(place, 0.0) - mine * sqrt(self.counts[key]))

    def doubts(self, key: str, sense: Sense, thing: bool) -> bool:
        """A small town, or something named after a place, and all else in the report lies in other countries."""
        entry = sense.entry
        if entry.kind == "country" or entry.listed or sense.base >= BESIDE + 2 or (entry.population >= KNOWN and not thing):
            return False
        if entry.geonames is None and not thing:
            return False
        votes, total = self._others(key, entry.country)
        return total >= 1.5 and votes < 0.02 * total


def _demonym_votes(marks: Marks, gazetteer: Gazetteer) -> dict[str, float]:
    """Half a voice for every demonym."""
    votes: Counter[str] = Counter()
    for word in marks.words:
        if word.form[:1].isupper() and (country := gazetteer.demonym(word.form)):
            votes[country] += 1
    return {country: min(4, count) * 0.5 for country, count in votes.items()}


def _beside(text: str, marks: Marks, names: list[Name], at: int, gazetteer: Gazetteer) -> Beside:
    """ "Athens, Ga.", "Kilis in Turkey", "Peru's Puno", "the Syrian town of Sake"."""
    name, after, others = names[at], list[Entry](), list[Entry]()
    gap = text[name.span.end : names[at + 1].span.start] if at + 1 < len(names) else ""
    if _WITHIN.match(gap):
        kinds = HOLDERS if name.entries or not gap.startswith(",") else STATES  # a comma may part the towns of a list
        after = [entry for entry in names[at + 1].entries if entry.kind in kinds]
    if at and _OWNED.match(text[names[at - 1].span.end : name.span.start]):
        others = [entry for entry in names[at - 1].entries if entry.kind in HOLDERS]
    others += [gazetteer.country(country) for country in _demonyms(marks, marks.words[name.head], gazetteer)]
    return Beside(_holding(after, name), _holding(others, name))


def _holding(holders: list[Entry], name: Name) -> tuple[Entry, ...]:
    if not name.entries:
        return tuple(holders)
    return tuple(holder for holder in holders if any(holder.holds(own) and holder != own for own in name.entries))


def _demonyms(marks: Marks, head: Word, gazetteer: Gazetteer) -> Iterator[str]:
    """The countries of demonym adjectives in the phrase: of the name itself, or of the "city" that it is the name of."""
    above = marks.head(head)
    bases = [head] + ([above] if above and above.lemma.lower() in SETTLEMENTS | PROVINCES else [])
    for base in bases:
        for child in marks.children(base, "amod", "compound", "appos"):
            for each in (child, *marks.children(child, "amod")):
                if each.form[:1].isupper() and (country := gazetteer.demonym(each.form)):
                    yield country
