"""Speakers: whose "I", "we" and "our" it is."""

from __future__ import annotations

from functools import cached_property

from dateline.facts.actors.setting import Setting
from dateline.knowledge.who import Known
from dateline.marks import Marks, Word

QUOTES = {"“": 1, "”": -1, '"': 0, "``": 1, "''": -1}
SPEAKING = ("nsubj", "nsubj:pass", "obl:agent")
PLURAL = frozenset("we us our ours ourselves".split())
NEAR = 2  # sentences of a quotation that its speaker may stand away


class Speakers:
    """Finds the speakers of first-person words in one text, by the tree alone."""

    def __init__(self, text: str, marks: Marks, setting: Setting) -> None:
        self._text, self._marks, self._setting = text, marks, setting
        self._quoted = _quoted(marks)

    def quoted(self, word: Word) -> bool:
        return bool(self._quoted[word.i])

    def of(self, word: Word) -> Word | Known | None:
        """The head of the speaker's phrase, or the publisher of an official text; None where it is left open."""
        if not self.quoted(word):
            return (self._declaring if word.lower in PLURAL else None) or self._setting.publisher
        return self._beside(word) or self._around(word)

    @cached_property
    def _declaring(self) -> Word | None:
        """ "We, the leaders of the G20, …": who issues a declaration, by its own words."""
        for word in self._marks.words:
            if word.lower == "we" and not self.quoted(word):
                named = next((child for child in self._marks.children(word, "appos") if child.upos in ("NOUN", "PROPN")), None)
                if named is not None:
                    return named
        return None

    def _beside(self, word: Word) -> Word | None:
        """The subject of the verb that the quotation hangs on."""
        for above in self._marks.ancestors(word):
            if not self._quoted[above.i]:
                subject = self._marks.child(above, *SPEAKING)
                if subject is not None and not self._quoted[subject.i]:
                    return subject
        return None

    def _around(self, word: Word) -> Word | None:
        """The speaker of the sentence before in the same paragraph, or of the one that follows."""
        for step in (*range(-1, -NEAR - 1, -1), 1):
            number = word.sentence + step
            if 0 <= number < len(self._marks.sentences) and self.same_paragraph(word.sentence, number):
                found = self._speaking(number)
                if found is not None:
                    return found
        return None

    def _speaking(self, number: int) -> Word | None:
        """The subject outside quotation marks of a sentence that holds a quotation."""
        words = self._marks.words_of(self._marks.sentences[number])
        if not any(self._quoted[word.i] for word in words):
            return None
        root = next((word for word in words if not self._quoted[word.i] and word.upos == "VERB"), None)
        return self._marks.child(root, "nsubj") if root is not None else None

    def same_paragraph(self, one: int, other: int) -> bool:
        """Whether the two sentences, by number, stand in one paragraph."""
        first, last = sorted((one, other))
        return "\n\n" not in self._text[self._marks.sentences[first].end : self._marks.sentences[last].start]


def _quoted(marks: Marks) -> list[int]:
    """1 for each word between quotation marks."""
    found, inside = [], False
    for word in marks.words:
        step = QUOTES.get(word.form)
        opens = step == 1 or (step == 0 and not inside)
        inside = inside or opens
        found.append(int(inside))
        if step is not None and not opens:
            inside = False
    return found
