"""What a number counts: the noun that it modifies, or the one that the text leaves out because it has just been said."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.facts.quantities.amounts import Amount
from dateline.marks import Marks, Word
from dateline.types import Span

NOMINAL = frozenset(["NOUN", "PROPN"])
INSIDE = frozenset(["ADJ", "NOUN", "PROPN", "NUM", "ADV", "CCONJ", "X", "SYM", "VERB", "PUNCT", "PART", "DET"])
HYPHENS = frozenset("-‑–")
QUOTES = frozenset("\"'“”‘’«»")
CASUALTIES = frozenset(
    (
        "dead killed kill die died wounded wound injured injure hurt missing casualty toll death victim fatality injury massacre displace "
        "displaced"
    ).split()
)
AFTER_CASUALTY = frozenset("dead killed injured wounded hurt missing displaced arrested detained others".split())
PERSON = {"people": "person", "persons": "person"}


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
        if counted.of and counted.said and counted.number:
            self.last, self.last_sentence = counted.of, counted.number.sentence

    def of(self, amount: Amount) -> Counted | None:
        """What the amount counts; None where there are no words or the number belongs to something else."""
        words = self.marks.words_in(Span(amount.core, amount.end))
        if not words:
            return None
        number = _governed(words)
        noun = self._noun(words, number, amount)
        if noun is None:
            return self._left_out(words, number, amount)
        end = self._end(noun)
        return Counted(_lemma(noun), noun.i, end, number=number)

    def _noun(self, words: tuple[Word, ...], number: Word, amount: Amount) -> Word | None:
        after = self._word(words[-1].i + 1, number)
        if after and after.lower == "of":
            return self._noun_after_of(after)
        if after and after.form in HYPHENS:
            noun = self._word(after.i + 1, number)
            return noun if noun and noun.upos in NOMINAL and noun.start == after.end else self._governor(words, number)
        return self._governor(words, number) or self._scan(words[-1].i + 1, number)

    def _governor(self, words: tuple[Word, ...], number: Word) -> Word | None:
        """The noun above the number in the tree, where it stands after it with nothing foreign between."""
        above = self.marks.head(number)
        if above is None or number.rel not in ("nummod", "det", "amod", "compound") or not words[-1].i < above.i <= words[-1].i + 12:
            return None
        between = self.marks.words[words[-1].i + 1 : above.i]
        if above.upos not in NOMINAL and above.upos not in ("ADJ", "PRON", "VERB", "X", "SYM"):
            return None
        if above.upos not in NOMINAL:
            return None
        return (
            above if all((word.upos in INSIDE and word.form not in (",", ".", ";", ":")) or word.form == "," for word in between) else None
        )

    def _scan(self, first: int, number: Word) -> Word | None:
        """The last noun of the unbroken run after the number; for trees that hang the number elsewhere."""
        noun = None
        for i in range(first, min(first + 8, len(self.marks.words))):
            word = self.marks.words[i]
            if word.sentence != number.sentence:
                break
            if word.upos in NOMINAL:
                noun = word
            elif not (
                word.upos in ("ADJ", "X")
                or word.form in HYPHENS
                or (word.upos == "VERB" and word.rel == "amod")
                or (noun is None and word.form in QUOTES)
            ):
                break
        return noun if noun and number.rel in ("nummod", "compound", "dep", "det") else None

    def _noun_after_of(self, of: Word) -> Word | None:
        for i in range(of.i + 1, min(of.i + 12, len(self.marks.words))):
            word = self.marks.words[i]
            if word.sentence != of.sentence or (word.upos in ("PUNCT", "ADP", "SCONJ", "AUX") and word.form not in HYPHENS | QUOTES):
                return None
            if (
                word.upos == "PRON"
                and word.feats.get("Poss") != "Yes"
                and word.lower not in ("its", "their", "his", "her", "our", "my", "your")
            ):
                return None
            if word.upos in NOMINAL and not self._goes_on(word):
                return word
        return None

    def _goes_on(self, word: Word) -> bool:
        """True for a noun that only leads to the next one: "border patrols", "Russia's allies"."""
        following = self._word(word.i + 1, word)
        if following is None:
            return False
        return following.upos in NOMINAL or following.form in HYPHENS or following.lower in ("'s", "’s")

    def _left_out(self, words: tuple[Word, ...], number: Word, amount: Amount) -> Counted:
        after = self._word(words[-1].i + 1, number)
        end = amount.end
        if (after and after.lower in AFTER_CASUALTY) or (after and after.lower in ("more", "others", "other")):
            end = after.end
        elif after and after.lower == "of":
            them = self._word(after.i + 1, number)
            end = them.end if them and them.upos == "PRON" else end
        return Counted(self._antecedent(number), number.i, end, said=False, number=number)

    def _antecedent(self, number: Word) -> str | None:
        """The noun last counted in this sentence, a person where the sentence tells of casualties, or the noun of the one before."""
        if self.last_sentence == number.sentence:
            return self.last
        sentence = self.marks.sentences[number.sentence]
        if any(word.lemma.lower() in CASUALTIES or word.lower in CASUALTIES for word in self.marks.words_of(sentence)):
            return "person"
        return self.last if self.last_sentence == number.sentence - 1 else None

    def _word(self, i: int, near: Word) -> Word | None:
        words = self.marks.words
        return words[i] if 0 <= i < len(words) and words[i].sentence == near.sentence else None

    def _end(self, noun: Word) -> int:
        return noun.end


def _governed(words: tuple[Word, ...]) -> Word:
    """The word of the number that something outside of it governs."""
    inside = {word.i for word in words}
    return next((word for word in reversed(words) if word.head not in inside), words[-1])


def _lemma(noun: Word) -> str:
    """The lemma of one thing counted: person for people; a name in the plural without its s."""
    lemma = noun.lemma
    if noun.lower in PERSON or lemma.lower() in PERSON:
        return "person"
    if noun.upos == "PROPN":
        return lemma[:-1] if lemma == noun.form and noun.xpos == "NNPS" and lemma.endswith("s") and not lemma.endswith("ss") else lemma
    return lemma if lemma.isupper() else lemma.lower()
