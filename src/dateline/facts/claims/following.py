"""Following claims: the row of the lexicon by which each was known for one."""

from __future__ import annotations

from dateline.explanation import CueRow
from dateline.facts.claims import said
from dateline.facts.claims.page import Page, Saying
from dateline.facts.claims.voices import find_voices
from dateline.knowledge.lexicon import Lexicon
from dateline.marks import Marks
from dateline.types import Article, Facts


def cue_rows(article: Article, marks: Marks, facts: Facts, lexicon: Lexicon) -> dict[str, CueRow]:
    """For each claim, by its id, the row of its cue and the slot in which the words said stand; not for claims by a sign (":")."""
    page = Page(article, marks, facts.times, facts.actors, lexicon)
    sayings = {claim.id: saying for claim, saying in said(page, find_voices(page))}
    return {identity: row for identity, saying in sayings.items() if (row := _row(saying, lexicon))}


def _row(saying: Saying, lexicon: Lexicon) -> CueRow | None:
    cue, placed = saying.cue, lexicon.place(saying.cue)
    return CueRow(*placed, cue.lemma, cue.kind, " ".join(cue.frame), saying.slot, cue.act_of(saying.slot)) if placed else None
