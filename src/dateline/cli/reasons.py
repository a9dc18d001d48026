"""Explanations for a person to look at."""

from __future__ import annotations

from textwrap import wrap

from rich.text import Text

from dateline.cli.found import passage
from dateline.cli.tables import STATUS_COLOUR, Page, flat
from dateline.explanation import Explanation
from dateline.store import Evidence
from dateline.text.reasons import Section, sections
from dateline.types import Span

INDENT, NARROW = 15, 40  # characters: of the titles, and of the least that is written beside them


class ReasonsPage:
    """Writes explanations to standard output."""

    def __init__(self) -> None:
        self.console = Page().console

    def write(self, why: Explanation) -> None:
        """The event, the words that say it, and its reasons section by section."""
        event = why.event
        kind = f"{event.type} {event.mode}" if event.mode else event.type
        self.console.print(Text.assemble((kind, "bold"), " · ", (event.status, STATUS_COLOUR.get(event.status, "")), f" · {event.id}"))
        self.console.print(Text(f"{flat(why.ref)} · {why.article}", "dim"))
        start = why.passage.span.start
        at = Span(why.trigger.span.start - start, why.trigger.span.end - start)
        self.console.print(passage(Evidence(why.passage.text, (at,)), len(why.passage.text)), soft_wrap=True)
        for section in sections(why):
            self._section(section)
        self.console.print()

    def _section(self, section: Section) -> None:
        """What it is, and under it why."""
        width = max(NARROW, self.console.width - INDENT)
        for number, line in enumerate(wrap(flat(section.what), width)):
            self.console.print(Text.assemble(((section.title if not number else "").ljust(INDENT), "dim"), (line, "bold")))
        for reason in section.reasons:
            for line in wrap(flat(reason), width, initial_indent="  ", subsequent_indent="    "):
                self.console.print(Text(" " * INDENT + line), soft_wrap=True)
