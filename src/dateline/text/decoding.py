"""Decoding: from the bytes of a file to its characters, or a clear word why not."""

from __future__ import annotations

import codecs
import re

from dateline.errors import InputError

MARKS_OF_ORDER = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
KINDS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
)
CHARSET = re.compile(rb"""(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""")
REMEDY = "save the report as plain text in UTF-8"


def decode(data: bytes, where: str = "") -> str:
    """The characters of a file: UTF-8, UTF-16 or UTF-32 with a mark of order, what an HTML page says of itself, or else Windows-1252.

    A few broken bytes in good UTF-8 become U+FFFD. What is no text at all raises InputError.

    >>> decode("“Kyiv”".encode("cp1252"))
    '“Kyiv”'
    """
    for mark, name in MARKS_OF_ORDER:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    _refuse_binary(data, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data) or _damaged_utf8(data) or _western(data, where)


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, kind in KINDS:
        if data.startswith(magic):
            raise InputError(f"this is {kind}, not text", where=where, remedy=REMEDY)
    if b"\0" in data:
        raise InputError("this is binary, not text", where=where, remedy=REMEDY)


def _declared(data: bytes) -> str | None:
    found = CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        return data.decode(name) if name != "utf-8" else None
    except (LookupError, UnicodeError, TypeError, ValueError):
        return None


def _damaged_utf8(data: bytes) -> str | None:
    """A cut or a stray byte should not turn every curly quote of a long report into three wrong letters."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - broken
    return text if broken * 10 <= good or (broken == 1 and text.endswith("\ufffd")) else None


def _western(data: bytes, where: str) -> str:
    text = "".join(chr(byte) for byte in data) if any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d") else data.decode("cp1252")
    letters = sum(character.isalpha() for character in text)
    foreign = sum("\xbf" < character <= "\xff" for character in text)
    controls = sum((character < " " and character not in "\t\n\r\f\v") or "\x7f" <= character < "\xa0" for character in text)
    if foreign * 4 > letters or controls * 20 > len(text):
        raise InputError("the encoding is neither UTF-8 nor UTF-16 nor Windows-1252", where=where, remedy=REMEDY)
    return text
