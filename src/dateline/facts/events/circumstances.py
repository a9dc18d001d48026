"""Where, when and how many: what hangs on a trigger, then what hangs on its clause; never what merely stands near."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.facts.events.frames import Frames
from dateline.facts.events.matching import Hit
from dateline.facts.events.whereabouts import Whereabouts
from dateline.marks import Marks, Word
from dateline.types import Claim, Facts, Mention, Span

WHERE = frozenset(
    """
    in at near on off from outside inside around across along over into to toward towards within beside between throughout north
    south east west amid
    """.split()
)
CLIMB = 4  # governors looked at, up to the next clause that speaks for itself


class Circumstances:
    """Place, time, quantities and the vouching claim of triggers."""

    def __init__(self, marks: Marks, facts: Facts, frames: Frames) -> None:
        self.marks, self.facts, self.frames = marks, facts, frames
        self._whereabouts = Whereabouts(marks, facts, frames)
        self._stretches = sorted(
            ((stretch, claim) for claim in facts.claims if claim.vouches for stretch in claim.content), key=lambda pair: pair[0]
        )

    def place(self, hit: Hit) -> Mention | None:
        return self._whereabouts.of(hit)

    def time(self, hit: Hit) -> Mention | None:
        for word in self._levels(hit.word):
            for child in self.marks.children(word, "obl", "nmod", "advmod", "obj", "nummod", "amod", "compound", "dep"):
                found = self._in(child, self.facts.times.at) if child.i != hit.word.i else None
                if found and not self._measures(found, child):
                    return found
        return self._when(hit.word)

    def _when(self, verb: Word) -> Mention | None:
        """ "between 2014 and 2019, when boats were blown up": the time that a relative clause hangs on."""
        noun = self.marks.head(verb) if verb.deprel == "acl:relcl" else None
        told = any(child.lower == "when" for child in self.marks.children(verb, "advmod", "mark", "obl"))
        return self._in(noun, self.facts.times.at) if noun is not None and told else None

    def _measures(self, mention: Mention, word: Word) -> bool:
        """ "hours after they walked out": how far two deeds lie apart, and not when either was done."""
        following = self.marks.words[word.i + 1 : word.i + 2]
        apart = any(each.lower in ("after", "before") for each in following)
        return apart and self.facts.times.thing(mention).start is None

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

    def _levels(self, word: Word) -> Iterator[Word]:
        """The trigger, then what governs it within its clause."""
        yield word
        for _ in range(CLIMB):
            if word.rel == "acl" and self.marks.child(word, "nsubj") is not None:
                return
            if word.deprel in ("ccomp", "acl:relcl", "parataxis", "advcl", "root") and word.upos == "VERB":
                return
            above = self.marks.head(word)
            if above is None:
                return
            word = above
            if word.upos in ("VERB", "NOUN"):
                yield word

    def _in(self, word: Word, at: object) -> Mention | None:
        for each in (word, *self.marks.children(word, "nmod", "compound", "flat", "nummod", "appos", "obl:tmod", "nmod:tmod")):
            if found := next(iter(at(each.i)), None):  # type: ignore[operator]
                return found  # type: ignore[no-any-return]
        return None
