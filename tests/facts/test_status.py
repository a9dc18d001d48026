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
    ("shut", "possible"): "Asked ask VERB/VBN 0 root\n if if SCONJ 5 mark\n Peru Peru PROPN 5 nsubj\n would would AUX 5 aux\n shut shut VERB/VB 1 ccomp",
}  # fmt: skip


@pytest.mark.parametrize(("word", "wanted", "sketch"), [(*key, sketch) for key, sketch in CLAUSES.items()])
def test_status_of_a_predicate(word: str, wanted: str, sketch: str) -> None:
    assert status(sketch, word) == wanted


def test_a_quotation_takes_over_what_its_speaker_does_with_it() -> None:
    sketch = "Stop stop VERB/VB 0 root\n now now ADV 1 advmod"
    assert status(sketch, "Stop", Claim("c", None, None, (Span(0, 8),), act="demand")) == "requested"
