"""Claims: who says what, to whom, in which words, and who says that they said it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.facts.claims.anonymity import Unnamed, anonymous_of, find_unnamed
from dateline.facts.claims.clauses import FINITE, halves_of
from dateline.facts.claims.contents import find_content
from dateline.facts.claims.implied import find_described, find_followed
from dateline.facts.claims.minds import MIND, find_minds
from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.signs import find_headlined, find_turns
from dateline.facts.claims.speakers import beside, quoting_verb
from dateline.facts.claims.spoken import give_blocks, give_quotations
from dateline.facts.claims.stretches import clean, stretches_of, verbatim_of
from dateline.facts.claims.voices import find_adjectival, find_nominal, find_sourced, find_voices, quoting, speak
from dateline.knowledge.lexicon import Lexicon
from dateline.marks import Marks
from dateline.types import Actor, Article, Claim, Found, Span, Time, digest

# How often a claim of this form was right in marked reports; the forms that are not named lie in between.
SCORES = {
    "quotation": 0.97,
    "block": 0.97,
    "to": 0.95,
    "ing": 0.95,
    "that": 0.93,
    "as": 0.93,
    "urge": 0.92,
    "urge+on": 0.92,
    "accuse": 0.9,
    "source": 0.85,
    "object": 0.75,
    "silent": 0.7,
    "followed": 0.7,
    "described": 0.7,
    "quoting": 0.7,
    MIND: 0.4,
}
OPENING = frozenset("when if as because although though while since once after before until".split())
UNNAMED_COSTS = 0.2  # a claim without a speaker is one that the tree may have misread
__all__ = ["find_claims"]


def find_claims(article: Article, marks: Marks, times: Found[Time], actors: Found[Actor], lexicon: Lexicon) -> tuple[Claim, ...]:
    """Everything that somebody says in the report, in text order.

    Quotations are given away first, for their marks are surer than any tree; the rest is read from the tree.
    """
    page = Page(article, marks, times, actors, lexicon)
    voices = find_voices(page)
    claims = {claim.id: claim for claim, _ in said(page, voices)}
    ordered = sorted(claims.values(), key=lambda claim: (claim.content[0], claim.cue or claim.content[0], claim.id))
    return _nested(
        ordered, {voice.span: page.marks.words[above.i].start for voice in voices.values() if (above := quoting_verb(marks, voice.word))}
    )


def said(page: Page, voices: dict[int, Saying]) -> Iterator[tuple[Claim, Saying]]:
    """Every claim with the saying that it was read from; `voices` are the verbs of saying, by their words."""
    walk = give_quotations(page, voices)
    blocks = give_blocks(page, voices, walk.given)
    given = walk.given.keys() | blocks.keys()
    spoken = [_spoken(page, voices[at], spans) for at, spans in walk.given.items()]
    spoken += [replace(voices[at], slot="block", content=tuple(spans)) for at, spans in blocks.items()]
    spoken += [each for saying in spoken if (each := quoting(page, voices, saying)) is not None]
    silent = {at: saying for at, saying in voices.items() if at not in given}
    read = [*_open_closed(silent, speak(page, silent)), *find_nominal(page), *find_adjectival(page), *find_sourced(page)]
    read += find_described(page, voices)
    sayings = [*spoken, *walk.signed, *find_headlined(page), *find_turns(page), *read]
    sayings += find_followed(page, [span for saying in sayings for span in saying.content])
    sayings += list(find_minds(page, sayings))
    unnamed = find_unnamed(page)
    for saying in sayings:
        yield from ((claim, saying) for claim in _claims(page, saying, unnamed))


def _spoken(page: Page, saying: Saying, quoted: list[Span]) -> Saying:
    """The saying with its quotations, and with what it says before the first of them: "said that …: “…”"."""
    read = find_content(page, saying) if saying.word.upos != "NOUN" else None
    first = min(quoted)
    begun = [span for span in read.content if saying.word.end <= span.start < first.start - 20] if read else []
    if begun and page.text[begun[-1].start : first.start].rstrip().endswith(":"):
        quoted = [Span(begun[-1].start, first.end) if span == first else span for span in quoted]
        begun = begun[:-1]
    begun += _begun_before(page, saying, first)
    cut = [clean(page, saying, Span(span.start, min(span.end, first.start))) for span in begun]
    content = tuple(sorted((*(span for span in cut if span), *quoted)))
    speaker = saying.speaker
    if speaker is None or any(span.holds(speaker.span) for span in content):
        speaker = beside(page, saying.word)
    return replace(saying, slot="quotation", content=content, speaker=speaker)


def _begun_before(page: Page, saying: Saying, first: Span) -> list[Span]:
    """ "These sources, the lawyers said, “all agree”": the half before the comma, if the marks go on from it."""
    before, after = halves_of(page, saying)
    quotation = page.quotation_at(first.start)
    goes_on = quotation is not None and page.text[quotation.inner.start].islower() and bool(after) and after[0].start == first.start
    spoken = any(page.verb_cue(word) and word.xpos in FINITE for word in before)
    opened = any(word.lower in OPENING for word in before[:2])  # "So when the firm signalled that …, X said, “we …”"
    if not goes_on or not before or (spoken and not opened) or page.quotations_in(Span(before[0].start, before[-1].end)):
        return []
    read = stretches_of(page, replace(saying, slot="that"), before)
    return [span for span in read if span.end < saying.word.start]


def _open_closed(voices: Mapping[int, Saying], sayings: Iterator[Saying]) -> list[Saying]:
    """ "Declined to say whether …" is one saying, not two: the inner one, if it has a topic."""
    found = {saying.word.i: saying for saying in sayings}
    closing = {saying.word.head for saying in found.values() if saying.negated and saying.span.start < saying.word.start}
    return [saying for at, saying in found.items() if at not in closing or saying.cue.lemma not in ("decline", "refuse")]


def _claims(page: Page, saying: Saying, unnamed: tuple[Unnamed, ...]) -> Iterator[Claim]:
    """One claim for the words quoted in full and one for the others: their `verbatim` differs."""
    forms: dict[str, list[Span]] = {}
    for span in _trimmed(page, saying.content):
        forms.setdefault(verbatim_of(page, saying, span), []).append(span)
    if set(forms) == {"none", "partial"}:
        forms = {"partial": sorted(forms["none"] + forms["partial"])}  # "The wells, he said, were “dug by amateurs.”"
    for form, spans in forms.items():
        speaker, told, time = page.actor_at(saying.speaker), page.actor_at(saying.told), _time(page, saying)
        act = saying.cue.act_of(saying.slot)
        yield Claim(
            id=digest("claim", page.article.id, saying.span, tuple(spans), act, speaker.id if speaker else None),
            speaker=speaker.id if speaker else None,
            cue=saying.span,
            content=tuple(spans),
            verbatim=form,  # type: ignore[arg-type]
            act=act,
            polarity="negated" if saying.negated else "affirmed",
            told=told.id if told and told != speaker else None,
            anonymous=anonymous_of(page, saying.speaker, unnamed),
            time=time,
            score=SCORES.get(saying.slot, 0.85) - (0.0 if speaker else UNNAMED_COSTS),
        )


def _trimmed(page: Page, spans: tuple[Span, ...]) -> Iterator[Span]:
    """The stretches in text order without white space around them; none empty, none twice."""
    for span in sorted(set(spans)):
        said = span.of(page.text)
        start = span.start + len(said) - len(said.lstrip())
        if said.strip():
            yield Span(start, start + len(said.strip()))


def _time(page: Page, saying: Saying) -> str | None:
    """When it was said: a time that hangs on the word of saying and stands outside the words said."""
    for child in page.marks.children(saying.word, "obl", "nmod", "advmod"):
        for mention in page.times.at(child.i):
            if not any(span.overlaps(mention.span) for span in saying.content):
                return mention.id
    return None


def _nested(claims: list[Claim], quoted: Mapping[Span, int]) -> tuple[Claim, ...]:
    """Each claim with the innermost other one in whose words its cue stands, if the text names who says that one.

    In "quotes X as saying" the saying stands within the quoting, though no words of the quoting hold its cue (`quoted`: cue to cue).

    One walk over cues and stretches by their starts, so that a long report costs no more than its length.
    """
    stretches = sorted((span, at) for at, claim in enumerate(claims) if claim.speaker for span in claim.content)
    within: dict[int, str] = {}
    opened: list[tuple[Span, int]] = []
    following = 0
    for cue, at in sorted((claim.cue, at) for at, claim in enumerate(claims) if claim.cue):
        while following < len(stretches) and stretches[following][0].start <= cue.start:
            opened.append(stretches[following])
            following += 1
        opened = [(span, other) for span, other in opened if span.end > cue.start]
        holders = [(span.end - span.start, other) for span, other in opened if span.holds(cue) and claims[other].cue != cue]
        if holders:
            within[at] = claims[min(holders)[1]].id
    quoting = {(claim.cue.start, claim.content): claim for claim in claims if claim.cue and claim.speaker}
    for at, claim in enumerate(claims):
        if claim.cue and claim.cue in quoted and (above := quoting.get((quoted[claim.cue], claim.content))) is not None:
            within[at] = above.id
    return _holders_first([replace(claim, within=within.get(at)) for at, claim in enumerate(claims)])


def _holders_first(claims: list[Claim]) -> tuple[Claim, ...]:
    """In text order, save that a claim never stands above the one that holds it; two that hold each other hold nothing."""
    by_id, ordered = {claim.id: claim for claim in claims}, dict[str, Claim]()
    for claim in claims:
        chain = [claim]
        while (above := chain[-1].within) is not None and above not in ordered and above not in {each.id for each in chain}:
            chain.append(by_id[above])
        if above is not None and above not in ordered:
            chain[-1] = replace(chain[-1], within=None)
        for each in reversed(chain):
            ordered.setdefault(each.id, each)
    return tuple(ordered.values())
