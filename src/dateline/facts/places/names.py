"""Where an article names something on the map: the longest name that the gazetteer or the network knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.facts.places.words import (
    ARTICLES,
    FAME,
    FUNCTIONS,
    JOINTS,
    KINDS_OF,
    LANDS,
    LOCATIVE,
    MONTHS,
    OFFICES,
    ORDINARY,
    PARTS,
    POSSESSIVE,
    SUFFIX_KIND,
    TAILS,
    TITLES,
    TYPES,
)
from dateline.knowledge.gazetteer import Entry, Gazetteer, fold
from dateline.marks import Entity, Marks, Sentence, Word
from dateline.types import Article, Span

LONGEST = 7  # words of a name
SURE, PERHAPS = 0.65, 0.4  # how sure the network must be of a location that no table knows, without and with a preposition of place
_PIECE = re.compile(r"^[A-ZÀ-ÞĀ-ŽА-Я‘ʿ'’]")
# What follows the place of a dateline: "MOSCOW (AP) —", "LUSAKA/PARIS, Oct 12 -", "Batken, 3 March".
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})"
_DATELINE = re.compile(rf"(?:/[A-Z]|(?:, [A-Z][\w .]{{1,20}})?(?: ?\([^)\n]{{1,20}}\))?(?:,? {_DAY})?(?:, \d{{4}})? ?[-–—] |, ?{_DAY})")


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
        self.text, self.marks, self.gazetteer = article.text, marks, gazetteer
        self.dateline = article.dateline_span
        self._pieces = _pieces(article.text, marks)
        self.persons = {word.form for entity in marks.entities if entity.label == "PER" for word in marks.words_in(entity.span)}
        said = Counter((entity.label, entity.span.of(article.text)) for entity in marks.entities)
        self.repeated = {form for (label, form), times in said.items() if label == "LOC" and times > 1}
        self.located = {form for label, form in said if label == "LOC" and said["LOC", form] >= said["PER", form]}

    def entity_of(self, word: Word) -> Entity | None:
        """The named span of a word; a location with a comma in it ("Sarmada, Syria") is several."""
        return self._pieces.get(word.i) or self.marks.entity_of(word)

    def names(self, sentence: Sentence) -> Iterator[Name]:
        at, end = sentence.first, sentence.last
        opens = False
        while at < end:
            word = self.marks.words[at]
            name = self._name_at(word, end) if self._starts(word, end) else self._common(word, end)
            if name:
                opens = self._opens(name, opens)
                yield replace(name, opens=True) if opens else name
            at = name.last + 1 if name else at + 1

    def _starts(self, word: Word, end: int) -> bool:
        if not (_PIECE.match(word.form) or (word.upos == "PROPN" and (word.form[0].isdigit() or word.lower in ARTICLES))):
            return False
        if word.upos not in FUNCTIONS or self.marks.entity_of(word):
            return True
        return word.form == "The" and word.i + 1 < end and bool(_PIECE.match(self.marks.words[word.i + 1].form))

    def _is_shouted(self, sentence: int) -> bool:
        """A headline in Capital Letters, where a capital tells nothing."""
        words = [word for word in self.marks.words_of(self.marks.sentences[sentence]) if len(word.form) > 3 and word.form.isalpha()]
        return len(words) > 3 and sum(word.form[0].isupper() for word in words) > 0.8 * len(words)

    def _opens(self, name: Name, opens: bool) -> bool:
        """Whether the name is the place of a dateline, the article's own or one within it."""
        start = name.span.start
        if self.dateline and self.dateline.overlaps(name.span):
            return True
        begins = self.text[start - 1 : start] in ("", "\n") or (opens and self.text[start - 1] == "/")
        return begins and bool(_DATELINE.match(self.text, name.span.end, name.span.end + 80))

    def _name_at(self, word: Word, end: int) -> Name | None:
        entity = self.entity_of(word)
        if entity and entity.start != word.start and not self._splits(entity, word):
            return None
        for last in range(self._reach(word, end), word.i - 1, -1):
            final = self.marks.words[last]
            if final.lower not in POSSESSIVE and (_PIECE.match(final.form) or final.form[0].isdigit() or final.lower in TYPES):
                entries = self._entries(word, final)
                if entries and self._stands(word, final, entries):
                    return self._name(word, final, entries)
        return self._unlisted(word, entity)

    def _common(self, word: Word, end: int) -> Name | None:
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
            or all(self._leads(each) for each in self.marks.words_in(Span(entity.start, word.start)))
        )

    def _is_proper(self, words: tuple[Word, ...]) -> bool:
        """Not "an ISIL-held building", "Israel-Lebanon": something of the words must be a name of its own."""
        proper = [word for word in words if word.form[0].isupper() and word.lower not in TYPES and word.lower not in TAILS]
        if len(words) > 1 and words[-1].form.islower() and words[-1].lower not in TYPES | TAILS:
            proper = [word for word in proper if not (word.form.isupper() or "-" in word.form)]
        parts = [part for word in words for part in word.form.split("-") if part]
        return bool(proper) and not (len(parts) > 1 and all(self._is_country(part) for part in parts))

    def _is_country(self, name: str) -> bool:
        return any(entry.kind == "country" for entry in self.gazetteer.named(name))

    def _leads(self, word: Word) -> bool:
        """Words of a named span before the name proper: "the Iraqi city of", "Eastern"."""
        if word.form.islower() or word.lower in PARTS or word.lower in ("the", "of") or word.lower in TYPES:
            return True
        return self.gazetteer.demonym(word.form) is not None

    def _reach(self, word: Word, end: int) -> int:
        last = word.i
        while last + 1 < min(end, word.i + LONGEST):
            after = self.marks.words[last + 1]
            if after.form == "," and self.text.startswith((" D.C", " DC"), after.end):
                last += 1
                continue
            if not (_PIECE.match(after.form) or after.lower in TYPES or after.lower in JOINTS or after.joined or after.form[0].isdigit()):
                break
            last += 1
        return last

    def _entries(self, word: Word, final: Word) -> tuple[Entry, ...]:
        said = self.text[word.start : final.end]
        if len(said) > 60 or "\n\n" in said or " - " in said or "–" in said:
            return ()
        before = self.marks.words[word.i - 1] if word.i else None
        if before and before.lower == "the" and before.sentence == word.sentence and (entries := self.gazetteer.named("the " + said)):
            return entries
        if entries := self.gazetteer.named(said):
            return entries
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

    def _stands(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> bool:
        """Whether the name stands for itself here, and is not a piece of somebody's or something's name."""
        span = Span(word.start, final.end)
        if (self.dateline and self.dateline.holds(span)) or (_opens_paragraph(self.text, word) and _weight(entries) >= 30_000):
            return True
        entity = self.entity_of(word) or self.entity_of(final)
        if entity and not span.holds(entity.span) and not (entity.label == "LOC" and self._may_cut(entity, span, entries)):
            return False
        labels = self._labels(word, final)
        if self._is_ordinary(word, final, entries) or self._is_tail(word, final):
            return False
        if labels == {"LOC"} or (span.of(self.text) in self.located and not self._inside_name(word, final)):
            return True
        if self._inside_name(word, final):
            return False
        if "LOC" in labels and word is not final and entity and entity.label == "LOC":
            return True
        if "NORP" in labels:
            return False
        head = self._head(word, final)
        if labels - {"ORG"} or (word is final and word.form in self.persons):
            return _is_located(self.marks, head) and _weight(entries) >= 100_000
        if labels:
            return _weight(entries) >= 30_000
        return self._is_plain_name(word, final, entries)

    def _is_tail(self, word: Word, final: Word) -> bool:
        """ "Arabia" after "Saudi"; "October 6" is a day, whatever town has that name."""
        words = self.marks.words
        if word.lower in MONTHS and (word is not final or (word.i + 1 < len(words) and words[word.i + 1].form[0].isdigit())):
            return True
        before = words[word.i - 1] if word.i else None
        if before is None or before.sentence != word.sentence or not before.form[0].isupper():
            return False
        return any(entry.kind == "country" for entry in self.gazetteer.named(self.text[before.start : final.end]))

    def _may_cut(self, entity: Entity, span: Span, entries: tuple[Entry, ...]) -> bool:
        rest = self.text[span.end : entity.end].strip().lower()
        if rest.startswith(("'s", "’s")):
            return _weight(entries) >= 50_000
        after = self.marks.words_in(Span(span.end, entity.end))
        return not rest or rest[0] in ",(/–" or rest.split()[0] in ("and", "in", "of") or all(_trails(each) for each in after)

    def _is_ordinary(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> bool:
        """A single word that is hardly ever the town of that name, or the initials of a body."""
        if word is not final:
            return False
        if word.form.isupper() and len(word.form) < 5 and not any(entry.listed for entry in entries):
            entity = self.entity_of(word)
            return entity is None or entity.label != "LOC"
        return word.lower in ORDINARY or (len(word.form) < 3 and not word.form.isupper()) or word.form.islower()

    def _is_plain_name(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> bool:
        """No network span: a proper noun that is well enough known, or located by its preposition."""
        words, shouted = self.marks.words[word.i : final.i + 1], self._is_shouted(word.sentence)
        if not any(each.upos == "PROPN" for each in words):
            return len(words) > 1 and not shouted and any(entry.listed for entry in entries) and word.upos != "VERB"
        if len(words) == 1 and word.upos != "PROPN":
            return False
        head = self._head(word, final)
        above = self.marks.head(head)
        if above and head.rel == "compound" and above.lower in OFFICES and _weight(entries) < 500_000:
            return False  # "the Monti government"
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

    def _labels(self, word: Word, final: Word) -> set[str]:
        return {found.label for each in self.marks.words[word.i : final.i + 1] if (found := self.marks.entity_of(each))}

    def _head(self, word: Word, final: Word) -> Word:
        for each in self.marks.words[word.i : final.i + 1]:
            if not word.i <= each.head <= final.i and each.upos not in ("PUNCT", "DET", "ADP"):
                return each
        return final

    def _name(self, word: Word, final: Word, entries: tuple[Entry, ...]) -> Name:
        labels = self._labels(word, final)
        span = Span(word.start, final.end)
        key = fold(span.of(self.text))
        return Name(word.i, final.i, self._head(word, final).i, span, key, entries, "LOC" in labels, "ORG" in labels)

    def _unlisted(self, word: Word, entity: Entity | None) -> Name | None:
        """A location by the network's word: in part a known name ("city of Mosul", "Jaffna prison"), or not known at all."""
        if not entity or entity.label != "LOC" or entity.start != word.start:
            return None
        words = self.marks.words_in(entity.span)
        if words and words[0].lower == "the":
            words = words[1:]
        if not words or not any(_PIECE.match(each.form) for each in words) or words[-1].lower in LANDS:
            return None
        return self._partly(words) or self._unknown(words, entity)

    def _partly(self, words: tuple[Word, ...]) -> Name | None:
        for first in range(len(words)):
            if first and not self._leads(words[first - 1]):
                break
            for last in range(len(words) - 1, first - 1, -1):
                if all(_trails(each) for each in words[last + 1 :]) and (entries := self._entries(words[first], words[last])):
                    if self._is_ordinary(words[first], words[last], entries) or not _PIECE.match(words[first].form):
                        continue
                    return self._thing(words[first:], last - first, entries)
        return None

    def _thing(self, words: tuple[Word, ...], last: int, entries: tuple[Entry, ...]) -> Name:
        """ "Sirte", "Jaffna prison", "Kowloon East"."""
        trail = [word.lower for word in words[last + 1 :] if word.lower != "of"]
        if not trail:
            return self._name(words[0], words[last], entries)
        name = self._name(words[0], words[-1], entries)
        thing = next((word for word in reversed(trail) if word not in PARTS), "region")
        return replace(name, thing=thing, seen=True)

    def _unknown(self, words: tuple[Word, ...], entity: Entity) -> Name | None:
        only = len(words) == 1
        while words and self._leads(words[0]):
            words = words[1:]
        if not words or (only and words[0].lower in ORDINARY) or not self._is_proper(words):
            return None
        name = replace(self._name(words[0], words[-1], ()), seen=True)
        located = any(case.lower in LOCATIVE for case in self.marks.children(self.marks.words[name.head], "case"))
        often = name.span.of(self.text) in self.repeated
        if entity.score < (PERHAPS if located or often else SURE) or (not located and any(each.isdigit() for each in words[-1].form)):
            return None
        plain = [word for word in words if word.lower not in TYPES and word.lower != "of"]
        return replace(name, key=fold(Span(plain[0].start, plain[-1].end).of(self.text))) if plain else None


def _pieces(text: str, marks: Marks) -> dict[int, Entity]:
    found: dict[int, Entity] = {}
    for entity in marks.entities:
        said = entity.span.of(text)
        if entity.label == "LOC" and (", " in said or "/" in said):
            at = entity.start
            for part in re.split(r"(, |/)", said):
                for word in marks.words_in(Span(at, at + len(part))):
                    found[word.i] = replace(entity, start=at, end=at + len(part))
                at += len(part)
    return found


def _trails(word: Word) -> bool:
    """Words of a named span after the name proper: "prison", "air base", "East", "International Airport"."""
    return word.form.islower() or word.lower in PARTS or word.lower in TAILS


def _is_one_name(words: tuple[Word, ...], head: Word, beside: Word) -> bool:
    rels = ("flat", "compound")
    if (beside.head == head.i and beside.rel in rels) or (head.head == beside.i and head.rel in rels):
        return True
    parts = beside.head == head.head and beside.rel == head.rel and head.rel in rels
    return parts and words[head.head].upos == "PROPN" and abs(beside.i - head.i) == 1


def _is_located(marks: Marks, head: Word) -> bool:
    near = ("in", "near", "at", "from", "outside", "around", "across", "of", "to")
    return any(case.lower in near for case in marks.children(head, "case"))


def _opens_paragraph(text: str, word: Word) -> bool:
    return text[word.start - 1 : word.start] in ("", "\n") and bool(_DATELINE.match(text, word.end, word.end + 80))


def _weight(entries: tuple[Entry, ...]) -> int:
    """How well known the best sense of a name is, as a population."""
    return max(_fame(entry) if entry.own else _fame(entry) // 3 for entry in entries)


def _fame(entry: Entry) -> int:
    return max(entry.population, FAME.get(entry.kind, 20_000) if entry.listed or not entry.geonames else 0)
