"""Which words tell a person's gender."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from dateline.errors import KnowledgeError

Gender = Literal["m", "f"]
TABLE = "genders.toml"


@dataclass(frozen=True)
class Genders:
    """First names, nouns and forms of address, each with the gender that it tells.

    Names borne by both are left out: silence links a pronoun better than a wrong word does.

    >>> Genders.load().nouns["spokeswoman"], Genders.load().names.get("robin")
    ('f', None)
    """

    names: Mapping[str, Gender]
    nouns: Mapping[str, Gender]
    titles: Mapping[str, Gender]

    @staticmethod
    @cache
    def load() -> Genders:
        try:
            tables = tomllib.loads((files("dateline.knowledge") / "data" / TABLE).read_text("utf8"))
            return Genders(*(_split(tables["male"][part], tables["female"][part]) for part in ("names", "nouns", "titles")))
        except (tomllib.TOMLDecodeError, KeyError) as error:
            raise KnowledgeError(f"{error}", where=TABLE, remedy="give [male] and [female] names, nouns and titles") from error


def _split(male: str, female: str) -> dict[str, Gender]:
    men, women = set(male.split()), set(female.split())
    told: dict[str, Gender] = dict.fromkeys(men - women, "m")
    return told | dict.fromkeys(women - men, "f")
