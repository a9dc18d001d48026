"""Explanations say what really made an event: the same events come of them, and every part of an event has its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.errors import QueryError
from dateline.explanation import Explanation
from dateline.models.conllu import read_conllu
from dateline.read import find_facts
from dateline.text.articles import article_of
from dateline.text.reasons import sections
from dateline.types import Article, Event, digest

EXAMPLES = Path(dateline.__file__).parent / "examples"
GOLDEN = Path(__file__).parent / "golden"
FEW = 8
DENIED = "Kyiv denied on Friday that it plans an offensive in the Donbas."
SEIZED = """Peru seizes two Chilean trawlers

LIMA, March 4, 2021 — Peru's navy seized two Chilean trawlers off Ilo on Tuesday and took their crew to the port, its spokesman said.

Chile demanded the immediate release of the sailors. Lima refused. "They fished in our waters," said Rosa Quispe, Peru's foreign minister.

Santiago recalled its ambassador and threatened to close the crossing at Arica. The Peruvian government condemned the threat.

In January, Chilean police had arrested a Peruvian captain. He was freed a week later.
"""
FIELDS = ("type", "mode", "cameo", "status")


def explained(reader: Any, article: Any, marks: Any) -> Iterator[tuple[Event, Explanation]]:
    """Every event of a report, as reading gives it, with its explanation; nothing else may be explained."""
    record, explainer = reader.read(article, marks), reader.explainer(article, marks)
    assert {event.id for event in explainer.events} == {event.id for event in record.events}
    for event in record.events:
        yield event, explainer.explain(event.id, record.made_by)


def check(event: Event, why: Explanation) -> None:
    """Each part of an event is what the lexicon's row says, or what a listed decision made of it."""
    assert why.event == event
    changed = {change.field: change.after for decision in why.decisions for change in decision.changes}
    alone = {name: getattr(why.lexicon, name) or "" for name in FIELDS[:3]} | {"status": why.status.reasons[-1].gives}
    assert {name: changed.get(name, alone[name]) for name in FIELDS} == {name: getattr(event, name) or "" for name in FIELDS}
    for role, mentions in (("actor", event.actors), ("recipient", event.recipients)):
        assert tuple(side.mention for side in why.sides if side.role == role) == mentions
    assert all(side.slot or side.rule in {decision.rule for decision in why.decisions} for side in why.sides)
    assert all(side.coding[-1].gives == side.code for side in why.sides if side.coding)
    assert [each.mention for each in why.circumstances] == [each for each in (event.place, event.time, *event.quantities) if each]
    assert (why.claim.claim if why.claim else None) == event.claim
    assert why.claim is None or why.claim.row is None or why.claim.row.act == why.claim.act
    assert abs(1 / (1 + exp(-sum(ground.odds for ground in why.grounds))) - event.score) < 0.02
    row = lines(why.lexicon.table)[why.lexicon.line - 1].split("\t")
    assert why.lexicon.lemma in row[0].split()
    assert row[3] == why.lexicon.type


@cache
def lines(table: str) -> list[str]:
    return files("dateline.knowledge").joinpath("data", table).read_text("utf8").splitlines()


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("*.conllu")))
def test_what_made_the_events_of_the_examples_is_told(reader: Any, name: str) -> None:
    [(_, text, marks)] = read_conllu((GOLDEN / name).read_text("utf8"), name)
    article = Article(digest("article", text, None), name, text, published="2025-10-14")
    pairs = list(explained(reader, article, marks))
    assert pairs
    for event, why in pairs:
        check(event, why)


def test_what_made_the_events_of_other_reports_is_told(reader: Any, gold: Path) -> None:
    for path in sorted((gold / "dev").glob("own-*.txt"))[:FEW]:
        article = article_of(path.read_text("utf8"), published="2022-02-17")
        for event, why in explained(reader, article, reader.see(article)):
            check(event, why)


def test_following_gives_the_same_actors(reader: Any) -> None:
    article = article_of(DENIED, published="2022-01-29")
    marks = reader.see(article)
    assert reader.explainer(article, marks)._actors.found == find_facts(article, marks, reader.known).actors


@pytest.fixture(scope="module")
def denied(reader: Any) -> Explanation:
    article = article_of(DENIED, published="2022-01-29")
    found: Explanation = reader.explain(article, next(each.id for each in reader.read(article).events if each.type == "ASSAULT"))
    return found


def test_a_pronoun_tells_whom_it_refers_to(denied: Explanation) -> None:
    [actor] = [side for side in denied.sides if side.role == "actor"]
    assert actor.stands_for is not None
    assert (actor.words.text, actor.slot, actor.stands_for.text, actor.code) == ("it", "subject", "Kyiv", "UKR")
    assert [arc.to.text for arc in actor.path] == ["plans", "it"]
    assert [reason.rule for reason in actor.coding] == ["linked", "named"]


def test_the_claim_that_vouches_names_the_row_of_its_cue(denied: Explanation) -> None:
    assert denied.claim is not None
    assert denied.claim.row is not None
    row = denied.claim.row
    assert lines(row.table)[row.line - 1].startswith("deny = {")
    assert (row.slot, row.act, denied.claim.code) == ("that", "deny", "UKR")


def test_a_status_leads_up_to_the_word_that_decided(denied: Explanation) -> None:
    about = [[words.text for words in reason.about] for reason in denied.status.reasons]
    assert about == [["offensive", "plans"], ["plans", "denied"]]


@pytest.mark.parametrize(
    ("text", "word", "signals"),
    [
        ("Peru did not attack Chile on Monday.", "attack", ["did", "not"]),
        ("Peru might attack Chile.", "attack", ["might"]),
        ("Peru announced possible sanctions against Chile.", "sanctions", ["possible"]),
    ],
)
def test_a_status_names_the_small_words_that_decided(reader: Any, text: str, word: str, signals: list[str]) -> None:
    article = article_of(text, published="2022-01-29")
    event = next(each for each in reader.read(article).events if each.trigger.of(text) == word)
    reason = reader.explain(article, event.id).status.reasons[-1]
    assert [each.text for each in reason.signals] == signals


def test_a_code_by_the_setting_says_so(reader: Any) -> None:
    article = article_of("Chad closed its border on Monday. The army shelled a Sudanese village.", published="2022-01-29")
    event = next(each for each in reader.read(article).events if each.type == "ASSAULT")
    [actor] = [side for side in reader.explain(article, event.id).sides if side.role == "actor"]
    assert (actor.words.text, actor.code, [reason.rule for reason in actor.coding]) == ("The army", "TCD", ["set"])


def test_a_side_that_was_chosen_says_how_likely_it_is(reader: Any) -> None:
    article = article_of(SEIZED, published="2021-03-04")
    event = next(each for each in reader.read(article).events if each.type == "REJECT")
    [recipient] = [side for side in reader.explain(article, event.id).sides if side.role == "recipient"]
    assert (recipient.code, recipient.rule, recipient.slot) == ("CHL", "chosen", None)
    assert recipient.says is not None
    assert recipient.says.startswith("likely (0.")


def test_a_changed_mode_names_its_rule(reader: Any) -> None:
    article = article_of("Chad asked Niger for talks on Monday.", published="2022-01-29")
    [event] = [each for each in reader.read(article).events if each.type == "REQUEST"]
    [decision] = [each for each in reader.explain(article, event.id).decisions if each.rule == "content_mode"]
    assert [(each.field, each.before, each.after) for each in decision.changes] == [("mode", "", "meet"), ("cameo", "020", "026")]


def test_there_is_no_reason_for_an_event_that_is_not_there(reader: Any) -> None:
    with pytest.raises(QueryError, match="gives no event 'event-0'"):
        reader.explain(article_of(DENIED, published="2022-01-29"), "event-0")


def test_what_a_kept_record_has_otherwise_is_told(reader: Any) -> None:
    record = reader.read(article_of(DENIED, published="2022-01-29"))
    older = replace(record, events=tuple(replace(each, status="actual", actors=()) for each in record.events))
    kept = {change.field: (change.before, change.after) for change in reader.explain(older, record.events[0].id).kept}
    assert kept == {"status": ("actual", "negated"), "actors": ("", "it")}
    assert reader.explain(record, record.events[0].id).kept == ()


def test_reasons_are_told_in_words(denied: Explanation) -> None:
    told = {section.title: section for section in sections(denied)}
    assert list(told) == ["Lexicon", "Who", "Where", "Status", "On whose word", "Score"]
    assert "offensive ←obj– plans –nsubj→ it" in told["Who"].reasons
    assert told["On whose word"].what == "Kyiv [UKR] (deny)"
