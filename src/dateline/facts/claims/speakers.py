"""Who speaks, and to whom: along the tree from the word of saying to its subject and its hearer."""

from __future__ import annotations

from dateline.facts.claims.page import Page
from dateline.facts.claims.trees import case_of
from dateline.marks import Marks, Word
from dateline.text.papers import sender_of

RELATIVE = frozenset("who which that whom".split())
NOBODY = frozenset("nobody none neither nothing".split())
NEVER = frozenset("not n't never nor neither n’t".split())
SUBJECT_CONTROL = frozenset("promise threaten vow swear ask offer agree refuse decline".split())
ADVISED = frozenset("should must may might shall".split())
MODALS = frozenset("will shall may might could should must can would ’ll 'll".split())
NOT_DONE = frozenset(
    "want plan expect hope intend try seek need wish prepare decide like love able likely ready willing set due about fail"
    " forget urge ask tell order advise encourage press force pressure call require allow permit let invite direct instruct"
    " help enable use wait refrain prevent stop avoid unlikely unable reluctant unwilling free entitle".split()
)
ORDERING = frozenset("urge ask tell order advise warn instruct beg want invite".split())  # "urged them not to ask": nobody asked
LOUD = frozenset("shout yell scream bark snap smile nod wave".split())  # at somebody
CLOSED_TO = ("declin", "refus")
FINITE = frozenset("VBD VBZ VBP".split())
WHENEVER = frozenset("when if once as though unless until".split())
OPEN_IF = frozenset("if unless whether lest".split())


def is_passive(marks: Marks, verb: Word) -> bool:
    """ "Was told", or a bare participle after its noun ("the raid claimed by …")."""
    if marks.child(verb, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    above = marks.head(verb)
    if verb.xpos == "VBN" and verb.rel == "xcomp" and above is not None and above.lemma == "have" and above.upos == "VERB":
        return True  # "to have the walkout declared illegal"
    bare = verb.deprel in ("acl", "advcl") and _is_participle(marks, verb) and not marks.child(verb, "aux", "nsubj", "obj")
    return bare or (verb.rel == "conj" and verb.xpos == "VBN" and not marks.child(verb, "nsubj", "aux") and _passive_before(marks, verb))


def _is_participle(marks: Marks, verb: Word) -> bool:
    """By its tag, or behind "when" without a subject, where a tagger takes "asked" for the past."""
    if verb.xpos == "VBD" and verb.deprel == "advcl":
        return any(child.lower in WHENEVER for child in marks.children(verb, "mark", "advmod"))
    return verb.xpos == "VBN"


def _passive_before(marks: Marks, verb: Word) -> bool:
    above = marks.head(verb)
    return above is not None and above.xpos == "VBN" and above.rel != "conj" and is_passive(marks, above)


def find_subject(marks: Marks, verb: Word, depth: int = 0) -> Word | None:
    """The word that heads the grammatical subject, shared or understood ones included."""
    if depth == 0 and verb.rel == "conj" and verb.xpos in FINITE and not marks.child(verb, "nsubj", "nsubj:pass", "csubj", "aux"):
        return find_subject(marks, _finite_above(marks, verb), 1)
    if own := marks.child(verb, "nsubj", "nsubj:pass", "csubj"):
        relative = verb.deprel == "acl:relcl" and own.lower in RELATIVE
        return marks.head(verb) if relative else own
    above = marks.head(verb)
    if above is None or depth > 8:
        return None
    if verb.rel == "conj":
        if verb.deprel == "conj" and above.deprel == "acl:relcl" and not marks.child(above, "nsubj"):
            return marks.head(above)
        return find_subject(marks, above, depth + 1)
    if verb.rel == "acl":
        if verb.xpos == "VBG" and verb.deprel == "acl" and (sender := sender_of(marks, above)) is not None:
            return sender
        return above if verb.xpos in ("VBG", "VBN") or verb.deprel == "acl:relcl" else _owner(marks, above)
    if verb.rel in ("xcomp", "advcl", "dep", "parataxis") and above.upos not in ("NOUN", "PROPN", "PRON", "NUM"):
        governed = marks.child(above, "obj", "iobj") if verb.rel == "xcomp" and above.lemma not in SUBJECT_CONTROL else None
        return governed if governed and governed.i < verb.i else find_subject(marks, above, depth + 1)
    if verb.rel in ("xcomp", "advcl"):
        return find_subject(marks, above, depth + 1) or above
    return None


def _finite_above(marks: Marks, verb: Word) -> Word:
    """The nearest verb above with a subject of its own: a finite verb is never coordinated with an infinitive or a noun."""
    for above in marks.ancestors(verb):
        if marks.child(above, "nsubj", "nsubj:pass", "csubj"):
            return above
    return verb


def _owner(marks: Marks, noun: Word) -> Word | None:
    """Whose the noun is: "its promise to leave"; "the promise by Oslo to send"."""
    return marks.child(noun, "nmod:poss") or next(
        (each for each in marks.children(noun, "nmod") if case_of(marks, each) in ("by", "from")), None
    )


def quoting_verb(marks: Marks, verb: Word) -> Word | None:
    """ "Quotes" in "quotes a trader as saying"."""
    above = marks.head(verb)
    quoted = above is not None and verb.xpos == "VBG" and above.lower.startswith(("quot", "cit")) and case_of(marks, verb) == "as"
    return above if quoted else None


def speaker_of(marks: Marks, verb: Word) -> Word | None:
    """Who says what the verb says; None where the text names nobody ("was told")."""
    if (quoting := quoting_verb(marks, verb)) is not None:
        return marks.child(quoting, "nsubj:pass", "obj") or find_subject(marks, quoting)
    if is_passive(marks, verb):
        return next((each for each in marks.children(verb, "obl") if case_of(marks, each) == "by"), None)
    subject = find_subject(marks, verb)
    return None if subject is None or subject.rel == "expl" or subject.upos in ("VERB", "AUX") else subject


def behind_dateline(page: Page, verb: Word, subject: Word | None) -> Word | None:
    """The subject behind "VILNIUS, Oct 14 (Amber News) -", which a tree may take for the subject itself."""
    if subject is None or subject.start >= (end := page.dateline_end(subject.start)):
        return subject
    marks = page.marks
    own = [child for child in marks.children(verb, "nsubj", "nsubj:pass") if child.start >= end]
    below = [word for word in marks.subtree(subject) if word.start >= end and word.i < verb.i and page.actors.at(word.i)]
    rooted = [word for word in below if word.head < 0 or marks.words[word.head].start < end or word.head == verb.i]
    return next(iter((*own, *rooted, *below)), subject)


def beside(page: Page, verb: Word) -> Word | None:
    """The actor right after ("said Ana Ruiz") or right before the word of saying, where the tree gives it no subject."""
    words, marks = page.marks.words, page.marks
    if is_passive(marks, verb):
        return None
    for at in (verb.i + 1, verb.i - 1):
        near = words[at] if 0 <= at < len(words) and words[at].sentence == verb.sentence else None
        while near is not None and near.upos not in ("VERB", "AUX", "PUNCT", "ADP"):
            if page.actors.at(near.i) and near.rel not in ("compound", "flat", "nmod", "amod"):
                return near
            near = marks.head(near) if near.head >= 0 and near.head != verb.i else None
    return None


def is_negated(marks: Marks, verb: Word) -> bool:
    """ "Did not say", "nobody said", "no official said", "nor would he say"."""
    if verb.feats.get("Polarity") == "Neg":
        return True
    if any(child.lower in NEVER for child in marks.children(verb, "advmod", "cc", "det", "cc:preconj")):
        return True
    subject = marks.child(verb, "nsubj")
    return subject is not None and (
        subject.lower in NOBODY or any(child.lower in ("no", "neither") for child in marks.children(subject, "det", "advmod"))
    )


def closed_by(marks: Marks, verb: Word) -> Word | None:
    """The verb that keeps a saying from being said: "declined" in "declined to say"."""
    above = marks.head(verb) if verb.rel == "xcomp" else None
    return above if above and above.lower.startswith(CLOSED_TO) else None


def is_voiced(marks: Marks, verb: Word, negated: bool) -> bool:
    """Whether anything is said at all: "will say", "wants to say" and "if he says" are not."""
    auxiliaries = {child.lower for child in marks.children(verb, "aux")}
    if auxiliaries & MODALS and not negated and not _only(marks, verb, auxiliaries):
        return False
    if auxiliaries & ADVISED:
        return False  # "neither side should threaten force": nobody kept silent
    subject = marks.child(verb, "nsubj")
    if subject is not None and _asked_of(marks, verb, subject):
        return False
    if any(child.lower in OPEN_IF for child in marks.children(verb, "mark")) or (
        subject is not None and subject.lower in ("anyone", "anybody")
    ):
        return False
    if verb.feats.get("Mood") == "Imp" and not marks.child(verb, "nsubj") and verb.rel == "root":
        return False
    above = marks.head(verb)
    infinitive = any(child.lower == "to" for child in marks.children(verb, "mark"))
    if (
        verb.rel == "conj"
        and above is not None
        and not auxiliaries
        and not marks.child(verb, "nsubj")
        and verb.xpos == "VB"
        and above.xpos == "VB"
    ):
        return is_voiced(marks, above, negated)
    if infinitive and above is not None and above.lemma in ("want", "like", "wish") and verb.rel == "xcomp":
        wisher = marks.child(above, "nsubj")
        return wisher is not None and wisher.lower in ("i", "we")  # "we want to thank": thanked
    if infinitive and above is not None and _is_purpose(marks, above, verb):
        return False
    if infinitive and above is not None:
        return (negated and above.lemma not in ORDERING) or (
            verb.rel in ("xcomp", "advcl") and above.lemma not in NOT_DONE and above.upos == "VERB" and verb.rel != "ccomp"
        )
    return True


def _asked_of(marks: Marks, verb: Word, subject: Word) -> bool:
    """ "Does he believe that troops took part?": a question."""
    last = marks.words[marks.sentences[verb.sentence].last - 1]
    return last.form == "?" and verb.rel == "root" and any(child.i < subject.i for child in marks.children(verb, "aux"))


def _is_purpose(marks: Marks, above: Word, verb: Word) -> bool:
    """ "Has yet to ask", "requested anonymity to describe …", "on condition of anonymity to discuss …": what is said is elsewhere."""
    if verb.rel == "xcomp":
        return above.lemma == "have" and any(child.lower == "yet" for child in marks.children(above, "advmod"))
    phrases = marks.children(above, "obj", "obl") if verb.rel == "advcl" else ()
    return any(word.lemma == "anonymity" for phrase in phrases for word in (phrase, *marks.children(phrase, "nmod")))


def _only(marks: Marks, verb: Word, auxiliaries: set[str]) -> bool:
    """ "Would say only that": said, and no more than that. "Can reveal": revealed."""
    only = any(child.lower == "only" for child in marks.children(verb, "advmod"))
    return ("would" in auxiliaries and only) or ("can" in auxiliaries and verb.lemma in ("reveal", "disclose", "report", "confirm"))


def hearer_of(page: Page, verb: Word, hearing: bool) -> Word | None:
    """Who is told: the object of "tell", "said to X", "in an interview with X", "in a letter to X"."""
    marks = page.marks
    if hearing:
        if is_passive(marks, verb):
            return find_subject(marks, verb)
        if found := marks.child(verb, "iobj") or marks.child(verb, "obj") or _next_nominal(page, verb):
            return found
    for phrase in marks.children(verb, "obl"):
        if (case_of(marks, phrase) == "to" or (case_of(marks, phrase) == "at" and verb.lemma in LOUD)) and page.actor_at(phrase):
            return phrase
        if phrase.lemma in ADDRESSED and case_of(marks, phrase) in ("in", "during", "at", "on"):
            inner = next((each for each in marks.children(phrase, "nmod") if case_of(marks, each) in ADDRESSED[phrase.lemma]), None)
            if inner:
                return inner
    return None


def _next_nominal(page: Page, verb: Word) -> Word | None:
    """ "Told Russian radio stations in an interview": the phrase right behind, where the tree hangs it elsewhere."""
    words = page.marks.words
    near = words[verb.i + 1] if verb.i + 1 < len(words) else None
    while near is not None and near.rel in ("det", "amod", "compound", "nmod:poss", "nmod", "nummod", "flat") and near.head > verb.i:
        near = words[near.head]
    return near if near is not None and near.rel in ("obj", "iobj") and near.head != verb.i and page.actors.at(near.i) else None


ADDRESSED = {
    "interview": ("with", "to"),
    "conversation": ("with",),
    "talk": ("with", "to"),
    "call": ("with", "to"),
    "meeting": ("with",),
    "letter": ("to",),
    "email": ("to",),
    "note": ("to",),
    "message": ("to",),
    "statement": ("to",),
    "speech": ("to",),
    "address": ("to",),
    "remark": ("to",),
    "comment": ("to",),
    "testimony": ("to",),
    "report": ("to",),
}
