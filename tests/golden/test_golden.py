"""The records of the examples, as they are known to be. `make golden` writes them anew: read the difference before you commit it.

The parses are kept beside the records, because eight-bit arithmetic is not the same on every processor: what is held here is
how facts are concluded from a parse, which is the same everywhere.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.cli.tables import Sight
from dateline.errors import DatelineError
from dateline.models.conllu import read_conllu, write_conllu
from dateline.record import Record
from dateline.text.draw import picture
from dateline.types import Article

EXAMPLES = Path(dateline.__file__).parent / "examples"
HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"
BLOCK = re.compile(r"(?<=```text\n).*?(?=```\n)", re.DOTALL)
SHOWN = (
    "Caracas denied on Tuesday that it had sent troops to the border. “Not one soldier has moved,” a spokesman said. "
    "Guyana, which had asked for a meeting of the U.N. Security Council, "
    "warned that it would close the crossing at Lethem if its patrols were fired on again."
)
DAYS = {
    "daily.txt": "2025-08-21",
    "live.txt": "2025-12-05",
    "ministry.txt": "2025-11-03",
    "note.txt": "2025-09-08",
    "site.html": None,
    "wire.txt": "2025-10-14",
}


def record_of(reader: Any, name: str, refresh: bool) -> Record:
    from dateline.text.articles import open_articles

    (article,) = open_articles([str(EXAMPLES / name)], None, DAYS[name])
    assert not isinstance(getattr(article, "error", None), DatelineError), article
    return concluded(reader, article, HERE / f"{name}.conllu", refresh)


def concluded(reader: Any, article: Any, parse: Path, refresh: bool) -> Record:
    """The record concluded from the parse that is kept, or from a new one that is kept from now on."""
    if refresh:
        parse.write_text(write_conllu(parse.stem, article.text, reader.see(article)), "utf8")
    [(_, text, marks)] = read_conllu(parse.read_text("utf8"), parse.name)
    assert text == article.text, f"{parse.name} is of another text: run make golden"
    record: Record = reader.read(article, marks)
    return record


def shown(record: Record) -> str:
    """The drawn text, and the rows of every table."""
    lines = [picture(record, 120)]
    for title, columns, rows in Sight(record).tables():
        lines += ["", f"{title}: {' | '.join(columns)}", *(" | ".join(row) for row in rows)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def test_every_example_has_its_day() -> None:
    assert sorted(DAYS) == sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html"))


@pytest.mark.parametrize("name", sorted(DAYS))
def test_an_example_reads_as_it_did(reader: Any, name: str, request: pytest.FixtureRequest) -> None:
    refresh = request.config.getoption("--refresh")
    golden, now = HERE / f"{name}.drawn", shown(record_of(reader, name, refresh))
    if refresh:
        golden.write_text(now, "utf8")
    before = golden.read_text("utf8") if golden.exists() else ""
    difference = "\n".join(difflib.unified_diff(before.splitlines(), now.splitlines(), "golden", "now", lineterm=""))
    assert not difference, f"{difference}\nIf this is better, run: make golden"


def test_the_readme_shows_what_is_read(reader: Any, article: Callable[..., Article], request: pytest.FixtureRequest) -> None:
    refresh = request.config.getoption("--refresh")
    record = concluded(reader, article(SHOWN, published="2025-10-14"), HERE / "readme.conllu", refresh)
    page, now = README.read_text("utf8"), picture(record, 100) + "\n"
    if refresh:
        page = BLOCK.sub(lambda _: now, page, count=1)
        README.write_text(page, "utf8")
    block = BLOCK.search(page)
    assert block and block[0] == now, "the README shows something else: run make golden"
