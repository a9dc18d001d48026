"""Stated distances for a person to look at, or as JSON lines."""

from __future__ import annotations

from math import isfinite

from rich.text import Text

from dateline.cli.door import write_json
from dateline.cli.tables import Page, flat
from dateline.facts.places.distances import Stated, check_distances
from dateline.knowledge.gazetteer import open_gazetteer
from dateline.record import Record

VERDICTS = {True: "fits", False: "does not fit", None: "not checked"}
COLOURS = {True: "", False: "red", None: "dim"}


def write_lines(record: Record) -> None:
    """One JSON object per distance: where it stands, the kilometres stated and measured, and the verdict."""
    write_json(_plain(record, stated) for stated in check_distances(record, open_gazetteer()))


def write_table(record: Record) -> None:
    """A table of them; nothing where the report states none."""
    found = check_distances(record, open_gazetteer())
    rows = [[Text(flat(cell), COLOURS[stated.fits]) for cell in _cells(record, stated)] for stated in found]
    if rows:
        page = Page()
        page.console.print(Text(flat(record.article.ref), "dim"))
        page.table("", ("words", "stated km", "measured km", "verdict"), rows)


def _cells(record: Record, stated: Stated) -> tuple[str, ...]:
    measured = "" if stated.measured is None else f"{stated.measured:.0f} ± {stated.slack:.0f}"
    verdict = VERDICTS[stated.fits] + (f": {stated.why}" if stated.why else "")
    return stated.span.of(record.article.text), _range(stated), measured, verdict


def _range(stated: Stated) -> str:
    if not isfinite(stated.high):
        return f"over {stated.low:.0f}"
    return f"{stated.low:.0f}" if stated.low == stated.high else f"{stated.low:.0f}–{stated.high:.0f}"


def _plain(record: Record, stated: Stated) -> dict[str, object]:
    return {
        "article": record.article.id, "ref": record.article.ref, "span": list(stated.span), "words": stated.span.of(record.article.text),
        "low": stated.low, "high": stated.high if isfinite(stated.high) else None,
        "subject": stated.subject and stated.subject.id, "reference": stated.reference.id,
        "measured": stated.measured, "slack": stated.slack, "fits": stated.fits, "why": stated.why or None,
    }  # fmt: skip
