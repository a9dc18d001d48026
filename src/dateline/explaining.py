"""Explaining: an article concluded once more, with the judgements kept that were made on the way."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Protocol

from dateline.explanation import CueRow, Explanation, Judged, Reason, Side, Voucher
from dateline.facts.actors.following import FollowedActors
from dateline.facts.claims.following import cue_rows
from dateline.facts.coreference import find_coreference
from dateline.facts.events.explaining import EventReasons
from dateline.facts.events.following import Made
from dateline.facts.status.following import follow_statuses, status_reasons
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.who import Who
from dateline.marks import Marks
from dateline.trail import Trail
from dateline.types import Article, Event, Facts, Provenance

PLACED = ("placed", "a place stands for the country that it lies in")


class Tables(Protocol):
    """The tables that an explanation asks."""

    @property
    def who(self) -> Who: ...
    @property
    def lexicon(self) -> Lexicon: ...
    @property
    def ontology(self) -> Ontology: ...


class Explainer:
    """The events of one article with their reasons: the same rules as in reading, and nothing that guesses what they did."""

    def __init__(self, article: Article, marks: Marks, facts: Facts, known: Tables) -> None:
        self.article, self.marks, self.facts, self.known = article, marks, facts, known
        self._trail = Trail()
        self._statuses = follow_statuses(self._trail, article, marks, [claim for claim in facts.claims if claim.vouches])
        self._reasons = EventReasons(article, facts, self._statuses, known.ontology)

    @property
    def events(self) -> tuple[Event, ...]:
        """All events, in the order in which they are found."""
        return self._reasons.events

    def explain(self, event: str, made_by: Provenance) -> Explanation | None:
        """Why an event is what it is; None where the article gives no event of that id."""
        made = self._reasons.made.get(event)
        if made is None:
            return None
        reasons, article = self._reasons, self.article
        return Explanation(
            article.id,
            article.ref,
            made.event,
            reasons.words(made.event.trigger),
            reasons.words(made.draft.hit.word.span),
            reasons.passage(made),
            reasons.row(made),
            reasons.decisions(made),
            tuple(map(self._coded, reasons.sides(made))),
            tuple(reasons.circumstances(made)),
            self._status(made),
            self._vouched(made),
            reasons.grounds(made),
            made_by,
        )

    def _status(self, made: Made) -> Judged:
        """The judgement of the word; a decision that changed it is among the decisions."""
        return Judged(made.event.status, status_reasons(self._trail, self._statuses, made.draft.hit.word, self.article.text))

    def _vouched(self, made: Made) -> Voucher | None:
        voucher = self._reasons.voucher(made)
        return replace(voucher, row=self._cues.get(voucher.claim)) if voucher else None

    @cached_property
    def _cues(self) -> dict[str, CueRow]:
        return cue_rows(self.article, self.marks, self.facts, self.known.lexicon)

    def _coded(self, side: Side) -> Side:
        """The side with what its words refer back to, and how its code was come by."""
        actors = self._actors
        if side.mention not in actors.heads:
            return replace(side, coding=(Reason(*PLACED, side.code or "", (side.words,)),))
        word = actors.stands_for(side.mention)
        return replace(side, stands_for=self._reasons.words(word.span) if word else None, coding=actors.reasons(side.mention))

    @cached_property
    def _actors(self) -> FollowedActors:
        chains = find_coreference(self.article, self.marks)
        return FollowedActors(self.article, self.marks, self.facts.places, chains, self.known.who)
