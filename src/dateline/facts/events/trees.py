"""What a dependency tree says outright of a word, before anything is implied."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.facts.events.words import CURRENCIES, PARTICLES, WATERS
from dateline.marks import Marks, Word

NEAR = 8  # words from a sum of money to what it is
CLIMB = 4  # governors looked at, up to the next clause that speaks for itself
DEEPEST = 3  # arcs between trigger and name that are told one by one
STEPS = 12  # arcs climbed from a name to its trigger


def infinitive(marks: Marks, word: Word) -> bool:
    return any(child.lower == "to" for child in marks.children(word, "mark"))


def particles(marks: Marks, word: Word) -> tuple[Word, ...]:
    """ "broke off", "sent home": the small words that make another verb of a verb."""
    return tuple(
        child
        for child in marks.children(word)
        if child.deprel == "compound:prt" or (child.lower in PARTICLES and child.rel in ("advmod", "xcomp", "obl", "case", "mark"))
    )


def marking(marks: Marks, word: Word, forms: tuple[str, ...]) -> tuple[Word, ...]:
    """The words among `forms` that open a clause under a word."""
    return tuple(mark for clause in marks.children(word, "ccomp") for mark in marks.children(clause, "mark") if mark.lower in forms)


def participial(marks: Marks, word: Word) -> bool:
    """ "grenades thrown at X", "wounding two": a clause without a subject or a joining word of its own."""
    return word.deprel != "acl:relcl" and word.upos == "VERB" and not marks.children(word, "nsubj", "mark")


def clauses(marks: Marks, word: Word) -> Iterator[Word]:
    """The trigger, then what governs it within its clause."""
    yield word
    for _ in range(CLIMB):
        if word.rel == "acl" and marks.child(word, "nsubj") is not None:
            return
        loose = word.deprel == "advcl" and participial(marks, word)
        if word.deprel in ("ccomp", "acl:relcl", "parataxis", "advcl", "root") and word.upos == "VERB" and not loose:
            return
        above = marks.head(word)
        if above is None:
            return
        word = above
        if word.upos in ("VERB", "NOUN"):
            yield word


def paid_in(marks: Marks, amount: Word, verb: Word) -> tuple[Word, ...]:
    """ "suspended $130m in aid": what the money is, wherever the tree hangs it."""
    if amount.upos != "SYM" and amount.lemma not in CURRENCIES:
        return ()
    found = (*marks.children(amount, "nmod"), *marks.children(verb, "obl"))
    near = (each for each in found if amount.i < each.i <= amount.i + NEAR)
    return tuple(each for each in near if marks.cases(each) & {"in", "of"})[:1]


def obliques(marks: Marks, word: Word) -> tuple[Word, ...]:
    """What hangs on a word without a preposition."""
    return tuple(child for child in marks.children(word, "obl", "nmod", "xcomp", "advmod", "dep") if not marks.children(child, "case"))


def of_water(marks: Marks, word: Word) -> bool:
    """ "the Gulf of Finland", "the Mozambique Channel": a water, or a name that only says which."""
    near = (word, marks.head(word), *([marks.words[word.i - 2]] if word.i > 1 and marks.words[word.i - 1].lower == "of" else ()))
    return any(each is not None and each.upos == "PROPN" and each.lower in WATERS for each in near)


def apart(marks: Marks, clause: Word) -> bool:
    """Whether a clause is a sentence of its own: "Sweden has protested; Germany has warned"."""
    return clause.rel == "parataxis" and any(child.form == ";" for child in marks.children(clause, "punct"))


def claimants(marks: Marks, clause: Word) -> tuple[Word, ...]:
    """Who owns up to a deed: "attacks, for which ISIL has claimed responsibility"."""
    things = marks.children(clause, "obj") if clause.lemma in ("claim", "accept") else ()
    return marks.children(clause, "nsubj") if any(each.lemma == "responsibility" for each in things) else ()


def branch_to(marks: Marks, word: Word, head: Word) -> Iterator[str]:
    """The arc by which a name's branch meets the trigger or what stands above it."""
    above = {each.i for each in marks.ancestors(word)}
    if head.i in above:
        yield "over the trigger"
    below = head
    for step, each in enumerate(marks.ancestors(head)):
        if each.i == word.i or step > STEPS:
            yield f"under the trigger by {below.deprel}"
            return
        if each.i in above:
            yield f"branch {below.deprel} of {each.upos}"
            return
        below = each


def path_to(marks: Marks, word: Word, head: Word) -> list[str]:
    """The arcs from a trigger up and down to a name; long ones without their names."""
    up: dict[int, list[str]] = {word.i: []}
    above, climbed = marks.head(word), [f"^{word.rel}"]
    while above is not None and len(climbed) <= DEEPEST:
        up[above.i] = list(climbed)
        climbed.append(f"^{above.rel}")
        above = marks.head(above)
    down: list[str] = []
    below: Word | None = head
    while below is not None and len(down) <= DEEPEST:
        if below.i in up:
            return [*up[below.i], *down]
        down.insert(0, below.rel)
        below = marks.head(below)
    return ["far"] * (DEEPEST + 2)
