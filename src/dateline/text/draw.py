"""Draws what was found under the words of a report: for a terminal in colour, for tests as plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rich.cells import cell_len
from rich.text import Text

from dateline.record import Record
from dateline.types import Actor, Claim, Event, Place, Quantity, Span, Time

Kind = Literal["actor", "place", "time", "quantity", "cue", "content", "event"]
LINE: dict[Kind, str] = {"actor": "─", "place": "─", "time": "─", "quantity": "─", "cue": "┄", "content": "┄", "event": "═"}
LAYER: dict[Kind, int] = {"actor": 0, "place": 0, "time": 0, "quantity": 0, "cue": 1, "event": 1, "content": 2}
COLOUR: dict[Kind, str] = {
    "actor": "cyan",
    "place": "green",
    "time": "yellow",
    "quantity": "magenta",
    "cue": "blue",
    "content": "blue",
    "event": "bold red",
}
NARROWEST = 20
GAP = 2  # cells between two labels of a row


@dataclass(frozen=True)
class Label:
    """What to write under a span."""

    span: Span
    text: str
    kind: Kind


@dataclass(frozen=True)
class Piece:
    """A string at a column of a row, in terminal cells."""

    column: int
    text: str
    kind: Kind

    @property
    def end(self) -> int:
        return self.column + cell_len(self.text)


@dataclass(frozen=True)
class Drawn:
    """One line of the text and the rows under it."""

    span: Span
    rows: tuple[tuple[Piece, ...], ...]


def picture(record: Record, width: int = 80) -> str:
    """The text with its labels under it, without colour: a test can hold it against what it expects.

    An underline is exactly as long as its span: `─` names something, `┄` is said, `═` is done.

    >>> from dateline.types import Article, Mention
    >>> kyiv = Place("place-1", "Kyiv", "UKR")
    >>> mention = Mention("mention-1", kyiv.id, Span(8, 12))
    >>> print(picture(Record(Article("article-1", "a.txt", "Talks in Kyiv ended."), places=(kyiv,), mentions=(mention,))))
    Talks in Kyiv ended.
            ──── Kyiv, UKR
    """
    text = record.article.text
    rows: list[str] = []
    for drawn in _draw(text, labels_of(record), width):
        rows.append(_shown(drawn.span.of(text)))
        rows += ["".join(_spaced(row)) for row in drawn.rows]
    return "\n".join(row.rstrip() for row in rows)


def drawing(record: Record, width: int = 80) -> Text:
    """The same in colour: the words that name a doing, a saying or a thing are coloured in the text as well."""
    text, labels, whole = record.article.text, labels_of(record), Text()
    for drawn in _draw(text, labels, width):
        line = Text(_shown(drawn.span.of(text)))
        if record.article.headline and record.article.headline.overlaps(drawn.span):
            line.stylize("bold")
        for label in labels:
            if label.kind != "content" and label.span.overlaps(drawn.span):
                line.stylize(COLOUR[label.kind], max(0, label.span.start - drawn.span.start), label.span.end - drawn.span.start)
        whole.append_text(line).append("\n")
        for row in drawn.rows:
            for piece, spaced in zip(row, _spaced(row), strict=True):
                whole.append(spaced, COLOUR[piece.kind])
            whole.append("\n")
    return whole


def labels_of(record: Record) -> tuple[Label, ...]:
    """Every mention, claim and event of a record with a few words on it, in drawing order."""
    things: dict[str, Actor | Place | Time | Quantity] = {
        thing.id: thing for things in (record.actors, record.places, record.times, record.quantities) for thing in things
    }
    labels = [Label(mention.span, *_thing_label(things[mention.thing])) for mention in record.mentions]
    said_by = {mention.id: mention.span.of(record.article.text) for mention in record.mentions}
    labels += [label for claim in record.claims for label in _claim_labels(claim, said_by)]
    labels += [Label(event.trigger, _event_label(event), "event") for event in record.events]
    return tuple(sorted(labels, key=lambda label: (LAYER[label.kind], label.span.start, -label.span.end, label.text)))


def _thing_label(thing: Actor | Place | Time | Quantity) -> tuple[str, Kind]:
    if isinstance(thing, Actor):
        return " ".join(filter(None, (thing.code or thing.kind.replace("_", " "), *thing.sector))), "actor"
    if isinstance(thing, Place):
        return ", ".join(filter(None, (thing.name, thing.country))), "place"
    if isinstance(thing, Time):
        return thing.value, "time"
    return " ".join(filter(None, (amount(thing), thing.of, thing.unit))), "quantity"


def amount(quantity: Quantity) -> str:
    """The range of a count or measure, as short as it can be said.

    >>> amount(Quantity("quantity-1", 500, None)), amount(Quantity("quantity-2", 90, 100, approximate=True))
    ('500+', '≈90–100')
    """
    low, high = (f"{end:,}".removesuffix(".0") if end is not None else "" for end in (quantity.low, quantity.high))
    said = low if low == high else f"{low}+" if not high else f"≤{high}" if not low else f"{low}–{high}"
    return f"≈{said}" if quantity.approximate else said


def _claim_labels(claim: Claim, said_by: dict[str, str]) -> Iterator[Label]:
    if claim.cue:
        yield Label(claim.cue, f"not {claim.act}" if claim.polarity == "negated" else claim.act, "cue")
    speaker = said_by.get(claim.speaker or "", "nobody named")
    for span in claim.content:
        yield Label(span, f"said by {' '.join(speaker.split())}", "content")


def _event_label(event: Event) -> str:
    return " ".join(filter(None, (event.type, event.mode, event.status)))


def _draw(text: str, labels: Sequence[Label], width: int) -> Iterator[Drawn]:
    width = max(width, NARROWEST)
    for line in wrapped(text, width):
        here = [label for label in labels if label.span.overlaps(line)]
        yield Drawn(line, _pack(_piece(text, line, label, width) for label in here))


def wrapped(text: str, width: int) -> Iterator[Span]:
    """The lines of a text that is broken at white space to fit a width in cells, or inside a word that is longer.

    >>> [line.of("Talks in Kyiv ended.") for line in wrapped("Talks in Kyiv ended.", 9)]
    ['Talks in', 'Kyiv', 'ended.']
    """
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        yield from _wrapped_line(text, Span(start, end), width)
        start = end + 1


def _wrapped_line(text: str, line: Span, width: int) -> Iterator[Span]:
    start, gap, cells, at = line.start, -1, 0, line.start
    while at < line.end:
        cells += _cells(text[at])
        if text[at].isspace():
            gap = at
        if cells > width and at > start:
            end, after = (gap, gap + 1) if gap > start else (at, at)
            yield Span(start, end)
            start, gap, cells, at = after, -1, 0, after
        else:
            at += 1
    yield Span(start, line.end)


def _piece(text: str, line: Span, label: Label, width: int) -> Piece:
    """The label with its underline: inside it where it fits, else after it, else before it."""
    column = sum(map(_cells, text[line.start : max(line.start, label.span.start)]))
    size = sum(map(_cells, text[max(line.start, label.span.start) : min(line.end, label.span.end)]))
    mark, said = LINE[label.kind], _clipped(label.text, width - size - 1)
    if label.span.start < line.start or not said:
        return Piece(column, mark * size, label.kind)
    if cell_len(said) + 4 <= size:
        return Piece(column, f"{mark} {said} {mark * (size - cell_len(said) - 3)}", label.kind)
    if column + size + 1 + cell_len(said) <= width or column <= cell_len(said):
        return Piece(column, f"{mark * size} {said}", label.kind)
    return Piece(column - cell_len(said) - 1, f"{said} {mark * size}", label.kind)


def _clipped(said: str, width: int) -> str:
    said = _shown(said)
    return said if cell_len(said) <= max(width, NARROWEST) else said[: max(width, NARROWEST) - 1] + "…"


def _pack(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Every piece goes into the first row that has room for it and GAP around it."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        row = next((row for row in rows if all(piece.end + GAP <= other.column or other.end + GAP <= piece.column for other in row)), None)
        if row is None:
            rows.append(row := [])
        row.append(piece)
    return tuple(tuple(sorted(row, key=lambda each: each.column)) for row in rows)


def _spaced(row: tuple[Piece, ...]) -> Iterator[str]:
    at = 0
    for piece in row:
        yield " " * (piece.column - at) + piece.text
        at = piece.end


@lru_cache(maxsize=4096)
def _sign(character: str) -> str:
    """What stands for a character on a terminal that must not obey what it reads: escapes and turns of direction are shown."""
    kind = unicodedata.category(character)
    if character.isspace():
        return " "
    if kind == "Cc":
        return chr(0x2400 + ord(character)) if ord(character) < 32 else "␡"
    return "·" if kind in ("Cf", "Cs", "Co", "Cn") else character


def _shown(text: str) -> str:
    return "".join(map(_sign, text))


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    return cell_len(_sign(character))
