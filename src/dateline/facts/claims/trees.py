"""Short walks over a tree that every rule of this package takes."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.marks import Marks, Word


def case_of(marks: Marks, word: Word) -> str:
    """The preposition of a phrase, or the subordinator of a clause: "of", "for", "as"; "" for none."""
    first = marks.child(word, "case", "mark")
    return first.lower if first else ""


def below(marks: Marks, heads: Iterable[Word]) -> tuple[Word, ...]:
    """The words of several subtrees, one after the other."""
    return tuple(word for head in heads for word in marks.subtree(head))


def is_infinitive(marks: Marks, clause: Word) -> bool:
    """A clause with "to"."""
    return any(child.lower == "to" for child in marks.children(clause, "mark"))


def around(marks: Marks, above: Word, verb: Word) -> tuple[Word, ...]:
    """All below `above` save what is below `verb`."""
    inside = {word.i for word in marks.subtree(verb)}
    return tuple(word for word in marks.subtree(above, ("discourse",)) if word.i not in inside)
