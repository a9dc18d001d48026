"""Whose words a quotation holds: the word of saying after it, before it, or the one that the paragraph goes on from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.quotations import Quotation
from dateline.facts.claims.signs import signed_after, signed_before
from dateline.facts.claims.speakers import quoting_verb
from dateline.marks import Word
from dateline.types import Span

COLON_AFTER = re.compile(r"[^\n.:;]{0,60}: ?")
RELEASED = frozenset("say tell add state write comment remark conclude continue declare statement".split())
ELSEWHERE = re.compile(
    r"(?:The full|For more|For further|Further information|Notes? (?:to|for)|Read |Follow |Background|Media |Contact|You can )", re.I
)
NAME_GOES_ON = re.compile(r" [A-Z]")
LONGEST_OWNER = 5  # words between "on" and the name of a broadcast
JOINING = frozenset("and but or yet still then that because".split())
RUNNING_ON = ",?!—–-…"
MAY_QUOTE = frozenset("that quote hearer urge quoting".split())


@dataclass
class Attribution:
    """Which saying each quotation of the report was given to, while the report is walked."""

    page: Page
    voices: Mapping[int, Saying]
    given: dict[int, list[Span]] = field(default_factory=dict)
    last: int | None = None  # the word of saying that the paragraph goes on from
    last_end: int = -1
    last_paragraph: int = -1
    waiting: list[Span] = field(default_factory=list)
    signed: list[Saying] = field(default_factory=list)  # those that only a colon or a dash gives to their speaker

    def give(self, voice: int, span: Span, end: int) -> None:
        paragraph = self.page.paragraphs[self.page.paragraph_at(span.start)]
        self.given.setdefault(voice, []).extend((*(each for each in self.waiting if each.start >= paragraph.start), span))
        self.waiting.clear()
        self.last, self.last_end, self.last_paragraph = voice, end, self.page.paragraph_at(span.start)


def give_quotations(page: Page, voices: Mapping[int, Saying]) -> Attribution:
    """The quotations of each word of saying (by its index), in `given`. Quotations inside a clause are left to the tree."""
    walk = Attribution(page, voices)
    words = page.marks.words
    starts = [word.start for word in words]
    for number, quotation in enumerate(page.quotations):
        first = bisect_left(starts, quotation.span.end)
        before = bisect_left(starts, quotation.span.start) - 1
        limit = page.quotations[number + 1].span.start if number + 1 < len(page.quotations) else len(page.text)
        _give(walk, quotation, (before, first), limit)
    return walk


def _give(walk: Attribution, quotation: Quotation, edges: tuple[int, int], limit: int) -> None:
    page = walk.page
    if edges[0] >= 0 and page.text[quotation.inner.start].isupper() and titled(page, quotation) and _names_follow(page, edges[0]):
        return  # "on “Fox News Sunday,”": the name of something
    lead, tail = _lead(page, quotation, edges[0]), _tail(page, quotation, edges[1], limit)
    if (joined := _joined(walk, quotation, lead)) is not None:
        walk.give(joined, quotation.span, quotation.span.end)
        return
    after, before = _voice_after(walk, quotation, tail), _voice_before(walk, quotation, lead)
    runs_on = page.text[quotation.inner.start : quotation.inner.end].rstrip()[-1:] in RUNNING_ON
    if lead and ((not runs_on and page.text[quotation.span.end : quotation.span.end + 1] != ",") or _says_its_own(walk, after)):
        after = None
    voice = after if after is not None and (runs_on or before is None) else before
    if voice is not None and voice is before and voice is not after and lead[-1].form != ":" and _runs_over(page, quotation, edges[1]):
        return  # "claims that “X lies” about the dead": the tree reads on
    if voice is not None:
        if voice is after and lead and not _stands_alone(page, quotation) and not any(word.i in walk.voices for word in lead):
            walk.give(voice, Span(lead[0].start, quotation.span.end), quotation.span.end)  # "A fleet will sail “at dawn”, he says"
            return
        end = max(quotation.span.end, tail[-1].end if tail and voice is after else quotation.span.end)
        walk.give(voice, quotation.span, end)
    elif _stands_alone(page, quotation) and (signed := signed_before(page, quotation, lead) or signed_after(page, quotation, tail)):
        walk.signed.append(signed)
    elif not lead and _stands_alone(page, quotation):
        _go_on(walk, quotation)


def _joined(walk: Attribution, quotation: Quotation, lead: Sequence[Word]) -> int | None:
    """ "“We waited,” she said, but “nobody came.”": the quotations on both sides of one word of saying."""
    spoken = [word for word in lead if word.i in walk.voices]
    if not spoken or spoken[0].i != walk.last or len(spoken) > 1 or walk.last_paragraph != quotation.paragraph:
        return None
    comma = next((word.i for word in lead if word.i > spoken[0].i and word.form == ","), None)
    following = [word for word in lead if comma is not None and word.i > comma]
    return walk.last if following and all(word.lower in JOINING for word in following) else None


def _names_follow(page: Page, before: int) -> bool:
    """Behind "on", "the", "on Northern Radio's": a name is due, and not what somebody says."""
    words = page.marks.words
    for at in range(before, max(-1, before - LONGEST_OWNER), -1):
        if words[at].upos in ("ADP", "DET"):
            return True
        if words[at].upos not in ("PROPN", "PART"):
            return False
    return False


def titled(page: Page, quotation: Quotation) -> bool:
    """A title: hardly a word without a capital."""
    words = [word for word in page.marks.words_in(quotation.inner) if word.form[:1].isalpha()]
    return 0 < len(words) < 9 and all(word.form[0].isupper() or len(word.form) < 4 for word in words)


def _lead(page: Page, quotation: Quotation, before: int) -> Sequence[Word]:
    """The words of the same sentence that stand before the quotation, down to the quotation before."""
    words, paragraph = page.marks.words, page.paragraphs[quotation.paragraph]
    if before < 0:
        return ()
    previous = words[before]
    if previous.start < paragraph.start:
        opened = previous.form == ":" or page.text[page.paragraphs[quotation.paragraph - 1].end - 1] == ":"
        return _sentence_part(page, before, page.paragraphs[page.paragraph_at(previous.start)].start) if opened else ()
    if previous.form in ".!?" or page.quotation_at(previous.start):
        return ()
    return _sentence_part(page, before, paragraph.start)


def _sentence_part(page: Page, before: int, floor: int) -> Sequence[Word]:
    words = page.marks.words
    at = before
    sentence = words[before].sentence
    while at >= 0 and words[at].start >= floor and words[at].sentence == sentence and not page.quotation_at(words[at].start):
        at -= 1
    return words[at + 1 : before + 1]


def _tail(page: Page, quotation: Quotation, first: int, limit: int) -> Sequence[Word]:
    """The words after the quotation up to the end of the sentence or the next quotation."""
    words = page.marks.words
    end = min(limit, page.paragraphs[quotation.paragraph].end)
    at = first
    while at < len(words) and words[at].end <= end and not (words[at].form in (".", "!", "?") and at > first):
        at += 1
    return words[first:at]


def _voice_after(walk: Attribution, quotation: Quotation, tail: Sequence[Word]) -> int | None:
    """ "“…,” the ministry said", "“…,” said X": the first word of saying, if nothing but its subject comes before it."""
    page = walk.page
    if not tail:
        return None
    ended = page.text[quotation.inner.start : quotation.inner.end].rstrip()[-1:]
    opening = page.text[quotation.span.end : tail[0].start + 1]
    if tail[0].lower in ("so", "thus") and len(tail) > 1 and tail[1].i in walk.voices:
        return tail[1].i
    if ended == "." and (tail[0].form[:1].isupper() or tail[0].sentence != page.marks.words[tail[0].i - 1].sentence) and "," not in opening:
        return None
    for word in tail[:40]:
        if word.i in walk.voices and _may_quote(walk.voices[word.i]):
            saying = [each for each in tail if each.i in walk.voices and quoting_verb(page.marks, each) == word]
            return (saying or [word])[0].i if _only_subject_before(page, tail, word) else None
        if word.form in (";", ":"):
            return None
    return None


def _runs_over(page: Page, quotation: Quotation, first: int) -> bool:
    """Whether the sentence between the marks goes on behind them: the next word hangs on a quoted one."""
    words = page.marks.words
    ended = page.text[quotation.inner.start : quotation.inner.end].rstrip()[-1:] in ".,!?…"
    if ended or first >= len(words) or not words[first].form[0].islower() or words[first].upos in ("CCONJ", "SCONJ"):
        return False
    above: Word | None = words[first]
    while above is not None and above.start >= quotation.span.end:
        above = page.marks.head(above)
    return above is not None and above.start >= quotation.span.start


def _says_its_own(walk: Attribution, after: int | None) -> bool:
    """ "In praise of “old values,” saying the city …", "on “The Morning Hour,” X said the vote …": the words of this verb follow it."""
    if after is None:
        return False
    marks, verb = walk.page.marks, walk.page.marks.words[after]
    closed = marks.words[after + 1].form in (",", ".") if after + 1 < len(marks.words) else True
    return verb.xpos == "VBG" or (not closed and any(child.i > after for child in marks.children(verb, "ccomp")))


def _only_subject_before(page: Page, tail: Sequence[Word], verb: Word) -> bool:
    own = {each.i for each in page.marks.subtree(verb)}
    between = [word for word in tail if word.i < verb.i and word.upos != "PUNCT"]
    if between and (between[0].upos in ("CCONJ", "SCONJ") or (between[0].upos in ("ADP", "VERB") and between[0].i not in own)):
        return False
    foreign = [word for word in between if word.i not in own and word.upos in ("VERB", "AUX") and word.rel not in ("acl", "amod", "advcl")]
    return not foreign


def _voice_before(walk: Attribution, quotation: Quotation, lead: Sequence[Word]) -> int | None:
    """ "X said: “…”", "X said on Monday, “…”": the last word of saying, if the words said do not begin before the marks."""
    if not lead:
        return None
    last = lead[-1]
    voices = [word for word in lead if word.i in walk.voices and _may_quote(walk.voices[word.i])]
    verbs = [word for word in voices if word.upos != "NOUN"]
    if voices and voices[-1].lemma == "word" and last.form == "," and last.i - voices[-1].i < 9:
        return voices[-1].i  # "in her words, “…”"
    voices = verbs or (voices if last.form == ":" else [])
    if not voices:
        return None
    if last.form == ":":
        return voices[-1].i
    verb = voices[-1]
    begun = any(word.upos in ("VERB", "AUX") and word.i > verb.i and word.xpos not in ("VBG", "VBN") for word in lead)
    if len(lead) > 1 and lead[-2].lower == "that" and last.form == ",":
        return None
    if begun or last.lower in ("that", "the", "a", "an", "of", "to", "as", "was", "is", "were", "are", "had", "and", "be"):
        return None
    sentence_like = _stands_alone(walk.page, quotation)
    if NAME_GOES_ON.match(walk.page.text, quotation.span.end) and last.form not in ",:":
        return None  # "said Col. John “J.D.” Dorrian"
    if last.form == ",":
        return verb.i if sentence_like or _opens_at_once(walk.page, verb) else None
    return (
        verb.i if sentence_like and last.i - verb.i < 12 and (last.i == verb.i or last.upos in ("NOUN", "PROPN", "PRON", "ADV")) else None
    )


def _opens_at_once(page: Page, verb: Word) -> bool:
    """Nothing but a place, a time or a hearer stands between the word of saying and the marks."""
    following = page.marks.words[verb.i + 1]
    return (
        following.form == ","
        or following.upos == "ADP"
        or following.rel in ("obl", "iobj", "advmod")
        or "hearer" in page.lexicon_frame(verb)
    )


def _may_quote(saying: Saying) -> bool:
    return bool(MAY_QUOTE & set(saying.cue.frame)) and not saying.negated


def _stands_alone(page: Page, quotation: Quotation) -> bool:
    """A sentence between marks, not a word or two that somebody is quoted for."""
    said = page.text[quotation.inner.start : quotation.inner.end].strip()
    return said[:1].isupper() or said[:1].isdigit() or (said[:1] in "…[‘'(" and len(said) > 20)


def give_blocks(page: Page, voices: Mapping[int, Saying], given: Mapping[int, list[Span]]) -> dict[int, list[Span]]:
    """ "The minister said:" and then paragraphs without marks, as releases set a statement: one stretch for each paragraph."""
    blocks: dict[int, list[Span]] = {}
    for number, paragraph in enumerate(page.paragraphs[:-1]):
        if page.text[paragraph.end - 1] != ":" or page.quotations_in(
            Span(page.paragraphs[number + 1].start, page.paragraphs[number + 1].start + 1)
        ):
            continue
        spoken = [word.i for word in page.marks.words_in(paragraph)[-40:] if word.i in voices and _may_quote(voices[word.i])]
        if spoken and spoken[-1] not in given and voices[spoken[-1]].speaker is not None and voices[spoken[-1]].word.lemma in RELEASED:
            block = list(_block(page, voices[spoken[-1]], number + 1))
            blocks |= {spoken[-1]: block} if block else {}
    return blocks | _unopened(page, voices, given)


def _unopened(page: Page, voices: Mapping[int, Saying], given: Mapping[int, list[Span]]) -> dict[int, list[Span]]:
    """ "The coach said: We won.”": the opening mark was lost, the closing one ends the paragraph."""
    found: dict[int, list[Span]] = {}
    for paragraph in page.paragraphs:
        if page.text[paragraph.end - 1] not in '"”' or page.quotation_at(paragraph.end - 1):
            continue
        for word in page.marks.words_in(paragraph):
            colon = COLON_AFTER.match(page.text, word.end, paragraph.end)
            if (
                colon
                and word.i in voices
                and word.i not in given
                and _may_quote(voices[word.i])
                and not page.quotations_in(Span(word.end, paragraph.end))
            ):
                found[word.i] = [Span(colon.end(), paragraph.end)]
                break
    return found


def _block(page: Page, saying: Saying, first: int) -> Iterator[Span]:
    """The paragraphs of a statement, up to one that is a heading, points elsewhere or tells of the speaker."""
    assert saying.speaker is not None
    name = (saying.speaker, *page.marks.children(saying.speaker, "flat"))[-1].form
    for number, paragraph in enumerate(page.paragraphs[first:]):
        said = paragraph.of(page.text)
        told_of = number > 0 and re.search(rf"\b{re.escape(name)}\b", said) is not None
        if told_of or said[-1] not in '.!?”"’' or ELSEWHERE.match(said) or said[0] in "-*•":
            return
        yield paragraph


def _go_on(walk: Attribution, quotation: Quotation) -> None:
    """A quotation with no word of saying in its own sentence goes on from the one before, or waits for the next."""
    page, paragraph = walk.page, page_paragraph(walk.page, quotation)
    between = page.text[walk.last_end : quotation.span.start].strip(" .,;\n") if walk.last is not None else "?"
    if walk.last is not None and not between:
        same = walk.last_paragraph == quotation.paragraph
        if same or quotation.reopened or walk.last_paragraph == quotation.paragraph - 1:
            walk.give(walk.last, quotation.span, quotation.span.end)
            return
    earlier = _told_before(walk, quotation, paragraph)
    if earlier is not None:
        walk.give(earlier, quotation.span, quotation.span.end)
    else:
        walk.waiting = [span for span in walk.waiting if span.start >= paragraph.start] + [quotation.span]


def page_paragraph(page: Page, quotation: Quotation) -> Span:
    return page.paragraphs[quotation.paragraph]


def _told_before(walk: Attribution, quotation: Quotation, paragraph: Span) -> int | None:
    """The outermost word of saying of the sentence just before, in the same paragraph."""
    page = walk.page
    sentence = page.sentence_at(quotation.span.start - 2)
    if (
        sentence is None
        or sentence.start < paragraph.start
        or sentence.start >= quotation.span.start
        or sentence.end > quotation.span.start + 1
    ):
        return None
    voices = [word.i for word in page.marks.words_of(sentence) if word.i in walk.voices and _may_quote(walk.voices[word.i])]
    top = [at for at in voices if page.marks.words[at].rel in ("root", "parataxis")]
    found = top or [at for at in voices if page.marks.words[at].rel == "conj"]
    return found[-1] if found and walk.voices[found[-1]].speaker is not None else None
