"""Like goes with like: a verb with a tense is coordinated with one that has a tense, too, never with an infinitive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.marks import Word

FINITE = frozenset(("VBD", "VBZ"))  # what a tagger does not take an infinitive for
TENSED = frozenset(("VBD", "VBZ", "VBP", "MD"))
BARE = frozenset(("VB", "VBG"))
HIGHEST = 30  # words looked at on the way up, for a tree of hostile text may be deeper


def like_with_like(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with "will send" beside "urged" in "Chad urged Togo to wait and will send an envoy", not beside "wait".

    A verb that goes without a subject of its own shares the one of the nearest verb with a tense above it.

    >>> from dateline.models.conllu import read_conllu
    >>> rows = ["1 Chad Chad PROPN NNP _ 2 nsubj", "2 urged urge VERB VBD _ 0 root", "3 Togo Togo PROPN NNP _ 2 obj",
    ...         "4 to to PART TO _ 5 mark", "5 wait wait VERB VB _ 2 xcomp", "6 and and CCONJ CC _ 8 cc",
    ...         "7 will will AUX MD _ 8 aux", "8 act act VERB VB _ 5 conj"]
    >>> [(_, _, marks)] = read_conllu("\\n".join((row + " _ _").replace(" ", "\\t") for row in rows) + "\\n")
    >>> like_with_like(marks.words)[7].head
    1
    """
    loose = [word for word in words if word.deprel == "conj" and word.upos == "VERB" and _bare(words, word.head)]
    if not loose:
        return tuple(words)
    tensed = {word.head for word in words if word.rel in ("aux", "cop") and word.xpos in TENSED}
    with_subject = {word.head for word in words if word.rel in ("nsubj", "csubj")}
    mended = list(words)
    for word in loose:
        finite = word.i in tensed or (word.xpos in FINITE and word.lower != word.lemma)
        if finite and word.i not in with_subject and word.head not in tensed and word.head < word.i:
            above = next((each for each in _above(words, word) if _bears(each, tensed, with_subject)), None)
            if above is not None and above.i < word.head:
                mended[word.i] = replace(word, head=above.i)
    return tuple(mended)


def _bare(words: Sequence[Word], at: int) -> bool:
    """Whether that word is an infinitive or a gerund."""
    return at >= 0 and words[at].upos == "VERB" and words[at].xpos in BARE


def _bears(word: Word, tensed: set[int], with_subject: set[int]) -> bool:
    """Whether it is a verb with a tense and a subject to share."""
    return word.i in with_subject and word.upos in ("VERB", "AUX") and (word.i in tensed or word.xpos in TENSED)


def _above(words: Sequence[Word], word: Word) -> Iterator[Word]:
    """What a word hangs on, upwards."""
    for _ in range(HIGHEST):
        if word.head < 0:
            return
        word = words[word.head]
        yield word
