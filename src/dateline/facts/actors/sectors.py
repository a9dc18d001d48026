"""Sectors: PLOVER's sector of a phrase, from its nouns, the words before them, and what they belong to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.facts.actors.naming import Naming
from dateline.facts.actors.phrases import NOMINAL, Phrase, Phrasing
from dateline.facts.actors.standing import Standing
from dateline.facts.actors.ties import Ties
from dateline.knowledge.who import Known, Role
from dateline.marks import Word

NONE: frozenset[str] = frozenset()
OVERRIDING = {
    "GOV": frozenset("COP REB OPP SPY JUD MIL".split()),
    "MIL": frozenset("COP REB SPY".split()),
    "LAB": frozenset("MED SOC EDU REL".split()),
    "PTY": frozenset(("OPP",)),
    "LEG": NONE,
}
LENDING: dict[str, tuple[str, ...]] = {
    "MIL": ("armed_group",),
    "GOV": ("armed_group", "alliance", "organisation"),
    "LEG": (),
    "": ("armed_group", "alliance", "organisation", "government", "armed_force", "media"),
}
ORDER = "SHADOW ELI REB COP SPY MIL JUD LEG OPP JRN MED REL EDU LAB BUS SOC PTY CRM REF GOV".split()
PRESIDING = frozenset("president vice-president secretary secretary-general treasurer commissioner".split())  # of clubs and firms too
PRIVATE = frozenset("SOC BUS LAB EDU REL PTY MED".split())
HIRED = frozenset(  # of the sector that they work for
    """association convener convenor analyst expert consultant strategist
    specialist engineer economist researcher observer monitor fellow""".split()
)
DEEP = 6  # "the spokesman of the office of the deputy of …": further than this nobody writes

Whole = Callable[[Word, int], Standing]
Bodies = Callable[[Word, Role], Known | None]


class Sectors:
    """Finds the sectors of phrases of one text."""

    def __init__(self, phrasing: Phrasing, inside: Mapping[int, Naming], ties: Ties, whole: Whole, body: Bodies) -> None:
        self._phrasing, self._inside, self._ties = phrasing, inside, ties
        self._marks, self._who = phrasing.marks, phrasing.who
        self._whole, self._body = whole, body

    def of(self, phrase: Phrase, depth: int = 0) -> tuple[str, ...]:
        """PLOVER sectors, the most specific first."""
        found: dict[str, None] = {}
        for noun, role in phrase.described:
            own = self._of_noun(noun, role, depth)
            if own and own not in found:
                found[own] = None
        if not found and phrase.name:
            found.update(dict.fromkeys(filter(None, (self._at(word, depth) for word in self._behind(phrase)))))
        return tuple(found)[:2]

    def _behind(self, phrase: Phrase) -> list[Word]:
        """ "Sazonov, of the Duma's defence committee", "Sanon, who speaks for the gangs"."""
        ties = (tie for noun in phrase.nouns for tie in (self._ties.after(noun, ("of", "from", "at", "with")), self._ties.serving(noun)))
        return [word for tie in ties for word in tie if word.i not in self._ties.grounds]

    def _of_noun(self, noun: Word, role: Role, depth: int) -> str:
        before = self._marks.children(noun, "amod", "compound", "nmod:desc")
        marked = {sector for child in before if (sector := self._modifier(child))}
        if "SHADOW" in marked:
            return "OPP"
        former = "ELI" in marked
        own = self._present(noun, role, depth, marked - {"ELI"})
        return "ELI" if former and own in ("GOV", "MIL", "LEG", "") else own

    def _present(self, noun: Word, role: Role, depth: int, marked: set[str]) -> str:
        """The sector, were it not for "former"."""
        free = role.borrows or role.document or (role.kind == "person" and not role.sector) or noun.lemma.lower() in HIRED
        yields = marked if free else marked & OVERRIDING.get(role.sector, NONE) if role.kind in ("person", "group", "armed_force") else NONE
        if role.kind == "country" and marked & {"MIL", "COP"}:
            yields = marked
        if yields:
            return min(yields, key=ORDER.index)
        lent = self._lent(noun, role, depth, free) if free or role.sector in OVERRIDING else ""
        return lent or role.sector or ("GOV" if role.borrows and role.kind == "government" else "")

    def _lent(self, noun: Word, role: Role, depth: int, free: bool) -> str:
        """The sector of what the noun belongs to: all of it where the noun has none, else that of bodies and armed groups."""
        presiding = noun.lemma.lower() in PRESIDING
        for word in self._ties.of(noun):
            naming = self._inside.get(word.i)
            if naming and naming.known.sector and naming.known.kind in LENDING.get(role.sector, LENDING[""]):
                return naming.known.sector[0]
            if naming and naming.known.sector == ("PRE",) and role.sector == "GOV":
                return "PRE"
            if role.sector and naming and naming.known.kind == "country":
                continue
            sector = self._at(word, depth) if (free or presiding or word.upos == "PRON") and depth <= DEEP else ""
            if sector and (free or (presiding and sector in PRIVATE) or sector in ("REB", "PRE", "IGO", "CRM")):
                return sector
        return ""

    def _modifier(self, child: Word) -> str:
        lower = child.lower.rstrip(".")
        if lower in self._who.past:
            return "ELI"
        if lower == "shadow":
            return "SHADOW"
        return self._who.modifiers.get(lower, "") or self._who.modifiers.get(child.lemma.lower(), "")

    def _at(self, word: Word, depth: int) -> str:
        """The sector of an owner."""
        naming = self._inside.get(word.i)
        if naming:
            return "GOV" if naming.known.kind == "country" else next(iter(naming.known.sector), "")
        role = self._phrasing.role(word)
        if role is None:
            refers = word.upos == "PRON" or (word.upos in NOMINAL and word.upos == "PROPN")
            return next(iter(self._whole(word, depth + 1).sector), "") if refers else ""
        body = self._body(word, role)
        if body is not None:
            return next(iter(body.sector), "")
        return self._of_noun(word, role, depth + 1)
