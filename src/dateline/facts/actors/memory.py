"""Memory: what has been called so before: "the ministry", "the alliance", "the mission"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dateline.facts.actors.naming import Naming
from dateline.facts.actors.phrases import Phrase, Phrasing
from dateline.facts.actors.standing import LINKED, NOBODY, Standing
from dateline.knowledge.who import Known, Role
from dateline.marks import Marks, Word

COMMISSIONED = frozenset("EU AU ECOWAS".split())  # bodies with a commission that is called so
HEADED = frozenset(  # bodies whose head is a secretary-general
    ("UN", "NATO", "OSCE", "ASEAN", "Arab League", "OIC", "OAS", "CARICOM", "GCC", "Council of Europe", "OPEC", "Interpol", "IMO")
)
PACTS = frozenset(("NATO", "CSTO", "AES", "AUKUS", "Warsaw Pact"))  # alliances that are called so; others are blocs
BODIES = {
    **dict.fromkeys(("group", "movement", "militia", "terrorist", "rebel", "insurgent", "militant", "jihadist", "faction"), "armed_group"),
    **dict.fromkeys(("agency", "watchdog"), "organisation"),
}
PEACEKEEPING = frozenset(("peacekeeper", "blue-helmet"))
FIRMS = frozenset(("company", "firm"))
MISSIONS = frozenset(("mission", "force"))
INDEFINITE = frozenset("a an another some no any other".split())
DULL = frozenset("bloc group whole regional military terrorist terror armed militant rebel islamist jihadist nuclear un u.n.".split())


class Memory:
    """The bodies and nouns that one text has named."""

    def __init__(self, phrasing: Phrasing, namings: Sequence[Naming], inside: Mapping[int, Naming]) -> None:
        self._marks: Marks = phrasing.marks
        self._namings, self._inside = namings, inside
        self._called: dict[str, list[Naming]] = {}
        for naming in namings:
            if naming.first < naming.last and naming.known.form == "name" and naming.known.kind == "organisation" and naming.known.code:
                self._called.setdefault(self._marks.words[naming.last].lower, []).append(naming)
        self._told: dict[tuple[str, frozenset[str]], list[tuple[int, tuple[str, ...]]]] = {}

    def keep(self, noun: Word, codes: tuple[str, ...]) -> None:
        """Note that the noun stands with these codes, as "ministry" and as "foreign ministry"."""
        before = self.words_before(noun)
        for key in {before, frozenset()} | {frozenset((word,)) for word in before}:
            self._told.setdefault((noun.lemma.lower(), key), []).append((noun.i, codes))

    def called(self, noun: Word) -> tuple[str, ...]:
        """The codes with which the noun stood before, the last first."""
        told = self._told.get((noun.lemma.lower(), frozenset()), ())
        return tuple(dict.fromkeys(code for i, codes in reversed(told) if i < noun.i for code in codes))

    def recall(self, phrase: Phrase, sector: Callable[[Phrase], tuple[str, ...]]) -> Standing:
        """ "the ministry" after "the Russian Foreign Ministry": the code of the last one that was called so."""
        if phrase.pronoun or not phrase.described or self.indefinite(phrase.head):
            return NOBODY
        noun, role = phrase.described[0]
        if role.kind in ("group", "armed_force") and (codes := self._people(noun)):
            return Standing(codes, sector(phrase), LINKED)
        if self.bare(phrase.head):
            return NOBODY
        for noun, role in phrase.described:
            body = self.body(noun, role)
            if body is not None:
                return Standing((body.code,) if body.code else (), body.sector, LINKED)
            if role.national or role.borrows or role.kind in ("person", "organisation", "alliance"):
                told = self._told.get((noun.lemma.lower(), self.words_before(noun)), [])
                codes = next((codes for i, codes in reversed(told) if i < noun.i), ())
                if codes:
                    return Standing(codes, sector(phrase), LINKED)
        return NOBODY

    def _people(self, noun: Word) -> tuple[str, ...]:
        """ "the fishermen" after "Chilean fishermen": of whose country alone the report has told."""
        counted = self._pointed(noun) or bool(self._marks.children(noun, "nummod"))
        told = {codes for i, codes in self._told.get((noun.lemma.lower(), frozenset()), ()) if i < noun.i} if counted else set()
        return next(iter(told)) if len(told) == 1 else ()

    def body(self, noun: Word, role: Role) -> Known | None:
        """ "the alliance", "the group": the last one named."""
        lemma = noun.lemma.lower()
        if lemma in PEACEKEEPING:
            return next((naming.known for naming in self._namings if naming.known.name == "UN"), None)
        if lemma in MISSIONS:
            return self._mission(noun)
        if of_body(self._marks, noun):
            return self._international(noun)
        if lemma in FIRMS:
            return self._firm(noun)
        if (called := self.short(noun)) is not None:
            return called
        before_it = self.words_before(noun)
        kind = "alliance" if role.kind == "alliance" else BODIES.get(lemma)
        if lemma in ("organization", "organisation") and before_it == {"terrorist"}:
            kind = "armed_group"
        if kind is None or lemma == "coalition" or not self._pointed(noun) or before_it - DULL:
            return None
        named = (naming.known for naming in self._namings if naming.head < noun.i)
        before = [known for known in named if known.kind == kind and known.form == "name"]
        if kind != "armed_group":
            before = [known for known in before if "IGO" in known.sector and (known.name in PACTS) == (lemma == "alliance")]
        return before[-1] if before else None

    def _international(self, noun: Word) -> Known | None:
        """ "The Secretary-General", "the Commission": of the body of states named last, else of the next."""
        found = [naming for naming in self._namings if naming.known.code and naming.known.sector[:1] == ("IGO",)]
        led = COMMISSIONED if noun.form == "Commission" else HEADED
        found = [naming for naming in found if naming.known.code in led]
        before = [naming.known for naming in found if naming.head < noun.i]
        return next(iter((*reversed(before), *(naming.known for naming in found))), None)

    def short(self, noun: Word) -> Known | None:
        """ "the bank" after "the World Bank": the last of a name that ends so, where the report has named but one."""
        if not self._pointed(noun) or self.words_before(noun) or noun.feats.get("Number") == "Plur":
            return None
        found = {naming.known.name: naming.known for naming in self._called.get(noun.lemma.lower(), ()) if naming.head < noun.i}
        return next(iter(found.values())) if len(found) == 1 else None

    def _firm(self, noun: Word) -> Known | None:
        """ "the oil company": the last one named."""
        named = (naming.known for naming in reversed(self._namings) if naming.head < noun.i and naming.known.sector == ("BUS",))
        return next(named, None) if self._pointed(noun) and not self._marks.children(noun, "nmod") else None

    def _mission(self, noun: Word) -> Known | None:
        """ "the mission" after "the UN mission in Mali" or "Unifil"."""
        if not self._pointed(noun) or self.words_before(noun) - {"peacekeeping", "observer"} or self._marks.children(noun, "nmod"):
            return None
        for naming in reversed(self._namings):
            if naming.head < noun.i and naming.known.sector[:1] == ("IGO",):
                words = {word.lemma.lower() for word in self._marks.words[naming.last + 1 : naming.last + 5]}
                if words & {*MISSIONS, *PEACEKEEPING, "troop", "soldier"} or self._is_mission(naming):
                    return naming.known
        return None

    def _is_mission(self, naming: Naming) -> bool:
        """ "MINUSMA", "UNIFIL": named in one word, and not "UN"."""
        word = self._marks.words[naming.first]
        return naming.first == naming.last and word.form.rstrip("s") not in (naming.known.name, "U.N.") and len(word.form) > 4

    def _pointed(self, noun: Word) -> bool:
        return any(child.lower in ("the", "this", "these") for child in self._marks.children(noun, "det"))

    def indefinite(self, noun: Word) -> bool:
        return any(child.lower in INDEFINITE for child in self._marks.children(noun, "det", "amod"))

    def bare(self, noun: Word) -> bool:
        """ "soldiers": others, it may be, than those of whom the report has told."""
        plural = noun.feats.get("Number") == "Plur" and noun.upos == "NOUN"
        return plural and not self._marks.children(noun, "det", "nmod:poss", "amod", "compound")

    def words_before(self, noun: Word) -> frozenset[str]:
        before = self._marks.children(noun, "amod", "compound", "nmod:desc")
        return frozenset(child.lemma.lower() for child in before if child.i < noun.i and child.i not in self._inside)


def of_body(marks: Marks, noun: Word) -> bool:
    """ "The Commission", "the Secretary-General" without another word: no state has one that it calls only so."""
    following = [word.form for word in marks.words[noun.i + 1 : noun.i + 3]]
    if noun.form == "Secretary" and (following[:1] == ["General"] or following == ["-", "General"]):
        return not marks.children(noun, "amod", "nmod", "nmod:poss", "appos")
    if any(child.lower != "the" for child in marks.children(noun, "det", "amod", "compound", "nmod", "nmod:poss", "flat", "appos")):
        return noun.lemma.lower() == "general" and _secretary(marks, noun)
    return noun.form in ("Commission", "Secretary-General") and bool(marks.children(noun, "det"))


def _secretary(marks: Marks, noun: Word) -> bool:
    """ "The Secretary General", which a tree may take for two words or three."""
    before = [word for word in marks.words[max(0, noun.i - 3) : noun.i] if word.form != "-"]
    parts = marks.children(noun, "amod", "compound", "nmod", "nmod:poss", "flat", "appos", "punct")
    return noun.form == "General" and before[-1:] != [] and before[-1].form == "Secretary" and all(part.i < noun.i for part in parts)
