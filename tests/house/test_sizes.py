"""What can be read at a glance: short functions, short modules, few parameters, whole words, and no test that never runs."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LIBRARY = sorted((ROOT / "src").rglob("*.py"))
MODULES = sorted(path for folder in ("src", "tests", "evals", "train") for path in (ROOT / folder).rglob("*.py"))
LONGEST_FUNCTION, LONGEST_MODULE, MOST_PARAMETERS = 60, 400, 5
VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "process"}
Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf8"))


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...], modules: list[Path]) -> Iterator[tuple[str, Any]]:
    for module in modules:
        for node in ast.walk(tree(module)):
            if isinstance(node, kind):
                yield f"{module.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def test_functions_are_short() -> None:
    sizes = {f"{where} {node.name}": node.end_lineno - node.lineno + 1 for where, node in nodes(FUNCTIONS, MODULES)}
    long = [f"{name}: {size} lines" for name, size in sizes.items() if size > LONGEST_FUNCTION]
    assert not long, "\n".join([*long, f"over {LONGEST_FUNCTION} lines: give a step of it a name of its own (most do with 15)"])


def test_modules_are_short() -> None:
    sizes = {module.relative_to(ROOT): len(module.read_text("utf8").splitlines()) for module in MODULES}
    long = [f"{module}: {size} lines" for module, size in sizes.items() if size > LONGEST_MODULE]
    remedy = f"over {LONGEST_MODULE} lines: make it a package of modules named for what they do, or move tables to data files"
    assert not long, "\n".join([*long, remedy])


def test_functions_take_few_parameters() -> None:
    many = []
    for where, node in nodes(FUNCTIONS, LIBRARY):
        names = [each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs) if each.arg not in ("self", "cls")]
        many += [f"{where} {node.name}({', '.join(names)})"] * (len(names) > MOST_PARAMETERS)
    assert not many, "\n".join([*many, f"over {MOST_PARAMETERS} parameters: some of them belong together in a type"])


def test_names_say_something() -> None:
    named = [(str(module.relative_to(ROOT)), module.stem) for module in MODULES]
    named += [(where, node.name) for where, node in nodes((*FUNCTIONS, ast.ClassDef), MODULES)]
    vague = [f"{where}: {name}" for where, name in named if VAGUE & set(parts_of(name))]
    assert not vague, "\n".join([*vague, "name it for what it does to what: clean, find, resolve, draw"])


def parts_of(name: str) -> list[str]:
    return re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower())


def test_the_library_neither_prints_nor_exits() -> None:
    loud = []
    for where, node in nodes((ast.Call, ast.Global), [module for module in LIBRARY if "cli" not in module.parts]):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else "global"
        loud += [f"{where}: {called}"] * (called in {"print", "exit", "quit", "sys.exit", "os._exit", "global"})
    remedy = "return a value or raise one of errors.py: only cli/ talks and leaves, and state is handed on, not shared"
    assert not loud, "\n".join([*loud, remedy])


def test_no_test_is_shadowed() -> None:
    twice = []
    for where, scope in nodes((ast.Module, ast.ClassDef), [module for module in MODULES if "tests" in module.parts]):
        names = Counter(node.name for node in getattr(scope, "body", []) if isinstance(node, Function | ast.ClassDef))
        twice += [f"{where}: {name}" for name, count in names.items() if count > 1]
    assert not twice, "\n".join([*twice, "the second hides the first, which never runs: give it a name of its own"])
