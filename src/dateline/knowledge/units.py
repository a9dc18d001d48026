"""Units: what measures and money are called, and their UCUM and ISO 4217 codes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.errors import KnowledgeError

WHERE = "knowledge/data/units.toml"


@dataclass(frozen=True)
class Unit:
    """A measure or a money: its code, and the lemma of one piece where it is money."""

    code: str
    name: str | None = None


@dataclass(frozen=True)
class Units:
    """The table as two patterns: names that follow a number, signs that stand before it."""

    names: Mapping[str, Unit]
    exact: Mapping[str, Unit]
    signs: Mapping[str, Unit]
    after: re.Pattern[str]
    before: re.Pattern[str]

    def following(self, text: str, at: int) -> tuple[int, Unit] | None:
        """The unit whose name stands at `at` (after a blank or hyphen, or none), and where it ends.

        >>> Units.load().following("some 70 kilometers away", 7)
        (18, Unit(code='km', name=None))
        """
        found = self.after.match(text, at)
        if found is None:
            return None
        said = found["unit"]
        unit = self.exact.get(said) or self.names.get(" ".join(said.lower().split()))
        return (found.end("unit"), unit) if unit else None

    def preceding(self, text: str, at: int) -> tuple[int, Unit] | None:
        """The sign of a money that ends where the number at `at` begins, and where it starts."""
        found = self.before.search(text, max(0, at - 6), at)
        return (found.start("sign"), self.signs[found["sign"]]) if found else None

    @staticmethod
    @cache
    def load() -> Units:
        """Read the table that ships with the package; it is kept, since it never changes."""
        return read_units(resources.files("dateline.knowledge").joinpath("data/units.toml").read_text("utf8"))


def read_units(source: str, where: str = WHERE) -> Units:
    """The table from TOML; raises KnowledgeError with the line or entry at fault."""
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(str(error), where=where, remedy="mend the TOML there") from error
    names: dict[str, Unit] = {}
    exact: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    for kind in ("unit", "money"):
        lines = [number for number, line in enumerate(source.splitlines(), 1) if line.strip() == f"[[{kind}]]"]
        for entry, line in zip(table.get(kind, ()), lines, strict=False):
            unit = Unit(_text(entry, "code", f"{where}, line {line}"), entry.get("name"))
            for name in entry.get("names", ()):
                names |= dict.fromkeys(_forms(name), unit)
            exact |= dict.fromkeys(entry.get("exact", ()), unit)
            signs |= dict.fromkeys(entry.get("signs", ()), unit)
    return Units(names, exact, signs, _after(names, exact), _before(signs))


def _text(entry: Mapping[str, Any], key: str, where: str) -> str:
    if not isinstance(entry.get(key), str):
        raise KnowledgeError(f"no text under {key!r}", where=where, remedy=f'give it a line {key} = "…"')
    return str(entry[key])


def _forms(name: str) -> list[str]:
    return [name, f"{name}s"] if len(name) > 3 and not name.endswith("s") else [name]


def _after(names: Mapping[str, Unit], exact: Mapping[str, Unit]) -> re.Pattern[str]:
    anyhow = "|".join(re.escape(name).replace("\\ ", r"\s") for name in sorted(names, key=len, reverse=True))
    capital = "|".join(map(re.escape, sorted(exact, key=len, reverse=True)))
    return re.compile(rf"[\s\-‑]?(?P<unit>(?i:{anyhow})(?![\w])|(?:{capital})(?![\w]))")


def _before(signs: Mapping[str, Unit]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])(?P<sign>{'|'.join(map(re.escape, sorted(signs, key=len, reverse=True)))})\s?\Z")
