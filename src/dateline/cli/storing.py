"""The commands that write to a store: add, failures, rebuild, reconclude, judge."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.door import STORE_FILE, Paths, Published, StoreFile, checked, door, write, write_json
from dateline.cli.filters import with_options
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.cli.adding import Adding, Tally

FAILED, SOME_FAILED, INTERRUPTED = 1, 3, 130
Jobs = Annotated[int, typer.Option(min=0, help="How many processes read; 0 takes as many as there are processors.")]


class Verdict(StrEnum):
    """What a person may say of a fact."""

    accept = "accept"
    reject = "reject"
    correct = "correct"
    note = "note"


class ListFormat(StrEnum):
    """How lists are written."""

    text = "text"
    json = "json"


@door.command()
def add(
    paths: Paths,
    db: StoreFile = STORE_FILE,
    published: Published = None,
    jobs: Jobs = 0,
    again: Annotated[bool, typer.Option("--again", help="Read again what the store has already.")] = False,
) -> None:
    """Read reports and keep their records and marks. It can be stopped at any time: run it again, and it goes on where it was."""
    day = checked(published)
    adding = _adding(db, jobs, again)
    _told(adding, lambda: adding.add(paths, day))


@door.command()
def failures(
    db: StoreFile = STORE_FILE,
    retry: Annotated[bool, typer.Option("--retry", help="Try them again.")] = False,
    form: Annotated[ListFormat, typer.Option("--format", help="A table to look at, or one JSON object per line.")] = ListFormat.text,
    jobs: Jobs = 0,
) -> None:
    """Show the inputs that gave no record, and why; or try them again."""
    from dateline.store import Store

    if retry:
        adding = _adding(db, jobs)
        _told(adding, adding.retry)
        return
    from dateline.cli.tables import sheet

    with Store.open(db) as store:
        failed = store.failures()
    columns = ("n", "input", "ref", "error", "what", "place", "remedy", "at", "tries")
    rows = [tuple(getattr(each, column) for column in columns) for each in failed]
    if form is ListFormat.json:
        write_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        shown = ("n", "input", "ref", "what", "remedy", "at", "tries")
        sheet("Failures", shown, [tuple(str(getattr(each, column)) for column in shown) for each in failed])


@door.command()
def rebuild(db: StoreFile = STORE_FILE) -> None:
    """Derive everything that is searched anew from the records. An older store is backed up and upgraded."""
    from dateline.cli.streams import complain
    from dateline.store import Store

    with Store(db) as store:
        rebuilt = store.rebuild(_counter("derived"))
    for what in rebuilt.failed:
        complain(DatelineError(what, where=str(db), remedy="read the article again with `dateline add --again`"))
    backup = f"; the file as it was: {rebuilt.backup}" if rebuilt.backup else ""
    write(f"{rebuilt.articles:,} articles derived anew{backup}\n".encode())
    if rebuilt.failed:
        raise typer.Exit(SOME_FAILED if rebuilt.articles else FAILED)


@door.command()
def reconclude(db: StoreFile = STORE_FILE, jobs: Jobs = 0) -> None:
    """Conclude every article again from its kept marks: better knowledge, without the network."""
    adding = _adding(db, jobs)
    _told(adding, adding.conclude_again)


JUDGED: dict[str, tuple[Any, Any]] = {
    "by": (
        Annotated[str, typer.Option("--by", metavar="NAME", help="Who says it; whoever is logged in by default.", show_default=False)],
        "",
    ),
    "note": (Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.", show_default=False)], ""),
    "field": (
        Annotated[str, typer.Option("--field", metavar="FIELD", help="What is to be corrected: status, type, …", show_default=False)],
        "",
    ),
    "value": (Annotated[str, typer.Option("--value", metavar="VALUE", help="What it should be, as text or JSON.", show_default=False)], ""),
    "undo": (Annotated[int, typer.Option("--undo", metavar="N", help="Take judgement number N back.", show_default=False)], 0),
    "db": (StoreFile, STORE_FILE),
    "form": (Annotated[ListFormat, typer.Option("--format", help="A table to look at, or one JSON object per line.")], ListFormat.text),
}


@door.command()
@with_options(JUDGED)
def judge(
    fact: Annotated[str, typer.Argument(metavar="ID", help="An event or a claim.", show_default=False)] = "",
    verdict: Annotated[Verdict | None, typer.Argument(help="What you say of it.", show_default=False)] = None,
    **given: Any,
) -> None:
    """Say what you think of an event or a claim; list what was said, with what no longer fits; or take it back."""
    from dateline.store import Opinion, Store

    with Store.open(given["db"]) as store:
        if given["undo"]:
            store.undo(given["undo"], _whoever(given["by"]))
        elif verdict:
            opinion = Opinion(verdict.value, _whoever(given["by"]), given["field"] or None, _value(given["value"]), given["note"] or None)
            write(f"{store.judge(fact, opinion)}\n".encode())
        else:
            _judgements(store.judgements(fact or None), given["form"])


def _value(said: str) -> Any:
    """What was typed, as JSON where it is some."""
    import json

    try:
        return json.loads(said)
    except ValueError:
        return said or None


def _judgements(found: list[Any], form: ListFormat) -> None:
    from dataclasses import asdict

    from dateline.cli.tables import sheet

    if form is ListFormat.json:
        write_json([asdict(each) for each in found])
        return
    columns = ("n", "fact", "verdict", "field", "value", "note", "by", "at", "stands")
    rows = [tuple("" if (value := getattr(each, column)) is None else str(value) for column in columns) for each in found]
    sheet("Judgements", columns, rows)


def _whoever(by: str | None) -> str:
    import getpass

    try:
        return by or getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise typer.BadParameter("nobody knows who you are. Say it: --by NAME.", param_hint="--by") from None


def _adding(db: Path, jobs: int, again: bool = False) -> Adding:
    from dateline.cli.adding import Adding, Meter
    from dateline.store import Store

    return Adding(Store(db), jobs, again, meter=Meter())


def _told(adding: Adding, run: Any) -> None:
    """Run it, say what became of the reports, and leave with a code that says the same."""
    from dateline.cli.streams import complain

    try:
        tally: Tally = run()
    except KeyboardInterrupt:
        write(f"{adding.tally}; stopped, run it again to go on\n".encode())
        raise typer.Exit(INTERRUPTED) from None
    finally:
        adding.store.close()
    write(f"{tally}\n".encode())
    if not tally.done:
        complain(DatelineError("no report found", remedy="give files that end in .txt, .html, .json, .jsonl or .conllu"))
    if tally.failed or not tally.done:
        raise typer.Exit(SOME_FAILED if tally.done > tally.failed else FAILED)


def _counter(what: str) -> Any:
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if done % 100 == 0 or done == total:
            sys.stderr.write(f"\r{done:,} of {total:,} {what}" + "\n" * (done == total))

    return show
