"""The gate: floors go up by themselves and down by name alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import AbsentError, corpus, gate
from evals.gate import Floor, change, read_floors, show, write_floors

MEASURED = {"gold": {"claims.F1": 61.27, "new": 40.0}}


@pytest.fixture
def floors() -> dict[str, dict[str, Floor]]:
    return {"gold": {"claims.F1": Floor(65.0, "somebody 50"), "untouched": Floor(9.0)}}


def test_a_figure_below_its_floor_is_named(floors: dict[str, dict[str, Floor]]) -> None:
    assert show(floors, MEASURED) == ["gold.claims.F1"]


def test_lowering_takes_a_name(floors: dict[str, dict[str, Floor]]) -> None:
    change(floors, MEASURED, ["gold.claims.F1"], lift=False)
    assert floors["gold"]["claims.F1"].floor == 61.2
    assert show(floors, MEASURED) == []


def test_raising_never_lowers(floors: dict[str, dict[str, Floor]]) -> None:
    change(floors, MEASURED, [], lift=True)
    assert floors["gold"]["claims.F1"].floor == 65.0
    assert floors["gold"]["new"].floor == 39.0


def test_floors_survive_writing(floors: dict[str, dict[str, Floor]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    write_floors(floors)
    assert read_floors() == floors


def test_every_evaluation_has_floors_and_every_floor_an_evaluation() -> None:
    assert set(read_floors()) <= set(gate.names())


def test_an_absent_corpus_is_told(tmp_path: Path) -> None:
    with pytest.raises(AbsentError, match="DATELINE_DATA"):
        corpus("ud", under=tmp_path)
