"""The score of an event: what is known of it speaks for it."""

from __future__ import annotations

from dataclasses import replace

from dateline.facts.events.decisions import Draft
from dateline.facts.events.matching import Hit
from dateline.facts.events.reliability import reliability
from dateline.knowledge.ontology import Ontology
from dateline.marks import Word
from dateline.types import Actor, Facts, Found, Mention, Span

ONTOLOGY = Ontology.load()
PERU = Found((Actor("actor-1", "Peru", "country", "PER"),), (Mention("mention-1", "actor-1", Span(0, 4)),), (0,))
FACTS = Facts(Found(), Found(), Found(), PERU, ())
INVADED = Word(1, 5, 12, "invaded", "invade", "VERB", deprel="root")
ROW = ONTOLOGY.rows("invade", noun=False)[0]
DRAFT = Draft(Hit(INVADED, ROW), ROW.type, None, None, "actual", PERU.mentions, (), 0.9)


def test_a_score_is_a_chance() -> None:
    assert 0.8 < reliability(DRAFT, FACTS, ONTOLOGY) < 1


def test_an_event_whose_doer_is_unknown_is_trusted_less() -> None:
    assert reliability(replace(DRAFT, actors=()), FACTS, ONTOLOGY) < reliability(DRAFT, FACTS, ONTOLOGY)


def test_an_unreliable_row_makes_an_unreliable_event() -> None:
    assert reliability(replace(DRAFT, score=0.4), FACTS, ONTOLOGY) < reliability(DRAFT, FACTS, ONTOLOGY)
