"""Why an event is what it is: a value that no table keeps, for it is worked out again when somebody asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.types import Act, Event, Polarity, Provenance, Span, Status, Verbatim


@dataclass(frozen=True)
class Words:
    """Words of the article."""

    text: str
    span: Span


@dataclass(frozen=True)
class Arc:
    """One step through the dependency tree: down to a dependent, or up to the word that governs."""

    relation: str
    up: bool
    to: Words


@dataclass(frozen=True)
class Condition:
    """What a row of the lexicon asks for, as it is written there, and the word that is so; null where none may be."""

    asks: str
    met: Words | None = None


@dataclass(frozen=True)
class Row:
    """The row of the lexicon that made a word a trigger, as its table has it."""

    table: str
    line: int
    lemma: str
    words: str
    part: str
    conditions: tuple[Condition, ...]
    type: str
    mode: str | None
    cameo: str | None
    roles: str
    score: float


@dataclass(frozen=True)
class Change:
    """What was made of one field."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Decision:
    """A rule that changed what the row alone would say: its name in the code, and what it holds."""

    rule: str
    says: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Reason:
    """One judgement: by which rule, about which words, on which small words, and what came of it."""

    rule: str
    says: str
    gives: str
    about: tuple[Words, ...] = ()
    signals: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Side:
    """Who does it or to whom it is done: where that is said, and whom it counts for.

    `slot` is what the words are to `of`: a word that names an event, and mostly the trigger itself. `rule` is the decision that gave
    the side, where one did. `path` leads through the tree from the trigger to the words; it is empty where they stand in another
    sentence. `stands_for` is what a pronoun refers back to. `coding` tells how the code was come by, the first judgement first.
    """

    role: Literal["actor", "recipient"]
    mention: str
    words: Words
    name: str
    code: str | None
    slot: str | None = None
    of: Words | None = None
    path: tuple[Arc, ...] = ()
    rule: str | None = None
    says: str | None = None
    stands_for: Words | None = None
    coding: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Circumstance:
    """Where, when or how many: the words, what they mean, the word that they hang on, and the way to them from the trigger."""

    role: Literal["place", "time", "quantity"]
    mention: str
    words: Words
    value: str
    hangs_on: Words
    path: tuple[Arc, ...] = ()


@dataclass(frozen=True)
class Judged:
    """The status, and what it was judged by: the last reason is the one that decided."""

    status: Status
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class CueRow:
    """The row of the lexicon of saying by which a claim was known for one.

    `frame` are the slots in which the words said may stand, `slot` is the one in which they do, `act` what is done by saying so.
    """

    table: str
    line: int
    lemma: str
    kind: str
    frame: str
    slot: str
    act: Act


@dataclass(frozen=True)
class Voucher:
    """The claim that vouches for an event: the innermost one in whose words the trigger stands."""

    claim: str
    act: Act
    polarity: Polarity
    verbatim: Verbatim
    score: float
    content: Words
    cue: Words | None = None
    speaker: Words | None = None
    name: str | None = None
    code: str | None = None
    row: CueRow | None = None


@dataclass(frozen=True)
class Ground:
    """What speaks for an event or against it, in log odds."""

    what: str
    odds: float


@dataclass(frozen=True)
class Explanation:
    """Why an event is what it is.

    `word` is the one of the trigger that heads it, where ways through the tree begin; `passage` is its sentence. `lexicon` is what
    the words alone say; `decisions` are the rules that made something else of it, in their order. `grounds` add up to the log odds
    of the score. `kept` is what the record that was kept has otherwise.
    """

    article: str
    ref: str
    event: Event
    trigger: Words
    word: Words
    passage: Words
    lexicon: Row
    decisions: tuple[Decision, ...]
    sides: tuple[Side, ...]
    circumstances: tuple[Circumstance, ...]
    status: Judged
    claim: Voucher | None
    grounds: tuple[Ground, ...]
    made_by: Provenance
    kept: tuple[Change, ...] = ()
