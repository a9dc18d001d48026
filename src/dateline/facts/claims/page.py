"""The report as claims see it: its marks, its quotations, and what is already known of times and actors."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from dateline.facts.claims.quotations import Quotation, find_paragraphs, find_quotations
from dateline.knowledge.lexicon import Cue, Lexicon
from dateline.marks import Marks, Sentence, Word
from dateline.types import Actor, Article, Found, Mention, Span, Time

# "VILNIUS, Oct 14 (Amber News) -", "Goma, 25 March 2025 -"
DATELINE = re.compile(
    r"[A-Z][A-Z]{2,}[^\n]{0,60}? ?(?:[—–]|--| - |:) ?|[A-Z]\w+, \d{1,2} \w+ \d{4} (?:[—–]|--|-) |\([A-Z][\w ,.'’-]{2,40}\) ?[—–-] "
)
# "Papua New Guinea: At least 26 …", "14:05 Honduras has closed …"
LABEL = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*| of| and| the){0,5}: |\d{1,2}[:.]\d\d(?: ?(?:GMT|UTC|[ap]\.?m\.?))?:? (?=[A-Z“\"])")
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
    def nouns_of(self) -> dict[str, list[int]]:
        """The nouns and names that stand for each actor, in order."""
        found: dict[str, list[int]] = {}
        for mention, head in zip(self.actors.mentions, self.actors.heads, strict=True):
            if self.marks.words[head].upos in ("NOUN", "PROPN"):
                found.setdefault(mention.thing, []).append(head)
        return {thing: sorted(heads) for thing, heads in found.items()}

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
    def regoverned(self) -> dict[int, int]:
        """Verbs of saying that the tree hangs on words said, with the verb of saying that they really go on from.

        "Said that …, adding that …"; "argues that … and demands that …": a parser cannot know that the outer speaker goes on.
        """
        found = {}
        for word in self.marks.words:
            if (word.rel == "advcl" and self._adds(word)) or (word.rel == "conj" and self._goes_on(word)):
                outer = self._outer(word)
                if outer is not None and (word.rel == "advcl" or self._alike(word, outer)):
                    found[word.i] = outer.i
        return found

    def _adds(self, word: Word) -> bool:
        before = self.marks.words[max(0, word.i - 2) : word.i]  # the comma may stand before the closing mark
        if word.xpos != "VBG" or not any(each.form == "," for each in before) or (cue := self.verb_cue(word)) is None:
            return False
        return cue.lemma in ADDING or ("that" in cue.frame and self.marks.child(word, "ccomp") is not None)

    def _goes_on(self, word: Word) -> bool:
        above = self.marks.head(word)
        own = self.marks.child(word, "nsubj", "nsubj:pass", "aux", "aux:pass")
        if word.xpos not in ("VBD", "VBZ", "VBP") or own is not None or above is None or self.verb_cue(word) is None:
            return False
        passive = self.marks.child(above, "nsubj:pass", "aux:pass") is not None
        return word.lower in ("said", "says", "added", "adds") or passive or not self.verb_cue(above)

    def _alike(self, word: Word, outer: Word) -> bool:
        """Both in one tense, and the words said in another where the verb of saying is in the past."""
        above = self.marks.head(word)
        if above is None or word.xpos != outer.xpos:
            return False
        if word.lower in ("said", "says", "added", "adds") or above.xpos not in ("VBD", "VBZ", "VBP", "VBN"):
            return True
        return word.xpos != "VBD" or above.xpos != "VBD" or self.marks.child(above, "aux", "cop", "aux:pass") is not None

    def _outer(self, word: Word) -> Word | None:
        above = self.marks.head(word)
        while above is not None and (above.rel in ("conj", "xcomp", "acl", "nmod", "obl", "advcl", "obj") and not self.verb_cue(above)):
            above = self.marks.head(above)
        outer = self.marks.head(above) if above is not None and above.rel == "ccomp" else above
        return outer if outer is not None and outer.i < word.i and outer.i != word.head and self.verb_cue(outer) else None

    @cached_property
    def names(self) -> frozenset[str]:
        """Every word that is part of a person's or a body's name somewhere in the report."""
        named = (word for entity in self.marks.entities if entity.label in ("PER", "ORG") for word in self.marks.words_in(entity.span))
        return frozenset(word.form for word in named if word.form[:1].isupper() and len(word.form) > 2)

    @cached_property
    def _datelines(self) -> dict[int, int]:
        opened = ((paragraph.start, self._lead(paragraph.start, min(paragraph.end, paragraph.start + 90))) for paragraph in self.paragraphs)
        return {start: match.end() for start, match in opened if match}

    def _lead(self, start: int, end: int) -> re.Match[str] | None:
        return DATELINE.match(self.text, start, end) or LABEL.match(self.text, start, end)

    def dateline_end(self, place: int) -> int:
        """Where the dateline or the label of this paragraph ends; where the paragraph starts if it has none."""
        start = self.paragraphs[self.paragraph_at(place)].start
        return self._datelines.get(start, start)

    def lexicon_frame(self, verb: Word) -> tuple[str, ...]:
        cue = self.verb_cue(verb)
        return cue.frame if cue else ()

    def asked_first(self, word: Word) -> bool:
        """ "Asked whether …, she said …", "when asked about …": a question by nobody named, at the head of its clause."""
        first = word.i == self.sentence_of(word).first or self.marks.child(word, "mark", "advmod") is not None
        return word.lemma == "ask" and first

    def actor_told(self, verb: Word, phrase: Word) -> bool:
        """Whether a phrase with "to" names who is told, and not what the object is about."""
        first = self.marks.child(phrase, "case")
        return first is not None and first.lower in ("to", "on") and phrase.head == verb.i and self.actor_at(phrase) is not None

    @cached_property
    def _cues(self) -> dict[int, Cue]:
        found = ((word.i, self.cue_in(self.lexicon, word)) for word in self.marks.words if word.upos in ("VERB", "AUX"))
        return {at: cue for at, cue in found if cue is not None}

    def cue_in(self, lexicon: Lexicon, word: Word) -> Cue | None:
        """The verb of this lexicon that the word is, with its particle."""
        cues = lexicon.verbs(word.lemma.lower(), word.lower)
        if not cues or (len(cues) == 1 and not cues[0].particles):
            return cues[0] if cues else None
        below = self.marks.children(word, "compound:prt", "advmod", "advcl", "obl")
        following = self.marks.words[word.i + 1 : word.i + 2]  # a particle that the tree takes for a preposition
        particles = {child.lower for child in (*below, *following) if child.i > word.i}
        return next((cue for cue in cues if particles.issuperset(cue.particles)), None)

    @cached_property
    def _nouns(self) -> dict[int, Cue]:
        found = ((word.i, self.lexicon.noun(word.lemma, word.lower)) for word in self.marks.words if word.upos == "NOUN")
        return {at: cue for at, cue in found if cue is not None}

    def noun_cue(self, word: Word) -> Cue | None:
        """The noun of saying that this word is."""
        return self._nouns.get(word.i)

    def verb_cue(self, word: Word) -> Cue | None:
        """The verb of saying that this word is, with its particle."""
        return self._cues.get(word.i)


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
    top: Word | None = None  # the highest word of the attribution clause: all under it is nobody's words
