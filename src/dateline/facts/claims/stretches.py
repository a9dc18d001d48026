"""The words said as stretches of text: unbroken, without padding, to the end of a quotation where one ends there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.facts.claims.objects import SETTINGS
from dateline.facts.claims.page import Page, Saying
from dateline.marks import Word
from dateline.types import Span, Verbatim

PADDING = " \t\n\r\u00a0,;:—–-…"
TRAILING = PADDING + "."
BARE = frozenset("that which who whom and but or so for while as".split())
OPENS_CLAUSE = frozenset("which who that whose where".split())
# What hangs on after the words said and is the reporter's own: ", hours after …", ", a day before …".
SETTING = re.compile(r",? (?:during|on|at|in|while|after|before|when|last|this|earlier|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
HANGING = re.compile(
    r",? (?:just |only |barely |less than |more than )?(?:\w{1,12} )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|moments?|a day) (?:after|before) "
)
# Where the words of an indirect saying end (or, before the cue, begin) although the sentence goes on.
LIMIT = re.compile(
    r"; ?|: (?=[a-z])| [—–-]{1,2} (?=but |though |although |which |a (?:charge|claim|move|step|sign) )"
    r"|, which (?:it|he|she|they) sa(?:ys|id) |, (?:a|another|the latest) (?:sign|move|step|claim|charge|accusation|assertion|signal) "
)
DASH = re.compile(r" [—–-]{1,2} ")
# What the reporter puts behind quoted words: ", a swipe at …", "— the man whom …", ", though voters …", ", which raised …".
BEHIND = re.compile(r"(?:,|(?<=,[”\"])| [—–-]{1,2})(?= )")
REMARK = re.compile(r" (?:an? |(?:though|although|which) )")
PARTICIPLE = re.compile(r" (?:\w{2,16}ly )?(\w{2,20}ing) ")
GLOSS = re.compile(r" [—–] the ")
TURNS = re.compile(r" but (?!that |only |not |also |rather |instead )")
NEAR = 48  # characters: a comma farther behind the quoted words has nothing to do with them
PREPOSITIONS = frozenset("including excluding regarding concerning depending according considering given pending following barring".split())


def stretches_of(page: Page, saying: Saying, words: Iterable[Word]) -> tuple[Span, ...]:
    """The unbroken stretches that `words` make, cut where the attribution stands between them.

    A cue inside a quotation never reaches out of it.
    """
    ordered = sorted({word.i: word for word in words}.values(), key=lambda word: word.i)
    said = {word.i for word in ordered}
    apart = {word.i for word in page.marks.subtree(saying.top or saying.word) if word.i not in said and word.upos != "PUNCT"}
    runs: list[list[Word]] = []
    for word in ordered:
        if runs and not any(at in apart for at in range(runs[-1][-1].i + 1, word.i)):
            runs[-1].append(word)
        else:
            runs.append([word])
    if len(runs) > 1 and _opens_only(runs[0]):
        runs = runs[1:]
    if len(runs) > 1 and runs[0][-1].i < saying.word.i:
        runs = [run for run in runs if not (run[0].i > saying.word.i and _says_more(run))]
    spans = (clean(page, saying, Span(run[0].start, max(word.end for word in run))) for run in runs if _says(run))
    found = [span for span in spans if span is not None]
    if found and found[0].start > saying.word.start and not page.quotation_at(saying.word.start):
        found[-1] = Span(found[-1].start, _before_remark(page, found[-1]))
    return tuple(found)


def _within_limits(page: Page, saying: Saying, span: Span) -> Span:
    """The stretch without what other marks cut off: a semicolon, a dash that opens a comment, ", a sign that …"."""
    text = page.text
    for mark in LIMIT.finditer(text, *span):
        if page.quotation_at(mark.start()) or _bracketed(page, mark, span.end):
            continue
        if mark.start() >= saying.word.end and mark.group()[0] != ":":
            return Span(span.start, mark.start())
        if span.end <= saying.word.start and mark.group()[0] in ";:":
            span = Span(mark.end(), span.end)
    return span


def _bracketed(page: Page, mark: re.Match[str], end: int) -> bool:
    """Whether a dash opens what a second one closes: "the steering of angry — and at times violent — rhetoric"."""
    return mark.group()[0] == " " and DASH.search(page.text, mark.end(), end) is not None


def _opens_only(run: list[Word]) -> bool:
    """ "Otherwise, he warned, …", "This time, according to aides, …", "a moth that, growers say, …": the words said come after."""
    spoken = [word for word in run if word.upos != "PUNCT"]
    if not spoken or spoken[-1].lower in OPENS_CLAUSE:
        return True
    inside = {word.i for word in run}
    return all(word.rel in ("advmod", "obl", "discourse", "cc", "mark", "case") for word in spoken if word.head not in inside)


def _says_more(run: list[Word]) -> bool:
    """ ", adding that …", ", speaking on condition of anonymity": what the speaker does besides."""
    first = next((word for word in run if word.upos != "PUNCT"), run[0])
    return first.xpos == "VBG"


def _says(run: list[Word]) -> bool:
    return any(word.upos not in ("PUNCT", "CCONJ", "SCONJ", "ADP", "DET", "PART", "NUM") and word.lower not in BARE for word in run)


def clean(page: Page, saying: Saying, span: Span) -> Span | None:
    """The stretch without "that", stops and what hangs on; whole quotations stay whole. None where nothing is left."""
    text = page.text
    home = page.quotation_at(saying.word.start)
    if home:
        span = Span(max(span.start, home.inner.start), min(span.end, home.inner.end))
    if saying.slot != "quotation" and span.start < (opened := page.dateline_end(span.start)) < span.end:
        span = Span(opened, span.end)
    if saying.slot not in ("quotation", "source"):
        if span.end <= page.dateline_end(span.start) and saying.slot != "block":
            return None
        span = _within_limits(page, saying, span)
    if span.end <= saying.word.start and saying.slot not in ("quotation", "source", "block") and ";" in text[span.end : saying.word.start]:
        return None
    start = _start(page, span)
    end = span.end if home else _snapped(page, Span(start, span.end))
    if hanging := HANGING.search(text, start, end):
        end = hanging.start() if not page.quotation_at(hanging.start()) else end
    if not home:
        end = _with_quotation(page, saying, _at_last_mark(page, saying, Span(start, end)))
    start, end = _snapped_start(page, start, end, home is not None), _stripped(page, start, end, home is not None)
    return Span(start, end) if end > start else None


def _start(page: Page, span: Span) -> int:
    text, start = page.text, span.start
    while start < span.end and text[start] in PADDING:
        start += 1
    if text[start : start + 5].lower() == "that " and span.end > start + 5 and not _points_out(page, start):
        start += 5
    return start


def _points_out(page: Page, at: int) -> bool:
    """ "Rejected that idea": the word belongs to its noun and opens no clause."""
    first = next(iter(page.marks.words_in(Span(at, at + 4))), None)
    if first is None or first.rel != "det":
        return False
    noun = page.marks.head(first)
    return noun is not None and noun.upos == "NOUN" and noun.i <= first.i + 3


def _with_quotation(page: Page, saying: Saying, end: int) -> int:
    """The end, moved behind a quotation that follows at once: "a corridor “within hours”"."""
    following = page.quotation_at(end + 1) if page.text[end : end + 1] == " " and end > saying.word.end else None
    fits = following is not None and following.span.start == end + 1 and not page.text[following.inner.start].isupper()
    return following.span.end if fits and following is not None else end


def _at_last_mark(page: Page, saying: Saying, span: Span) -> int:
    """The end, moved back to the closing mark where place and time of saying hang on: "as a “disgrace” on a radio show"."""
    inside = page.quotations_in(span) if saying.slot in ("as", "accuse", "faults", "object") else ()
    return inside[-1].span.end if inside and inside[-1].span.end < span.end and _sets(page, inside[-1].span.end) else span.end


def _before_remark(page: Page, span: Span) -> int:
    """The end, moved back to the comma or dash behind the last quoted words where the reporter goes on in words of his own."""
    inside = page.quotations_in(span)
    if not inside or not span.start < inside[-1].span.start or inside[-1].span.end >= span.end:
        return span.end
    last = inside[-1].span.end
    for mark in BEHIND.finditer(page.text, last, min(span.end, last + NEAR)):
        turned = mark.start() == last and (_turns(page, mark.end(), span.end) or GLOSS.match(page.text, last) is not None)
        if turned or REMARK.match(page.text, mark.end()) or _takes_up(page, mark.end()):
            return mark.start()
    return span.end


def _takes_up(page: Page, at: int) -> bool:
    """A participle that tells what the speaker does besides: ", engaging in …"."""
    said = PARTICIPLE.match(page.text, at)
    first = next(iter(page.marks.words_in(Span(said.start(1), said.end(1)))), None) if said else None
    return first is not None and first.xpos == "VBG" and first.upos == "VERB" and first.lower not in PREPOSITIONS


def _turns(page: Page, at: int, end: int) -> bool:
    """ "…“true,” but they could not resist …": a clause with a subject of its own."""
    return TURNS.match(page.text, at) is not None and any(word.rel == "nsubj" for word in page.marks.words_in(Span(at, end)))


def _sets(page: Page, at: int) -> bool:
    """Whether what stands there tells when or on what occasion it was said."""
    if not SETTING.match(page.text, at):
        return False
    first = next(iter(page.marks.words_in(Span(at, at + 12))), None)
    noun = page.marks.head(first) if first is not None and first.rel == "case" else None
    return noun is None or noun.lemma in SETTINGS or bool(page.times.at(noun.i))


def _snapped(page: Page, span: Span) -> int:
    """The end, moved past the closing mark of a quotation that ends there."""
    quotation = page.quotation_at(span.end - 1) if span.end > span.start else None
    if quotation and quotation.span.start >= span.start - 2 and quotation.span.end - span.end <= max(3, 0):
        return quotation.span.end
    if quotation and quotation.span.start >= span.start - 2:
        return quotation.span.end
    return span.end


def _snapped_start(page: Page, start: int, end: int, inside: bool) -> int:
    """The start, moved before the opening mark of a quotation that begins there and ends in the stretch."""
    quotation = None if inside else page.quotation_at(start)
    return quotation.span.start if quotation and quotation.span.end <= end + 1 else start


def _stripped(page: Page, start: int, end: int, inside: bool) -> int:
    while end > start and page.text[end - 1] in TRAILING:
        quotation = page.quotation_at(end - 1)
        if quotation and not inside and quotation.span.end == end:
            break
        end -= 1
    return end


def verbatim_of(page: Page, saying: Saying, span: Span) -> Verbatim:
    """`full` where one quotation holds the stretch or a release sets it as a block, `partial` where the stretch holds one."""
    if saying.slot == "block":
        return "full"
    quotation = page.quotation_at(span.start)
    if quotation and quotation.span.start == span.start and quotation.span.end >= span.end - 1:
        return "full"
    inside = page.quotations_in(span)
    return "partial" if inside else "none"
