"""Atom (RFC 4287): one entry for each report, with what it tells of."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from tempfile import TemporaryFile
from typing import BinaryIO

from dateline.exports.resolved import Resolved
from dateline.exports.texts import URN, named, on_one_line, printable, web_address
from dateline.record import Record

UNDATED = "1970-01-01T00:00:00Z"
LONGEST = 300  # characters of what is said


def write_atom(records: Iterable[Record], out: BinaryIO) -> int:
    """Write a feed; how many entries it has.

    Atom wants a moment for everything. A day becomes its first moment in UTC; a report without a date stands at the beginning of
    1970, last in every reader, rather than at a moment that nobody gave.
    """
    newest, count = UNDATED, 0
    with TemporaryFile() as entries:  # the newest date stands above the entries and is known after them
        for count, record in enumerate(records, 1):  # noqa: B007
            page = Resolved(record)
            newest = max(newest, moment(record.article.published))
            entries.write(_entry(page).encode("utf8"))
        entries.seek(0)
        out.write(_opening(newest).encode("utf8"))
        shutil.copyfileobj(entries, out)
    out.write(b"</feed>\n")
    return count


def _opening(updated: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>Dateline</title>\n<id>{URN}export</id>\n<updated>{updated}</updated>\n"
        "<author><name>Dateline</name></author>\n<generator>Dateline</generator>\n"
    )


def _entry(page: Resolved) -> str:
    article = page.record.article
    address = web_address(article.url)
    author = article.byline or article.publisher or article.agency
    lines = [
        "<entry>",
        _element("title", on_one_line(page.title)),
        _element("id", f"{URN}{named(article.id)}"),
        _element("updated", moment(article.published)),
        _element("published", moment(article.published)) if article.published else "",
        f'<link rel="alternate" href="{_attribute(address)}"/>' if address else "",
        f"<author>{_element('name', on_one_line(author))}</author>" if author else "",
        *(f'<category term="{_attribute(kind)}"/>' for kind in dict.fromkeys(event.type for event in page.record.events)),
        f'<content type="html">{escape("".join(_content(page)))}</content>',
        "</entry>\n",
    ]
    return "\n".join(filter(None, lines))


def _content(page: Resolved) -> Iterator[str]:
    """HTML, which the feed then carries as text: events, then claims."""
    if page.record.events:
        yield "<h3>Events</h3><ul>"
        for event in page.record.events:
            said = escape(printable(page.sentences.around(event.trigger)))
            claim = page.claim(event.claim)
            vouched = f" — on the word of {page.who(claim.speaker) or 'somebody unnamed'} ({claim.act})" if claim else ""
            yield f"<li><b>{escape(printable(page.phrase(event) + vouched))}</b><br>{said}</li>"
        yield "</ul>"
    if page.record.claims:
        yield "<h3>Claims</h3><ul>"
        for each in page.record.claims:
            speaker, words = page.who(each.speaker) or "somebody unnamed", page.words(each.content)
            act = f"not {each.act}" if each.polarity == "negated" else each.act
            short = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
            yield f"<li><b>{escape(printable(f'{speaker}: {act}'))}</b><br>{escape(printable(short))}</li>"
        yield "</ul>"


def moment(published: str | None) -> str:
    """A moment as RFC 3339 writes it.

    >>> moment("2022-02-17"), moment("2022-02-17T06:30+02:00"), moment("some day")
    ('2022-02-17T00:00:00Z', '2022-02-17T04:30:00Z', '1970-01-01T00:00:00Z')
    """
    try:
        found = datetime.fromisoformat(published or "")
        zoned = found if found.tzinfo else found.replace(tzinfo=UTC)
        return f"{zoned.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"
    except (ValueError, OverflowError):
        return UNDATED


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(printable(text))}</{name}>"


def _attribute(text: str | None) -> str:
    return escape(printable(text or ""), quote=True)
