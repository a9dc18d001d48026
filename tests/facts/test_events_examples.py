"""The examples of the ontology are tests: what plover.toml says of a sentence is what is read off it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.knowledge.ontology import DecisionRule, Ontology
from dateline.types import Article

ONTOLOGY = Ontology.load()
EXAMPLES = [(example.get("type", kind.name), example) for kind in ONTOLOGY.types.values() for example in kind.examples]
LITERARY = [
    "The striker fired the decisive shot and the champions surrendered.",
    "The film wins its battles but loses the war with its audience.",
    "He died of a heart attack.",
    "The start-up launched a website on Monday.",
    "Shares came under heavy fire after a surprise attack by a rival brand.",
]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else value["trigger"])
def test_an_example_is_read_as_the_ontology_says(kind: str, example: dict[str, str], reader: Any, article: Callable[..., Article]) -> None:
    report = article(example["text"])
    events = reader.read(report).events
    found = [event for event in events if event.type == kind and event.trigger.of(report.text) in (example["trigger"], *near(example))]
    assert found, [(event.type, event.trigger.of(report.text)) for event in events]
    if "mode" in example:
        assert found[0].mode == example["mode"]


def near(example: dict[str, str]) -> list[str]:
    """A trigger may take in more words than the example names ("put its navy on high alert")."""
    start, text = example["text"].index(example["trigger"]), example["text"]
    return [text[first:last] for first in range(start + 1) for last in range(start + len(example["trigger"]), len(text) + 1)]


@pytest.mark.parametrize("rule", ONTOLOGY.rules, ids=lambda rule: rule.when)
def test_a_decision_rule_holds_for_its_example(rule: DecisionRule, reader: Any, article: Callable[..., Article]) -> None:
    example, report = rule.example, article(rule.example["text"])
    events = reader.read(report).events
    found = {(event.type, event.mode) for event in events if event.trigger.of(report.text) in (example["trigger"], *near(example))}
    assert any(kind == example["type"] and mode == example.get("mode", mode) for kind, mode in found), found
    assert example.get("not") not in {event.type for event in events}


@pytest.mark.parametrize("text", LITERARY)
def test_figures_of_speech_are_no_events(text: str, reader: Any, article: Callable[..., Article]) -> None:
    assert [event.type for event in reader.read(article(text)).events] == []
