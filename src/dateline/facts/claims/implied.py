"""Quoted words without a word of saying: "went after the mayor as a “coward”", "Lind pointed at the river. “It came from there.”"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.quotations import Quotation
from dateline.facts.claims.spoken import titled
from dateline.facts.claims.stretches import stretches_of
from dateline.facts.claims.trees import case_of
from dateline.facts.claims.voices import voice_of
from dateline.knowledge.lexicon import Cue
from dateline.marks import Word
from dateline.types import Span

DESCRIBING = Cue("describe", "verb", ("as",), "say", {}, "The union [went after] {the mayor as a “coward”}.")
DEEDS = frozenset(
    "use hire employ appoint elect serve act work dress disguise sell register keep leave start begin know see take recruit install"
    " join play perform book reopen open close release publish record operate pose list choose include".split()
)
TOWARDS = frozenset("to after at on against".split())
FOLLOWING = Cue("say", "verb", ("quote",), "say", {}, "Lind [pointed] at the river. {“It came from there in a single night.”}")
FINITE = frozenset("VBD VBZ VBP".split())
SHORTEST = 5  # words of a sentence between marks
DEEPEST = 5  # steps from the quoted words up to "as"


def find_described(page: Page, voices: Mapping[int, Saying]) -> Iterator[Saying]:
    """Whoever does something to somebody "as a “coward”" calls him that: the marks say that the word is the doer's."""
    for quotation in page.quotations:
        name = _name(page, quotation)
        if name is None or (verb := page.marks.head(name)) is None:
            continue
        verb = page.marks.head(verb) if verb.rel in ("obj", "obl") else verb
        if verb is None or verb.upos != "VERB" or verb.lemma in DEEDS or page.verb_cue(verb) or page.quotation_at(verb.start):
            continue
        if (saying := _described(page, verb, name)) is not None:
            yield saying


def _name(page: Page, quotation: Quotation) -> Word | None:
    """The head of the phrase with "as" that these quoted words stand in."""
    words = page.marks.words_in(quotation.inner)
    word = next((each for each in words if not quotation.inner.holds(page.marks.words[each.head].span)), None) if words else None
    for _ in range(DEEPEST):
        if word is None or page.verb_cue(word):
            return None
        if any(child.lower == "as" and child.end < quotation.span.start for child in page.marks.children(word, "case", "mark")):
            return word if page.marks.child(word, "nsubj", "nsubj:pass") is None else None
        word = page.marks.head(word)
    return None


def _described(page: Page, verb: Word, name: Word) -> Saying | None:
    marks = page.marks
    whom = marks.child(verb, "obj") or next((each for each in marks.children(verb, "obl") if case_of(marks, each) in TOWARDS), None)
    voice = voice_of(page, verb, DESCRIBING)
    if whom is None or voice is None or not verb.i < whom.i < name.i or voice.speaker is None or page.actor_at(voice.speaker) is None:
        return None
    if any(child.lower == "such" for child in marks.children(whom)):
        return None  # "such names as “Lind”"
    phrase = [word for word in marks.subtree(whom) if not (word.head == whom.i and word.rel == "case")]
    words = marks.words[phrase[0].i : marks.subtree(name)[-1].i + 1]
    content = stretches_of(page, replace(voice, slot="as"), words)
    return replace(voice, slot="described", content=content) if content else None


def find_followed(page: Page, given: Iterable[Span]) -> Iterator[Saying]:
    """A sentence between marks that nobody is said to say, right behind one that tells what a person does, is that person's."""
    taken = sorted(given)
    starts = [span.start for span in taken]
    for quotation in page.quotations:
        at = bisect_right(starts, quotation.span.start) - 1
        if at >= 0 and taken[at].end > quotation.span.start:
            continue
        if _is_speech(page, quotation) and (saying := _followed(page, quotation)) is not None:
            yield saying


def _is_speech(page: Page, quotation: Quotation) -> bool:
    words = page.marks.words_in(quotation.inner)
    said = quotation.inner.of(page.text).strip()
    sentence = said[:1].isupper() and said[-1:] in ".!?" and any(word.xpos in FINITE or word.xpos == "MD" for word in words)
    following = page.text[quotation.span.end : page.paragraphs[quotation.paragraph].end].strip()
    return sentence and len(words) >= SHORTEST and not quotation.open and not following.startswith((",", "—", "–", "-"))


def _followed(page: Page, quotation: Quotation) -> Saying | None:
    """The deed of the sentence before, in the same paragraph, with its doer."""
    marks, sentence = page.marks, page.sentence_at(quotation.span.start - 2)
    paragraph = page.paragraphs[quotation.paragraph]
    if sentence is None or not paragraph.start <= sentence.start or sentence.end > quotation.span.start + 1:
        return None
    before = page.quotations_in(Span(sentence.start, quotation.span.start))
    if page.text[sentence.end : quotation.span.start].strip() or not all(titled(page, each) for each in before):
        return None
    verb = next((word for word in marks.words_of(sentence) if word.head < 0), None)
    doer = marks.child(verb, "nsubj") if verb is not None and verb.upos == "VERB" and verb.xpos in FINITE | {"VBN", "VBG"} else None
    if verb is None or doer is None or not _is_person(page, doer):
        return None
    return Saying(FOLLOWING, verb, verb.span, "followed", doer, None, False, (quotation.span,), verb)


def _is_person(page: Page, doer: Word) -> bool:
    mention = page.actor_at(doer)
    return mention is not None and page.actors.thing(mention).kind == "person"
