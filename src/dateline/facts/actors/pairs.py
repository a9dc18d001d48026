"""Pairs: the two countries that "both sides" and "the two governments" are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.marks import Marks, Word

FADING = 0.7  # what a mention weighs less from sentence to sentence
REACH = 10  # sentences
SHARE = 3.0  # all of the report's mentions
APART = 2.0  # how many times the third best the second must weigh to make a pair
FACTIONS = frozenset("side camp party delegation faction army force team".split())  # of one country, too, if it quarrels with itself
TELLING = frozenset("say suggest propose tell add hope think believe report note announce confirm claim admit agree".split())
BARE = frozenset(("both", "two"))
ALONE = 0.2  # what the second of two countries weighs at most where the quarrel is one country's own
PLACING = frozenset("in at near outside around".split())
Said = tuple[int, str, float]


class Pairs:
    """Weighs the countries of one text that may be a side; who is only the ground or somebody's home country is none."""

    def __init__(self, marks: Marks, said: Iterable[Said]) -> None:
        self._marks = marks
        self._said = [each for each in said if _state(each[1]) and self._acts(marks.words[each[0]])]
        self._heads = [head for head, _, _ in self._said]

    def _acts(self, word: Word) -> bool:
        above = self._marks.head(word)
        cases = self._marks.cases(word)
        entity = self._marks.entity_of(above) if above is not None and word.rel == "nmod" else None
        person = entity is not None and entity.label == "PER" and above is not None and above.span != entity.span
        home = person and "of" in cases  # "Marta Ekholm of Sweden"
        subject = word.rel == "nmod" and "for" in cases  # "the US envoy for Syria"
        return not (cases & PLACING) and not home and not subject

    def of(self, word: Word) -> tuple[str, ...]:
        """The two that the sentence has named, or the one before it; else those that face each other or stand out in the report.

        Who addresses them is neither of them. One code where one country quarrels with itself; () where more than two might be meant.
        """
        verb = self._marks.head(word)
        above = self._marks.head(verb) if verb is not None and word.rel == "nsubj" and verb.rel in ("ccomp", "parataxis") else None
        if above is not None and above.lemma in TELLING and (pair := self._two(word, set())):  # who says so may be one of them
            return pair
        return self._two(word, self._addressing(word))

    def _two(self, word: Word, others: set[str]) -> tuple[str, ...]:
        said = [each for each in self._said if each[1] not in others]
        named = self._named(word, word.sentence, said)
        before = named or ({} if others else self._named(word, word.sentence - 1, said))
        if len(before) == 2:
            return tuple(before)
        weights = self._weights(word, said)
        told = [each for each in said if each[0] < word.i]
        pairs = (
            self._alone(word, weights),
            self._facing(told, APART),
            self._facing(said, APART),
            self._outstanding(weights),
            self._facing(said, 1),
            self._facing(said, 1, next(iter(named), "")),
        )
        return next((pair for pair in pairs if pair and not named.keys() - set(pair)), ())

    def _named(self, word: Word, sentence: int, said: Sequence[Said]) -> dict[str, None]:
        return {code: None for head, code, _ in said if head < word.i and self._marks.words[head].sentence == sentence}

    def _addressing(self, word: Word) -> set[str]:
        """The codes in the subjects of the verbs that the phrase stands under."""
        below, found = word, set[str]()
        if word.lower in BARE and word.rel == "obj":  # "Belize turned both down": two offers
            return found
        for above in self._marks.ancestors(word):
            if below.rel in ("acl", "advcl"):
                break
            if below.rel != "nsubj":
                for subject in self._marks.children(above, "nsubj"):
                    found |= self._within(subject)
            below = above
        return found

    def _within(self, word: Word) -> set[str]:
        inside = {word.i, *(child.i for child in self._marks.children(word, "amod", "compound", "nmod:poss", "conj", "nmod"))}
        sentence = self._marks.sentences[word.sentence]
        here = self._said[bisect_left(self._heads, sentence.first) : bisect_left(self._heads, word.i + REACH)]
        return {code for head, code, _ in here if head in inside}

    def _weights(self, word: Word, said: Sequence[Said]) -> list[tuple[str, float]]:
        """The countries by weight at the word, the heaviest first."""
        counts = Counter(code for _, code, _ in said)
        weights = {code: SHARE * count / len(said) for code, count in counts.items()}
        for head, code, weight in said:
            away = word.sentence - self._marks.words[head].sentence
            if head < word.i and away <= REACH:
                weights[code] += weight * FADING**away
        return sorted(weights.items(), key=lambda pair: -pair[1])

    def _alone(self, word: Word, best: Sequence[tuple[str, float]]) -> tuple[str, ...]:
        """The country that quarrels with itself."""
        if word.lemma.lower() not in FACTIONS | BARE or not best:
            return ()
        return (best[0][0],) if len(best) == 1 or best[1][1] <= ALONE * best[0][1] else ()

    def _outstanding(self, best: Sequence[tuple[str, float]]) -> tuple[str, ...]:
        two = len(best) == 2 or (len(best) > 2 and best[1][1] >= APART * best[2][1])
        return (best[0][0], best[1][0]) if two else ()

    def _facing(self, said: Sequence[Said], clear: float, one: str = "") -> tuple[str, ...]:
        """The two countries that sentences name together, without a third, more often than any other two; `one` is among them."""
        sentences: dict[int, dict[str, None]] = {}
        for head, code, _ in said:
            sentences.setdefault(self._marks.words[head].sentence, {})[code] = None
        counts = Counter(tuple(sorted(codes)) for codes in sentences.values() if len(codes) == 2 and (not one or one in codes))
        pairs = counts.most_common(2)
        if not pairs or (clear > 1 and pairs[0][1] == 1):
            return ()
        return pairs[0][0] if len(pairs) == 1 or (pairs[0][1] > pairs[1][1] and pairs[0][1] >= clear * pairs[1][1]) else ()


def _state(code: str) -> bool:
    return len(code) == 3 and code.isupper()  # a country of ISO 3166, and no body
