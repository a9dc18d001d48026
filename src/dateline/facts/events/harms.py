"""Decisions on deeds of force: harm done by nature or by votes, attacks over networks, crimes that are only named, one deed in two words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.facts.events.drafts import Draft, Setting
from dateline.marks import Word

CYBER = frozenset(
    "hacker website site server network computer malware ransomware ddos denial-of-service cyber hacking phishing botnet online internet".split()
)
ONLINE = 3  # words of networks from which on a report is of an attack on them
STRIKING = frozenset("attack assault strike hit bombard raid target bombing barrage".split())
BEATING = frozenset("defeat rout crush trounce thrash beat topple vanquish".split())
VOTING = frozenset("election vote voter ballot constituency seat poll candidate turnout runoff by-election incumbent electorate".split())
VOTES = 2  # words of voting in one sentence that make a defeat one at the polls
CRIMES = frozenset("murder killing rape torture kidnapping abduction assassination manslaughter massacre genocide shooting assault".split())
CHARGING = frozenset("want charge try convict acquit suspect sentence jail amnesty pardon indict mistake accuse trial warrant clear".split())
ANSWERING = frozenset("retaliate respond reply answer retaliation".split())
ECONOMIC = ("SANCTION", "COERCE", "REJECT", "ACCUSE", "PROTEST", "MOBILIZE")


def by_network(draft: Draft, setting: Setting) -> Draft | None:
    """An attack by hackers or on a website harms no body: it coerces."""
    word = draft.hit.word
    if draft.type != "ASSAULT" or word.lemma.lower() not in STRIKING or not _networked(word, setting):
        return draft
    return replace(draft, type="COERCE", mode="cyber", cameo="170")


def _networked(word: Word, setting: Setting) -> bool:
    slots = ("subj", "by", "obj", "on", "against", "of", "comp", "with")
    around = {each.lemma.lower() for slot in slots for each in setting.frames.fillers(word.i, slot)}
    if around & CYBER:
        return True
    told = sum(each.lemma.lower() in CYBER for each in setting.frames.marks.words)
    return told >= ONLINE and word.upos == "NOUN" and told > sum(setting.ontology.is_a(each.lemma, "soldiers") for each in setting.frames.marks.words)


def at_the_polls(draft: Draft, setting: Setting) -> Draft | None:
    """Who is defeated in an election is not attacked."""
    if draft.type != "ASSAULT" or draft.hit.word.lemma not in BEATING:
        return draft
    told = {word.lemma.lower() for word in _sentence(draft, setting)} & VOTING
    everywhere = sum(word.lemma.lower() in VOTING for word in setting.frames.marks.words)
    return None if len(told) >= VOTES or (told and everywhere > VOTES) or everywhere > VOTES * 4 else draft


def _sentence(draft: Draft, setting: Setting) -> tuple[Word, ...]:
    marks = setting.frames.marks
    return marks.words_of(marks.sentences[draft.hit.word.sentence])


def only_named(draft: Draft, setting: Setting) -> Draft | None:
    """ "wanted for murder", "an amnesty for killings": a crime that is named, and not told of."""
    word = draft.hit.word
    if draft.type != "ASSAULT" or word.upos != "NOUN" or word.lemma not in CRIMES or setting.codes(draft.actors):
        return draft
    above = setting.frames.marks.head(word)
    bare = not setting.frames.marks.children(word, "det", "nmod:poss", "nmod", "nummod")
    return None if bare and above is not None and above.lemma in CHARGING and word.rel in ("obl", "nmod") else draft


def told_by_its_means(draft: Draft, setting: Setting) -> Draft | None:
    """ "retaliated by holding the containers": what was done says how hostile it was."""
    word = draft.hit.word
    if word.lemma not in ANSWERING or word.upos != "VERB" or draft.type not in ("ASSAULT", "SANCTION"):
        return draft
    return None if any(_means(word, setting)) else draft


def _means(verb: Word, setting: Setting) -> Iterator[bool]:
    marks = setting.frames.marks
    for clause in marks.children(verb, "advcl"):
        yield any(mark.lower == "by" for mark in marks.children(clause, "mark", "case"))
