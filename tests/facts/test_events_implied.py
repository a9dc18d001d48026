# ruff: noqa: E501 - a sketch is one line a clause
"""Sides that the clause leaves out: who is answered, whose country it is, what was told before."""

from __future__ import annotations

import pytest

from dateline.facts.events import find_events
from dateline.facts.status import find_statuses
from dateline.knowledge.ontology import Ontology
from dateline.models.conllu import read_conllu
from dateline.types import Actor, Article, Facts, Found, Mention, Place, digest

CODES = {"Peru": "PER", "Chile": "CHL", "Kenya": "KEN"}
PLACES = {"Nairobi": "KEN"}
FEATS = {"VBD": "Mood=Ind|Tense=Past|VerbForm=Fin", "VBN": "Tense=Past|VerbForm=Part"}


def row(number: int, line: str) -> str:
    form, lemma, part, head, relation = line.split()
    upos, _, xpos = part.partition("/")
    return "\t".join([str(number), form, lemma, upos, xpos or "_", FEATS.get(xpos, "_"), head, relation, "_", "_"])


def told(sketch: str) -> dict[str, str]:
    """{trigger: "TYPE actors>recipients"} of sentences drawn one word a line, with an empty line between two."""
    blocks = [[line for line in block.splitlines() if line.strip()] for block in sketch.strip().split("\n\n")]
    parse = "\n\n".join("\n".join(row(number, line) for number, line in enumerate(block, 1)) for block in blocks)
    [(_, text, marks)] = read_conllu(parse + "\n")
    article = Article("a", "a", text, published="2022-02-17")
    named = [word for word in marks.words if word.form in CODES]
    sited = [word for word in marks.words if word.form in PLACES]
    actors = tuple(Actor(f"actor-{word.i}", word.form, "country", CODES[word.form]) for word in named)
    places = tuple(Place(f"place-{word.i}", word.form, PLACES[word.form]) for word in sited)
    mentions = {word.i: Mention(digest("mention", word.i), f"actor-{word.i}", word.span) for word in named}
    grounds = {word.i: Mention(digest("mention", word.i), f"place-{word.i}", word.span) for word in sited}
    facts = Facts(
        Found(),
        Found(),
        Found(places, tuple(grounds.values()), tuple(grounds)),
        Found(actors, tuple(mentions.values()), tuple(mentions)),
        (),
    )
    code = {mention.id: CODES[marks.words[i].form] for i, mention in mentions.items()}
    code |= {mention.id: PLACES[marks.words[i].form] for i, mention in grounds.items()}
    return {
        event.trigger.of(text): f"{event.type} {','.join(map(code.get, event.actors))}>{','.join(map(code.get, event.recipients))}"
        for event in find_events(article, marks, facts, find_statuses(article, marks, ()), Ontology.load())
    }


ACCUSED = "Peru Peru PROPN 2 nsubj\naccused accuse VERB/VBD 0 root\nChile Chile PROPN 2 obj"
STRUCK = "Peru Peru PROPN 2 nsubj\nattacked attack VERB/VBD 0 root\nChile Chile PROPN 2 obj"
CASES = {
    "a refusal answers who accused": (
        f"{ACCUSED}\n\nChile Chile PROPN 2 nsubj\nrejected reject VERB/VBD 0 root\nthat that PRON 2 obj",
        {"accused": "ACCUSE PER>CHL", "rejected": "REJECT CHL>PER"},
    ),
    "nobody is answered where nothing was said against the refuser": (
        f"{ACCUSED}\n\nKenya Kenya PROPN 2 nsubj\nrejected reject VERB/VBD 0 root\nthat that PRON 2 obj",
        {"accused": "ACCUSE PER>CHL", "rejected": "REJECT KEN>"},
    ),
    "the attack is the one told before": (
        f"{STRUCK}\n\nThe the DET 2 det\nattack attack NOUN 3 nsubj\nfailed fail VERB/VBD 0 root",
        {"attacked": "ASSAULT PER>CHL", "attack": "ASSAULT PER>CHL"},
    ),
    "an attack need not be": (
        f"{STRUCK}\n\nAn a DET 2 det\nattack attack NOUN 3 nsubj\nfailed fail VERB/VBD 0 root",
        {"attacked": "ASSAULT PER>CHL", "attack": "ASSAULT >"},
    ),
    "force is used on the country where it is used": (
        "Peru Peru PROPN 2 nsubj\nlaunched launch VERB/VBD 0 root\nattacks attack NOUN 2 obj\nin in ADP 5 case\nNairobi Nairobi PROPN 3 nmod",
        {"attacks": "ASSAULT PER>KEN"},
    ),
    "the object of what a deed is for": (
        "Peru Peru PROPN 2 nsubj\nlaunched launch VERB/VBD 0 root\nattacks attack NOUN 2 obj\ntargeting target VERB 3 acl\nChile Chile PROPN 4 obj",
        {"attacks": "ASSAULT PER>CHL"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_empty_side_is_filled_by_what_the_report_says(name: str) -> None:
    sketch, wanted = CASES[name]
    found = told(sketch)
    assert {trigger: found.get(trigger) for trigger in wanted} == wanted
