"""Words said that ask somebody for something: "urged X to …", "called on X to …", "appealed for …", "warned of …"."""

from __future__ import annotations

from dateline.facts.claims.objects import belonging
from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.speakers import is_passive
from dateline.facts.claims.trees import below, case_of, is_infinitive
from dateline.marks import Marks, Word

OCCASIONS = frozenset("during while when after before since until".split())
PURPOSEFUL = (
    "urg",
    "ask",
    "call",
    "appeal",
    "beg",
    "tell",
    "told",
    "order",
    "implor",
)  # a parser may hang what is urged on them as a purpose


def deed_of(marks: Marks, verb: Word) -> Word | None:
    rels = ("xcomp", "ccomp", "advcl") if verb.lower.startswith(PURPOSEFUL) else ("xcomp", "ccomp")
    return next((child for child in marks.children(verb, *rels) if is_infinitive(marks, child) and child.i > verb.i), None)


def urging_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    """ "Urged X to …": from X on. "Was urged to …": the deed alone."""
    marks, verb = page.marks, saying.word
    whom = marks.child(verb, "obj", "iobj")
    deed = deed_of(marks, verb) or (
        whom
        and next((each for each in marks.children(whom, "acl", "advcl") if is_infinitive(marks, each) and each.deprel != "acl:relcl"), None)
    )
    if deed is None:
        return ()
    if whom is None and not is_passive(marks, verb):
        whom = marks.child(deed, "nsubj")
        return below(marks, (deed,)) if whom is not None else ()
    return below(marks, (whom, deed) if whom is not None and whom.i > verb.i else (deed,))


def addressed_by(page: Page, verb: Word, preposition: str) -> Word | None:
    """Whom a verb calls on, appeals to, pleads with: a phrase with its preposition that is no time."""
    phrases = (each for each in page.marks.children(verb, "obl", "obj") if case_of(page.marks, each) == preposition)
    return next((each for each in phrases if not page.times.at(each.i)), None)


def calling_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    """ "Called on X to …": from X on."""
    marks, verb = page.marks, saying.word
    whom = addressed_by(page, verb, saying.slot[5:])
    deed = deed_of(marks, verb) or (
        whom and next((each for each in marks.children(whom, "acl", "advcl") if is_infinitive(marks, each)), None)
    )
    if whom is None or deed is None:
        return ()
    words = [word for word in below(marks, (whom, deed)) if word.rel != "case" or word.head != whom.i]
    return tuple({word.i: word for word in words}.values())


def phrase_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    """ "Warned of …", "called for …"."""
    marks, verb, wanted = page.marks, saying.word, saying.slot[1:]
    clauses = ("xcomp",) if wanted == "for" else ()  # "called for both sides to withdraw"
    for child in marks.children(verb, "obl", "advcl", "nmod", "ccomp", *clauses):
        if case_of(marks, child) == wanted and child.i > verb.i and not page.times.at(child.i):
            whom = marks.child(verb, "obj", "iobj")
            if wanted == "for" and whom is not None and whom.i < child.i and "urge" in saying.cue.frame:
                return below(marks, (whom, child))  # "asked its allies for help"
            more = () if child.upos == "PRON" else (each for each in belonging(page, verb, child) if case_of(marks, each) not in OCCASIONS)
            whole = below(marks, (child, *more))
            return tuple(word for word in whole if word.head != child.i or word.lower != wanted)
    return ()
