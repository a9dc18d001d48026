"""A side that the clause leaves open, chosen among the countries and bodies that the report names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import exp, fsum

from dateline.facts.events.candidates import ROLES, Asked, Candidates, Named, is_state
from dateline.facts.events.circumstances import Circumstances
from dateline.facts.events.drafts import Draft, Setting
from dateline.facts.events.story import Story
from dateline.knowledge.sides import Reading, Sides
from dateline.types import Article, Facts, Mention

# Who is everybody, or a friend that the report may not name ("would ask its partners"): filled in, they are more often wrong than right.
UNTOLD = frozenset("community world mankind humanity everybody everyone anybody anyone nobody partner friend donor".split())
FARTHEST = 200  # mentions looked at for the one that is pointed at
FEWEST = 6  # mentions below which a text is too short to tell a story
NAMING = frozenset("PROPN DET ADJ ADP".split())
NOBODY = ""
SECOND = 0.1  # how likely the second of two is at least, of the first; else one country quarrels with itself
PAIR = 0.7  # chance from which on two others are believed than those that face each other in the report
PARTIAL = frozenset(("organisation",))  # which, if they count for a state, are only part of it
STATES = frozenset("capital country government nation neighbor neighbour republic state".split())
WHOLE = frozenset("country government organisation alliance armed_group".split())


class Parties:
    """Fills a side that no phrase names with the one that is meant in all likelihood; docs/sides.md tells how often that is right."""

    def __init__(self, article: Article, facts: Facts, around: Circumstances, setting: Setting) -> None:
        self.known = Sides.load()
        self.candidates = Candidates(article, facts, around, setting)

    def filled(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with their open sides filled, in text order: what was decided before tells on what comes after."""
        if len(self.candidates.named) < FEWEST or all(self._given(draft, role) for draft in drafts for role in ROLES):
            return list(drafts)
        self.read(drafts)
        done: list[Draft] = []
        for at, draft in enumerate(drafts):
            for role in ROLES:
                if not self._given(draft, role):
                    draft = self.one(draft, role, (done, at))
            done.append(draft)
        return done

    def _given(self, draft: Draft, role: str) -> bool:
        """Whether the clause gives a side that counts for somebody, or that cannot be told; "the attackers" may be anybody's."""
        mentions = getattr(draft, role)
        if self.candidates.given(mentions) or (mentions and self.candidates.head(draft, role) in UNTOLD):
            return True
        objects = self.candidates.setting.frames.fillers(draft.hit.word.i, "obj") if role == "recipients" else ()
        return any(word.lemma in UNTOLD for word in objects)

    def read(self, drafts: Sequence[Draft]) -> None:
        """What the network makes of the story, for each draft."""
        story = Story(self.candidates, drafts)
        self._read: dict[int, tuple[Reading, int]] = {}
        for first, last, asked in story.stretches():
            reading = self.known.read(story.told(first, last))
            for at, item in enumerate(story.items[asked:last], asked):
                if item.draft is not None:
                    self._read[item.draft] = reading, at - first

    def one(self, draft: Draft, role: str, done: tuple[Sequence[Draft], int]) -> Draft:
        """The draft with one side filled, where somebody is likely enough to be meant; `done` are those before it and its number."""
        before, at = done
        odds = self.odds(self.candidates.asked(draft, role, before), at)
        if self.candidates.pair(getattr(draft, role)):
            found = self.two(draft, role, odds)
        else:
            found = tuple(filter(None, [self.mention(draft, self.chosen(role, odds))]))
        if not found:
            return draft
        draft = replace(draft, inferred=(*draft.inferred, role))
        return replace(draft, actors=found) if role == "actors" else replace(draft, recipients=found)

    def two(self, draft: Draft, role: str, odds: Mapping[str, float]) -> tuple[Mention, ...]:
        """Whom "both sides" are; one, where a country quarrels with itself; () where that is what the phrase stands for already."""
        states = self.candidates.head(draft, role) in STATES
        some = {code: each for code, each in odds.items() if code != NOBODY and (is_state(code) or not states)}
        if not some:
            return ()
        chances = likely(some)
        best, *others = sorted(chances, key=lambda code: -chances[code])[:2]
        codes = [best, *(other for other in others if chances[other] >= SECOND * chances[best])]
        sides = self.candidates.sides(getattr(draft, role))
        enemies = len(sides) > 1 and any(set(pair) == set(sides) for pair in self.candidates.dealings[0])
        if set(codes) == set(sides) or sum(chances[code] for code in codes) < PAIR or (enemies and set(codes) < set(sides)):
            return ()
        bare = replace(draft, actors=()) if role == "actors" else replace(draft, recipients=())
        found = [self.mention(bare, code) for code in codes]
        return tuple(each for each in found if each is not None) if all(found) else ()

    def odds(self, asked: Asked, at: int) -> dict[str, float]:
        """What speaks for each code, in log odds."""
        reading, item = self._read[at]
        weights, number = self.known.circumstances[asked.role], ROLES.index(asked.role)
        return {
            code: fsum([weights[each] for each in signs if each in weights]) + reading.score(number, item, code)
            for code, signs in self.candidates.options(asked).items()
        }

    def chosen(self, role: str, odds: Mapping[str, float]) -> str:
        """The code of the side; NOBODY where none is likely enough."""
        chances = likely(odds)
        best = max(chances, key=lambda code: chances[code])
        return best if chances[best] >= self.known.enough[role] else NOBODY

    def mention(self, draft: Draft, code: str) -> Mention | None:
        """The nearest mention before the trigger, else after it, that names the side itself and none of its people; a town last."""
        taken = {mention.id for mention in (*draft.actors, *draft.recipients)}
        named = self.candidates.named
        at = bisect_left(self.candidates.heads, draft.hit.word.i)
        near = chain(reversed(named[max(0, at - FARTHEST) : at]), named[at : at + FARTHEST])
        partial: Mention | None = None
        for each in near if code else ():
            if each.code == code and each.mention.id not in taken and self._itself(each):
                if not self._partial(each):
                    return each.mention
                partial = partial or each.mention
        return partial

    def _partial(self, named: Named) -> bool:
        """Whether the name stands for a town or a body of the state, and only by the way for the whole."""
        facts = self.candidates.facts
        town = any(facts.places.thing(mention).kind != "country" for mention in facts.places.at(named.head))
        actor = facts.actors.by_id.get(named.mention.thing)
        return town or (actor is not None and actor.kind in PARTIAL and is_state(named.code))

    def _itself(self, named: Named) -> bool:
        facts = self.candidates.facts
        actor, place = facts.actors.by_id.get(named.mention.thing), facts.places.by_id.get(named.mention.thing)
        whole = actor.kind in WHOLE if actor else place is not None and place.kind == "country"
        marks = self.candidates.marks
        plain = all(word.upos in NAMING for word in marks.words_in(named.mention.span))  # no line of place and date
        return whole and plain and marks.words[named.head].upos == "PROPN"


def likely(odds: Mapping[str, float]) -> dict[str, float]:
    """The chances of codes of which one is right."""
    most = max(odds.values())
    weights = {code: exp(each - most) for code, each in odds.items()}
    total = fsum(weights.values())
    return {code: each / total for code, each in weights.items()}
