"""Imports point down: a module may use the floors below it and its own package, never a sibling, never a floor above."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "dateline"
STAIRS = (  # every place on a step may use the steps above it in this list; floor 0 is itself a staircase
    ("errors",),
    ("types",),
    ("marks",),
    ("trail", "explanation"),
    ("record",),
    ("codec",),
    ("text", "knowledge"),
    ("models", "facts"),
    ("explaining",),
    ("read", "many", "store"),
    ("exports", "web"),  # what the doors hand out
    ("api", "fleet"),
    ("cli",),
    ("__init__", "__main__"),
)
FLOORS = {place: step for step, places in enumerate(STAIRS) for place in places}
NO_FLOOR = "stands on no floor: give it one in this test"
REMEDY = """Move what both need to a lower floor: a noun to types.py, a table to knowledge/, a way to write words to text/.
Or let read.py hand the result of the one to the other."""


def imports(module: Path) -> Iterator[tuple[str, int]]:
    """Every module of ours that is imported, also inside functions, with its line."""
    for node in ast.walk(ast.parse(module.read_text("utf8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module.name}:{node.lineno}: write the import from its root: from dateline.…"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from ((name, node.lineno) for name in names if name.partition(".")[0] == "dateline")


def unit(parts: tuple[str, ...]) -> tuple[str, ...]:
    """What may import within itself: a package, but in facts/ every finder stands alone."""
    return parts[:2] if parts[0] == "facts" else parts[:1]


def test_imports_point_down() -> None:
    wrong = []
    for module in sorted(PACKAGE.rglob("*.py")):
        here = module.relative_to(PACKAGE).with_suffix("").parts
        for name, line in imports(module):
            there = tuple(name.split(".")[1:]) or ("__init__",)
            if there[0] not in FLOORS:
                assert name == "dateline.__version__" or here[0] == "cli", f"{module}:{line}: {name} {NO_FLOOR}"
                continue
            assert here[0] in FLOORS, f"{here[0]} {NO_FLOOR}"
            if unit(there) != unit(here) and FLOORS[there[0]] >= FLOORS[here[0]]:
                wrong.append(f"{'/'.join(here)}.py:{line} imports {name}, which is not below it")
    assert not wrong, "\n".join([*wrong, REMEDY])
