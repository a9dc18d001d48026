"""Articles: from any input — text, pages, JSON, folders of them, standard input — to articles, one at a time.

One bad input never stops the others: it becomes a `Failure` in its place.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from dateline.errors import DatelineError, InputError
from dateline.text.composing import Given, article_of
from dateline.text.decoding import decode
from dateline.text.published import normalise_date
from dateline.types import Article

__all__ = ["Failure", "article_of", "open_articles", "paths_of"]

LARGEST = 50_000_000  # bytes of a file or of one line of JSONL; more than that is held in memory never
TEXTS, PAGES, OBJECTS, LINES, PARSES = (".txt",), (".html", ".htm"), (".json",), (".jsonl", ".ndjson"), (".conllu",)
READ = (*TEXTS, *PAGES, *OBJECTS, *LINES, *PARSES)
STANDARD_INPUT = "-"
IS_PAGE = re.compile(
    r"(?is)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta)\b"
)
REMEDY = 'write {"text": "…"} or {"html": "…"}, if you like with id, title, published, url, publisher, language'


@dataclass(frozen=True)
class Failure:
    """An input that gave no article: which one, and why."""

    ref: str
    error: DatelineError


def paths_of(paths: Iterable[str]) -> Iterator[str]:
    """The files that paths stand for, in order: a folder gives those of its files that can be read, sorted, at any depth.

    Paths that do not exist are passed on, so that whoever opens them can say so.

    >>> list(paths_of(["b.txt", "-"]))
    ['b.txt', '-']
    """
    for path in paths:
        if path != STANDARD_INPUT and Path(path).is_dir():
            yield from _files_in(path)
        else:
            yield path


def open_articles(paths: Iterable[str], stdin: BinaryIO | None = None, published: str | None = None) -> Iterator[Article | Failure]:
    """The articles in files, folders and standard input (`-`), in input order; a Failure for each input that gives none.

    Files are opened one by one and JSONL is read line by line, so that any number of reports takes the memory of one.
    `published` stands in where a report has no date. CoNLL-U files hold parses, not articles, and are passed over.

    >>> [outcome.error.what for outcome in open_articles(["no such file.txt"])]
    ['there is no such file']
    """
    for path in paths_of(paths):
        if Path(path).suffix.lower() not in PARSES:
            yield from _Source(path, published).articles(stdin)


def _files_in(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        yield from (str(Path(parent, name)) for name in sorted(names) if Path(name).suffix.lower() in READ)


@dataclass(frozen=True)
class _Source:
    """One file, or standard input."""

    path: str
    published: str | None

    @property
    def ref(self) -> str:
        return Path(self.path).name or self.path

    def articles(self, stdin: BinaryIO | None) -> Iterator[Article | Failure]:
        try:
            if self.path == STANDARD_INPUT:
                yield from self._sniffed(stdin) if stdin else ()
                return
            with Path(self.path).open("rb") as file:
                yield from self._opened(file)
        except DatelineError as error:
            yield Failure(self.ref, error)
        except (OSError, ValueError) as error:  # a zero byte in a path is a ValueError
            yield Failure(self.ref, self._unopened(error))

    def _unopened(self, error: OSError | ValueError) -> InputError:
        if isinstance(error, FileNotFoundError):
            return InputError("there is no such file", where=self.path, remedy="check the path")
        reason = getattr(error, "strerror", None) or error
        return InputError(f"the file cannot be read ({reason})", where=self.path, remedy="check the file")

    def _opened(self, file: BinaryIO) -> Iterator[Article | Failure]:
        suffix = Path(self.path).suffix.lower()
        if suffix in LINES:
            yield from self._lines(file)
        elif suffix in OBJECTS:
            yield from self._objects(self._text(file))
        elif suffix in (*TEXTS, *PAGES):
            yield self._whole(self._text(file), suffix in PAGES)
        else:
            yield from self._sniffed(file)

    def _text(self, file: BinaryIO, begun: bytes = b"") -> str:
        data = begun + file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise InputError(f"the file is larger than {LARGEST:,} bytes", where=self.path, remedy="write JSONL, one report a line")
        return decode(data, self.path)

    def _sniffed(self, file: BinaryIO) -> Iterator[Article | Failure]:
        """JSONL is told by its first line, JSON and pages by how they begin."""
        first = file.readline(LARGEST + 1)
        if first.lstrip().startswith(b"{") and _is_object(first):
            yield from self._lines(file, first)
            return
        text = self._text(file, first)
        if text.lstrip()[:1] in ("{", "[") and _is_json(text):
            yield from self._objects(text)
        else:
            yield self._whole(text, bool(IS_PAGE.match(text)))

    def _whole(self, text: str, is_page: bool) -> Article | Failure:
        if not text.strip():
            return Failure(self.ref, InputError("there is no text", where=self.path, remedy="give a file with a report in it"))
        return self._article({"html" if is_page else "text": text}, self.path)

    def _lines(self, file: BinaryIO, first: bytes = b"") -> Iterator[Article | Failure]:
        number = 0
        while line := first or file.readline(LARGEST + 1):
            first, number = b"", number + 1
            where = f"{self.path}:{number}"
            if len(line) > LARGEST:
                error = InputError(f"the line is longer than {LARGEST:,} bytes", where=where, remedy="split the report")
                yield Failure(f"{self.ref}:{number}", error)
                while line and not line.endswith(b"\n"):
                    line = file.readline(LARGEST)
            elif line.strip():
                yield self._line(line, where, f"{self.ref}:{number}")

    def _line(self, line: bytes, where: str, ref: str) -> Article | Failure:
        try:
            return self._article(_parsed(decode(line, where), where), where, ref)
        except DatelineError as error:
            return Failure(ref, error)

    def _objects(self, text: str) -> Iterator[Article | Failure]:
        found = _parsed(text, self.path)
        if not isinstance(found, list):
            yield self._article(found, self.path)
            return
        for number, one in enumerate(found, 1):
            yield self._article(one, f"{self.path}, item {number}", f"{self.ref}:{number}")

    def _article(self, found: object, where: str, ref: str | None = None) -> Article | Failure:
        """The article of a JSON value. Without an id, an article is known by its file, a failure by its place in it."""
        try:
            fields = _checked(found, where)
        except InputError as error:
            return Failure(ref or self.ref, error)
        name = fields.pop("id", None)
        text, html = fields.pop("text", None), fields.pop("html", None)
        given = Given(ref=name or self.ref, **fields)  # type: ignore[typeddict-item]  # checked field by field above
        try:
            return self._dated(article_of(text or html or "", html=not text and bool(html), **given))
        except InputError as error:
            at = where if not name else f"{where} ({name})"
            return Failure(name or ref or self.ref, type(error)(error.what, where=at, remedy=error.remedy))

    def _dated(self, article: Article) -> Article:
        return article if article.published or not self.published else replace(article, published=normalise_date(self.published))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return bool(re.match(r'\s*(?:\[\s*)?\{\s*"', text))
    return True


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{error.msg} at line {error.lineno}, column {error.colno}"
        raise InputError(f"this is no JSON: {place}", where=where, remedy=REMEDY) from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"this JSON cannot be read: {type(error).__name__}", where=where, remedy=REMEDY) from None


def _checked(found: object, where: str) -> dict[str, str]:
    """The fields of a JSON article that are known and present, each a string."""
    if not isinstance(found, dict):
        raise InputError(f"this is {_kind(found)}, not an object", where=where, remedy=REMEDY)
    fields: dict[str, str] = {}
    for name in ("id", "text", "html", "title", "published", "url", "publisher", "language"):
        value = found.get(name)
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise InputError(f"the field {name!r} is {_kind(value)}, not a string", where=where, remedy=REMEDY)
        if value:
            fields[name] = value
    if "text" not in fields and "html" not in fields:
        raise InputError("neither 'text' nor 'html' is given", where=where, remedy=REMEDY)
    return fields


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "something else")
