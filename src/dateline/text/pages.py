"""Pages: the report in an HTML page, and what the page says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any

from dateline.errors import InputError

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b")
EMPTY_TAGS = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
CLOSED_BY_OTHERS = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot", "html", "head", "body"])
_BLOCKS = "p div br h1 h2 h3 h4 h5 h6 li ul ol blockquote section article header main tr table pre"
_UNREAD = "script style noscript template svg nav footer aside form head iframe button figure"
BLOCKS, UNREAD = frozenset(_BLOCKS.split()), frozenset(_UNREAD.split())
_DATE_NAMES = r"(?:article:published_time|og:published_time|datePublished)[\"']"
_DATE_VALUE = r"content\s{0,4}=\s{0,4}[\"']([^\"'<>]{8,40})[\"']"
STATED_DATES = (
    re.compile(rf"(?i)<meta[^>]{{1,200}}?{_DATE_NAMES}[^>]{{1,100}}?{_DATE_VALUE}"),
    re.compile(rf"(?i)<meta[^>]{{0,200}}?{_DATE_VALUE}[^>]{{1,100}}?{_DATE_NAMES}"),
    re.compile(r'"datePublished"\s{0,4}:\s{0,4}"([^"<>]{8,40})"'),
)
DEEPEST = 400  # elements inside one another; the parser below counts on the C stack
LARGEST = 10_000_000  # characters
HEAD = 300_000  # characters in which a page states its date


@dataclass(frozen=True)
class Web:
    """A page as far as it was understood: its report as plain text and what it says of itself."""

    text: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def read_page(html: str, url: str | None = None, where: str = "") -> Web:
    """The report in a page, without menus, comments and lists of other stories.

    Broken pages are read as browsers do. A page too large, or one in which no text stands, raises InputError.

    >>> page = read_page("<html><body><h1>Ship sails</h1><p>A ship sailed from Odesa on Monday.</body>")
    >>> page.title, page.text
    ('Ship sails', 'A ship sailed from Odesa on Monday.')
    """
    if len(html) > LARGEST:
        raise InputError(f"the page is longer than {LARGEST:,} characters", where=where, remedy="give the report alone")
    page = _extracted(html, url) if depth_of(html) <= DEEPEST else None
    if not page:
        page = Web(_plain(html))
    if not page.text.strip():
        raise InputError("there is no report in this page", where=where, remedy="give the page of one article")
    return page


def depth_of(html: str) -> int:
    """How many elements stand open at once at most: pages of ten thousand have crashed parsers."""
    depth = deepest = 0
    for closing, name in TAG.findall(html):
        name = name.lower()
        if name in EMPTY_TAGS or name in CLOSED_BY_OTHERS:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _extracted(html: str, url: str | None) -> Web | None:
    from trafilatura import bare_extraction  # a third of a second to import, and pages are rare

    try:
        found: Any = bare_extraction(
            html,
            url=url,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # whatever a hostile page makes of a library that is not ours, the page can still be read plainly
        return None
    if not found or not (found.text or "").strip():
        return None
    return Web(
        text=_spaced(found.text),
        title=_clean_title(found.title, found.sitename),
        byline=found.author,
        published=_stated_date(html) or found.date,
        publisher=found.sitename,
        url=found.url,
    )


def _spaced(text: str) -> str:
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def _clean_title(title: str | None, publisher: str | None) -> str | None:
    """Without the name of the paper that pages add to their titles."""
    if not title:
        return None
    title = unescape(title)
    if publisher:
        bare = re.sub(r"\s+[|–—-]\s+" + re.escape(publisher) + r"\s*$", "", title, flags=re.IGNORECASE)
        return bare or title
    return title


def _stated_date(html: str) -> str | None:
    head = html[:HEAD]
    return next((found[1].strip() for pattern in STATED_DATES if (found := pattern.search(head))), None)


class _PlainText(HTMLParser):
    """Text with its blocks apart. It keeps no tree, so that no page is too deep for it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD:
            self.unread += 1
        elif tag in BLOCKS:
            self.pieces.append("\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD:
            self.unread = max(0, self.unread - 1)
        elif tag in BLOCKS:
            self.pieces.append("\n\n")
        elif tag == "body":
            self.unread = 0

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.pieces.append(re.sub(r"\s+", " ", data))


def _plain(html: str) -> str:
    parser = _PlainText()
    parser.feed(html)
    parser.close()
    blocks = (re.sub(r" ?\n ?", "\n", block).strip() for block in "".join(parser.pieces).split("\n\n"))
    return "\n\n".join(block for block in blocks if block)
