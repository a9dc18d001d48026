"""What stands before "that" belongs to the verb before it: "demanded of Chad that …", "said on Friday that …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.marks import Word


def before_that(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with "of Togo" at "demanded" in "Chad demanded of Togo that the men be freed", not at "freed".

    A clause begins with its "that", so nothing before it is in the clause.

    >>> from dateline.models.conllu import read_conllu
    >>> rows = ["1 Chad Chad PROPN NNP _ 2 nsubj", "2 asked ask VERB VBD _ 0 root", "3 of of ADP IN _ 4 case",
    ...         "4 Togo Togo PROPN NNP _ 7 obl", "5 that that SCONJ IN _ 7 mark", "6 it it PRON PRP _ 7 nsubj",
    ...         "7 leave leave VERB VB _ 2 ccomp"]
    >>> [(_, _, marks)] = read_conllu("\\n".join((row + " _ _").replace(" ", "\\t") for row in rows) + "\\n")
    >>> before_that(marks.words)[3].head
    1
    """
    opened = {word.head: word.i for word in words if word.rel == "mark" and word.lower == "that" and word.head > word.i}
    if not opened:
        return tuple(words)
    mended = list(words)
    starts: dict[int, int] = {}
    for word in words:
        if word.head >= 0:
            starts[word.head] = min(starts.get(word.head, word.head), word.i)
    for word in words:
        that = opened.get(word.head, -1)
        if word.rel == "obl" and word.i < that:
            clause = words[word.head]
            if clause.rel == "ccomp" and clause.head >= 0 and starts.get(word.i, word.i) == clause.head + 1:
                mended[word.i] = replace(word, head=clause.head, deprel="obl")
    return tuple(mended)
