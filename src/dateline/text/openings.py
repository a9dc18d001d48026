"""The opening of a report, parted from its dateline, so that a parser does not take the one for a part of the other."""

from __future__ import annotations

import re

from dateline.types import Article

DASH = re.compile(r"[^\n]{0,60}?(?: [—–-]|--|[—–]) (?=\S)")
BREAK = "\n\n"


def part_dateline(article: Article) -> str:
    """The text with a blank line in the place of the dash after its dateline; every other character stands where it stood.

    Trees are trained on sentences: left in, "KYIV, Feb. 17 (AP) —" becomes the subject of what follows.

    >>> from dateline.types import Span
    >>> part_dateline(Article("article-1", "a.txt", "KYIV (AP) — Russia denied it.", dateline_span=Span(0, 4)))
    'KYIV (AP) \\n\\nRussia denied it.'
    """
    text, named = article.text, article.dateline_span
    dash = DASH.match(text, named.end) if named else None
    return text[: dash.end() - len(BREAK)] + BREAK + text[dash.end() :] if dash else text
