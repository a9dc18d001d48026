# ruff: noqa: E501 - a sketch is one line a clause
"""Modes by the weapon, and by what is asked or refused."""

from __future__ import annotations

import pytest

from dateline.facts.events import find_events
from dateline.facts.status import find_statuses
from dateline.knowledge.ontology import Ontology
from dateline.models.conllu import read_conllu
from dateline.types import Actor, Article, Facts, Found, Mention

COUNTRIES = {"Peru": "PER", "Chile": "CHL"}
HEAD = "Peru Peru PROPN 2 nsubj\n"
SKETCHES = {
    "a weapon goes before the plain one of the row": (HEAD + "opened open VERB 0 root\n fire fire NOUN 2 obj\n with with ADP 5 case\n mortars mortar NOUN 2 obl\n on on ADP 7 case\n Chile Chile PROPN 2 obl", "heavy-weapons"),
    "no weapon is told": (HEAD + "opened open VERB 0 root\n fire fire NOUN 2 obj\n on on ADP 5 case\n Chile Chile PROPN 2 obl", "firearms"),
    "who destroys from the air": ("Peru Peru PROPN 2 compound\n airstrikes airstrike NOUN 3 nsubj\n destroyed destroy VERB 0 root\n bunkers bunker NOUN 3 obj\n in in ADP 6 case\n Chile Chile PROPN 4 nmod", "aerial"),
    "an airstrike is from the air": (HEAD + "launched launch VERB 0 root\n airstrikes airstrike NOUN 2 obj\n on on ADP 5 case\n Chile Chile PROPN 3 nmod", "aerial"),
    "weapons are asked for": (HEAD + "asked ask VERB 0 root\n Chile Chile PROPN 2 obj\n for for ADP 5 case\n missiles missile NOUN 2 obl", "assist"),
    "what the offer was of": (HEAD + "rejected reject VERB 0 root\n an a DET 4 det\n offer offer NOUN 2 obj\n by by ADP 6 case\n Chile Chile PROPN 4 nmod\n to to PART 8 mark\n send send VERB 4 acl\n aid aid NOUN 8 obj", "assist"),
}


def first_mode(sketch: str) -> str | None:
    rows = []
    for number, line in enumerate(map(str.strip, sketch.splitlines()), 1):
        form, lemma, upos, head, relation = line.split()
        rows.append("\t".join([str(number), form, lemma, upos, "_", "_", head, relation, "_", "_"]))
    [(_, text, marks)] = read_conllu("\n".join(rows) + "\n")
    words = [word for word in marks.words if word.form in COUNTRIES]
    actors = tuple(Actor(f"a{word.i}", word.form, "country", COUNTRIES[word.form]) for word in words)
    mentions = tuple(Mention(f"m{word.i}", f"a{word.i}", word.span) for word in words)
    facts = Facts(Found(), Found(), Found(), Found(actors, mentions, tuple(word.i for word in words)), ())
    article = Article("a", "a", text, published="2022-02-17")
    return find_events(article, marks, facts, find_statuses(article, marks, ()), Ontology.load())[0].mode


@pytest.mark.parametrize(("sketch", "mode"), SKETCHES.values(), ids=list(SKETCHES))
def test_a_mode_says_by_what_means_or_about_what(sketch: str, mode: str) -> None:
    assert first_mode(sketch) == mode
