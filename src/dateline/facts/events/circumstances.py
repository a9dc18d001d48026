"""Where, when and how many: what hangs on a trigger, then what hangs on its clause; never what merely stands near."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.facts.events.frames import Frames
from dateline.facts.events.matching import Hit
from dateline.facts.events.timing import Timing
from dateline.facts.events.trees import participial
from dateline.facts.events.whereabouts import SIDES, Whereabouts
from dateline.facts.events.words import FATAL
from dateline.marks import Marks, Word
from dateline.types import Claim, Facts, Mention, Span

SLOTS = ("subj", "obj", "iobj", "of", "by", "with", "to", "against")
FURTHER = {
    "REQUEST": ("for",),
    "AGREE": ("on", "for"),
    "AID": ("for",),
    "SANCTION": ("on",),
    "RETREAT": ("for",),
    "ASSAULT": ("at", "on"),
    "PROTEST": ("at",),
}
LENGTHS = frozenset(("km", "m", "[mi_i]", "[nmi_i]", "[ft_i]", "[yd_i]"))
HARMING = FATAL | {"destroy", "damage", "deliver", "fire"}


class Circumstances:
    """Place, time, quantities and the vouching claim of triggers."""

    def __init__(self, marks: Marks, facts: Facts, frames: Frames) -> None:
        self.marks, self.facts, self.frames = marks, facts, frames
        self._whereabouts = Whereabouts(marks, facts, frames)
        self._timing = Timing(marks, facts, frames)
        self._stretches = sorted(
            ((stretch, claim) for claim in facts.claims if claim.vouches for stretch in claim.content), key=lambda pair: pair[0]
        )

    def place(self, hit: Hit) -> Mention | None:
        return self._whereabouts.of(hit)

    def time(self, hit: Hit) -> Mention | None:
        return self._timing.of(hit)

    def quantities(self, hit: Hit) -> tuple[Mention, ...]:
        """The amounts of what takes part; each once."""
        found: dict[str, Mention] = {}
        for word in self._amounts(hit):
            for mention in self.facts.quantities.at(word.i) or self._counted(word):
                found.setdefault(mention.id, mention)
        return tuple(found.values())

    def _amounts(self, hit: Hit) -> Iterator[Word]:
        """The words that may be counted: what the deed is, who takes part, and what it cost or came to."""
        verb = hit.word.upos == "VERB"
        yield hit.word
        yield from self._stricken(hit.word)
        for slot in SLOTS if verb else ("of", "obj", *FURTHER.get(hit.row.type, ())):
            yield from self.frames.fillers(hit.word.i, slot)
        for word in hit.named:
            yield word
            yield from (*self.frames.fillers(word.i, "obj"), *self.frames.fillers(word.i, "subj")) if word.upos == "VERB" else ()
        if verb:
            for slot in FURTHER.get(hit.row.type, ()):
                yield from self.frames.fillers(hit.word.i, slot)
            yield from self._far(hit.word)
        yield from self._cost(hit.word)

    def _far(self, verb: Word) -> Iterator[Word]:
        """ "fell back 25 km", "flew seven times"; but not "six miles east of X"."""
        sides = any(child.lower in SIDES for child in self.marks.children(verb, "advmod"))
        yield from (child for child in self.marks.children(verb, "obl") if not sides and not self.marks.children(child, "case"))

    def _cost(self, word: Word) -> Iterator[Word]:
        """ "shelled the village, wounding seven", "an attack that killed 28": those that a clause on the deed counts."""
        clauses = [*self.marks.children(word, "advcl", "acl", *(("conj",) if word.lemma not in FATAL else ()))]
        if word.upos == "NOUN" and word.rel == "nsubj" and (verb := self.marks.head(word)) is not None:
            clauses.append(verb)
        for clause in clauses:
            if clause.upos == "VERB" and (clause.rel != "advcl" or participial(self.marks, clause)):
                for each in (clause, *self.marks.children(clause, "conj")):
                    yield from self.frames.fillers(each.i, "obj") if each.lemma in HARMING else ()

    def _stricken(self, noun: Word) -> tuple[Word, ...]:
        """ "six were killed and nine wounded in the raid": those that a deed cost, whose number is told with it."""
        verb = self.frames.outcome(noun) if noun.upos == "NOUN" else None
        first = self.marks.head(verb) if verb is not None and verb.rel == "conj" else None
        verbs = [each for each in (verb, first) if each is not None and each.upos == "VERB"]
        return tuple(word for each in verbs for word in (self.frames.fillers(each.i, "obj") or self.frames.fillers(each.i, "subj")))

    def _counted(self, word: Word) -> tuple[Mention, ...]:
        """The amount told with a word; "some 70 km south of X" tells where it is."""
        for child in self.marks.children(word, "nummod", "nmod", "appos"):
            found = self.facts.quantities.at(child.i)
            if found and (child.rel != "appos" or self.facts.quantities.thing(found[0]).unit not in LENGTHS):
                return found
        return ()

    def claim(self, span: Span) -> Claim | None:
        """The innermost claim whose words hold the trigger."""
        held = [
            (stretch.end - stretch.start, at, claim)
            for at, (stretch, claim) in enumerate(self._stretches)
            if stretch.start <= span.start and span.end <= stretch.end
        ]
        return min(held)[2] if held else None
