"""How far an event can be trusted: the chance that a careful reader would code it so, too."""

from __future__ import annotations

from math import exp

from dateline.facts.events.decisions import Draft
from dateline.knowledge.ontology import Ontology
from dateline.types import Facts

# What speaks for an event, in log odds; fitted on marked reports, and `START` so that other marked reports bear the figures out.
START = -0.7
ROW = 2.6  # times the score of the lexicon's row: how reliable the frame is
KNOWN_DOER, KNOWN_UNDERGOER = 0.7, 0.2
NOUN = 0.5
PHRASE = 0.6  # more words than one name the deed
CLAUSE = 0.3  # its verb heads a clause
SENSES = -0.2  # the lexicon knows the word in other types, too
SOFT = -0.25
SOFT_TYPES = frozenset({"AGREE", "SUPPORT", "CONSULT", "RETREAT", "CONCEDE"})
HEADING = frozenset({"root", "conj", "ccomp", "advcl", "xcomp"})


def reliability(draft: Draft, facts: Facts, ontology: Ontology) -> float:
    """The chance that an event is right, from 0 to 1, in hundredths; docs/reliability.md has the table that proves it."""
    return round(1 / (1 + exp(-sum(odds for _, odds in grounds(draft, facts, ontology)))), 2)


def grounds(draft: Draft, facts: Facts, ontology: Ontology) -> tuple[tuple[str, float], ...]:
    """What speaks for an event and against it, each in log odds; nought where it does not hold."""
    hit = draft.hit
    return (
        ("events at large", START),
        ("how reliable the row of the lexicon is", ROW * draft.score),
        ("its clause says who does it", KNOWN_DOER * _known(draft, "actors", facts)),
        ("its clause says to whom it is done", KNOWN_UNDERGOER * _known(draft, "recipients", facts)),
        ("a noun names it", NOUN * (hit.word.upos == "NOUN")),
        ("more words than one name it", PHRASE * bool(hit.named)),
        ("its word heads a clause", CLAUSE * (hit.word.rel in HEADING)),
        ("the word has senses of other types", SENSES * (len({row.type for row in ontology.rows(hit.row.word, hit.row.noun)}) > 1)),
        ("events of this type are hard to tell", SOFT * (draft.type in SOFT_TYPES)),
    )


def _known(draft: Draft, role: str, facts: Facts) -> bool:
    """Whether the clause itself gives a side that somebody knows."""
    things = (facts.actors.by_id.get(mention.thing) for mention in getattr(draft, role))
    return role not in draft.inferred and any(thing is not None and thing.code is not None for thing in things)
