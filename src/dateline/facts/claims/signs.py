"""Sayings that only a sign gives to a speaker: "Lavrov: no room for compromise", "Talks to go on — ministry", "“…” — A. Name"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.quotations import Quotation
from dateline.knowledge.lexicon import Cue
from dateline.marks import Word
from dateline.types import Span

COLON = Cue(":", "phrase", ("source",), "say", {}, "The mayor[:] {the bridge is safe}")
DASH = Cue("—", "phrase", ("source",), "say", {}, "{Bridge to reopen} [—] mayor")
DASHES = frozenset(["—", "–", "-", "--", "―"])
LONGEST_NAME = 8  # words
VERBS = frozenset(["VERB", "AUX"])
OFFICES = frozenset(
    "minister ministry official spokesman spokeswoman spokesperson president premier envoy ambassador diplomat governor mayor general commander"
    " army police source report media fm pm kremlin pentagon".split()
)


def signed_before(page: Page, quotation: Quotation, lead: Sequence[Word]) -> Saying | None:
    """"Pablo Ferrand, a spokesman, in Geneva: “…”"."""
    if len(lead) < 2 or lead[-1].form != ":" or any(word.upos in VERBS for word in lead) or len(lead) > 3 * LONGEST_NAME:
        return None
    return _signed(page, COLON, lead[-1], lead[:-1], quotation.span)


def signed_after(page: Page, quotation: Quotation, tail: Sequence[Word]) -> Saying | None:
    """"“…” — Luz Dary Mosquera, boat owner"."""
    if len(tail) < 2 or tail[0].form not in DASHES or any(word.upos in VERBS for word in tail) or len(tail) > 2 * LONGEST_NAME:
        return None
    return _signed(page, DASH, tail[0], tail[1:], quotation.span)


def find_headlined(page: Page) -> Iterator[Saying]:
    """What a headline gives to a speaker by a colon or a dash."""
    headline = page.article.headline
    if headline is None:
        return
    words = page.marks.words_in(headline)
    for at, word in enumerate(words):
        before, after = words[:at], words[at + 1 :]
        if word.form == ":" and _heads_name(page, before) and len(after) > 2 and any(each.upos in VERBS for each in after):
            saying = _signed(page, COLON, word, before, Span(after[0].start, after[-1].end))
        elif word.form in DASHES | {":"} and _names(page, after) and len(before) > 3 and any(each.upos in VERBS for each in before):
            saying = _signed(page, DASH if word.form != ":" else COLON, word, after, Span(before[0].start, before[-1].end))
        else:
            continue
        if saying is not None:
            yield saying
        return


def _heads_name(page: Page, words: Sequence[Word]) -> bool:
    """A name or an office that is the whole of the phrase: not "Border live", nor "Sudan: situation report"."""
    inside = {word.i for word in words}
    return _names(page, words) and all(page.marks.entity_of(word) or word.lemma.lower() in OFFICES for word in words if word.head not in inside)


def _names(page: Page, words: Sequence[Word]) -> bool:
    """A short phrase that names somebody: a person, a body, an office."""
    if not 0 < len(words) <= LONGEST_NAME or any(word.upos in VERBS for word in words):
        return False
    return any(page.marks.entity_of(word) or word.lemma.lower() in OFFICES for word in words)


def _signed(page: Page, cue: Cue, sign: Word, words: Sequence[Word], content: Span) -> Saying | None:
    inside = {word.i for word in words}
    heads = [word for word in words if word.head not in inside and page.actor_at(word)]
    named = [word for word in heads if word.upos in ("PROPN", "NOUN")]
    if not named or not _names(page, words[:LONGEST_NAME]):
        return None
    return Saying(cue, sign, sign.span, "source", named[0], None, False, (content,), 0.6, sign)
