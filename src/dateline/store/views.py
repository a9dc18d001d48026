"""The views that SQL may ask, described: docs/sql.md is what `page` gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

VIEW = re.compile(r"^-- (?P<is>[^\n]+)\nCREATE VIEW (?P<name>\w+) AS\nSELECT\n(?P<columns>.*?)^FROM ", re.MULTILINE | re.DOTALL)
COLUMN = re.compile(r'^    (?:.* AS )?(?:\w+\.)?"?(?P<name>\w+)"?,?(?:  -- (?P<is>.*))?$', re.MULTILINE)
HEADING = """\
# The views that SQL may ask

`dateline sql "SELECT …"`, and `Store.sql` in Python, run one SELECT that can read these views and write nothing: a question that takes
longer than 30 seconds is stopped. A column without a description is what it is in [the record](record.md).
This page is made of `src/dateline/store/views.sql`.
"""


@dataclass(frozen=True)
class View:
    """A view, what it is, and its columns with what each is."""

    name: str
    said: str
    columns: tuple[tuple[str, str], ...]


@cache
def views() -> tuple[View, ...]:
    """Every view, in the order in which they are written.

    >>> [view.name for view in views()][:2]
    ['articles', 'events']
    """
    script = files("dateline.store").joinpath("views.sql").read_text("utf8")
    return tuple(
        View(found["name"], found["is"], tuple((each["name"], each["is"] or "") for each in COLUMN.finditer(found["columns"])))
        for found in VIEW.finditer(script)
    )


def page() -> str:
    """The documentation of all views."""
    parts = [HEADING]
    for view in views():
        rows = [f"| `{name}` | {said} |" for name, said in view.columns]
        parts.append("\n".join([f"## {view.name}", "", view.said, "", "| column | is |", "|---|---|", *rows, ""]))
    return "\n".join(parts)
