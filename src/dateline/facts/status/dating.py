"""How long before the report something is said to have been: what is told from long before is background."""

from __future__ import annotations

from dateline.facts.status.clauses import Clauses
from dateline.facts.status.signals import DAYS, LONG, MONTHS, OLD, PARTS, WARS, YEAR
from dateline.marks import Marks, Word
from dateline.types import Article, Span

REACH = 4  # how many words up a date holds for what hangs on its word


class Dating(Clauses):
    """The clauses of an article that was published on some day, or on none that is known."""

    def __init__(self, article: Article, marks: Marks, indirect: list[Span]) -> None:
        super().__init__(marks, indirect)
        self._today = article.day

    def _old(self, word: Word) -> bool:
        """Whether the words that hang on it, or on what it hangs on, put it years back."""
        if self._today is None:
            return False
        spot: Word | None = word
        for _ in range(REACH):
            if spot is None or self._since(spot):
                return False
            for child in self.marks.children(spot, *DATED):
                if (months := self._months_ago(child)) is not None:
                    return months >= OLD
            spot = self._background_of(spot)
        return False

    def _background_of(self, word: Word) -> Word | None:
        """What a word shares its time with: its verb, the clause that its clause belongs to."""
        governor = self.marks.head(word)
        beside = word.rel == "parataxis" and not any(child.form == ";" for child in self.marks.children(word, "punct"))
        if governor is None or word.rel == "ccomp" or beside or (word.rel == "conj" and governor.xpos != word.xpos):
            return None
        if word.upos in ("VERB", "AUX"):
            past = word.xpos in ("VBD", "VBN", "VBG")
            return governor if past and governor.upos == "VERB" and governor.xpos in ("VBD", "VBN") else None
        return governor if word.rel in ("obj", "nsubj", "obl") and governor.upos == "VERB" else None

    def _since(self, word: Word) -> bool:
        """ "has given since 2009": it goes on."""
        children = self.marks.children(word)
        if any(child.rel == "aux" and child.lower in ("has", "have", "will", "'ve", "’ve") for child in children):
            return True
        return any(case.lower == "since" for child in children for case in self.marks.children(child, "case", "mark"))

    def _months_ago(self, word: Word) -> int | None:
        """How many months before the report, if the phrase names a year of its own."""
        if word.lower == "ago":
            return LONG if any(self._years(child) for child in self.marks.children(word)) else None
        if word.lower in WARS and any(child.lower in WARS for child in self.marks.children(word, "compound", "amod")):
            return LONG
        parts = (word, *self.marks.children(word, *PARTS))
        year = next((int(each.form) for each in parts if YEAR.fullmatch(each.form)), None)
        if year is None or self._today is None:
            return None
        month = next((MONTHS[each.lower] for each in (*parts, word) if each.lower in MONTHS), None)
        if month is None:
            return OLD * (self._today.year - year)
        return 12 * (self._today.year - year) + self._today.month - month

    def _years(self, word: Word) -> bool:
        """ "four years", "decades", but not "a year"."""
        return word.lower in ("years", "decades", "centuries")

    def _soon(self, word: Word) -> bool:
        """ "visits Nicosia next week", "meet on Monday": a present tense with a day to come."""
        if word.xpos not in ("VBZ", "VBP") or not self.marks.children(word, "nsubj"):
            return False
        for child in self.marks.children(word, "obl", "advmod"):
            below = self.marks.children(child)
            if child.lower == "tomorrow" or any(each.lower == "next" for each in below if child.lemma in DAYS):
                return True
            if child.lower in WEEK and any(case.lower == "on" for case in below) and not any(each.lower == "last" for each in below):
                return True
        return False


DATED = ("obl", "nmod", "advmod", "nummod", "amod", "compound", "obl:unmarked")
WEEK = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
