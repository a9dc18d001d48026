"""Texts of strangers, made harmless for the form that they go into."""

from __future__ import annotations

import re
from bisect import bisect_right

from dateline.text.words import ABBREVIATIONS
from dateline.types import Span, digest

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")  # to XML 1.0
LINE_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
OUR_ID = re.compile(r"[a-z]{3,12}-[0-9a-f]{16}")
STOP = re.compile(r"[.!?…\n](?:(?<=\n)|[\"'”’»)\]]{0,3}[ \t\u00a0]{1,8}(?=[^\sa-z]))")
LONGEST_WORD = 24  # characters looked back at for an abbreviation
LONGEST_SENTENCE = 1000  # characters
WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}\x00-\x20]{1,2000}")
URN = "urn:dateline:"


def printable(text: str) -> str:
    """The text without the control characters that XML forbids.

    >>> printable("a\\x00b\\nc")
    'ab\\nc'
    """
    return text if text.isprintable() else FORBIDDEN.sub("", text)


def on_one_line(text: str) -> str:
    """The text as a cell of a table that knows no quotation marks: no tab, no line end, no control character.

    >>> on_one_line("two\\tcells\\nof a line")
    'two cells of a line'
    """
    return text if text.isprintable() else printable(LINE_BREAKS.sub(" ", text))


def named(identity: str) -> str:
    """An id as part of a name: our own as it is, one of a stranger's making as a hash of it.

    >>> named("event-0123456789abcdef"), named("../../a:b")
    ('event-0123456789abcdef', 'foreign-4e0642413fb8773d')
    """
    return identity if OUR_ID.fullmatch(identity) else digest("foreign", identity)


def web_address(url: str | None) -> str | None:
    """The address, where it is one of the web's; anything else is None, for readers may follow it.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    return url if url and WEB.fullmatch(url) else None


class Sentences:
    """Where the sentences of a text begin, by full stop, abbreviation and paragraph.

    >>> Sentences("Talks end\\n\\nGen. Ade left. Nobody spoke.").around(Span(16, 19)), Sentences("One. Two.").number(5)
    ('Gen. Ade left.', 2)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        self._cut: dict[int, str] = {}
        for stop in STOP.finditer(text):
            at, end = stop.span()
            if text[at] == "." and self._abbreviates(at):
                continue
            if text[self._starts[-1] : at].isspace() or at == self._starts[-1]:
                self._starts[-1] = end
            else:
                self._starts.append(end)
        if len(self._starts) > 1 and not text[self._starts[-1] :].strip():
            self._starts.pop()

    def _abbreviates(self, at: int) -> bool:
        before = self._text[max(self._starts[-1], at - LONGEST_WORD) : at].rpartition(" ")[2].lstrip("(“\"'‘")
        return before.lower() in ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before != "I")

    def number(self, position: int) -> int:
        """The number of the sentence that holds a character; the first is 1."""
        return max(1, bisect_right(self._starts, position))

    def around(self, span: Span) -> str:
        """The sentence around a span; of an endless one, the part that holds it."""
        at = self.number(span.start)
        found = self._cut.get(at)
        if found is not None:
            return found
        start, end = self._starts[at - 1], self._starts[at] if at < len(self._starts) else len(self._text)
        if max(end, span.end) - start > LONGEST_SENTENCE:
            start = max(start, span.start - LONGEST_SENTENCE // 2)
            return self._text[start : min(max(end, span.end), start + LONGEST_SENTENCE)].strip()
        if span.end <= end:
            self._cut[at] = self._text[start:end].strip()
        return self._text[start : max(end, span.end)].strip()
