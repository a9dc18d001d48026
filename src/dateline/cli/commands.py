"""The commands and their options. What a command needs is loaded when it runs, so that the others start fast."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli import asking, explaining, exporting, serving, storing
from dateline.cli.door import Paths, Published, checked, door, write
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.record import Record
    from dateline.text.articles import Failure

__all__ = ["asking", "door", "explaining", "exporting", "run", "serving", "storing"]  # importing the five hangs their commands on the door


class RecordFormat(StrEnum):
    """How `read` writes its records."""

    text = "text"
    json = "json"


class ParseFormat(StrEnum):
    """How `see` writes its parses."""

    conllu = "conllu"


DEMO, DEMO_DAY = "wire.txt", "2025-10-14"
FORM_HELP = "Tables to look at, or one JSON record per line, in input order."


def run() -> None:
    """Run the command of `sys.argv`; an error of ours becomes one line on standard error and exit 1."""
    from dateline.cli.streams import complain

    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a replaced stdout is no business of a command's
    try:
        door()
    except DatelineError as error:
        complain(error)
        sys.exit(1)


@door.callback()
def whole(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    """Dateline reads the news of a crisis and keeps its record: who did and said what, where and when, on whose word, and how sure."""


@door.command()
def read(
    paths: Paths,
    published: Published = None,
    form: Annotated[RecordFormat, typer.Option("--format", help=FORM_HELP)] = RecordFormat.text,
) -> None:
    """Read reports and print the record of each."""
    from dateline.cli.streams import deliver

    deliver(_records(paths, published), _json_line if form is RecordFormat.json else _table_writer())


@door.command()
def draw(paths: Paths, published: Published = None) -> None:
    """Read reports and print the text of each, with what was found drawn under it."""
    from dateline.cli.streams import deliver
    from dateline.cli.tables import Page

    deliver(_records(paths, published), Page().draw)


@door.command()
def see(
    paths: Paths,
    published: Published = None,
    form: Annotated[ParseFormat, typer.Option("--format", help="Universal Dependencies, one document per report.")] = ParseFormat.conllu,
) -> None:
    """Parse reports and print the trees that facts are concluded from."""
    from dateline.cli.streams import deliver

    deliver(_parses(paths, published), lambda parse: write(parse.encode("utf8", "replace")))


@door.command("check-distances")
def check_distances(
    paths: Paths,
    published: Published = None,
    form: Annotated[RecordFormat, typer.Option("--format", help="A table, or one JSON object per distance.")] = RecordFormat.text,
) -> None:
    """Read reports and compare the distances that they state with the map. It only ever reports: no record is changed."""
    from dateline.cli.distances import write_lines, write_table
    from dateline.cli.streams import deliver

    deliver(_records(paths, published), write_lines if form is RecordFormat.json else write_table)


@door.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from dateline.codec import schema as record_schema

    write(json.dumps(record_schema(), indent=2, ensure_ascii=False).encode() + b"\n")


@door.command()
def demo() -> None:
    """Read an example that comes with the program: its text with what was found drawn under it, then its record."""
    from importlib.resources import as_file, files

    from dateline.cli.streams import deliver
    from dateline.cli.tables import Page

    page = Page()

    def show(record: Record) -> None:
        page.draw(record)
        page.tables(record)

    with as_file(files("dateline").joinpath("examples", DEMO)) as example:
        deliver(_records([str(example)], DEMO_DAY), show)


def _records(paths: list[str], published: str | None) -> Iterator[Record | Failure]:
    day = checked(published)  # before the slow part: a slip in the command line is told at once
    from dateline.cli.streams import tell
    from dateline.read import Reader, read_paths

    return read_paths(paths, day, Reader(tell))


def _parses(paths: list[str], published: str | None) -> Iterator[str | Failure]:
    day = checked(published)
    from dateline.models.conllu import write_conllu
    from dateline.read import Reader
    from dateline.text.articles import Failure, open_articles

    reader = Reader()
    for article in open_articles(paths, sys.stdin.buffer, day):
        if isinstance(article, Failure):
            yield article
            continue
        try:
            yield write_conllu(article.ref, article.text, reader.see(article))
        except DatelineError as error:
            yield Failure(article.ref, error)


def _json_line(record: Record) -> None:
    from dateline.codec import record_to_json

    write(record_to_json(record) + b"\n")


def _table_writer() -> Callable[[Record], Any]:
    from dateline.cli.tables import Page

    return Page().read
