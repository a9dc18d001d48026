"""A file that is there whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dateline.errors import ExportError

LONGEST_NAME = 100  # bytes of a name that are kept in that of its unfinished twin
REMEDY = "name a file in a folder that is there, can be written and has room"


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes stand under `path` once it is closed without an error; until then what stood there stays.

    The bytes are gathered in a hidden file beside it, which an error takes away again. A pipe or a device is written to as it is.
    Raises ExportError where the folder is missing, cannot be written or is full.
    """
    try:
        target = path.resolve()
        if target.is_dir():
            raise ExportError("it is a folder", where=str(path), remedy="name a file in it")
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        with _beside(target) as stream:
            yield stream
    except OSError as error:
        raise ExportError(error.strerror or str(error), where=str(path), remedy=REMEDY) from error


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    name = target.name.encode("utf8", "surrogateescape")[:LONGEST_NAME].decode("utf8", "ignore")
    unfinished = target.with_name(f".{name}.{secrets.token_hex(4)}.part")
    try:
        with unfinished.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
