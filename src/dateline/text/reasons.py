"""An explanation in words, section by section, for whoever writes it to a terminal or a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.explanation import Arc, Change, Circumstance, Explanation, Reason, Side, Voucher, Words

NAMES = {"actor": "Who", "recipient": "To whom", "place": "Where", "time": "When", "quantity": "How many"}
QUOTED = {"full": "quoted", "partial": "partly quoted", "none": "in the report’s words"}
NOTHING = "nothing"


@dataclass(frozen=True)
class Section:
    """One part of an explanation: what is explained, what it is, and the reasons for it."""

    title: str
    what: str
    reasons: tuple[str, ...] = ()


def sections(why: Explanation) -> Iterator[Section]:
    """Every part of an explanation, in the order in which the event was made."""
    yield _row(why)
    for decision in why.decisions:
        yield Section("Rule", decision.rule, (decision.says, *map(_change, decision.changes)))
    for side in why.sides:
        yield Section(NAMES[side.role], _named(side.words.text, side.code), tuple(_side(side, why)))
    for circumstance in why.circumstances:
        yield Section(NAMES[circumstance.role], f"{circumstance.words.text} ({circumstance.value})", tuple(_hanging(circumstance, why)))
    yield Section("Status", why.status.status, tuple(map(_reason, why.status.reasons)))
    yield _voucher(why.claim) if why.claim else Section("On whose word", "the report itself says so")
    odds = " ".join(f"{ground.odds:+.2f} {ground.what};" for ground in why.grounds).rstrip(";")
    yield Section("Score", f"{why.event.score:.2f}", (f"log odds {sum(ground.odds for ground in why.grounds):+.2f}: {odds}",))
    if why.kept:
        yield Section("Kept", "the record that is kept has otherwise", tuple(map(_change, why.kept)))


def way(trigger: Words, path: tuple[Arc, ...]) -> str:
    """The way through the tree: an arrow leads from the word that governs to the one that hangs on it.

    >>> from dateline.types import Span
    >>> launched, peru = Words("launched", Span(5, 13)), Words("Peru", Span(0, 4))
    >>> way(Words("attack", Span(17, 23)), (Arc("obj", True, launched), Arc("nsubj", False, peru)))
    'attack ←obj– launched –nsubj→ Peru'
    """
    return trigger.text + "".join(f" ←{arc.relation}– {arc.to.text}" if arc.up else f" –{arc.relation}→ {arc.to.text}" for arc in path)


def _row(why: Explanation) -> Section:
    row = why.lexicon
    names = " ".join(filter(None, (row.type, row.mode)))
    asks = [f"asks {each.asks} → {_quoted(each.met) if each.met else 'none, as it should'}" for each in row.conditions]
    who, _, whom = row.roles.partition(">")
    return Section(
        "Lexicon",
        f"{row.table}, line {row.line}: the {row.part} “{row.lemma}” names {names}",
        (
            *asks,
            f"CAMEO {row.cameo or 'open'}; reliable to {row.score:g}",
            f"who: {_slots(who)}; to whom: {_slots(whom)}",
        ),
    )


def _slots(slots: str) -> str:
    return ", ".join(slots.split(",")) if slots else NOTHING


def _change(change: Change) -> str:
    return f"{change.field}: {change.before or NOTHING} → {change.after or NOTHING}"


def _named(words: str, code: str | None) -> str:
    return f"{words} [{code}]" if code and code != words else words


def _side(side: Side, why: Explanation) -> Iterator[str]:
    if side.slot and side.of:
        yield f"{side.slot} of {_quoted(side.of)}"
    if side.rule:
        yield f"by the rule {side.rule}"
    if side.path:
        yield way(why.word, side.path)
    elif side.words.span != why.trigger.span and not why.passage.span.holds(side.words.span):
        yield "it stands in another sentence"
    if side.stands_for:
        yield f"“{side.words.text}” refers back to “{side.stands_for.text}”"
    if side.name not in side.words.text:
        yield f"taken for {side.name}"
    yield from (f"{side.code}: {_why(reason)}" for reason in side.coding)


def _hanging(circumstance: Circumstance, why: Explanation) -> Iterator[str]:
    yield f"it hangs on “{circumstance.hangs_on.text}”"
    if circumstance.path:
        yield way(why.word, circumstance.path)


def _why(reason: Reason) -> str:
    about = ", ".join(map(_quoted, reason.about))
    signals = f" with {', '.join(map(_quoted, reason.signals))}" if reason.signals else ""
    return f"{reason.says} ({about}{signals})" if about else reason.says


def _reason(reason: Reason) -> str:
    about = " under ".join(map(_quoted, reason.about))
    signals = f" with {', '.join(map(_quoted, reason.signals))}" if reason.signals else ""
    return f"{about}{signals}: {reason.says}"


def _quoted(words: Words) -> str:
    return f"“{words.text}”"


def _voucher(claim: Voucher) -> Section:
    who = _named(claim.speaker.text, claim.code) if claim.speaker else "somebody unnamed"
    act = f"not {claim.act}" if claim.polarity == "negated" else claim.act
    cue = f"by the word “{claim.cue.text}”" if claim.cue else "without a word of saying"
    row = f"{claim.row.table}, line {claim.row.line}: the {claim.row.kind} “{claim.row.lemma}”" if claim.row else ""
    said = f"{cue}, {QUOTED[claim.verbatim]}: “{claim.content.text}”"
    reasons = [*filter(None, [row]), said, f"the claim scores {claim.score:.2f}: {claim.claim}"]
    if claim.name and claim.speaker and claim.name not in claim.speaker.text:
        reasons.insert(0, f"taken for {claim.name}")
    return Section("On whose word", f"{who} ({act})", tuple(reasons))
