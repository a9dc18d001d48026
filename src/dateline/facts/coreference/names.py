"""Which names and definite phrases name a thing that was named before."""

from __future__ import annotations

from dateline.facts.coreference.nominals import Nominal

LINKING = frozenset("of the de van von der al bin and for".split())
PLAIN = frozenset("senior veteran former old young retired top outgoing then".split())  # tell nothing of whose office it is
GENERAL = frozenset(  # what somebody of such an office is called besides
    """diplomat politician lawmaker legislator parliamentarian congressman congresswoman official officer soldier general commander judge
    prosecutor magistrate activist journalist reporter academic professor lawyer doctor scientist cleric bishop businessman statesman envoy
    mp senator commissioner spokesman spokeswoman spokesperson""".split()
)
NEAR = 4  # sentences after a person's name in which "the lawmaker" is that person
VAGUE = frozenset("one other another some many most people person thing way part number lot kind sort member case man woman child".split())


class Namings:
    """What has been named so far, by name and by noun; the latest comes first."""

    def __init__(self) -> None:
        self._last: dict[str, Nominal] = {}
        self._first: dict[str, Nominal] = {}
        self._acronym: dict[str, Nominal] = {}
        self._noun: dict[str, Nominal] = {}
        self._people: list[Nominal] = []

    def earlier(self, nominal: Nominal) -> Nominal | None:
        """The phrase before this one that names the same, by its words alone."""
        if nominal.name:
            return self._of_name(nominal)
        if nominal.definite and nominal.number == "s" and nominal.word.lemma not in VAGUE:
            found = self._noun.get(nominal.word.lemma.lower())
            if found and nominal.modifiers <= found.modifiers:
                return found
            return self._of_calling(nominal) if found is None or "old" in nominal.modifiers else None
        return None

    def _of_calling(self, nominal: Nominal) -> Nominal | None:
        """ "the lawmaker" after "Tom Ogutu, an MP"; "the 68-year-old judge" after whoever was named last."""
        aged = "old" in nominal.modifiers  # "68-year-old"
        general = nominal.callings and nominal.word.lemma.lower() in GENERAL
        if not (general or aged) or nominal.human is False or not (aged or nominal.modifiers <= PLAIN):
            return None
        for person in reversed(self._people[-3:]):
            near = nominal.word.sentence - person.word.sentence <= (2 if aged else NEAR)
            if near and (aged or person.callings & nominal.callings) and not _clash(person, nominal):
                return person
        return None

    def _of_name(self, nominal: Nominal) -> Nominal | None:
        name = nominal.name
        found = self._last.get(name[-1]) or (self._first.get(name[0]) if len(name) == 1 else None)
        if found and _agree(found, nominal):
            return found
        return self._acronym.get(name[0]) if len(name) == 1 else None

    def add(self, nominal: Nominal) -> None:
        name = nominal.name
        if name:
            self._last[name[-1]] = nominal
            if len(name) in (2, 3) and nominal.human is not False:
                self._first[name[0]] = nominal
            if len(name) > 2:
                self._acronym["".join(part[0] for part in name if part not in LINKING)] = nominal
            if nominal.human and nominal.number != "p":
                self._people.append(nominal)
        for title in (*nominal.titles, *(() if name else (nominal.word.lemma.lower(),))):
            if nominal.number != "p":
                self._noun[title] = nominal


def _clash(one: Nominal, other: Nominal) -> bool:
    return bool(one.gender and other.gender and one.gender != other.gender)


def _agree(one: Nominal, other: Nominal) -> bool:
    """Whether one name can be short for the other: "Putin", "Vladimir Putin", but not "Vladimir Putin", "Lyudmila Putin"."""
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if (one.human and other.human is False) or (other.human and one.human is False):
        return False
    if not one.human and one.modifiers and other.modifiers and not one.modifiers & other.modifiers:
        return False
    short, long = sorted((one.name, other.name), key=len)
    return set(short) <= set(long)
