"""Setting: the country that a stretch of a report is about, for what belongs to a state without saying to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.facts.actors.naming import Naming
from dateline.knowledge.who import Known, Role, Who
from dateline.marks import Marks, Word
from dateline.types import Article, Found, Place

MOST = 0.5  # of all mentions of countries: then the whole report has one setting
OFFICIAL = frozenset("government department ministry command delegation office embassy mission army navy presidency council agency".split())


class Setting:
    """The countries of one text: where they are named, and which of them it is mostly about."""

    def __init__(self, article: Article, marks: Marks, namings: Sequence[Naming], places: Found[Place]) -> None:
        said: dict[int, str] = {}
        for mention, head in zip(places.mentions, places.heads, strict=True):
            country = places.thing(mention).country
            if country:
                said[head] = country
        for naming in namings:
            if naming.known.kind == "country" and naming.known.code:
                said[naming.head] = naming.known.code
        self._said = sorted(said.items())
        self._paragraphs = _paragraphs(article.text, marks)
        counts = Counter(said.values())
        top = counts.most_common(1)
        self._main = top[0][0] if top and top[0][1] >= MOST * sum(counts.values()) else None
        self.publisher = publisher_of(article, Who.load())

    def code(self, word: Word, role: Role) -> str | None:
        """The state that the word belongs to where nothing near says so: the publisher's, the paragraph's, the report's."""
        if self.publisher and role.kind == "person":
            return self.publisher.code
        paragraph = self._paragraphs[word.sentence]
        first = next((code for i, code in self._said if i < word.i and i >= paragraph), None)
        return first or self._main


def _paragraphs(text: str, marks: Marks) -> list[int]:
    """For each sentence the first word of its paragraph."""
    found: list[int] = []
    for sentence in marks.sentences:
        before = marks.sentences[sentence.i - 1] if sentence.i else None
        opens = before is None or "\n\n" in text[before.end : sentence.start]
        found.append(sentence.first if opens else found[-1])
    return found


def publisher_of(article: Article, who: Who) -> Known | None:
    """The state or body that issues the text; None for a newsroom.

    >>> publisher_of(Article("a", "a", "", publisher="UK Government"), Who.load()).code
    'GBR'
    """
    forms = (article.publisher or "").split()
    for at in range(len(forms)):
        hit = who.longest(forms, at)
        if hit and hit[0].code and hit[0].kind != "media":
            official = hit[0].kind != "country" or any(form.lower() in OFFICIAL for form in forms)
            return hit[0] if official else None
    return None
