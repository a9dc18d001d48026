"""Decisions on requests, refusals and threats: they are told apart by what they are about."""

from __future__ import annotations

from dataclasses import replace

from dateline.facts.events.drafts import Draft, Setting
from dateline.facts.events.trees import infinitive
from dateline.marks import Word
from dateline.text.orders import DISOBEYING, ORDERS, UNDER_ORDERS

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
ASKED = ("xcomp", "ccomp", "obj", "for", "of", "to")
PUT = frozenset("offer request call plea demand proposal appeal invitation suggestion".split())  # what is refused is what these are about
TRUCES = frozenset("ceasefire cease-fire truce armistice cessation".split())
GOING = frozenset(("will", "would", "'ll", "’ll", "shall"))
ANSWERS = frozenset("consequence retaliation response reprisal repercussion countermeasure".split())  # what a warner would do himself
EMBASSIES = frozenset("diplomat ambassador embassy attache consul".split())
HOSTILE = ("ASSAULT", "SANCTION", "COERCE", "PROTEST", "MOBILIZE", "REJECT")


def only_hoped_for(draft: Draft, setting: Setting) -> Draft | None:
    """ "efforts to resolve the crisis", "committed to supporting Kenya": nothing is settled, and nobody is praised, yet."""
    word = draft.hit.word
    if word.lemma in ("settle", "resolve") and draft.type == "AGREE" and draft.status in ("requested", "possible", "future"):
        return None
    purpose = word.lemma == "support" and word.upos == "VERB" and word.rel in ("acl", "advcl") and draft.hit.row.type == "SUPPORT"
    return None if purpose and infinitive(setting.frames.marks, word) else draft


def expelled_for_another(draft: Draft, setting: Setting) -> Draft | None:
    """ "expelled two Russians", where envoys and embassies are told of: these were envoys."""
    if (draft.type, draft.mode) != ("COERCE", "deport") or draft.hit.word.lemma not in ("expel", "expulsion"):
        return draft
    mine, theirs = setting.codes(draft.actors), setting.codes(draft.recipients)
    foreign = mine and theirs and not mine & theirs
    return replace(draft, type="SANCTION", mode="expel", cameo="166") if foreign and setting.told(EMBASSIES) else draft


def under_orders(draft: Draft, setting: Setting) -> Draft | None:
    """ "had orders to fire": who is ordered has ordered nothing; an order that is refused is told by the refusal."""
    noun = draft.hit.word
    verb = setting.frames.governor(noun) if noun.upos == "NOUN" and noun.lemma in ORDERS and noun.rel == "obj" else None
    if draft.type != "REQUEST" or verb is None or verb.lemma not in UNDER_ORDERS:
        return draft
    if verb.lemma in DISOBEYING:
        return None
    return replace(draft, actors=(), recipients=draft.recipients or draft.actors)


def threat_of_expulsion(draft: Draft, setting: Setting) -> Draft | None:
    """A threat takes the finer mode of what it threatens: expulsion, broken ties."""
    if draft.type != "THREATEN":
        return draft
    for below in setting.governed(draft):
        if below.type == "SANCTION":
            broken = below.mode == "withdraw" or below.cameo in ("160", "161")
            mode = "expel" if below.mode == "expel" else "relations" if broken else "restrict"
            return replace(draft, mode=mode, cameo=CONTENT_CODE[("THREATEN", mode)])
        if below.cameo == "192":
            return replace(draft, mode="territory", cameo="1382")
        if below.type == "COERCE" and below.mode == "arrest":
            return replace(draft, mode="arrest", cameo="132")
    return draft


def content_mode(draft: Draft, setting: Setting) -> Draft | None:
    """Requests, refusals and threats are told apart by what they are about."""
    table = CONTENT.get(draft.type)
    if table is None or draft.mode:
        return draft
    words = [word for slot in ASKED for word in setting.frames.fillers(draft.hit.word.i, slot)]
    further = [each for word in words if word.lemma in PUT for slot in ASKED for each in setting.frames.fillers(word.i, slot)]
    below = {word.i for word in further}
    kinds = [other.type for other in (*setting.governed(draft), *(each for each in setting.drafts if each.hit.word.i in below))]
    words += further
    for mode, types, lemmas in table:
        if any(kind in types for kind in kinds) or any(setting.ontology.is_a(word.lemma, lemmas) for word in words):
            return replace(draft, mode=mode, cameo=CONTENT_CODE.get((draft.type, mode), draft.cameo))
    return _for_money(draft, words, setting)


def _for_money(draft: Draft, words: list[Word], setting: Setting) -> Draft:
    """ "asked for $140m", "for 40 more missiles": who asks for means asks for help, unless it is a ransom."""
    asking = draft.type == "REQUEST" and draft.hit.word.lemma != "demand" and setting.codes(draft.actors)
    paid = asking and any(setting.ontology.is_a(word.lemma, kind) for word in words for kind in ("money", "weapons"))
    return replace(draft, mode="assist", cameo=CONTENT_CODE[("REQUEST", "assist")]) if paid else draft


def rallied_against(draft: Draft, setting: Setting) -> Draft | None:
    """To ask for steps against a third party is to rally others against it (CAMEO 113)."""
    if draft.type != "REQUEST":
        return draft
    mine = setting.codes(draft.actors) | setting.codes(draft.recipients)
    for below in setting.governed(draft):
        if (below.type in ("SANCTION", "PROTEST") or below.cameo == "113") and setting.codes(below.recipients) - mine:
            return replace(draft, cameo="113", recipients=draft.recipients or below.recipients)
    return draft


def party_calls_for_peace(draft: Draft, setting: Setting) -> Draft | None:
    """A party to the fighting that asks for its end is ready to agree."""
    below = setting.governed(draft)
    if draft.type != "REQUEST" or not any(other.hit.word.lemma in TRUCES for other in below):
        return draft
    mine = setting.codes(draft.actors)
    fights = any(other.type == "ASSAULT" and mine & setting.codes(other.actors) for other in setting.drafts)
    return replace(draft, type="AGREE", mode=None, cameo="0356") if fights else draft


def _of_others(draft: Draft, setting: Setting) -> bool:
    """ "warned that he could face torture": what may befall somebody, unless it is the warner's answer."""
    frames = setting.frames
    clauses = frames.marks.children(draft.hit.word, "ccomp")
    may = [
        clause for clause in clauses if any(aux.lower in ("could", "may", "might", "can") for aux in frames.marks.children(clause, "aux"))
    ]
    answered = any(word.lemma in ANSWERS for clause in may for word in frames.fillers(clause.i, "obj"))
    return bool(may) and not answered and not any(below.type in HOSTILE for below in setting.governed(draft))


def own_threat(draft: Draft, setting: Setting) -> Draft | None:
    """A warning or promise is a threat where the speaker's own side will do the harm; to warn of what others do is not one."""
    lemma = draft.hit.word.lemma
    if lemma not in ("warn", "warning", "promise", "vow", "pledge") or draft.type not in ("THREATEN", "AGREE"):
        return draft
    if lemma == "warn" and _of_others(draft, setting):
        return None
    mine = setting.codes(draft.actors)
    harms = [other for other in setting.governed(draft) if other.type in HOSTILE and other.status != "negated"]
    own = any(mine & setting.codes(other.actors) or not (setting.codes(other.actors) or other.status == "possible") for other in harms)
    if own:
        return replace(draft, type="THREATEN", cameo="130")
    if draft.type == "THREATEN" and lemma in ("warn", "warning") and (harms or not draft.recipients):
        answers = any(word.lemma in ANSWERS for word in setting.frames.fillers(draft.hit.word.i, "of"))
        return draft if answers or _own_step(draft, setting) else None
    return draft


def _own_step(draft: Draft, setting: Setting) -> bool:
    """ "warned that it would leave the talks": what the speaker's own side is going to do."""
    marks, frames, found = setting.frames.marks, setting.frames, setting.facts.actors
    for clause in frames.fillers(draft.hit.word.i, "ccomp"):
        doers = [mention for word in frames.subjects(clause.i) for mention in found.at(word.i)]
        going = any(child.lower in GOING for child in marks.children(clause, "aux"))
        if going and setting.codes(doers) & setting.codes(draft.actors):
            return True
    return False
