"""Where the words said stand when no quotation marks tell: the slots of a cue's frame, one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.facts.claims.clauses import FINITE, clause_said, gerund_said, infinitive_said, quoting_said
from dateline.facts.claims.objects import accusation_said, courtesy_said, name_said, object_said, puts_said, silence_kept
from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.requests import addressed_by, calling_said, deed_of, phrase_said, urging_said
from dateline.facts.claims.speakers import beside, is_passive
from dateline.facts.claims.stretches import stretches_of
from dateline.facts.claims.trees import below, case_of
from dateline.marks import Word
from dateline.types import Span

Rule = Callable[[Page, Saying], tuple[Word, ...]]
TOLD_APART = frozenset(["faults"])  # slots, besides those with a preposition, whose rule serves another one, too
CONDITIONS = frozenset("if unless until provided should".split())
ASKING = frozenset(["demand", "urge", "ask"])
LEADING = frozenset("and but because if unless".split())  # a clause behind them may go on with the words said
SHARED = frozenset("and or to".split())
STOPPING = frozenset(", ; : — – --".split())
REASONED = frozenset("that to ing".split())
CLAUSAL = frozenset("that to ing urge accuse faults".split())
JOINED = frozenset("and or but to of for from by with about against because".split())
GOES_ON = re.compile(r" (?!(?:when|while|after|before|during|but|last|this) )[a-z]")


def find_content(page: Page, saying: Saying) -> Saying | None:
    """The saying with the words said, by the first slot of its frame that holds any; None where nothing is said."""
    if (quoted := _quoted_at_once(page, saying)) is not None:
        return quoted
    for slot in saying.cue.frame:
        rule = phrase_said if slot.startswith("+") else calling_said if slot.startswith("urge+") else RULES.get(slot)
        asked = replace(saying, slot=slot)
        found = rule(page, asked if slot in TOLD_APART or "+" in slot else saying) if rule else ()
        if found:
            words = _without_regoverned(page, _whole(page, saying, slot, _conditioned(page, asked, found)))
            content = _to_quoted_words(page, replace(saying, slot=slot), stretches_of(page, replace(saying, slot=slot), words))
            if content:
                return replace(_split_speaker(page, saying, content), slot=slot, told=_told(page, saying, slot))
    return _up_to_quoted_words(page, saying)


def _up_to_quoted_words(page: Page, saying: Saying) -> Saying | None:
    """ "Says letters accusing her of theft are “lies”", where the tree gives the word of saying no clause: all up to the closing mark."""
    verb, marks = saying.word, page.marks
    plain = verb.xpos in FINITE and "that" in saying.cue.frame and not saying.negated and page.quotation_at(verb.start) is None
    if not plain or saying.speaker is None or saying.speaker.i > verb.i:
        return None
    rest = marks.words[verb.i + 1 : page.sentence_of(verb).last]
    quotations = page.quotations_in(Span(verb.end, rest[-1].end)) if rest else ()
    if not quotations or page.text[quotations[-1].inner.start].isupper() or rest[0].upos in ("PUNCT", "ADP", "ADV", "SCONJ"):
        return None
    before = [word for word in rest if word.start < quotations[0].span.start]
    clause = any(word.xpos in FINITE or word.xpos == "MD" for word in before)
    if not clause or any((page.verb_cue(word) and word.xpos in FINITE) or word.form in STOPPING for word in before):
        return None
    first = next((after for word, after in pairwise(before[:4]) if word.lower == "that"), before[0])  # "said Friday that …"
    return replace(saying, slot="that", content=(Span(first.start, quotations[0].span.end),))


def _to_quoted_words(page: Page, saying: Saying, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The words said, on to the last quoted ones of the sentence: "said it was ready, but the rebels had “lost their nerve”".

    A parser may hang the second half on the word of saying; the marks show that it is said, too, if nobody else says it.
    """
    if not content or content[0].start < saying.word.end or page.quotation_at(saying.word.start):
        return content
    start, end = content[-1].start, content[-1].end
    for quotation in page.quotations_in(Span(end, page.marks.words[page.sentence_of(saying.word).last - 1].end)):
        between = page.marks.words_in(Span(end, quotation.span.start))
        if not _leads_on(page, Span(start, end), between, saying.slot in CLAUSAL):
            break
        end = quotation.span.end
    return (*content[:-1], Span(start, end))


def _leads_on(page: Page, said: Span, between: Sequence[Word], clausal: bool) -> bool:
    """Whether these words join a quotation to what is said before it: no one else speaks, and no new deed of the speaker is told."""
    spoken = [word for word in between if word.upos != "PUNCT"]
    if not spoken:
        return False
    if any(_speaks(page, word) or word.form in (";", ":", "—", "–", "--") for word in between):
        return False
    comma = between[0].form == "," or page.text[said.start : said.end].rstrip('"”')[-1:] == ","
    subjects = {word.head for word in between if word.rel in ("nsubj", "nsubj:pass", "expl")}
    verbs = [word for word in between if word.xpos in ("VBD", "VBZ", "VBP", "MD")]
    closed = page.quotation_at(said.end - 1) is not None
    if verbs:
        return clausal and bool(subjects) and spoken[0].lower in (("because",) if closed else LEADING) and not (comma and closed)
    return spoken[0].lower in (JOINED if clausal else SHARED) and (not comma or len(spoken) < 3)


def _speaks(page: Page, word: Word) -> bool:
    cue = page.verb_cue(word) or page.noun_cue(word)
    return cue is not None and cue.frame not in (("support",), ("puts",))


def _whole(page: Page, saying: Saying, slot: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """What follows the word of saying is one stretch, whatever the tree hangs elsewhere in between."""
    places = [word.i for word in words]
    if slot == "that" or (min(places) < saying.word.i and not slot.startswith(("urge", "accuse", "as", "faults", "puts"))):
        return words
    return page.marks.words[min(places) : max(places) + 1]


def _conditioned(page: Page, saying: Saying, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words said with their condition: "threatened to leave unless …" threatens no more than that."""
    first = min(word.i for word in words)
    children = page.marks.children(saying.word, "advcl") if first > saying.word.i else ()
    return (*words, *below(page.marks, (child for child in children if child.i > first and _conditions(page, saying.slot, child))))


def _conditions(page: Page, slot: str, clause: Word) -> bool:
    """ "Said it was closed because …": a reason behind no comma is the speaker's, too."""
    case = case_of(page.marks, clause)
    if case != "because" or slot not in REASONED:
        return case in CONDITIONS
    return page.marks.words[page.marks.subtree(clause)[0].i - 1].form not in ",”\""


def _told(page: Page, saying: Saying, slot: str) -> Word | None:
    """Who is told, now that it is known which words are said and not told."""
    marks, verb = page.marks, saying.word
    if slot.startswith("urge+"):
        return addressed_by(page, verb, slot[5:])
    if slot == "urge" and saying.told is None and (deed := deed_of(marks, verb)) is not None:
        return marks.child(deed, "nsubj")
    if slot == "+for" and saying.told is None:
        asked = next(
            (each for each in marks.children(verb, "obl", "advcl", "ccomp") if case_of(marks, each) == "for" and each.upos == "VERB"), None
        )
        return marks.child(asked, "nsubj") if asked is not None else None
    if saying.cue.lemma in ("thank", "congratulate", "invite"):
        return marks.child(verb, "obj") or saying.told
    if slot == "that" and saying.told is None and saying.cue.act_of(slot) in ASKING:
        asked = addressed_by(page, verb, "of") or addressed_by(page, verb, "from")
        return asked if asked is not None and page.actor_at(asked) is not None else _asked(page, verb)
    if (
        slot in ("object", "silent", "as", "faults", "accuse", "condolence", "puts", "ing")
        and saying.told is not None
        and saying.told.rel in ("obj", "nsubj")
    ):
        return marks.child(verb, "iobj")
    at_phrase = slot.startswith("+") and saying.told is not None and case_of(page.marks, saying.told) == slot[1:]
    return None if at_phrase else saying.told  # "referred to the treaty": what is spoken of is not spoken to


def _asked(page: Page, verb: Word) -> Word | None:
    """ "Demanded that the council pay": who is to do it."""
    deed = page.marks.child(verb, "ccomp")
    subject = page.marks.child(deed, "nsubj") if deed is not None and deed.xpos == "VB" and not page.marks.child(deed, "aux") else None
    return subject if subject is not None and page.actor_at(subject) is not None else None


def _quoted_at_once(page: Page, saying: Saying) -> Saying | None:
    """ "Promise “a battle royal”", "went on about “rigged votes”": what is promised or told of stands between the marks."""
    end, slots = saying.span.end, [slot for slot in saying.cue.frame if slot in ("object", "accuse", "ing")]
    following = page.marks.words[saying.word.i + 1 : saying.word.i + 3]
    if (told := next((word for word in following if word.start == end + 1 and "+" + word.lower in saying.cue.frame), None)) is not None:
        end, slots = told.end, ["+" + told.lower]
    quotation = page.quotation_at(end + 1) if page.text[end : end + 1] == " " else None
    if quotation is None or quotation.span.start != end + 1 or not slots or quotation.inner.start >= quotation.inner.end:
        return None
    content = _to_quoted_words(page, saying, (quotation.span,)) if slots[0][0] == "+" else (quotation.span,)
    if GOES_ON.match(page.text, content[0].end):
        return None
    return replace(saying, slot=slots[0], content=content, told=None)


def _split_speaker(page: Page, saying: Saying, content: tuple[Span, ...]) -> Saying:
    """ "Guards, their spokesman Anton Hrynkevich said, …": a speaker that the tree took for part of the words said."""
    at = next((at for at, span in enumerate(content) if 0 <= saying.span.start - span.end <= 1), None)
    inside = saying.speaker is None or any(span.holds(saying.speaker.span) for span in content)
    near = beside(page, saying.word) if inside and at is None and "hearer" not in saying.cue.frame else None
    if near is not None and near != saying.told and not any(span.holds(near.span) for span in content):
        return replace(saying, speaker=near, content=content)
    if not inside or at is None or is_passive(page.marks, saying.word):
        return replace(saying, content=content)
    comma = page.text.rfind(",", *content[at])
    named = page.marks.words_in(Span(comma + 1, content[at].end)) if comma >= 0 else ()
    heads = [word for word in named if page.actors.at(word.i) and word.rel not in ("compound", "flat", "nmod", "nmod:poss")]
    if not heads or any(word.upos in ("VERB", "AUX", "ADP") for word in named) or len(named) > 8:
        return replace(saying, content=content)
    return replace(saying, speaker=heads[0], content=(*content[:at], Span(content[at].start, comma), *content[at + 1 :]))


def _without_regoverned(page: Page, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words said without "adding …" or "and demands …", which the speaker says and not the spoken of."""
    apart = {below.i for word in words if word.i in page.regoverned for below in page.marks.subtree(word)}
    return tuple(word for word in words if word.i not in apart) if apart else words


RULES: dict[str, Rule] = {
    "that": clause_said,
    "to": infinitive_said,
    "ing": gerund_said,
    "object": object_said,
    "silent": silence_kept,
    "urge": urging_said,
    "accuse": accusation_said,
    "faults": accusation_said,
    "as": name_said,
    "condolence": courtesy_said,
    "puts": puts_said,
    "quoting": quoting_said,
}
