"""Filters: the parameters of an address, as the interface describes them, and the query that they make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from dateline.store import AtLeast, Box, Circle, Query, known_values

MOST_VALUES, LONGEST_VALUE, LARGEST_PAGE = 20, 200, 1000
YEAR = r"[12]\d{3}"
MONTH = r"(0[1-9]|1[0-2])"
LEAP = r"([12]\d(0[48]|[2468][048]|[13579][26])|(12|16|20|24|28)00)"
DAY = rf"({YEAR}-{MONTH}-(0[1-9]|1\d|2[0-8])|{YEAR}-(0[13-9]|1[0-2])-(29|30)|{YEAR}-(0[13578]|1[02])-31|{LEAP}-02-29)"
EDGE = rf"({DAY}|{YEAR}-{MONTH}|{YEAR})"
PERIOD = rf"^({EDGE}(\.\.{EDGE}?)?|\.\.{EDGE})$"
NORTH = r"-?(90(\.0{1,9})?|[1-8]?[0-9](\.[0-9]{1,9})?)"
EAST = r"-?(180(\.0{1,9})?|(1[0-7][0-9]|[1-9]?[0-9])(\.[0-9]{1,9})?)"
BOX = rf"^{NORTH},{EAST},{NORTH},{EAST}$"
CIRCLE = rf"^{NORTH},{EAST},(20000|1?[0-9]{{1,4}})(\.[0-9]{{1,9}})?$"
QUANTITY = r"^[0-9]{1,12}(\.[0-9]{1,6})?( [A-Za-z][A-Za-z -]{0,40})?$"
CURSOR = r"^-?[0-9]{1,18}(\.[0-9]{1,18})?(e-?[0-9]{1,2})?(_[0-9]{1,18})?$"
BY = tuple(
    (
        "type mode cameo status quad country place actor recipient speaker told act polarity verbatim "
        "day month year publisher agency language"
    ).split()
)
ABOUT = {
    "text": 'Words that stand in the passage of the fact: all of them; "a phrase", begin*, -without, one OR another.',
    "actor": "Who does it: a code (RUS), a code with a sector (RUS MIL), or a name. Several values are alternatives, here and below.",
    "recipient": "To whom it is done.",
    "either": "Who does it or to whom it is done.",
    "type": "PLOVER type of the event.",
    "mode": "PLOVER mode of the event.",
    "quad": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
    "status": "Whether it happened, as the report has it.",
    "speaker": "Who says it, or on whose word the event is told.",
    "told": "Whom it is said to.",
    "act": "What is done by saying it.",
    "polarity": "negated where it is not said (“declined to say”).",
    "verbatim": "Whether it is quoted.",
    "place": "Name of the place.",
    "country": "Country of the place: a code (ISO 3166 alpha-3) or a name.",
    "box": "South, west, north, east in degrees.",
    "circle": "Degrees north, degrees east, kilometres.",
    "when": "When it happens: a day (2022-02-17), a month, a year, or a range (2022-02..2022-04), both ends included.",
    "stated": "Only what has a time of its own in the text.",
    "published": "When the report was published, written like `when`.",
    "quantity": "An amount that is surely reached, if you like with what is counted: 500 or 500 troop.",
    "publisher": "Publisher of the report.",
    "language": "Language of the report (ISO 639-1).",
    "article": "Id of the report.",
    "score": "Least score, 0 to 1.",
    "judged": "Whether, or how, people judged it.",
    "of": "What is looked for.",
    "after": "Where the page before ended: follow `next` instead of making one.",
    "sort": "Latest first, or most relevant first (which needs `text`).",
}
EXAMPLES: Mapping[str, Any] = {
    "text": "border river", "actor": ["VEN"], "recipient": ["GUY"], "either": ["VEN"], "type": ["ACCUSE"], "status": ["negated"],
    "speaker": ["GUY"], "act": ["deny"], "country": ["GUY"], "when": "2025-10", "published": "2025-10-14", "box": "-5,-75,13,-55",
    "circle": "6.8,-58.2,500", "quantity": "500 troop",
}  # fmt: skip


def _strictly(pattern: str) -> BeforeValidator:
    """Only what the description allows: "1e1" and "yes" are no whole number and no truth value there."""
    allowed = re.compile(pattern)

    def check(value: Any) -> Any:
        if isinstance(value, str) and not allowed.fullmatch(value):
            raise ValueError("it is not written as a number, or as true or false")
        return value

    return BeforeValidator(check)


Name = Annotated[str, Field(min_length=1, max_length=LONGEST_VALUE)]
Whole = _strictly(r"-?[0-9]{1,9}")
Limit = Annotated[int, Field(ge=1, le=LARGEST_PAGE, description="Most rows of a page."), Whole]
Cursor = Annotated[str, Field(pattern=CURSOR, max_length=60, description=ABOUT["after"])]


def nothing() -> Any:
    """What is there where nothing was given; as a factory, it does not stand in the description."""
    return None


class Paged(BaseModel):
    """What every list takes."""

    model_config = ConfigDict(extra="forbid")
    limit: Limit = 50
    after: Cursor = Field(default_factory=nothing)


class ActorFilters(Paged):
    """Which actors are wanted."""

    name: Annotated[str, Field(max_length=LONGEST_VALUE, description="Words of the name.", examples=["Guyana"])] = ""
    code: Annotated[str, Field(max_length=LONGEST_VALUE, description="Whom they count for between states.", examples=["GUY"])] = ""
    kind: Literal["country", "government", "organisation", "alliance", "armed_force", "armed_group", "person", "group", "media"] = Field(
        default_factory=nothing, description="What sort of actor."
    )


class PlaceFilters(Paged):
    """Which places are wanted."""

    name: Annotated[str, Field(max_length=LONGEST_VALUE, description="The name.", examples=["Boa Vista"])] = ""
    country: Annotated[str, Field(pattern="^[A-Z]{3}$", description="ISO 3166 alpha-3.", examples=["BRA"])] = ""
    kind: Annotated[str, Field(max_length=LONGEST_VALUE, description="What sort of place: city, region, sea, …")] = ""


def _several(kind: Any) -> Any:
    return Annotated[list[kind], Field(max_length=MOST_VALUES)]


def _one_of(values: tuple[Any, ...]) -> Any:
    return Literal[values]


def _types() -> dict[str, Any]:
    """What each filter takes: one value, or one of several."""
    known = known_values()
    types: dict[str, Any] = {name: _one_of(known[name]) for name in "type mode status act polarity verbatim judged sort of".split()}
    types |= dict.fromkeys("actor recipient either speaker told place country publisher article".split(), Name)
    types["quad"] = Annotated[int, Field(ge=1, le=4), Whole]
    types["text"] = Annotated[str, Field(max_length=LONGEST_VALUE)]
    patterns = {"language": "^[a-z]{2,3}$", "when": PERIOD, "published": PERIOD, "box": BOX, "circle": CIRCLE, "quantity": QUANTITY}
    types |= {name: Annotated[str, Field(pattern=pattern)] for name, pattern in patterns.items()}
    types["stated"] = Annotated[bool, _strictly("true|false")]
    types["score"] = Annotated[float, Field(ge=0, le=1), _strictly(r"-?[0-9]{1,9}(\.[0-9]{1,30})?([eE]-?[0-9]{1,3})?")]
    return types


def _model(name: str, base: type[BaseModel], without: tuple[str, ...], required: tuple[str, ...] = ()) -> Any:
    types = _types()
    whole: dict[str, Any] = {}
    for field in fields(Query):
        if field.name in without:
            continue
        about: dict[str, Any] = {"description": ABOUT[field.name]}
        about |= {"examples": [EXAMPLES[field.name]]} if field.name in EXAMPLES else {}
        if isinstance(field.default, tuple):
            whole[field.name] = (_several(types[field.name]), Field(default_factory=list, **about))
        elif field.name in required:
            whole[field.name] = (types[field.name], Field(**about))
        else:
            whole[field.name] = (types[field.name], Field(default_factory=nothing, **about))
    return create_model(name, __base__=base, **whole)


class CountPaged(BaseModel):
    """What counting takes."""

    model_config = ConfigDict(extra="forbid")
    by: Annotated[
        list[Literal[BY]],  # type: ignore[valid-type]
        Field(default_factory=list, max_length=3, description="What to count by; nothing gives one number."),
    ]
    limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE, description="Most rows."), Whole] = 100


Unpaged = type("Unpaged", (BaseModel,), {"model_config": ConfigDict(extra="forbid"), "__module__": __name__})
ListFilters = _model("ListFilters", Paged, ("of", "sort"))
SearchFilters = _model("SearchFilters", Paged, (), ("text",))
LedgerFilters = _model("LedgerFilters", Paged, ())
CountFilters = _model("CountFilters", CountPaged, ("sort",))
ExportFilters = _model("ExportFilters", Unpaged, ("sort",))
SEVERAL = {
    name for model in (CountFilters, LedgerFilters) for name, field in model.model_fields.items() if "list[" in str(field.annotation)
}


def query_of(filters: BaseModel, of: str | None = None) -> Query:
    """The query that an address asks.

    >>> query_of(ListFilters(actor=["RUS"], box="44,22,52,40"), "events").box
    Box(south=44.0, west=22.0, north=52.0, east=40.0)
    """
    given = {
        name: value for name, value in filters.model_dump(exclude={"limit", "after", "format", "by"}).items() if value not in (None, [], "")
    }
    for name, shape in (("box", Box), ("circle", Circle)):
        if name in given:
            given[name] = shape(*map(float, given[name].split(",")))
    if "quantity" in given:
        amount, _, what = given["quantity"].partition(" ")
        given["quantity"] = AtLeast(float(amount), what.strip() or None)
    return Query.of_words(**given, **({"of": of} if of else {}))
