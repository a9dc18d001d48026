"""Where, when and how many: what hangs on a trigger, then what hangs on its clause; never what merely stands near."""

from __future__ import annotations

from dateline.facts.events.frames import Frames
from dateline.facts.events.matching import Hit
from dateline.facts.events.timing import Timing
from dateline.facts.events.whereabouts import Whereabouts
from dateline.marks import Marks, Word
from dateline.types import Claim, Facts, Mention, Span


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
        slots = ("subj", "obj", "iobj", "of", "by", "with", "to", "against") if hit.word.upos == "VERB" else ("of", "obj")
        for word in (
            hit.word,
            *self._stricken(hit.word),
            *(filler for slot in slots for filler in self.frames.fillers(hit.word.i, slot)),
            *hit.named,
        ):
            for mention in self.facts.quantities.at(word.i) or self._counted(word):
                found.setdefault(mention.id, mention)
        return tuple(found.values())

    def _stricken(self, noun: Word) -> tuple[Word, ...]:
        """ "six were killed and nine wounded in the raid": those that a deed cost, whose number is told with it."""
        verb = self.frames.outcome(noun) if noun.upos == "NOUN" else None
        first = self.marks.head(verb) if verb is not None and verb.rel == "conj" else None
        verbs = [each for each in (verb, first) if each is not None and each.upos == "VERB"]
        return tuple(word for each in verbs for word in (self.frames.fillers(each.i, "obj") or self.frames.fillers(each.i, "subj")))

    def _counted(self, word: Word) -> tuple[Mention, ...]:
        return next((found for child in self.marks.children(word, "nummod", "nmod") if (found := self.facts.quantities.at(child.i))), ())

    def claim(self, span: Span) -> Claim | None:
        """The innermost claim whose words hold the trigger."""
        held = [
            (stretch.end - stretch.start, at, claim)
            for at, (stretch, claim) in enumerate(self._stretches)
            if stretch.start <= span.start and span.end <= stretch.end
        ]
        return min(held)[2] if held else None
