"""Where a deed was done: a place in a phrase that hangs on its trigger, on what it strikes, on its clause, or on who does it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.facts.events.frames import Frames
from dateline.facts.events.matching import Hit
from dateline.facts.events.trees import clauses, infinitive, participial
from dateline.marks import Marks, Word
from dateline.types import Facts, Mention

WHERE = frozenset(
    """
    in at near on off from inside outside around across along over into to toward towards within beside between throughout north
    south east west amid through behind beyond past opposite above aboard
    """.split()
)
INSIDE = frozenset("in at near on off inside outside around across along within throughout of including between".split())
STAYING = WHERE - {"to", "toward", "towards"}
SIDES = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west offshore".split()
)
# What a phrase is about, or the drift of a whole phrase: a place told with it is not where something else is done.
TOPICS = frozenset(
    """
    situation crisis conflict war issue matter dispute violence future effort response addition order protest support exchange return
    accordance line view light charge suspicion retaliation condition behalf favor favour solidarity violation defiance connection
    relation coordination reaction answer regard respect reference case way term question talk peace request name policy
    """.split()
)
SPEAKING = frozenset("REQUEST ACCUSE THREATEN SUPPORT REJECT".split())  # done where the speaker is, whatever they speak about
HAPPENING = frozenset("take occur happen hold begin start stage see carry conduct launch schedule slate plan set open perpetrate".split())
JOURNEYS = frozenset("visit trip tour journey travel access".split())
DEEPEST = 5  # steps down a phrase


class Whereabouts:
    """The places of triggers. Attachment decides and never nearness: a deed that no phrase places has no place."""

    def __init__(self, marks: Marks, facts: Facts, frames: Frames) -> None:
        self.marks, self.facts, self.frames = marks, facts, frames

    def of(self, hit: Hit) -> Mention | None:
        return next((found for word in self._phrases(hit) if (found := self._within(word)) is not None), None)

    def _phrases(self, hit: Hit) -> Iterator[Word]:
        """The phrases that may tell it, the closest tie first."""
        speaking = hit.row.type in SPEAKING
        struck = () if speaking else tuple(self._objects(hit))
        yield from (word for word in struck if self.facts.places.at(word.i))
        for word in (hit.word, *hit.named):
            yield from self._beside(word, STAYING if speaking else WHERE)
        yield from struck
        above = tuple(clauses(self.marks, hit.word))[1:]
        for level in above:
            yield from self._beside(level, WHERE if hit.word.rel == "conj" or level.upos != "VERB" else STAYING)
        yield from self._told_of(hit.word)
        if not speaking:
            if hit.word.rel == "conj" and above:
                yield from self.frames.fillers(above[0].i, "obj")
            yield from self._subjects(hit)

    def _beside(self, word: Word, cases: frozenset[str] = WHERE) -> Iterator[Word]:
        """ "in the town of X", "east of X": the phrases of place among its dependents."""
        for child in self.marks.children(word, "obl", "nmod", "advmod"):
            if self.marks.cases(child) & cases or child.lower in SIDES:
                yield child

    def _objects(self, hit: Hit) -> Iterator[Word]:
        """What it strikes, or the place that it strikes at."""
        for slot in ("obj", "of"):
            yield from self.frames.fillers(hit.word.i, slot)
        yield from (word for word in hit.named if word.upos in ("NOUN", "PROPN"))
        if hit.word.upos == "NOUN":
            yield from self.marks.children(hit.word, "nmod", "compound")
            for clause in (*self.marks.children(hit.word, "acl"), *self._shared(hit.word)):
                if infinitive(self.marks, clause):
                    yield from self.marks.children(clause, "obj")
                elif clause.lemma in HAPPENING:
                    yield from self._beside(clause)

    def _shared(self, noun: Word) -> Iterator[Word]:
        """ "the attack on a convoy, which took place in X": a clause that the tree hangs on the word before it."""
        for child in self.marks.children(noun, "nmod"):
            yield from (clause for clause in self.marks.children(child, "acl:relcl") if clause.lemma in ("take", "occur", "happen"))

    def _told_of(self, word: Word) -> Iterator[Word]:
        """ "X, where people were driven from their homes": the noun that a clause hangs on."""
        for clause in (word, *clauses(self.marks, word)):
            noun = self.marks.head(clause) if clause.deprel == "acl:relcl" else None
            if noun is not None and any(child.lower == "where" for child in self.marks.children(clause, "advmod", "mark", "obl")):
                yield noun

    def _subjects(self, hit: Hit) -> Iterator[Word]:
        """ "soldiers in X have taken power": who acts is where they act."""
        for word in self.frames.fillers(hit.word.i, "subj"):
            yield from (child for child in self.marks.children(word, "nmod") if self.marks.cases(child) & INSIDE - {"of"})

    def _within(self, top: Word) -> Mention | None:
        """The first place in a phrase, level by level; one that is named before one that is only described."""
        row, described = [top], None
        for _ in range(DEEPEST):
            for word in row:
                for found in self.facts.places.at(word.i):
                    if self.facts.places.thing(found).latitude is not None:
                        return found
                    described = described or found
            row = [child for word in row if word.lemma not in TOPICS for child in self._below(word)]
        return described

    def _below(self, word: Word) -> Iterator[Word]:
        inside = WHERE if word.lemma in JOURNEYS else INSIDE
        for child in self.marks.children(word, "nmod", "compound", "flat", "appos", "obl", "advmod", "acl"):
            if child.rel == "acl":
                if participial(self.marks, child):
                    yield from (each for each in self.marks.children(child, "obl") if self.marks.cases(each) & STAYING - {"from"})
            elif child.rel == "advmod":
                if child.lower in SIDES:
                    yield child
            elif child.rel in ("compound", "flat", "appos") or not (cases := self.marks.cases(child)) or cases & inside:
                yield child
