"""Where the words said stand when no quotation marks tell: one rule for each slot of a cue's frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.speakers import RELATIVE, case_of, is_passive, speaker_of
from dateline.facts.claims.stretches import stretches_of
from dateline.knowledge.lexicon import DOCUMENTS, Cue
from dateline.marks import Marks, Word
from dateline.types import Span

Rule = Callable[[Page, Saying], tuple[Word, ...]]
NO_CUE = Cue("", "verb", (), "say", {}, "")
WORTH_SAYING = frozenset("this that those these both neither".split())
COURTESY = frozenset("condolence sympathy thanks thank gratitude congratulation greeting apology invitation wish appreciation".split())
BLAMED_FOR = frozenset("of for as over with on".split())
PURPOSEFUL = ("urg", "ask", "call", "appeal", "beg", "tell", "told", "order", "implor")  # a parser may hang what is urged on them as a purpose
CONDITIONS = frozenset("if unless until provided should".split())
SILENCE = frozenset("comment answer respond elaborate discuss say speak reply talk".split())
TELLING_HOW = frozenset("how why what who where when whether".split())
SETTINGS = DOCUMENTS | frozenset(
    "interview conference briefing rally meeting speech address session summit call conversation event ceremony visit television radio tv"
    " twitter facebook x telegram platform blog website page case court name behalf response hour".split()
)
FORWARD = frozenset("promise pledge vow threaten propose demand offer seek".split())  # a time behind their object is part of what is said
LIKENING = frozenset("invite put liken compare attribute ascribe estimate".split())
GOES_ON = re.compile(r" (?:for|of|as|with|in|and|on|to|from|over) ")
NAMING = frozenset("call brand label term dub deem declare pronounce".split())
CALLED = frozenset("as to at".split())


def find_content(page: Page, saying: Saying) -> Saying | None:
    """The saying with the words said, by the first slot of its frame that holds any; None where nothing is said."""
    if (quoted := _quoted_at_once(page, saying)) is not None:
        return quoted
    for slot in saying.cue.frame:
        rule = _preposition if slot.startswith("+") else _hearer_and_deed if slot.startswith("urge+") else RULES.get(slot)
        found = rule(page, replace(saying, slot=slot)) if rule else ()
        if found:
            words = _without_regoverned(page, _whole(page, slot, _conditioned(page, saying, found)))
            content = stretches_of(page, replace(saying, slot=slot), words)
            if content:
                return replace(_split_speaker(page, saying, content), slot=slot, told=_told(page, saying, slot))
    return None


def _whole(page: Page, slot: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Whom and what they are urged to do, or accused of, is one stretch, whatever the tree hangs elsewhere in between."""
    if not slot.startswith(("urge", "accuse", "as", "faults", "puts")):
        return words
    places = [word.i for word in words]
    return page.marks.words[min(places) : max(places) + 1]


def _conditioned(page: Page, saying: Saying, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words said with their condition: "threatened to leave unless …" threatens no more than that."""
    first = min(word.i for word in words)
    children = page.marks.children(saying.word, "advcl") if first > saying.word.i else ()
    return (*words, *_below(page.marks, (child for child in children if child.i > first and case_of(page.marks, child) in CONDITIONS)))


def _told(page: Page, saying: Saying, slot: str) -> Word | None:
    """Who is told, now that it is known which words are said and not told."""
    marks, verb = page.marks, saying.word
    if slot.startswith("urge+"):
        return _addressed(page, verb, slot[5:])
    if slot == "urge" and saying.told is None and (deed := _deed(marks, verb)) is not None:
        return marks.child(deed, "nsubj")
    if slot == "+for" and saying.told is None:
        asked = next((each for each in marks.children(verb, "obl", "advcl", "ccomp") if case_of(marks, each) == "for" and each.upos == "VERB"), None)
        return marks.child(asked, "nsubj") if asked is not None else None
    if saying.cue.lemma in ("thank", "congratulate"):
        return marks.child(verb, "obj")
    if slot in ("object", "silent", "as", "faults", "accuse", "condolence", "puts", "ing") and saying.told is not None and saying.told.rel in ("obj", "nsubj"):
        return marks.child(verb, "iobj")
    return saying.told


def _below(marks: Marks, heads: Iterable[Word]) -> tuple[Word, ...]:
    return tuple(word for head in heads for word in marks.subtree(head))


def _clause(page: Page, saying: Saying) -> tuple[Word, ...]:
    """"Said that …"; "…, he said"; "as he said, …"."""
    marks, verb = page.marks, saying.word
    clauses = [child for child in marks.children(verb, "ccomp", "csubj:pass") if _is_clause(marks, child)] or _free_clauses(page, verb)
    colon = [child for child in marks.children(verb, "parataxis", "appos", "dep") if child.i > verb.i and _colon_before(page, verb, child)]
    before = [child for child in marks.children(verb, "parataxis") if child.i < verb.i]
    if found := clauses or colon or before:
        return _below(marks, (*found[:1], *_backshifted(page, verb)) if clauses else found)
    above = None if saying.negated or verb.xpos == "VBG" else marks.head(verb)
    inserted = verb.rel in ("parataxis", "discourse") or (verb.rel == "advcl" and case_of(marks, verb) == "as")
    if inserted and above is not None and not marks.child(verb, "obj") and _inserted_after_comma(page, verb):
        return _around(marks, above, verb)
    return () if saying.negated or verb.xpos == "VBG" else _sentence_before(page, saying)


def _free_clauses(page: Page, verb: Word) -> list[Word]:
    """"Told how they fled", "would not say what he knew", "said in a statement that …"."""
    marks = page.marks
    how = [child for child in marks.children(verb, "advcl", "obj") if child.i > verb.i and marks.subtree(child)[0].lower in TELLING_HOW]
    if how and page.text[verb.end : marks.subtree(how[0])[0].start].strip() == "":
        return how[:1]
    phrases = [child for child in marks.children(verb, "obl") if child.lemma in DOCUMENTS and child.i > verb.i]
    return [clause for phrase in phrases for clause in marks.children(phrase, "acl", "ccomp") if case_of(marks, clause) == "that"][:1]


def _inserted_after_comma(page: Page, verb: Word) -> bool:
    """"…, he said, …" and not "Live: he said …"."""
    first = page.marks.block(verb)[0]
    return first.i == 0 or page.marks.words[first.i - 1].form != ":" and first.form != ":"


def _quoted_at_once(page: Page, saying: Saying) -> Saying | None:
    """"Promise “a battle royal”": what is promised stands between the marks."""
    quotation = page.quotation_at(saying.span.end + 1) if page.text[saying.span.end : saying.span.end + 1] == " " else None
    objects = [slot for slot in saying.cue.frame if slot in ("object", "accuse", "ing")]
    if quotation is None or quotation.span.start != saying.span.end + 1 or not objects or quotation.inner.start >= quotation.inner.end:
        return None
    if GOES_ON.match(page.text, quotation.span.end):
        return None
    return replace(saying, slot=objects[0], content=(quotation.span,), told=None)


def _split_speaker(page: Page, saying: Saying, content: tuple[Span, ...]) -> Saying:
    """"Guards, their spokesman Anton Hrynkevich said, …": a speaker that the tree took for part of the words said."""
    at = next((at for at, span in enumerate(content) if 0 <= saying.span.start - span.end <= 1), None)
    inside = saying.speaker is None or any(span.holds(saying.speaker.span) for span in content)
    if not inside or at is None or is_passive(page.marks, saying.word):
        return replace(saying, content=content)
    comma = page.text.rfind(",", *content[at])
    named = page.marks.words_in(Span(comma + 1, content[at].end)) if comma >= 0 else ()
    heads = [word for word in named if page.actors.at(word.i) and word.rel not in ("compound", "flat", "nmod", "nmod:poss")]
    if not heads or any(word.upos in ("VERB", "AUX", "ADP") for word in named) or len(named) > 8:
        return replace(saying, content=content)
    return replace(saying, speaker=heads[0], content=(*content[:at], Span(content[at].start, comma), *content[at + 1 :]))


def _backshifted(page: Page, verb: Word) -> list[Word]:
    """"He said they had offered it, but she had refused": told in the past of the past, the second half is said, too."""
    if verb.xpos != "VBD":
        return []
    found = [child for child in page.marks.children(verb, "conj", "parataxis") if child.i > verb.i and not page.verb_cue(child)]
    shared = [child for child in found if child.rel == "conj" or page.marks.child(child, "nsubj", "nsubj:pass")]
    return [child for child in shared if any(aux.lower in ("had", "would", "could", "might") for aux in page.marks.children(child, "aux"))]


def _without_regoverned(page: Page, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words said without "adding …" or "and demands …", which the speaker says and not the spoken of."""
    apart = {below.i for word in words if word.i in page.regoverned for below in page.marks.subtree(word)}
    return tuple(word for word in words if word.i not in apart) if apart else words


def _is_clause(marks: Marks, clause: Word) -> bool:
    """A gerund or an infinitive is another slot's."""
    marked = [child.lower for child in marks.children(clause, "mark")]
    bare = clause.xpos in ("VBG", "VB") and not marks.child(clause, "aux", "cop", "nsubj", "nsubj:pass", "csubj", "expl")
    return not (bare and (clause.xpos == "VBG" or "to" in marked)) or "whether" in marked


def _colon_before(page: Page, verb: Word, child: Word) -> bool:
    first = page.marks.subtree(child)[0]
    return ":" in page.text[verb.end : first.start][-3:]


def _around(marks: Marks, above: Word, verb: Word) -> tuple[Word, ...]:
    inside = {word.i for word in marks.subtree(verb)}
    return tuple(word for word in marks.subtree(above, ("discourse",)) if word.i not in inside)


def _sentence_before(page: Page, saying: Saying) -> tuple[Word, ...]:
    """"…, the ministry said." where the tree does not join the two halves: all that stands before the comma."""
    marks, verb = page.marks, saying.word
    sentence = page.sentence_of(verb)
    clause = marks.subtree(verb, ("obl", "advcl", "punct"))
    first = min((word.i for word in clause if word.i > sentence.first and marks.words[word.i - 1].form == ","), default=verb.i)
    after = [word for word in marks.words[verb.i + 1 : sentence.last] if word.upos in ("VERB", "AUX") and word.rel not in ("acl", "advcl")]
    if first == sentence.first or after or marks.child(verb, "obj", "ccomp", "xcomp") or marks.words[first - 1].form != ",":
        return ()
    spoken = marks.words[sentence.first : first - 1]
    inverted = any(child.i > verb.i for child in marks.children(verb, "nsubj")) and verb.i == first
    return spoken if inverted or (len(spoken) > 3 and any(word.upos in ("VERB", "AUX") for word in spoken)) else ()


def _infinitive(page: Page, saying: Saying) -> tuple[Word, ...]:
    marks = page.marks
    found = [child for child in marks.children(saying.word, "xcomp", "ccomp", "advcl") if _to(marks, child) and child.i > saying.word.i]
    topicless = found and found[0].lemma in SILENCE and saying.cue.lemma == "decline" and not marks.child(found[0], "obj", "obl", "ccomp")
    return () if topicless else _below(marks, found[:1])


def _to(marks: Marks, clause: Word) -> bool:
    return any(child.lower == "to" for child in marks.children(clause, "mark"))


def _gerund(page: Page, saying: Saying) -> tuple[Word, ...]:
    found = [child for child in page.marks.children(saying.word, "xcomp", "ccomp", "advcl", "obj") if child.xpos == "VBG" and child.i > saying.word.i]
    return _below(page.marks, [child for child in found if "," not in page.text[saying.word.end : page.marks.subtree(child)[0].start]][:1])


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


def _object(page: Page, saying: Saying) -> tuple[Word, ...]:
    marks = page.marks
    found = object_of(marks, saying.word)
    if found is None or found.lower.endswith(("self", "selves")) or (found.upos == "PRON" and found.lower not in WORTH_SAYING) or not saying.cue.may_say(found.lemma):
        return ()
    if "urge" in saying.cue.frame and found.upos in ("PROPN", "PRON"):
        return ()  # "urged Cambodia": whom, and nothing said
    if saying.cue.lemma == "offer" and any(child.lower == "no" for child in marks.children(found, "det")):
        return ()
    given = [marks.child(saying.word, "iobj")] if saying.cue.lemma in FORWARD else []
    whom = _below(marks, (each for each in given if each is not None and each.upos != "PRON" and each.i > saying.word.i))
    return (*whom, *_phrase(page, found, saying.word), *_below(marks, _belonging(page, saying.word, found)))


def _belonging(page: Page, verb: Word, head: Word) -> list[Word]:
    """Phrases that the tree hangs on the verb though they tell of its object: "a response “within hours”", "talks with Rome".

    When and where it was said do not belong, unless more of the object follows.
    """
    found: list[Word] = []
    passed: list[Word] = []
    end = page.marks.subtree(head)[-1].i
    forward = (page.verb_cue(verb) or NO_CUE).lemma in FORWARD
    for child in page.marks.children(verb, "obl", "nmod", "advcl"):
        words = page.marks.subtree(child)
        if child.i < head.i or words[0].i != end + 1 + (words[0].form in "“\""):
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
    if page.quotation_at(page.marks.subtree(child)[0].start) is not None or case == "as":
        return True
    told = page.actor_told(verb, child) and head.lemma not in COURTESY
    return child.rel != "advcl" and case != "" and not told and not page.times.at(child.i) and child.lemma not in SETTINGS


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


def _silent(page: Page, saying: Saying) -> tuple[Word, ...]:
    return _object(page, saying) if saying.negated else ()


def _deed(marks: Marks, verb: Word) -> Word | None:
    rels = ("xcomp", "ccomp", "advcl") if verb.lower.startswith(PURPOSEFUL) else ("xcomp", "ccomp")
    return next((child for child in marks.children(verb, *rels) if _to(marks, child) and child.i > verb.i), None)


def _urged(page: Page, saying: Saying) -> tuple[Word, ...]:
    """"Urged X to …": from X on. "Was urged to …": the deed alone."""
    marks, verb = page.marks, saying.word
    whom = marks.child(verb, "obj", "iobj")
    deed = _deed(marks, verb) or (whom and next((each for each in marks.children(whom, "acl", "advcl") if _to(marks, each) and each.deprel != "acl:relcl"), None))
    if deed is None:
        return ()
    if whom is None and not is_passive(marks, verb):
        whom = marks.child(deed, "nsubj")
        return _below(marks, (deed,)) if whom is not None else ()
    return _below(marks, (whom, deed) if whom is not None and whom.i > verb.i else (deed,))


def _addressed(page: Page, verb: Word, preposition: str) -> Word | None:
    """Whom a verb calls on, appeals to, pleads with: a phrase with its preposition that is no time."""
    phrases = (each for each in page.marks.children(verb, "obl", "obj") if case_of(page.marks, each) == preposition)
    return next((each for each in phrases if not page.times.at(each.i)), None)


def _hearer_and_deed(page: Page, saying: Saying) -> tuple[Word, ...]:
    """"Called on X to …": from X on."""
    marks, verb = page.marks, saying.word
    whom = _addressed(page, verb, saying.slot[5:])
    deed = _deed(marks, verb) or (whom and next((each for each in marks.children(whom, "acl", "advcl") if _to(marks, each)), None))
    if whom is None or deed is None:
        return ()
    words = [word for word in _below(marks, (whom, deed)) if word.rel != "case" or word.head != whom.i]
    return tuple({word.i: word for word in words}.values())


def _accused(page: Page, saying: Saying) -> tuple[Word, ...]:
    """"Accused X of …", "condemned X", "praised X for …"."""
    marks, verb = page.marks, saying.word
    whom = object_of(marks, verb)
    reasons = [
        child for child in marks.children(verb, "obl", "advcl", "xcomp") if child.i > verb.i and _reason(page, verb, child)
    ] or (_belonging(page, verb, whom) if whom is not None and whom.i > verb.i else [])
    if saying.slot == "faults" and not reasons:
        return ()
    if whom is None or whom.i < verb.i:
        return _below(marks, reasons[:1]) if reasons else _object(page, saying)
    if whom.upos == "PRON" and not reasons:
        return ()
    return (*_phrase(page, whom, verb), *_below(marks, reasons))


def _reason(page: Page, verb: Word, child: Word) -> bool:
    comma = "," in page.text[verb.end : page.marks.subtree(child)[0].start][-2:]
    return case_of(page.marks, child) in BLAMED_FOR and not page.times.at(child.i) and not comma


def _named(page: Page, saying: Saying) -> tuple[Word, ...]:
    """"Called it a lie", "described it as a lie", "put it at a million"."""
    marks, verb = page.marks, saying.word
    what = object_of(marks, verb)
    names = [child for child in marks.children(verb, "xcomp", "obl", "advcl", "ccomp") if child.i > verb.i and _name(page, verb, child)]
    if what is not None and page.times.at(what.i):
        return ()
    if not names or (what is not None and what.lower.endswith(("self", "selves"))) or (is_passive(marks, verb) and speaker_of(marks, verb) is None):
        return ()
    before = what is None or what.i < verb.i
    return _below(marks, names[:1]) if before else (*_phrase(page, what, verb), *_below(marks, names[:1])) if what is not None else ()


def _after_comma(page: Page, child: Word) -> bool:
    return page.marks.words[page.marks.subtree(child)[0].i - 1].form == ","


def _name(page: Page, verb: Word, child: Word) -> bool:
    case = case_of(page.marks, child)
    if child.deprel == "xcomp" or child.rel == "ccomp":
        return not _to(page.marks, child)
    return case in CALLED and (case == "as" or (page.verb_cue(verb) or NO_CUE).lemma in LIKENING)


def _courtesy(page: Page, saying: Saying) -> tuple[Word, ...]:
    found = page.marks.child(saying.word, "obj")
    return _object(page, saying) if found is not None and found.lemma in COURTESY else ()


def _puts(page: Page, saying: Saying) -> tuple[Word, ...]:
    """"As X put it, …" and "put the number at …"."""
    marks, verb = page.marks, saying.word
    what, above = marks.child(verb, "obj"), marks.head(verb)
    if what is not None and what.lower == "it" and verb.rel in ("advcl", "parataxis") and above is not None:
        return _around(marks, above, verb)
    number = [child for child in marks.children(verb, "obl") if case_of(marks, child) == "at" and _counts(marks, child)]
    return (*_phrase(page, what, verb), *_below(marks, number[:1])) if what is not None and number else ()


def _counts(marks: Marks, phrase: Word) -> bool:
    return phrase.upos == "NUM" or any(word.upos == "NUM" for word in marks.subtree(phrase))


def _quoted(page: Page, saying: Saying) -> tuple[Word, ...]:
    """"Quotes X as saying …": what X says, the one who quotes says too."""
    inner = next((each for each in page.marks.children(saying.word, "xcomp", "advcl", "obl") if each.lemma in ("say", "tell")), None)
    found = _clause(page, replace(saying, word=inner)) if inner is not None else ()
    return found if found and found[0].i > saying.word.i else ()


def _preposition(page: Page, saying: Saying) -> tuple[Word, ...]:
    """"Warned of …", "called for …"."""
    marks, verb, wanted = page.marks, saying.word, saying.slot[1:]
    for child in marks.children(verb, "obl", "advcl", "nmod", "ccomp"):
        if case_of(marks, child) == wanted and child.i > verb.i and not page.times.at(child.i):
            whom = marks.child(verb, "obj", "iobj")
            if wanted == "for" and whom is not None and whom.i < child.i and "urge" in saying.cue.frame:
                return _below(marks, (whom, child))  # "asked its allies for help"
            return tuple(word for word in _below(marks, (child,)) if word.head != child.i or word.lower != wanted)
    return ()


RULES: dict[str, Rule] = {
    "that": _clause,
    "to": _infinitive,
    "ing": _gerund,
    "object": _object,
    "silent": _silent,
    "urge": _urged,
    "accuse": _accused,
    "faults": _accused,
    "as": _named,
    "condolence": _courtesy,
    "puts": _puts,
    "quoting": _quoted,
}
