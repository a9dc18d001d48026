"""Sayings that only a sign gives to a speaker: "Lavrov: no room for compromise", "Talks to go on — ministry", "“…” — A. Name"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.quotations import Quotation
from dateline.knowledge.lexicon import Cue
from dateline.marks import Word
from dateline.types import Span

COLON = Cue(":", "phrase", ("source",), "say", {}, "The mayor[:] {the bridge is safe}")
DASH = Cue("—", "phrase", ("source",), "say", {}, "{Bridge to reopen} [—] mayor")
TURN = re.compile(r"[\"“]?((?:(?:MR|MRS|MS|DR|GEN|SEN|REP|GOV)\. )?[A-Z][A-Z'’-]{2,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3})[ \t]?:[ \t]+")
PRESENTERS = frozenset("presenter anchor host reporter newsreader correspondent announcer moderator".split())
DASHES = frozenset(["—", "–", "-", "--", "―"])
LONGEST_NAME = 8  # words
VERBS = frozenset(["VERB", "AUX"])
OFFICES = frozenset(
    "minister ministry official spokesman spokeswoman spokesperson president premier envoy ambassador diplomat governor"
    " mayor general commander army police source report media newspaper poll survey study fm pm kremlin pentagon".split()
)


def signed_before(page: Page, quotation: Quotation, lead: Sequence[Word]) -> Saying | None:
    """ "Pablo Ferrand, a spokesman, in Geneva: “…”"."""
    if len(lead) < 2 or lead[-1].form != ":" or any(word.upos in VERBS for word in lead) or len(lead) > 3 * LONGEST_NAME:
        return None
    return _signed(page, COLON, lead[-1], lead[:-1], quotation.span)


def signed_after(page: Page, quotation: Quotation, tail: Sequence[Word]) -> Saying | None:
    """ "“…” — Luz Dary Mosquera, boat owner"."""
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
        if word.form in DASHES and (page.text[word.start - 1 : word.start] != " " or page.text[word.end : word.end + 1] != " "):
            continue  # a hyphen
        before, after = words[:at], words[at + 1 :]
        if word.form == ":" and _heads_name(page, before) and len(after) > 3 and _is_statement(page, after):
            saying = _signed(page, COLON, word, before, Span(after[0].start, after[-1].end))
        elif word.form in DASHES | {":"} and _names(page, after) and len(before) > 3 and any(each.upos in VERBS for each in before):
            saying = _signed(page, DASH if word.form != ":" else COLON, word, after, Span(before[0].start, before[-1].end))
        else:
            continue
        if saying is not None and not _is_topic(page, saying):
            yield saying
        return


def _is_topic(page: Page, saying: Saying) -> bool:
    """ "Lesotho: soldiers surround palace": a country before a colon is what is told of, unless its words are quoted."""
    mention = page.actor_at(saying.speaker)
    country = mention is not None and page.actors.thing(mention).kind == "country"
    before = saying.cue is COLON and saying.speaker is not None and saying.speaker.start < saying.span.start
    return country and before and not page.quotations_in(saying.content[0])


def _is_statement(page: Page, words: Sequence[Word]) -> bool:
    return any(word.upos in VERBS or page.quotation_at(word.start) is not None for word in words)


def find_turns(page: Page) -> tuple[Saying, ...]:
    """The turns of a transcript: "SECRETARY KERRY: We talked about it.", one for each paragraph; one alone is no transcript.

    Where a presenter speaks, the transcript is the report itself: presenter and reporter tell it.
    """
    found = tuple(saying for paragraph in page.paragraphs if (saying := _turn(page, paragraph)) is not None)
    told = any(saying.speaker is not None and saying.speaker.lower in PRESENTERS for saying in found)
    return found if len(found) > 1 and not told else ()


def _turn(page: Page, paragraph: Span) -> Saying | None:
    turn = TURN.match(page.text, *paragraph)
    if turn is None or paragraph.end - turn.end() < 3 or paragraph == page.article.headline:
        return None
    if page.quotation_at(turn.end()) and turn.start(1) == paragraph.start:
        return None
    named, signs = page.marks.words_in(Span(turn.start(1), turn.end(1))), page.marks.words_in(Span(turn.end(1), turn.end(1) + 1))
    heads = [word for word in named if page.actor_at(word) and (getattr(page.marks.entity_of(word), "label", "") != "LOC")]
    if not heads or not signs:
        return None
    return Saying(COLON, signs[0], signs[0].span, "block", heads[-1], None, False, (Span(turn.end(), paragraph.end),), signs[0])


def _heads_name(page: Page, words: Sequence[Word]) -> bool:
    """A name or an office that is the whole of the phrase: not "Border live", nor "Sudan: situation report"."""
    inside = {word.i for word in words}
    return _names(page, words) and all(_is_name(page, word) for word in words if word.head not in inside)


def _names(page: Page, words: Sequence[Word]) -> bool:
    """A short phrase that names somebody: a person, a body, an office."""
    if not 0 < len(words) <= LONGEST_NAME or any(word.upos in VERBS for word in words):
        return False
    return any(_is_name(page, word) for word in words)


def _is_name(page: Page, word: Word) -> bool:
    """Of an entity here, or, as headlines confuse a tagger, elsewhere in the report; or an office."""
    return page.marks.entity_of(word) is not None or word.form in page.names or word.lemma.lower() in OFFICES


def _signed(page: Page, cue: Cue, sign: Word, words: Sequence[Word], content: Span) -> Saying | None:
    inside = {word.i for word in words}
    heads = [word for word in words if word.head not in inside and page.actor_at(word)]
    named = [word for word in heads if word.upos in ("PROPN", "NOUN")]
    if not named or not _names(page, words[:LONGEST_NAME]):
        return None
    return Saying(cue, sign, sign.span, "source", named[0], None, False, (content,), sign)
