"""Casting: everybody in one report, from the phrases that could name somebody to the actors that they name."""

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


class Casting:
    """The actors of one article. Who explains a code looks on by standing in for the coding."""

    coding: type[Coding] = Coding

    def __init__(self, article: Article, marks: Marks, places: Found[Place], who: Who) -> None:
        self.article = article
        self.phrasing = Phrasing(marks, who)
        self.namings = namings_of(marks, places, who)
        self.persons = Persons(marks, self.phrasing, article.day)
        setting = Setting(article, marks, self.namings, places)
        speakers = Speakers(article.text, marks, setting)
        self.codes = self.coding(self.phrasing, self.namings, speakers, setting, self.persons.office)

    def found(self, chains: tuple[tuple[int, ...], ...]) -> Found[Actor]:
        """An actor for every phrase; `chains` are the words that name one thing."""
        self.codes.links = _links(chains)
        phrases = [phrase for phrase in self.phrasing.all() if not _filed(self.article, phrase.head)]
        self.codes.remember(phrases)
        phrases += _beside(self.article, self.phrasing, self.namings, {phrase.head.i for phrase in phrases})
        phrases.sort(key=lambda phrase: (phrase.head.i, phrase.span))
        linking = Linking(self.article, self.codes, self.persons)
        return linking.found([linking.sketch(phrase) for phrase in phrases], (*chains, *_spoken(self.codes, phrases)))


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
