"""What there is around a predicate that bears on whether it happened, as short names that weights can be fitted to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.facts.status.signals import NEGATIONS
from dateline.marks import Marks, Word
from dateline.types import Status

TURNING = frozenset({"advmod", "det", "cc", "mark", "nsubj", "obj", "case"})
HEIGHT = 2  # how many governors are looked at
LONGEST = 6  # coordinations are climbed no further
SHORT = 6  # words in a sentence that is a cry or a title


class Circumstances:
    """The circumstances of the predicates of an article, whose statuses by rule are among them."""

    def __init__(self, marks: Marks, status_of: Callable[[Word], Status]) -> None:
        self.marks, self.status_of = marks, status_of

    def of(self, word: Word) -> set[str]:
        """All of them, without order."""
        status, own = self.status_of(word), set(self._clause(word))
        found = own | {f"{status} & {each}" for each in own}
        found |= {status, f"form {word.lower}", f"word {word.lemma.lower()}", f"word {word.lemma.lower()} & {status}", f"part {word.upos}"}
        found |= {f"as {word.deprel}", f"{status} & as {word.deprel}", f"{status} & {word.xpos}", *self._sentence(word)}
        found.update(self._above(word, status))
        return found

    def _clause(self, word: Word) -> Iterator[str]:
        children = self.marks.children(word)
        yield f"tag {word.xpos}"
        yield f"form {word.feats.get('Mood', '')} {word.feats.get('Tense', '')} {word.feats.get('VerbForm', '')}"
        auxiliaries = [child.lower for child in children if child.rel == "aux"]
        negated = any(child.lower in NEGATIONS and child.rel in TURNING for child in children)
        if negated:
            yield "not"
        for auxiliary in auxiliaries or ["no auxiliary"]:
            yield auxiliary
            yield f"{auxiliary} & {word.xpos}"
            yield f"{auxiliary} & {'not' if negated else 'so'}"
        if len(auxiliaries) > 1:
            yield " ".join(auxiliaries)
        for child in children:
            yield from self._dependent(word, child)

    def _dependent(self, word: Word, child: Word) -> Iterator[str]:
        rel = child.rel
        if rel in ("mark", "case"):
            yield f"{rel} {child.lower}"
            yield f"{rel} {child.lower} & {word.xpos}"
        elif rel == "advmod":
            yield f"adverb {child.lemma.lower()}"
        elif rel in ("nsubj", "csubj", "expl", "obj"):
            yield f"has {child.deprel}"
            yield f"{rel} {child.lower if child.upos == 'PRON' else child.xpos}"
            for determiner in self.marks.children(child, "det"):
                yield f"{rel} with {determiner.lower}"
        elif rel in ("ccomp", "xcomp"):
            yield f"{rel} {'to' if self._marker(child) == 'to' else child.xpos}"
        elif rel in ("advcl", "cop", "conj", "compound", "obl"):
            yield f"has {child.deprel} {self._marker(child) if rel == 'advcl' else ''}".rstrip()
        elif rel == "det" or child.lower in ("?", "!"):
            yield f"with {child.lower}"

    def _marker(self, word: Word) -> str:
        return next((child.lower for child in self.marks.children(word, "mark", "case")), "")

    def _place(self, word: Word) -> str:
        return f"{word.deprel} {self._marker(word)}".rstrip()

    def _sentence(self, word: Word) -> Iterator[str]:
        sentence = self.marks.sentences[word.sentence]
        first, last = self.marks.words[sentence.first], self.marks.words[sentence.last - 1]
        end = last.lower if last.lower in (".", "?", "!") else "open"
        yield f"ends {end}"
        yield f"ends {end} & opens {first.upos}"
        yield f"opens {first.lower if first.upos in ('AUX', 'SCONJ', 'PRON', 'ADV') else first.upos}"
        if sentence.last - sentence.first < SHORT:
            yield "short"

    def _first(self, word: Word) -> Word:
        for _ in range(LONGEST):
            above = self.marks.head(word) if word.rel == "conj" else None
            if above is None:
                break
            word = above
        return word

    def _above(self, word: Word, status: Status) -> Iterator[str]:
        spot = self._first(word)
        if spot is not word:
            yield f"beside {self.status_of(spot)}"
            yield f"beside {self._place(spot)}"
            yield from (f"beside {each}" for each in self._clause(spot) if each.startswith(("will", "would", "can", "not", "form", "mark")))
        for height in range(1, HEIGHT + 1):
            place, governor = self._place(spot), self.marks.head(spot)
            yield f"{height} {place}"
            if governor is None:
                return
            lemma, above = governor.lemma.lower(), self.status_of(governor)
            yield f"{height} {lemma}"
            yield f"{height} {place} of {lemma}"
            yield f"{height} {spot.rel} of {lemma}"
            yield f"{height} {spot.rel} of {governor.upos}"
            yield f"{height} {above}"
            yield f"{height} {place} of {above}"
            yield f"{height} {status} under {above}"
            yield from self._governing(height, governor, place)
            spot = self._first(governor)

    def _governing(self, height: int, governor: Word, place: str) -> Iterator[str]:
        for each in self._clause(governor):
            yield f"{height} over {each}"
            if height == 1 and not each.startswith(("has", "with", "adverb", "case")):
                yield f"{place} under {each}"
