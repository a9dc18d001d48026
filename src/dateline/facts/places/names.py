"""Where an article names something on the map: the longest name that the gazetteer or the network knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.facts.places.words import KINDS_OF, ORDINARY, SUFFIX_KIND, TITLES, TYPES
from dateline.knowledge.gazetteer import Entry, Gazetteer, fold
from dateline.marks import Entity, Marks, Sentence, Word
from dateline.types import Article, Span

LONGEST = 7  # words of a name
FAME = {
    **dict.fromkeys("country continent sea ocean gulf strait canal".split(), 2_000_000), "region": 300_000, "islands": 300_000, "island": 200_000,
    "river": 150_000, "peninsula": 300_000, "desert": 150_000, "building": 150_000, "lake": 60_000, "city": 60_000,
}
_JOINT = frozenset(
    "of the and de del de la el al au des do da di du le les los las y e i ul bin en sur am an der den van - – ' ’ . & /".split()
)
_PIECE = re.compile(r"^[A-ZÀ-ÞĀ-ŽА-Я‘ʿ'’]")


@dataclass(frozen=True)
class Name:
    """Words `first` up to and with `last` name a place; `entries` is all that the gazetteer knows by that name."""

    first: int
    last: int
    head: int
    span: Span
    key: str
    entries: tuple[Entry, ...]
    seen: bool = False  # the network takes it for a location
    organised: bool = False  # the network takes it for an organisation


def find_names(article: Article, marks: Marks, gazetteer: Gazetteer) -> list[Name]:
    """All names of places, in text order and without overlaps; people, bodies and demonyms are left out."""
    finder = _Finder(article, marks, gazetteer)
    return [name for sentence in marks.sentences for name in finder.names(sentence)]


class _Finder:
    """The search through one article."""

    def __init__(self, article: Article, marks: Marks, gazetteer: Gazetteer) -> None:
        self.text, self.marks, self.gazetteer = article.text, marks, gazetteer
        self.dateline = article.dateline_span
        self.persons = {word.form for entity in marks.entities if entity.label == "PER" for word in marks.words_in(entity.span)}

    def names(self, sentence: Sentence) -> Iterator[Name]:
        at, end = sentence.first, sentence.last
        shouted = self._is_shouted(sentence)
        while at < end:
            word = self.marks.words[at]
            name = self._name_at(word, end, shouted) if _starts(word) else None
            if name:
                yield name
            at = name.last + 1 if name else at + 1

    def _is_shouted(self, sentence: Sentence) -> bool:
        """A headline in Capital Letters, where a capital tells nothing."""
        words = [word for word in self.marks.words_of(sentence) if len(word.form) > 3 and word.form.isalpha()]
        return len(words) > 3 and sum(word.form[0].isupper() for word in words) > 0.8 * len(words)

    def _name_at(self, word: Word, end: int, shouted: bool) -> Name | None:
        entity = self.marks.entity_of(word)
        if entity and entity.start != word.start and not self._splits(entity, word):
            return None
        for last in range(self._reach(word, end), word.i - 1, -1):
            final = self.marks.words[last]
            if not (_PIECE.match(final.form) or final.form[0].isdigit() or final.lower in TYPES):
                continue
            entries = self._entries(word, final)
            if entries and self._stands(word, final, entries, shouted):
                return self._name(word, final, entries)
        return self._unknown(word, entity)

    def _splits(self, entity: Entity, word: Word) -> bool:
        """Whether a name may start inside a named span: "Long Beach, California" as one location, a state in a team's name never."""
        before = self.text[entity.start : word.start].rstrip()
        return entity.label == "LOC" and (
            before.endswith((",", "(", "/", "–", "'s", "’s")) or before.lower().endswith(("the", "of", "in", "and", "ern"))
        )

    def _reach(self, word: Word, end: int) -> int:
        last = word.i
        while last + 1 < min(end, word.i + LONGEST):
            after = self.marks.words[last + 1]
            if not (_PIECE.match(after.form) or after.lower in TYPES or after.lower in _JOINT or after.joined or after.form[0].isdigit()):
                break
            last += 1
        return last

    def _entries(self, word: Word, final: Word) -> tuple[Entry, ...]:
        said = self.text[word.start : final.end]
        if len(said) > 60 or "\n\n" in said or (" - " in said or "–" in said):
            return ()
        before = self.marks.words[word.i - 1] if word.i else None
        if before and before.lower == "the" and before.sentence == word.sentence and (entries := self.gazetteer.named("the " + said)):
            return entries
        if entries := self.gazetteer.named(said):
            return entries
        if final is not word and final.lower in TYPES:
            return self._typed(self.text[word.start : self.marks.words[final.i - 1].end], final.lower)
        if word is final and said.isupper() and len(said) > 3:
            return self.gazetteer.named(said.title())
        return ()

    def _typed(self, said: str, kind: str) -> tuple[Entry, ...]:
        """ "Kilis province", "Masisi town": the entries of that kind, or else whatever has the name, taken for one."""
        entries = self.gazetteer.named(said)
        wanted = KINDS_OF.get(kind, frozenset())
        fitting = tuple(entry for entry in entries if entry.kind in wanted)
        if fitting or kind not in SUFFIX_KIND:
            return fitting
        return tuple(
            replace(entry, kind=SUFFIX_KIND[kind], geonames=None)
            for entry in entries
            if entry.kind in ("city", "capital", "region", "district")
        )

    def _stands(self, word: Word, final: Word, entries: tuple[Entry, ...], shouted: bool) -> bool:
        """Whether the name stands for itself here, and is not a piece of somebody's or something's name."""
        span = Span(word.start, final.end)
        if self.dateline and self.dateline.holds(span):
            return True
        entity = self.marks.entity_of(word) or self.marks.entity_of(final)
        if entity and not span.holds(entity.span) and not (entity.label == "LOC" and self._may_cut(entity, span)):
            return False
        labels = {found.label for each in self.marks.words[word.i : final.i + 1] if (found := self.marks.entity_of(each))}
        if labels == {"LOC"}:
            return not self._is_ordinary(word, final, entries)
        if self._inside_name(word, final) or self._is_ordinary(word, final, entries):
            return False
        if "PER" in labels or "MISC" in labels or (word is final and word.form in self.persons):
            return _is_located(self.marks, self._head(word, final)) and _weight(entries) >= 100_000 and "MISC" not in labels
        if labels:
            return _weight(entries) >= 30_000
        return self._is_plain_name(word, final, entries, shouted)

    def _may_cut(self, entity: Entity, span: Span) -> bool:
        rest = self.text[span.end : entity.end].strip().lower()
        return not rest or rest[0] in ",(/'’–" or rest in TYPES or rest.split()[0] in ("and", "in", "of")

    def _is_ordinary(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> bool:
        return word is final and (
            word.lower in ORDINARY
            or (len(word.form) < 3 and not word.form.isupper())
            or word.form.islower()
            or (word.form.isupper() and len(word.form) < 5 and all(entry.geonames for entry in entries) and not self.marks.entity_of(word))
        )

    def _is_plain_name(self, word: Word, final: Word, entries: tuple[Entry, ...], shouted: bool) -> bool:
        """No network span: a proper noun that is well enough known, or located by its preposition."""
        words = self.marks.words[word.i : final.i + 1]
        if not any(each.upos == "PROPN" for each in words):
            return len(words) > 1 and not shouted and any(entry.geonames is None for entry in entries) and word.upos != "VERB"
        if len(words) == 1 and word.upos != "PROPN":
            return False
        return _weight(entries) >= (50_000 if not shouted else 200_000) or _is_located(self.marks, self._head(word, final))

    def _inside_name(self, word: Word, final: Word) -> bool:
        """A proper noun beside it is of one name with it: "Paris Hilton", "Washington Post"; so is a title before it."""
        words = self.marks.words
        before = words[word.i - 1] if word.i and words[word.i - 1].sentence == word.sentence else None
        after = words[final.i + 1] if final.i + 1 < len(words) and words[final.i + 1].sentence == final.sentence else None
        if before and before.lower in TITLES and before.form[0].isupper():
            return True
        head = self._head(word, final)
        for beside in (before, after):
            if beside and beside.upos == "PROPN" and beside.lower not in TYPES and _is_one_name(words, head, beside):
                return True
        return bool(
            after and after.upos == "PROPN" and head.head == after.i and head.rel in ("compound", "flat") and after.form[0].isupper()
        )

    def _head(self, word: Word, final: Word) -> Word:
        for each in self.marks.words[word.i : final.i + 1]:
            if not word.i <= each.head <= final.i and each.upos not in ("PUNCT", "DET", "ADP"):
                return each
        return final

    def _name(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> Name:
        labels = {found.label for each in self.marks.words[word.i : final.i + 1] if (found := self.marks.entity_of(each))}
        span = Span(word.start, final.end)
        key = fold(self.text[word.start : final.end])
        return Name(word.i, final.i, self._head(word, final).i, span, key, entries, "LOC" in labels, "ORG" in labels)

    def _unknown(self, word: Word, entity: Entity | None) -> Name | None:
        """A location by the network's word alone."""
        if not entity or entity.label != "LOC" or entity.start != word.start:
            return None
        words = self.marks.words_in(entity.span)
        if words and words[0].lower == "the":
            words = words[1:]
        if not words or not any(_PIECE.match(each.form) for each in words) or fold(words[0].form) in self.gazetteer.adjectives:
            return None
        return replace(self._name(words[0], words[-1], ()), seen=True)


def _starts(word: Word) -> bool:
    return bool(_PIECE.match(word.form)) or (word.upos == "PROPN" and word.form[0].isalnum())


def _is_one_name(words: tuple[Word, ...], head: Word, beside: Word) -> bool:
    rels = ("flat", "compound")
    return (
        (beside.head == head.i and beside.rel in rels)
        or (head.head == beside.i and head.rel in rels)
        or (
            beside.head == head.head
            and beside.rel == head.rel
            and head.rel in rels
            and words[head.head].upos == "PROPN"
            and abs(beside.i - head.i) == 1
        )
    )


def _is_located(marks: Marks, head: Word) -> bool:
    return any(
        case.lower in ("in", "near", "at", "from", "outside", "around", "across", "of", "to") for case in marks.children(head, "case")
    )


def _weight(entries: tuple[Entry, ...]) -> int:
    """How well known the best sense of a name is, as a population."""
    return max(entry.population if entry.own else entry.population // 3 for entry in map(_known, entries))


def _known(entry: Entry) -> Entry:
    """With a population that stands for how well known it is, where it has none."""
    return entry if entry.population else replace(entry, population=FAME.get(entry.kind, 20_000) if not entry.geonames else 0)
