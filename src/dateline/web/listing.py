"""Listing: what the ledger shows, a page of what a query finds with the ways to narrow it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from markupsafe import Markup

from dateline.store import Evidence, Page, Query, Row, Survey
from dateline.types import Span
from dateline.web.cutting import Mark, cut
from dateline.web.links import address, parameters
from dateline.web.signs import shown

BASE = "/"
FACETS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "events": (
        ("status", "Status"), ("type", "Type"), ("actor", "Who"), ("recipient", "To whom"), ("country", "Where"),
        ("speaker", "On whose word"), ("publisher", "Publisher"),
    ),
    "claims": (
        ("act", "Act"), ("speaker", "Speaker"), ("told", "Told"), ("verbatim", "Quoted"), ("polarity", "Polarity"),
        ("publisher", "Publisher"),
    ),
    "articles": (("publisher", "Publisher"), ("language", "Language")),
}  # fmt: skip
TITLES = {"events": "Events", "claims": "Claims", "articles": "Reports"}
SHOWN, EXCERPT = 8, 460  # options of a facet; characters of a passage
TYPED = ("text", "actor", "recipient", "speaker", "place", "when")  # what the form asks for


@dataclass(frozen=True)
class Option:
    """A way to narrow the view, or to widen it again."""

    label: str
    count: int | None
    link: str
    chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """The values that one filter may take here, most frequent first."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Asked:
    """What was asked for: a query, and the words that were typed, which may be none."""

    query: Query
    typed: Mapping[str, str]
    after: str | None = None
    meant: tuple[tuple[str, str], ...] = ()  # what was probably meant, with its address


@dataclass(frozen=True)
class Told:
    """What a store says to it: a page, how many there are of each kind, and how many for each value of a filter."""

    page: Page[Any]
    sizes: Mapping[str, Survey] = field(default_factory=dict)
    facets: Survey = field(default_factory=lambda: Survey(0))


class Ledger:
    """The page of one view."""

    def __init__(self, asked: Asked, told: Told, forms: Sequence[str] = ()) -> None:
        self.asked, self.told, self.forms = asked, told, forms
        self.query = asked.query

    @property
    def hits(self) -> Iterator[tuple[Row, Markup]]:
        """Each row with its passage."""
        for row in self.told.page:
            yield row, excerpt(row.evidence, "content" if self.query.of == "claims" else "event")

    @property
    def tabs(self) -> Iterator[tuple[str, str, str, bool]]:
        for of, title in TITLES.items():
            size = self.told.sizes.get(of)
            said = f"{size.size:,}{'' if size.complete else '+'}" if size else ""
            yield title, said, self._changed(of=of, sort="time"), of == self.query.of

    @property
    def facets(self) -> Iterator[Facet]:
        for name, title in FACETS[self.query.of]:
            chosen = [str(value) for value in getattr(self.query, name)]
            options = [Option(value, None, self._without(name, value), True) for value in chosen]
            counted = [(str(value), count) for value, count in self.told.facets.groups.get(name, ())]
            options += [Option(value, count, self._with(name, value)) for value, count in counted[:SHOWN] if value not in chosen]
            if options:
                yield Facet(name, title, tuple(options))

    @property
    def counted(self) -> str:
        """What the counts of the facets are of, where that is not all."""
        facets = self.told.facets
        return "" if facets.complete else f"counts of the latest {facets.size:,}"

    @property
    def chips(self) -> Iterator[tuple[str, str, str]]:
        """What narrows the view, each with the link that takes it away."""
        for name, value in parameters(self.query):
            if name != "sort":
                yield name, value, self._without(name, value)

    @property
    def hidden(self) -> Iterator[tuple[str, str]]:
        """What the form is to keep: the filters that it does not ask for, and the second values of those that it does."""
        if self.query.of != "events":
            yield "of", self.query.of
        typed = {name: self.asked.typed.get(name) for name in TYPED}
        for name, value in parameters(self.query):
            if typed.get(name) == value:
                typed[name] = None
            elif name not in ("text", "when"):
                yield name, value

    @property
    def sorts(self) -> Iterator[tuple[str, str, bool]]:
        if self.query.text:
            for sort, title in (("time", "latest first"), ("relevance", "most relevant first")):
                yield title, self._changed(sort=sort), sort == self.query.sort

    @property
    def meant(self) -> tuple[tuple[str, str], ...]:
        return self.asked.meant

    @property
    def permalink(self) -> str:
        return self._link(self.query)

    @property
    def following(self) -> str:
        return address(BASE, self.query, of=self._of(self.query), after=self.told.page.after) if self.told.page.after else ""

    @property
    def interface(self) -> str:
        """The address of the same view in JSON."""
        return address(f"/api/v1/{self.query.of}", replace(self.query, sort="time"))

    @property
    def exports(self) -> Iterator[tuple[str, str]]:
        """Every form in which the whole view can be had."""
        of = self.query.of if self.query.of != "events" else None
        for form in self.forms:
            yield form, address(f"/api/v1/export/{form}", replace(self.query, sort="time"), of=of)

    def _with(self, name: str, value: str) -> str:
        return self._changed(**{name: (*getattr(self.query, name), value)})

    def _without(self, name: str, value: str) -> str:
        default = {field.name: field.default for field in fields(Query)}[name]
        kept = tuple(each for each in getattr(self.query, name) if str(each) != value) if isinstance(default, tuple) else default
        return self._changed(**{name: kept, **({"sort": "time"} if name == "text" else {})})

    def _changed(self, **values: Any) -> str:
        return self._link(replace(self.query, **values))

    def _link(self, query: Query) -> str:
        return address(BASE, query, of=self._of(query))

    def _of(self, query: Query) -> str | None:
        return query.of if query.of != "events" else None


def excerpt(evidence: Evidence, kind: Any) -> Markup:
    """The passage, or as much of it as stands around the words that say the fact; these and the words looked for are marked."""
    passage, first = evidence.passage, 0
    last = len(passage)
    if last > EXCERPT:
        at = (evidence.at or evidence.hits or (Span(0, 0),))[0]
        first = max(0, min(at.start - EXCERPT // 3, last - EXCERPT))
        first = passage.find(" ", first, at.start) + 1 or first if first else 0
        last = min(last, max(at.end, first + EXCERPT))
        last = passage.rfind(" ", at.end, last) if last < len(passage) and passage.rfind(" ", at.end, last) > 0 else last
    spans = [(span, kind) for span in evidence.at] + [(span, "hit") for span in evidence.hits]
    marks = [
        Mark(Span(max(0, span.start - first), min(last, span.end) - first), kind, str(number))
        for number, (span, kind) in enumerate(spans)
        if span.end > first and span.start < last
    ]
    html = Markup("").join(
        _marked(piece.text, [mark.kind for mark in piece.marks]) for line in cut(passage[first:last], marks) for piece in line.pieces
    )
    return Markup("{}{}{}").format("… " if first else "", html, " …" if last < len(passage) else "")


def _marked(text: str, kinds: Sequence[str]) -> Markup:
    html = shown(text)
    if "hit" in kinds:
        html = Markup("<mark>{}</mark>").format(html)
    said = next((kind for kind in kinds if kind != "hit"), None)
    return Markup('<span class="{}">{}</span>').format(said, html) if said else html
