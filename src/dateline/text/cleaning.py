"""Cleaning: from a text as it was found to the paragraphs of the report, with what was left out and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.text.datelines import is_byline, known_agency
from dateline.text.furniture import LAST_BITS, LONGEST, PHOTOGRAPHER, Region, is_navigation, opens_section, reason_for
from dateline.text.published import dates_in
from dateline.types import Removed

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
SURROGATE = re.compile("[\ud800-\udfff]")
SPACES = re.compile(r"\s+")
BETWEEN_PARTS = re.compile(r"(\s{3,}|\s?\t\s?|\s+[|·•]\s+|\s+/\s+)")
BULLET = re.compile(r"(?:[-–—*•·▪◦►‣+#]|\d{1,3}[.)]|\(?[a-z]\))\s")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
DASH_LEFT_OPEN = re.compile(r"^.{3,80}(?: |(?<=\)))[–—-]+$")  # "KYIV (Harbour Wire) –", its sentence on the next line
STARTS_LOWER = re.compile(r"[a-zß-öø-ÿ][a-zß-öø-ÿ'’]*(?![-\w])")
SECOND_START = re.compile(
    r"""(?x)(?<=[\w?!’”"]\ )(?=[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{2,}(?:[\ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){0,3}(?:,\ [A-Z][\w.]+(?:\ [A-Z]\w+)?)?
    (?:,\ [A-Z][a-z]{2,8}\.?\ \d{1,2})?\ \(([A-Z][\w\ -]{1,20})\)\ ?[—–-])"""
)
NARROWEST, WIDEST = 40, 130  # columns: text that was wrapped by hand or by a wire is not wider
SENTENCE = 90  # characters: a shorter line without a full stop is a heading, a label, a date
SHORT_SENTENCE = 40  # characters: a shorter line is none of the body's even with a full stop
TOP_LINES, TAIL_LINES = 12, 14
FILED = 4  # words that a part of a line of place, date and desk has at most
CAPTION = 400  # characters of a caption at most


@dataclass
class Page:
    """Paragraphs that stay and stretches that go, while a text is being cleaned."""

    paragraphs: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)

    def drop(self, text: str, reason: str) -> None:
        if text.strip():
            self.removed.append(Removed(SPACES.sub(" ", text).strip(), reason))


def clean(text: str) -> Page:
    """The paragraphs of a report, and what stood around them.

    Only white space and characters without width change in what stays, so that a phrase of the input can be found again.

    >>> page = clean("Ship sails\\n\\nA ship\\nsailed on Monday.\\n\\nADVERTISEMENT\\n")
    >>> page.paragraphs, page.removed[0].reason
    (['Ship sails', 'A ship sailed on Monday.'], 'advertisement')
    """
    lines = list(_paragraph_lines(visible(text)))
    page = Page()
    first, last = _body(lines)
    end, rest = _section_end(lines, last)
    for number, line in enumerate(lines[:end]):
        regions: list[Region] = ["anywhere"]
        if number < first and number < TOP_LINES:
            regions.append("top")
        if number > first and number >= max(end - TAIL_LINES, len(lines) // 2):
            regions.append("tail")
        if number == 0 and len(lines) > 2:
            regions.append("first")
        kept = _keep(line, regions, page)
        if kept:
            page.paragraphs += _split_run_on(kept) if number == 0 else [kept]
    for line in lines[end:]:
        page.drop(line, rest)
    return page


def visible(text: str) -> str:
    """The text without characters that take no room; a lone surrogate becomes U+FFFD, which keeps its place."""
    if not text.isascii():
        text = SURROGATE.sub("\ufffd", text)
    return INVISIBLE.sub("", text)


def _paragraph_lines(text: str) -> Iterator[str]:
    """One paragraph, heading, label or list item a line: wrapped lines are joined, all others stand alone."""
    lines = text.splitlines()
    width = _wrap_width(lines)
    parts: list[str] = []
    margin = 0
    for line in lines:
        indented = width > 0 and len(line) - len(line.lstrip()) > margin + 1
        margin, line = len(line) - len(line.lstrip()), line.strip()
        if parts and line and not indented and _continues(parts[-1], line, width):
            if not (parts[-1][-1] == "-" and parts[-1][-2:-1].isalnum() and line[0].islower()):
                parts.append(" ")
            parts.append(line)
            continue
        if parts:
            yield "".join(parts)
        parts = [line] if line else []
    if parts:
        yield "".join(parts)


def _wrap_width(lines: Sequence[str]) -> int:
    """The column at which a text was wrapped by hand, or 0 where it was not; a line or two may stick out of it."""
    lengths = sorted(len(line.rstrip()) for line in lines)
    widths = dict.fromkeys([*lengths[-1:], *lengths[-1 - max(1, len(lengths) // 30) :][:1]])
    return next((width for width in widths if NARROWEST <= width <= WIDEST and _is_wrapped(lines, width)), 0)


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    full = breaks = 0
    for line, following in pairwise(lines):
        line, following = line.rstrip(), following.strip()
        if line and following:
            breaks += 1
            full += len(line) <= width < len(line) + 1 + len(following.split(" ", 1)[0])
    return breaks >= 2 and full * 4 >= breaks * 3


def _continues(line: str, following: str, width: int) -> bool:
    """Whether a line break is only where the column ended, or where a link was cut out of a sentence."""
    if BULLET.match(following) or is_byline(following):
        return False
    if DASH_LEFT_OPEN.search(line) and line[0].isupper():
        return True
    if width and len(line) + 1 + len(following.split(" ", 1)[0]) > width:
        return True
    return bool(STARTS_LOWER.match(following)) and not ENDS_SENTENCE.search(line[-6:]) and not line.isupper()


def _body(lines: Sequence[str]) -> tuple[int, int]:
    """The first and the last line that are running text."""
    running = [number for number, line in enumerate(lines) if _is_running_text(line)]
    return (running[0], running[-1]) if running else (len(lines), -1)


def _is_running_text(line: str) -> bool:
    if len(line) >= SENTENCE:
        return SENTENCE_END.search(line) is not None
    return len(line) >= SHORT_SENTENCE and line[:1].isupper() and FULL_STOP.search(line[-6:]) is not None


def _section_end(lines: Sequence[str], last: int) -> tuple[int, str]:
    """Where readers' comments or a list of other stories begins, if nothing but that follows, and which of the two."""
    for number in range(max(1, len(lines) // 2), len(lines)):
        reason = opens_section(lines[number])
        if reason == "comments" and (number > last or number * 10 >= len(lines) * 6) and any(map(_is_running_text, lines[:number])):
            return number, reason
        if reason and number > last and not any(FULL_STOP.search(line[-6:]) for line in lines[number + 1 :]):
            return number, reason
    end = len(lines)
    while end - 1 > last and end > 2 and _leads_elsewhere(lines[end - 1]):
        end -= 1
    return end, "link to another story"


def _leads_elsewhere(line: str) -> bool:
    """A headline under which nothing follows: it belongs to another story."""
    words = re.findall(r"[^\W\d_][\w'’-]*", line)
    if len(words) < 4 or len(line) > 120 or BULLET.match(line) or ENDS_SENTENCE.search(line):
        return False
    long_words = [word for word in words if len(word) > 3]
    return line.isupper() or (len(long_words) >= 4 and all(word[0].isupper() for word in long_words))


def _keep(line: str, regions: Sequence[Region], page: Page) -> str:
    """What of a line belongs to the report; the rest goes to `page.removed`."""
    whole = SPACES.sub(" ", line)
    reason = reason_for(whole, regions)
    if reason:
        return _date_of(whole, reason, page) if "top" in regions and not reason.startswith("editor") else _dropped(whole, reason, page)
    if len(line) <= LONGEST:
        whole = _kept_parts(line, regions, page)
    return _without_last_bits(_without_caption(whole, page), page)


def _dropped(line: str, reason: str, page: Page) -> str:
    page.drop(line, reason)
    return ""


def _date_of(line: str, reason: str, page: Page) -> str:
    """Of a label at the top ("Live updates, Thursday 24 May 2018") the date stays: times are told from it."""
    match = next((match for match, _ in dates_in(line)), None)
    if not match:
        return _dropped(line, reason, page)
    page.drop(line[: match.start()], reason)
    page.drop(line[match.end() :], reason)
    return match[0]


def _kept_parts(line: str, regions: Sequence[Region], page: Page) -> str:
    """A line of parts between bars or wide gaps, less the parts that are furniture."""
    pieces = BETWEEN_PARTS.split(line)
    parts, gaps = pieces[::2], ["", *pieces[1::2]]
    if len(parts) == 1:
        return SPACES.sub(" ", line)
    if is_navigation(parts) and "|" in line:
        return _dropped(line, "site navigation", page)
    if "top" in regions and "|" in line and _files(parts):
        return _date_of(line, "line of place, date and desk", page)
    kept = ""
    for part, gap in zip(parts, gaps, strict=True):
        reason = reason_for(part, [*(region for region in regions if region not in ("tail", "first")), "part"]) if part else None
        if reason and reason != "rule":
            page.drop(part, reason)
        else:
            kept += gap + part if kept else part
    return SPACES.sub(" ", kept).strip()


def _files(parts: Sequence[str]) -> bool:
    """Antananarivo | Monday, 14 September 2026 | Desk notes: a date between bars, and beside it a few words that end no sentence."""
    dated = [any(match[0].strip(" .") == part.strip(" .") for match, _ in dates_in(part)) for part in parts]
    plain = (part for part, date in zip(parts, dated, strict=True) if not date)
    return sum(dated) == 1 and all(len(part.split()) <= FILED and not ENDS_SENTENCE.search(part) for part in plain)


def _without_caption(line: str, page: Page) -> str:
    """A caption goes with the name of its photographer; of a paragraph that is no caption only the credit goes."""
    credit = PHOTOGRAPHER.search(line, max(0, len(line) - 140))
    if not credit:
        return line
    if len(line) <= CAPTION:
        return _dropped(line, "photo caption", page)
    page.drop(credit[0], "photo credit")
    return line[: credit.start()].rstrip(" ([")


def _without_last_bits(line: str, page: Page) -> str:
    for _ in range(4):
        bit = LAST_BITS.search(line, max(0, len(line) - 300))
        if not bit:
            break
        page.drop(bit[0], reason_for(bit[0].strip(" -–|·"), ["anywhere", "tail"]) or "end mark")
        line = line[: bit.start()].rstrip()
    return line


def _split_run_on(line: str) -> list[str]:
    """A headline that runs into the dateline of its report, where line breaks were lost on the way."""
    start = SECOND_START.search(line, 0, 300)
    if not start or not known_agency(start[1]):
        return [line]
    return [line[: start.end()].rstrip(), line[start.end() :].lstrip()]
