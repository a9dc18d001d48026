"""Reports of our own in which every event is marked where it stands: {trigger|TYPE|actors|recipients}.

Sides are codes with commas between, `-` where the report names nobody, `?` where two readers disagree. Head lines tell the day of
publication and who issues the text, if a state or a body does; reports in one file are parted by a line of equals signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.facts.events.candidates import ROLES
from dateline.facts.events.drafts import Draft

BORDER = "=" * 20
MARK = re.compile(r"\{([^{}|]+)\|([A-Z]+)\|([^{}|]*)\|([^{}|]*)\}")
NOBODY, UNSURE = "-", "?"


@dataclass(frozen=True)
class Marked:
    """An event as it is marked, by the characters of the text without marks; a role that is missing in `sides` is not known."""

    start: int
    end: int
    type: str
    sides: Mapping[str, frozenset[str]]


def reports_of(path: Path) -> Iterator[tuple[dict[str, str], str, list[Marked]]]:
    """(head lines, text, marks) of every report of a file."""
    for report in path.read_text("utf8").split(f"\n{BORDER}\n"):
        head, _, body = report.strip("\n").partition("\n\n")
        lines = (line.removeprefix("# ").partition(": ") for line in head.splitlines())
        yield {name: value for name, _, value in lines}, *unmarked(body)


def unmarked(body: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and the marks.

    >>> text, [mark] = unmarked("Lima {refused|REJECT|PER|-}.")
    >>> text, text[mark.start : mark.end], sorted(mark.sides["actors"]), sorted(mark.sides["recipients"])
    ('Lima refused.', 'refused', ['PER'], [])
    """
    text, marks, last = "", [], 0
    for mark in MARK.finditer(body):
        text += body[last : mark.start()]
        sides = {role: _codes(mark[at]) for at, role in enumerate(ROLES, 3) if mark[at] != UNSURE}
        marks.append(Marked(len(text), len(text) + len(mark[1]), mark[2], sides))
        text, last = text + mark[1], mark.end()
    return text + body[last:], marks


def _codes(side: str) -> frozenset[str]:
    return frozenset(code.strip() for code in side.split(",") if code.strip() not in ("", NOBODY))


def matched(marks: Sequence[Marked], drafts: Sequence[Draft]) -> dict[int, Marked]:
    """The mark of each draft that has one: whose trigger it touches, of its own type before others."""
    found: dict[int, Marked] = {}
    for same in (True, False):
        for mark in marks:
            if mark in found.values():
                continue
            touching = (at for at, draft in enumerate(drafts) if draft.hit.span.start < mark.end and mark.start < draft.hit.span.end)
            at = next((at for at in touching if at not in found and (drafts[at].type == mark.type or not same)), None)
            if at is not None:
                found[at] = mark
    return found
