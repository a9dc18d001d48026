"""Ties: the words that hang on a noun and say whose it is, the closest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.facts.actors.naming import Naming
from dateline.facts.actors.phrases import Phrasing
from dateline.marks import Marks, Word
from dateline.text.bonds import HANDLING, RELATED

OWNING = ("of", "for", "from", "with", "by", "to", "inside", "within")
STANDING = ("in", "at", "on", "near", "around", "across", "outside")
POSTED = frozenset(
    "ambassador embassy diplomat envoy consul consulate mission attaché representative correspondent troop force soldier".split()
)
SERVING = frozenset("speak work fight serve act negotiate play".split())  # "who speaks for the gangs": their spokesman
LIVING = frozenset("teach farm live work run own keep study fish grow trade sell practise practice lecture".split())
JOINED = {  # what a clause says of whose somebody is: "hackers working for China", "militants loyal to Hezbollah"
    **dict.fromkeys("work fight act spy".split(), frozenset(("for",))),
    **dict.fromkeys("associate affiliate ally align".split(), frozenset(("with", "to"))),
    **dict.fromkeys("loyal subordinate".split(), frozenset(("to",))),
}
COUNTERING = frozenset(("counter", "anti"))  # "the Coalition to Counter ISIL" is not ISIL's
REDUCED = ("run", "base", "based", "control", "controlled")  # "the Hamas-run ministry"


class Ties:
    """The ties of the nouns of one text."""

    def __init__(self, phrasing: Phrasing, inside: Mapping[int, Naming], grounds: Mapping[int, str]) -> None:
        self._phrasing = phrasing
        self._marks: Marks = phrasing.marks
        self._inside = inside
        self.grounds = grounds

    def of(self, noun: Word) -> Iterator[Word]:
        """Possessors, modifiers, owners and surroundings."""
        for ties in (self.possessors, self.modifiers, self.owners, self.surroundings, self.serving):
            yield from (tie for tie in ties(noun) if not self._countered(tie))

    def _countered(self, tie: Word) -> bool:
        return tie.i > 0 and self._marks.words[tie.i - 1].lower in COUNTERING

    def possessors(self, noun: Word) -> Iterator[Word]:
        for child in self._marks.children(noun, "appos"):  # "the UN's nuclear watchdog, the IAEA"
            naming = self._inside.get(child.i)
            if naming is not None and naming.known.form == "name" and naming.known.kind == "organisation" and naming.known.code:
                yield child
        if noun.lemma.lower() not in RELATED:
            yield from self._marks.children(noun, "nmod:poss")

    def modifiers(self, noun: Word) -> Iterator[Word]:
        for child in self._marks.children(noun, "amod", "compound", "nmod:desc", "flat", "nmod", "appos"):
            naming = self._inside.get(child.i)
            foreign = naming is None or (naming.known.kind == "country" and noun.lemma.lower() not in RELATED)
            if child.rel == "appos" and naming is not None and naming.known.form in ("adjective", "people"):  # "the captain, a Russian"
                yield child
                continue
            if child.rel == "appos" and foreign:
                continue
            tied = naming or child.rel == "compound" or child.i in self.grounds
            if tied and child.deprel != "nmod:poss" and not self._marks.children(child, "case"):
                yield child

    def owners(self, noun: Word) -> Iterator[Word]:
        if noun.lemma.lower() not in RELATED:
            role = self._phrasing.role(noun)
            people = role is not None and role.kind in ("person", "group") and not role.document
            kept = tuple(each for each in OWNING if each != "by") if people else OWNING  # "the abduction of fishermen by marines"
            yield from self.after(noun, kept if noun.lemma.lower() not in POSTED else OWNING[:3])

    def surroundings(self, noun: Word) -> Iterator[Word]:
        role = self._phrasing.role(noun)
        if noun.lemma.lower() not in POSTED and not (role and role.document):
            yield from self.after(noun, STANDING)

    def serving(self, noun: Word) -> Iterator[Word]:
        """ "Viv Lib" of "Sanon, who speaks for Viv Lib"; "Soroca" of "Rusnac, who farms outside Soroca"."""
        for clause in self._marks.children(noun, "acl", "amod"):
            if clause.deprel != "acl:relcl":
                yield from self._joined(clause)
                yield from self._handled(clause)
                continue
            for part in self._marks.children(clause, "obl") if clause.lemma in SERVING | LIVING else ():
                case = self._marks.child(part, "case")
                served = clause.lemma in SERVING and case is not None and case.lower in ("for", "at", "with")
                lived = clause.lemma in LIVING and case is not None and case.lower in STANDING and part.i in self.grounds
                if served or lived:
                    yield part

    def _joined(self, clause: Word) -> Iterator[Word]:
        cases = JOINED.get(clause.lemma, frozenset())
        for part in self._marks.children(clause, "obl", "nmod") if cases else ():
            if cases & self._marks.cases(part):
                yield part

    def _handled(self, clause: Word) -> Iterator[Word]:
        """ "drones fired by the Houthis", "an attack claimed by ISIL"."""
        for part in self._marks.children(clause, "obl") if clause.lemma in HANDLING else ():
            if part.deprel == "obl:agent" or "by" in self._marks.cases(part):
                yield part

    def after(self, noun: Word, prepositions: tuple[str, ...]) -> Iterator[Word]:
        for child in (*self._marks.children(noun, "nmod"), *self._behind(noun)):
            case = self._marks.child(child, "case")
            if case is not None and case.lower in prepositions:
                yield child

    def _behind(self, noun: Word) -> Iterator[Word]:
        """ "the chargé d'affaires of Kenya": what a tree hangs on the second half of an office."""
        for half in self._marks.children(noun, "appos", "flat", "compound", "nmod"):
            if half.i == noun.i + 1 and half.upos == "NOUN":
                yield from self._marks.children(half, "nmod")

    def reduced(self, noun: Word) -> Iterator[Word]:
        """ "Hamas" of "the Hamas-run ministry"."""
        for child in self._marks.children(noun, "amod"):
            if child.lemma.lower() in REDUCED and child.upos in ("VERB", "ADJ"):
                yield from self._marks.children(child)
