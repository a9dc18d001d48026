"""What the network reads of a word beside its pieces: its shape, and the gap before it."""

from __future__ import annotations

from functools import lru_cache

LOWER, TITLE, UPPER, MIXED, DIGITS, PUNCTUATION, ALPHANUMERIC, OTHER, EDGE, INITIAL = range(10)
NO_GAP, SPACE, PARAGRAPH = range(3)


@lru_cache(65536)
def shape_of(form: str) -> int:
    """The shape of a word: its case, or that it is digits or punctuation. An uncased encoder needs to be told.

    >>> shape_of("Moscow"), shape_of("NATO"), shape_of("’s"), shape_of("S-400")
    (1, 2, 0, 6)
    """
    letters = [char for char in form if char.isalpha()]
    if not letters:
        return DIGITS if any(char.isdigit() for char in form) else PUNCTUATION
    if any(char.isdigit() for char in form):
        return ALPHANUMERIC
    if all(char.islower() for char in letters):
        return LOWER
    if all(char.isupper() for char in letters):
        return INITIAL if len(letters) == 1 else UPPER
    if letters[0].isupper() and all(char.islower() for char in letters[1:]):
        return TITLE
    return MIXED if any(char.isupper() for char in letters) else OTHER


def gap_before(text: str, end: int, start: int) -> int:
    """The gap between characters `end` (of the word before) and `start`; a blank line opens a paragraph.

    >>> gap_before("Go. Now.", 3, 4), gap_before("HEAD\\n\\nGo.", 4, 6)
    (1, 2)
    """
    between = text[end:start]
    if not end:
        return PARAGRAPH
    return PARAGRAPH if between.count("\n") > 1 else SPACE if between else NO_GAP
