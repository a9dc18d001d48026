"""Who is meant where the clause names nobody: the state in which a deed of force was done, the side that is being answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.facts.events.circumstances import Circumstances
from dateline.facts.events.decisions import Draft
from dateline.facts.events.frames import Frames
from dateline.marks import Marks
from dateline.types import Facts, Mention

EARLIER = 12  # events back that tell who is at odds with whom
REACH = 10  # sentences back in which a side must have been named
ALONE = 0.7  # the share of all mentions from which on a report is of one country
FEWEST = 6  # mentions below which a text is too short to be about somebody
CLEAR = 2  # how often the first of the other sides must be named for each time that the second is
ANSWERS = ("REJECT", "ACCUSE", "THREATEN", "SANCTION", "REQUEST")


@dataclass(frozen=True)
class Case:
    """A draft with an empty side, and the drafts before it."""

    draft: Draft
    mine: frozenset[str]  # the codes of the side that is known
    before: Sequence[Draft]
    role: str = "recipients"


class Implied:
    """Fills the empty sides of drafts, in text order: each rule gives the code of a side, the first that gives one is believed."""

    def __init__(self, marks: Marks, facts: Facts, frames: Frames, around: Circumstances) -> None:
        self.marks, self.facts, self.frames, self.around = marks, facts, frames, around
        self.said = sorted(self._said(), key=lambda each: each[0])
        self.codes = {mention.id: code for _, code, mention in self.said}
        self.counts = Counter(code for _, code, _ in self.said)
        ranked = sorted(self.counts, key=lambda code: (-self.counts[code], code))
        self.leading = ranked if len(self.said) >= FEWEST else []

    def _said(self) -> Iterator[tuple[int, str, Mention]]:
        """Every mention that stands for a side, and every place that lies in a country, by its head."""
        named = set()
        for mention, head in zip(self.facts.actors.mentions, self.facts.actors.heads, strict=True):
            if code := self.facts.actors.thing(mention).code:
                named.add(head)
                yield head, code, mention
        for mention, head in zip(self.facts.places.mentions, self.facts.places.heads, strict=True):
            if head not in named and (country := self.facts.places.thing(mention).country):
                yield head, country, mention

    def filled(self, drafts: Sequence[Draft]) -> list[Draft]:
        done: list[Draft] = []
        for draft in drafts:
            if not draft.recipients and (found := self._first(RECIPIENTS, Case(draft, self._sides(draft.actors), done[-EARLIER:]))):
                draft = replace(draft, recipients=(found,))
            if not draft.actors and (found := self._first(ACTORS, Case(draft, self._sides(draft.recipients), done[-EARLIER:], "actors"))):
                draft = replace(draft, actors=(found,))
            done.append(draft)
        return done

    def _first(self, rules: Iterable[Rule], case: Case) -> Mention | None:
        for rule in rules:
            if (code := rule(self, case)) and (found := self._nearest(case, code)):
                return found
        return None

    def _nearest(self, case: Case, code: str) -> Mention | None:
        """The mention by which a side is pointed at: in the sentence if it can be, and none that stands on the other side already."""
        draft = case.draft
        taken = {mention.id for mention in (*draft.actors, *draft.recipients)}
        at, sentence = draft.hit.word.i, draft.hit.word.sentence
        found = [
            (abs(head - at), mention)
            for head, each, mention in self.said
            if each == code
            and mention.id not in taken
            and sentence - REACH <= self.marks.words[head].sentence <= sentence
            and self._may_stand_for(mention, case)
        ]
        return min(found, key=lambda each: each[0])[1] if found else None

    def _may_stand_for(self, mention: Mention, case: Case) -> bool:
        """Whether the phrase can name who does it: neither a prisoner nor the opposition arrests, and no minister is a crowd."""
        thing = self.facts.actors.by_id.get(mention.thing)
        if case.role != "actors" or case.draft.type not in ("COERCE", "PROTEST") or thing is None or thing.kind == "country":
            return True
        public = bool(set(thing.sector[:1]) & STATELY)
        return public if case.draft.type == "COERCE" else not public

    def _sides(self, mentions: Iterable[Mention]) -> frozenset[str]:
        return frozenset(code for mention in mentions if (code := self.codes.get(mention.id)))

    @cached_property
    def only(self) -> str | None:
        """The country that the whole report is about, if it is about one."""
        total = sum(self.counts.values())
        return self.leading[0] if self.leading and self.counts[self.leading[0]] >= ALONE * total else None

    def place(self, draft: Draft) -> str | None:
        """The country in which the deed was done, where a phrase under its own word says so."""
        for child in self.marks.children(draft.hit.word, "obl", "nmod"):
            if {case.lower for case in self.marks.children(child, "case")} & WHERE:
                for word in (child, *self.marks.children(child, "nmod", "compound", "appos", "flat")):
                    for mention in self.facts.places.at(word.i):
                        if country := self.facts.places.thing(mention).country:
                            return country
        return None


Rule = Callable[[Implied, Case], str | None]
STATELY = frozenset("GOV MIL COP JUD SPY LEG".split())
POINTING = frozenset("the this that these those".split())
INNER = frozenset("COP JUD OPP CVL PTY LEG JRN LAB EDU".split())
OWN = ("MOBILIZE", "CONCEDE", "RETREAT", "SANCTION", "COERCE")
TELLING = ("say", "promise", "threaten", "warn", "admit")
HOME = ("COERCE", "ACCUSE", "THREATEN", "REQUEST", "REJECT", "CONCEDE")
WHERE = frozenset("in at near on inside outside across around over".split())


def where_force_was_used(implied: Implied, case: Case) -> str | None:
    """ "attacks in Iraq", "raided a flat in Kampala": the state whose people and land they are."""
    return implied.place(case.draft) if case.draft.type in ("ASSAULT", "COERCE") else None


def as_before(implied: Implied, case: Case) -> str | None:
    """The same side does the same again: to the same other side."""
    if case.draft.type not in ("ASSAULT", "ACCUSE", "SANCTION", "SUPPORT", "PROTEST"):
        return None
    for earlier in reversed(case.before):
        if earlier.type == case.draft.type and case.mine & implied._sides(earlier.actors):
            return next(iter(sorted(implied._sides(earlier.recipients))), None)
    return None


def told_before(implied: Implied, case: Case) -> str | None:
    """ "the attack", "these talks": a deed that was told of before had its sides there."""
    word = case.draft.hit.word
    definite = word.upos == "NOUN" and any(det.lower in POINTING for det in implied.marks.children(word, "det"))
    if not definite:
        return None
    for earlier in reversed(case.before):
        if earlier.type == case.draft.type and (found := implied._sides(getattr(earlier, case.role))):
            return min(found) if len(found) == 1 else None
    return None


def own_state(implied: Implied, case: Case) -> str | None:
    """Police, judges and the opposition of a country deal with its own people and government."""
    if case.draft.type not in HOME or len(case.mine) != 1:
        return None
    things = [implied.facts.actors.by_id.get(mention.thing) for mention in case.draft.actors]
    inner = any(thing is not None and set(thing.sector[:1]) & INNER for thing in things)
    return min(case.mine) if inner else None


def who_is_answered(implied: Implied, case: Case) -> str | None:
    """A refusal, a rebuke or a reprisal answers him who last turned against its author."""
    if case.draft.type not in ANSWERS:
        return None
    for earlier in reversed(case.before):
        if case.mine & implied._sides(earlier.recipients) and (others := implied._sides(earlier.actors) - case.mine):
            return min(others)
    return None


def at_home(implied: Implied, case: Case) -> str | None:
    """In a report of one country its state is asked, its people are coerced and hit."""
    return implied.only if case.draft.type in ("ASSAULT", "COERCE", "REQUEST") else None


def rival(implied: Implied, case: Case) -> str | None:
    """Sanctions fall on the one other side that a report keeps naming."""
    rest = [code for code in implied.leading if code not in case.mine]
    if case.draft.type != "SANCTION" or not case.mine or not rest:
        return None
    return rest[0] if len(rest) == 1 or implied.counts[rest[0]] >= CLEAR * implied.counts[rest[1]] else None


def power(implied: Implied, case: Case) -> str | None:
    """Arrests, bans and curfews are the work of the state where they are told of."""
    if case.draft.type != "COERCE" or case.draft.mode == "cyber":
        return None
    if case.draft.mode == "deport" and implied.leading[:1] and implied.leading[0] in case.mine:
        return None  # nobody is sent out of his own country
    return implied.place(case.draft) or (implied.leading[0] if implied.leading and len(implied.leading[0]) == STATE else None)


def own_deed(implied: Implied, case: Case) -> str | None:
    """ "The measure will be lifted, the minister said": who speaks of a measure without naming another takes it."""
    word = case.draft.hit.word
    finite = case.draft.type in OWN and word.rel != "advcl" and implied.marks.child(word, "aux:pass") is not None
    claim = implied.around.claim(case.draft.hit.span) if finite else None
    return implied.codes.get(claim.speaker) if claim and claim.speaker and claim.act in TELLING else None


def crowd(implied: Implied, case: Case) -> str | None:
    """A march or a strike is of the people of the country where it is."""
    return (implied.place(case.draft) or implied.only) if case.draft.type == "PROTEST" else None


STATE = 3  # letters of a country's code
RECIPIENTS: tuple[Rule, ...] = (where_force_was_used, told_before, who_is_answered, as_before, own_state, at_home, rival)
ACTORS: tuple[Rule, ...] = (told_before, own_deed, power, crowd)
