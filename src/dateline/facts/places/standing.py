"""Whether a run of words that the gazetteer knows is the name of a place here, or a piece of somebody's or something's name."""

from __future__ import annotations

import re

from dateline.facts.places.reading import Reading, is_located, trails, weight
from dateline.facts.places.words import (
    INSTITUTIONS,
    MONTHS,
    OFFICES,
    ORDINARY,
    PARTS,
    TITLES,
    TYPES,
)
from dateline.knowledge.gazetteer import Entry
from dateline.marks import Entity, Word
from dateline.types import Span

# What follows the place of a dateline: "MOSCOW (AP) —", "LUSAKA/PARIS, Oct 12 -", "Batken, 3 March".
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})"
DATELINE = re.compile(rf"(?:/[A-Z]|(?:, [A-Z][\w .]{{1,20}})?(?: ?\([^)\n]{{1,20}}\))?(?:,? {_DAY})?(?:, \d{{4}})? ?[-–—] |, ?{_DAY})")


_PARTY = re.compile(r"^.?[DRI][-–]$")


class Standing:
    """The judgement over one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text, self.marks = reading, reading.text, reading.marks
        self._shouted: dict[int, bool] = {}

    def stands(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> bool:
        """Whether the name stands for itself here, and is not a piece of somebody's or something's name."""
        span = Span(word.start, final.end)
        if (self.reading.dateline and self.reading.dateline.holds(span)) or (
            opens_paragraph(self.text, word) and weight(entries) >= 30_000
        ):
            return True
        entity = self.reading.entity_of(word) or self.reading.entity_of(final)
        if entity and not span.holds(entity.span) and not (entity.label == "LOC" and self._may_cut(entity, span, entries)):
            return False
        if word is not final and any(entry.kind == "country" or (entry.listed and entry.kind != "city") for entry in entries):
            return True
        labels = self.reading.labels(word, final)
        if self.is_ordinary(word, final, entries) or self.is_tail(word, final) or self._is_label(word, final, entries):
            return False
        if labels == {"LOC"}:
            return not self._is_part_of_name(word, final, entries)
        if self._inside_name(word, final):
            return False
        if span.of(self.text).lower() in self.reading.located:
            return True
        if "LOC" in labels and word is not final and entity and entity.label == "LOC":
            return True
        if "NORP" in labels:
            return False
        head = self.reading.head(word, final)
        if labels - {"ORG"} or (word is final and word.form in self.reading.persons):
            return is_located(self.marks, head) and weight(entries) >= 100_000
        if labels:
            return weight(entries) >= 30_000 or (is_located(self.marks, head) and any(entry.listed for entry in entries))
        return self._is_plain_name(word, final, entries)

    def _is_part_of_name(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> bool:
        """A location for the network that is a piece of a longer name, or somebody of whom the report speaks by surname."""
        words = self.marks.words
        if any(entry.kind == "country" for entry in entries):
            return False
        before = words[word.i - 1] if word.i and words[word.i - 1].sentence == word.sentence else None
        if before and before.upos == "PROPN" and before.form[0].isupper() and before.end + 1 == word.start:
            entity = self.reading.entity_of(before)
            return (
                before.lower not in PARTS
                and (entity is None or entity.label != "LOC")
                and _is_one_name(words, self.reading.head(word, final), before)
            )
        return word is final and word.form in self.reading.surnames and word.rel != "compound" and not is_located(self.marks, word)

    def _is_label(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> bool:
        """ "Sanders (Vt.)", "(R-Wis.)", "the University of California", "the Queen City": of somebody, of a body, no town at all."""
        words, text = self.marks.words, self.text
        if _PARTY.match(text[max(0, word.start - 3) : word.start]):
            return True
        if text[word.start - 1 : word.start] == "(" and text[final.end : final.end + 1] == ")" and word.i > 1:
            before = self.reading.entity_of(words[word.i - 2])
            return bool(before and before.label == "PER")
        if (
            word.i > 1
            and words[word.i - 1].lower == "of"
            and words[word.i - 2].lower in INSTITUTIONS
            and words[word.i - 2].form[0].isupper()
        ):
            return True
        after = words[final.i + 1] if final.i + 1 < len(words) else None
        if after and after.lower in INSTITUTIONS and after.form[0].isupper() and self.text[final.end : after.start] == " ":
            return True
        head = self.reading.head(word, final)
        towns = not any(entry.listed or entry.kind in ("region", "district", "capital") for entry in entries)
        return towns and any(child.lower == "the" and child.i < word.i for child in self.marks.children(head, "det"))

    def is_tail(self, word: Word, final: Word) -> bool:
        """ "Arabia" after "Saudi", "York" after "New"; "October 6" is a day, whatever town has that name."""
        words = self.marks.words
        if word.lower in MONTHS and (word is not final or (word.i + 1 < len(words) and words[word.i + 1].form[0].isdigit())):
            return True
        before = words[word.i - 1] if word.i else None
        if before is None or before.sentence != word.sentence or not before.form[0].isupper():
            return False
        whole = self.reading.gazetteer.named(self.text[before.start : final.end])
        return any(entry.own and (entry.listed or entry.population > 200_000) for entry in whole)

    def _may_cut(self, entity: Entity, span: Span, entries: tuple[Entry, ...]) -> bool:
        rest = self.text[span.end : entity.end].strip().lower()
        if rest.startswith(("'s", "’s")):
            return weight(entries) >= 50_000
        after = self.marks.words_in(Span(span.end, entity.end))
        return not rest or rest[0] in ",(/–" or rest.split()[0] in ("and", "in", "of") or all(trails(each) for each in after)

    def is_ordinary(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> bool:
        """A single word that is hardly ever the town of that name, or the initials of a body."""
        if word is not final:
            return False
        if word.form.isupper() and len(word.form) < 5 and not any(entry.listed for entry in entries):
            entity = self.reading.entity_of(word)
            return entity is None or entity.label != "LOC"
        return word.lower in ORDINARY or (len(word.form) < 3 and not any(entry.listed for entry in entries)) or word.form.islower()

    def _is_plain_name(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> bool:
        """No network span: a proper noun that is well enough known, or located by its preposition."""
        words, shouted = self.marks.words[word.i : final.i + 1], self._is_shouted(word.sentence)
        if not any(each.upos == "PROPN" for each in words):
            return len(words) > 1 and not shouted and any(entry.listed for entry in entries) and word.upos != "VERB"
        if len(words) == 1 and word.upos != "PROPN":
            return False
        head = self.reading.head(word, final)
        above = self.marks.head(head)
        if above and head.rel == "compound" and above.lower in OFFICES and weight(entries) < 500_000:
            return False  # "the Monti government"
        return weight(entries) >= (50_000 if not shouted else 200_000) or is_located(self.marks, self.reading.head(word, final))

    def _is_shouted(self, sentence: int) -> bool:
        """A headline in Capital Letters, where a capital tells nothing."""
        if sentence not in self._shouted:
            words = [word for word in self.marks.words_of(self.marks.sentences[sentence]) if len(word.form) > 3 and word.form.isalpha()]
            self._shouted[sentence] = len(words) > 3 and sum(word.form[0].isupper() for word in words) > 0.8 * len(words)
        return self._shouted[sentence]

    def _inside_name(self, word: Word, final: Word) -> bool:
        """A proper noun beside it is of one name with it: "Paris Hilton", "Washington Post"; so is a title before it."""
        words = self.marks.words
        before = words[word.i - 1] if word.i and words[word.i - 1].sentence == word.sentence else None
        after = words[final.i + 1] if final.i + 1 < len(words) and words[final.i + 1].sentence == final.sentence else None
        if before and before.lower in TITLES and before.form[0].isupper():
            return True
        head = self.reading.head(word, final)
        for beside in (before, after):
            if (
                beside
                and beside.upos == "PROPN"
                and beside.form[0].isupper()
                and beside.lower not in TYPES
                and _is_one_name(words, head, beside)
            ):
                return True
        return bool(
            after and after.upos == "PROPN" and head.head == after.i and head.rel in ("compound", "flat") and after.form[0].isupper()
        )


def _is_one_name(words: tuple[Word, ...], head: Word, beside: Word) -> bool:
    rels = ("flat", "compound")
    if (beside.head == head.i and beside.rel in rels) or (head.head == beside.i and head.rel in rels):
        return True
    parts = beside.head == head.head and beside.rel == head.rel and head.rel in rels
    return parts and words[head.head].upos == "PROPN" and abs(beside.i - head.i) == 1


def opens_paragraph(text: str, word: Word) -> bool:
    return text[word.start - 1 : word.start] in ("", "\n") and bool(DATELINE.match(text, word.end, word.end + 80))
