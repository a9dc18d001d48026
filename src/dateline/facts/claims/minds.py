"""What somebody thinks, wants or judges: told by the report itself, outside everybody's words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.facts.claims.contents import find_content
from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.speakers import is_negated, is_passive, is_voiced, speaker_of
from dateline.facts.claims.stretches import stretches_of
from dateline.facts.claims.trees import below, case_of, is_infinitive
from dateline.facts.claims.voices import adjective_said, noun_said, plausible, voice_of
from dateline.knowledge.lexicon import Cue, Lexicon
from dateline.marks import Word
from dateline.types import Span

MIND = "mind"  # the slot of every such saying: one score for all
ANYBODY = frozenset("anyone anybody".split())
FIRST = frozenset("i we".split())
AIMS = frozenset("seek see push vote support attack like want know discuss consider".split())  # "came to seek help"
HELD = frozenset("expect see view regard".split())  # told of in the passive, too
MINDLESS = frozenset("country alliance armed_force armed_group".split())


def find_minds(page: Page, sayings: Iterable[Saying]) -> Iterator[Saying]:
    """The outermost thoughts outside all that is said and quoted: inside, they are the speaker's words and not the report's."""
    if (minds := page.lexicon.minds) is None:
        return
    said = sorted(span for saying in sayings for span in (*saying.content, saying.span))
    closed = _merged(said)
    starts = [span.start for span in closed]
    end = -1
    for word in page.marks.words:
        if word.start < end or page.quotation_at(word.start) is not None:
            continue
        at = bisect_right(starts, word.start) - 1
        if at >= 0 and word.start < closed[at].end:
            continue
        thought = _thought(page, word, minds)
        if thought is not None:
            end = max(end, *(span.end for span in thought.content if span.start > word.start), word.end)
            yield replace(thought, slot=MIND)


def _merged(spans: list[Span]) -> list[Span]:
    """Spans in text order, those that overlap made one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _thought(page: Page, word: Word, minds: Lexicon) -> Saying | None:
    """What a verb, a noun or an adjective of the table tells of somebody with a mind."""
    found = None
    if word.upos == "VERB" and (cue := page.cue_in(minds, word)) is not None:
        found = _verb(page, word, cue)
    elif word.upos == "NOUN" and (cue := minds.noun(word.lemma, word.lower)) is not None:
        found = noun_said(page, word, cue) if word.rel not in ("nmod", "obl") else None  # "despite fears that …"
    if found is None and word.upos in ("ADJ", "VERB") and (cue := minds.adjective(word.lower)) is not None:
        found = adjective_said(page, word, cue)
    return found if found is not None and _has_a_mind(page, found) else None


def _verb(page: Page, word: Word, cue: Cue) -> Saying | None:
    marks = page.marks
    if marks.child(word, "aux:pass", "nsubj:pass"):
        return _held(page, word, cue)
    bare = word.xpos == "VBN" and not marks.child(word, "aux")
    deed, subject = marks.child(word, "xcomp"), marks.child(word, "nsubj")
    if bare or is_passive(marks, word) or (deed is not None and deed.lemma == "do"):
        return None  # "laws expected in May", "refused to do so"
    if deed is not None and page.verb_cue(deed) and subject is not None and subject.lower in FIRST:
        return None  # "I want to thank": thanked
    if is_infinitive(marks, word) and word.rel == "advcl" and cue.lemma in AIMS:
        return None
    voice = voice_of(page, word, cue)
    found = find_content(page, voice) if voice is not None and voice.speaker is not None else None
    return found if found is not None and plausible(page, found) else None


def _held(page: Page, word: Word, cue: Cue) -> Saying | None:
    """ "The ferry is expected to sail", "the vote was seen as a test": what somebody holds of the subject, named or not."""
    marks = page.marks
    subject = marks.child(word, "nsubj:pass")
    if subject is None or cue.lemma not in HELD or not is_voiced(marks, word, False) or is_negated(marks, word):
        return None
    told = (each for each in marks.children(word, "xcomp", "obl", "advcl", "ccomp") if each.i > word.i)
    held = next((each for each in told if is_infinitive(marks, each) or case_of(marks, each) == "as"), None)
    if held is None or subject.i > word.i or (cue.lemma == "expect" and not _is_awaited(page, subject)):
        return None
    saying = Saying(cue, word, word.span, MIND, speaker_of(marks, word), None, False, (), word)
    content = stretches_of(page, saying, below(marks, (subject, held)))
    return replace(saying, content=content) if content else None


def _is_awaited(page: Page, subject: Word) -> bool:
    """People and bodies; that a state is "expected to respond" or work "to be finished" is the timetable, and nobody's view."""
    mention = page.actor_at(subject)
    return mention is not None and (subject.upos == "PRON" or page.actors.thing(mention).kind in ("person", "organisation"))


def _has_a_mind(page: Page, thought: Saying) -> bool:
    """People, and bodies that speak for them; what a state or an army "plans" is what it does, and "those who hope" are anybody."""
    if thought.speaker is None and thought.cue.lemma in HELD:
        return True
    mention = page.actor_at(thought.speaker)
    if mention is None or thought.speaker is None or thought.speaker.lower in ANYBODY:
        return False
    headline = page.article.headline
    if thought.speaker.lower in FIRST and headline is not None and headline.holds(thought.word.span):
        return False  # "What we know about the raid"
    kind = page.actors.thing(mention).kind
    return kind not in MINDLESS and not (kind == "group" and thought.word.rel in ("acl", "parataxis"))
