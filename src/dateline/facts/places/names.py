"""Where an article names something on the map: the longest name that the gazetteer or the network knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.facts.places.reading import PIECE, Reading, trails
from dateline.facts.places.standing import DATELINE, Standing
from dateline.facts.places.words import (
    ARTICLES,
    FUNCTIONS,
    JOINTS,
    LANDS,
    LOCATIVE,
    ORDINARY,
    PARTS,
    POSSESSIVE,
    TAILS,
    TYPES,
)
from dateline.knowledge.gazetteer import Entry, Gazetteer, fold
from dateline.marks import Entity, Marks, Sentence, Word
from dateline.types import Article, Span

INITIALS = re.compile(r"^(?:[A-Z]\.){2,}$")
LONGEST = 7  # words of a name
SURE, PERHAPS = 0.75, 0.4  # how sure the network must be of a location that no table knows, without and with a preposition of place


@dataclass(frozen=True)
class Name:
    """Words `first` up to and with `last` name a place; `entries` is all that the gazetteer knows by that name.

    Where `thing` is set the words name something in or at the place that the entries mean: an "airport", a "road".
    """

    first: int
    last: int
    head: int
    span: Span
    key: str
    entries: tuple[Entry, ...]
    seen: bool = False  # the network takes it for a location
    organised: bool = False  # the network takes it for an organisation
    opens: bool = False  # it stands where a dateline stands
    thing: str = ""


def find_names(article: Article, marks: Marks, gazetteer: Gazetteer) -> list[Name]:
    """All names of places, in text order and without overlaps; people, bodies and demonyms are left out."""
    finder = _Finder(article, marks, gazetteer)
    return [name for sentence in marks.sentences for name in finder.names(sentence)]


class _Finder:
    """The search through one article."""

    def __init__(self, article: Article, marks: Marks, gazetteer: Gazetteer) -> None:
        self.reading = Reading(article, marks, gazetteer)
        self.standing = Standing(self.reading)
        self.text, self.marks, self.gazetteer = article.text, marks, gazetteer
        self.dateline = article.dateline_span

    def names(self, sentence: Sentence) -> Iterator[Name]:
        at, end = sentence.first, sentence.last
        opens, words, common = False, self.marks.words, self.gazetteer.common
        while at < end:
            word = words[at]
            if word.form[0].islower() and word.upos != "PROPN" and word.form not in common:
                at += 1
                continue
            name = self._name_at(word, end) if self._starts(word, end) else self._small(word, end)
            if name:
                opens = self._opens(name, opens)
                yield replace(name, opens=True) if opens else name
            at = name.last + 1 if name else at + 1

    def _starts(self, word: Word, end: int) -> bool:
        if not (PIECE.match(word.form) or (word.upos == "PROPN" and (word.form[0].isdigit() or word.lower in ARTICLES))):
            return False
        if word.upos not in FUNCTIONS or self.marks.entity_of(word):
            return True
        return word.form == "The" and word.i + 1 < end and bool(PIECE.match(self.marks.words[word.i + 1].form))

    def _opens(self, name: Name, opens: bool) -> bool:
        """Whether the name is the place of a dateline, the article's own or one within it."""
        start = name.span.start
        if self.dateline and self.dateline.overlaps(name.span):
            return True
        begins = self.text[start - 1 : start] in ("", "\n") or (opens and self.text[start - 1] == "/")
        return begins and bool(DATELINE.match(self.text, name.span.end, name.span.end + 80))

    def _name_at(self, word: Word, end: int) -> Name | None:
        entity = self.reading.entity_of(word)
        if entity and entity.start != word.start and not self._splits(entity, word):
            return None
        for last in range(self._reach(word, end), word.i - 1, -1):
            final = self.marks.words[last]
            if final.lower not in POSSESSIVE and (PIECE.match(final.form) or final.form[0].isdigit() or final.lower in TYPES):
                entries = self.reading.entries(word, final)
                if final.i > word.i and final.form.islower() and word.lower in TYPES:  # "Lake port" is no Lakeport
                    entries = tuple(entry for entry in entries if entry.listed)
                if entries and self.standing.stands(word, final, entries):
                    return self._whole(word, final, entries)
        return self._unlisted(word, entity)

    def _small(self, word: Word, end: int) -> Name | None:
        """A name of ours that begins with a small letter: "the oil crescent", "northern Cyprus"."""
        if word.form not in self.gazetteer.common:
            return None
        for last in range(min(end, word.i + 4) - 1, word.i, -1):
            final = self.marks.words[last]
            entries = tuple(entry for entry in self.gazetteer.named(self.text[word.start : final.end]) if entry.listed)
            if entries and self.text[final.end - 1].isalpha():
                return self._name(word, final, entries)
        return None

    def _splits(self, entity: Entity, word: Word) -> bool:
        """Whether a name may start inside a named span: "Long Beach, California" as one location, a state in a team's name never."""
        before = self.text[entity.start : word.start].rstrip()
        return entity.label == "LOC" and (
            before.endswith(("(", "/", "–", "'s", "’s"))
            or all(self.reading.leads(each) for each in self.marks.words_in(Span(entity.start, word.start)))
        )

    def _reach(self, word: Word, end: int) -> int:
        last = word.i
        while last + 1 < min(end, word.i + LONGEST):
            after = self.marks.words[last + 1]
            if after.form == "," and self.text.startswith((" D.C", " DC"), after.end):
                last += 1
                continue
            if after.lower not in POSSESSIVE and not (
                PIECE.match(after.form) or after.lower in TYPES or after.lower in JOINTS or after.joined or after.form[0].isdigit()
            ):
                break
            last += 1
        return last

    def _name(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> Name:
        labels = self.reading.labels(word, final)
        span = Span(word.start, final.end)
        key = fold(span.of(self.text))
        return Name(
            word.i,
            final.i,
            self.reading.head(word, final).i,
            span,
            key,
            entries,
            "LOC" in labels,
            "ORG" in labels and span.of(self.text).lower() not in self.reading.located,
        )

    def _whole(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> Name:
        """The name with the rest of its named span, where that is a thing in the place: "Jaffna prison"."""
        entity = self.reading.entity_of(final)
        if not entity or entity.label != "LOC" or entity.end <= final.end:
            return self._name(word, final, entries)
        words = self.marks.words_in(Span(word.start, entity.end))
        rest = words[final.i - word.i + 1 :]
        thing = rest and all(trails(each) for each in rest) and rest[-1].upos in ("NOUN", "PROPN") and rest[-1].lower not in LANDS
        return self._thing(words, final.i - word.i, entries) if thing else self._name(word, final, entries)

    def _unlisted(self, word: Word, entity: Entity | None) -> Name | None:
        """A location by the network's word: in part a known name ("city of Mosul", "Jaffna prison"), or not known at all."""
        if not entity or entity.label != "LOC" or entity.start != word.start:
            return None
        words = self.marks.words_in(entity.span)
        if words and words[0].lower == "the":
            words = words[1:]
        if not words or not any(PIECE.match(each.form) for each in words) or words[-1].lower in LANDS:
            return None
        if entries := self.reading.entries(words[0], words[-1]):
            return self._name(words[0], words[-1], entries) if self.standing.stands(words[0], words[-1], entries) else None
        return self._partly(words) or self._unknown(words, entity)

    def _partly(self, words: tuple[Word, ...]) -> Name | None:
        for first in range(len(words)):
            if first and not self.reading.leads(words[first - 1]):
                break
            for last in range(len(words) - 1, first - 1, -1):
                if all(trails(each) for each in words[last + 1 :]) and (entries := self.reading.entries(words[first], words[last])):
                    if self._is_out(words[first], words[last], entries) or not PIECE.match(words[first].form):
                        continue
                    return self._thing(words[first:], last - first, entries)
        return None

    def _is_out(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> bool:
        return self.standing.is_ordinary(word, final, entries) or self.standing.is_tail(word, final)

    def _thing(self, words: tuple[Word, ...], last: int, entries: tuple[Entry, ...]) -> Name:
        """ "Sirte", "Jaffna prison", "Kowloon East"."""
        trail = [word.lower for word in words[last + 1 :] if word.lower != "of"]
        if not trail:
            return self._name(words[0], words[last], entries)
        name = self._name(words[0], words[-1], entries)
        thing = next((word for word in reversed(trail) if word not in PARTS), "region")
        return replace(name, thing=thing, seen=True)

    def _unknown(self, words: tuple[Word, ...], entity: Entity) -> Name | None:
        while words and self.reading.leads(words[0]):
            words = words[1:]
        if (
            not words
            or any(INITIALS.match(word.form) for word in words)
            or (len(words) == 1 and self._is_no_name(words[0]))
            or not self._is_proper(words)
        ):
            return None
        name = replace(self._name(words[0], words[-1], ()), seen=True)
        located = any(case.lower in LOCATIVE for case in self.marks.children(self.marks.words[name.head], "case"))
        often = name.span.of(self.text) in self.reading.repeated
        if entity.score < (PERHAPS if located or often else SURE) or (not located and any(each.isdigit() for each in words[-1].form)):
            return None
        plain = [word for word in words if word.lower not in TYPES and word.lower != "of"]
        return replace(name, key=fold(Span(plain[0].start, plain[-1].end).of(self.text))) if plain else None

    def _is_proper(self, words: tuple[Word, ...]) -> bool:
        """Not "an ISIL-held building", "Israel-Lebanon": something of the words must be a name of its own."""
        proper = [word for word in words if word.form[0].isupper() and word.lower not in TYPES and word.lower not in TAILS]
        if len(words) > 1 and words[-1].form.islower() and words[-1].lower not in TYPES | TAILS:
            proper = [word for word in proper if not (word.form.isupper() or "-" in word.form)]
        parts = [part for word in words for part in word.form.split("-") if part]
        return bool(proper) and not (len(parts) > 1 and all(self._is_country(part) for part in parts))

    def _is_no_name(self, word: Word) -> bool:
        return word.lower in ORDINARY or word.lower in TYPES or word.form in self.reading.surnames or len(word.form) < 3

    def _is_country(self, name: str) -> bool:
        return any(entry.kind == "country" for entry in self.gazetteer.named(name))
