"""The PLOVER ontology and the event lexicon: what counts as an event, and which words name one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain
from typing import Any

from dateline.errors import KnowledgeError

VERB_ROLES, NOUN_ROLES = "subj,by>obj", "poss,by,comp,subj>on,against,of"
COLUMNS = ("words", "part", "when", "type", "mode", "cameo", "roles", "score")
TRIGGER_COLUMNS, CODE_COLUMNS = len(COLUMNS), 7
LEXICON = ("phrases.tsv", "triggers.tsv")  # of two rows that ask for as much, the first is believed


@dataclass(frozen=True)
class EventType:
    """One of PLOVER's sixteen types; `modes` maps a mode to its Goldstein weight."""

    name: str
    gloss: str
    quad: int
    goldstein: float
    recipient: bool
    cameo: tuple[str, ...]
    modes: Mapping[str, float]
    examples: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True)
class DecisionRule:
    """Where PLOVER codes something else than the words alone would say, with a sentence that shows it."""

    when: str
    then: str
    example: Mapping[str, str]


@dataclass(frozen=True)
class Code:
    """One CAMEO code and the PLOVER type that it falls under; `type` is empty for plain statements."""

    code: str
    root: str
    quad: int
    goldstein: float | None
    type: str
    mode: str
    name: str


@dataclass(frozen=True)
class Need:
    """One condition of a lexicon row: a syntactic slot, and the words (or @classes) that may fill it; none means any.

    `absent` turns it round; `named` makes the filler part of the trigger ("open fire").
    """

    slot: str
    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    absent: bool = False
    named: bool = False

    @property
    def anything(self) -> bool:
        return not self.words and not self.kinds


@dataclass(frozen=True)
class Trigger:
    """A row of the lexicon. A row without a type says that the word, used so, names no event."""

    word: str
    noun: bool
    needs: tuple[Need, ...]
    type: str
    mode: str | None
    cameo: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    score: float
    table: str = ""
    line: int = 0  # of the table, from 1

    @cached_property
    def weight(self) -> tuple[int, int, bool]:
        """How much a row asks for: the row that asks for most is believed."""
        asked = [need for need in self.needs if not need.absent]
        return len(asked), sum(not need.anything for need in asked), not self.type


@dataclass(frozen=True)
class Ontology:
    """PLOVER's types, CAMEO's codes and the lexicon of triggers.

    >>> ontology = Ontology.load()
    >>> ontology.type("SANCTION").quad, ontology.goldstein("ACCUSE", None), ontology.code("190").type
    (4, -3.0, 'ASSAULT')
    """

    version: str
    types: Mapping[str, EventType]
    codes: Mapping[str, Code]
    triggers: Mapping[tuple[str, bool], tuple[Trigger, ...]]
    classes: Mapping[str, frozenset[str]]
    quads: Mapping[int, str] = field(default_factory=dict)
    contexts: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[DecisionRule, ...] = ()

    @classmethod
    def load(cls) -> Ontology:
        """The ontology that ships with the package. Raises KnowledgeError with file and line where a table is malformed."""
        plover = _toml("plover.toml")
        classes = _classes(_toml("classes.toml"))
        types = event_types()
        codes = {code.code: code for code in map(_code, _rows("cameo.tsv", CODE_COLUMNS))}
        quads = {int(number): name for number, name in plover["quad"].items()}
        rules = tuple(DecisionRule(row.pop("when"), row.pop("then"), row) for row in plover["rule"])
        return cls(plover["version"], types, codes, _index(types, codes, classes), classes, quads, plover["contexts"], rules)

    def type(self, name: str) -> EventType:
        return self.types[name]

    def code(self, cameo: str) -> Code:
        return self.codes[cameo]

    def goldstein(self, name: str, mode: str | None) -> float:
        """The weight of an event between conflict (-10) and cooperation (+10): that of its mode, or else of its type."""
        kind = self.types[name]
        return kind.modes.get(mode, kind.goldstein) if mode else kind.goldstein

    def rows(self, word: str, noun: bool) -> tuple[Trigger, ...]:
        """The rows for a lemma, those that ask for most first."""
        return self.triggers.get((word, noun), ())

    def written(self, row: Trigger) -> Mapping[str, str]:
        """A row as its table has it, by the names of the columns: what an editor sees who wants to change it.

        >>> ontology = Ontology.load()
        >>> ontology.written(ontology.rows("overrun", False)[-1])["words"]
        'invade overrun'
        """
        return dict(zip(COLUMNS, _lines(row.table)[row.line - 1].split("\t"), strict=True))

    def is_a(self, word: str, name: str) -> bool:
        """Whether the lexicon counts a lemma among the @name words."""
        return word in self.classes.get(name, ())


@cache
def event_types() -> dict[str, EventType]:
    """PLOVER's types by name: the part of the ontology that is there at once.

    >>> event_types()["ASSAULT"].quad
    4
    """
    return {name: _event_type(name, row) for name, row in _toml("plover.toml")["type"].items()}


def _toml(name: str) -> dict[str, Any]:
    text = files("dateline.knowledge").joinpath("data", name).read_text("utf8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(str(error), where=name, remedy="mend the table") from error


def _lines(name: str) -> list[str]:
    return files("dateline.knowledge").joinpath("data", name).read_text("utf8").splitlines()


def _rows(name: str, columns: int) -> Iterator[tuple[str, list[str]]]:
    """The rows of a table with the place of each; comments and the heading are passed over."""
    for number, line in enumerate(_lines(name), 1):
        if number == 1 or not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise KnowledgeError(
                f"{len(cells)} columns instead of {columns}", where=f"{name}, line {number}", remedy="separate the columns by tabs"
            )
        yield f"{name}, line {number}", cells


def _classes(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, words in table.items():
        parts = words.split()
        inner = [found[part[1:]] for part in parts if part.startswith("@")]
        found[name] = frozenset(part for part in parts if not part.startswith("@")).union(*inner)
    return found


def _event_type(name: str, row: Mapping[str, Any]) -> EventType:
    try:
        return EventType(
            name, row["gloss"], row["quad"], row["goldstein"], row["recipient"], tuple(row["cameo"]), row["modes"], tuple(row["examples"])
        )
    except KeyError as error:
        raise KnowledgeError(f"{name} has no {error}", where="plover.toml", remedy="fill it in") from error


def _code(row: tuple[str, list[str]]) -> Code:
    where, (code, root, quad, goldstein, kind, mode, name) = row
    try:
        return Code(code, root, int(quad), float(goldstein) if goldstein else None, kind, mode, name)
    except ValueError as error:
        raise KnowledgeError(str(error), where=where, remedy="write quad and goldstein as numbers") from error


def _index(
    types: Mapping[str, EventType], codes: Mapping[str, Code], classes: Mapping[str, frozenset[str]]
) -> dict[tuple[str, bool], tuple[Trigger, ...]]:
    found: dict[tuple[str, bool], list[Trigger]] = {}
    for where, cells in chain.from_iterable(_rows(name, TRIGGER_COLUMNS) for name in LEXICON):
        for trigger in _triggers(where, cells, classes):
            _check(trigger, where, types, codes)
            found.setdefault((trigger.word, trigger.noun), []).append(trigger)
    return {key: tuple(sorted(rows, key=lambda row: row.weight, reverse=True)) for key, rows in found.items()}


def _triggers(where: str, cells: list[str], classes: Mapping[str, frozenset[str]]) -> Iterator[Trigger]:
    words, part, when, kind, mode, cameo, roles, score = cells
    noun = part == "n"
    actors, arrow, recipients = (roles or (NOUN_ROLES if noun else VERB_ROLES)).partition(">")
    if part not in ("n", "v") or not arrow:
        raise KnowledgeError(f"part {part!r}, roles {roles!r}", where=where, remedy="write v or n, and roles as subj>obj")
    table, _, line = where.partition(", line ")
    needs = tuple(_need(text, where, classes) for text in when.split())
    if not noun and "subj" in actors.split(",") and "by" not in actors.split(","):
        actors = actors.replace("subj", "subj,by", 1)
    for word in words.split():
        sides = (_slots(actors), _slots(recipients))
        yield Trigger(word, noun, needs, kind.strip("-"), mode or None, cameo or None, *sides, float(score or 1), table, int(line))


def _slots(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(",")))


OPEN_KINDS = frozenset({"actor", "state", "place", "person", "event"})


def _need(text: str, where: str, classes: Mapping[str, frozenset[str]]) -> Need:
    """`obj`, `-obj`, `obj=a,@b`, `obj!=a`, `+obj=fire`."""
    slot, _, words = text.lstrip("+-").partition("=")
    absent = text.startswith("-") or slot.endswith("!")
    parts = list(filter(None, words.split(",")))
    kinds = {part[1:] for part in parts if part.startswith("@")}
    if unknown := kinds - OPEN_KINDS - set(classes):
        raise KnowledgeError(f"no class of words is called {sorted(unknown)}", where=where, remedy="add it to classes.toml")
    plain = {part for part in parts if not part.startswith("@")}.union(*(classes[kind] for kind in kinds & set(classes)))
    return Need(slot.rstrip("!"), frozenset(plain), frozenset(kinds & OPEN_KINDS), absent, text.startswith("+"))


def _check(trigger: Trigger, where: str, types: Mapping[str, EventType], codes: Mapping[str, Code]) -> None:
    if not trigger.type:
        return
    if trigger.type not in types:
        raise KnowledgeError(f"no type is called {trigger.type!r}", where=where, remedy="use one of plover.toml")
    if trigger.mode and trigger.mode not in types[trigger.type].modes:
        raise KnowledgeError(f"{trigger.type} has no mode {trigger.mode!r}", where=where, remedy="use one of plover.toml")
    if trigger.cameo and trigger.cameo not in codes:
        raise KnowledgeError(f"no CAMEO code is {trigger.cameo!r}", where=where, remedy="use one of cameo.tsv")
