"""Words said that stand as a clause: "said that …", "…, he said", "offered to …", "denied sending …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.speakers import RELATIVE
from dateline.facts.claims.trees import around, below, case_of, is_infinitive
from dateline.knowledge.lexicon import DOCUMENTS
from dateline.marks import Marks, Word
from dateline.types import Span

FINITE = frozenset("VBD VBZ VBP".split())
PREDICATES = FINITE | {"MD"}
STARTS = frozenset("VERB SCONJ CCONJ".split())
LONGEST_INSERTION = 16  # words
SILENCE = frozenset("comment answer respond elaborate discuss say speak reply talk".split())
SETTING_OUT = frozenset("since when after before while once until".split())  # "Since the war began, the ministry has responded"
TELLING_HOW = frozenset("how why what who where when whether".split())


def clause_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    """ "Said that …"; "…, he said"; "as he said, …"."""
    marks, verb = page.marks, saying.word
    if both := _interrupted(page, saying):
        return both
    clauses = [child for child in marks.children(verb, "ccomp", "csubj:pass") if _is_clause(marks, child)] or _free_clauses(page, verb)
    colon = [child for child in marks.children(verb, "parataxis", "appos", "dep") if child.i > verb.i and _colon_before(page, verb, child)]
    before = [child for child in marks.children(verb, "parataxis") if child.i < verb.i]
    following = marks.subtree(clauses[1])[0] if len(clauses) > 1 else None
    if following is not None and following.i == verb.i + 1 and following.upos != "ADP":
        clauses = clauses[1:]  # "While he knew it was closed, Ruiz noted the road was dry"
    if found := clauses or colon or before:
        return below(marks, (*found[:1], *_backshifted(page, verb)) if clauses else found)
    above = None if saying.negated or verb.xpos == "VBG" else marks.head(verb)
    inserted = verb.rel in ("parataxis", "discourse") or (verb.rel == "advcl" and case_of(marks, verb) == "as")
    if inserted and above is not None and not marks.child(verb, "obj") and _inserted_after_comma(page, verb):
        return around(marks, above, verb)
    return () if saying.negated or verb.xpos == "VBG" else _sentence_before(page, saying)


def _interrupted(page: Page, saying: Saying) -> tuple[Word, ...]:
    """ "Some, he went on, were boys.": the sentence on both sides of two commas that hold no more than who says it.

    Commas are surer here than a tree, which hangs the first half now on one side and now on the other.
    """
    before, after = halves_of(page, saying)
    if not before or after[0].xpos == "VBG" or any(page.verb_cue(word) and word.xpos in FINITE for word in before):
        return ()
    whole = Span(before[0].start, after[-1].end)
    if page.quotations_in(whole) and (after[0].xpos not in PREDICATES or page.quotations_in(Span(whole.start, after[0].start))):
        return ()
    return (*before, *after) if any(word.upos in ("VERB", "AUX") for word in (*before, *after)) else ()


def halves_of(page: Page, saying: Saying) -> tuple[Sequence[Word], Sequence[Word]]:
    """What stands before and after ", he went on,"; twice nothing where more than the speaker and the saying is between the commas."""
    words, verb, marks = page.marks.words, saying.word, page.marks
    sentence, subjects = page.sentence_of(verb), [child for child in marks.children(verb, "nsubj") if child.i < verb.i]
    subject = subjects[-1] if subjects else None  # of two, the tree has put the subject of the words said here, too
    if saying.negated or verb.xpos not in FINITE or subject is None or subject.lower in RELATIVE:
        return (), ()
    left, right = verb.i, verb.i
    while left > sentence.first and words[left].form != ",":
        left -= 1
    while right < sentence.last - 1 and words[right].form != ",":
        right += 1
    inside = [word for word in words[left:right] if word.i != verb.i]
    plain = left > sentence.first and right < sentence.last - 1 and right - left < LONGEST_INSERTION
    if not plain or not left < subject.i < verb.i or any(word.upos in STARTS or word.form in '"“”;:' for word in inside):
        return (), ()
    if any(left < child.i < right for child in marks.children(verb, "obj", "ccomp", "xcomp")) and "hearer" not in saying.cue.frame:
        return (), ()  # "On Monday, the ministry declared two envoys unwelcome, …"
    return words[sentence.first : left], words[right + 1 : sentence.last]


def _is_clause(marks: Marks, clause: Word) -> bool:
    """A gerund or an infinitive is another slot's."""
    marked = [child.lower for child in marks.children(clause, "mark")]
    bare = clause.xpos in ("VBG", "VB") and not marks.child(clause, "aux", "cop", "nsubj", "nsubj:pass", "csubj", "expl")
    return not (bare and (clause.xpos == "VBG" or "to" in marked)) or "whether" in marked


def _free_clauses(page: Page, verb: Word) -> list[Word]:
    """ "Told how they fled", "would not say what he knew", "said in a statement that …"."""
    marks = page.marks
    how = [child for child in marks.children(verb, "advcl", "obj") if child.i > verb.i and marks.subtree(child)[0].lower in TELLING_HOW]
    if how and page.text[verb.end : marks.subtree(how[0])[0].start].strip() == "":
        return how[:1]
    phrases = [child for child in marks.children(verb, "obl") if child.lemma in DOCUMENTS and child.i > verb.i]
    return [clause for phrase in phrases for clause in marks.children(phrase, "acl", "ccomp") if case_of(marks, clause) == "that"][:1]


def _inserted_after_comma(page: Page, verb: Word) -> bool:
    """ "…, he said, …" and not "Live: he said …"."""
    first = page.marks.block(verb)[0]
    return first.i == 0 or (page.marks.words[first.i - 1].form != ":" and first.form != ":")


def _backshifted(page: Page, verb: Word) -> list[Word]:
    """ "He said they had offered it, but she had refused": told in the past of the past, the second half is said, too."""
    found = [child for child in page.marks.children(verb, "conj", "parataxis") if child.i > verb.i and not page.verb_cue(child)]
    close = [child for child in found if _goes_on(page.marks, child)]
    if verb.xpos != "VBD" or close:
        return close
    shared = [child for child in found if child.rel == "conj" or page.marks.child(child, "nsubj", "nsubj:pass")]
    return [child for child in shared if any(aux.lower in ("had", "would", "could", "might") for aux in page.marks.children(child, "aux"))]


def _goes_on(marks: Marks, clause: Word) -> bool:
    """ "Said it was ready and its troops were on the move": joined without a comma and with a subject of its own, the half is said, too."""
    joint = marks.child(clause, "cc")
    subject = marks.child(clause, "nsubj", "nsubj:pass", "expl")
    if clause.rel != "conj" or joint is None or subject is None or subject.i < joint.i:
        return False
    return joint.lower in ("and", "but") and not any(child.form == "," and child.i < joint.i for child in marks.children(clause, "punct"))


def _colon_before(page: Page, verb: Word, child: Word) -> bool:
    first = page.marks.subtree(child)[0]
    return ":" in page.text[verb.end : first.start][-3:]


def _sentence_before(page: Page, saying: Saying) -> tuple[Word, ...]:
    """ "…, the ministry said." where the tree does not join the two halves: all that stands before the comma."""
    marks, verb = page.marks, saying.word
    sentence = page.sentence_of(verb)
    clause = marks.subtree(verb, ("obl", "advcl", "punct"))
    if (told := marks.child(verb, "nsubj:pass")) is not None and told.lower != "it":
        return ()  # "Nobody was admitted, and the verdict was read out"
    first = min((word.i for word in clause if word.i > sentence.first and marks.words[word.i - 1].form == ","), default=verb.i)
    after = [word for word in marks.words[verb.i + 1 : sentence.last] if word.upos in ("VERB", "AUX") and word.rel not in ("acl", "advcl")]
    if first == sentence.first or after or marks.child(verb, "obj", "ccomp", "xcomp") or marks.words[first - 1].form != ",":
        return ()
    spoken = marks.words[sentence.first : first - 1]
    if not spoken or spoken[0].lower in SETTING_OUT:
        return ()
    inverted = any(child.i > verb.i for child in marks.children(verb, "nsubj")) and verb.i == first
    return spoken if inverted or (len(spoken) > 3 and any(word.upos in ("VERB", "AUX") for word in spoken)) else ()


def infinitive_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    marks = page.marks
    found = [
        child for child in marks.children(saying.word, "xcomp", "ccomp", "advcl") if is_infinitive(marks, child) and child.i > saying.word.i
    ]
    topicless = found and found[0].lemma in SILENCE and saying.cue.lemma == "decline" and not marks.child(found[0], "obj", "obl", "ccomp")
    return () if topicless else below(marks, found[:1])


def gerund_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    found = [
        child
        for child in page.marks.children(saying.word, "xcomp", "ccomp", "advcl", "obj")
        if child.xpos == "VBG" and child.i > saying.word.i
    ]
    return below(page.marks, [child for child in found if "," not in page.text[saying.word.end : page.marks.subtree(child)[0].start]][:1])


def quoting_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    """ "Quotes X as saying …": what X says, the one who quotes says too."""
    inner = next((each for each in page.marks.children(saying.word, "xcomp", "advcl", "obl") if each.lemma in ("say", "tell")), None)
    found = clause_said(page, replace(saying, word=inner)) if inner is not None else ()
    return found if found and found[0].i > saying.word.i else ()
