"""Rendering: pages from templates, with a policy under which a browser runs nothing and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline import __version__
from dateline.explanation import Explanation
from dateline.record import Record
from dateline.text.reasons import sections
from dateline.web.listing import Ledger
from dateline.web.reporting import Report
from dateline.web.signs import plain, shown

VERBS = {
    "say": "says", "deny": "denies", "demand": "demands", "threaten": "threatens", "promise": "promises", "offer": "offers",
    "reject": "rejects", "accuse": "accuses", "warn": "warns", "urge": "urges", "ask": "asks", "welcome": "welcomes",
    "admit": "admits", "doubt": "doubts",
}  # fmt: skip


@cache
def style() -> str:
    """The style sheet of every page, which stands in the page itself."""
    return files("dateline.web").joinpath("style.css").read_text("utf8")


@cache
def policy() -> str:
    """The content security policy: this very style sheet, forms to where the page came from, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode("utf8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'"


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=PackageLoader("dateline.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    pages.globals |= {"shown": shown, "plain": plain, "verbs": VERBS, "version": __version__}
    return pages


def render(template: str, what: str, **values: Any) -> bytes:
    """A page in UTF-8; `what` is what its main part shows."""
    whole = {"style": Markup(style()), "policy": policy(), "what": what, "served": True, **values}
    return _pages().get_template(template).render(whole).encode("utf8", "replace")


def report_page(record: Record, verdicts: Mapping[str, Sequence[str]] | None = None, *, served: bool = False) -> bytes:
    """The page of one record: its text as it was, the facts marked in it and standing beside it. One file that needs no other.

    `served` adds links to the rest of what a server has.
    """
    return render("report.html", "report", report=Report(record, verdicts), article=record.article, served=served)


def ledger_page(ledger: Ledger, trouble: Mapping[str, Any] | None = None) -> bytes:
    """The page of one view of a store; `trouble` is what is wrong with what was asked."""
    return render("ledger.html", "results", ledger=ledger, trouble=trouble)


def explanation_page(why: Explanation) -> bytes:
    """The page of one explanation: the words, and section by section what the event is and why."""
    passage, trigger = why.passage, why.trigger.span
    start, end = trigger.start - passage.span.start, trigger.end - passage.span.start
    parts = (passage.text[:start], passage.text[start:end], passage.text[end:])
    return render("explanation.html", "reasons", why=why, parts=parts, sections=tuple(sections(why)))
