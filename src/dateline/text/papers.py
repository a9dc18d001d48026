"""Papers: notes, letters and statements speak for whoever sends them."""

from __future__ import annotations

from dateline.marks import Marks, Word

PAPERS = frozenset(
    """
    note letter statement communique communiqué message cable telegram memo memorandum email e-mail dispatch missive circular
    ultimatum petition
    """.split()
)
SENDING = frozenset(
    """
    send hand deliver issue publish release write submit present dispatch sign post circulate transmit forward pass give address
    """.split()
)
INSIDE = frozenset("in with through via".split())
HIGHEST = 6  # verbs looked at, up to the one that has the subject


def sender_of(marks: Marks, paper: Word) -> Word | None:
    """Who sends a note, a letter or a statement, as its sentence says; None where it does not, and for any other word.

    >>> from dateline.models.conllu import read_conllu
    >>> rows = ["1 Chad Chad PROPN NNP _ 2 nsubj", "2 sent send VERB VBD _ 0 root", "3 Togo Togo PROPN NNP _ 2 iobj",
    ...         "4 a a DET DT _ 5 det", "5 note note NOUN NN _ 2 obj", "6 demanding demand VERB VBG _ 5 acl",
    ...         "7 action action NOUN NN _ 6 obj"]
    >>> [(_, _, marks)] = read_conllu("\\n".join((row + " _ _").replace(" ", "\\t") for row in rows) + "\\n")
    >>> sender_of(marks, marks.words[4]).form
    'Chad'
    """
    if paper.lemma not in PAPERS:
        return None
    from_whom = (each for each in marks.children(paper, "nmod") if marks.cases(each) & {"from", "by"})
    return marks.child(paper, "nmod:poss") or next(from_whom, None) or _sent_by(marks, paper) or _sending(marks, paper)


def _sent_by(marks: Marks, paper: Word) -> Word | None:
    """ "The note, delivered by Norway's envoy", "a letter that the group sent"."""
    for clause in marks.children(paper, "acl"):
        if clause.lemma not in SENDING:
            continue
        if clause.deprel == "acl:relcl" and (subject := marks.child(clause, "nsubj")) is not None and subject.deprel == "nsubj":
            return None if subject.lower in ("that", "which") else subject
        return next((each for each in marks.children(clause, "obl") if "by" in marks.cases(each)), None)
    return None


def _sending(marks: Marks, paper: Word) -> Word | None:
    """ "Tonga handed Fiji a note", "in a letter …, Samoa said": the subject of the verb."""
    verb = marks.head(paper)
    if verb is None or verb.upos != "VERB":
        return None
    if paper.rel == "obl":
        return _subject(marks, verb) if marks.cases(paper) & INSIDE else None
    if verb.lemma not in SENDING:
        return None
    if paper.deprel == "nsubj:pass":
        return next((each for each in marks.children(verb, "obl") if "by" in marks.cases(each)), None)
    return _subject(marks, verb) if paper.rel == "obj" else None


def _subject(marks: Marks, verb: Word) -> Word | None:
    for _ in range(HIGHEST):
        if (own := marks.child(verb, "nsubj")) is not None:
            return own if (own.deprel == "nsubj" and own.upos != "PRON") or own.lower in ("he", "she", "it", "they") else None
        above = marks.head(verb)
        if above is None or verb.rel not in ("conj", "xcomp"):
            return None
        verb = above
    return None
