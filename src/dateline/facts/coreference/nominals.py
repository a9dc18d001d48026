"""Nominals: the noun phrases and pronouns that may name the same thing, each with what agreement needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.genders import Gender, Genders
from dateline.knowledge.who import Role, Who
from dateline.marks import Marks, Word

PRONOUNS: dict[str, tuple[Gender | Literal["n"] | None, Literal["s", "p"]]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", "s")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", "s")),
    **dict.fromkeys(("it", "its", "itself"), ("n", "s")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "'em"), (None, "p")),
}
REFLEXIVE = frozenset("himself herself itself themselves".split())
INNER = frozenset("compound flat fixed goeswith nmod:desc amod advmod det nummod".split())  # not a phrase of its own
MERGED = frozenset("appos nmod:desc flat".split())  # says more about the word it hangs on
TELLING = ("amod", "compound", "nmod", "nummod")
HUMAN = frozenset("CVL REF AGR JRN EDU MED REL".split())
PLURAL = frozenset("police people troops media staff crew personnel everyone".split())
OPEN = frozenset(
    "those others some many both all few several most none everyone everybody nobody someone somebody anyone two three four".split()
)
SHARED = frozenset(("neither", "both"))  # "neither government": more than one
ARGUMENTS = frozenset("nsubj obj iobj obl nmod conj root".split())
TIMES = frozenset(
    """day week month year hour minute morning evening night afternoon today yesterday tomorrow weekend decade century moment time season
    period monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december
    oct nov dec jan feb mar apr aug sept percent per-cent dollar euro mile kilometre kilometer metre meter kilogram ton tonne""".split()
)


@dataclass(frozen=True)
class Nominal:
    """One phrase by its head. `gender` "n" is a thing or body; None where the words leave it open."""

    word: Word
    name: tuple[str, ...] = ()  # the words of a proper name, in lower case
    gender: Gender | Literal["n"] | None = None
    number: Literal["s", "p"] | None = None
    human: bool | None = None
    body: bool = False  # people acting as one: it may be "it" and "they"
    joined: bool = False  # "Germany and France": the first word stands for all
    pronoun: bool = False
    definite: bool = False
    titles: tuple[str, ...] = ()  # lemmas of what it is called besides: "president" of President Putin
    modifiers: frozenset[str] = frozenset()  # what tells it from others of its noun: "Turkish", "foreign"
    callings: frozenset[str] = frozenset()  # sectors of what a person is: "lawmaker" and "MP" are LEG


def nominals_of(marks: Marks, who: Who, genders: Genders) -> Iterator[Nominal]:
    """Every phrase of the text in order; a coordination comes right after its first member."""
    for word in marks.words:
        if word.upos == "PRON" and word.lower in PRONOUNS:
            gender, number = PRONOUNS[word.lower]
            if word.rel != "expl":
                yield Nominal(word, (), gender, number, True if gender in ("m", "f") else None, False, False, True)
        elif word.lower in OPEN and word.rel in ARGUMENTS and word.upos in ("PRON", "DET", "NUM", "ADJ"):
            yield Nominal(word, (), None, "s" if word.lower.endswith(("yone", "eone", "body")) else "p")
        elif word.upos in ("NOUN", "PROPN") and word.lemma.lower().rstrip(".") not in TIMES and not _inner(marks, word):
            nominal = _phrase(marks, word, who, genders)
            yield nominal
            if nominal.number != "p" and any(child.upos in ("NOUN", "PROPN") for child in marks.children(word, "conj")):
                yield Nominal(word, (), None, "p", nominal.human, False, True)


def _inner(marks: Marks, word: Word) -> bool:
    """Whether the word is part of a phrase that another word heads."""
    above = marks.head(word)
    joins = word.rel == "appos" and above is not None and above.upos in ("NOUN", "PROPN")
    return joins or bool(INNER & {word.rel, word.deprel})


def _phrase(marks: Marks, word: Word, who: Who, genders: Genders) -> Nominal:
    around = [word, *(child for child in marks.children(word, *MERGED))]
    nouns = [each for each in around if each.upos in ("NOUN", "PROPN")]
    name = _name(marks, word) if word.upos == "PROPN" and who.role(word.lemma.lower()) is None else ()
    if not name:
        own = _name(marks, word) if word.upos == "PROPN" else ()
        name = next((_name(marks, each) for each in nouns[1:] if _personal(marks, each)), own)
    roles = [role for each in nouns if (role := who.role(each.lemma.lower()))]
    label = entity.label if (entity := marks.entity_of(word)) else ""
    label = "" if label == "NORP" else label
    gender = _gender(nouns, name, genders)
    human = _human(roles, label, gender)
    ahead = [each.form for each in marks.words[word.i : word.i + 3]]
    may_be = bool(name) and (not human or (len(name) == 1 and not gender))
    known = may_be and (label in ("ORG", "LOC") or who.longest(ahead, 0) is not None)
    return Nominal(
        word,
        name,
        gender or ("n" if human is False or known else None),
        "p" if any(child.lower in SHARED for child in marks.children(word, "det")) else _number(word),
        False if known else human,
        known or (not human and any(role.kind != "person" for role in roles)),
        False,
        False,
        _definite(marks, word),
        tuple(each.lemma.lower() for each in nouns if not name or each is not word),
        frozenset(child.lemma.lower() for child in marks.children(word, *TELLING) if child.lower not in name),
        frozenset(role.sector or "SPOKEN" for role in roles if role.kind == "person" or role.sector in HUMAN),
    )


def _name(marks: Marks, word: Word) -> tuple[str, ...]:
    parts = [word, *(child for child in marks.children(word, "flat", "compound", "amod") if child.upos == "PROPN")]
    return tuple(each.lower for each in sorted(parts, key=lambda each: each.i))


def _personal(marks: Marks, word: Word) -> bool:
    entity = marks.entity_of(word)
    person = entity.label == "PER" if entity else bool(marks.children(word, "flat"))
    return person and word.upos == "PROPN" and word.rel in ("appos", "flat")


def _gender(nouns: list[Word], name: tuple[str, ...], genders: Genders) -> Gender | None:
    for each in nouns:
        told = genders.nouns.get(each.lemma.lower()) or genders.titles.get(each.lower.rstrip("."))
        if told:
            return told
    return next((genders.names[part] for part in name[:2] if part in genders.names), None)


def _human(roles: list[Role], label: str, gender: Gender | None) -> bool | None:
    if label == "PER" or gender:
        return True
    if label in ("ORG", "LOC"):
        return False
    if any(role.kind == "person" or (role.sector in HUMAN and role.kind == "group") for role in roles):
        return True
    return False if roles and all(role.kind not in ("person", "group") for role in roles) else None


def _number(word: Word) -> Literal["s", "p"] | None:
    if word.lower in PLURAL:
        return "p"
    number = word.feats.get("Number")
    return "p" if number == "Plur" or word.xpos in ("NNS", "NNPS") else "s" if number == "Sing" or word.xpos in ("NN", "NNP") else None


def _definite(marks: Marks, word: Word) -> bool:
    return any(child.lower in ("the", "this", "that", "these", "those") for child in marks.children(word, "det"))
