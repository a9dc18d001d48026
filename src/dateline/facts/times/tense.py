"""Whether what happens at a time lies before or after the report: the tense of the verb that governs it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dateline.facts.times.tokens import Row
from dateline.marks import Marks, Word
from dateline.types import Span

PAST, UNKNOWN, FUTURE, PRESENT = -1, 0, 1, 2  # PRESENT: a bare present above a noun, which looks ahead only near by

PLANNING = frozenset(
    "plan schedule expect set due propose promise agree prepare want intend hope ask order threaten vow pledge aim decide demand urge seek "
    "invite postpone delay slate mean call tell instruct command appeal require allow authorize permit vote offer request recommend advise "
    "encourage ready likely able about willing force".split()
)
SCHEDULED = frozenset("plan schedule expect slate due propose".split())  # a time by these is the time of what is planned
ANNOUNCED = frozenset("announce plan schedule call propose order convene promise set summon".split())
ANSWERED = frozenset(  # what these are about has happened
    "condemn welcome regret deplore mourn denounce applaud praise investigate follow recall remember commemorate blame criticize".split()
)
SAYING = frozenset("say tell report announce claim note write add".split())
IRREGULAR = frozenset(
    "was were had did said told met made held took gave left came went began killed fell rose lost won saw sent set hit cut shot fought "
    "broke struck flew ran led found brought bought kept put paid spoke stood thought became grew drew drove wrote shut sank swore "
    "withdrew has have been".split()
)
AHEAD_CUES = frozenset(
    "will shall 'll would plans plan planned planning scheduled expected due set slated likely upcoming may might could must".split()
)
DEEP = 40  # words above a time that may govern it
BACK, ON = 14, 8  # how many tokens a verb may be away where there is no parse


def direction(marks: Marks, row: Row, index: int) -> int:
    """PAST, FUTURE or UNKNOWN for the time that begins at token `index`.

    The tree decides where there is one; else the nearest verb of the sentence that can be told by its form.
    """
    token = row.tokens[index]
    before = row.tokens[index - 1].said if index else ""
    if index + 1 < len(row.tokens) and row.tokens[index + 1].kind == "POSSESSIVE":
        if before == "of" and row.tokens[index - 2].said == "ahead":
            return FUTURE
        if before not in ("before", "for"):
            return PAST
    lead = _lead(row, index)
    if lead in ("until", "till") or (lead == "for" and token.kind in ("WEEKDAY", "PART")):
        return FUTURE
    if lead == "since":
        return PAST
    words = marks.words_in(Span(token.start, token.end)) if marks.words else ()
    way = _of_word(marks, words[0]) if words else _of_tokens(row, index)
    if lead == "by" and not (words and way == PAST and _looks_back(marks, words[0])):
        return FUTURE
    return way


def _lead(row: Row, index: int) -> str:
    """The preposition before the time, past a clock time that stands between: "by 6 p.m. on Saturday"."""
    for at in range(index - 1, max(-1, index - 5), -1):
        if row.tokens[at].kind not in ("ON", "AT", "CLOCK", "PART", "AMPM", "ZONE", "THE", "EARLY", "LATE"):
            return row.tokens[at].said
    return ""


def _looks_back(marks: Marks, word: Word) -> bool:
    """Whether the verb tells what was reached: "by Sunday 200 had died", and not what was asked: "vowed an answer by Sunday"."""
    verb = next(_predicates(marks, word), None)
    return verb is not None and not _is_any(verb, PLANNING | ANNOUNCED)


def _is_any(word: Word, lemmas: frozenset[str]) -> bool:
    """Whether the word is a form of one of these verbs, by lemma or by spelling."""
    lower = word.lower
    stems = (lower.removesuffix(ending) for ending in ("", "s", "es", "d", "ed", "ing"))
    return word.lemma in lemmas or any(
        stem in lemmas or f"{stem}e" in lemmas or (stem[:-1] in lemmas and stem[-2:-1] == stem[-1:]) for stem in stems if stem
    )


def _of_word(marks: Marks, word: Word) -> int:
    for verb in _predicates(marks, word):
        found = _of_object(marks, word, verb) if verb is not word else None
        if found is None:
            found = _of_verb(marks, verb)
        if found is not None:
            return PRESENT if found == FUTURE and word.head != verb.i and _is_bare_present(verb) else found
    return UNKNOWN


def _is_bare_present(verb: Word) -> bool:
    return verb.feats.get("Tense") == "Pres" and verb.feats.get("VerbForm") == "Fin"


def _of_object(marks: Marks, word: Word, verb: Word) -> int | None:
    """The time of what is announced or answered: "called a march on Saturday", "condemns the attack on Monday"."""
    if marks.child(verb, "obj") is None:
        return None
    if _is_any(verb, ANSWERED) and word.head != verb.i:
        return PAST
    return FUTURE if _is_any(verb, ANNOUNCED) and word.head != verb.i and word.rel == "nmod" else None


def _predicates(marks: Marks, word: Word) -> Iterator[Word]:
    """The word itself if it is a verb, and the verbs and predicates above it, nearest first."""
    yield from (
        above for above in (word, *islice(marks.ancestors(word), DEEP)) if above.upos in ("VERB", "AUX") or marks.child(above, "cop", "aux")
    )


def _of_verb(marks: Marks, verb: Word) -> int | None:
    """None where the verb leaves it to the one above: a bare infinitive, a participle."""
    aux = {child.lemma.lower(): child for child in marks.children(verb, "aux", "cop")}
    lowered = {child.lower for child in aux.values()} | set(aux)
    if lowered & {"would", "may", "might", "could", "should", "must", "can", "will", "shall", "'ll", "’ll", "wo"}:
        return PAST if "have" in lowered and not lowered & {"will", "shall"} else FUTURE
    if _is_infinitive(marks, verb):
        return _of_infinitive(marks, verb, lowered)
    if lowered & {"has", "have", "had", "was", "were", "did", "having"}:
        return FUTURE if _is_any(verb, SCHEDULED) else PAST
    if lowered & {"is", "are", "'s", "be", "being", "am", "'re"}:
        return FUTURE
    return _of_bare(verb)


def _of_bare(verb: Word) -> int | None:
    form = verb.feats.get("VerbForm")
    if verb.feats.get("Tense") == "Past" and (form in ("Fin", "Part") or verb.xpos == "VBD"):
        return FUTURE if _is_any(verb, SCHEDULED) else PAST
    if form == "Fin" and verb.feats.get("Tense") == "Pres":
        return PAST if _is_any(verb, SAYING) else FUTURE
    return None


def _is_infinitive(marks: Marks, verb: Word) -> bool:
    return verb.feats.get("VerbForm") == "Inf" or any(child.lower == "to" for child in marks.children(verb, "mark"))


def _of_infinitive(marks: Marks, verb: Word, lowered: set[str]) -> int | None:
    above = marks.head(verb)
    if above is None:
        return FUTURE
    if "have" in lowered:
        return PAST
    if _is_any(above, PLANNING) or (above.lemma == "be" and verb.rel in ("xcomp", "ccomp")):
        return FUTURE
    if above.upos == "NOUN" and verb.rel == "acl":
        return FUTURE
    return None


def _of_tokens(row: Row, index: int) -> int:
    for step, at in enumerate(range(index - 1, max(-1, index - BACK), -1)):
        token = row.tokens[at]
        if token.kind in ("STOP", "GAP") and step:
            break
        found = _of_form(row, at)
        if found is not None:
            return found
    for at in range(index + 1, min(len(row.tokens), index + ON)):
        if row.tokens[at].kind in ("STOP", "GAP"):
            break
        found = _of_form(row, at)
        if found is not None:
            return found
    return UNKNOWN


def _of_form(row: Row, at: int) -> int | None:
    said = row.tokens[at].said
    if said in AHEAD_CUES:
        return FUTURE
    if (
        said == "to"
        and at + 1 < len(row.tokens)
        and at
        and row.tokens[at - 1].said in ("is", "are", "expected", "scheduled", "due", "set", "plans", "going")
    ):
        return FUTURE
    if at and row.tokens[at - 1].said == "be":
        return FUTURE  # "will be signed", "to be held"
    if said in IRREGULAR or (len(said) > 4 and said.endswith("ed") and row.tokens[at].kind == "OTHERWORD"):
        return PAST
    if said in ("is", "are", "begins", "opens", "starts", "meets", "ends", "expires"):
        return FUTURE
    return None
