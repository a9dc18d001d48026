"""Bytes become characters, or a clear word why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.text.decoding import decode

SAID = "“Łódź is quiet,” Zoë said in the café."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_say_what_they_are(encoding: str) -> None:
    assert decode(SAID.encode(encoding)) == SAID


def test_windows_1252_is_what_is_left() -> None:
    said = "“Zoë said in the café – for €5 – that it was so.”"
    assert decode(said.encode("cp1252")) == said


def test_a_page_is_believed_about_itself() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Киев</body></html>'
    assert decode(page.encode("cp1251")) == page


def test_a_broken_byte_does_not_spoil_the_rest() -> None:
    assert decode(SAID.encode() * 3 + b"\xe2\x80") == SAID * 3 + "\ufffd"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG picture"),
        (b"PK\x03\x04rest", "office document"),
        ("so it was".encode("utf-16-le"), "binary"),
        ("Россия заявила в понедельник".encode("cp1251"), "encoding"),
    ],
    ids=["picture", "archive", "UTF-16 without a mark", "Windows-1251"],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(data, "x.txt")


@given(st.binary())
def test_any_bytes_are_text_or_an_error_of_ours(data: bytes) -> None:
    try:
        assert isinstance(decode(data), str)
    except InputError as error:
        assert error.remedy
