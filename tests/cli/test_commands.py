"""The commands as people type them: what goes where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.codec import record_from_json
from dateline.models.conllu import read_conllu

EXAMPLES = Path(dateline.__file__).parent / "examples"
WIRE = str(EXAMPLES / "wire.txt")
Run = Callable[..., Any]


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, encoding="utf8", timeout=120)


def test_the_version() -> None:
    done = python("-m", "dateline", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"dateline {dateline.__version__}\n", "")


def test_nothing_slow_is_loaded_for_help() -> None:
    slow = ("onnxruntime", "numpy", "trafilatura", "msgspec")
    code = f"import sys, dateline.cli.commands; print([name for name in {slow} if name in sys.modules])"
    assert python("-c", code).stdout == "[]\n"


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys, dateline; print(sorted(name for name in sys.modules if name.startswith('dateline')))"
    assert python("-c", code).stdout == "['dateline', 'dateline.errors']\n"


@pytest.mark.parametrize(
    "arguments",
    [("read",), ("read", WIRE, "--published", "yesterday"), ("read", WIRE, "--format", "xml"), ("dance",), ("read", WIRE, "--colour")],
    ids=" ".join,
)
def test_a_wrong_command_line_leaves_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert "Traceback" not in done.err


def test_the_schema_is_json(run: Run) -> None:
    done = run("schema")
    assert json.loads(done.out)["$defs"]["Event"]["properties"]["status"]["enum"]
    assert done.err == ""


def test_reading_gives_one_record_per_line_in_input_order(run: Run) -> None:
    done = run("read", str(EXAMPLES / "note.txt"), WIRE, "--published", "2025-10-14", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert [record_from_json(line).article.ref for line in done.out.splitlines()] == ["note.txt", "wire.txt"]


def test_reading_twice_gives_the_same_bytes(run: Run) -> None:
    first, second = (run("read", WIRE, "--published", "2025-10-14", "--format", "json").out for _ in range(2))
    assert first == second != ""


def test_the_program_as_it_is_started() -> None:
    done = python("-m", "dateline", "read", WIRE, "gone.txt", "--published", "2025-10-14", "--format", "json")
    assert done.returncode == 3
    assert record_from_json(done.stdout).article.ref == "wire.txt"
    assert done.stderr == "dateline: gone.txt: there is no such file. Remedy: check the path.\n"


def test_standard_input_is_read(run: Run) -> None:
    text = "Moscow denied on Thursday that it plans to invade Ukraine."
    done = run("read", "-", "--published", "2022-02-17", "--format", "json", stdin=text.encode())
    record = record_from_json(done.out)
    assert "2022-02-17" in [each.value for each in record.times]


def test_json_articles_keep_their_ids(run: Run, tmp_path: Path) -> None:
    rows = [{"id": f"number-{number}", "text": f"Ship {number} left Odessa on Monday.", "published": "2022-02-17"} for number in (1, 2)]
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    done = run("read", str(file), "--format", "json")
    assert [record_from_json(line).article.ref for line in done.out.splitlines()] == ["number-1", "number-2"]


def test_the_parse_is_conllu_that_can_be_read_again(run: Run) -> None:
    done = run("see", WIRE, "--format", "conllu")
    ((ref, text, marks),) = read_conllu(done.out)
    assert ref == "wire.txt"
    assert "Cuyuni" in text
    assert len(marks.sentences) > 10


def test_a_drawing_holds_the_text(run: Run) -> None:
    done = run("draw", WIRE, "--published", "2025-10-14")
    assert "Guyana accuses Venezuela of massing troops near border river" in done.out
    assert "─" in done.out
    assert "\x1b" not in done.out


def test_the_demo_draws_and_tabulates(run: Run) -> None:
    done = run("demo")
    assert done.code == 0
    assert "═" in done.out
    assert "Events" in done.out


def test_a_missing_file_fails_alone(run: Run, tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.txt")
    alone, among = run("read", gone), run("read", gone, WIRE, "--format", "json")
    assert (alone.code, alone.out) == (1, "")
    assert "gone.txt" in alone.err
    assert among.code == 3
    assert len(among.out.splitlines()) == 1


def test_an_empty_folder_is_a_failure(run: Run, tmp_path: Path) -> None:
    assert run("read", str(tmp_path)).code == 1


def test_text_output_has_tables(run: Run) -> None:
    done = run("read", WIRE, "--published", "2025-10-14")
    assert done.code == 0
    assert "Claims" in done.out
    assert "VEN" in done.out


def test_distances_are_told_whatever_a_file_is_called(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "[red]\x1b[31mvillage[red].txt"
    file.write_text("The village of Maryinka lies 25 km west of Donetsk.", "utf8")
    shown, told = run("check-distances", str(file)), run("check-distances", str(file), "--format", "json")
    assert "[red][31mvillage[red].txt" in shown.out
    assert "\x1b" not in shown.out
    assert "Maryinka lies 25 km west of Donetsk" in shown.out
    assert [(row["low"], row["fits"]) for row in map(json.loads, told.out.splitlines())] == [(25.0, True)]
