"""Marks: what the network, or any Universal Dependencies parser, sees in a text. No meaning yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from dateline.types import Span

NO_FEATS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Word:
    """One syntactic word. `i` and `head` count words of the whole article; the head of a root is -1.

    `deprel` is the full UD v2 label ("nsubj:pass"); `rel` its part before the colon.
    """

    i: int
    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str = ""
    feats: Mapping[str, str] = field(default_factory=lambda: NO_FEATS)
    head: int = -1
    deprel: str = "root"
    sentence: int = 0
    joined: bool = False  # one token with the word before it ("do" + "n't"): a UD multiword token

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @cached_property
    def rel(self) -> str:
        return self.deprel.partition(":")[0]

    @cached_property
    def lower(self) -> str:
        return self.form.lower()


@dataclass(frozen=True)
class Sentence:
    """Words `first` up to (not including) `last` of the article."""

    i: int
    first: int
    last: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Entity:
    """A named span: PER, ORG, LOC or MISC, with the network's confidence in it (0 to 1)."""

    start: int
    end: int
    label: str
    score: float = 1.0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Marks:
    """The words, sentences, tree and named spans of one article, with the walks that rules need."""

    words: tuple[Word, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    model: str = ""

    @cached_property
    def _children(self) -> tuple[tuple[Word, ...], ...]:
        below: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head >= 0:
                below[word.head].append(word)
        return tuple(map(tuple, below))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _entity_of(self) -> dict[int, Entity]:
        return {word.i: entity for entity in self.entities for word in self.words_in(entity.span)}

    def head(self, word: Word) -> Word | None:
        """The word that governs this one; None for a root."""
        return self.words[word.head] if word.head >= 0 else None

    def children(self, word: Word, *rels: str) -> tuple[Word, ...]:
        """The dependents in text order; `rels` keeps those labelled so, with or without subtype ("obl", "nsubj:pass")."""
        below = self._children[word.i]
        return tuple([child for child in below if child.rel in rels or child.deprel in rels]) if rels and below else below

    def child(self, word: Word, *rels: str) -> Word | None:
        """The first dependent with one of these labels."""
        return next(iter(self.children(word, *rels)), None)

    def cases(self, word: Word) -> set[str]:
        """The prepositions of a phrase, in lower case: all of them, for "out of" has two.

        >>> from dateline.models.conllu import read_conllu
        >>> rows = ["1 out out ADP _ _ 3 case _ _", "2 of of ADP _ _ 3 case _ _", "3 Chad Chad PROPN _ _ 0 root _ _"]
        >>> [(_, _, marks)] = read_conllu("\\n".join(row.replace(" ", "\\t") for row in rows) + "\\n")
        >>> sorted(marks.cases(marks.words[2]))
        ['of', 'out']
        """
        return {case.lower for case in self.children(word, "case")}

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The head, its head, and so on up to the root."""
        above = self.head(word)
        while above is not None:
            yield above
            above = self.head(above)

    def subtree(self, word: Word, without: Iterable[str] = ()) -> tuple[Word, ...]:
        """The word and all below it, in text order; branches labelled as in `without` (rel or deprel) are cut off."""
        cut, stack, found = frozenset(without), [word], []
        while stack:
            top = stack.pop()
            found.append(top)
            stack += [child for child in self._children[top.i] if child.rel not in cut and child.deprel not in cut]
        return tuple(sorted(found, key=lambda each: each.i))

    def block(self, word: Word, without: Iterable[str] = ()) -> tuple[Word, ...]:
        """The unbroken run of `subtree` words around `word`: a phrase that can be pointed at."""
        inside = {each.i for each in self.subtree(word, without)}
        first = last = word.i
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return self.words[first : last + 1]

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that lie wholly inside `span`."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return tuple(word for word in self.words[first:last] if word.end <= span.end)

    def words_of(self, sentence: Sentence) -> tuple[Word, ...]:
        return self.words[sentence.first : sentence.last]

    def root(self, sentence: Sentence) -> Word:
        return next(word for word in self.words_of(sentence) if word.head < 0)

    def entity_of(self, word: Word) -> Entity | None:
        """The named span that this word is part of."""
        return self._entity_of.get(word.i)


def span_of(words: Iterable[Word]) -> Span:
    """From the first character of the leftmost word to the last of the rightmost.

    >>> span_of([Word(0, 4, 7, "two", "two", "NUM"), Word(1, 8, 13, "ships", "ship", "NOUN")])
    Span(start=4, end=13)
    """
    words = list(words)
    return Span(min(word.start for word in words), max(word.end for word in words))
