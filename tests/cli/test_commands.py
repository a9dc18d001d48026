"""The commands as people type them: what goes where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import dateline
from dateline.codec import record_from_json
from dateline.models.conllu import read_conllu

EXAMPLES = Path(dateline.__file__).parent / "examples"
WIRE = str(EXAMPLES / "wire.txt")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def run() -> Run:
    def of(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "dateline", *arguments]
        return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf8", timeout=120)

    return of


def test_the_version_comes_at_once(run: Run) -> None:
    begun = time.perf_counter()
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"dateline {dateline.__version__}\n", "")
    assert time.perf_counter() - begun < 1  # a fifth of a second on a machine that does nothing else


def test_nothing_slow_is_loaded_for_help() -> None:
    slow = ("onnxruntime", "numpy", "trafilatura", "msgspec")
    code = f"import sys, dateline.cli.commands; print([name for name in {slow} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys, dateline; print(sorted(name for name in sys.modules if name.startswith('dateline')))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "['dateline', 'dateline.errors']\n"


@pytest.mark.parametrize(
    "arguments",
    [("read",), ("read", WIRE, "--published", "yesterday"), ("read", WIRE, "--format", "xml"), ("dance",), ("read", WIRE, "--colour")],
    ids=" ".join,
)
def test_a_wrong_command_line_leaves_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_the_schema_is_json(run: Run) -> None:
    done = run("schema")
    assert json.loads(done.stdout)["$defs"]["Event"]["properties"]["status"]["enum"]
    assert done.stderr == ""


def test_reading_gives_one_record_per_line_in_input_order(run: Run) -> None:
    done = run("read", str(EXAMPLES / "note.txt"), WIRE, "--published", "2025-10-14", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [record_from_json(line).article.ref for line in done.stdout.splitlines()] == ["note.txt", "wire.txt"]


def test_reading_twice_gives_the_same_bytes(run: Run) -> None:
    first, second = (run("read", WIRE, "--published", "2025-10-14", "--format", "json") for _ in range(2))
    assert first.stdout == second.stdout != ""


def test_standard_input_is_read(run: Run) -> None:
    text = "Moscow denied on Thursday that it plans to invade Ukraine."
    done = run("read", "-", "--published", "2022-02-17", "--format", "json", stdin=text)
    record = record_from_json(done.stdout)
    assert "2022-02-17" in [each.value for each in record.times]


def test_json_articles_keep_their_ids(run: Run, tmp_path: Path) -> None:
    rows = [{"id": f"number-{number}", "text": f"Ship {number} left Odessa on Monday.", "published": "2022-02-17"} for number in (1, 2)]
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    done = run("read", str(file), "--format", "json")
    assert [record_from_json(line).article.ref for line in done.stdout.splitlines()] == ["number-1", "number-2"]


def test_the_parse_is_conllu_that_can_be_read_again(run: Run) -> None:
    done = run("see", WIRE, "--format", "conllu")
    ((ref, text, marks),) = read_conllu(done.stdout)
    assert ref == "wire.txt"
    assert "Cuyuni" in text
    assert len(marks.sentences) > 10


def test_a_drawing_holds_the_text(run: Run) -> None:
    done = run("draw", WIRE, "--published", "2025-10-14")
    assert "Guyana accuses Venezuela of massing troops near border river" in done.stdout
    assert "─" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_demo_draws_and_tabulates(run: Run) -> None:
    done = run("demo")
    assert done.returncode == 0
    assert "═" in done.stdout
    assert "Events" in done.stdout


def test_a_missing_file_fails_alone(run: Run, tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.txt")
    alone, among = run("read", gone), run("read", gone, WIRE, "--format", "json")
    assert (alone.returncode, alone.stdout) == (1, "")
    assert "gone.txt" in alone.stderr
    assert among.returncode == 3
    assert len(among.stdout.splitlines()) == 1


def test_an_empty_folder_is_a_failure(run: Run, tmp_path: Path) -> None:
    assert run("read", str(tmp_path)).returncode == 1


def test_text_output_has_tables(run: Run) -> None:
    done = run("read", WIRE, "--published", "2025-10-14")
    assert done.returncode == 0
    assert "Claims" in done.stdout
    assert "VEN" in done.stdout
