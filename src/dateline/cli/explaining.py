"""The command that tells why an event is what it is: explain."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.door import STORE_FILE, Published, StoreFile, checked, door, write_json
from dateline.cli.storing import ListFormat
from dateline.errors import QueryError

if TYPE_CHECKING:
    from dateline.explanation import Explanation
    from dateline.read import Reader
    from dateline.text.articles import Failure
    from dateline.types import Event

WHAT_HELP = "Ids of events, whole or as short as `find` shows them; with files or folders of reports, which are read instead of a store."
FORM_HELP = "Reasons to look at, or one JSON object per line."
ID = re.compile(r"(?:event-)?[0-9a-f]{4,16}|(?:claim|article)-[0-9a-f]+")


@door.command()
def explain(
    what: Annotated[list[str], typer.Argument(metavar="ID|PATH", help=WHAT_HELP, show_default=False)],
    db: StoreFile = STORE_FILE,
    published: Published = None,
    form: Annotated[ListFormat, typer.Option("--format", help=FORM_HELP)] = ListFormat.text,
) -> None:
    """Tell why an event is what it is: the row of the lexicon, the rules, the words. The article is concluded once more for it."""
    day = checked(published)
    from dateline.cli.streams import deliver, tell
    from dateline.read import Reader

    ids = [each for each in what if ID.fullmatch(each) and not Path(each).exists()]
    paths = [each for each in what if each not in ids]
    reader = Reader(tell)
    found = _of_reports(paths, ids, day, reader) if paths else _of_store(ids, db, reader)
    deliver(found, _line if form is ListFormat.json else _page())


def _of_store(ids: list[str], db: Path, reader: Reader) -> Iterator[Explanation]:
    from dateline.store import EventRow, Store

    with Store.open(db) as store:
        for identity in ids:
            row = store.fact(identity)
            if not isinstance(row, EventRow):
                raise QueryError(f"{identity!r} is no event", where="id", remedy="give the id of one; `dateline show` tells what it is")
            yield reader.explain(store.record(row.source.id), row.id, store.marks(row.source.id))


def _of_reports(paths: list[str], ids: list[str], day: str | None, reader: Reader) -> Iterator[Explanation | Failure]:
    """The events of reports that have one of these ids, or begin so; all events where no id is given."""
    from dateline.read import explain_paths

    found: set[str] = set()

    def wanted(event: Event) -> bool:
        named = {each for each in ids if event.id.removeprefix("event-").startswith(each.removeprefix("event-"))}
        found.update(named)
        return bool(named) or not ids

    yield from explain_paths(paths, reader, wanted, day, sys.stdin.buffer)
    if missing := [each for each in ids if each not in found]:
        remedy = "take one that `dateline read PATH --format json` gives, with the same --published"
        raise QueryError(f"no event of these reports has the id {missing[0]!r}", where="id", remedy=remedy)


def _line(why: Explanation) -> None:
    import msgspec

    write_json([msgspec.to_builtins(why)])


def _page() -> Any:
    from dateline.cli.reasons import ReasonsPage

    return ReasonsPage().write
