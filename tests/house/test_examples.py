"""The Python examples of the documentation run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
REPORT = "Moscow denied on Thursday that it plans to invade Ukraine."
BLOCKS = [
    pytest.param(block, id=f"{page.name}:{number}")
    for page in (ROOT / "README.md", ROOT / "docs" / "cli.md", ROOT / "docs" / "store.md")
    for number, block in enumerate(re.findall(r"```python\n(.*?)```", page.read_text("utf8"), re.DOTALL))
]


@pytest.mark.parametrize("block", BLOCKS)
def test_examples_of_the_documentation_run(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT, "utf8")
    exec(compile(block, "an example", "exec"), {})
