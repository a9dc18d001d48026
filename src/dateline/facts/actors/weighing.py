"""Weighing: what in a report speaks for each country and body that a bare "the army" or "the commission" may belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.facts.actors.phrases import Phrase
from dateline.marks import Marks, Word

RECENT = 40  # mentions looked back at
AHEAD = 6  # mentions looked ahead at, in the sentence
BACK = ((0, "here"), (1, "one back"), (2, "two back"), (4, "some back"), (10**9, "far back"))  # sentences
NEAR = 2  # sentences
SHARES = ((0.6, "most"), (0.4, "half"), (0.2, "some"), (0.0, "little"))  # of all mentions
LEADS = ((2.0, "far"), (1.4, "much"), (1.1, "something"), (0.0, "a hair"))  # of the heaviest over the next
ALONE = 9.0  # the lead where there is no next
PLACING = frozenset("in at near outside".split())
POINTING = frozenset("the this these that those".split())
DEEPEST = 4  # clauses
NOBODY = ""


@dataclass(frozen=True)
class Named:
    """A word that names a country or body, or something in it."""

    head: int
    code: str
    form: str  # name, capital, adjective, people, place; of what is no country its kind


@dataclass(frozen=True)
class Bare:
    """A phrase that does not say whose it is, with what is known of the text besides its names."""

    phrase: Phrase
    sector: str
    publisher: str = ""
    home: str = ""  # of the agency or newspaper
    called: tuple[str, ...] = ()  # the codes with which the noun stood before, the last first
    heaviest: tuple[tuple[str, float], ...] = ()  # the countries by their mentions

    def kinds(self, marks: Marks) -> tuple[str, ...]:
        """In what terms the circumstances are told apart, from none on: for "a minister" much speaks that does not for "troops"."""
        head = self.phrase.head
        above = marks.head(head)
        doing = f"{head.deprel} of {above.lemma.lower()}" if above is not None else "root"
        return ("", head.lemma.lower(), self.sector or "no sector", shape(self.phrase, marks), doing)


class Weighing:
    """The circumstances of the codes of one text."""

    def __init__(self, marks: Marks, named: Sequence[Named], opens: Sequence[int], filed: str) -> None:
        self._marks, self._named, self._opens, self._filed_in = marks, named, opens, filed
        self._heads = [each.head for each in named]
        self._at = {each.head: each.code for each in named}
        self._counts = Counter(each.code for each in named)
        self._ranked = [code for code, _ in self._counts.most_common()]

    def options(self, bare: Bare) -> dict[str, list[str]]:
        """Each code that the phrase may have with what speaks for it; NOBODY stands for none of them."""
        word = bare.phrase.head
        at = bisect_left(self._heads, word.i)
        before = self._named[max(0, at - RECENT) : at]
        after = [each for each in self._named[at : at + AHEAD] if self._marks.words[each.head].sentence == word.sentence]
        recent = list(dict.fromkeys(each.code for each in reversed(before)))
        codes = dict.fromkeys((*recent, *(each.code for each in after), *self._ranked[:3]))
        found = {code: [*self._standing(code, recent), *self._filed(bare, code), *self._called(bare, code)] for code in codes}
        for code, sign in (*self._back(word, before), *self._clause(word, before, after), *self._above(word)):
            if code in found:
                found[code].append(sign)
        found[NOBODY] = ["none", f"none of {min(len(codes), 4)}", f"none as {word.rel}"] if codes else ["none"]
        return found

    def _standing(self, code: str, recent: Sequence[str]) -> Iterator[str]:
        yield "state" if len(code) == 3 and code.isupper() else "body"
        share = self._counts[code] / len(self._named)
        yield "named " + next(name for least, name in SHARES if share >= least)
        yield f"rank {min(self._ranked.index(code), 3)}"
        yield f"recent {min(recent.index(code), 3)}" if code in recent else "not before"
        if self._named[0].code == code:
            yield "named first"

    def _back(self, word: Word, before: Sequence[Named]) -> Iterator[tuple[str, str]]:
        """How far back each was named, as what, and who else was."""
        words = self._marks.words
        first = self._opens[word.sentence]
        paragraph = [each.code for each in before if each.head >= first]
        near = Counter(each.code for each in before if word.sentence - words[each.head].sentence <= NEAR)
        for code, last in {each.code: each for each in before}.items():
            named = words[last.head]
            yield code, next(name for most, name in BACK if word.sentence - named.sentence <= most)
            yield code, f"last as {last.form} {named.rel}"
            yield code, f"near share {round(4 * near[code] / near.total())}" if near else "none near"
        for code in dict.fromkeys(paragraph[:1]):
            yield code, "opens the paragraph"
        told = dict.fromkeys(paragraph)
        for code in told:
            yield code, "in the paragraph" if len(told) > 1 else "alone in the paragraph"

    def _clause(self, word: Word, before: Sequence[Named], after: Sequence[Named]) -> Iterator[tuple[str, str]]:
        """How each stands beside the phrase in its clause."""
        for code in dict.fromkeys(each.code for each in after):
            yield code, "ahead"
        verb, words = self._marks.head(word), self._marks.words
        here = [each for each in before if words[each.head].sentence == word.sentence]
        for each in (*here, *after) if verb is not None else ():
            named = words[each.head]
            above = self._marks.head(named)
            if verb is None or above is None:
                continue
            if above.i == verb.i:
                yield each.code, f"beside as {word.rel} {named.rel}" + (" in" if self._marks.cases(named) & PLACING else "")
            elif above.head == verb.i:
                yield each.code, f"below as {word.rel} {above.rel} {named.rel}"
            elif verb.head == named.head:
                yield each.code, f"above as {word.rel} {verb.rel} {named.rel}"

    def _above(self, word: Word) -> Iterator[tuple[str, str]]:
        """Those that are the subject of a clause that the phrase stands under."""
        below = self._marks.head(word) or word
        for above, _ in zip(self._marks.ancestors(below), range(DEEPEST), strict=False):
            for subject in self._marks.children(above, "nsubj"):
                for each in (subject, *self._marks.children(subject, "nmod:poss", "amod", "compound")):
                    if each.i in self._at:
                        yield self._at[each.i], f"subject above, {below.rel}"
                        yield self._at[each.i], f"subject above, {above.lemma}"
            below = above

    def _filed(self, bare: Bare, code: str) -> Iterator[str]:
        if code == self._filed_in:
            yield "filed there"
        if code == bare.publisher:
            yield "publisher"
        if code == bare.home:
            yield "at home"

    def _called(self, bare: Bare, code: str) -> Iterator[str]:
        if bare.called:
            yield "called so last" if code == bare.called[0] else "called so before" if code in bare.called else "others called so"
        heavy = bare.heaviest
        if heavy and heavy[0][0] == code:
            lead = heavy[0][1] / heavy[1][1] if len(heavy) > 1 and heavy[1][1] else ALONE
            yield "heaviest"
            yield "heaviest by " + next(name for least, name in LEADS if lead > least)
        elif len(heavy) > 1 and heavy[1][0] == code:
            yield "second"


def shape(phrase: Phrase, marks: Marks) -> str:
    """ "the one" for "the minister", "bare many told" for "armed men"."""
    if phrase.name:
        return "a person"
    head = phrase.head
    determiner = marks.child(head, "det")
    how = "bare" if determiner is None else "the" if determiner.lower in POINTING else "a"
    number = "many" if head.feats.get("Number") == "Plur" else "one"
    return f"{how} {number}{' told' if marks.children(head, 'amod', 'compound', 'nummod', 'acl') else ''}"
