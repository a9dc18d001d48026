"""Pages: the report in an HTML page, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from dateline.errors import InputError
from dateline.text.published import normalise_date

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b")
ANY_TAG = re.compile(r"<(/?)([a-zA-Z!?][^\s/<>]*)[^<>]*(?:>|$|(?=<))")
EMPTY_TAGS = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
CLOSED_BY_OTHERS = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot", "html", "head", "body"])
_BLOCKS = "p div br h1 h2 h3 h4 h5 h6 li ul ol blockquote section article header main tr table pre"
_UNREAD = "script style noscript template svg nav footer aside form head iframe button figure"
BLOCKS, UNREAD = frozenset(_BLOCKS.split()), frozenset(_UNREAD.split())
META = re.compile(r"(?i)<meta\s([^<>]{1,500})>")
NAMES_DATE = re.compile(
    r"(?i)[\"'](?:article:published(?:_time)?|og:published_time|datePublished|pub-?date|publish-?date|publication-?date|parsely-pub-date"
    r"|sailthru\.date|dc(?:terms)?\.(?:date(?:\.issued)?|issued|created)|date|rnews:datePublished|ptime|cXenseParse:recs:publishtime)[\"']"
)
STAMPED = re.compile(r"""(?i)<time\s[^<>]{0,200}?datetime\s{0,4}=\s{0,4}["']([^"'<>]{8,40})["'][^<>]{0,200}>""")
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:/|-|$)")
CONTENT = re.compile(r"(?i)content\s{0,4}=\s{0,4}[\"']([^\"'<>]{8,40})[\"']")
LINKED_DATE = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"([^"<>]{8,40})"')
DEEPEST = 200  # elements inside one another; libxml2 stops at 256
LARGEST = 5_000_000  # characters
ELEMENTS = 50_000  # of a page that is looked at closely
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
    deepest, elements = extent_of(html)
    page = _extracted(html, url) if deepest <= DEEPEST and elements <= ELEMENTS else None
    if not page:
        page = Web(_plain(html))
    if not page.text.strip():
        raise InputError("there is no report in this page", where=where, remedy="give the page of one article")
    return page


def extent_of(html: str) -> tuple[int, int]:
    """How many elements stand open at once at most, and how many there are: pages of ten thousand have crashed parsers.

    >>> extent_of("<div><b>Kyiv</b><br></div>")
    (2, 3)
    """
    depth = deepest = elements = 0
    for closing, name in TAG.findall(html):
        name = name.lower()
        elements += not closing
        if name in EMPTY_TAGS or name in CLOSED_BY_OTHERS:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest, elements


def _extracted(html: str, url: str | None) -> Web | None:
    from trafilatura import bare_extraction  # a third of a second to import, and pages are rare

    try:
        found: Any = bare_extraction(
            html,
            url=url,
            favor_precision=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
        )
    except Exception:  # whatever a hostile page makes of a library that is not ours, the page can still be read plainly
        return None
    if not found or not (found.text or "").strip():
        return None
    return Web(
        text=_spaced(found.text),
        title=_clean_title(found.title, found.sitename),
        byline=found.author,
        published=_stated_date(html, found.url or url),
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


def _stated_date(html: str, url: str | None) -> str | None:
    """What the page states for machines. What it only shows is left to the reading of its text: "1/5/2012" has two meanings."""
    for said in _stated_dates(html[:HEAD], url):
        try:
            return normalise_date(said)
        except InputError:  # many pages say 0001-01-01
            continue
    return None


def _stated_dates(head: str, url: str | None) -> Iterator[str]:
    for tag in META.finditer(head):
        value = CONTENT.search(tag[1]) if NAMES_DATE.search(tag[1]) else None
        if value:
            yield value[1]
    yield from (linked[1] for linked in LINKED_DATE.finditer(head))
    stamped = {found[1].strip()[:10] for found in STAMPED.finditer(head)}
    if len(stamped) == 1:  # more than one may date other stories
        yield stamped.pop()
    address = IN_ADDRESS.search(url or "")
    if address:
        yield "-".join(address.groups())


def _plain(html: str) -> str:
    """Text with its blocks apart, read in one pass without a tree, so that no page is too deep or too broken for it."""
    blocks, block, unread, end = [], [], 0, 0
    html = _without_comments(html)
    for tag in ANY_TAG.finditer(html):
        if not unread:
            block.append(html[end : tag.start()])
        end, name = tag.end(), tag[2].lower()
        if name in UNREAD:
            unread = max(0, unread - 1) if tag[1] else unread + 1
        elif name in BLOCKS and block:
            blocks.append("".join(block))
            block = []
    if not unread:
        block.append(html[end:])
    blocks.append("".join(block))
    return "\n\n".join(line for line in (re.sub(r"\s+", " ", unescape(one)).strip() for one in blocks) if line)


def _without_comments(html: str) -> str:
    kept, end = [], 0
    while (start := html.find("<!--", end)) >= 0:
        kept.append(html[end:start])
        closed = html.find("-->", start + 4)
        if closed < 0:
            return "".join(kept)
        end = closed + 3
    kept.append(html[end:])
    return "".join(kept)
