"""Persons: whom a name or an office stands for, by the knowledge base on the day of the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateline.facts.actors.phrases import Phrase, Phrasing
from dateline.knowledge.who import Office, Who, plain_office
from dateline.marks import Marks, Word

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def surname(name: tuple[Word, ...]) -> str:
    """What the person is called by on second mention, in lower case."""
    words = [word.lower.rstrip(".") for word in name if word.lower.rstrip(".") not in SUFFIXES]
    return words[-1] if words else name[-1].lower


def called(phrase: Phrase) -> str:
    """The person's name as it stands."""
    text = ""
    for before, word in zip((None, *phrase.name), phrase.name, strict=False):
        text += ("" if before is None or before.end == word.start else " ") + word.form
    return text


class Persons:
    """Looks people up for one report."""

    def __init__(self, marks: Marks, phrasing: Phrasing, day: date | None) -> None:
        self._marks, self._phrasing, self._day = marks, phrasing, day
        self._who: Who = phrasing.who

    def office(self, phrase: Phrase) -> Office | None:
        """The office that the knowledge base gives the named person; None where names alone do not settle it."""
        if not phrase.name:
            return None
        found = self._who.offices(called(phrase), self._day)
        told = {plain_office(text) for text in self.titles(phrase)}
        fitting = [each for each in found if plain_office(each.office) in told] or list(found)
        return fitting[-1] if fitting and len({each.code for each in fitting}) == 1 else None

    def holder(self, phrase: Phrase, code: str) -> Office | None:
        """Whom "the Russian president" stands for on the day of the report."""
        if phrase.name or phrase.pronoun or len(phrase.described) != 1 or not self._definite(phrase.head):
            return None
        return next(filter(None, (self._who.holder(code, title, self._day) for title in self.titles(phrase))), None)

    def _definite(self, word: Word) -> bool:
        if word.feats.get("Number") == "Plur" or word.xpos in ("NNS", "NNPS"):
            return False
        children = self._marks.children(word)
        return any(child.lower == "the" or child.deprel == "nmod:poss" for child in children) and not any(
            child.lower in self._who.past or child.lower in ("deputy", "vice", "new", "next", "first") for child in children
        )

    def titles(self, phrase: Phrase) -> Iterator[str]:
        for noun, role in phrase.described:
            if role.kind == "person":
                yield self.title(noun)

    def title(self, noun: Word) -> str:
        """ "foreign minister", "deputy chairman of the parliamentary committee": the office without country and article."""
        marks = self._marks
        before = [
            child for child in marks.children(noun, "amod", "compound", "flat")
            if child.i < noun.i and not self._country(child) and child.i not in self._phrasing.person
        ]  # fmt: skip
        words = [word for child in before for word in marks.subtree(child) if not self._country(word)] + [noun]
        for child in marks.children(noun, "nmod"):
            case = marks.child(child, "case")
            if case is not None and case.lower in ("of", "for") and child.i > noun.i and not self._country(child):
                words += marks.subtree(child, ("acl:relcl", "appos"))
        return " ".join(word.form for word in sorted(words, key=lambda word: word.i)).replace(" - ", "-").lower()

    def _country(self, word: Word) -> bool:
        words = self._marks.words
        for back in (0, 1) if word.i else (0,):
            hit = self._who.longest([each.form for each in words[word.i - back : word.i + 3]], 0)
            if hit and hit[0].kind == "country" and hit[1] > back:
                return True
        return False
