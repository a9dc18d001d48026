"""PLOVER's decision rules: what an event is coded as where its words alone would say something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.facts.events.contents import (
    content_mode,
    expelled_for_another,
    only_hoped_for,
    own_threat,
    party_calls_for_peace,
    rallied_against,
    threat_of_expulsion,
    under_orders,
)
from dateline.facts.events.drafts import Draft, Rule, Setting
from dateline.facts.events.harms import (
    at_the_polls,
    base_of_its_own,
    by_network,
    dispersed_by_force,
    only_named,
    part_of_protest,
    private_trip,
    strike_of_workers,
    threatened_by_things,
    told_by_its_means,
    under_warrant,
)
from dateline.facts.events.sides import answered, asked_of, laid_on_others, passed_on, said_on_the_phone, sent_to_do
from dateline.facts.events.trees import infinitive
from dateline.marks import Word

__all__ = ["RULES", "Draft", "Rule", "Setting", "beside", "decide"]
ANNOUNCED = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
ANNOUNCED_CODE = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033", "RETREAT": "035"}
REGULATING = frozenset(
    "limit limitation restriction rule law policy doctrine definition history risk-of art lack book guide kind type note letter".split()
)
JUDGING = frozenset("wrong easy tempting hard difficult fair unfair premature foolish naive absurd unwise cheap pointless".split())
LAUNCHING = frozenset("launch mount lead deliver renew continue unleash make begin step keep".split())
PRISONS = frozenset("prison jail imprisonment bar gaol detention custody".split())
SURE = 0.9
FIRE = frozenset("gunfire fire shellfire shelling gunshot shot".split())
FARTHEST = 40  # words of a conviction looked at for the prison
NAMING = frozenset("call accuse describe brand label say criticise criticize denounce slam blame mock".split())
FORCES = (
    ("police", frozenset("police policeman policemen officer constable gendarme".split())),
    ("militia", frozenset("militia militiaman rebel militant insurgent guerrilla paramilitary gang tribesman".split())),
)
WEAPONS = (
    ("suicide-attack", frozenset(["suicide"])),
    ("drone", frozenset("drone uav quadcopter".split())),
    ("aerial", frozenset("airstrike air jet warplane plane aircraft bomber helicopter f-16".split())),
    ("heavy-weapons", frozenset("artillery rocket missile mortar tank howitzer shelling shell grad".split())),
    ("explosives", frozenset("bomb mine landmine ied grenade bombing explosion explosive".split())),
    ("firearms", frozenset("gunman gunmen sniper gunfire gunshot gun rifle pistol bullet shooting kalashnikov".split())),
    ("primitive", frozenset("knife machete axe stone sword arson".split())),
)
# Modes of rows that name no weapon, and the weapons that go before them.
PLAIN = {
    "destroy": ("drone", "aerial", "heavy-weapons", "explosives"),
    "firearms": ("drone", "aerial", "heavy-weapons"),
    "heavy-weapons": ("drone",),
}
WEAPON_CODE = {
    "suicide-attack": "1831",
    "drone": "1952",
    "aerial": "195",
    "heavy-weapons": "194",
    "explosives": "183",
    "firearms": "193",
}
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
    marks = setting.frames.marks
    clauses = marks.children(draft.hit.word, "conj", "advcl")
    beside = {clause.i for clause in clauses if clause.rel != "conj" or marks.child(clause, "nsubj") is None}
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
    relief = any(word.lemma in RELIEF and word.lower != "waters" for word in around)
    if relief or any(below.type == "AID" for below in setting.governed(draft)):
        return replace(draft, type="AID", mode=None, cameo="073")
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
    if draft.type == "ASSAULT" and word.upos == "NOUN" and _in_which(word, setting):
        return draft
    if above and (word.upos == "NOUN" or draft.type in ("CONSULT", "ASSAULT")) and any(_near(word, other.hit.word) for other in above):
        return None
    if draft.type == "COOPERATE" and any(other.type == "AGREE" and other.hit.word.upos == "ADJ" for other in setting.governors(draft)):
        return None
    verb = marks.head(word)
    acting = word.rel == "nsubj" and word.lemma in ("strike", "airstrike", "raid")
    firing = word.rel == "obl" and word.lemma in FIRE and "by" in marks.cases(word)  # "sunk by gunfire"
    same = draft.type == "ASSAULT" and (acting or firing)
    return None if same and any(other.type == "ASSAULT" and other.hit.word is verb for other in setting.drafts) else draft


def _in_which(noun: Word, setting: Setting) -> bool:
    """ "seven were killed in the raid": the raid is what was done, the dead are what came of it."""
    return setting.frames.outcome(noun) is not None


def _near(word: Word, above: Word) -> bool:
    return word.head == above.i or abs(word.i - above.i) <= 6


def called_off(draft: Draft, setting: Setting) -> Draft | None:
    """A meeting that somebody cancels, breaks off or refuses is told by the refusal."""
    if draft.type not in ("CONSULT", "AGREE") or draft.hit.row.type != "CONSULT" or draft.hit.word.deprel not in ("obj", "nsubj:pass"):
        return draft
    above = [other for other in setting.governors(draft) if other.type == "REJECT"]
    return None if any(other.mode == "meet" or draft.status == "negated" for other in above) else draft


def regulated(draft: Draft, setting: Setting) -> Draft | None:
    """What there are limits on, or rules for, is a kind of deed and no deed."""
    above = setting.frames.marks.head(draft.hit.word)
    topic = above is not None and draft.hit.word.rel in ("nmod", "conj") and above.lemma in REGULATING
    return None if topic else draft


def in_general(draft: Draft, setting: Setting) -> Draft | None:
    """ "It would be wrong to blame Chad": what anybody might do, and nobody is said to."""
    word, above = draft.hit.word, setting.frames.marks.head(draft.hit.word)
    judged = above is not None and above.lower in JUDGING and word.rel in ("csubj", "xcomp", "ccomp", "advcl")
    return None if judged and not draft.actors and infinitive(setting.frames.marks, word) else draft


def verbal_attack(draft: Draft, setting: Setting) -> Draft | None:
    """An attack that is made by calling somebody names is one of words."""
    word = draft.hit.word
    verb = word if word.upos == "VERB" else setting.frames.governor(word)
    if draft.type != "ASSAULT" or verb is None or verb.lemma not in LAUNCHING:
        return draft
    if not any(child.lemma in NAMING for child in setting.frames.marks.children(verb, "advcl", "conj", "xcomp")):
        return draft
    return replace(draft, type="ACCUSE", mode="disapprove", cameo="111")


def whose_force(draft: Draft, setting: Setting) -> Draft | None:
    """Forces that are moved are police, a militia or troops: as the words for them say."""
    if draft.type != "MOBILIZE" or draft.mode != "troops":
        return draft
    moved = [word.lemma for slot in ("obj", "subj", "of") for word in setting.frames.fillers(draft.hit.word.i, slot)]
    mode = next((mode for mode, lemmas in FORCES if not lemmas.isdisjoint(moved)), "troops")
    return replace(draft, mode=mode)


def by_weapon(draft: Draft, setting: Setting) -> Draft | None:
    """An assault has the mode of the weapon that does it or that it is done with."""
    if draft.type != "ASSAULT" or draft.mode not in (None, *PLAIN):
        return draft
    frames = setting.frames
    slots = ("subj", "with", "by", "in") if draft.hit.word.upos == "VERB" else ("comp", "with", "by")
    used = [word for slot in slots for word in frames.fillers(draft.hit.word.i, slot)]
    used += [part for word in used for part in frames.marks.children(word, "compound", "amod")]
    used += [part for word in (draft.hit.word, *draft.hit.named) for part in frames.marks.children(word, "compound")]
    used += [part for word in draft.hit.named for each in frames.fillers(word.i, "of") for part in (each, *frames.fillers(each.i, "comp"))]
    used += draft.hit.named
    lemmas = {word.lemma.lower() for word in used}
    mode = next((mode for mode, weapons in WEAPONS if not weapons.isdisjoint(lemmas)), None)
    if any(word.lemma == "air" for word in frames.fillers(draft.hit.word.i, "from")):
        mode = "aerial"
    if mode is None or mode not in PLAIN.get(draft.mode or "", (mode,)):
        return draft
    return replace(draft, mode=mode, cameo=WEAPON_CODE.get(mode, draft.cameo))


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


def denial(draft: Draft, setting: Setting) -> Draft | None:
    """To deny a deed is no event of its own; to be denied a thing is."""
    if draft.hit.word.lemma == "deny" and draft.type == "REJECT" and not draft.recipients and setting.governed(draft):
        return None
    return draft


RULES: tuple[Rule, ...] = (
    denial,
    at_the_polls,
    by_network,
    only_named,
    in_general,
    told_by_its_means,
    under_warrant,
    under_orders,
    only_hoped_for,
    expelled_for_another,
    part_of_protest,
    dispersed_by_force,
    strike_of_workers,
    threatened_by_things,
    private_trip,
    base_of_its_own,
    asked_of,
    answered,
    passed_on,
    means,
    doubled,
    called_off,
    whose_force,
    by_weapon,
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


def decide(draft: Draft, setting: Setting, rules: Sequence[Rule] = RULES) -> Draft | None:
    """The draft as PLOVER would have it, or None if it is not to be coded."""
    decided: Draft | None = draft
    for rule in rules:
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
