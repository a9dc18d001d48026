"""Standing: whom something counts for between states, and how we came by it."""

from __future__ import annotations

from dataclasses import dataclass

OWN, KNOWN, LINKED, SET = 3, 2, 1, 0  # how a code was come by: own words, knowledge base, coreference, setting of the report


@dataclass(frozen=True)
class Standing:
    """Whom something counts for: several codes where one phrase names several ("Russian and Chinese officials")."""

    codes: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    rank: int = OWN

    def __bool__(self) -> bool:
        return bool(self.codes)


NOBODY = Standing()
