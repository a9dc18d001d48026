"""Actors: everybody in a report who can act, speak or undergo, with whom they count for between states."""

from __future__ import annotations

from dateline.facts.actors.coding import Coding
from dateline.facts.actors.linking import Linking
from dateline.facts.actors.naming import namings_of
from dateline.facts.actors.persons import Persons
from dateline.facts.actors.phrases import Phrase, Phrasing
from dateline.facts.actors.setting import Setting
from dateline.facts.actors.speakers import Speakers
from dateline.knowledge.who import Who
from dateline.marks import Marks
from dateline.types import Actor, Article, Found, Place, Span

__all__ = ["find_actors"]


def find_actors(article: Article, marks: Marks, places: Found[Place], chains: tuple[tuple[int, ...], ...], who: Who) -> Found[Actor]:
    """An actor for every phrase that could act, speak or undergo; `code` and `sector` only where the text or our tables tell.

    Far more is proposed than a record keeps: what is neither known nor used by a claim or event is dropped later.
    """
    phrasing = Phrasing(marks, who)
    namings = namings_of(marks, places, who)
    persons = Persons(marks, phrasing, article.day)
    setting = Setting(article, marks, namings, places)
    coding = Coding(phrasing, namings, Speakers(article.text, marks, setting), setting, persons.office)
    coding.links = _links(chains)
    linking = Linking(article, coding, persons)
    phrases = [*phrasing.all()]
    coding.remember(phrases)
    taken = {phrase.head.i for phrase in phrases}
    for naming in namings:
        if naming.head not in taken and naming.known.code:
            words = marks.words[naming.first : naming.last + 1]
            phrases.append(Phrase(marks.words[naming.head], Span(words[0].start, words[-1].end), shown=words))
    phrases.sort(key=lambda phrase: (phrase.head.i, phrase.span))
    return linking.found([linking.sketch(phrase) for phrase in phrases], chains)


def _links(chains: tuple[tuple[int, ...], ...]) -> dict[int, tuple[int, ...]]:
    """For each word the others of its chain, the nearest before it first."""
    return {i: tuple(sorted((j for j in chain if j != i), key=lambda j: (j > i, abs(i - j)))) for chain in chains for i in chain}
