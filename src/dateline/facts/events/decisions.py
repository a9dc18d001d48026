"""PLOVER's decision rules: what an event is coded as where its words alone would say something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.facts.events.frames import Frames
from dateline.facts.events.matching import Hit
from dateline.knowledge.ontology import Ontology
from dateline.marks import Word
from dateline.types import Facts, Mention, Status


@dataclass(frozen=True)
class Draft:
    """An event while it is being decided on."""

    hit: Hit
    type: str
    mode: str | None
    cameo: str | None
    status: Status
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    score: float


@dataclass(frozen=True)
class Setting:
    """What a rule may look at besides the draft."""

    facts: Facts
    frames: Frames
    ontology: Ontology
    drafts: tuple[Draft, ...]

    def codes(self, mentions: Sequence[Mention]) -> set[str]:
        return {code for mention in mentions if (code := self.facts.actors.thing(mention).code)}

    def governed(self, draft: Draft) -> tuple[Draft, ...]:
        """The events whose trigger is the clause that this trigger takes."""
        below = self._below[draft.hit.word.i]
        return tuple(other for other in self.drafts if other.hit.word.i in below)

    def governors(self, draft: Draft) -> tuple[Draft, ...]:
        return tuple(other for other in self.drafts if draft.hit.word.i in self._below[other.hit.word.i])

    @cached_property
    def _below(self) -> dict[int, frozenset[int]]:
        """For each trigger the words of the clauses it takes: asked for once per article, for long ones have hundreds of triggers."""
        return {
            draft.hit.word.i: frozenset(word.i for slot in GOVERNED for word in self.frames.fillers(draft.hit.word.i, slot))
            for draft in self.drafts
        }


GOVERNED = ("xcomp", "ccomp", "obj", "for", "of", "to", "in", "on")  # where the content of a request, a threat or a promise stands
Rule = Callable[[Draft, Setting], Draft | None]
ANNOUNCED = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
ANNOUNCED_CODE = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033", "RETREAT": "035"}
REGULATING = frozenset(
    "limit limitation restriction rule law policy doctrine definition history risk-of art lack book guide kind type".split()
)
PASSING = ("THREATEN", "REJECT", "AGREE", "REQUEST", "ACCUSE", "SUPPORT")
TRUCES = frozenset("ceasefire cease-fire truce armistice cessation".split())
HOSTILE = ("ASSAULT", "SANCTION", "COERCE", "PROTEST", "MOBILIZE", "REJECT")
LAUNCHING = frozenset("launch mount lead deliver renew continue unleash make begin step keep".split())
PRISONS = frozenset("prison jail imprisonment bar gaol detention custody".split())
SURE = 0.9
FARTHEST = 40  # words of a conviction looked at for the prison
NAMING = frozenset("call accuse describe brand label say criticise criticize denounce slam blame mock".split())
SENDING = frozenset("send dispatch deploy task assign order mobilise mobilize use".split())
RELIEF = frozenset(
    """
    relief flood earthquake typhoon cyclone hurricane tsunami landslide rice water rescue survivor wildfire evacuation quake storm
    doctor food
    """.split()
)


def joint_exercise(draft: Draft, setting: Setting) -> Draft | None:
    """An exercise of several countries is cooperation, one country's own is mobilisation."""
    if draft.hit.word.lemma not in ("exercise", "drill", "manoeuvre", "maneuver", "hold", "stage", "conduct", "begin", "launch"):
        return draft
    if draft.type == "MOBILIZE" and len(setting.codes(draft.actors)) > 1:
        return replace(draft, type="COOPERATE", mode=None, cameo="062")
    return draft


def announced(draft: Draft, setting: Setting) -> Draft | None:
    """Cooperation that is only announced is an agreement, an announced withdrawal a concession.

    Unless it is the content of an agreement, promise or concession that is coded itself.
    """
    if draft.status != "future" or draft.type not in ANNOUNCED:
        return draft
    if any(above.type in ("AGREE", "CONCEDE", "REQUEST") for above in setting.governors(draft)):
        return draft
    return replace(draft, type=ANNOUNCED[draft.type], mode=None, cameo=ANNOUNCED_CODE[draft.type])


def mobilised_for_assault(draft: Draft, setting: Setting) -> Draft | None:
    """Moving forces into an attack that is told as a whole is part of the attack."""
    if draft.type != "MOBILIZE":
        return draft
    beside = {child.i for child in setting.frames.marks.children(draft.hit.word, "conj", "advcl")}
    within = (*setting.governed(draft), *(other for other in setting.drafts if other.hit.word.i in beside))
    return None if any(below.type == "ASSAULT" and below.status == draft.status for below in within) else draft


def mobilised_for_relief(draft: Draft, setting: Setting) -> Draft | None:
    """Forces that are sent to bring relief or to keep a peace are aid."""
    if draft.type != "MOBILIZE" or draft.mode not in ("troops", "police"):
        return draft
    word = draft.hit.word
    around = [*setting.frames.marks.subtree(word), *(each for slot in ("subj", "obj") for each in setting.frames.fillers(word.i, slot))]
    if any(word.lemma in ("peacekeeper", "peacekeeping") for word in around):
        return replace(draft, type="AID", mode=None, cameo="074")
    if any(word.lemma in RELIEF for word in around) or any(below.type == "AID" for below in setting.governed(draft)):
        return replace(draft, type="AID", mode=None, cameo="073")
    return draft


def asked_of(draft: Draft, setting: Setting) -> Draft | None:
    """What is asked of somebody is for him to do: "asked Peru for the release of the sailors"."""
    if setting.codes(draft.actors):
        return draft
    asked = next((above for above in setting.governors(draft) if above.type == "REQUEST" and setting.codes(above.recipients)), None)
    return replace(draft, actors=asked.recipients) if asked else draft


def passed_on(draft: Draft, setting: Setting) -> Draft | None:
    """A threat, a refusal or a promise is for him who would feel the deed; a demand or a rebuke for him who would do it or did."""
    if setting.codes(draft.recipients) or draft.type not in PASSING:
        return draft
    mine = setting.codes(draft.actors)
    for below in setting.governed(draft):
        undergoing = draft.type in ("THREATEN", "REJECT", "AGREE") and below.type not in ("CONSULT", "COOPERATE")
        parties = below.recipients if undergoing else below.actors
        others = tuple(party for party in parties if setting.codes((party,)) - mine)
        if others:
            return replace(draft, recipients=others)
    return draft


def means(draft: Draft, setting: Setting) -> Draft | None:
    """How a deed is done is no second deed: "retaliated by firing"."""
    marks = setting.frames.marks
    by = draft.hit.word.rel == "advcl" and any(mark.lower == "by" for mark in marks.children(draft.hit.word, "mark"))
    return None if by and any(other.type == draft.type and other.hit.word.i == draft.hit.word.head for other in setting.drafts) else draft


def doubled(draft: Draft, setting: Setting) -> Draft | None:
    """One deed told in two words is one event: "signed an agreement", "the operation to liberate", "strikes destroyed"."""
    word, marks = draft.hit.word, setting.frames.marks
    above = [other for other in setting.governors(draft) if other.type == draft.type]
    if above and (word.upos == "NOUN" or draft.type in ("CONSULT", "ASSAULT")) and any(_near(word, other.hit.word) for other in above):
        return None
    if draft.type == "COOPERATE" and any(other.type == "AGREE" and other.hit.word.upos == "ADJ" for other in setting.governors(draft)):
        return None
    verb = marks.head(word)
    acting = word.rel == "nsubj" and word.lemma in ("strike", "airstrike", "raid") and draft.type == "ASSAULT"
    return None if acting and any(other.type == "ASSAULT" and other.hit.word is verb for other in setting.drafts) else draft


def _near(word: Word, above: Word) -> bool:
    return word.head == above.i or abs(word.i - above.i) <= 6


def called_off(draft: Draft, setting: Setting) -> Draft | None:
    """A meeting that somebody cancels or refuses is told by the refusal."""
    if draft.type != "CONSULT" or draft.hit.word.rel != "obj" or draft.status != "negated":
        return draft
    return None if any(above.type == "REJECT" for above in setting.governors(draft)) else draft


def regulated(draft: Draft, setting: Setting) -> Draft | None:
    """What there are limits on, or rules for, is a kind of deed and no deed."""
    above = setting.frames.marks.head(draft.hit.word)
    topic = above is not None and draft.hit.word.rel in ("nmod", "conj") and above.lemma in REGULATING
    return None if topic else draft


def laid_on_others(draft: Draft, setting: Setting) -> Draft | None:
    """ "Must" and "should" ask something of somebody only where they are said of others."""
    if draft.hit.word.xpos != "MD":
        return draft
    asking, asked = setting.codes(draft.actors), setting.codes(draft.recipients)
    return draft if asking and asked and not asking & asked and draft.status != "negated" else None


def verbal_attack(draft: Draft, setting: Setting) -> Draft | None:
    """An attack that is made by calling somebody names is one of words."""
    word = draft.hit.word
    verb = word if word.upos == "VERB" else setting.frames.governor(word)
    if draft.type != "ASSAULT" or verb is None or verb.lemma not in LAUNCHING:
        return draft
    if not any(child.lemma in NAMING for child in setting.frames.marks.children(verb, "advcl", "conj", "xcomp")):
        return draft
    return replace(draft, type="ACCUSE", mode="disapprove", cameo="111")


def sent_to_do(draft: Draft, setting: Setting) -> Draft | None:
    """What somebody is sent to do is done by who sends him: "sent experts to investigate"."""
    word, marks = draft.hit.word, setting.frames.marks
    verb = marks.head(word)
    if (
        setting.codes(draft.actors)
        or word.upos != "VERB"
        or verb is None
        or verb.lemma not in SENDING
        or word.rel not in ("advcl", "xcomp", "acl")
    ):
        return draft
    senders = tuple(mention for sender in setting.frames.fillers(verb.i, "subj") for mention in setting.facts.actors.at(sender.i))
    return replace(draft, actors=senders[:1]) if setting.codes(senders[:1]) else draft


def said_on_the_phone(draft: Draft, setting: Setting) -> Draft | None:
    """What one calls somebody to say is said: "called the president to congratulate him"."""
    call = next((above for above in setting.governors(draft) if above.mode == "phone" and above.hit.word.upos == "VERB"), None)
    if call is None or draft.hit.word.upos != "VERB":
        return draft
    return replace(draft, status=call.status, actors=call.actors, recipients=draft.recipients or call.recipients)


def rallied_against(draft: Draft, setting: Setting) -> Draft | None:
    """To ask for steps against a third party is to rally others against it (CAMEO 113)."""
    if draft.type != "REQUEST":
        return draft
    mine = setting.codes(draft.actors) | setting.codes(draft.recipients)
    for below in setting.governed(draft):
        if (below.type in ("SANCTION", "PROTEST") or below.cameo == "113") and setting.codes(below.recipients) - mine:
            return replace(draft, cameo="113", recipients=draft.recipients or below.recipients)
    return draft


def not_ruled_out(draft: Draft, setting: Setting) -> Draft | None:
    """To leave a thing open is to do nothing yet."""
    return None if draft.hit.word.lemma in ("rule", "consider", "weigh", "mull") and draft.status == "negated" else draft


def taken_away(draft: Draft, setting: Setting) -> Draft | None:
    """Aid that is cut is a sanction, and no aid."""
    return None if draft.type == "AID" and any(above.type == "SANCTION" for above in setting.governors(draft)) else draft


def demand_of_protest(draft: Draft, setting: Setting) -> Draft | None:
    """What a demonstration demands is its topic, not a request of its own."""
    governor = setting.frames.marks.head(draft.hit.word)
    if draft.type != "REQUEST" or governor is None or draft.hit.word.rel not in ("advcl", "xcomp", "acl"):
        return draft
    return None if any(other.type == "PROTEST" and other.hit.word.i == governor.i for other in setting.drafts) else draft


def party_calls_for_peace(draft: Draft, setting: Setting) -> Draft | None:
    """A party to the fighting that asks for its end is ready to agree."""
    below = setting.governed(draft)
    if draft.type != "REQUEST" or not any(other.hit.word.lemma in TRUCES for other in below):
        return draft
    mine = setting.codes(draft.actors)
    fights = any(other.type == "ASSAULT" and mine & setting.codes(other.actors) for other in setting.drafts)
    return replace(draft, type="AGREE", mode=None, cameo="0356") if fights else draft


def own_threat(draft: Draft, setting: Setting) -> Draft | None:
    """A warning or promise is a threat where the speaker's own side will do the harm; to warn of what others do is not one."""
    lemma = draft.hit.word.lemma
    if lemma not in ("warn", "warning", "promise", "vow", "pledge") or draft.type not in ("THREATEN", "AGREE"):
        return draft
    mine = setting.codes(draft.actors)
    harms = [other for other in setting.governed(draft) if other.type in HOSTILE]
    own = any(not setting.codes(other.actors) or mine & setting.codes(other.actors) for other in harms)
    if own:
        return replace(draft, type="THREATEN", cameo="130")
    if draft.type == "THREATEN" and lemma in ("warn", "warning") and (harms or not draft.recipients):
        return None
    return draft


def denial(draft: Draft, setting: Setting) -> Draft | None:
    """To deny a deed is no event of its own; to be denied a thing is."""
    if draft.hit.word.lemma == "deny" and draft.type == "REJECT" and not draft.recipients and setting.governed(draft):
        return None
    return draft


def content_mode(draft: Draft, setting: Setting) -> Draft | None:
    """Requests, refusals and threats are told apart by what they are about."""
    table = CONTENT.get(draft.type)
    if table is None or draft.mode:
        return draft
    kinds = [other.type for other in setting.governed(draft)]
    words = [word for slot in ("xcomp", "ccomp", "obj", "for", "of", "to") for word in setting.frames.fillers(draft.hit.word.i, slot)]
    for mode, types, lemmas in table:
        if any(kind in types for kind in kinds) or any(setting.ontology.is_a(word.lemma, lemmas) for word in words):
            return replace(draft, mode=mode, cameo=CONTENT_CODE.get((draft.type, mode), draft.cameo))
    return draft


CONTENT: dict[str, tuple[tuple[str, tuple[str, ...], str], ...]] = {
    "REQUEST": (
        ("meet", ("CONSULT",), "meets"),
        ("yield", ("RETREAT", "CONCEDE"), "yields"),
        ("assist", ("AID", "COOPERATE"), "helps"),
        ("change", ("SANCTION",), "changes"),
    ),
    "REJECT": (
        ("meet", ("CONSULT",), "meets"),
        ("yield", ("RETREAT", "CONCEDE"), "yields"),
        ("assist", ("AID", "COOPERATE"), "helps"),
        ("change", (), "changes"),
    ),
    "THREATEN": (
        ("violence", ("ASSAULT",), "assaults"),
        ("arrest", (), "captors"),
        ("restrict", ("COERCE", "PROTEST"), "measures"),
        ("relations", ("REJECT",), "ties"),
    ),
}
CONTENT_CODE = {
    ("REQUEST", "meet"): "026",
    ("REQUEST", "yield"): "025",
    ("REQUEST", "assist"): "023",
    ("REQUEST", "change"): "024",
    ("REJECT", "meet"): "125",
    ("REJECT", "yield"): "124",
    ("REJECT", "assist"): "121",
    ("REJECT", "change"): "123",
    ("THREATEN", "violence"): "138",
    ("THREATEN", "arrest"): "132",
    ("THREATEN", "restrict"): "131",
    ("THREATEN", "relations"): "1313",
    ("THREATEN", "expel"): "136",
}


def threat_of_expulsion(draft: Draft, setting: Setting) -> Draft | None:
    """A threat takes the finer mode of what it threatens: expulsion, broken ties."""
    if draft.type != "THREATEN":
        return draft
    for below in setting.governed(draft):
        if below.type == "SANCTION":
            mode = "expel" if below.mode == "expel" else "relations" if below.mode == "withdraw" else "restrict"
            return replace(draft, mode=mode, cameo=CONTENT_CODE[("THREATEN", mode)])
        if below.type == "COERCE" and below.mode == "arrest":
            return replace(draft, mode="arrest", cameo="132")
    return draft


RULES: tuple[Rule, ...] = (
    denial,
    asked_of,
    passed_on,
    means,
    doubled,
    called_off,
    not_ruled_out,
    laid_on_others,
    verbal_attack,
    sent_to_do,
    said_on_the_phone,
    regulated,
    own_threat,
    taken_away,
    mobilised_for_relief,
    mobilised_for_assault,
    joint_exercise,
    party_calls_for_peace,
    demand_of_protest,
    threat_of_expulsion,
    content_mode,
    rallied_against,
    announced,
)


def decide(draft: Draft, setting: Setting) -> Draft | None:
    """The draft as PLOVER would have it, or None if it is not to be coded."""
    decided: Draft | None = draft
    for rule in RULES:
        if decided is None:
            return None
        decided = rule(decided, setting)
    return decided


def beside(draft: Draft, setting: Setting) -> Draft | None:
    """The second event that one word tells of: who is convicted to prison is imprisoned, too."""
    if (draft.type, draft.mode) != ("SANCTION", "convict") or draft.hit.word.upos != "VERB":
        return None
    if not any(word.lemma in PRISONS for word in setting.frames.marks.subtree(draft.hit.word, ("conj", "parataxis"))[:FARTHEST]):
        return None
    return replace(draft, type="COERCE", mode="arrest", cameo="173", score=SURE)
