"""One subject for one verb: where the network saw two in a row, the name is in apposition to the noun before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.marks import Word


def one_subject(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with "bloc" alone as the subject of "the regional bloc SADC appealed", and "SADC" as its apposition.

    A clause has one subject; what stands between a noun and the name that follows it at once is nothing, not a comma.
    Of two names in a row ("Cyclone Odile struck") both are one name.

    >>> from dateline.models.conllu import read_conllu
    >>> rows = ["1 bloc bloc NOUN _ _ 3 nsubj _ _", "2 SADC SADC PROPN _ _ 3 nsubj _ _", "3 spoke speak VERB _ _ 0 root _ _"]
    >>> [(_, _, marks)] = read_conllu("\\n".join(row.replace(" ", "\\t") for row in rows) + "\\n")
    >>> [(word.head, word.deprel) for word in one_subject(marks.words)]
    [(2, 'nsubj'), (0, 'appos'), (-1, 'root')]
    """
    mended = list(words)
    for name in words:
        if name.upos == "PROPN" and name.deprel == "nsubj" and name.i and name.head > name.i:
            noun = _noun_before(words, name)
            if noun is not None:
                mended[name.i] = replace(name, head=noun.i, deprel="appos" if noun.upos == "NOUN" else "flat")
    return tuple(mended)


def _noun_before(words: Sequence[Word], name: Word) -> Word | None:
    """The other subject of the same verb, if its phrase ends right before the name."""
    word = words[name.i - 1]
    while word.head < name.i and word.head >= 0:
        word = words[word.head]
    subject = (word.head, word.deprel) == (name.head, "nsubj") and word.i < name.i
    return word if subject and (word.upos == "NOUN" or (word.upos == "PROPN" and _in_a_row(words, word, name))) else None


def _in_a_row(words: Sequence[Word], first: Word, second: Word) -> bool:
    """ "Cyclone Odile", "Secretary-General"."""
    return [word.form for word in words[first.i + 1 : second.i]] in ([], ["-"])
