"""What a dependency tree says outright of a word, before anything is implied."""

from __future__ import annotations

from dateline.facts.events.words import PARTICLES
from dateline.marks import Marks, Word


def infinitive(marks: Marks, word: Word) -> bool:
    return any(child.lower == "to" for child in marks.children(word, "mark"))


def particles(marks: Marks, word: Word) -> tuple[Word, ...]:
    """ "broke off", "sent home": the small words that make another verb of a verb."""
    return tuple(
        child
        for child in marks.children(word)
        if child.deprel == "compound:prt" or (child.lower in PARTICLES and child.rel in ("advmod", "xcomp", "obl", "case", "mark"))
    )


def marking(marks: Marks, word: Word, forms: tuple[str, ...]) -> tuple[Word, ...]:
    """The words among `forms` that open a clause under a word."""
    return tuple(mark for clause in marks.children(word, "ccomp") for mark in marks.children(clause, "mark") if mark.lower in forms)
