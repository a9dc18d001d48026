"""The story of a report: its mentions and events in a row, what each is like and how they hang together, for whoever reads who is meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.facts.events.candidates import ROLES, Candidates, is_state
from dateline.facts.events.drafts import Draft
from dateline.knowledge.sides import BONDS, NEAR, SLOTS, Told
from dateline.marks import Word

CONTENT = frozenset("NOUN VERB ADJ ADV ADP AUX PRON".split())  # words that tell something of the word that they hang on
CLIMBED = 12  # arcs climbed from one item to another
FARTHEST = 3  # of them the most told apart
LONGEST, CONTEXT = 320, 80  # items read at once, and those of them that are there to be looked back at
BOND = {name: at for at, name in enumerate(BONDS)}


@dataclass(frozen=True)
class Item:
    """A mention with the code that it stands for, or the event of a draft."""

    word: Word
    draft: int | None  # None for a mention
    signs: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]  # what part which code has in it


class Story:
    """The items of a report in text order; `at` tells which of them is the event of a draft."""

    def __init__(self, candidates: Candidates, drafts: Sequence[Draft]) -> None:
        self.candidates, self.drafts, self.marks = candidates, drafts, candidates.marks
        self._number = {draft.hit.word.i: at for at, draft in enumerate(drafts)}
        found = [*self._mentions(), *self._events()]
        self.items = tuple(sorted(found, key=lambda item: (item.word.i, item.draft is not None)))
        self.at = {item.draft: place for place, item in enumerate(self.items) if item.draft is not None}

    def _mentions(self) -> Iterator[Item]:
        for named in self.candidates.named:
            word = self.marks.words[named.head]
            above = self.marks.head(word)
            signs = ["mention", f"upos {word.upos}", f"rel {word.deprel}", "state" if is_state(named.code) else "body"]
            signs += [f"under {above.upos} by {word.deprel}"] if above is not None else []
            signs += [] if _naming(word) else [f"noun {word.lemma.lower()}"]
            signs += ["filed there"] if named.code == self.candidates.filed else []
            yield Item(word, None, tuple(signs), (("named", named.code),))

    def _events(self) -> Iterator[Item]:
        for at, draft in enumerate(self.drafts):
            yield Item(draft.hit.word, at, tuple(self._signs(draft)), tuple(self._parts(draft)))

    def _signs(self, draft: Draft) -> Iterator[str]:
        word, setting = draft.hit.word, self.candidates.setting
        yield from ("event", f"type {draft.type}", f"status {draft.status}", f"mode {draft.mode}", f"type {draft.type} {word.upos}")
        yield from (f"upos {word.upos}", f"rel {word.deprel}", f"trigger {word.lemma.lower()}", f"{draft.type} {word.lemma.lower()}")
        if setting.frames.passive(word):
            yield "passive"
        for role in ROLES:
            if self.candidates.pair(getattr(draft, role)):
                yield f"{role} are two"
            elif getattr(draft, role) and not self.candidates.sides(getattr(draft, role)):
                yield f"{role} without a code: {self.candidates.sector(draft, role)}"
        if claim := self.candidates.around.claim(draft.hit.span):
            yield f"claimed: {claim.act}"
        yield from (f"under {other.type}" for other in setting.governors(draft))
        yield from (f"over {other.type}" for other in setting.governed(draft))

    def _parts(self, draft: Draft) -> Iterator[tuple[str, str]]:
        """Who speaks, who is told, where it was done, and the sides that the clause gives."""
        claim, place = self.candidates.around.claim(draft.hit.span), self.candidates.around.place(draft.hit)
        codes = self.candidates.codes
        if claim and claim.speaker in codes:
            yield "speaker", codes[claim.speaker or ""]
        if claim and claim.told in codes:
            yield "told", codes[claim.told or ""]
        if place and (country := self.candidates.facts.places.thing(place).country):
            yield "place", country
        for role in ROLES:
            yield from ((role, code) for code in self.candidates.given(getattr(draft, role)))

    def stretches(self) -> Iterator[tuple[int, int, int]]:
        """The stretches that are read at once, as first item, last and the first whose sides are asked for; most texts are one."""
        asked = 0
        while asked < len(self.items):
            first = max(0, asked - CONTEXT)
            yield first, first + LONGEST, asked
            asked = first + LONGEST

    def told(self, first: int, last: int) -> Told:
        """A stretch of the story as the network reads it."""
        items = self.items[first:last]
        counts = Counter(code for item in items for part, code in item.parts if part == "named")
        codes = tuple(code for code, _ in counts.most_common(SLOTS))
        number = {code: at for at, code in enumerate(codes)}
        sentences = np.array([item.word.sentence for item in items])
        return Told(
            np.array([item.draft is not None for item in items]),
            tuple(item.signs for item in items),
            tuple(self._words(item.word) for item in items),
            tuple((at, part, number[code]) for at, item in enumerate(items) for part, code in item.parts if code in number),
            np.clip(sentences[None] - sentences[:, None], -NEAR, NEAR) + NEAR,
            self._bonds(items),
            codes,
        )

    def _words(self, word: Word) -> tuple[tuple[str, ...], ...]:
        """The lemmas of a word, of the one above it, and of those that tell something under it and beside it; names tell nothing."""
        above = self.marks.head(word)
        beside = self._content(above, word) if above is not None else ()
        return _told(word), _told(above), self._content(word), beside

    def _content(self, word: Word, besides: Word | None = None) -> tuple[str, ...]:
        below = self.marks.children(word)
        return tuple(lemma for each in below if each.upos in CONTENT and (besides is None or each.i != besides.i) for lemma in _told(each))

    def _bonds(self, items: Sequence[Item]) -> NDArray[np.int64]:
        bonds = np.zeros((len(items), len(items)), np.int64)
        climbs = [self._climb(item.word) for item in items]
        for one, item in enumerate(items):
            for other in range(one + 1, len(items)):
                if items[other].word.sentence != item.word.sentence:
                    break
                bonds[one, other] = _bond(climbs[one], climbs[other], item.word.i, items[other].word.i)
                bonds[other, one] = _bond(climbs[other], climbs[one], items[other].word.i, item.word.i)
        at = {item.draft: place for place, item in enumerate(items) if item.draft is not None}
        self._bind_claims(bonds, at)
        for draft, place in at.items():
            for governor in self.candidates.setting.governors(self.drafts[draft]):
                above = at.get(self._number[governor.hit.word.i])
                if above is not None:
                    bonds[place, above], bonds[above, place] = BOND["governs"], BOND["governed"]
        return bonds

    def _bind_claims(self, bonds: NDArray[np.int64], at: dict[int, int]) -> None:
        """Events in the words of one claim."""
        claimed: dict[str, list[int]] = defaultdict(list)
        for draft, place in at.items():
            claim = self.candidates.around.claim(self.drafts[draft].hit.span)
            if claim is not None:
                claimed[claim.id].append(place)
        for places in claimed.values():
            for one in places:
                for other in places:
                    bonds[one, other] = BOND["same claim"] if one != other else bonds[one, other]

    def _climb(self, word: Word) -> dict[int, int]:
        """The words above one, itself among them, with the arcs up to them."""
        found = {word.i: 0}
        for arcs, above in enumerate(self.marks.ancestors(word), 1):
            if arcs == CLIMBED:
                break
            found[above.i] = arcs
        return found


def _naming(word: Word) -> bool:
    """Whether the word names somebody: "Chad", "Chadian"."""
    return word.upos == "PROPN" or (word.upos == "ADJ" and word.form[:1].isupper())


def _told(word: Word | None) -> tuple[str, ...]:
    return () if word is None or _naming(word) else (word.lemma.lower(),)


def _bond(climb: dict[int, int], other: dict[int, int], one: int, two: int) -> int:
    """How the second of two items of one sentence stands to the first."""
    if two in climb:
        return BOND[f"above {min(climb[two], FARTHEST)}"]
    if one in other:
        return BOND[f"below {min(other[one], FARTHEST)}"]
    return BOND["same sentence"]
