"""The words of saying of a report, with who speaks: verbs, nouns, adjectives and "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.facts.claims.anonymity import WITHHELD
from dateline.facts.claims.contents import find_content
from dateline.facts.claims.objects import object_of
from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.speakers import (
    behind_dateline,
    closed_by,
    find_subject,
    hearer_of,
    is_negated,
    is_passive,
    is_voiced,
    quoting_verb,
    speaker_of,
)
from dateline.facts.claims.stretches import stretches_of
from dateline.facts.claims.trees import case_of, is_infinitive
from dateline.knowledge.lexicon import DOCUMENTS, Cue
from dateline.marks import Marks, Word
from dateline.text.orders import ORDERS, UNDER_ORDERS
from dateline.types import Span

THINGS = frozenset(
    "attack strike raid agenda chapter manual work outfit ceremony guarantee deal plan event success victory blast war drought storm virus"
    " crisis pact accord law budget bill capability".split()
)
DEEDS = ("tion", "sion", "ity", "ness", "ship", "ance", "ence", "ism")
BODIES = frozenset(
    "delegation opposition coalition federation organisation organization association administration institution corporation commission"
    " mission union faction nation community minority majority authority university leadership alliance resistance audience"
    " population".split()
)
NO_PREDICATE = frozenset("amod compound case fixed aux cop".split())
FIRST_OR_SECOND = frozenset("i we you me us my our your".split())
INSIDE_CLAUSE = frozenset("nmod obl obj iobj nsubj appos acl compound flat nummod amod xcomp".split())
GIVING = frozenset("make issue give lodge have repeat renew reiterate offer send".split())


def find_voices(page: Page) -> dict[int, Saying]:
    """Every verb of saying that is said at all, by its word index, its words not yet found."""
    found = {}
    for word in page.marks.words:
        if word.upos == "NOUN":
            noun = page.noun_cue(word)
            if noun is None or "quote" not in noun.frame or word.lower == "word":
                continue
            found[word.i] = Saying(noun, word, word.span, "", _giver(page, word), hearer_of(page, word, False))
        elif (cue := page.verb_cue(word)) is not None and (saying := voice_of(page, word, cue)) is not None:
            found[word.i] = saying
    return found


def _giver(page: Page, noun: Word) -> Word | None:
    """Who makes the statement: its owner, or the subject of the verb that it is the object of."""
    verb = page.marks.head(noun)
    return _owner(page, noun) or (speaker_of(page.marks, verb) if verb is not None and verb.upos == "VERB" else None)


def voice_of(page: Page, word: Word, cue: Cue) -> Saying | None:
    """The verb as a saying with its speaker, its words not yet found; None where it is no predicate or nothing is voiced."""
    marks = page.marks
    if word.rel in NO_PREDICATE:
        return None
    closing = closed_by(marks, word)
    negated = is_negated(marks, word) or closing is not None
    if not is_voiced(marks, closing or word, negated):
        return None
    speaker = speaker_of(marks, closing or word)
    if page.quotation_at(word.start) and (speaker is None or speaker.lower in FIRST_OR_SECOND):
        return None  # what "we urge" says, the quotation says
    if speaker is None and word.rel in ("acl", "advcl") and is_passive(marks, word) and not page.asked_first(word):
        return None  # "as promised", "troops told to shoot"
    governed = page.regoverned.get(word.i)
    speaker = behind_dateline(page, word, speaker if governed is None else speaker_of(marks, marks.words[governed]))
    if speaker is not None and speaker.lower == "who" and speaker.i == page.sentence_of(word).first:
        return None  # "Who has said what": a question
    if cue.subjects and (speaker is None or speaker.lemma.lower() not in cue.subjects):
        return None
    told = _heard_by(page, word, cue)
    if told is None and word.xpos == "VBG" and word.rel == "advcl":  # "told reporters …, adding that …"
        above = marks.words[page.regoverned.get(word.i, word.head)]
        outer = page.verb_cue(above)
        told = _heard_by(page, above, outer) if outer is not None and "hearer" in outer.frame else None
    return Saying(cue, word, _cue_span(marks, word, cue, closing), "", speaker, told, negated)


def _heard_by(page: Page, word: Word, cue: Cue) -> Word | None:
    hearing = "hearer" in cue.frame or any(slot.startswith("urge") for slot in cue.frame)
    return hearer_of(page, word, hearing)


def _cue_span(marks: Marks, word: Word, cue: Cue, closing: Word | None) -> Span:
    particles = [child.end for child in marks.children(word) if child.lower in cue.particles]
    return Span((closing or word).start, max([word.end, *particles]))


def find_nominal(page: Page) -> Iterator[Saying]:
    """ "Its claim that …", "the threat to …", "his demand for …"."""
    for word in page.marks.words:
        if word.upos == "NOUN" and (cue := page.noun_cue(word)) is not None:
            saying = noun_said(page, word, cue)
            if saying is not None:
                yield saying


def noun_said(page: Page, word: Word, cue: Cue) -> Saying | None:
    """The noun as a saying, by the first slot of its frame that holds any words."""
    marks = page.marks
    owner, verb = _owner(page, word), marks.head(word)
    if verb is not None and word.rel == "obl" and word.lemma in DOCUMENTS and page.verb_cue(verb) and not marks.child(verb, "ccomp"):
        return None  # "said in a statement that …": the verb says it
    if word.lemma in ORDERS and word.rel == "obj" and verb is not None and verb.lemma in UNDER_ORDERS:
        return None  # "had orders to wait": who is ordered says nothing
    supported = verb is not None and word.rel == "obj" and verb.lemma in GIVING
    speaker = owner or (speaker_of(marks, verb) if supported and verb is not None else None)
    silent = any(child.lower == "no" for child in marks.children(word, "det"))  # "made no remarks about …"
    for slot in cue.frame:
        words = _complement(page, word, slot)
        if not words or (speaker is None and slot != "that"):
            continue
        saying = Saying(cue, word, word.span, slot, speaker or (word if word.lemma in DOCUMENTS else None), None, silent, (), word)
        content = stretches_of(page, saying, words)
        if content and not WITHHELD.search(page.text, *content[0]):
            start = verb.start if supported and verb is not None and verb.i + 4 > word.i > verb.i and not owner else word.start
            return replace(saying, content=content, span=Span(start, word.end), told=hearer_of(page, word, False))
    return None


def _complement(page: Page, noun: Word, slot: str) -> tuple[Word, ...]:
    marks = page.marks
    for child in marks.children(noun, "acl", "ccomp", "nmod", "advcl"):
        if child.i < noun.i or child.deprel == "acl:relcl":
            continue
        case, to = case_of(marks, child), any(each.lower == "to" for each in marks.children(child, "mark"))
        finite = child.rel in ("acl", "ccomp") and not to and (case == "that" or (child.rel == "ccomp" and child.xpos != "VBG"))
        if (slot == "that" and finite) or (slot == "to" and to and child.rel in ("acl", "advcl", "ccomp")):
            return marks.subtree(child)
        if slot.startswith("+") and child.rel == "nmod" and case == slot[1:]:
            return tuple(word for word in marks.subtree(child) if word.head != child.i or word.rel != "case")
    return ()


def _owner(page: Page, noun: Word) -> Word | None:
    """Whose claim it is: "Riga's", "the Russian", "by the mayor", "from Oslo"."""
    marks = page.marks
    if found := marks.child(noun, "nmod:poss"):
        return found
    for child in marks.children(noun, "amod", "compound"):
        if child.form[:1].isupper() and page.actors.at(child.i):
            return child
    return next((child for child in marks.children(noun, "nmod") if case_of(marks, child) in ("by", "from")), None)


def find_adjectival(page: Page) -> Iterator[Saying]:
    """ "Made it clear that …", "was adamant that …", "was critical of …"."""
    for word in page.marks.words:
        if word.upos == "ADJ" and (cue := page.lexicon.adjective(word.lemma)) is not None:
            saying = adjective_said(page, word, cue)
            if saying is not None and saying.content:
                yield saying


def adjective_said(page: Page, word: Word, cue: Cue) -> Saying | None:
    """The adjective as a saying of its subject, by the first slot of its frame that holds any words."""
    marks = page.marks
    verb = marks.head(word) if word.rel in ("xcomp", "amod") else None
    made = verb is not None and verb.lemma == "make"
    speaker = speaker_of(marks, verb) if made and verb is not None else find_subject(marks, word)
    if speaker is None or speaker.lower == "it" or is_negated(marks, word) or not is_voiced(marks, verb if made and verb else word, False):
        return None
    span = Span(verb.start if made and verb else word.start, word.end)
    for slot in cue.frame:
        saying = Saying(cue, word, span, slot, speaker, None, False, (), word)
        if content := stretches_of(page, saying, _complement_of_adjective(marks, word, verb, slot)):
            return replace(saying, content=content)
    return None


def _complement_of_adjective(marks: Marks, word: Word, verb: Word | None, slot: str) -> tuple[Word, ...]:
    holders = [each for each in (word, verb) if each is not None]
    if slot == "that":
        clauses = (each for holder in holders for each in marks.children(holder, "ccomp", "advcl") if _that(marks, each))
    elif slot == "to":
        clauses = (each for each in marks.children(word, "xcomp", "advcl", "ccomp") if each.i > word.i and is_infinitive(marks, each))
    else:
        clauses = (each for each in marks.children(word, "obl", "advcl") if "+" + case_of(marks, each) == slot)
    clause = next(clauses, None)
    return tuple(each for each in marks.subtree(clause) if each.head != clause.i or each.rel != "case") if clause is not None else ()


def _that(marks: Marks, clause: Word) -> bool:
    return (clause.rel == "ccomp" and not is_infinitive(marks, clause)) or case_of(marks, clause) == "that"


def find_sourced(page: Page) -> Iterator[Saying]:
    """ "According to X, …", "…, according to X": the clause that the phrase hangs on, without the phrase."""
    cue = page.lexicon.by_word[("phrase", "according")][0]
    for word in page.marks.words:
        if word.lower == "according" and word.i + 1 < len(page.marks.words) and page.marks.words[word.i + 1].lower == "to":
            source = page.marks.head(word)
            if source is not None and (saying := _sourced(page, word, source, cue)) is not None:
                yield saying


def _sourced(page: Page, word: Word, source: Word, cue: Cue) -> Saying | None:
    marks = page.marks
    if source.upos == "VERB":  # "according" read as a participle
        source = marks.child(word, "obl") or source
    above = marks.head(source)
    while above is not None and (
        above.rel in INSIDE_CLAUSE
        or (above.rel == "advcl" and above.i < word.i and marks.words[word.i - 1].form == ",")
        or _shares_subject(page, word, above)
    ):
        above = marks.head(above)
    span = Span(word.start, marks.words[word.i + 1].end)
    saying = Saying(cue, word, span, "source", source, None, False, (), source)
    if above is None:
        return None
    inside = {each.i for each in marks.subtree(source)} | {word.i, word.i + 1}
    content = stretches_of(page, saying, [each for each in marks.subtree(above) if each.i not in inside])
    return replace(saying, content=content) if content else None


def _shares_subject(page: Page, word: Word, above: Word) -> bool:
    """The last of several deeds of one doer, where a comma puts the phrase behind them all: "came and fired, according to …"."""
    behind = above.i < word.i and page.marks.words[word.i - 1].form == ","
    return behind and above.rel == "conj" and not page.marks.child(above, "nsubj", "nsubj:pass") and page.verb_cue(above) is None


def quoting(page: Page, voices: dict[int, Saying], saying: Saying) -> Saying | None:
    """The report that "quotes a trader as saying" what the trader says."""
    above = quoting_verb(page.marks, saying.word)
    outer = voices.get(above.i) if above is not None else None
    return replace(outer, slot="quoting", content=saying.content) if outer is not None and outer.speaker is not None else None


def speak(page: Page, voices: dict[int, Saying]) -> Iterator[Saying]:
    """The verbs of saying that the tree gives something to say."""
    for saying in voices.values():
        found = find_content(page, saying) if saying.word.upos != "NOUN" else None
        if found is not None and plausible(page, found) and not all(WITHHELD.search(page.text, *span) for span in found.content):
            yield found


def plausible(page: Page, saying: Saying) -> bool:
    """A thing can be said to show or to reject something else; only an actor does it in words."""
    if saying.slot in ("that", "hearer", "urge", "quoting") or saying.speaker is None:
        asked = saying.cue.lemma == "ask" and saying.slot == "+about"  # "asked about the raid, …"
        return asked or saying.slot in ("that", "quoting", "urge") or object_of(page.marks, saying.word) is not None
    return page.actor_at(saying.speaker) is not None and not _is_thing(page, saying.speaker)


def _is_thing(page: Page, speaker: Word) -> bool:
    """ "This attack affirms …", "the agenda promises …": no one speaks, unless it is known for whom."""
    mention = page.actor_at(speaker)
    if speaker.upos != "NOUN" or mention is None or (actor := page.actors.thing(mention)).code or actor.sector:
        return False
    lemma = speaker.lemma.lower()
    return lemma in THINGS or (lemma.endswith(DEEDS) and lemma not in BODIES)
