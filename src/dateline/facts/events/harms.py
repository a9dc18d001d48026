"""Decisions on deeds of force: defeats at the polls, attacks over networks, crimes that are only named, one deed in two words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.facts.events.drafts import Draft, Setting
from dateline.marks import Word

CYBER = frozenset(
    """
    hacker website site server network computer malware ransomware ddos denial-of-service cyber hacking phishing botnet
    online internet
    """.split()
)
ONLINE = 3  # words of networks from which on a report is of an attack on them
LATELY = 3  # sentences
STRIKING = frozenset("attack assault strike hit bombard raid target bombing barrage".split())
BEATING = frozenset("defeat rout crush trounce thrash beat topple vanquish".split())
VOTING = frozenset("election vote voter ballot constituency seat poll candidate turnout runoff by-election incumbent electorate".split())
VOTES = 2  # words of voting in one sentence that make a defeat one at the polls
CRIMES = frozenset("murder killing rape torture kidnapping abduction assassination manslaughter massacre genocide shooting assault".split())
CHARGING = frozenset(
    """
    want charge try convict acquit suspect sentence jail amnesty pardon indict mistake accuse trial warrant clear
    """.split()
)
ANSWERING = frozenset("retaliate respond reply answer retaliation".split())
GOING = ("to", "into", "near", "at", "on", "in")
SITES = ("territory", "borders", "homes")
PRIVATE = frozenset("CVL REF LAB AGR EDU MED".split())


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
    told = setting.told(CYBER)
    return told >= ONLINE and word.upos == "NOUN" and told > setting.told(setting.ontology.classes["soldiers"])


def at_the_polls(draft: Draft, setting: Setting) -> Draft | None:
    """Who is defeated in an election is not attacked."""
    if draft.type != "ASSAULT" or draft.hit.word.lemma not in BEATING:
        return draft
    told = {word.lemma.lower() for word in _sentence(draft, setting)} & VOTING
    everywhere = setting.told(VOTING)
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
    if above is not None and above.lemma in ("amount", "constitute") and word.rel in ("obl", "obj"):
        return None  # "may amount to extrajudicial killing"
    bare = not setting.frames.marks.children(word, "det", "nmod:poss", "nmod", "nummod")
    return None if bare and above is not None and above.lemma in CHARGING and word.rel in ("obl", "nmod") else draft


def under_warrant(draft: Draft, setting: Setting) -> Draft | None:
    """ "a warrant for their arrest": nobody is arrested yet."""
    if (draft.type, draft.mode) != ("COERCE", "arrest") or draft.hit.word.upos != "NOUN" or draft.status != "actual":
        return draft
    wanted = any((above.type, above.mode) == ("THREATEN", "arrest") for above in setting.governors(draft))
    return replace(draft, status="requested") if wanted else draft


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


def part_of_protest(draft: Draft, setting: Setting) -> Draft | None:
    """ "marched through the town chanting slogans": one protest."""
    word = draft.hit.word
    if draft.type != "PROTEST" or word.rel not in ("advcl", "obl") or word.xpos not in ("VBG", "NN", "NNS"):
        return draft
    return None if any(other.type == "PROTEST" and other.hit.word.i == word.head for other in setting.drafts) else draft


def strike_of_workers(draft: Draft, setting: Setting) -> Draft | None:
    """ "Dockers walked off the job. The strike …": no attack, where nothing else about the word says so."""
    word = draft.hit.word
    if draft.type != "ASSAULT" or word.lemma != "strike" or word.upos != "NOUN" or draft.hit.row.needs or setting.codes(draft.actors):
        return draft
    walked_off = (other.hit.word.sentence for other in setting.drafts if other.type == "PROTEST" and other.mode == "strike")
    return None if any(0 <= word.sentence - sentence <= LATELY for sentence in walked_off) else draft


def threatened_by_things(draft: Draft, setting: Setting) -> Draft | None:
    """ "The deal threatens the balance": things put at risk, and threaten nobody."""
    if draft.type != "THREATEN" or draft.hit.word.lemma != "threaten":
        return draft
    subjects = setting.frames.fillers(draft.hit.word.i, "subj")
    things = [word for word in subjects if word.upos == "NOUN"]
    known = [setting.facts.actors.thing(mention) for word in things for mention in setting.facts.actors.at(word.i)]
    somebody = any(thing.code or thing.sector or thing.kind != "group" for thing in known)
    return None if things and len(things) == len(subjects) and not somebody else draft


def private_trip(draft: Draft, setting: Setting) -> Draft | None:
    """Citizens who travel consult nobody."""
    if (draft.hit.row.type, draft.hit.row.mode) != ("CONSULT", "visit") or not draft.actors:
        return draft
    things = [setting.facts.actors.thing(mention) for mention in draft.actors]
    return None if all(thing.sector and thing.sector[0] in PRIVATE for thing in things) else draft


def base_of_its_own(draft: Draft, setting: Setting) -> Draft | None:
    """ "moved to a base near the coast": the site that forces go to is no party."""
    if draft.type != "MOBILIZE" or not draft.recipients:
        return draft
    words = [word for slot in GOING for word in setting.frames.fillers(draft.hit.word.i, slot) if word.upos == "NOUN"]
    sites = [word for word in words if any(setting.ontology.is_a(word.lemma, name) for name in SITES)]
    idle = {mention.id for word in sites for mention in setting.facts.actors.at(word.i)}
    return replace(draft, recipients=tuple(each for each in draft.recipients if each.id not in idle))


def dispersed_by_force(draft: Draft, setting: Setting) -> Draft | None:
    """ "fired tear gas to disperse the crowd": one deed, told by its means."""
    word, above = draft.hit.word, setting.frames.marks.head(draft.hit.word)
    if (draft.type, draft.cameo) != ("COERCE", "175") or word.rel not in ("advcl", "xcomp") or above is None:
        return draft
    return None if any(other.type == "ASSAULT" and other.hit.word.i == above.i for other in setting.drafts) else draft
