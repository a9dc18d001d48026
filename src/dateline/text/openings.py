"""The opening of a report: where its dateline ends, so that a parser does not take it for a part of the sentence after it."""

from __future__ import annotations

import re

from dateline.types import Article

DASH = re.compile(r"[^\n]{0,60}?(?: [—–-]|--|[—–]) (?=\S)")


def end_of_dateline(article: Article) -> int | None:
    """Where the first sentence of the body starts, behind a dateline; None where there is none or no dash closes it.

    Trees are trained on sentences: left in one with what follows, "KYIV, Feb. 17 (AP) —" becomes its subject.

    >>> from dateline.types import Span
    >>> end_of_dateline(Article("article-1", "a.txt", "KYIV (AP) — Russia denied it.", dateline_span=Span(0, 4)))
    12
    """
    named = article.dateline_span
    dash = DASH.match(article.text, named.end) if named else None
    return dash.end() if dash else None
