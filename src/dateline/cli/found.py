"""What a search found, for a person to look at: tables in which the words that say it stand out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rich.table import Column
from rich.text import Text

from dateline.cli.tables import STATUS_COLOUR, Page, flat
from dateline.record import Record
from dateline.store import ArticleRow, ClaimRow, EventRow, Evidence, Judgement, Party, Query, Row, Store
from dateline.types import Span

if TYPE_CHECKING:
    from dateline.store import Page as Rows

AROUND = 60  # characters of a passage on each side of the words that say it
SHORT = 8  # letters of an id that are shown; so many are enough to ask for it
LATEST = 10  # facts that are shown of an actor
WIDTHS: dict[str, dict[str, Any]] = {
    **{name: {"no_wrap": True} for name in ("event", "claim", "article", "day", "status", "act", "quoted", "published")},
    **{name: {"max_width": 30} for name in ("who → to whom, where", "speaker → to", "publisher", "name")},
    "type": {"max_width": 13},
    "words": {"ratio": 1},
}
SAYS, LOOKED_FOR = "bold reverse", "underline"
COLUMNS = {
    EventRow: ("event", "day", "status", "type", "who → to whom, where", "words"),
    ClaimRow: ("claim", "day", "act", "quoted", "speaker → to", "words"),
    ArticleRow: ("article", "published", "publisher", "name", "events", "claims", "words"),
}


class FoundPage:
    """Writes what was found to standard output."""

    def __init__(self) -> None:
        self._page = Page()
        self.console = self._page.console

    def rows(self, page: Rows[Any]) -> None:
        """One line for each, and how to get at the next page."""
        rows: tuple[Row, ...] = page.rows
        for kind, columns in COLUMNS.items():
            cells = [_cells(row) for row in rows if isinstance(row, kind)]
            self._page.table("", tuple(Column(name, **WIDTHS.get(name, {})) for name in columns), cells)
        if page.after:
            sys.stderr.write(f"more: --after {page.after}\n")

    def fact(self, row: EventRow | ClaimRow | ArticleRow, record: Record, judgements: list[Judgement]) -> None:
        """All that is known of one fact, the passage that says it, and what people said of it; an article as `read` shows it."""
        if isinstance(row, ArticleRow):
            self._page.draw(record)
            self._page.tables(record)
            return
        self.console.print(Text(" · ".join(flat(each) for each in _report(row)), "dim"))
        self._page.table("", (row.id.partition("-")[0], row.id), [(name, value) for name, value in _known(row) if str(value)])
        self.console.print(passage(row.evidence, len(row.evidence.passage)), soft_wrap=True)
        said = [
            (str(each.n), each.verdict, each.field or "", str(each.value or ""), each.note or "", each.by, each.at) for each in judgements
        ]
        self._page.table(
            "Judgements", ("n", "verdict", "field", "value", "note", "by", "at"), [[flat(cell) for cell in row] for row in said]
        )

    def actor(self, name: str, store: Store) -> None:
        """What an actor is called, what it does and what is done to it, what it says."""
        doing, suffering = Query(actor=(name,)), Query(recipient=(name,))
        saying = Query(of="claims", speaker=(name,))
        names = store.actors(name)
        rows = [(flat(party.name), party.kind, party.code or "", " ".join(party.sector), party.office or "") for party in names]
        self._page.table("Called", ("name", "kind", "code", "sector", "office"), rows[: 2 * LATEST])
        counts = {row[0]: [str(row[1]), ""] for row in store.group(doing, ["type"])}
        for kind, size in store.group(suffering, ["type"]):
            counts.setdefault(kind, ["", ""])[1] = str(size)
        self._page.table("Events", ("type", "does", "is done to it"), [(kind, *sizes) for kind, sizes in counts.items()])
        for title, query in (("It does", doing), ("Is done to it", suffering), ("It says", saying)):
            found = store.find(query, limit=LATEST)
            if len(found):
                self.console.print(Text(title, "bold"))
                self.rows(type(found)(found.rows))


def passage(evidence: Evidence, around: int = AROUND) -> Text:
    """The words that say it, marked, with what stands around them; marked by « » where there is no colour."""
    said = evidence.passage
    spans = evidence.at or evidence.hits[:1] or (Span(0, 0),)
    first, last = max(0, spans[0].start - around), min(len(said), max(spans[-1].end, spans[0].start + around) + around)
    first = said.rfind(" ", 0, first) + 1 if first else 0
    last = (said.find(" ", last) if said.find(" ", last) > 0 else len(said)) if last < len(said) else last
    plain = not sys.stdout.isatty()
    text, at = Text("…" if first else ""), first
    for span, style in sorted([*((span, SAYS) for span in evidence.at), *((span, LOOKED_FOR) for span in evidence.hits)]):
        if span.start < at or span.end > last:
            continue
        text.append(_visible(said[at : span.start]))
        words = _visible(span.of(said))
        text.append(f"«{words}»" if plain and style == SAYS else words, style)
        at = span.end
    text.append(_visible(said[at:last]))
    return text.append("…") if last < len(said) else text


def _visible(said: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in said)


def _cells(row: Row) -> list[str | Text]:
    if isinstance(row, ArticleRow):
        source = row.source
        counts = (str(row.events), str(row.claims))
        return [
            _short(row.source.id),
            (source.published or "")[:10],
            flat(source.publisher or ""),
            flat(source.ref),
            *counts,
            passage(row.evidence),
        ]
    start = (_short(row.id), row.day or "")
    if isinstance(row, ClaimRow):
        act = f"not {row.act}" if row.polarity == "negated" else row.act
        return [*start, act, row.verbatim, _sides(_who(row.speaker), _who(row.told)), passage(row.evidence)]
    kind = f"{row.type} {row.mode}" if row.mode else row.type
    where = ", ".join(filter(None, (_sides(_several(row.actors), _several(row.recipients)), flat(row.place or ""), row.country)))
    status = Text(row.status, STATUS_COLOUR.get(row.status, ""))
    return [*start, status, kind, where, passage(row.evidence)]


def _short(identity: str) -> str:
    """As much of an id as it takes to ask for it."""
    _, dash, digest = identity.rpartition("-")
    return digest[:SHORT] if dash and len(digest) == 2 * SHORT else identity


def _sides(who: str, whom: str) -> str:
    return f"{who} → {whom}" if whom else who


def _who(party: Party | None) -> str:
    return flat(str(party)) if party else ""


def _several(parties: Iterable[Party]) -> str:
    return ", ".join(map(_who, parties))


def _report(row: EventRow | ClaimRow) -> Iterator[str]:
    source = row.source
    yield from filter(None, (source.headline, source.publisher, source.agency, source.published, source.ref, source.id))


def _known(row: EventRow | ClaimRow) -> Iterator[tuple[str, str]]:
    """Every field that is known, in words."""
    apart = ("id", "source", "evidence", "verdicts")
    for name in (each for each in row.__dataclass_fields__ if each not in apart):
        value = getattr(row, name)
        if isinstance(value, tuple):
            yield name, _several(value)
        elif value is not None and value is not False:
            yield name, flat(str(value))
