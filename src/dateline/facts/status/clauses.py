"""What a clause says of its own predicate: by negation, modal, condition and mood."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.facts.status.signals import (
    ADJECTIVES,
    ALMOST,
    BEING,
    CONDITIONS,
    FOCUS,
    HAVING,
    INSTEAD,
    MAYBE,
    MODALS,
    NEGATING,
    NEGATIONS,
    OCCUR,
    PREDICATIVE,
    SPEECH,
    STEPS,
    TENSED,
    VERBS,
    WISHED,
)
from dateline.marks import Marks, Word
from dateline.types import Span, Status


class Clauses:
    """The clauses of an article; `indirect` are the stretches that somebody is reported to have said."""

    def __init__(self, marks: Marks, indirect: Sequence[Span]) -> None:
        self.marks, self._indirect = marks, indirect

    def _own_verb(self, word: Word) -> Status | None:
        """None where the clause says nothing of its own: an infinitive, a participle."""
        children = self.marks.children(word)
        if self._negated(word, children):
            return "negated"
        asked = word.rel == "ccomp"  # "asked if": a question, not a condition
        if (not asked and any(child.rel == "mark" and child.lower in CONDITIONS for child in children)) or self._inverted(word, children):
            return "conditional"
        if modal := self._modal(word, children):
            return modal
        if self._infinitive(word) and any(
            child.rel in ("aux", "cop") and child.lemma == "be" and child.lower in BEING for child in children
        ):
            return "future"  # "the ministers are to meet"
        if any(child.rel == "advmod" and child.lower in MAYBE for child in children):
            return "possible"
        if word.feats.get("Mood") == "Imp":
            return "requested"
        if word.feats.get("VerbForm") in ("Inf", "Part", "Ger") and not any(
            child.rel == "aux" or child.deprel == "aux:pass" or child.rel == "cop" for child in children
        ):
            return None
        if word.upos == "VERB" and word.xpos in ("VB", "VBG", "VBN") and not any(child.rel in ("aux", "cop") for child in children):
            return None
        return "actual"

    def _negated(self, word: Word, children: tuple[Word, ...]) -> bool:
        for child in children:
            if child.lower in NEGATIONS:
                if child.rel in NEGATING and (child.rel != "cc" or child.lower in ("nor", "neither")) and not self._focused(child):
                    return child.rel != "obj" or not self._had(word, children)
            elif child.lower in INSTEAD and self.marks.child(child, "fixed") is not None:
                return True  # "rather than march"
            elif child.rel == "advmod" and self._missing(word, child):
                return True
            elif child.rel in ("nsubj", "obj") and self._none(child):
                return child.rel == "nsubj" or not self._had(word, children)
        return word.rel == "conj" and self._shared_negation(word, children)

    def _had(self, word: Word, children: tuple[Word, ...]) -> bool:
        """ "has no plans": what there is none of is the thing had."""
        return word.lemma in HAVING and not any(child.rel == "aux" for child in children)

    def _missing(self, word: Word, adverb: Word) -> bool:
        """ "almost fell", "no longer falls"."""
        if adverb.lower in ALMOST:
            return word.xpos in ("VBD", "VBN")
        return adverb.lower == "longer" and adverb.i > 0 and self.marks.words[adverb.i - 1].lower == "no"

    def _focused(self, negation: Word) -> bool:
        """ "not only", "not just": what follows is said to be more than that, so it is said to be."""
        return negation.i + 1 < len(self.marks.words) and self.marks.words[negation.i + 1].lower in FOCUS

    def _none(self, noun: Word) -> bool:
        """ "no reason", "neither he nor she"."""
        return any(child.lower in ("no", "neither", "none") and child.rel in ("det", "cc") for child in self.marks.children(noun))

    def _shared_negation(self, word: Word, children: tuple[Word, ...]) -> bool:
        """ "has neither accepted nor rejected", "did not see or hear": one negation over both."""
        first = self._first(word)
        joined = any(child.rel == "cc" and child.lower in ("or", "nor") for child in children)
        return first is not word and joined and self._negated(first, self.marks.children(first))

    def _apart(self, word: Word, first: Word) -> bool:
        """Whether a conjunct has a tense of its own, so that modals and negations before the first one do not reach it."""
        return word.xpos in TENSED and word.xpos != first.xpos

    def _first(self, word: Word) -> Word:
        """The word that a coordination hangs by."""
        for _ in range(STEPS):
            above = self.marks.head(word) if word.rel == "conj" else None
            if above is None or above.upos not in ("VERB", "AUX"):
                break
            word = above
        return word

    def _modal(self, word: Word, children: tuple[Word, ...]) -> Status | None:
        if word.rel == "conj" and not any(child.rel in ("aux", "nsubj", "cop") for child in children):
            first = self._first(word)
            children = () if self._apart(word, first) else self.marks.children(first)
        modal = next((status for child in children if child.rel == "aux" and (status := MODALS.get(child.lower))), None)
        return self._weighed(word, modal) if modal else None

    def _weighed(self, word: Word, status: Status) -> Status:
        """ "will … if" is conditional; "said it would" is the future of then."""
        first = self._first(word)
        if any(self._condition(child) for each in {word.i: word, first.i: first}.values() for child in self.marks.children(each, "advcl")):
            return "conditional"
        if status in ("future", "conditional") and self._or_else(word, first):
            return "conditional"
        if status == "conditional":
            governor = self.marks.head(first)
            said = governor is not None and first.rel == "ccomp" and governor.lemma in SPEECH
            return "future" if said or self._reported(word) else "conditional"
        return status

    def _or_else(self, word: Word, first: Word) -> bool:
        """ "must hand them over, or it would be shut"."""
        joined = any(child.rel == "cc" and child.lower == "or" for child in self.marks.children(word))
        asked = any(MODALS.get(child.lower) == "requested" for child in self.marks.children(first, "aux"))
        return word is not first and joined and (asked or first.feats.get("Mood") == "Imp")

    def _reported(self, word: Word) -> bool:
        """Whether it stands in words that a claim gives indirectly."""
        return any(stretch.start <= word.start and word.end <= stretch.end for stretch in self._indirect)

    def _condition(self, clause: Word) -> bool:
        children = self.marks.children(clause)
        marked = any(child.rel == "mark" and child.lower in CONDITIONS for child in children)
        return marked or clause.lower in ("provided", "providing") or self._inverted(clause, children)

    def _inverted(self, word: Word, children: tuple[Word, ...]) -> bool:
        """ "Should Sirte fall", "had the minister asked": an auxiliary before its subject, in a clause that hangs on another."""
        if word.rel != "advcl":
            return False
        first = next((child for child in children if child.rel == "aux" and child.lower in ("should", "had", "were")), None)
        subject = next((child for child in children if child.rel == "nsubj"), None)
        return first is not None and subject is not None and first.i < subject.i

    def _own_noun(self, word: Word) -> Status | None:
        for child in self.marks.children(word):
            if child.rel == "det" and child.lower in ("no", "neither"):
                return "negated"
            if child.rel in ("case", "cc") and (child.lower == "without" or (child.lower in INSTEAD and self.marks.child(child, "fixed"))):
                return "negated"
            if child.rel == "acl" and child.lemma in WISHED and self._wished(child):
                return VERBS.get(child.lemma)
            if child.rel in ("amod", "compound") and child.lower not in PREDICATIVE and (status := ADJECTIVES.get(child.lower)):
                return status
            if child.rel == "cop":
                return self._own_verb(word)
            if (
                child.deprel == "acl:relcl"
                and child.lemma in OCCUR
                and (status := self._own_verb(child)) in ("future", "conditional", "negated")
            ):
                return status
        return None

    def _wished(self, clause: Word) -> bool:
        """ "the truce that Moscow proposed", "talks slated for May", but not "the group that demanded it"."""
        if self.marks.child(clause, "xcomp", "ccomp") is not None:
            return False
        subject = self.marks.child(clause, "nsubj")
        if clause.deprel == "acl:relcl" and self.marks.child(clause, "aux:pass") is None:
            return subject is not None and subject.deprel == "nsubj" and subject.xpos not in ("WDT", "WP")
        return clause.xpos == "VBN"

    def _infinitive(self, word: Word) -> bool:
        return any(child.lower == "to" for child in self.marks.children(word, "mark"))
