"""What a number counts: the noun that it modifies, or the one that the text leaves out because it has just been said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.facts.quantities.amounts import Amount
from dateline.facts.quantities.nouns import lemma_of, singular_of
from dateline.marks import Marks, Word
from dateline.types import Span

NOMINAL = frozenset(["NOUN", "PROPN"])
INSIDE = frozenset(["ADJ", "NOUN", "PROPN", "NUM", "ADV", "CCONJ", "X", "SYM", "VERB", "PUNCT", "PART", "DET", "ADP"])
HYPHENS = frozenset("-‑–")
QUOTES = frozenset("\"'“”‘’«»")
POSSESSIVES = frozenset("its their his her our my your whose".split())
CASUALTY = re.compile(
    r"(?:kill|wound|injur|dead|death|die|dying|casualt|toll|hurt|fatalit|victim|massacr|slain|martyr|displac|evacuat|drown|behead)"
)
DEAD = frozenset("dead toll deaths killed wounded injured wounding killing injuring kills wounds injures".split())
AFTER_CASUALTY = frozenset("dead killed injured wounded hurt missing displaced arrested detained more others other".split())
INCLUDING = re.compile(r"(?:including|among them|such as)(?!\w)[^.;]*\Z")
POINTING = frozenset("others other more dead killed injured wounded missing hurt".split())  # nouns that leave the noun out
NEAR = 100  # words around a number that tell what it counts
CREWS = frozenset("crew team".split())
GATHERED = frozenset("crew team group force panel delegation convoy squad gang unit party family".split())
CHANGING = re.compile(
    r"(?:doubl|tripl|r[io]se|risen|fell|fall|total|number|reach|climb|increas|decreas|drop|gr[eo]w|st[oa]nd|stood|amount)"
)


@dataclass(frozen=True)
class Counted:
    """The noun counted: its lemma, its word (of the number where the noun is left out) and where the phrase ends."""

    of: str | None
    head: int
    end: int
    said: bool = True  # the noun stands with the number
    number: Word | None = None


class Counting:
    """Finds what each number of a text counts; keeps the last noun counted, for "five were killed and eight wounded"."""

    def __init__(self, text: str, marks: Marks) -> None:
        self.text, self.marks = text, marks
        self.last: str | None = None
        self.last_sentence = -1

    def remember(self, counted: Counted) -> None:
        """Keep the noun; but not one of a list that only illustrates: "71 aircraft, including six bombers"."""
        if counted.of and counted.said and counted.number:
            start = counted.number.start
            if self.last_sentence == counted.number.sentence and INCLUDING.search(self.text, max(0, start - 45), start):
                return
            self.last, self.last_sentence = counted.of, counted.number.sentence

    def of(self, amount: Amount) -> Counted | None:
        """What the amount counts; None where there are no words."""
        words = self.marks.words_in(Span(amount.core, amount.end))
        if not words:
            return None
        number = _governed(words)
        noun = self._noun(words, number)
        if noun is None:
            return self._left_out(words, number, amount)
        noun = self._of_head(noun)
        last = self._last(noun)
        if noun.lower in POINTING:
            return Counted(self._antecedent(number), noun.i, last.end, said=False, number=number)
        of = lemma_of(noun) if last is noun else singular_of(self.text[self._first(noun).start : last.end])
        return Counted(of, noun.i, last.end, number=number)

    def _noun(self, words: tuple[Word, ...], number: Word) -> Word | None:
        after = self._word(words[-1].i + 1, number)
        if after and after.lower == "more" and self._lower(after.i + 1, number) == "of":
            after = self._word(after.i + 1, number)
        if after and after.lower == "of":
            return self._noun_after_of(after)
        if after and after.form in HYPHENS:
            noun = self._word(after.i + 1, number)
            if noun and noun.start == after.end and noun.upos in NOMINAL:
                return noun
        return self._governor(words, number) or self._scan(words[-1].i + 1, number)

    def _governor(self, words: tuple[Word, ...], number: Word) -> Word | None:
        """The noun above the number in the tree, where it stands after it with nothing foreign between."""
        above = self.marks.head(number)
        if above is None or number.rel not in ("nummod", "det", "amod", "compound") or not words[-1].i < above.i <= words[-1].i + 12:
            return None
        between = self.marks.words[words[-1].i + 1 : above.i]
        if above.upos not in NOMINAL or self._is_listed(between) or any(word.upos not in INSIDE or word.form in ".;:" for word in between):
            return None
        return self._through(above)

    def _is_listed(self, between: tuple[Word, ...]) -> bool:
        """True where another number follows after a comma: the parse has run two items of a list together."""
        forms = [word.form for word in between]
        return "," in forms and any(word.upos == "NUM" for word in between[forms.index(",") :])

    def _through(self, noun: Word) -> Word:
        """The noun that ends the phrase where the parse stops short of it: "air-to-air missiles"."""
        last, following = self._last(noun), self._word(self._last(noun).i + 1, noun)
        if last is not noun and following and following.upos == "NOUN" and following.start == last.end + 1:
            return following
        return noun

    def _scan(self, first: int, number: Word) -> Word | None:
        """The last noun of the unbroken run after the number; for trees that hang the number elsewhere."""
        above = self.marks.head(number)
        if number.rel not in ("nummod", "compound", "dep", "det") or above is None or above.i < number.i:
            return None
        noun = None
        for i in range(first, first + 8):
            word = self._word(i, number)
            if word is None:
                break
            if word.upos in NOMINAL or word.i == above.i:
                noun = word
            elif not (
                word.upos in ("ADJ", "X")
                or word.form in HYPHENS
                or word.rel == "amod"
                or (noun and word.upos == "NUM" and word.i < above.i)
                or (noun is None and word.form in QUOTES)
            ):
                break
        return noun

    def _noun_after_of(self, of: Word) -> Word | None:
        for i in range(of.i + 1, of.i + 12):
            word = self._word(i, of)
            if word is None or (
                word.upos in ("PUNCT", "ADP", "SCONJ", "AUX", "VERB") and word.form not in HYPHENS | QUOTES and word.rel != "amod"
            ):
                return None
            if word.upos == "PRON" and word.lower not in POSSESSIVES:
                return self._noun_after_pronoun(word)
            if word.upos in NOMINAL and not self._goes_on(word):
                return word
        return None

    def _of_head(self, noun: Word) -> Word:
        """The cattle of "300 head of cattle"."""
        after = self._word(noun.i + 1, noun)
        return (noun.lower == "head" and after and after.lower == "of" and self._noun_after_of(after)) or noun

    def _noun_after_pronoun(self, pronoun: Word) -> Word | None:
        """The noun that says what they are: "three of them children"."""
        following = self._word(pronoun.i + 1, pronoun)
        return (
            following
            if following and following.upos == "NOUN" and following.xpos in ("NNS", "") and pronoun.lower in ("them", "whom")
            else None
        )

    def _goes_on(self, word: Word) -> bool:
        """True for a noun that only leads to the next one: "border patrols", "Russia's allies"."""
        following = self._word(word.i + 1, word)
        if following is None:
            return False
        return following.upos in NOMINAL or (following.form in HYPHENS and following.start == word.end) or following.lower in ("'s", "’s")

    def _left_out(self, words: tuple[Word, ...], number: Word, amount: Amount) -> Counted:
        after, end = self._word(words[-1].i + 1, number), amount.end
        if after and after.lower in AFTER_CASUALTY:
            end = after.end
        elif after and after.lower == "of":
            end = self._end_of_whole(after) or end
        before, gathered = self._word(words[0].i - 1, number), self._word(words[0].i - 2, number)
        if before and before.lower == "of" and gathered and singular_of(gathered.lower) in GATHERED:
            return Counted(gathered.lower if gathered.lower in CREWS else None, number.i, end, said=False, number=number)
        return Counted(self._antecedent(number), number.i, end, said=False, number=number)

    def _end_of_whole(self, of: Word) -> int | None:
        """Where "two of them" and "61 of the 83" end."""
        following = self._word(of.i + 1, of)
        if following and following.lower in ("the", "those", "these"):
            following = self._word(following.i + 1, of)
        return following.end if following and (following.upos in ("PRON", "NUM")) else None

    def _antecedent(self, number: Word) -> str | None:
        """A person after "dead" or "toll", the noun last counted in this sentence, or what the sentence tells of."""
        bounds = self.marks.sentences[number.sentence]
        sentence = self.marks.words[max(bounds.first, number.i - NEAR) : min(bounds.last, number.i + NEAR)]
        near = [word.lower for word in sentence if 0 < number.i - word.i <= 4]
        if numbered := self._numbered(sentence, number):
            return numbered
        told = any(CASUALTY.match(word.lower) for word in sentence)
        if self.last_sentence == number.sentence and self.last and not {"dead", "toll", "deaths"} & set(near):
            return self.last
        if told:
            return "person"
        return self._subject(number) or (self.last if self.last_sentence == number.sentence - 1 else None)

    def _numbered(self, sentence: tuple[Word, ...], number: Word) -> str | None:
        """What a number is said to be of: "the number of militants rose to 36", "rioters, numbering about 100"."""
        above = self.marks.head(number)
        if above and above.lower == "numbering" and (counted := self.marks.head(above)) and counted.upos in NOMINAL:
            return lemma_of(counted)
        for word in sentence[:-2]:
            if (
                word.lower == "number"
                and word.i < number.i
                and self._lower(word.i + 1, word) == "of"
                and (noun := self._word(word.i + 2, word))
            ):
                return lemma_of(noun) if noun.xpos in ("NNS", "NNPS") else None
        return None

    def _subject(self, number: Word) -> str | None:
        """The subject that has come to a number: "violations have doubled to 2,330"."""
        verb = self.marks.head(number)
        subject = self.marks.child(verb, "nsubj") if verb and CHANGING.match(verb.lower) else None
        return lemma_of(subject) if subject and subject.xpos in ("NNS", "NNPS") else None

    def _first(self, word: Word) -> Word:
        """The first part of a word written with hyphens: UD cuts them."""
        while (hyphen := self._word(word.i - 1, word)) and hyphen.form in HYPHENS and hyphen.end == word.start:
            before = self._word(word.i - 2, word)
            if before is None or before.end != hyphen.start or before.upos == "NUM":
                break
            word = before
        return word

    def _last(self, word: Word) -> Word:
        while (hyphen := self._word(word.i + 1, word)) and hyphen.form in HYPHENS and hyphen.start == word.end:
            following = self._word(word.i + 2, word)
            if following is None or following.start != hyphen.end:
                break
            word = following
        return word

    def _lower(self, i: int, near: Word) -> str:
        word = self._word(i, near)
        return word.lower if word else ""

    def _word(self, i: int, near: Word) -> Word | None:
        words = self.marks.words
        return words[i] if 0 <= i < len(words) and words[i].sentence == near.sentence else None


def _governed(words: tuple[Word, ...]) -> Word:
    """The word of the number that something outside of it governs."""
    inside = {word.i for word in words}
    return next((word for word in reversed(words) if word.head not in inside), words[-1])
