"""Measured quality: one module per gold set, each with `measure()`; `python -m evals.gate` holds them against floors."""

from __future__ import annotations

import os
from pathlib import Path

DATA = Path(os.environ.get("DATELINE_DATA", "../shared/data"))
GOLD = Path(os.environ.get("DATELINE_GOLD", "../shared/gold"))


class AbsentError(Exception):
    """The corpus that an evaluation reads is not on this machine."""


def corpus(*parts: str, under: Path = DATA) -> Path:
    """The path of a file or folder of corpora, or AbsentError with the reason and what to do about it."""
    path = under.joinpath(*parts)
    if not path.exists():
        raise AbsentError(f"{path} is not there: name the folder of corpora in DATELINE_DATA, that of marked reports in DATELINE_GOLD")
    return path
