"""The table of cues: every entry shows itself at work, and a slip is told with file and line."""

from __future__ import annotations

import re

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.lexicon import Cue, Lexicon, read_lexicon

LEXICON = Lexicon.load()
assert LEXICON.minds
CUES = [("said", cue) for cue in LEXICON.cues] + [("thought", cue) for cue in LEXICON.minds.cues]
SHAPE = re.compile(r"\[([^\]]+)\]")


def test_size() -> None:
    assert len(Lexicon.load().cues) > 350


@pytest.mark.parametrize("cue", [cue for _, cue in CUES], ids=[f"{table} {cue.kind} {cue.lemma}" for table, cue in CUES])
def test_every_cue_has_an_example_that_marks_cue_and_words(cue: Cue) -> None:
    shown = SHAPE.search(cue.example)
    assert shown, f"mark the cue in {cue.example!r} with [ ]"
    assert re.search(r"\{[^}]+\}", cue.example) or cue.frame == ("support",), f"mark the words said in {cue.example!r} with {{ }}"
    assert shown[1][0].lower() == cue.lemma[0], "the example shows another cue"


def test_examples_differ() -> None:
    examples = [cue.example for _, cue in CUES]
    assert len(set(examples)) == len(examples)


def test_the_longest_verb_is_tried_first() -> None:
    lexicon = Lexicon.load()
    ruled_out, ruled = lexicon.verb("rule", ("out",)), lexicon.verb("rule", ())
    assert ruled_out and ruled_out.act == "reject"
    assert ruled and ruled.act == "say"
    assert lexicon.verb("turn", ()) is None


def test_an_act_of_its_own_for_a_slot() -> None:
    tell = Lexicon.load().verb("tell", ())
    assert tell and (tell.act_of("that"), tell.act_of("urge")) == ("say", "demand")


def test_an_object_that_never_is_what_is_said() -> None:
    claim = Lexicon.load().verb("claim", ())
    assert claim and claim.may_say("responsibility") and not claim.may_say("life")


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('[verb]\nsay = { frame = "that", act = "say" }', "line 2: 'say' lacks"),
        ('[verb]\nsay = { frame = "song", act = "say", example = "x" }', "line 2: 'say' has the unknown slot 'song'"),
        ('[verb]\n\nsay = { frame = "that", act = "sing", example = "x" }', "line 3: 'say' has the unknown act 'sing'"),
        ('[adverb]\nsay = { frame = "that", act = "say", example = "x" }', "[adverb] is no kind of cue"),
        ("[verb", "cues.toml: not TOML"),
    ],
)
def test_a_slip_is_told_with_its_place(source: str, complaint: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        read_lexicon(source, "cues.toml")
    assert complaint in str(error.value)
