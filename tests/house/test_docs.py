"""What can be typed, set or read is documented, and nothing in the house depends on one machine."""

from __future__ import annotations

import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from dateline import types
from dateline.cli.commands import door
from dateline.codec import DERIVED, descriptions

ROOT = Path(__file__).parents[2]
CLI = (ROOT / "docs" / "cli.md").read_text("utf8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = typer.main.get_group(door)  # type: ignore[attr-defined]
TEXT_FILES = {".py", ".md", ".toml", ".tsv", ".txt", ".html", ".json", ".jsonl", ""}
MACHINE = re.compile(r"(?<![\w.])/(?:work|home|root|Users|mnt|opt|tmp)/\w|[A-Z]:\\")
SHARED = "../shared"


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("no git here to list the files")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file() and path.suffix in TEXT_FILES]


@pytest.mark.parametrize("name", sorted(COMMANDS.commands))
def test_every_command_is_documented(name: str) -> None:
    assert re.search(rf"^\| `{name}\b", CLI, re.MULTILINE), f"docs/cli.md has no row for the command {name}"


def test_every_option_is_documented() -> None:
    options = {
        flag for command in (COMMANDS, *COMMANDS.commands.values()) for each in command.params for flag in each.opts if flag.startswith("-")
    }
    assert options >= {"--published", "--format", "--version"}
    missing = [option for option in sorted(options) if f"`{option}" not in CLI]
    assert not missing, f"docs/cli.md does not tell of {missing}"


def test_every_documented_option_is_there() -> None:
    known = {flag for command in (COMMANDS, *COMMANDS.commands.values()) for each in command.params for flag in each.opts} | {"--help"}
    assert set(re.findall(r"`(--[a-z-]+)", CLI)) <= known


def test_every_environment_variable_is_documented() -> None:
    named = {
        name
        for folder in ("src", "tests", "evals", "train")
        for module in (ROOT / folder).rglob("*.py")
        for name in re.findall(r"environ(?:\.get\(|\[)[\"'](\w+)|getenv\([\"'](\w+)", module.read_text("utf8"))
        for name in name
        if name
    }
    missing = [name for name in sorted(named - {"TERM"}) if f"`{name}`" not in CLI]
    assert not missing, f"docs/cli.md does not tell of {missing}"


@pytest.mark.parametrize("name", sorted(set(descriptions()) - {"Record", "Span"}))
def test_every_field_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "record.md").read_text("utf8")
    missing = [field.name for field in fields(getattr(types, name)) if f"`{field.name}`" not in page and field.name != DERIVED]
    assert not missing, f"docs/record.md does not tell of {missing}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not broken, f"{page.name} points at {broken}"


def test_nothing_names_a_machine() -> None:
    named = [f"{path.relative_to(ROOT)}: {match[0]}" for path in tracked() for match in MACHINE.finditer(path.read_text("utf8", "replace"))]
    assert not [each for each in named if "test_docs.py" not in each], f"paths of one machine: {named}"


def test_corpora_are_optional() -> None:
    """Their folder may be named only as the default of a variable, so that everything works without it."""
    loose = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in tracked()
        for line in path.read_text("utf8", "replace").splitlines()
        if SHARED in line and not re.search(r"DATELINE_(?:DATA|GOLD)|SHARED = ", line)
    ]
    assert not loose, "\n".join([*loose, "ask the environment: os.environ.get('DATELINE_DATA', …)"])
