"""Stated distances for a person to look at, or as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from math import isfinite

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.tables import PIPE_WIDTH
from dateline.facts.places.distances import Stated, check_distances
from dateline.knowledge.gazetteer import open_gazetteer
from dateline.record import Record

VERDICTS = {True: "fits", False: "does not fit", None: "not checked"}
COLOURS = {True: "", False: "red", None: "dim"}


class Distances:
    """Writes the stated distances of records, each beside what the map measures."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self.write = write

    def json(self, record: Record) -> None:
        """One JSON object per distance: where it stands, the kilometres stated and measured, and the verdict."""
        for stated in check_distances(record, open_gazetteer()):
            self.write(json.dumps(_plain(record, stated), ensure_ascii=False).encode("utf8", "replace") + b"\n")

    def table(self, record: Record) -> None:
        """A table of them; nothing where the report states none."""
        sheet = Table("words", "stated km", "measured km", "verdict", title=record.article.ref, title_justify="left", box=box.SIMPLE_HEAD)
        for stated in check_distances(record, open_gazetteer()):
            measured = "" if stated.measured is None else f"{stated.measured:.0f} ± {stated.slack:.0f}"
            words = " ".join(stated.span.of(record.article.text).split())
            verdict = VERDICTS[stated.fits] + (f": {stated.why}" if stated.why else "")
            sheet.add_row(*(Text(cell, COLOURS[stated.fits]) for cell in (words, _range(stated), measured, verdict)))
        if sheet.row_count:
            Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False).print(sheet)


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
