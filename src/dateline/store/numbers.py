"""Numbers: how ids, times and places of facts become the small whole numbers that tables are searched by."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

ARTICLE, PASSAGE = 26, 12  # bits to the right of the number of an article, of a passage: see schema.sql
CLOCK = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d))?)?)?")
HASHED = re.compile(r"[a-z]+-[0-9a-f]{16}")
UNKNOWN, PUBLISHED, SAID = 0, 1, 2  # what the time of a fact is
ACTOR, RECIPIENT, SPEAKER = 0, 1, 2  # roles of parties


class Bounds(NamedTuple):
    """Numbers from `first` up to (not including) `last`."""

    first: int
    last: int


def clock(time: str | None) -> int:
    """A date or date-time as YYYYMMDDhhmm, by the clock that it was written down with; 0 where there is none.

    >>> clock("2022-02-17T10:30:00+03:00"), clock("2022-02-17"), clock("PAST_REF"), clock(None)
    (202202171030, 202202170000, 0, 0)
    """
    found = CLOCK.match(time or "")
    if not found:
        return 0
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    return (((year * 100 + (month or 1)) * 100 + (day or 1)) * 100 + hour) * 100 + minute


def day_of(at: int) -> str | None:
    """The ISO date of a time that `clock` gave.

    >>> day_of(202202171030)
    '2022-02-17'
    """
    return f"{at // 100000000:04}-{at // 1000000 % 100:02}-{at // 10000 % 100:02}" if at else None


def short_id(identity: str) -> bytes | str:
    """Eight bytes of an id that is a hash; any other id as it is.

    >>> short_id("event-00ff00ff00ff00ff"), short_id("event-1")
    (b'\\x00\\xff\\x00\\xff\\x00\\xff\\x00\\xff', 'event-1')
    """
    return bytes.fromhex(identity.rpartition("-")[2]) if HASHED.fullmatch(identity) else identity


def long_id(kind: str, short: bytes | str) -> str:
    """The id that `short_id` shortened.

    >>> long_id("event", short_id("event-00ff00ff00ff00ff"))
    'event-00ff00ff00ff00ff'
    """
    return short if isinstance(short, str) else f"{kind}-{short.hex()}"


def facts_of(article: int) -> Bounds:
    """The numbers that facts of an article may have."""
    return Bounds(article << ARTICLE, (article + 1) << ARTICLE)


def plain(name: str) -> str:
    """A name as it is looked up.

    >>> plain("  The  Kremlin ")
    'the kremlin'
    """
    return " ".join(name.casefold().split())


def hashed(row: tuple[object, ...]) -> int:
    """A number of 64 bits that stands for a whole row.

    >>> hashed(("Kyiv", None)) == hashed(("Kyiv", None)) != hashed(("Kyiv", ""))
    True
    """
    return int.from_bytes(hashlib.blake2b(repr(row).encode("utf8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def label_of(code: str | None, number: int) -> str:
    """What an actor is searched by: its code, or else the number that it has among all actors.

    >>> label_of("RUS", 7), label_of(None, 7)
    ('RUS', '#7')
    """
    return code or f"#{number}"
