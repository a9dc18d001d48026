"""What goes to standard error, and what the exit code says."""

from __future__ import annotations

import io

import pytest
import typer

from dateline.cli import streams
from dateline.cli.streams import complain, deliver
from dateline.errors import InputError
from dateline.text.articles import Failure

BAD = Failure("b.txt", InputError("the file is empty", where="b.txt", remedy="give a report"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def code_of(outcomes: list[object]) -> int:
    try:
        deliver(outcomes, lambda record: None)
    except typer.Exit as leaving:
        return leaving.exit_code
    return 0


@pytest.mark.parametrize(("outcomes", "code"), [(["a"], 0), ([BAD], 1), ([], 1), (["a", BAD, "c"], 3)])
def test_exit_codes(outcomes: list[object], code: int) -> None:
    assert code_of(outcomes) == code


def test_results_are_written_as_they_come() -> None:
    written: list[str] = []
    with pytest.raises(typer.Exit):
        deliver(iter(["a", BAD, "c"]), written.append)
    assert written == ["a", "c"]


def test_a_complaint_is_one_line_that_a_terminal_does_not_obey(capsys: pytest.CaptureFixture[str]) -> None:
    complain(InputError("bad\x1b[31m\nname", where="a\rb"))
    assert capsys.readouterr().err == "dateline: a·b: bad·[31m·name\n"


def test_progress_is_for_people(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(streams, "PATIENCE", 0)
    monkeypatch.setattr(streams, "BEAT", 0)
    code_of(["a", "b"])
    assert capsys.readouterr().err == ""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    code_of(["a", BAD])
    assert "1 read" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def test_quick_work_shows_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    code_of(["a", "b"])
    assert terminal.getvalue() == ""
