"""Actors: everybody in a report who can act, speak or undergo, with whom they count for between states."""

from __future__ import annotations

from dateline.facts.actors.casting import Casting
from dateline.knowledge.who import Who
from dateline.marks import Marks
from dateline.types import Actor, Article, Found, Place

__all__ = ["find_actors"]


def find_actors(article: Article, marks: Marks, places: Found[Place], chains: tuple[tuple[int, ...], ...], who: Who) -> Found[Actor]:
    """An actor for every phrase that could act, speak or undergo; `code` and `sector` only where the text or our tables tell.

    Far more is proposed than a record keeps: what is neither known nor used by a claim or event is dropped later.
    """
    return Casting(article, marks, places, who).found(chains)
