"""The filters of a search as options of a command: one table, whatever command takes them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from dateline.store import Query

WHO = "A code (RUS), a code with a sector ('RUS MIL'), or a name"
TIME = "a day, month, year or range (2022-02-01..2022-02-17)"
MANY = {
    "actor": f"{WHO}, of who does it. Give any of these options more than once for alternatives.",
    "recipient": "Whom it is done to.",
    "either": "Who does it or whom it is done to.",
    "type": "PLOVER type: ASSAULT, THREATEN, …",
    "mode": "PLOVER mode: aerial, troops, …",
    "status": "actual, historical, future, possible, conditional, requested or negated.",
    "speaker": "Who says it.",
    "told": "Whom it is said to.",
    "act": "say, deny, demand, threaten, promise, offer, reject, accuse, warn, urge, ask, welcome, admit or doubt.",
    "polarity": "affirmed, or negated: declined to say.",
    "verbatim": "How far it is quoted: full, partial or none.",
    "place": "Name of the place.",
    "country": "Country of the place: ISO 3166 alpha-3 or a name.",
    "publisher": "Who published it.",
    "language": "ISO 639-1 code.",
    "article": "Id of an article.",
}
ONE = {
    "when": f"When it begins: {TIME}. What has no time of its own counts on the day of its publication.",
    "published": f"When it was published: {TIME}.",
    "box": "Degrees: SOUTH,WEST,NORTH,EAST.",
    "circle": "Degrees and kilometres: NORTH,EAST,KM.",
    "quantity": "Amount that is surely reached: '500', or '500 troop'.",
    "judged": "yes, no, accept, reject, correct or note.",
    "of": "What to find: events, claims or articles.",
    "sort": "time or relevance.",
}
METAVARS = {
    **dict.fromkeys(("when", "published"), "TIME"),
    "box": "S,W,N,E",
    "circle": "N,E,KM",
    "quantity": "AMOUNT",
}


def options() -> dict[str, tuple[Any, Any]]:
    """Every filter with its type and default, as typer wants them."""
    found: dict[str, tuple[Any, Any]] = {
        "words": (
            Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="Words of the passage that says it.", show_default=False)],
            None,
        )
    }
    for name, said in MANY.items():
        found[name] = (Annotated[list[str], typer.Option(f"--{name}", metavar=name.upper(), help=said, show_default=False)], [])
    found["quad"] = (Annotated[list[int], typer.Option("--quad", min=1, max=4, help="PLOVER quad class.", show_default=False)], [])
    for name, said in ONE.items():
        found[name] = (
            Annotated[str, typer.Option(f"--{name}", metavar=METAVARS.get(name, name.upper()), help=said, show_default=False)],
            "",
        )
    found["stated"] = (Annotated[bool, typer.Option("--stated", help="Only what has a time of its own.")], False)
    found["score"] = (Annotated[float, typer.Option("--score", min=0, max=1, help="How sure the reading is at least.")], 0.0)
    return found


def with_options(*tables: dict[str, tuple[Any, Any]]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command that takes `**options` the options of these tables, beside its own parameters."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        hints = get_type_hints(command, include_extras=True)
        given = inspect.signature(command).parameters.values()
        own = [each.replace(annotation=hints[each.name]) for each in given if each.kind is not each.VAR_KEYWORD]
        more = {name: row for table in tables for name, row in table.items()}
        added = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=value, annotation=kind) for name, (kind, value) in more.items()
        ]
        command.__signature__ = inspect.Signature([*own, *added])  # type: ignore[attr-defined]
        command.__annotations__ = {each.name: each.annotation for each in [*own, *added]}
        return command

    return decorate


def query_of(given: dict[str, Any]) -> Query:
    """The query of the options that were given. Raises QueryError for a value that makes no sense, typer's BadParameter for no numbers."""
    from dateline.store import AtLeast, Box, Circle, Query

    filters: dict[str, Any] = {name: value for name, value in given.items() if name in options() and name != "words" and value}
    filters["text"] = " ".join(given.get("words") or ())
    if "box" in filters:
        filters["box"] = Box(*_numbers(filters["box"], "box", 4))
    if "circle" in filters:
        filters["circle"] = Circle(*_numbers(filters["circle"], "circle", 3))
    if "quantity" in filters:
        amount, _, of = filters["quantity"].strip().partition(" ")
        filters["quantity"] = AtLeast(_numbers(amount, "quantity", 1)[0], of.strip() or None)
    return Query.of_words(**filters)


def _numbers(said: str, name: str, size: int) -> list[float]:
    try:
        numbers = [float(part) for part in said.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != size:
        raise typer.BadParameter(f"{said!r} should be {METAVARS[name]}.", param_hint=f"--{name}")
    return numbers
