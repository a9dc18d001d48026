"""Events: what is done between states and other actors, coded by PLOVER."""

from __future__ import annotations

from dateline.facts.events.making import Making, Statuses
from dateline.knowledge.ontology import Ontology
from dateline.marks import Marks
from dateline.types import Article, Event, Facts

__all__ = ["find_events"]


def find_events(article: Article, marks: Marks, facts: Facts, statuses: Statuses, ontology: Ontology) -> tuple[Event, ...]:
    """The events of an article in text order, each with its own trigger.

    What heads a part of the body, and why a speaker is not named ("not cleared to brief the press"), tells of no event.
    An event is coded where a word of the lexicon stands in the company that its row asks for; who, where and when are
    read off the trigger's own clause, and stay empty where the clause does not say.
    """
    return Making(article, facts, statuses, ontology).events()
