"""Who: the actors that we know by name, the offices that people held, and what nouns say about an actor."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from dateline.errors import KnowledgeError
from dateline.types import ActorKind

Form = Literal["name", "adjective", "people", "capital", "person"]
KINDS: frozenset[str] = frozenset(get_args(ActorKind))
LONGEST = 9  # words of the longest name that is looked for
SHORT = 6  # letters up to which a name in capitals must stand in capitals: "WHO" is not "who"
PLAIN = str.maketrans({"’": "'", "‘": "'", ".": None, " ": None, "\u00a0": None, "‑": "-"})
OFFICE_WORDS = {"defense": "defence", "premier": "prime minister", "pm": "prime minister", "fm": "foreign minister"}


@dataclass(frozen=True)
class Known:
    """An actor that a name stands for. `form` tells how: its name, an adjective, its people, its capital."""

    name: str
    kind: ActorKind
    code: str | None
    sector: tuple[str, ...] = ()
    form: Form = "name"
    members: tuple[str, ...] = ()
    unsure: bool = False  # others are called so, too: it is this one where the report names the country


@dataclass(frozen=True)
class Office:
    """Somebody's time in an office: from `start` up to (not including) `end`, None where it goes on."""

    person: str
    office: str
    code: str
    sector: str
    start: date
    end: date | None

    def held(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Role:
    """What a head noun says: sector and kind of an actor, and the flags explained in `roles.toml`."""

    sector: str = ""
    kind: ActorKind = "group"
    national: bool = False
    borrows: bool = False
    document: bool = False
    holding: bool = False
    abbreviated: bool = False


@dataclass(frozen=True)
class Who:
    """The knowledge base of actors; one is loaded by `Who.load()` and shared, for it never changes.

    >>> who = Who.load()
    >>> who.longest(["The", "European", "Union", "said"], 1)[0].code
    'EU'
    >>> who.role("lawmaker").sector
    'LEG'
    """

    names: dict[str, tuple[str, Known]] = field(default_factory=dict)
    openings: frozenset[str] = frozenset()
    countries: dict[str, Known] = field(default_factory=dict)
    people: dict[str, tuple[Office, ...]] = field(default_factory=dict)
    posts: dict[tuple[str, str], tuple[Office, ...]] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    modifiers: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    past: frozenset[str] = frozenset()
    bodies: dict[str, str] = field(default_factory=dict)  # code of an international body: its sector

    @staticmethod
    @cache
    def load() -> Who:
        """Our own tables. Raises KnowledgeError with file and line where one is malformed."""
        roles = _toml("roles.toml")
        known = [*_countries(), *_named("bodies.tsv"), *_named("groups.tsv"), *_named("seats.tsv"), *_named("media.tsv")]
        names = _index(known)
        offices = [*_offices("chiefs.tsv"), *_offices("offices.tsv")]
        return Who(
            names,
            frozenset(opening for name, _ in known for opening in _openings(name)),
            {each.code: each for _, each in known if each.kind == "country" and each.form == "name" and each.code},
            _people(offices),
            _posts(offices),
            _roles(roles),
            _words(roles, "modifiers"),
            _words(roles, "titles"),
            frozenset(roles["past"]["words"].split()),
            {each.code: each.sector[0] for _, each in _named("bodies.tsv") if each.code and each.sector},
        )

    def longest(self, forms: Sequence[str], start: int) -> tuple[Known, int] | None:
        """The longest known name that begins at word `start`, and how many words it takes."""
        key, found = "", None
        cased = ""
        for length in range(1, min(LONGEST, len(forms) - start) + 1):
            part = forms[start + length - 1].translate(PLAIN)
            if not part:
                continue
            cased += part
            key = cased.casefold()
            if length == 1 and key not in self.openings:
                return None
            hit = self.names.get(key)
            if hit and _same_case(hit[0], cased):
                found = (hit[1], length)
        return found

    def country(self, code: str | None) -> Known | None:
        """The country with this ISO 3166 alpha-3 code."""
        return self.countries.get(code or "")

    def role(self, lemma: str) -> Role | None:
        """What the noun says about an actor; None where it is no actor's."""
        return self.roles.get(lemma)

    def offices(self, name: str, day: date | None) -> tuple[Office, ...]:
        """The offices of the people called so, held on that day first; a surname alone serves only who held one then.

        >>> [each.office for each in Who.load().offices("Sergei Lavrov", date(2022, 1, 29))]
        ['foreign minister']
        """
        found = self.people.get(_folded(name), ())
        held = tuple(each for each in found if day and each.held(day))
        return held or (found if " " in name.strip() else ())

    def holder(self, code: str, office: str, day: date | None) -> Office | None:
        """Who held the office on that day; None where nobody is known, or more than one."""
        held = [each for each in self.posts.get((code, plain_office(office)), ()) if day and each.held(day)]
        return held[-1] if held and len({each.person.split()[-1] for each in held}) == 1 else None


@cache
def plain_office(text: str) -> str:
    """One wording for one office.

    >>> plain_office("Minister of Defense"), plain_office("Foreign Minister")
    ('defence minister', 'foreign minister')
    """
    words = [OFFICE_WORDS.get(word, word) for word in text.lower().replace(" affairs", "").split()]
    joined = " ".join(words)
    turned = re.fullmatch(r"(minister|secretary) (?:of|for) (?:the )?(foreign|defence|interior|finance|treasury)", joined)
    return f"{turned[2]} {turned[1]}" if turned else joined


def _folded(name: str) -> str:
    """The name without spaces and points, in lower case."""
    if name.isascii() and "." not in name:
        return name.replace(" ", "").casefold()
    return name.translate(PLAIN).casefold()


def _same_case(name: str, cased: str) -> bool:
    """Whether the text writes capitals where the name has them; short names in capitals want them all."""
    shape = name.translate(PLAIN)
    if len(shape) <= SHORT and shape.isupper():
        return cased.isupper()
    at = 0
    for word in name.split():
        if shape[at : at + 1].isupper() and not cased[at : at + 1].isupper():
            return False
        at += len(word.translate(PLAIN))
    return True


def _openings(name: str) -> Iterator[str]:
    """What the first word of the name may be, however hyphens and apostrophes are cut."""
    first = _folded(name.split(" ", 1)[0])
    yield first
    for mark in "-'&/(":
        if mark in first:
            yield first.partition(mark)[0]


def _index(known: Iterable[tuple[str, Known]]) -> dict[str, tuple[str, Known]]:
    """Names without spaces, in lower case; the first to claim one keeps it, in its least strict spelling ("Igad" for "IGAD")."""
    found: dict[str, tuple[str, Known]] = {}
    for name, each in known:
        key = _folded(name)
        before = found.get(key)
        if before is None or (before[1] == each and sum(map(str.isupper, name)) < sum(map(str.isupper, before[0]))):
            found[key] = (name, each)
    return found


def _countries() -> Iterator[tuple[str, Known]]:
    yield "Brussels", Known("EU", "alliance", "EU", ("IGO",), "capital")
    rows = list(_table("countries.tsv", ("iso3", "name", "official", "names", "adjectives", "people", "capitals")))
    for code, name, official, names, *_ in rows:
        for each in filter(None, (name, official, *names.split("|"))):
            yield each, Known(name, "country", code)
    for code, name, _, _, adjectives, people, capitals in rows:
        for form, cell in (("adjective", adjectives), ("people", people), ("capital", capitals)):
            for each in filter(None, cell.split("|")):
                yield each, Known(name, "country", code, (), form)  # type: ignore[arg-type]


def _named(file: str) -> Iterator[tuple[str, Known]]:
    """The actors of a table. In `seats.tsv` and `media.tsv` names parted by ";" are of different ones that share a row."""
    body = file == "bodies.tsv"
    columns = ("code" if body else "name", "names", "" if body else "code", "kind", "sector", "members")
    for row, names, told, kind, sector, members in _table(file, columns):
        if kind not in KINDS:
            raise KnowledgeError(f"{row} has the kind {kind!r}", where=file, remedy=f"use one of {', '.join(sorted(KINDS))}")
        code = (row if body else told.rstrip("?")) or None
        for number, group in enumerate(names.split(";")):
            spellings = group.split("|")
            name = row if number == 0 else spellings[0]
            sectors, states = ((sector,) if sector else ()), tuple(members.split())
            known = Known(name, kind, code, sectors, "name", states, told.endswith("?"))  # type: ignore[arg-type]
            for each in (name, *spellings):
                yield each, known


def _offices(file: str) -> Iterator[tuple[str, Office]]:
    for number, row in enumerate(_table(file, ("person", "office", "country", "sector", "from", "to", "names")), 2):
        person, office, code, sector, start, end, names = row
        try:
            held = Office(person, office, code, sector, date.fromisoformat(start), date.fromisoformat(end) if end else None)
        except ValueError as error:
            where = f"{file}, line {number}"
            raise KnowledgeError(f"{start!r} or {end!r} is no ISO date", where=where, remedy="write 2022-01-31") from error
        for name in dict.fromkeys((person, *filter(None, names.split("|")))):
            yield name, held


def _people(offices: Iterable[tuple[str, Office]]) -> dict[str, tuple[Office, ...]]:
    found: dict[str, list[Office]] = {}
    for name, office in offices:
        found.setdefault(_folded(name), []).append(office)
    return {name: tuple(held) for name, held in found.items()}


def _posts(offices: Iterable[tuple[str, Office]]) -> dict[tuple[str, str], tuple[Office, ...]]:
    found: dict[tuple[str, str], dict[Office, None]] = {}
    for _, held in offices:
        found.setdefault((held.code, plain_office(held.office)), {})[held] = None
    return {post: tuple(held) for post, held in found.items()}


def _roles(tables: dict[str, Any]) -> dict[str, Role]:
    found: dict[str, Role] = {}
    for entry in tables["roles"]:
        flags = {flag: bool(entry.get(flag)) for flag in ("national", "borrows", "document", "holding", "abbreviated")}
        role = Role(entry["sector"], entry["kind"], **flags)
        for noun in entry["nouns"].split():
            found.setdefault(noun, role)
    return found


def _words(tables: dict[str, Any], section: str) -> dict[str, str]:
    return {word: "" if sector == "NONE" else sector for sector, words in tables[section].items() for word in words.split()}


def _toml(file: str) -> dict[str, Any]:
    try:
        return tomllib.loads((files("dateline.knowledge") / "data" / file).read_text("utf8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(str(error), where=file, remedy="mend the table") from error


def _table(file: str, columns: Sequence[str]) -> Iterator[list[str]]:
    """The cells of these columns; a column named "" or not there gives empty cells."""
    lines = (files("dateline.knowledge") / "data" / file).read_text("utf8").splitlines()
    header = lines[0].split("\t")
    at = [header.index(column) if column in header else -1 for column in columns]
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(header):
            where = f"{file}, line {number}"
            raise KnowledgeError(f"{len(cells)} columns instead of {len(header)}", where=where, remedy="separate by single tabs")
        yield [cells[i] if i >= 0 else "" for i in at]
