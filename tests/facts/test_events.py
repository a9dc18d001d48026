# ruff: noqa: E501 - a sketch is one line a clause
"""Events read off hand-drawn trees: one line a word, as `form lemma part head relation`; capitalised names are countries."""

from __future__ import annotations

import pytest

from dateline.facts.events import find_events
from dateline.facts.status import find_statuses
from dateline.knowledge.ontology import Ontology
from dateline.marks import Marks
from dateline.models.conllu import read_conllu
from dateline.types import Actor, Article, Event, Facts, Found, Mention, digest

CODES = {"Peru": "PER", "Chile": "CHL", "Chilean": "CHL", "Peruvian": "PER", "Kenya": "KEN"}
FEATS = {
    "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "VBZ": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "VB": "VerbForm=Inf",
    "VBG": "VerbForm=Ger",
    "VBN": "Tense=Past|VerbForm=Part",
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return Ontology.load()


def draw(sketch: str) -> tuple[Article, Marks]:
    rows = []
    for number, line in enumerate(filter(None, map(str.strip, sketch.splitlines())), 1):
        form, lemma, part, head, relation = line.split()
        upos, _, xpos = part.partition("/")
        rows.append("\t".join([str(number), form, lemma, upos, xpos or "_", FEATS.get(xpos, "_"), head, relation, "_", "_"]))
    [(_, text, marks)] = read_conllu("\n".join(rows) + "\n")
    return Article("a", "a", text, published="2022-02-17"), marks


def facts_of(article: Article, marks: Marks) -> Facts:
    """Countries by name, and every other noun as an actor without a side."""
    words = [word for word in marks.words if word.upos in ("PROPN", "ADJ", "NOUN")]
    things = tuple(
        Actor(digest("actor", "a", word.i), word.form, "country" if word.form in CODES else "group", CODES.get(word.form)) for word in words
    )
    mentions = tuple(Mention(digest("mention", "a", word.i), thing.id, word.span) for word, thing in zip(words, things, strict=True))
    return Facts(Found(), Found(), Found(), Found(things, mentions, tuple(word.i for word in words)), ())


def told(sketch: str, ontology: Ontology) -> dict[str, str]:
    """{trigger: "TYPE actors>recipients status"}; parties without a side are left out."""
    article, marks = draw(sketch)
    facts = facts_of(article, marks)
    things = {mention.id: facts.actors.thing(mention) for mention in facts.actors.mentions}

    def sides(ids: tuple[str, ...]) -> str:
        return ",".join(code for each in ids if (code := things[each].code))

    def line(event: Event) -> str:
        return f"{event.type} {sides(event.actors)}>{sides(event.recipients)} {event.status}"

    return {
        event.trigger.of(article.text): line(event)
        for event in find_events(article, marks, facts, find_statuses(article, marks, ()), ontology)
    }


SKETCHES = {
    "active": (
        "Peru Peru PROPN 2 nsubj\n attacked attack VERB/VBD 0 root\n Chile Chile PROPN 2 obj",
        {"attacked": "ASSAULT PER>CHL actual"},
    ),
    "passive": (
        "Chile Chile PROPN 3 nsubj:pass\n was be AUX 3 aux:pass\n attacked attack VERB/VBN 0 root\n by by ADP 5 case\n Peru Peru PROPN 3 obl",
        {"attacked": "ASSAULT PER>CHL actual"},
    ),
    "coordination shares the subject": (
        "Peru Peru PROPN 2 nsubj\n attacked attack VERB/VBD 0 root\n and and CCONJ 4 cc\n invaded invade VERB/VBD 2 conj\n Chile Chile PROPN 4 obj",
        {"attacked": "ASSAULT PER>CHL actual", "invaded": "ASSAULT PER>CHL actual"},
    ),
    "relative clause": (
        "Peru Peru PROPN 0 root\n , , PUNCT 4 punct\n which which PRON 4 nsubj\n invaded invade VERB/VBD 1 acl:relcl\n Chile Chile PROPN 4 obj",
        {"invaded": "ASSAULT PER>CHL actual"},
    ),
    "nominal with possessor": (
        "Peru Peru PROPN 3 nmod:poss\n 's 's PART 1 case\n invasion invasion NOUN 6 nsubj\n of of ADP 5 case\n Chile Chile PROPN 3 nmod\n failed fail VERB/VBD 0 root",
        {"invasion": "ASSAULT PER>CHL actual"},
    ),
    "light verb": (
        "Peru Peru PROPN 2 nsubj\n launched launch VERB/VBD 0 root\n an a DET 4 det\n attack attack NOUN 2 obj\n on on ADP 6 case\n Chile Chile PROPN 4 nmod",
        {"attack": "ASSAULT PER>CHL actual"},
    ),
    "no doer where the verb only speaks of it": (
        "Peru Peru PROPN 2 nsubj\n condemned condemn VERB/VBD 0 root\n the the DET 4 det\n attack attack NOUN 2 obj\n on on ADP 6 case\n Chile Chile PROPN 4 nmod",
        {"condemned": "ACCUSE PER> actual", "attack": "ASSAULT >CHL actual"},
    ),
    "threat and what is threatened": (
        "Peru Peru PROPN 2 nsubj\n threatened threaten VERB/VBD 0 root\n to to PART 4 mark\n invade invade VERB/VB 2 xcomp\n Chile Chile PROPN 4 obj",
        {"threatened": "THREATEN PER>CHL actual", "invade": "ASSAULT PER>CHL conditional"},
    ),
    "request and what is asked": (
        "Peru Peru PROPN 2 nsubj\n urged urge VERB/VBD 0 root\n Chile Chile PROPN 2 obj\n to to PART 5 mark\n free free VERB/VB 2 xcomp\n hostages hostage NOUN 5 obj",
        {"urged": "REQUEST PER>CHL actual", "free": "RETREAT CHL> requested"},
    ),
    "a side inside a noun phrase": (
        "Peruvian Peruvian ADJ 2 amod\n troops troop NOUN 3 nsubj\n attacked attack VERB/VBD 0 root\n Chile Chile PROPN 3 obj",
        {"attacked": "ASSAULT PER>CHL actual"},
    ),
    "plain saying is no event": ("Peru Peru PROPN 2 nsubj\n said say VERB/VBD 0 root\n nothing nothing PRON 2 obj", {}),
    "a denial is no event, and what is denied is negated": (
        "Peru Peru PROPN 2 nsubj\n denied deny VERB/VBD 0 root\n attacking attack VERB/VBG 2 xcomp\n Chile Chile PROPN 3 obj",
        {"attacking": "ASSAULT PER>CHL negated"},
    ),
    "figures of speech": ("It it PRON 4 nsubj\n was be AUX 4 cop\n a a DET 4 det\n attack attack NOUN 0 root\n heart heart NOUN 4 compound", {}),
}  # fmt: skip

# PLOVER's decision rules, one sketch each.
RULES = {
    "an exercise of two countries is cooperation": (
        "Peru Peru PROPN 4 nsubj\n and and CCONJ 3 cc\n Chile Chile PROPN 1 conj\n began begin VERB/VBD 0 root\n naval naval ADJ 6 amod\n exercises exercise NOUN 4 obj",
        {"began naval exercises": "COOPERATE PER,CHL> actual"},
    ),
    "an exercise of one country is mobilisation": (
        "Peru Peru PROPN 2 nsubj\n began begin VERB/VBD 0 root\n naval naval ADJ 4 amod\n exercises exercise NOUN 2 obj",
        {"began naval exercises": "MOBILIZE PER> actual"},
    ),
    "an announced visit is an agreement": (
        "Peru Peru PROPN 3 nsubj\n will will AUX 3 aux\n visit visit VERB/VB 0 root\n Chile Chile PROPN 3 obj",
        {"visit": "AGREE PER>CHL future"},
    ),
    "a meeting is a consultation": (
        "Peru Peru PROPN 2 nsubj\n met meet VERB/VBD 0 root\n Chile Chile PROPN 2 obj",
        {"met": "CONSULT PER,CHL> actual"},
    ),
    "an announced withdrawal is a concession": (
        "Peru Peru PROPN 3 nsubj\n will will AUX 3 aux\n withdraw withdraw VERB/VB 0 root\n troops troop NOUN 3 obj",
        {"withdraw": "CONCEDE PER> future"},
    ),
    "a withdrawal carried out is a retreat": (
        "Peru Peru PROPN 2 nsubj\n withdrew withdraw VERB/VBD 0 root\n troops troop NOUN 2 obj",
        {"withdrew": "RETREAT PER> actual"},
    ),
    "an envoy summoned is a complaint": (
        "Peru Peru PROPN 2 nsubj\n summoned summon VERB/VBD 0 root\n the the DET 5 det\n Chilean Chilean ADJ 5 amod\n ambassador ambassador NOUN 2 obj",
        {"summoned": "ACCUSE PER>CHL actual"},
    ),
    "a cancelled meeting is a rejection": (
        "Peru Peru PROPN 2 nsubj\n cancelled cancel VERB/VBD 0 root\n talks talk NOUN 2 obj\n with with ADP 5 case\n Chile Chile PROPN 3 nmod",
        {"cancelled": "REJECT PER>CHL actual"},
    ),
    "a pardon is a concession": (
        "Peru Peru PROPN 2 nsubj\n pardoned pardon VERB/VBD 0 root\n activists activist NOUN 2 obj",
        {"pardoned": "CONCEDE PER> actual"},
    ),
    "prisoners swapped are a release": (
        "Peru Peru PROPN 4 nsubj\n and and CCONJ 3 cc\n Chile Chile PROPN 1 conj\n swapped swap VERB/VBD 0 root\n prisoners prisoner NOUN 4 obj",
        {"swapped": "RETREAT PER,CHL> actual"},
    ),
    "regret is a concession": (
        "Peru Peru PROPN 2 nsubj\n expressed express VERB/VBD 0 root\n regret regret NOUN 2 obj",
        {"expressed regret": "CONCEDE PER> actual"},
    ),
    "debt forgiven is aid": (
        "Peru Peru PROPN 2 nsubj\n forgave forgive VERB/VBD 0 root\n the the DET 4 det\n debt debt NOUN 2 obj\n of of ADP 6 case\n Kenya Kenya PROPN 4 nmod",
        {"forgave": "AID PER>KEN actual"},
    ),
    "people rescued are aid": (
        "Peru Peru PROPN 2 nsubj\n rescued rescue VERB/VBD 0 root\n hostages hostage NOUN 2 obj",
        {"rescued": "AID PER> actual"},
    ),
    "forces moved into an assault are part of it": (
        "Peru Peru PROPN 2 nsubj\n sent send VERB/VBD 0 root\n troops troop NOUN 2 obj\n and and CCONJ 5 cc\n invaded invade VERB/VBD 2 conj\n Chile Chile PROPN 5 obj",
        {"invaded": "ASSAULT PER>CHL actual"},
    ),
    "forces sent for relief are aid": (
        "Peru Peru PROPN 2 nsubj\n sent send VERB/VBD 0 root\n soldiers soldier NOUN 2 obj\n for for ADP 6 case\n flood flood NOUN 6 compound\n relief relief NOUN 2 obl",
        {"sent": "AID PER> actual"},
    ),
    "supporters mobilised are a protest": (
        "Peru Peru PROPN 2 nsubj\n mobilised mobilise VERB/VBD 0 root\n supporters supporter NOUN 2 obj",
        {"mobilised": "PROTEST PER> actual"},
    ),
    "what a demonstration demands is no request of its own": (
        "Students student NOUN 2 nsubj\n marched march VERB/VBD 0 root\n demanding demand VERB/VBG 2 advcl\n talks talk NOUN 3 obj\n with with ADP 6 case\n Peru Peru PROPN 4 nmod",
        {"marched": "PROTEST > actual", "talks": "CONSULT PER> requested"},
    ),
    "a party to the fighting that asks for a truce agrees": (
        "Peru Peru PROPN 2 nsubj\n attacked attack VERB/VBD 0 root\n Chile Chile PROPN 2 obj\n Peru Peru PROPN 5 nsubj\n requested request VERB/VBD 2 parataxis\n a a DET 7 det\n truce truce NOUN 5 obj",
        {"attacked": "ASSAULT PER>CHL actual", "requested": "AGREE PER> actual", "truce": "RETREAT PER> requested"},
    ),
    "a demand that is dropped is a concession": (
        "Peru Peru PROPN 2 nsubj\n dropped drop VERB/VBD 0 root\n its it PRON 4 nmod:poss\n demand demand NOUN 2 obj",
        {"dropped": "CONCEDE PER> actual"},
    ),
    "military aid that is cut is a sanction": (
        "Peru Peru PROPN 2 nsubj\n suspended suspend VERB/VBD 0 root\n aid aid NOUN 2 obj\n to to ADP 5 case\n Chile Chile PROPN 3 nmod",
        {"suspended": "SANCTION PER>CHL actual"},
    ),
    "inspectors barred are a rejection": (
        "Peru Peru PROPN 2 nsubj\n barred bar VERB/VBD 0 root\n inspectors inspector NOUN 2 obj",
        {"barred": "REJECT PER> actual"},
    ),
    "diplomats expelled are a sanction, people deported coercion": (
        "Peru Peru PROPN 2 nsubj\n expelled expel VERB/VBD 0 root\n diplomats diplomat NOUN 2 obj\n and and CCONJ 5 cc\n deported deport VERB/VBD 2 conj\n migrants migrant NOUN 5 obj",
        {"expelled": "SANCTION PER> actual", "deported": "COERCE PER> actual"},
    ),
    "a warrant is a threat": (
        "Peru Peru PROPN 2 nsubj\n issued issue VERB/VBD 0 root\n an a DET 5 det\n arrest arrest NOUN 5 compound\n warrant warrant NOUN 2 obj",
        {"issued an arrest warrant": "THREATEN PER> actual"},
    ),
    "soldiers captured are abducted": (
        "Peru Peru PROPN 2 nsubj\n captured capture VERB/VBD 0 root\n soldiers soldier NOUN 2 obj",
        {"captured": "ASSAULT PER> actual"},
    ),
    "a protest in writing is a complaint": (
        "Peru Peru PROPN 2 nsubj\n lodged lodge VERB/VBD 0 root\n a a DET 4 det\n protest protest NOUN 2 obj",
        {"lodged a protest": "ACCUSE PER> actual"},
    ),
    "the visitor acts, the host receives": (
        "Peru Peru PROPN 2 nsubj\n visited visit VERB/VBD 0 root\n Chile Chile PROPN 2 obj",
        {"visited": "CONSULT PER>CHL actual"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SKETCHES)
def test_events_of_a_sketch(name: str, ontology: Ontology) -> None:
    sketch, wanted = SKETCHES[name]
    assert told(sketch, ontology) == wanted


@pytest.mark.parametrize("name", RULES)
def test_decision_rule(name: str, ontology: Ontology) -> None:
    sketch, wanted = RULES[name]
    assert told(sketch, ontology) == wanted
