"""The commands of a store, as people type them."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dateline.cli import readers
from dateline.cli.adding import Adding
from dateline.cli.readers import Task, read_apart
from dateline.errors import DatelineError
from dateline.store import Store
from dateline.text.articles import Failure, article_of

Run = Callable[..., Any]
REPORTS = {
    "a.txt": "KHARKIV, April 20 - Russian troops shelled Kharkiv with 30 rockets on Tuesday.",
    "b.txt": "Moscow denied on Tuesday that it had attacked Kharkiv. Ukraine demanded a meeting of the U.N. Security Council.",
    "c.txt": "Poland sent 200 soldiers to the border with Belarus on Monday. “We will defend it,” its defence minister said.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf8")
    return folder


@pytest.fixture
def kept(run: Run, folder: Path, tmp_path: Path) -> Callable[..., Any]:
    """`kept("find", …)`: a command on a store of three reports."""
    db = str(tmp_path / "dateline.db")
    done = run("add", str(folder), "--db", db, "--published", "2022-04-21")
    assert (done.code, done.out) == (0, "3 kept\n")
    return lambda *arguments: run(*arguments, "--db", db)


def test_adding_again_changes_nothing(kept: Run, folder: Path) -> None:
    assert kept("add", str(folder)).out == "0 kept, 3 there already\n"
    assert kept("add", str(folder), "--published", "2022-04-21", "--again").out == "0 kept, 3 there already\n"


def test_what_is_learnt_of_a_report_is_concluded_again(kept: Run, folder: Path) -> None:
    assert kept("add", str(folder), "--published", "2022-04-28").out == "0 kept, 3 replaced\n"
    assert json.loads(kept("find", "--actor", "POL", "--format", "json").out.splitlines()[0])["source"]["published"] == "2022-04-28"


def test_finding(kept: Run) -> None:
    table = kept("find", "--actor", "RUS", "--type", "ASSAULT")
    assert "«shelled»" in table.out
    row = json.loads(kept("find", "shelled", "--format", "json").out)
    assert (row["type"], row["evidence"]["passage"][: len("KHARKIV")]) == ("ASSAULT", "KHARKIV")
    (flat,) = csv.DictReader(io.StringIO(kept("find", "shelled", "--format", "csv").out))
    assert (flat["words"], flat["actor_codes"]) == ("shelled", "RUS")
    assert kept("find", "--of", "claims", "--act", "deny", "--count").out == "1\n"
    assert kept("find", "--group-by", "actor,type", "--actor", "POL", "--format", "csv").out.splitlines()[0] == "actor,type,count"
    assert kept("find", "--quantity", "200 soldier", "--count").out == "1\n"
    assert kept("find", "--box", "44,22,52,40", "--count").out == kept("find", "--country", "UKR", "--count").out != "0\n"


def test_no_spreadsheet_runs_what_is_found(kept: Run) -> None:
    done = kept("sql", "SELECT '=1+1' AS sum, -5 AS degrees, '@now' AS name", "--format", "csv")
    assert done.out.splitlines() == ["sum,degrees,name", "'=1+1,-5,'@now"]


def test_pages_go_on(kept: Run) -> None:
    whole = kept("find", "--format", "json").out.splitlines()
    first = kept("find", "--limit", "2")
    assert first.err.startswith("more: --after ")
    rest = kept("find", "--format", "json", "--after", first.err.split()[-1]).out.splitlines()
    assert rest == whole[2:]


def test_what_is_near_is_told(kept: Run) -> None:
    with pytest.raises(DatelineError, match=r"did you mean RUS \(Russia\)"):
        kept("find", "--actor", "Rusia")
    assert kept("find", "--box", "1,2").code == 2


def test_showing(kept: Run) -> None:
    row = json.loads(kept("find", "shelled", "--format", "json").out)
    for identity in (row["id"], row["id"][:14], row["id"].partition("-")[2][:8]):
        assert "«shelled»" in kept("show", identity).out
    assert "Kharkiv" in kept("show", row["source"]["id"]).out
    assert "Russian troops" in kept("show", "RUS").out
    assert "is done to it" in kept("show", "Poland").out
    with pytest.raises(DatelineError, match="nothing with the id"):
        kept("show", "event-0123")


def test_judging(kept: Run) -> None:
    row = json.loads(kept("find", "shelled", "--format", "json").out)
    assert kept("judge", row["id"], "reject", "--by", "ana", "--note", "no").out == "1\n"
    assert kept("judge", row["id"][:14], "correct", "--by", "ben", "--field", "status", "--value", "possible").out == "2\n"
    assert kept("find", "--judged", "reject", "--count").out == "1\n"
    listed = [json.loads(line) for line in kept("judge", "--format", "json").out.splitlines()]
    assert [(each["verdict"], each["value"], each["stands"]) for each in listed] == [
        ("reject", None, "same"),
        ("correct", "possible", "same"),
    ]
    assert kept("judge", "--undo", "1", "--by", "ana").code == 0
    assert "ben" in kept("judge").out and "ana" not in kept("judge").out


def test_sql(kept: Run) -> None:
    done = kept("sql", "SELECT DISTINCT actor.code FROM participants actor WHERE role = 'actor' AND code = 'POL'", "--format", "csv")
    assert done.out == "code\nPOL\n"
    with pytest.raises(DatelineError, match="not authorized"):
        kept("sql", "DELETE FROM records")


def test_rebuilding_and_concluding_again(kept: Run) -> None:
    assert kept("rebuild").out == "3 articles derived anew\n"
    assert kept("reconclude").out == "0 kept, 3 there already\n"


def test_failures_are_kept_and_tried_again(kept: Run, folder: Path) -> None:
    broken = folder / "d.txt"
    broken.write_text(" ", "utf8")
    lines = folder / "e.jsonl"
    lines.write_text('{"text": "Oslo recalled its ambassador from Minsk on Friday after the arrests."}\n{"title": "no text"}\n', "utf8")
    done = kept("add", str(folder))
    assert (done.code, done.out) == (3, "1 kept, 3 there already, 2 failed\n")
    failed = [json.loads(line) for line in kept("failures", "--format", "json").out.splitlines()]
    assert [(each["ref"], each["tries"]) for each in failed] == [("d.txt", 1), ("e.jsonl:2", 1)]
    assert "there is no text" in kept("failures").out
    broken.write_text(REPORTS["a.txt"].replace("Kharkiv", "Sumy"), "utf8")
    assert kept("failures", "--retry").code == 3
    failed = [json.loads(line) for line in kept("failures", "--format", "json").out.splitlines()]
    assert [(each["ref"], each["tries"]) for each in failed] == [("e.jsonl:2", 2)]
    lines.unlink()
    assert kept("add", str(folder)).code == 0


def test_a_store_that_is_not_there(run: Run, tmp_path: Path) -> None:
    for command in (["find"], ["failures"], ["sql", "SELECT 1"], ["show", "RUS"], ["judge"]):
        with pytest.raises(DatelineError, match="there is no store"):
            run(*command, "--db", str(tmp_path / "gone.db"))
    with pytest.raises(DatelineError, match="folder is not there"):
        run("add", str(tmp_path), "--db", str(tmp_path / "gone" / "dateline.db"))


def tasks() -> Iterator[Task]:
    for text in REPORTS.values():
        yield Task("x", article_of(text, ref=text[:3]))


def test_other_processes_read_the_same(folder: Path, tmp_path: Path, reader: Any) -> None:
    with Store(tmp_path / "one.db") as one, Store(tmp_path / "two.db") as two:
        Adding(one, jobs=1).add([str(folder)], "2022-04-21")
        Adding(two, jobs=2).add([str(folder)], "2022-04-21")
        assert {row.id for row in one.find()} == {row.id for row in two.find()}
        assert one.count(of="articles") == two.count(of="articles") == 3


def test_an_article_that_breaks_its_reader_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    spawn = get_context("spawn")
    dying = SimpleNamespace(Pipe=spawn.Pipe, Process=lambda target, args, daemon: spawn.Process(target=os._exit, args=(9,), daemon=daemon))
    monkeypatch.setattr(readers, "get_context", lambda kind: dying)
    outcomes = list(read_apart(tasks(), b"", 2))
    assert len(outcomes) == 3
    assert all(isinstance(outcome, Failure) and "broke down" in str(outcome.error) for _, outcome in outcomes)


ROUNDS = 60  # of the same reports on other days: enough that a fast machine is still at it


@pytest.mark.skipif(sys.platform == "win32", reason="there is no interrupting a process there")
def test_an_interrupted_run_goes_on_where_it_was(run: Run, folder: Path, tmp_path: Path) -> None:
    lines = folder / "many.jsonl"
    lines.write_text(
        "".join(json.dumps({"text": f"{text} It was day {k}."}) + "\n" for k in range(ROUNDS) for text in REPORTS.values()), "utf8"
    )
    db = tmp_path / "dateline.db"
    command = [sys.executable, "-m", "dateline", "add", str(lines), "--db", str(db), "--jobs", "2"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while time.monotonic() < until and child.poll() is None:
        time.sleep(0.02)
        with suppress(DatelineError):  # it is not made yet
            if Store(db).count(of="articles"):
                break
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    if child.returncode == 0 or f"{ROUNDS * len(REPORTS)} kept" in out:
        pytest.skip("it was done before it could be interrupted")
    assert (child.returncode, err) == (130, "")
    assert "run it again to go on" in out
    some = Store(db).count(of="articles")
    done = run("add", str(lines), "--db", str(db), "--jobs", "1")
    assert done.code == 0
    assert done.out == f"{ROUNDS * len(REPORTS) - some} kept, {some} there already\n"
