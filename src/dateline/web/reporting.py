"""Reporting: what the page of one report shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from dateline.record import Record
from dateline.text.draw import amount
from dateline.web.cutting import cut
from dateline.web.inking import Ink
from dateline.web.noting import Branch, Notes
from dateline.web.signs import plain


@dataclass(frozen=True)
class Row:
    """A line of the text with its notes."""

    html: Markup
    headline: bool
    notes: tuple[Branch, ...]


@dataclass(frozen=True)
class Thing:
    """One actor, place, time or amount, and how often the text names it."""

    id: str
    cells: tuple[str, ...]
    named: int


@dataclass(frozen=True)
class Table:
    """The things of one kind."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Thing, ...]


class Report:
    """The page of one record, ready to be filled in. `verdicts` are what people judged, by fact."""

    def __init__(self, record: Record, verdicts: Mapping[str, Sequence[str]] | None = None) -> None:
        self.record = record
        self.notes = Notes(record, verdicts)

    @property
    def title(self) -> str:
        article = self.record.article
        return (article.headline.of(article.text) if article.headline else "") or article.ref

    @property
    def kicker(self) -> tuple[str, ...]:
        """Whose report it is, and of when."""
        article = self.record.article
        when = article.published.replace("T", " ") if article.published else "no date of publication"
        facts = (article.publisher or article.agency or article.ref, article.agency if article.publisher else None, article.byline, when)
        return tuple(fact for fact in facts if fact)

    @property
    def link(self) -> str:
        return safe_link(self.record.article.url)

    @property
    def sums(self) -> tuple[tuple[int, str], ...]:
        record = self.record
        lists = ((record.events, "event"), (record.claims, "claim"), (record.actors, "actor"), (record.places, "place"))
        return tuple((len(each), name if len(each) == 1 else f"{name}s") for each, name in lists)

    @property
    def made_by(self) -> str:
        made = self.record.made_by
        return " · ".join(plain(each) for each in (made.program, *made.models, made.ontology) if each)

    @property
    def rows(self) -> Iterator[Row]:
        """The lines of the text that are not empty, each with the notes on it."""
        article = self.record.article
        lines = [line for line in cut(article.text, self.notes.marks) if line.span.of(article.text).strip()]
        beside = self.notes.beside([line.span.start for line in lines])
        ink = Ink(self.notes.tags)
        for number, line in enumerate(lines):
            headline = article.headline is not None and article.headline.overlaps(line.span)
            yield Row(ink.line(line), headline, beside.get(number, ()))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The things that the text names."""
        record = self.record
        actors = [(each.id, (each.name, each.office or each.kind.replace("_", " "), " ".join(filter(None, (each.code, *each.sector)))))
                  for each in record.actors]  # fmt: skip
        places = [(each.id, (each.name, each.kind, each.country or "", _degrees(each.latitude, each.longitude))) for each in record.places]
        times = [(each.id, (each.value, each.start or "", each.end or "")) for each in record.times]
        amounts = [(each.id, (amount(each), " ".join(filter(None, (each.unit, each.of))))) for each in record.quantities]
        named = Counter(mention.thing for mention in record.mentions)
        tables = (
            ("actors", "Actors", ("name", "what", "code"), actors),
            ("places", "Places", ("name", "what", "country", "latitude, longitude"), places),
            ("times", "Times", ("value", "from", "up to"), times),
            ("amounts", "Amounts", ("amount", "of"), amounts),
        )
        return tuple(
            Table(name, title, columns, tuple(Thing(identity, cells, named[identity]) for identity, cells in rows))
            for name, title, columns, rows in tables
            if rows
        )


def safe_link(url: str | None) -> str:
    """A link that leads to a page and nowhere else; nothing for any other.

    >>> safe_link("https://a.example/1"), safe_link("javascript:alert(1)")
    ('https://a.example/1', '')
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url if url and parts.scheme in ("http", "https") and parts.netloc and url == plain(url) else ""


def _degrees(latitude: float | None, longitude: float | None) -> str:
    return "" if latitude is None or longitude is None else f"{latitude:.3f}, {longitude:.3f}"
