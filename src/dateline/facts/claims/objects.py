"""Words said that stand as an object: "denied the charge", "accused X of …", "called it a lie", "put the toll at …"."""

from __future__ import annotations

from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.speakers import RELATIVE, is_passive, speaker_of
from dateline.facts.claims.trees import around, below, case_of, is_infinitive
from dateline.knowledge.lexicon import DOCUMENTS, Cue
from dateline.marks import Marks, Word
from dateline.types import Span

NO_CUE = Cue("", "verb", (), "say", {}, "")
WORTH_SAYING = frozenset("this that those these both neither".split())
COURTESY = frozenset("condolence sympathy thanks thank gratitude congratulation greeting apology invitation wish appreciation".split())
BLAMED_FOR = frozenset("of for as over with on".split())
SETTINGS = DOCUMENTS | frozenset(
    "interview conference briefing rally meeting speech address session summit call conversation event ceremony visit television radio tv"
    " twitter facebook x telegram platform blog website page case court name behalf response hour".split()
)
PICTURING = frozenset("show see find imagine envision picture depict portray remember recall".split())  # "showed the mayor leading"
FORWARD = frozenset("promise pledge vow threaten propose demand offer seek".split())  # a time behind their object is part of what is said
LIKENING = frozenset("invite put liken compare attribute ascribe estimate".split())
NAMING = frozenset("call brand label term dub deem declare pronounce".split())
CALLED = frozenset("as to at".split())


def object_of(marks: Marks, verb: Word) -> Word | None:
    """What is denied, announced, demanded …: the object, the subject of a passive, or the noun before the clause."""
    if is_passive(marks, verb):
        agent = speaker_of(marks, verb)
        return (marks.child(verb, "nsubj:pass") or (marks.head(verb) if verb.deprel == "acl" else None)) if agent is not None else None
    found = marks.child(verb, "obj")
    if verb.deprel == "acl:relcl" and (found is None or found.lower in RELATIVE):
        subject = marks.child(verb, "nsubj")
        return marks.head(verb) if subject is not None and subject.lower not in RELATIVE else None
    return found


def object_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    marks = page.marks
    found = object_of(marks, saying.word)
    if (
        found is None
        or found.lower.endswith(("self", "selves"))
        or page.times.at(found.i)
        or (found.upos == "PRON" and found.lower not in WORTH_SAYING)
        or not _may_be_said(page, saying.cue, found)
    ):
        return ()
    if "urge" in saying.cue.frame and found.upos in ("PROPN", "PRON"):
        return ()  # "urged Cambodia": whom, and nothing said
    if saying.cue.lemma == "offer" and any(child.lower == "no" for child in marks.children(found, "det")):
        return ()
    given = [marks.child(saying.word, "iobj")] if saying.cue.lemma in FORWARD else []
    whom = below(marks, (each for each in given if each is not None and each.upos != "PRON" and each.i > saying.word.i))
    return (*whom, *_phrase(page, found, saying.word), *below(marks, belonging(page, saying.word, found)))


def _may_be_said(page: Page, cue: Cue, found: Word) -> bool:
    """Whether the cue allows the object: by its lemma, or as somebody's name where it names PER."""
    entity = page.marks.entity_of(found)
    return cue.may_say(found.lemma) or ("PER" in cue.objects and entity is not None and entity.label == "PER")


def belonging(page: Page, verb: Word, head: Word) -> list[Word]:
    """Phrases that the tree hangs on the verb though they tell of its object: "a response “within hours”", "talks with Rome".

    When and where it was said do not belong, unless more of the object follows.
    """
    found: list[Word] = []
    passed: list[Word] = []
    end = page.marks.subtree(head)[-1].i
    forward = (page.verb_cue(verb) or NO_CUE).lemma in FORWARD
    for child in page.marks.children(verb, "obl", "nmod", "advcl", *(("xcomp",) if verb.lemma in PICTURING else ())):
        words = page.marks.subtree(child)
        if child.i < head.i or words[0].i != end + 1 + (words[0].form in '“"'):
            continue
        if _tells_of_object(page, verb, head, child) or (page.times.at(child.i) and forward):
            found += [*passed, child]
            passed = []
        elif page.times.at(child.i):
            passed.append(child)
        else:
            break
        end = words[-1].i
    return found


def _tells_of_object(page: Page, verb: Word, head: Word, child: Word) -> bool:
    case = case_of(page.marks, child)
    if verb.lemma in PICTURING and child.xpos == "VBG" and not case:
        return True
    if page.quotation_at(page.marks.subtree(child)[0].start) is not None or (case == "as" and not _has_subject(page.marks, child)):
        return True
    told = page.actor_told(verb, child) and head.lemma not in COURTESY
    return child.rel != "advcl" and case != "" and not told and not page.times.at(child.i) and child.lemma not in SETTINGS


def _has_subject(marks: Marks, clause: Word) -> bool:
    return marks.child(clause, "nsubj", "nsubj:pass", "expl") is not None


def _phrase(page: Page, head: Word, verb: Word) -> tuple[Word, ...]:
    """The noun phrase without the clause that only tells more, nor the verb that it stands before."""
    marks = page.marks
    apart = {verb.i, *(child.i for child in marks.children(head) if _aside(page, head, child))}
    stack, found = [head], []
    while stack:
        word = stack.pop()
        found.append(word)
        stack += [child for child in marks.children(word) if child.i not in apart]
    return tuple(sorted(found, key=lambda word: word.i))


def _aside(page: Page, head: Word, child: Word) -> bool:
    """A clause after a comma tells more of the noun; the words said are over."""
    if child.rel not in ("acl", "appos", "parataxis", "advcl", "dep") or child.deprel == "appos" or child.i < head.i:
        return False
    first = page.marks.block(child)[0]
    return first.i > 0 and (first.form == "," or page.marks.words[first.i - 1].form in (",", "—", "–", "-"))


def silence_kept(page: Page, saying: Saying) -> tuple[Word, ...]:
    return object_said(page, saying) if saying.negated else ()


def accusation_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    """ "Accused X of …", "condemned X", "praised X for …"."""
    marks, verb = page.marks, saying.word
    whom = object_of(marks, verb)
    if whom is not None and saying.cue.objects and not _may_be_said(page, saying.cue, whom):
        return ()
    reasons = [child for child in marks.children(verb, "obl", "advcl", "xcomp") if child.i > verb.i and _reason(page, verb, child)] or (
        belonging(page, verb, whom) if whom is not None and whom.i > verb.i else []
    )
    if saying.slot == "faults" and not reasons:
        return ()
    if whom is None or whom.i < verb.i:
        return below(marks, reasons[:1]) if reasons else object_said(page, saying)
    if whom.upos == "PRON" and not reasons:
        return ()
    return (*_phrase(page, whom, verb), *below(marks, reasons))


def _reason(page: Page, verb: Word, child: Word) -> bool:
    comma = "," in page.text[verb.end : page.marks.subtree(child)[0].start][-2:]
    return case_of(page.marks, child) in BLAMED_FOR and not page.times.at(child.i) and not comma


def name_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    """ "Called it a lie", "described it as a lie", "put it at a million"."""
    marks, verb = page.marks, saying.word
    what = object_of(marks, verb)
    names = [child for child in marks.children(verb, "xcomp", "obl", "advcl", "ccomp") if child.i > verb.i and _name(page, verb, child)]
    if what is not None and page.times.at(what.i):
        return ()
    if not names and what is not None and what.i > verb.i and saying.cue.lemma in NAMING:
        return _named_in_marks(page, what, verb)
    if (
        not names
        or (what is not None and what.lower.endswith(("self", "selves")) and case_of(marks, names[0]) != "as")
        or (is_passive(marks, verb) and speaker_of(marks, verb) is None)
    ):
        return ()
    named = below(marks, (names[0], *_telling(page, verb, names[0])))
    before = what is None or what.i < verb.i
    return named if before else (*_phrase(page, what, verb), *named) if what is not None else ()


def _telling(page: Page, verb: Word, name: Word) -> list[Word]:
    """ "Called it a common ailment on such marches": what tells more of the name; behind its marks no more than what for."""
    marked = page.quotation_at(page.marks.subtree(name)[-1].start) is not None
    more = [] if is_passive(page.marks, verb) else belonging(page, verb, name)
    return [each for each in more if each.xpos != "VBG" and (not marked or case_of(page.marks, each) == "for")]


def _named_in_marks(page: Page, what: Word, verb: Word) -> tuple[Word, ...]:
    """ "Called the plan “a trap”", where the tree makes one phrase of both."""
    phrase = _phrase(page, what, verb)
    last = next(iter(page.quotations_in(Span(phrase[0].start, phrase[-1].end))[-1:]), None)
    before = [word for word in phrase if last is not None and word.end <= last.span.start]
    return phrase if before and before[-1].upos in ("NOUN", "PROPN", "PRON", "NUM") else ()


def _name(page: Page, verb: Word, child: Word) -> bool:
    case = case_of(page.marks, child)
    if child.deprel == "xcomp" or child.rel == "ccomp":
        return not is_infinitive(page.marks, child)
    return case in CALLED and not _has_subject(page.marks, child) and (case == "as" or (page.verb_cue(verb) or NO_CUE).lemma in LIKENING)


def courtesy_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    found = page.marks.child(saying.word, "obj")
    return object_said(page, saying) if found is not None and found.lemma in COURTESY else ()


def puts_said(page: Page, saying: Saying) -> tuple[Word, ...]:
    """ "As X put it, …" and "put the number at …"."""
    marks, verb = page.marks, saying.word
    what, above = marks.child(verb, "obj"), marks.head(verb)
    if what is not None and what.lower == "it" and verb.rel in ("advcl", "parataxis") and above is not None:
        return around(marks, above, verb)
    number = [child for child in marks.children(verb, "obl") if case_of(marks, child) == "at" and _counts(marks, child)]
    return (*_phrase(page, what, verb), *below(marks, number[:1])) if what is not None and number else ()


def _counts(marks: Marks, phrase: Word) -> bool:
    return phrase.upos == "NUM" or any(word.upos == "NUM" for word in marks.subtree(phrase))
