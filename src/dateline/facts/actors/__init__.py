"""Actors: everybody in a report who can act, speak or undergo, with whom they count for between states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.facts.actors.coding import Coding
from dateline.facts.actors.linking import Linking
from dateline.facts.actors.naming import Naming, namings_of
from dateline.facts.actors.persons import Persons
from dateline.facts.actors.phrases import Phrase, Phrasing
from dateline.facts.actors.setting import Setting
from dateline.facts.actors.speakers import Speakers
from dateline.knowledge.who import Who
from dateline.marks import Marks, Word
from dateline.types import Actor, Article, Found, Place, Span

SINGULAR = frozenset("i me my mine myself".split())

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
    phrases = [phrase for phrase in phrasing.all() if not _filed(article, phrase.head)]
    coding.remember(phrases)
    phrases += _beside(article, phrasing, namings, {phrase.head.i for phrase in phrases})
    phrases.sort(key=lambda phrase: (phrase.head.i, phrase.span))
    linking = Linking(article, coding, persons)
    return linking.found([linking.sketch(phrase) for phrase in phrases], (*chains, *_spoken(coding, phrases)))


def _filed(article: Article, word: Word) -> bool:
    """Whether the word stands in "MOSCOW (AP)" before the text."""
    return bool(article.dateline_span and article.dateline_span.overlaps(word.span))


def _beside(article: Article, phrasing: Phrasing, namings: Sequence[Naming], taken: set[int]) -> Iterator[Phrase]:
    """The names inside phrases of other heads, "Ukrainian" of "Ukrainian losses"; not where the head is an actor of that country."""
    marks = phrasing.marks
    for naming in namings:
        word = marks.words[naming.head]
        above = marks.head(word)
        told = above is not None and above.i in taken and naming.known.form == "adjective" and phrasing.role(above) is not None
        if naming.head not in taken and naming.known.code and not told and not _filed(article, word):
            words = marks.words[naming.first : naming.last + 1]
            yield Phrase(word, Span(words[0].start, words[-1].end), shown=words)


def _spoken(coding: Coding, phrases: Sequence[Phrase]) -> Iterator[tuple[int, ...]]:
    """Each "I" with the speaker whose it is."""
    for phrase in phrases:
        if phrase.head.lower in SINGULAR:
            speaker = coding.speakers.of(phrase.head)
            if isinstance(speaker, Word):
                yield (speaker.i, phrase.head.i)


def _links(chains: tuple[tuple[int, ...], ...]) -> dict[int, tuple[int, ...]]:
    """For each word the others of its chain, the nearest before it first."""
    return {i: tuple(sorted((j for j in chain if j != i), key=lambda j: (j > i, abs(i - j)))) for chain in chains for i in chain}
