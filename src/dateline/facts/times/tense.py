"""Whether what happens at a time lies before or after the report: the tense of the verb that governs it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.facts.times.tokens import Row
from dateline.marks import Marks, Word
from dateline.types import Span

PAST, UNKNOWN, FUTURE = -1, 0, 1

PLANNING = frozenset(
    "plan schedule expect set due propose promise agree prepare want intend hope ask order threaten vow pledge aim decide "
    "demand urge seek invite announce postpone delay slate mean ready likely able about willing force".split()
)
MODALS = frozenset("will shall 'll ’ll may might could can should must would wo ca".split())
ASPECTUAL = frozenset("begin start continue fail manage help stop cease finish go have come".split())
SAYING = frozenset("say tell report announce claim note write add".split())
IRREGULAR = frozenset(
    "was were had did said told met made held took gave left came went began killed fell rose lost won saw sent set hit cut shot fought "
    "broke struck flew ran led found brought bought kept put paid spoke stood thought became grew drew drove wrote shut sank swore "
    "withdrew has have been".split()
)
AHEAD_CUES = frozenset(
    "will shall 'll would plans plan planned planning scheduled expected due set slated likely upcoming may might could must".split()
)
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
    if before in ("until", "till"):
        return FUTURE
    words = marks.words_in(Span(token.start, token.end)) if marks.words else ()
    if words:
        return _of_word(marks, words[0])
    return FUTURE if before == "by" else _of_tokens(row, index)


def _of_word(marks: Marks, word: Word) -> int:
    for verb in _predicates(marks, word):
        found = _of_verb(marks, verb)
        if found is not None:
            return found
    return UNKNOWN


def _predicates(marks: Marks, word: Word) -> Iterator[Word]:
    """The word itself if it is a verb, and the verbs and predicates above it, nearest first."""
    yield from (above for above in (word, *marks.ancestors(word)) if above.upos in ("VERB", "AUX") or marks.child(above, "cop", "aux"))


def _of_verb(marks: Marks, verb: Word) -> int | None:
    """None where the verb leaves it to the one above: a bare infinitive, a participle."""
    aux = {child.lemma.lower(): child for child in marks.children(verb, "aux", "cop")}
    lowered = {child.lower for child in aux.values()} | set(aux)
    if lowered & {"would", "may", "might", "could", "should", "must", "can", "will", "shall", "'ll", "’ll", "wo"}:
        return PAST if "have" in lowered and not lowered & {"will", "shall"} else FUTURE
    if _is_infinitive(marks, verb):
        return _of_infinitive(marks, verb, lowered)
    if lowered & {"has", "have", "had", "was", "were", "did", "having"}:
        return _planned(verb)
    if lowered & {"is", "are", "'s", "be", "being", "am", "'re"}:
        return FUTURE
    return _of_bare(verb)


def _of_bare(verb: Word) -> int | None:
    form = verb.feats.get("VerbForm")
    if verb.feats.get("Tense") == "Past" and (form == "Fin" or verb.xpos == "VBD"):
        return PAST
    if form == "Part" and verb.feats.get("Tense") == "Past":
        return FUTURE if verb.lemma in ("schedule", "plan", "expect", "slate", "set", "propose") else PAST
    if form == "Fin" and verb.feats.get("Tense") == "Pres":
        return PAST if verb.lemma in SAYING else FUTURE
    return None


def _planned(verb: Word) -> int:
    return FUTURE if verb.lemma in ("schedule", "expect", "plan", "slate", "set", "due") else PAST


def _is_infinitive(marks: Marks, verb: Word) -> bool:
    return verb.feats.get("VerbForm") == "Inf" or any(child.lower == "to" for child in marks.children(verb, "mark"))


def _of_infinitive(marks: Marks, verb: Word, lowered: set[str]) -> int | None:
    above = marks.head(verb)
    if above is None:
        return FUTURE
    if "have" in lowered:
        return PAST
    if above.lemma in PLANNING or above.lower in PLANNING or (above.lemma == "be" and verb.rel in ("xcomp", "ccomp")):
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
