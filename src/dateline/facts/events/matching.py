"""Which words name an event: rows of the lexicon held against the slots around a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.facts.events.frames import Frames
from dateline.knowledge.ontology import Need, Ontology, Trigger
from dateline.marks import Marks, Word, span_of
from dateline.types import Facts, Span

AMOUNTS = frozenset(
    """
    dozen hundred thousand million number part rest most half group majority score total handful percent column shipment metre meter
    litre ton tonne barrel team batch consignment load truckload squad worth
    """.split()
)
QUOTES = frozenset("\" “ ‘ ' `` «".split())
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
HYPHENS = ("-", "‐", "‑")
LONGEST = 60  # characters: a trigger that runs on longer is cut back to its word


@dataclass(frozen=True)
class Hit:
    """A word that names an event, the row that says so, and the other words that are part of the name."""

    word: Word
    row: Trigger
    named: tuple[Word, ...] = ()

    @property
    def span(self) -> Span:
        whole = span_of((self.word, *self.named))
        return whole if whole.end - whole.start <= LONGEST else self.word.span


class Matcher:
    """Finds the triggers of one article."""

    def __init__(self, marks: Marks, facts: Facts, frames: Frames, ontology: Ontology) -> None:
        self.marks, self.facts, self.frames, self.ontology = marks, facts, frames, ontology
        self.joined = self._joins()
        self._known: dict[int, Hit | None] = {}

    def hits(self) -> tuple[Hit, ...]:
        """All triggers in text order; a word that is part of another trigger's name is none of its own."""
        found = [hit for word in self.marks.words if (hit := self.at(word)) is not None]
        taken = {word.i for hit in found for word in hit.named}
        return tuple(hit for hit in found if hit.word.i not in taken)

    def at(self, word: Word) -> Hit | None:
        """The trigger that a word is, if it is one. The row that asks for most decides, also if it says "none"."""
        if word.i not in self._known:
            hit = self._match(word)
            self._known[word.i] = self._whole(hit) if hit is not None and word.i in self.joined else hit
        return self._known[word.i]

    def _whole(self, hit: Hit) -> Hit:
        """ "pull-out", "air-strike": all parts of a hyphenated word are the trigger."""
        at, words = hit.word.i, self.marks.words
        parts = words[at - 2 : at] if words[at - 1].form in HYPHENS else words[at + 1 : at + 3]
        return replace(hit, named=(*hit.named, *(part for part in parts if part not in hit.named)))

    def _match(self, word: Word) -> Hit | None:
        if (word.upos not in TELLING and word.xpos != "MD") or word.rel in ("amod", "compound"):
            return None
        noun = word.upos in ("NOUN", "PROPN")
        if word.i in self.joined and (hit := self._joined_hit(word)) is not None:
            return hit
        for lemma in self._lemmas(word):
            rows = self.ontology.rows(lemma, noun)
            if rows and self._proper(word):
                return None
            for row in rows:
                named = self._named(word, row)
                if named is not None:
                    return Hit(word, row, named) if row.type else None
        return None

    def _joined_hit(self, word: Word) -> Hit | None:
        """ "cease-fire", "build-up", "walk-out": words that the parse takes apart."""
        whole = self.joined[word.i]
        for noun in (True, False):
            for form in (whole, whole.replace("-", ""), whole.removesuffix("s"), f"{whole.partition('-')[0]}-{word.lemma}"):
                for row in self.ontology.rows(form, noun):
                    named = self._named(word, row)
                    if named is not None:
                        return Hit(word, row, named) if row.type else None
        return None

    def _joins(self) -> dict[int, str]:
        """The hyphenated words of the article, at the part that heads them."""
        words, found = self.marks.words, {}
        for word in words[1:-1]:
            before, after = words[word.i - 1], words[word.i + 1]
            if word.form in HYPHENS and before.end == word.start and word.end == after.start:
                head = before if after.head == before.i else after
                found[head.i] = f"{before.lower}-{after.lower}"
        return found

    def _lemmas(self, word: Word) -> Iterator[str]:
        lemma = word.lemma.lower()
        yield lemma
        if word.lower != lemma:
            yield word.lower

    def _proper(self, word: Word) -> bool:
        """A name is no event, unless it is one ("the Iran-Iraq War"); nor is a title in quotation marks, nor the month of March."""
        if word.form[:1].isupper() and word.upos in ("NOUN", "PROPN"):
            before = self.marks.words[max(0, word.i - 2) : word.i]
            if word.form == "March" or any(each.form in QUOTES for each in before):
                return True
        entity = self.marks.entity_of(word) if word.upos == "PROPN" else None
        return entity is not None and entity.label in ("PER", "ORG", "LOC")

    def _named(self, word: Word, row: Trigger) -> tuple[Word, ...] | None:
        """The words that join the trigger if all needs of the row are met; None if one is not."""
        named: list[Word] = []
        for need in row.needs:
            filler = self.filler(word, need)
            if need.absent:
                if filler is not None:
                    return None
                continue
            if filler is None:
                return None
            if need.named or need.slot == "prt":
                named.append(filler)
        return tuple(named)

    def filler(self, word: Word, need: Need) -> Word | None:
        """The first word in the slot of a need that is one of those asked for."""
        fillers = (each for slot in need.slot.split(",") for each in self.frames.fillers(word.i, slot))
        return next((each for each in fillers if self._fits(each, need)), None)

    def _fits(self, filler: Word, need: Need) -> bool:
        if self._is_one(filler, need):
            return need.named or need.anything or filler.lemma not in AMOUNTS or self._fits_counted(filler, need)
        return not need.named and any(self._is_one(part, need) for part in self._counted(filler))

    def _fits_counted(self, amount: Word, need: Need) -> bool:
        """ "dozens of villages" are no people, though a dozen may be."""
        nouns = [part for part in self._counted(amount) if part.upos == "NOUN"]
        return not nouns or any(self._is_one(part, need) for part in nouns)

    def _counted(self, filler: Word) -> tuple[Word, ...]:
        """ "40 of the prisoners", "some of the soldiers": what the words of amount are about."""
        if filler.upos in ("NUM", "DET", "PRON", "ADJ", "SYM") or filler.lemma in AMOUNTS:
            return self.marks.children(filler, "nmod")
        return ()

    def _is_one(self, filler: Word, need: Need) -> bool:
        if need.anything or filler.lemma.lower() in need.words or filler.lower in need.words or self.joined.get(filler.i) in need.words:
            return True
        return any(self._is(filler, kind) for kind in need.kinds)

    def _is(self, filler: Word, kind: str) -> bool:
        if kind == "place":
            return bool(self.facts.places.at(filler.i))
        if kind == "event":
            return self.at(filler) is not None
        things = [self.facts.actors.thing(mention) for mention in self.facts.actors.at(filler.i)]
        if kind == "state":
            return any(thing.code and thing.kind in ("country", "government", "alliance") for thing in things)
        if kind == "person":
            return any(thing.kind == "person" for thing in things) or getattr(self.marks.entity_of(filler), "label", "") == "PER"
        return any(
            thing.code or thing.sector or thing.kind in ("government", "armed_force", "armed_group", "alliance", "country")
            for thing in things
        )
