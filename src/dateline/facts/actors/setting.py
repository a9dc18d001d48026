"""Setting: the country that a stretch of a report is about, for what belongs to a state without saying to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.facts.actors.naming import Naming
from dateline.knowledge.who import Known, Who
from dateline.marks import Marks, Word
from dateline.types import Article, Found, Place

MOST = 0.4  # of all mentions of countries: then the whole report has one setting
FADING = 0.8  # what a mention counts for, from sentence to sentence
LATER = 0.5  # what one counts for that is yet to come
FAR_MORE = 1.3
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
        self._marks = marks
        self._paragraphs = _paragraphs(article.text, marks)
        counts = Counter(said.values())
        top = counts.most_common(1)
        self.main = top[0][0] if top and top[0][1] >= MOST * sum(counts.values()) else None
        self.publisher = publisher_of(article, Who.load())
        dateline = article.dateline_span
        self._ground = next((code for i, code in self._said if dateline and dateline.overlaps(marks.words[i].span)), self.main)
        self._near: dict[int, str | None] = {}

    def state(self, word: Word, person: bool) -> str | None:
        """The state that a bare "the army" belongs to: the publisher's, the first of its paragraph, the one most said around it."""
        if self.publisher and person:
            return self.publisher.code
        paragraph = self._paragraphs[word.sentence]
        first = next((code for i, code in self._said if paragraph <= i < word.i), None)
        return first or self._around(word.sentence) or self._ground

    def home(self, word: Word) -> str | None:
        """The country of people without any: that of the whole report, where it is the one said most around them too."""
        return self.main if self.main and self._around(word.sentence) == self.main else None

    def _around(self, sentence: int) -> str | None:
        """The country whose mentions, the nearer the weightier, outweigh those of any other by far."""
        if sentence not in self._near:
            weights: dict[str, float] = {}
            for i, code in self._said:
                away = self._marks.words[i].sentence - sentence
                weights[code] = weights.get(code, 0.0) + FADING ** abs(away) * (LATER if away > 0 else 1.0)
            best = [*sorted(weights.items(), key=lambda pair: -pair[1])[:2], ("", 0.0)]
            self._near[sentence] = best[0][0] if weights and best[0][1] >= FAR_MORE * best[1][1] else None
        return self._near[sentence]


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
