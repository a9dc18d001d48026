# ruff: noqa: E501 - a sketch is one line a clause
"""Whether it happened, read off hand-drawn trees: one line a word, as `form lemma part head relation`."""

from __future__ import annotations

import pytest

from dateline.facts.status import find_statuses
from dateline.marks import Marks
from dateline.models.conllu import read_conllu
from dateline.types import Article, Claim, Span

XPOS = {
    "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "VBZ": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "VB": "VerbForm=Inf",
    "VBG": "VerbForm=Ger",
    "VBN": "Tense=Past|VerbForm=Part",
}


def draw(sketch: str) -> tuple[Article, Marks]:
    """Marks from a sketch; a part of speech like VERB/VBD carries the tag."""
    rows = []
    for number, line in enumerate(filter(None, map(str.strip, sketch.splitlines())), 1):
        form, lemma, part, head, relation = line.split()
        upos, _, xpos = part.partition("/")
        rows.append("\t".join([str(number), form, lemma, upos, xpos or "_", XPOS.get(xpos, "_"), head, relation, "_", "_"]))
    [(_, text, marks)] = read_conllu("\n".join(rows) + "\n")
    return Article("a", "a", text, published="2022-02-17"), marks


def status(sketch: str, form: str, *claims: Claim) -> str:
    article, marks = draw(sketch)
    word = next(word for word in marks.words if word.form == form)
    return find_statuses(article, marks, claims).of(word)


CLAUSES = {
    ("attacked", "actual"): "Troops troop NOUN 2 nsubj\n attacked attack VERB/VBD 0 root",
    ("attack", "negated"): "Troops troop NOUN 4 nsubj\n did do AUX 4 aux\n not not PART 4 advmod\n attack attack VERB/VB 0 root",
    ("attack", "future"): "Troops troop NOUN 3 nsubj\n will will AUX 3 aux\n attack attack VERB/VB 0 root",
    ("attack", "possible"): "Troops troop NOUN 3 nsubj\n may may AUX 3 aux\n attack attack VERB/VB 0 root",
    ("withdraw", "requested"): "Peru Peru PROPN 3 nsubj\n must must AUX 3 aux\n withdraw withdraw VERB/VB 0 root",
    ("invades", "conditional"): "If if SCONJ 3 mark\n Peru Peru PROPN 3 nsubj\n invades invade VERB/VBZ 6 advcl\n Chile Chile PROPN 6 nsubj\n will will AUX 6 aux\n reply reply VERB/VB 0 root",
    ("reply", "conditional"): "If if SCONJ 3 mark\n Peru Peru PROPN 3 nsubj\n invades invade VERB/VBZ 6 advcl\n Chile Chile PROPN 6 nsubj\n will will AUX 6 aux\n reply reply VERB/VB 0 root",
    ("withdraw", "future"): "Peru Peru PROPN 2 nsubj\n agreed agree VERB/VBD 0 root\n to to PART 4 mark\n withdraw withdraw VERB/VB 2 xcomp",
    ("seize", "conditional"): "Peru Peru PROPN 2 nsubj\n threatened threaten VERB/VBD 0 root\n to to PART 4 mark\n seize seize VERB/VB 2 xcomp",
    ("accept", "negated"): "Peru Peru PROPN 2 nsubj\n refused refuse VERB/VBD 0 root\n to to PART 4 mark\n accept accept VERB/VB 2 xcomp",
    ("free", "requested"): "Peru Peru PROPN 2 nsubj\n urged urge VERB/VBD 0 root\n Chile Chile PROPN 2 obj\n to to PART 5 mark\n free free VERB/VB 2 xcomp",
    ("withdraw", "actual"): "Peru Peru PROPN 3 nsubj:pass\n was be AUX 3 aux:pass\n forced force VERB/VBN 0 root\n to to PART 5 mark\n withdraw withdraw VERB/VB 3 xcomp",
    ("planning", "negated"): "Peru Peru PROPN 2 nsubj\n denies deny VERB/VBZ 0 root\n planning plan VERB/VBG 2 xcomp\n an a DET 5 det\n invasion invasion NOUN 3 obj",
    ("invasion", "negated"): "Peru Peru PROPN 2 nsubj\n denies deny VERB/VBZ 0 root\n planning plan VERB/VBG 2 xcomp\n an a DET 5 det\n invasion invasion NOUN 3 obj",
    ("attack", "actual"): "Peru Peru PROPN 2 nsubj\n condemned condemn VERB/VBD 0 root\n the the DET 4 det\n attack attack NOUN 2 obj",
    ("strikes", "actual"): "Peru Peru PROPN 2 nsubj\n launched launch VERB/VBD 0 root\n strikes strike NOUN 2 obj",
    ("release", "requested"): "Peru Peru PROPN 2 nsubj\n demanded demand VERB/VBD 0 root\n his he PRON 4 nmod:poss\n release release NOUN 2 obj",
    ("talks", "negated"): "Peru Peru PROPN 2 nsubj\n cancelled cancel VERB/VBD 0 root\n talks talk NOUN 2 obj",
    ("sanctions", "negated"): "There there PRON 2 expl\n are be VERB/VBZ 0 root\n no no DET 4 det\n sanctions sanction NOUN 2 nsubj",
    ("war", "historical"): "Peru Peru PROPN 2 nsubj\n fought fight VERB/VBD 0 root\n a a DET 4 det\n war war NOUN 2 obj\n in in ADP 6 case\n 1995 1995 NUM 4 nmod",
    ("strikes", "conditional"): "Peru Peru PROPN 2 nsubj\n warned warn VERB/VBD 0 root\n Chile Chile PROPN 2 obj\n of of ADP 5 case\n strikes strike NOUN 2 obl\n if if SCONJ 8 mark\n it it PRON 8 nsubj\n mobilised mobilise VERB/VBD 2 advcl",
    ("pull", "requested"): "Peru Peru PROPN 2 nsubj\n urged urge VERB/VBD 0 root\n Chile Chile PROPN 2 obj\n to to PART 5 mark\n stop stop VERB/VB 2 xcomp\n shooting shoot VERB/VBG 5 xcomp\n and and CCONJ 9 cc\n to to PART 9 mark\n pull pull VERB/VB 6 conj\n out out ADP 9 compound:prt",
    ("shut", "possible"): "Asked ask VERB/VBN 0 root\n if if SCONJ 5 mark\n Peru Peru PROPN 5 nsubj\n would would AUX 5 aux\n shut shut VERB/VB 1 ccomp",
}  # fmt: skip

GOVERNED = {
    ("early attacks are attacks", "attacks", "actual"): "Early early ADJ 2 amod\n attacks attack NOUN 3 nsubj\n failed fail VERB/VBD 0 root",
    ("not only", "shelled", "actual"): "Troops troop NOUN 4 nsubj\n not not PART 4 advmod\n only only ADV 2 advmod\n shelled shell VERB/VBD 0 root",
    ("no longer", "recognises", "negated"): "Peru Peru PROPN 4 nsubj\n no no ADV 3 advmod\n longer longer ADV 4 advmod\n recognises recognise VERB/VBZ 0 root",
    ("gave no reason", "gave", "actual"): "Peru Peru PROPN 2 nsubj\n gave give VERB/VBD 0 root\n no no DET 4 det\n reason reason NOUN 2 obj",
    ("no plan", "strike", "negated"): "Peru Peru PROPN 2 nsubj\n has have VERB/VBZ 0 root\n no no DET 4 det\n plans plan NOUN 2 obj\n to to PART 6 mark\n strike strike VERB/VB 4 acl",
    ("too weak", "attack", "negated"): "Rebels rebel NOUN 4 nsubj\n are be AUX 4 cop\n too too ADV 4 advmod\n weak weak ADJ 0 root\n to to PART 6 mark\n attack attack VERB/VB 4 advcl",
    ("kept from", "crossing", "negated"): "Police police NOUN 2 nsubj\n stopped stop VERB/VBD 0 root\n them they PRON 2 obj\n from from SCONJ 5 mark\n crossing cross VERB/VBG 2 advcl",
    ("for comment", "comment", "negated"): "He he PRON 5 nsubj:pass\n could could AUX 5 aux\n not not PART 5 advmod\n be be AUX 5 aux:pass\n reached reach VERB/VBN 0 root\n for for ADP 7 case\n comment comment NOUN 5 obl",
    ("denied the claim", "fired", "negated"): "Peru Peru PROPN 2 nsubj\n denied deny VERB/VBD 0 root\n the the DET 4 det\n claim claim NOUN 2 obj\n that that SCONJ 7 mark\n troops troop NOUN 7 nsubj\n fired fire VERB/VBD 4 acl",
    ("refused requests", "requests", "actual"): "Peru Peru PROPN 2 nsubj\n refused refuse VERB/VBD 0 root\n requests request NOUN 2 obj",
    ("the raids will not stop", "raids", "actual"): "The the DET 2 det\n raids raid NOUN 5 nsubj\n will will AUX 5 aux\n not not PART 5 advmod\n end end VERB/VB 0 root",
    ("are to meet", "meet", "future"): "Leaders leader NOUN 4 nsubj\n are be AUX 4 cop\n to to PART 4 mark\n meet meet VERB/VB 0 root",
    ("might offer", "leave", "possible"): "Peru Peru PROPN 3 nsubj\n might might AUX 3 aux\n offer offer VERB/VB 0 root\n to to PART 5 mark\n leave leave VERB/VB 3 xcomp",
    ("ensure", "arrives", "requested"): "All all PRON 3 nsubj\n must must AUX 3 aux\n ensure ensure VERB/VB 0 root\n aid aid NOUN 5 nsubj\n arrives arrive VERB/VBZ 3 ccomp",
    ("an end to the war", "war", "actual"): "Peru Peru PROPN 2 nsubj\n demanded demand VERB/VBD 0 root\n an a DET 4 det\n end end NOUN 2 obj\n to to ADP 7 case\n the the DET 7 det\n war war NOUN 4 nmod",
    ("a tense of its own", "urged", "actual"): "We we PRON 3 nsubj\n will will AUX 3 aux\n pay pay VERB/VB 0 root\n and and CCONJ 5 cc\n urged urge VERB/VBD 3 conj",
    ("next week", "visits", "future"): "He he PRON 2 nsubj\n visits visit VERB/VBZ 0 root\n Peru Peru PROPN 2 obj\n next next ADJ 5 amod\n week week NOUN 2 obl",
    ("a month and year", "overran", "actual"): "Rebels rebel NOUN 2 nsubj\n overran overrun VERB/VBD 0 root\n Puno Puno PROPN 2 obj\n in in ADP 5 case\n March March PROPN 2 obl\n 2021 2021 NUM 5 nummod",
    ("a year ago and more", "overran", "historical"): "Rebels rebel NOUN 2 nsubj\n overran overrun VERB/VBD 0 root\n Puno Puno PROPN 2 obj\n in in ADP 5 case\n January January PROPN 2 obl\n 2021 2021 NUM 5 nummod",
    ("the war of that year", "withdrew", "historical"): "Rebels rebel NOUN 2 nsubj\n fought fight VERB/VBD 0 root\n in in ADP 4 case\n 1995 1995 NUM 2 obl\n and and CCONJ 6 cc\n withdrew withdraw VERB/VBD 2 conj",
    ("no takeover bids", "takeover", "negated"): "Peru Peru PROPN 2 nsubj\n has have VERB/VBZ 0 root\n no no DET 5 det\n takeover takeover NOUN 5 compound\n bids bid NOUN 2 obj",
    ("impossible", "enter", "negated"): "It it PRON 3 expl\n is be AUX 3 cop\n impossible impossible ADJ 0 root\n to to PART 5 mark\n enter enter VERB/VB 3 csubj",
    ("rather than", "march", "negated"): "They they PRON 2 nsubj\n rest rest VERB/VBP 0 root\n rather rather ADV 5 cc\n than than ADP 3 fixed\n march march VERB/VB 2 conj",
    ("what is stopped was going on", "shelling", "actual"): "Peru Peru PROPN 2 nsubj\n stopped stop VERB/VBD 0 root\n shelling shell VERB/VBG 2 xcomp\n Chile Chile PROPN 3 obj",
    ("plans on", "leaving", "future"): "Peru Peru PROPN 2 nsubj\n plans plan VERB/VBZ 0 root\n on on SCONJ 4 mark\n leaving leave VERB/VBG 2 advcl",
    ("failed to prevent", "raid", "actual"): "Peru Peru PROPN 2 nsubj\n failed fail VERB/VBD 0 root\n to to PART 4 mark\n prevent prevent VERB/VB 2 xcomp\n a a DET 6 det\n raid raid NOUN 4 obj",
    ("a truce that it proposed", "truce", "requested"): "A a DET 2 det\n truce truce NOUN 6 nsubj\n that that PRON/WDT 5 obj\n Peru Peru PROPN 5 nsubj\n proposed propose VERB/VBD 2 acl:relcl\n lapsed lapse VERB/VBD 0 root",
    ("talks slated", "talks", "future"): "The the DET 2 det\n talks talk NOUN 6 nsubj\n slated slate VERB/VBN 2 acl\n for for ADP 5 case\n May May PROPN 3 obl\n matter matter VERB/VBP 0 root",
    ("or else", "shut", "conditional"): "Peru Peru PROPN 3 nsubj\n must must AUX 3 aux\n pay pay VERB/VB 0 root\n or or CCONJ 8 cc\n ports port NOUN 8 nsubj:pass\n would would AUX 8 aux\n be be AUX 8 aux:pass\n shut shut VERB/VBN 3 conj",
    ("through talks", "talks", "requested"): "All all PRON 3 nsubj\n must must AUX 3 aux\n settle settle VERB/VB 0 root\n it it PRON 3 obj\n through through ADP 6 case\n talks talk NOUN 3 obl",
    ("an offensive is not imminent", "offensive", "negated"): "An a DET 2 det\n offensive offensive NOUN 5 nsubj\n is be AUX 5 cop\n not not PART 5 advmod\n imminent imminent ADJ 0 root",
}  # fmt: skip


@pytest.mark.parametrize(("name", "word", "wanted", "sketch"), [(*key, sketch) for key, sketch in GOVERNED.items()])
def test_what_hangs_above_decides(name: str, word: str, wanted: str, sketch: str) -> None:
    assert status(sketch, word) == wanted, name


@pytest.mark.parametrize(("word", "wanted", "sketch"), [(*key, sketch) for key, sketch in CLAUSES.items()])
def test_status_of_a_predicate(word: str, wanted: str, sketch: str) -> None:
    assert status(sketch, word) == wanted


def test_a_degree_tells_deeds_from_plans_and_denials() -> None:
    def degree(word: str, wanted: str) -> float:
        article, marks = draw(CLAUSES[word, wanted])
        return find_statuses(article, marks, ()).degree(next(each for each in marks.words if each.form == word))

    assert degree("attacked", "actual") > 2
    assert degree("attack", "negated") < degree("attacked", "actual")
    assert degree("attack", "future") < 0
    assert degree("free", "requested") < degree("attacked", "actual") - 2


def test_a_quotation_takes_over_what_its_speaker_does_with_it() -> None:
    sketch = "Stop stop VERB/VB 0 root\n now now ADV 1 advmod"
    assert status(sketch, "Stop", Claim("c", None, None, (Span(0, 8),), act="demand")) == "requested"
