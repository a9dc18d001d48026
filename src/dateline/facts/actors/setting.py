"""Setting: the country that a stretch of a report is about, for what belongs to a state without saying to which."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.facts.actors.naming import Naming
from dateline.facts.actors.pairs import FADING, REACH, SHARE, Pairs
from dateline.knowledge.who import Known, Who
from dateline.marks import Marks, Word
from dateline.types import Article, Found, Place

# What speaks for a country, fitted on marked reports: each mention before the word, less from sentence to sentence …
SUBJECT = 2.0  # … more as a subject
ADJECTIVE = 0.3  # … less as an adjective, or as a body of the state
OPENING = 1.5  # being the first that the paragraph names
GROUND = 0.7  # being where the report was filed
MET = 3.0  # something is there in the clause of the phrase: "told a briefing in Beijing"
NEAREST = 60  # mentions
AGENCY = 2.0  # being the state whose own news agency reports: it says "the Ministry of Defense" of its own
STATE_AGENCIES = frozenset(
    """TASS Xinhua KCNA IRNA SANA SPA WAM QNA KUNA BNA ONA Saba SUNA Petra MENA BelTA Anadolu Khovar VNA Antara Bernama
    WAFA Agerpres MTI""".split()
)
NATIONAL = 1.0  # being the country whose own news agency or newspaper reports
WORLDWIDE = frozenset("""Reuters AFP BBC CNN Bloomberg EFE dpa DPA UPI""".split()) | {"Associated Press", "Al Jazeera", "Deutsche Welle"}
OFFICIAL = frozenset("government department ministry command delegation office embassy mission army navy presidency council agency".split())


OWNING = frozenset("conj amod compound nmod:poss".split())
PLACING = frozenset("in at near outside".split())


@dataclass(frozen=True)
class Asked:
    """A phrase whose country is asked for. The best must weigh `clear` times the next best."""

    head: Word
    clear: float = 1.1
    official: bool = False  # it may be the publisher's own
    other: bool = False  # it is not the publisher's ("the regime")


class Setting:
    """Weighs the countries of one text against each other, for any word of it."""

    def __init__(self, article: Article, marks: Marks, namings: Sequence[Naming], places: Found[Place]) -> None:
        who = Who.load()
        self.publisher = publisher_of(article, who)
        self._marks = marks
        self.grounds = _grounds(places)
        self._said = sorted(_said(marks, namings, places, who))
        self._heads = [head for head, _, _ in self._said]
        self._pairs = Pairs(marks, self._said)
        self._paragraphs = _paragraphs(article.text, marks)
        counts = Counter(code for _, code, _ in self._said)
        self._base = {code: SHARE * count / len(self._said) for code, count in counts.items()}
        dateline = article.dateline_span
        for head, code, _ in self._said:
            if dateline and dateline.overlaps(marks.words[head].span):
                self._base[code] += GROUND
                break
        agency = who.longest((article.agency or article.publisher or "").split(), 0)
        if agency and agency[0].code and agency[0].kind == "media" and agency[0].name not in WORLDWIDE:
            home = AGENCY if agency[0].name in STATE_AGENCIES else NATIONAL
            self._base[agency[0].code] = self._base.get(agency[0].code, 0.0) + home

    def names(self, code: str) -> bool:
        """Whether the report names the country, or something in it."""
        return code in self._base

    def state(self, asked: Asked) -> str | None:
        """The state that a bare "the army" belongs to, None where no country stands out."""
        own = self.publisher.code if self.publisher else None
        if own and asked.official and not asked.other:
            return own
        weights = {code: weight for code, weight in self._weighed(asked.head) if not (asked.other and code == own)}
        for code in self._met(asked.head):
            if code in weights:
                weights[code] += MET
        best = sorted(weights.items(), key=lambda pair: -pair[1])
        return best[0][0] if best and (len(best) == 1 or best[0][1] >= asked.clear * best[1][1]) else None

    def _met(self, word: Word) -> Iterator[str]:
        """The countries in which the clause of the phrase takes place."""
        verb = self._marks.head(word)
        if verb is None or word.rel != "nsubj":
            return
        sentence = self._marks.sentences[word.sentence]
        for head, code, _ in self._said[bisect_left(self._heads, sentence.first) : bisect_left(self._heads, sentence.last)]:
            named = self._marks.words[head]
            above = self._marks.head(named)
            held = above if named.rel == "nmod" and above is not None else named  # "told a briefing in Beijing"
            cases = self._marks.children(named, "case")
            if held.head == verb.i and held.rel in ("obl", "obj", "iobj") and any(case.lower in PLACING for case in cases):
                yield code

    def pair(self, word: Word) -> tuple[str, ...]:
        """The countries that "both sides" are; () where more than two might be meant."""
        return self._pairs.of(word)

    def _weighed(self, word: Word) -> list[tuple[str, float]]:
        """The countries by weight at a word, the heaviest first."""
        weights = dict(self._base)
        paragraph = self._paragraphs[word.sentence]
        opened = False
        for head, code, weight in self._said[: bisect_left(self._heads, word.i)][-NEAREST:]:
            if head >= paragraph and not opened:
                weights[code] += OPENING
                opened = True
            away = word.sentence - self._marks.words[head].sentence
            if away <= REACH:
                weights[code] = weights.get(code, 0.0) + weight * FADING**away
        return sorted(weights.items(), key=lambda pair: -pair[1])


def _grounds(places: Found[Place]) -> dict[int, str]:
    """The country of each place that the text names, by the word that heads the name."""
    pairs = zip(places.mentions, places.heads, strict=True)
    return {head: country for mention, head in pairs if (country := places.thing(mention).country)}


def _said(marks: Marks, namings: Sequence[Naming], places: Found[Place], who: Who) -> dict[tuple[int, str, float], None]:
    """Each word that names a country or something in one, with the country and the weight of the mention."""
    found: dict[tuple[int, str, float], None] = {}
    for head, country in _grounds(places).items():
        found[head, country, _weight(marks, marks.words[head])] = None
    for naming in namings:
        known = naming.known
        if known.code and known.code in who.countries and not known.unsure:
            light = known.form == "adjective" or known.kind != "country"
            found[naming.head, known.code, _weight(marks, marks.words[naming.head]) * (ADJECTIVE if light else 1.0)] = None
    return found


def _weight(marks: Marks, word: Word) -> float:
    """Of "Ghana and Togo" each weighs as much."""
    while word.rel in OWNING and word.head >= 0:
        word = marks.words[word.head]
    return SUBJECT if word.rel == "nsubj" else 1.0


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
