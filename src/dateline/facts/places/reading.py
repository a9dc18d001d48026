"""One article as the search for places sees it: named spans, people, and what the gazetteer makes of a run of words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dateline.facts.places.words import (
    FAME,
    KINDS_OF,
    PARTS,
    SUFFIX_KIND,
    TAILS,
    TYPES,
)
from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.marks import Entity, Marks, Word
from dateline.types import Article, Span

DOUBTFUL = 0.85  # below which a name of an arm or a thing is not trusted against the gazetteer
_DISTRICT_OF = re.compile(r"\w (?:district|province|region|county|suburb|town|city|neighbou?rhood|area|side|village) of [A-Z]")
_PARTING = re.compile(r"(, |/|(?<=\w) of (?=[A-Z]))")
_SIDED = re.compile(r"-(?:speaking|held|controlled|occupied|run|administered|ruled|majority|governed)$")
PIECE = re.compile(r"^[A-ZÀ-ÞĀ-ŽА-Я‘ʿ'’]")


class Reading:
    """The article with what is looked up again and again."""

    def __init__(self, article: Article, marks: Marks, gazetteer: Gazetteer) -> None:
        self.text, self.marks, self.gazetteer = article.text, marks, gazetteer
        self.dateline = article.dateline_span
        self._pieces = _pieces(article.text, marks)
        self.persons = {word.form for entity in marks.entities if entity.label == "PER" for word in marks.words_in(entity.span)}
        self.surnames = {last.form for first, *_, last in self._people() if first is not last}
        said = Counter((entity.label, entity.span.of(article.text)) for entity in marks.entities)
        self.repeated = {form for (label, form), times in said.items() if label == "LOC" and times > 1}
        self.located = {form.lower() for label, form in said if label == "LOC" and said["LOC", form] >= said["PER", form]}

    def _people(self) -> Iterator[tuple[Word, ...]]:
        for entity in self.marks.entities:
            if entity.label == "PER" and (words := self.marks.words_in(entity.span)):
                yield words if len(words) > 1 else words * 2

    def entity_of(self, word: Word) -> Entity | None:
        """The named span of a word; a location with a comma in it ("Sarmada, Syria") is several."""
        entity = self._pieces.get(word.i) or self.marks.entity_of(word)
        return None if entity and entity.label in ("WEAPON", "MISC") and entity.score < DOUBTFUL else entity

    def labels(self, word: Word, final: Word) -> set[str]:
        return {found.label for each in self.marks.words[word.i : final.i + 1] if (found := self.entity_of(each))}

    def head(self, word: Word, final: Word) -> Word:
        for each in self.marks.words[word.i : final.i + 1]:
            if not word.i <= each.head <= final.i and each.upos not in ("PUNCT", "DET", "ADP"):
                return each
        return final

    def leads(self, word: Word) -> bool:
        """Words of a named span before the name proper: "the Iraqi city of", "Eastern"."""
        if word.form.islower() or word.lower in PARTS or word.lower in ("the", "of"):
            return True
        if word.lower in TYPES:  # "City of", not "Lake"
            return word.i + 1 < len(self.marks.words) and self.marks.words[word.i + 1].lower == "of"
        return self.gazetteer.demonym(word.form) is not None or bool(_SIDED.search(word.form))

    def entries(self, word: Word, final: Word) -> tuple[Entry, ...]:
        said = self.text[word.start : final.end]
        if len(said) > 60 or "\n\n" in said or " - " in said or "–" in said:
            return ()
        before = self.marks.words[word.i - 1] if word.i else None
        if before and before.lower == "the" and before.sentence == word.sentence and (entries := self.gazetteer.named("the " + said)):
            return entries
        if entries := self.gazetteer.named(said):
            plain = all(each.lower in PARTS or each.lower in TYPES for each in self.marks.words[word.i : final.i + 1])
            return tuple(entry for entry in entries if entry.listed) if plain else entries
        if final is not word and final.lower in TYPES:
            return self._typed(self.text[word.start : self.marks.words[final.i - 1].end], final.lower)
        return ()

    def _typed(self, said: str, kind: str) -> tuple[Entry, ...]:
        """ "Kilis province", "Masisi town": the entries of that kind, or else whatever has the name, taken for one."""
        entries = self.gazetteer.named(said.removesuffix(" Local Government"))
        wanted = KINDS_OF.get(kind, frozenset())
        fitting = tuple(entry for entry in entries if entry.kind in wanted)
        if fitting or kind not in SUFFIX_KIND:
            return fitting
        kinds = ("city", "capital", "region", "district")
        return tuple(replace(entry, kind=SUFFIX_KIND[kind], geonames=None) for entry in entries if entry.kind in kinds)


def _pieces(text: str, marks: Marks) -> dict[int, Entity]:
    """Locations that are several: "Sarmada, Syria", "Karrada district of Baghdad"."""
    found: dict[int, Entity] = {}
    for entity in marks.entities:
        said = entity.span.of(text)
        if entity.label == "LOC" and (", " in said or "/" in said or _DISTRICT_OF.search(said)):
            at = entity.start
            for part in _PARTING.split(said):
                for word in marks.words_in(Span(at, at + len(part))):
                    found[word.i] = replace(entity, start=at, end=at + len(part))
                at += len(part)
    return found


def trails(word: Word) -> bool:
    """Words of a named span after the name proper: "prison", "air base", "East", "International Airport"."""
    return word.form.islower() or word.lower in PARTS or word.lower in TAILS


def is_located(marks: Marks, head: Word) -> bool:
    near = ("in", "near", "at", "from", "outside", "around", "across", "of", "to")
    return any(case.lower in near for case in marks.children(head, "case"))


def weight(entries: tuple[Entry, ...]) -> int:
    """How well known the best sense of a name is, as a population."""
    return max(_fame(entry) if entry.own else _fame(entry) // 3 for entry in entries)


def _fame(entry: Entry) -> int:
    return max(entry.population, FAME.get(entry.kind, 20_000) if entry.listed or not entry.geonames else 0)
