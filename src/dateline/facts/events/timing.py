"""When a deed was done: a time in a phrase that hangs on its trigger, on its clause, or on a clause that dates it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.facts.events.frames import Frames
from dateline.facts.events.matching import Hit
from dateline.facts.events.trees import clauses
from dateline.facts.events.words import DOING
from dateline.marks import Marks, Word
from dateline.types import Facts, Mention

LENGTH = re.compile(r"P[\dTX]")
PHRASES = ("obl", "nmod", "advmod", "obj", "nummod", "amod", "compound", "dep")
WITHIN = ("nmod", "compound", "flat", "nummod", "appos", "obl:tmod", "nmod:tmod")
TAKING = frozenset("take occur happen slate schedule due".split())
DATING = frozenset("take occur happen hold begin start schedule slate plan set due expect go last run end come announce launch".split())
# Whose time is that of the words, while what they call for or promise is yet to be done.
ASKING = frozenset(
    "urge ask tell order call press beg warn invite request demand appeal implore exhort direct instruct".split()
)


class Timing:
    """The times of triggers: a point of time where one is told, otherwise how long it took."""

    def __init__(self, marks: Marks, facts: Facts, frames: Frames) -> None:
        self.marks, self.facts, self.frames = marks, facts, frames

    def of(self, hit: Hit) -> Mention | None:
        lasting = None
        for found in self._told(hit):
            if not self._lasts(found):
                return found
            lasting = lasting or found
        return lasting

    def _lasts(self, mention: Mention) -> bool:
        """Whether it only tells how long: "for nine hours", "a three-day drill"."""
        time = self.facts.times.thing(mention)
        return time.start is None and LENGTH.match(time.value) is not None

    def _told(self, hit: Hit) -> Iterator[Mention]:
        """The times that may be meant, the closest tie first."""
        for word in (hit.word, *(each for each in hit.named if each.upos in ("VERB", "NOUN"))):
            yield from self._beside(word, hit)
        yield from self._dated(hit.word)
        for word in self._levels(hit.word):
            yield from self._beside(word, hit)
        yield from self._hung(hit.word, hit)

    def _levels(self, word: Word) -> Iterator[Word]:
        below = word
        for level in tuple(clauses(self.marks, word))[1:]:
            if below.rel in ("xcomp", "obj") and level.lemma in ASKING:
                return
            yield level
            below = level

    def _beside(self, word: Word, hit: Hit) -> Iterator[Mention]:
        for child in self.marks.children(word, *PHRASES):
            for found in self._in(child) if child.i != hit.word.i else ():
                if not self._measures(found, child) and not self._sentence(found, child):
                    yield found
        for subject in self.marks.children(word, "nsubj") if word.upos == "VERB" else ():
            yield from self._with_subject(subject)

    def _with_subject(self, subject: Word) -> Iterator[Mention]:
        """ "a court in X on Thursday found him guilty": a time that the tree hangs on who acts."""
        for child in self.marks.children(subject, "nmod"):
            cases = self.marks.cases(child)
            if cases & {"on", "in"} or not cases:
                yield from self.facts.times.at(child.i)

    def _dated(self, noun: Word) -> Iterator[Mention]:
        """ "a ceasefire that took effect on 18 March": the time in a clause that only dates the noun."""
        if noun.upos != "NOUN":
            return
        dating = [*self.marks.children(noun, "acl")]
        for child in self.marks.children(noun, "nmod"):
            dating += [each for each in self.marks.children(child, "acl") if each.lemma in TAKING]
        for clause in dating:
            if clause.lemma in DATING or clause.lemma in DOING:
                for child in self.marks.children(clause, "obl", "advmod"):
                    yield from self._in(child)

    def _hung(self, word: Word, hit: Hit) -> Iterator[Mention]:
        """ "in 2014, when boats were blown up", "collapsed on Thursday when they walked out": what a clause of time hangs on."""
        clause = tuple(clauses(self.marks, word))[-1]
        above = self.marks.head(clause)
        told = {child.lower for child in self.marks.children(clause, "advmod", "mark", "obl", "case")}
        if above is None:
            return
        if clause.deprel == "acl:relcl" and "when" in told:
            yield from self._in(above)
        elif clause.deprel == "acl:relcl" and "where" in told:
            verb = self.marks.head(above)
            yield from self._beside(verb, hit) if verb is not None and verb.upos == "VERB" and above.rel in ("obl", "obj") else ()
        elif clause.rel == "advcl" and "when" in told:
            for level in clauses(self.marks, above):
                yield from self._beside(level, hit)

    def _measures(self, mention: Mention, word: Word) -> bool:
        """ "hours after they walked out": how far two deeds lie apart, and not when either was done."""
        following = self.marks.words[word.i + 1 : word.i + 2]
        apart = any(each.lower in ("after", "before") for each in following)
        return apart and self.facts.times.thing(mention).start is None

    def _sentence(self, mention: Mention, word: Word) -> bool:
        """ "sentenced to 11 years": a term, and not when it was passed."""
        return self._lasts(mention) and any(case.lower in ("to", "between", "of") for case in self.marks.children(word, "case"))

    def _in(self, word: Word) -> Iterator[Mention]:
        """The times in a phrase: "for six hours on Tuesday" holds two."""
        for each in (word, *self.marks.children(word, *WITHIN)):
            yield from self.facts.times.at(each.i)
