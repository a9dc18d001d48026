"""Setting: the country that a stretch of a report is about, for what belongs to a state without saying to which."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum

from dateline.facts.actors.naming import Naming
from dateline.facts.actors.pairs import FADING, REACH, SHARE, Pairs
from dateline.facts.actors.phrases import Phrase
from dateline.facts.actors.weighing import NOBODY, PLACING, Bare, Named, Weighing
from dateline.knowledge.settings import Settings
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
TITLED, ALONE = 1.1, 1.6  # how much a country must outweigh the next for a named minister; where the name is all that is told
AGENCY = 2.0  # being the state whose own news agency reports: it says "the Ministry of Defense" of its own
STATE_AGENCIES = frozenset(
    """TASS Xinhua KCNA IRNA SANA SPA WAM QNA KUNA BNA ONA Saba SUNA Petra MENA BelTA Anadolu Khovar VNA Antara Bernama
    WAFA Agerpres MTI""".split()
)
NATIONAL = 1.0  # being the country whose own news agency or newspaper reports
WORLDWIDE = frozenset("""Reuters AFP BBC CNN Bloomberg EFE dpa DPA UPI""".split()) | {"Associated Press", "Al Jazeera", "Deutsche Welle"}
OFFICIAL = frozenset("government department ministry command delegation office embassy mission army navy presidency council agency".split())


STATE = 3  # letters of a country's code
OWNING = frozenset("conj amod compound nmod:poss".split())

@dataclass(frozen=True)
class Asked:
    """A phrase whose country or body is asked for; it is believed from the chance `enough` on."""

    phrase: Phrase
    sector: str
    enough: float


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
        self._home = ""
        agency = who.longest((article.agency or article.publisher or "").split(), 0)
        if agency and agency[0].code and agency[0].kind == "media":
            self._home = agency[0].code
            if agency[0].name not in WORLDWIDE:
                home = AGENCY if agency[0].name in STATE_AGENCIES else NATIONAL
                self._base[self._home] = self._base.get(self._home, 0.0) + home
        named = _named(namings, self.grounds)
        filed = next((each.code for each in named if dateline and dateline.overlaps(marks.words[each.head].span)), "")
        self.weighing = Weighing(marks, named, self._paragraphs, filed)

    def names(self, code: str) -> bool:
        """Whether the report names the country, or something in it."""
        return code in self._base

    def state(self, asked: Asked, called: tuple[str, ...] = ()) -> str | None:
        """Whose a bare "the army" is, None where nobody is likely enough; `called` are the codes that its noun had before."""
        if asked.phrase.name and self.publisher is not None:
            return self.publisher.code
        bare = self.bare(asked, called)
        if asked.phrase.name:
            return self._outstanding(bare.heaviest, ALONE if asked.phrase.role is None else TITLED)
        tables = [Settings.load().weights.get(kind, {}) for kind in bare.kinds(self._marks)]
        odds = {
            code: exp(fsum([table[sign] for table in tables for sign in dict.fromkeys(signs) if sign in table]))
            for code, signs in self.weighing.options(bare).items()
        }
        best = max(odds, key=lambda code: odds[code])
        return best if best != NOBODY and odds[best] >= asked.enough * fsum(odds.values()) else None

    def _outstanding(self, heaviest: Sequence[tuple[str, float]], lead: float) -> str | None:
        """For people told of by name: the country that the report is about there."""
        clear = heaviest[:1] and (len(heaviest) == 1 or heaviest[0][1] >= lead * heaviest[1][1])
        return heaviest[0][0] if clear else None

    def bare(self, asked: Asked, called: tuple[str, ...] = ()) -> Bare:
        """The phrase with what is known of the text besides its names."""
        own = self.publisher.code if self.publisher else None
        return Bare(asked.phrase, asked.sector, own or "", self._home, called, self._heaviest(asked.phrase.head))

    def _heaviest(self, word: Word) -> tuple[tuple[str, float], ...]:
        weights = dict(self._weighed(word))
        for code in self._met(word):
            weights[code] = weights.get(code, 0.0) + MET
        return tuple(sorted(weights.items(), key=lambda pair: -pair[1])[:2])

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


def _named(namings: Sequence[Naming], grounds: Mapping[int, str]) -> list[Named]:
    """Each word that names a country or body, or something in it, in text order."""
    found = {head: Named(head, country, "place") for head, country in grounds.items()}
    for naming in namings:
        known = naming.known
        grouped = known.kind == "armed_group" and len(known.code or "") != STATE  # ISIL has no ministers
        if known.code and not known.unsure and not grouped:
            found[naming.head] = Named(naming.head, known.code, known.form if known.kind == "country" else known.kind)
    return [found[head] for head in sorted(found)]


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
    >>> publisher_of(Article("a", "a", "", publisher="Foreign Office of Estonia"), Who.load()).code
    'EST'
    """
    forms = (article.publisher or "").split()
    hits = [(at, hit[0]) for at in range(len(forms)) if (hit := who.longest(forms, at)) and hit[0].code and hit[0].kind != "media"]
    owners = (known for at, known in hits if {"of"} & {form.lower() for form in forms[max(0, at - 2) : at]})  # "Foreign Office of Estonia"
    found = next(owners, hits[0][1] if hits else None)
    official = found is not None and (found.kind != "country" or any(form.lower() in OFFICIAL for form in forms))
    return found if official else None
