# ruff: noqa: E501 - a sketch is one line a clause
"""Where, when and how many, read off hand-drawn trees: one line a word, as `form lemma part head relation`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.facts.events import find_events
from dateline.facts.status import find_statuses
from dateline.knowledge.ontology import Ontology
from dateline.marks import Marks, Word
from dateline.models.conllu import read_conllu
from dateline.types import Actor, Article, Facts, Found, Mention, Place, Quantity, Time

PLACES = ("Lima", "Puno")
TIMES = {"Tuesday": ("2022-02-15", "2022-02-15"), "July": ("2022-07", "2022-07-01"), "hours": ("PT9H", None)}
COUNTS = ("guards", "miles")
FEATS = {"VBD": "Tense=Past|VerbForm=Fin", "VBN": "Tense=Past|VerbForm=Part", "VBG": "VerbForm=Ger", "VB": "VerbForm=Inf"}


def found(marks: Marks, forms: tuple[str, ...], thing: Callable[[Word], Any]) -> Found[Any]:
    words = [word for word in marks.words if word.form in forms]
    things = tuple(map(thing, words))
    mentions = tuple(Mention(f"m{word.i}", each.id, word.span) for word, each in zip(words, things, strict=True))
    return Found(things, mentions, tuple(word.i for word in words))


def told(sketch: str) -> dict[str, tuple[str | None, str | None, list[str]]]:
    """{trigger: place, time and counted words of its event}."""
    rows = []
    for number, line in enumerate(filter(None, map(str.strip, sketch.splitlines())), 1):
        form, lemma, part, head, relation = line.split()
        upos, _, xpos = part.partition("/")
        rows.append("\t".join([str(number), form, lemma, upos, xpos or "_", FEATS.get(xpos, "_"), head, relation, "_", "_"]))
    [(_, text, marks)] = read_conllu("\n".join(rows) + "\n")
    article = Article("a", "a", text, published="2022-02-17")
    facts = Facts(
        found(marks, tuple(TIMES), lambda word: Time(f"t{word.i}", *TIMES[word.form])),
        found(marks, COUNTS, lambda word: Quantity(f"q{word.i}", 2.0, 2.0, unit="[mi_i]" if word.form == "miles" else None)),
        found(marks, PLACES, lambda word: Place(f"p{word.i}", word.form, latitude=1.0, longitude=1.0)),
        found(marks, ("Rebels", "guards"), lambda word: Actor(f"a{word.i}", word.form, "armed_group", "ISIL")),
        (),
    )
    said = {f"m{word.i}": word.form for word in marks.words}
    events = find_events(article, marks, facts, find_statuses(article, marks, ()), Ontology.load())
    return {e.trigger.of(text): (said.get(e.place or ""), said.get(e.time or ""), [said[each] for each in e.quantities]) for e in events}


ATTACKED = "Rebels rebel NOUN 2 nsubj\n attacked attack VERB/VBD 0 root\n a a DET 4 det\n post post NOUN 2 obj\n"
SKETCHES = {
    "a place in the phrase of what is struck": (ATTACKED + "in in ADP 6 case\n Lima Lima PROPN 4 nmod", ("Lima", None, [])),
    "a side of a place": (ATTACKED + "east east ADV 2 advmod\n of of ADP 7 case\n Lima Lima PROPN 5 obl", ("Lima", None, [])),
    "a place that the deed is about": (ATTACKED + "in in ADP 6 case\n protest protest NOUN 2 obl\n at at ADP 9 case\n the the DET 9 det\n vote vote NOUN 6 nmod\n in in ADP 11 case\n Lima Lima PROPN 9 nmod", (None, None, [])),
    "the place of who acts, where nothing else is told": (
        "Rebels rebel NOUN 4 nsubj\n in in ADP 3 case\n Puno Puno PROPN 1 nmod\n attacked attack VERB/VBD 0 root\n a a DET 6 det\n post post NOUN 4 obj",
        ("Puno", None, []),
    ),
    "the place of what is struck before that of who acts": (
        "Rebels rebel NOUN 4 nsubj\n in in ADP 3 case\n Puno Puno PROPN 1 nmod\n attacked attack VERB/VBD 0 root\n a a DET 6 det\n post post NOUN 4 obj\n near near ADP 8 case\n Lima Lima PROPN 6 nmod",
        ("Lima", None, []),
    ),
    "a day before a length": (ATTACKED + "for for ADP 6 case\n hours hour NOUN 2 obl\n on on ADP 8 case\n Tuesday Tuesday PROPN 2 obl", (None, "Tuesday", [])),
    "a length where no day is told": (ATTACKED + "for for ADP 6 case\n hours hour NOUN 2 obl", (None, "hours", [])),
    "a time that hangs on who acts": (
        "Rebels rebel NOUN 4 nsubj\n on on ADP 3 case\n Tuesday Tuesday PROPN 1 nmod\n attacked attack VERB/VBD 0 root\n a a DET 6 det\n post post NOUN 4 obj",
        (None, "Tuesday", []),
    ),
    "what it cost": (ATTACKED + ", , PUNCT 6 punct\n wounding wound VERB/VBG 2 advcl\n guards guard NOUN 6 obj", (None, None, ["guards"])),
    "how far off is no amount": (ATTACKED + "miles mile NOUN 6 obl\n east east ADV 2 advmod\n of of ADP 8 case\n Lima Lima PROPN 6 obl", ("Lima", None, [])),
}


@pytest.mark.parametrize(("sketch", "expected"), SKETCHES.values(), ids=list(SKETCHES))
def test_a_clause_tells_where_when_and_how_many(sketch: str, expected: tuple[str | None, str | None, list[str]]) -> None:
    assert told(sketch)["attacked"] == expected


def test_a_clause_on_a_noun_of_action_dates_it() -> None:
    sketch = """The the DET 2 det
        raid raid NOUN 11 nsubj
        by by ADP 4 case
        Rebels rebel NOUN 2 nmod
        that that PRON 7 nsubj:pass
        was be AUX 7 aux:pass
        staged stage VERB/VBN 2 acl:relcl
        in in ADP 9 case
        July July PROPN 7 obl
        soon soon ADV 11 advmod
        failed fail VERB/VBD 0 root"""
    assert told(sketch)["raid"][1] == "July"


def test_what_is_asked_for_is_not_done_when_it_is_asked() -> None:
    sketch = """Rebels rebel NOUN 4 nsubj
        on on ADP 3 case
        Tuesday Tuesday PROPN 4 obl
        urged urge VERB/VBD 0 root
        guards guard NOUN 4 obj
        to to PART 7 mark
        attack attack VERB/VB 4 xcomp
        posts post NOUN 7 obj"""
    events = told(sketch)
    assert (events["urged"][1], events["attack"][1]) == ("Tuesday", None)
