"""Following a code: whom a phrase counts for, from the judgements as they were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dateline.explanation import Reason, Words
from dateline.facts.actors.casting import Casting
from dateline.facts.actors.coding import Coding
from dateline.facts.actors.phrases import Phrase
from dateline.facts.actors.standing import Standing
from dateline.knowledge.who import Who
from dateline.marks import Marks, Word
from dateline.trail import Step, Trail
from dateline.types import Article, Found, Place

ALIKE = ("alike", "another phrase names the same")
SAYS: Mapping[str, str] = {
    "whole": "the phrase as a whole",
    "_whole": "the phrase as a whole",
    "_plain": "its own words",
    "_by_words": "its own words",
    "_named": "a name that the tables know",
    "_own": "the words that belong to the phrase",
    "_codes": "the word that hangs closest on the noun",
    "_tie": "a name or a place that says whose it is",
    "_fallback": "a modifier that says whose it is",
    "_shared": "a modifier that the nouns of a list share",
    "_held": "who held the office on that day",
    "_paired": "the two sides that the report is about",
    "_speaks_for": "a spokesman speaks for whom the sentence is about",
    "_spoken": "the first person is whoever speaks",
    "_linked": "it refers back to a phrase that is known",
    "_recalled": "the report has called somebody so before",
    "_set": "the country that the report is set in there",
}
ONCE = {"whole": "_whole", "_plain": "_by_words"}  # what is asked for again is remembered: where it was judged
PLAIN = ("whole", "_whole", "_plain", "_by_words", "_own", "_codes")  # what only leads on to the judgement that tells


class FollowedActors:
    """The actors of an article as `find_actors` gives them, each code with its reasons."""

    def __init__(self, article: Article, marks: Marks, places: Found[Place], chains: tuple[tuple[int, ...], ...], who: Who) -> None:
        self._trail, self._chains = Trail(), chains
        self.marks, self._text = marks, article.text
        self.found = _followed(self._trail)(article, marks, places, who).found(chains)
        self.heads = {mention.id: head for mention, head in zip(self.found.mentions, self.found.heads, strict=True)}

    def stands_for(self, mention: str) -> Word | None:
        """What a pronoun refers back to: the nearest phrase before it in its chain that is none; else the nearest after it."""
        head = self.marks.words[self.heads[mention]]
        if head.upos != "PRON":
            return None
        named = [i for chain in self._chains if head.i in chain for i in chain if self.marks.words[i].upos != "PRON"]
        nearest = min(named, key=lambda i: (i > head.i, abs(i - head.i)), default=None)
        return None if nearest is None else self.marks.words[nearest]

    def reasons(self, mention: str) -> tuple[Reason, ...]:
        """How the code of the actor was come by, the first judgement first; nothing where it has none."""
        actor = next(self.found.by_id[each.thing] for each in self.found.mentions if each.id == mention)
        if actor.code is None:
            return ()
        here = self.heads[mention]
        others = [head for each, head in zip(self.found.mentions, self.found.heads, strict=True) if each.thing == actor.id]
        for head in sorted(others, key=lambda i: (i != here, abs(i - here), i)):
            reasons = tuple(self._reasons(self.marks.words[head], actor.code))
            if reasons and head != here:
                alike = Reason(*ALIKE, actor.code, (self._text_of(self.marks.words[head]),))
                return (alike, *reasons)
            if reasons:
                return reasons
        return ()

    def _reasons(self, head: Word, code: str) -> Iterator[Reason]:
        chain = list(self._decisive(self._trail.first("_whole", head), code))
        word, about = head, []
        for step in chain:
            word = next(iter(_words(step)), word)
            about.append(word)
        telling = [k for k, step in enumerate(chain) if step.rule not in PLAIN] or range(len(chain))[-1:]
        for k in telling:
            words = {each.i: each for each in about[k : k + 2]}.values()
            yield Reason(chain[k].rule.lstrip("_"), SAYS[chain[k].rule], code, tuple(map(self._text_of, words)))

    def _decisive(self, step: Step | None, code: str) -> Iterator[Step]:
        """The judgement, the first that it asked for which gave the code, the first of that one, and so on."""
        seen: set[int] = set()
        while step is not None and code in _codes(step.said) and id(step) not in seen:
            seen.add(id(step))
            yield step
            inner = next((each for each in step.within if code in _codes(each.said)), None)
            if inner is None and step.rule in ONCE and not step.within:
                inner = self._trail.first(ONCE[step.rule], step.words[0])
            step = inner

    def _text_of(self, word: Word) -> Words:
        return Words(word.span.of(self._text), word.span)


def _followed(trail: Trail) -> type[Casting]:
    class Followed(Casting):
        coding = trail.follow(Coding, SAYS)

    return Followed


def _codes(said: Any) -> tuple[str, ...]:
    return said.codes if isinstance(said, Standing) else said if isinstance(said, tuple) else ()


def _words(step: Step) -> tuple[Word, ...]:
    heads = tuple(each.head for each in step.given if isinstance(each, Phrase))
    return step.words or heads
