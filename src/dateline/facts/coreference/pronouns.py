"""Which phrase a pronoun stands for: agreement decides who may, salience who does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.facts.coreference.nominals import REFLEXIVE, Nominal
from dateline.marks import Marks, Word

REACH = {"n": 3, None: 4}  # sentences that "it" and "they" reach back; people are remembered longer
FAR = 7
SUBJECTS = ("nsubj", "nsubj:pass")
CLAUSES = frozenset("ccomp xcomp advcl acl csubj parataxis root".split())
IMPERSONAL = frozenset("seem appear happen turn follow rain snow take remain matter".split())
PERSONAL = ("er", "or", "ist", "man", "ian", "one", "ee", "ess")  # endings of nouns for people
ADDRESSING = frozenset(
    """warn urge tell ask order advise persuade force press allow accuse threaten convince remind instruct encourage permit help
    want""".split()
)
WARNING = frozenset(("warn", "threaten", "caution"))
CALLING = frozenset((("call", "on"), ("call", "upon"), ("appeal", "to"), ("plead", "with"), ("prevail", "on")))
SAYING = frozenset(
    """say tell add warn claim deny insist argue note stress explain announce declare state reply write ask call urge demand promise vow
    describe accuse admit concede suggest report predict recall complain joke shout whisper respond answer continue conclude acknowledge
    caution confirm maintain observe remark repeat reiterate signal tweet thank welcome praise condemn criticise dismiss reject""".split()
)


@dataclass
class Thread:
    """The phrases so far that name one thing, and what they together tell of it."""

    nominals: list[Nominal] = field(default_factory=list)
    gender: str | None = None
    human: bool | None = None

    def add(self, nominal: Nominal) -> None:
        self.nominals.append(nominal)
        self.gender = self.gender or nominal.gender
        self.human = nominal.human if self.human is None else self.human


@dataclass(frozen=True)
class Setting:
    """What is asked again and again of one text: its marks, and which words stand between quotation marks."""

    marks: Marks
    quoted: Sequence[int]  # number of the quotation that a word stands in, 0 for none

    def clause(self, word: Word) -> int:
        """The predicate whose clause the word stands in."""
        while word.head >= 0 and word.rel not in CLAUSES:
            word = self.marks.words[word.head]
        return word.i


def impersonal(marks: Marks, word: Word) -> bool:
    """Whether this "it" stands for nothing: "it is clear that", "it seems"."""
    verb = marks.head(word)
    if word.lower != "it" or verb is None:
        return False
    if word.rel == "expl":
        return True
    judged = verb.upos in ("ADJ", "NOUN")
    clausal = any(
        child.rel in ("csubj", "ccomp") or (child.rel in ("xcomp", "advcl") and verb.upos == "ADJ") for child in marks.children(verb)
    )
    return word.rel == "nsubj" and clausal and (judged or verb.lemma in IMPERSONAL)


def may_stand(thread: Thread, candidate: Nominal, pronoun: Nominal, setting: Setting) -> bool:
    """Whether agreement and the tree allow it."""
    return _agree(thread, candidate, pronoun) and _apart(candidate, pronoun, setting)


def _agree(thread: Thread, candidate: Nominal, pronoun: Nominal) -> bool:
    if pronoun.gender in ("m", "f"):
        if thread.human is None and not candidate.name and not candidate.word.lemma.endswith(PERSONAL):
            return False
        return candidate.number != "p" and thread.gender in (None, pronoun.gender) and thread.human is not False and not candidate.body
    if pronoun.gender == "n":
        return candidate.number != "p" and thread.gender in (None, "n") and thread.human is not True
    return candidate.number == "p" or (candidate.body and thread.gender not in ("m", "f"))


def _apart(candidate: Nominal, pronoun: Nominal, setting: Setting) -> bool:
    """No pronoun stands for what it is part of, nor for the other argument of its verb, unless it is reflexive."""
    one, other = candidate.word, pronoun.word
    if one.sentence != other.sentence:
        return pronoun.word.lower not in REFLEXIVE
    if _inside(other, one, setting.marks):
        return False
    if other.lower in REFLEXIVE:
        return one.head == other.head or any(above.i == one.head for above in setting.marks.ancestors(other))
    owning = "nmod:poss" in (one.deprel, other.deprel)
    if not owning and (one.head == other.head or (one.deprel in SUBJECTS and one.head == _sharing(other, setting.marks))):
        return False
    return not ((one.rel == "conj" and one.head == other.i) or (other.rel == "conj" and other.head == one.i))


def _sharing(word: Word, marks: Marks) -> int:
    """ "raised it with Lavrov and urged him to stop": the verb whose subject is that of the pronoun's verb, too."""
    verb = marks.head(word)
    while verb is not None and verb.rel == "conj" and verb.upos == "VERB" and not marks.children(verb, "nsubj", "csubj"):
        verb = marks.head(verb)
    return verb.i if verb is not None else -1


def _inside(word: Word, phrase: Word, marks: Marks) -> bool:
    """Whether the word is part of the phrase proper, not of a relative clause that hangs on it."""
    while word.head >= 0 and word.rel != "acl":
        if word.head == phrase.i:
            return True
        word = marks.words[word.head]
    return False


def features(thread: Thread, candidate: Nominal, pronoun: Nominal, setting: Setting) -> Iterator[str]:
    """What speaks for or against this candidate, by name; `antecedents.tsv` weighs them."""
    one, other = candidate.word, pronoun.word
    kind = pronoun.gender if pronoun.gender == "n" else "they" if pronoun.number == "p" else "he"
    back = other.sentence - one.sentence
    yield f"{kind} back {min(back, 4)}"
    yield f"{kind} role {one.rel if one.deprel not in ('nmod:poss', 'nsubj:pass') else one.deprel}"
    yield "same form" if one.lower == other.lower else "pronoun" if candidate.pronoun else "name" if candidate.name else "noun"
    if not candidate.pronoun and not candidate.name:
        yield "definite" if candidate.definite else "indefinite"
    if thread.gender and thread.gender == pronoun.gender:
        yield f"{kind} gender"
    elif kind == "he" and thread.human:
        yield "he human"
    if kind == "they":
        yield "they joined" if candidate.joined else f"they number {candidate.number}"
    yield f"{kind} thread {min(len(thread.nominals), 4)}"
    subjects = one.deprel in SUBJECTS, other.deprel in SUBJECTS
    if all(subjects):
        yield f"{kind} both subjects {min(back, 2)}"
    if back == 0:
        yield from _within(one, other, kind, setting)
        if _heard(one, other, setting):
            yield "heard to do" if _to_do(one, other, setting) or _warned_if(one, other, setting) else "heard"
    elif subjects[0] and setting.marks.words[one.head].rel == "root":
        yield f"{kind} main subject {min(back, 2)}"
    if subjects[0] and one.head >= 0 and setting.marks.words[one.head].lemma in SAYING:
        yield f"{kind} speaker" + (" quoted" if setting.quoted[other.i] else "")
        if subjects[1] and setting.marks.words[other.head].lemma in SAYING:
            yield f"{kind} both speak {min(back, 3)}"
    if bool(setting.quoted[one.i]) != bool(setting.quoted[other.i]):
        yield f"{kind} across quotation"


def _heard(one: Word, other: Word, setting: Setting) -> bool:
    """ "warned Moscow of sanctions if it invades", "called on Moscow to pull its troops out": whom the verb is addressed to."""
    verb = setting.marks.words[one.head] if one.head >= 0 else None
    case = setting.marks.child(one, "case")
    called = one.rel == "obl" and case is not None and (verb.lemma if verb else "", case.lower) in CALLING
    if verb is None or not (called or (one.rel in ("obj", "iobj") and verb.lemma in ADDRESSING)):
        return False
    return any(above.i == verb.i for above in setting.marks.ancestors(other))


def _to_do(one: Word, other: Word, setting: Setting) -> bool:
    """ "urged Moscow to withdraw its troops": the pronoun stands in the clause that the hearer is to be the subject of."""
    clause = setting.marks.words[setting.clause(other)]
    below = clause.head == one.head and clause.rel in ("xcomp", "advcl", "ccomp")
    if not below or setting.marks.children(clause, "nsubj"):
        return False
    return any(each.lower == "to" for each in setting.marks.children(clause, "mark"))


def _warned_if(one: Word, other: Word, setting: Setting) -> bool:
    """ "warned Moscow of sanctions if it invades": a warning says what is to come if the hearer does something."""
    clause = setting.marks.words[setting.clause(other)]
    verb = setting.marks.head(one)
    warned = verb is not None and verb.lemma in WARNING and clause.head == one.head and clause.rel == "advcl"
    return warned and any(each.lower in ("if", "unless", "should") for each in setting.marks.children(clause, "mark", "aux"))


def _within(one: Word, other: Word, kind: str, setting: Setting) -> Iterator[str]:
    same = setting.clause(one) == setting.clause(other)
    if other.deprel == "nmod:poss":
        yield f"{kind} possessive {'same' if same else 'other'} clause {'subject' if one.deprel in SUBJECTS else 'else'}"
    elif same:
        yield f"{kind} same clause"
    if one.deprel in SUBJECTS and any(above.i == one.head for above in setting.marks.ancestors(other)):
        yield f"{kind} subject above"


def candidates(threads: Sequence[Thread], latest: Sequence[tuple[Nominal, Thread]], pronoun: Nominal) -> Iterator[tuple[Nominal, Thread]]:
    """The phrases before the pronoun that are near enough, the nearest first, one for each thing."""
    reach = FAR if pronoun.gender in ("m", "f") else REACH.get(pronoun.gender, 4)
    seen: set[int] = set()
    for nominal, thread in reversed(latest):
        if pronoun.word.sentence - nominal.word.sentence > reach:
            return
        if id(thread) not in seen:
            seen.add(id(thread))
            yield nominal, thread


def weigh(found: Iterator[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(each, 0.0) for each in found)
