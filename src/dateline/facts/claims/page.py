"""The report as claims see it: its marks, its quotations, and what is already known of times and actors."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from dateline.facts.claims.quotations import Quotation, find_paragraphs, find_quotations
from dateline.knowledge.lexicon import Cue, Lexicon
from dateline.marks import Marks, Sentence, Word
from dateline.types import Actor, Article, Found, Mention, Span, Time

ADDING = frozenset("add note cite stress emphasize emphasise explain".split())


@dataclass(frozen=True)
class Page:
    """One report with all that the rules below ask of it."""

    article: Article
    marks: Marks
    times: Found[Time]
    actors: Found[Actor]
    lexicon: Lexicon

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        return find_paragraphs(self.text)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        return find_quotations(self.text, self.paragraphs)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self.quotations]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.marks.sentences]

    def paragraph_at(self, place: int) -> int:
        return max(0, bisect_right(self._paragraph_starts, place) - 1)

    def quotation_at(self, place: int) -> Quotation | None:
        """The quotation that this character stands in."""
        at = bisect_right(self._quotation_starts, place) - 1
        return self.quotations[at] if at >= 0 and place < self.quotations[at].span.end else None

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that begin inside `span`."""
        first, last = bisect_right(self._quotation_starts, span.start - 1), bisect_right(self._quotation_starts, span.end - 1)
        return self.quotations[first:last]

    def sentence_at(self, place: int) -> Sentence | None:
        at = bisect_right(self._sentence_starts, place) - 1
        return self.marks.sentences[at] if at >= 0 else None

    def sentence_of(self, word: Word) -> Sentence:
        return self.marks.sentences[word.sentence]

    def actor_at(self, word: Word | None) -> Mention | None:
        """The actor whose phrase this word heads, or whose name it is part of."""
        if word is None:
            return None
        near = (word, *self.marks.children(word, "flat", "compound", "appos"))
        above = self.marks.head(word) if word.rel in ("flat", "compound") else None
        return next((found[0] for each in (*near, *([above] if above else ())) if (found := self.actors.at(each.i))), None)

    @cached_property
    def added(self) -> dict[int, int]:
        """Participles like "adding" that the tree hangs on the words said, with the verb of saying that they go on from."""
        found = {}
        for word in self.marks.words:
            if word.lemma in ADDING and word.xpos == "VBG" and word.rel == "advcl" and self.marks.words[word.i - 1].form == ",":
                if (outer := self._outer(word)) is not None:
                    found[word.i] = outer.i
        return found

    def _outer(self, word: Word) -> Word | None:
        above = self.marks.head(word)
        while above is not None and above.rel in ("conj", "xcomp"):
            above = self.marks.head(above)
        outer = self.marks.head(above) if above is not None and above.rel == "ccomp" else None
        return outer if outer is not None and outer.i < word.i and self.verb_cue(outer) else None

    def verb_cue(self, word: Word) -> Cue | None:
        particles = tuple(child.lower for child in self.marks.children(word, "compound:prt", "advmod", "advcl", "obl") if child.i > word.i)
        return self.lexicon.verb(word.lemma.lower(), particles)


@dataclass(frozen=True)
class Saying:
    """An act of saying while it is being read: a claim that does not know its mentions yet."""

    cue: Cue
    word: Word
    span: Span  # of the cue
    slot: str = ""
    speaker: Word | None = None
    told: Word | None = None
    negated: bool = False
    content: tuple[Span, ...] = ()
    score: float = 0.5
    top: Word | None = None  # the highest word of the attribution clause: all under it is nobody's words
