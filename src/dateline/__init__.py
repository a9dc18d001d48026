"""Dateline reads the news of a crisis and keeps its record.

>>> import dateline
>>> record = dateline.read("Moscow denied on Thursday that it plans to invade Ukraine.", published="2022-02-17")  # doctest: +SKIP
>>> [event.status for event in record.events]  # doctest: +SKIP
['negated']
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.read import Reader as Reader
    from dateline.record import Record as Record
    from dateline.store import Query as Query
    from dateline.store import Store as Store

__version__ = "0.1.0"
__all__ = ["Query", "Reader", "Record", "Store", "__version__", "read"]


def read(source: str | Path, published: str | None = None) -> Record:
    """The record of one report: of a file where `source` is a Path, of the text itself where it is a str.

    `published` (ISO 8601) is the day that "Thursday" is counted from, where the report does not give one.
    The network is loaded anew by each call: for many reports, make one `Reader`.
    Raises InputError where there is nothing to read, LanguageError where it is not English.
    """
    from io import BytesIO

    from dateline.read import Reader
    from dateline.text.articles import Failure, open_articles

    paths, stdin = (["-"], BytesIO(source.encode("utf8", "replace"))) if isinstance(source, str) else ([str(source)], BytesIO())
    for article in open_articles(paths, stdin, published):
        if isinstance(article, Failure):
            raise article.error
        return Reader().read(article)
    raise InputError("no report in it", where=str(source)[:80], remedy="give a file with text")


def __getattr__(name: str) -> Any:
    """Loaded when first asked for: `import dateline` costs nothing."""
    if name == "Reader":
        from dateline.read import Reader

        return Reader
    if name == "Record":
        from dateline.record import Record

        return Record
    if name in ("Query", "Store"):
        from dateline import store

        return getattr(store, name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")


class _Package(ModuleType):
    """Keeps `dateline.read` the function when the module of that name is loaded under it."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "read" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
