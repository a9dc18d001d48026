"""Following a status: which words decided it, from the judgements as they were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.explanation import Reason, Words
from dateline.facts.status import Statuses
from dateline.facts.status.signals import ADJECTIVES, ALMOST, INSTEAD, MAYBE, NEGATIONS
from dateline.marks import Marks, Word
from dateline.text.stems import mend_lemmas
from dateline.trail import Step, Trail
from dateline.types import Article, Claim, Span, Status

SAYS: Mapping[str, str] = {
    "_judge": "nothing around it says otherwise",
    "_own_verb": "what its own clause says, by negation, auxiliary, condition and mood",
    "_own_noun": "what its own phrase says, by determiners and adjectives",
    "_negated": "a negation in its clause",
    "_modal": "an auxiliary in its clause",
    "_above": "how it hangs on the rest of the sentence",
    "_above_of": "what the word above is itself",
    "_beside": "what is joined by “and” or “or” goes with the first of it",
    "_over_clause": "how the clause hangs on the word above",
    "_aside": "an adverbial or relative clause speaks for itself, one without tense goes with what it hangs on",
    "_combined": "what the word makes of what hangs on it, with what is said of the word itself",
    "_undone": "what a word that undoes makes of it, unless that is undone itself",
    "_over_noun": "how the noun hangs on the word above",
    "_said_by_adjective": "what the adjective says of it",
    "_under_verb": "what the verb makes of a noun under it",
    "_as_object": "what the verb makes of a noun under it",
    "_means": "the means are as real as what they serve",
    "_done_to": "what the verb makes of a noun under it",
    "_said_of_clause": "what the word above says of the clause",
    "_said_by_noun": "what the noun says of the clause",
    "_vouched": "what the act of who says it makes of the words said",
    "_spoken_around": "the act of speech around it",
    "_old": "a date long before the report",
    "_months_ago": "a date long before the report",
    "_soon": "a day to come",
    "_asked": "it stands in a question",
}
MEANS: Mapping[tuple[str, object], Status] = {  # what a yes of these comes to
    ("_negated", True): "negated",
    ("_old", True): "historical",
    ("_soon", True): "future",
    ("_asked", True): "possible",
}
PLAINLY: Mapping[str, str] = {  # where nothing makes it less than actual
    "_own_verb": "its own clause tells it plainly",
    **dict.fromkeys(("_above", "_over_clause", "_over_noun"), "what it hangs on says nothing else"),
}
SMALL = ("aux", "cop", "mark", "case", "cc")
TURNING = NEGATIONS | MAYBE | ALMOST | INSTEAD


def follow_statuses(trail: Trail, article: Article, marks: Marks, claims: Sequence[Claim]) -> Statuses:
    """The statuses of an article as `find_statuses` gives them, whose judgements leave a trail."""
    return trail.follow(Statuses, SAYS)(article, mend_lemmas(marks), claims)


def status_reasons(trail: Trail, statuses: Statuses, word: Word, text: str) -> tuple[Reason, ...]:
    """Why the status of a word is what it is: from its own clause up to the word that decided, the last."""
    status, root = statuses.of(word), trail.first("_judge", word)
    chain = list(_decisive(root, status)) if root else []
    kept = [step for step, after in zip(chain, [*chain[1:], None], strict=True) if after is None or _hops(step, after)]
    return tuple(_reason(step, status, statuses.marks, text) for step in kept)


def _decisive(step: Step | None, status: Status) -> Iterator[Step]:
    """The judgement, the first that it asked for which said the same, the first of that one, and so on."""
    while step is not None:
        yield step
        step = next((each for each in step.within if _says(each) == status), None)


def _says(step: Step) -> object:
    if step.rule == "_months_ago":
        return "historical" if step.said is not None else None
    return MEANS.get((step.rule, step.said), step.said)


def _hops(step: Step, after: Step) -> bool:
    """Whether the judgement is about a word and the one that it hangs on, and the next goes on from there."""
    return len(step.words) > 1 and {word.i for word in step.words} != {word.i for word in after.words} and after.words[:1] != step.words[:1]


def _reason(step: Step, status: Status, marks: Marks, text: str) -> Reason:
    says = PLAINLY.get(step.rule, SAYS[step.rule]) if status == "actual" else SAYS[step.rule]
    about = tuple(Words(word.span.of(text), word.span) for word in step.words)
    return Reason(step.rule.lstrip("_"), says, status, about, tuple(Words(span.of(text), span) for span in _signals(step, marks)))


def _signals(step: Step, marks: Marks) -> Iterator[Span]:
    """The small words that a judgement goes by: of a clause its auxiliaries and negations, of an act of speech its cue."""
    if step.rule == "_vouched":
        yield from (inner.said[2] for inner in step.within if inner.said and inner.said[2])
        return
    for child in (child for word in step.words[:1] for child in marks.children(word)):
        dated = step.rule == "_soon" and child.rel in ("obl", "advmod")
        phrased = step.rule == "_own_noun" and child.lower in ADJECTIVES
        if child.rel in SMALL or child.lower in TURNING or dated or phrased:
            yield child.span
