"""Events of short reports as the network reads them: what is said to be done, and nothing that is not."""

from __future__ import annotations

from typing import Any


def events(reader: Any, article: Any, text: str) -> list[tuple[str, list[str], list[str]]]:
    """(type, codes of the actors, codes of the recipients) of each event."""
    record = reader.read(article(text))
    things = {actor.id: actor for actor in record.actors}
    codes = {mention.id: things[mention.thing].code or "" for mention in record.mentions if mention.thing in things}
    return [(each.type, [codes[one] for one in each.actors], [codes.get(one, "") for one in each.recipients]) for each in record.events]


def test_a_match_is_no_war_however_grave_the_report(reader: Any, article: Any) -> None:
    grave = "Ethiopia shelled a Sudanese village on Monday. The Sudanese army said two soldiers were killed. Sudan recalled its envoy. "
    assert [kind for kind, *_ in events(reader, article, grave + "Ethiopia's football side crushed Sudan 3-0 in a friendly.")] == [
        kind for kind, *_ in events(reader, article, grave)
    ]


def test_a_crushed_revolt_is_a_deed(reader: Any, article: Any) -> None:
    found = events(reader, article, "The Sudanese army crushed a revolt on Monday.")
    assert ("ASSAULT", ["SDN"]) in [(kind, actors) for kind, actors, _ in found]


def test_nobody_is_accused_by_owning_the_accused(reader: Any, article: Any) -> None:
    found = events(reader, article, "Negotiators from Egypt left the hall and accused their hosts of bad faith.")
    assert [recipients for kind, _, recipients in found if kind == "ACCUSE"] == [[]]


def test_why_a_speaker_is_not_named_is_no_event(reader: Any, article: Any) -> None:
    text = "An Egyptian official, speaking on condition of anonymity because he was not cleared to brief the press, said the talks failed."
    assert "CONSULT" not in [kind for kind, actors, _ in events(reader, article, text) if actors]


def test_how_far_deeds_lie_apart_is_not_when_they_were_done(reader: Any, article: Any) -> None:
    record = reader.read(article("Ethiopia closed its border on Monday, hours after negotiators from Egypt walked out of the talks."))
    times = {mention.id: mention.span.of(record.article.text) for mention in record.mentions}
    assert "hours" not in [times.get(event.time or "") for event in record.events]
