"""The door that all commands hang on, and what several of them take."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

PATHS_HELP = "Reports: .txt, .html, .json, .jsonl or .conllu files, folders of them, or - for standard input."
PUBLISHED_HELP = "Day of publication (ISO 8601) of reports that do not give one themselves."
STORE_HELP = "The file that keeps the records."
Paths = Annotated[list[str], typer.Argument(metavar="PATH", help=PATHS_HELP, show_default=False)]
Published = Annotated[str | None, typer.Option(metavar="DATE", help=PUBLISHED_HELP, show_default=False)]
StoreFile = Annotated[Path, typer.Option("--db", metavar="FILE", help=STORE_HELP, envvar="DATELINE_DB")]
STORE_FILE = Path("dateline.db")

door = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def checked(published: str | None) -> str | None:
    """The date as it was given; a wrong command line where it is none."""
    if published is not None:
        try:
            datetime.fromisoformat(published)
        except ValueError:
            raise typer.BadParameter(f"{published!r} is no date. Write it as 2022-02-17.", param_hint="--published") from None
    return published


def write(data: bytes) -> None:
    """Results, at once."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_json(rows: Iterable[Mapping[str, Any]], default: Callable[[Any], str] | None = None) -> None:
    """One JSON object a line; `default` says what JSON has no form for."""
    for row in rows:
        write(json.dumps(row, ensure_ascii=False, default=default).encode("utf8", "replace") + b"\n")
