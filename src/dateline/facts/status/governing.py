"""What the word above a clause says of it: "refused to go", "the plan to go", "unable to go"."""

from __future__ import annotations

from dateline.facts.status.dating import Dating
from dateline.facts.status.signals import (
    ADJECTIVES,
    DEFINITE,
    DISPUTING,
    DOUBTED,
    ENTITLING,
    FACTIVE,
    GERUND_MARKS,
    GIVEN,
    GRANTING,
    KEEPING,
    NOUNS,
    PERFORMED,
    SPEECH,
    THROUGH,
    UNTRUE,
    VERBS,
    WORDS,
)
from dateline.marks import Word
from dateline.text.orders import DISOBEYING, ORDERS
from dateline.types import Status


class Governing(Dating):
    """The words that govern clauses, each with what its meaning makes of what it governs."""

    def _said_of_clause(self, word: Word, governor: Word) -> str | None:
        """What the governor says of a clause: a status, "through" (its own), "actual" (taken as true), or None (unknown)."""
        finite = word.rel == "ccomp" and not self._infinitive(word)
        lemma = governor.lemma
        if word.rel == "acl":
            return self._said_by_noun(word, governor)
        if word.rel == "ccomp" and governor.lower in ("provided", "providing"):
            return "conditional"
        if governor.upos == "ADJ" and self._infinitive(word) and any(child.lower == "too" for child in self.marks.children(governor)):
            return "negated"
        if governor.lower == "able":
            is_able = any(child.rel == "cop" and child.xpos in ("VBZ", "VBP") for child in self.marks.children(governor))
            return "possible" if is_able and self._own_noun(governor) == "actual" else "through"
        if governor.upos == "ADJ":
            return ADJECTIVES.get(governor.lower, "through" if word.rel == "csubj" else None)
        if word.rel == "csubj":
            return "through"
        if finite and lemma in SPEECH:
            return "actual"
        if finite and lemma in DISPUTING and any(child.lemma in WORDS for child in self.marks.children(governor, "obj")):
            return "negated"
        if lemma == "rule" and any(child.lower == "out" for child in self.marks.children(governor)):
            return "negated"
        if lemma == "expect" and self.marks.child(governor, "obj", "iobj") is not None:
            return "requested"
        if (lemma == "expect" and word.rel == "xcomp") or (lemma == "go" and governor.lower in ("going", "gon") and self._infinitive(word)):
            return "future"
        if lemma == "have" and self._infinitive(word):
            if any(child.lower == "yet" for child in self.marks.children(governor)):
                return "negated"
            return "through" if governor.lower == "had" else "requested"
        if lemma == "be" and word.rel in ("xcomp", "ccomp") and self._infinitive(word):
            return "future"  # "are to meet"
        if lemma == "tell" and not finite:
            return "requested"
        if lemma == "offer":
            return "future"
        if lemma in ("stop", "cease", "quit", "halt"):
            return "actual" if word.xpos == "VBG" else "negated"  # what is stopped was going on
        if lemma in ("know", "remember", "learn") and governor.xpos != "VBN" and self._infinitive(word):
            return "possible"
        if lemma == "look" and self._infinitive(word):
            return "future"
        if lemma in ("allow", "permit", "enable") and governor.xpos in ("VBZ", "VBP") and self._infinitive(word):
            return "possible"
        if lemma in ("want", "wish", "like") and word.lemma in PERFORMED and self._speaking(governor):
            return "actual"
        if finite and lemma in ("agree", "decide", "determine"):
            return "through"
        return VERBS.get(lemma) or ("through" if lemma in THROUGH else "actual" if lemma in FACTIVE else None)

    def _said_by_noun(self, word: Word, noun: Word) -> str:
        """What "the plan to …", "the claim that …", "no intention of …ing" say of their clause."""
        above = self.marks.head(noun)
        if noun.lemma in GIVEN and above is not None and above.lemma in GRANTING and noun.rel == "obj":
            return "future"
        if self._infinitive(word):
            return NOUNS.get(noun.lemma) or ENTITLING.get(noun.lemma) or "through"
        governor = self.marks.head(noun)
        if self.marks.child(word, "nsubj", "csubj") is not None:
            if noun.lemma in WORDS and governor is not None and (governor.lemma in DISPUTING or self._untrue(noun, governor)):
                return "negated"
            return "possible" if noun.lemma in DOUBTED else "actual"
        return NOUNS.get(noun.lemma, "actual") if word.xpos == "VBG" and self._marked(word, "of") else "actual"

    def _disobeyed(self, noun: Word) -> bool:
        """ "refused orders to fire": what is ordered is not done."""
        verb = self.marks.head(noun) if noun.lemma in ORDERS and noun.rel == "obj" else None
        return verb is not None and verb.lemma in DISOBEYING and not self._negated(verb, self.marks.children(verb))

    def _untrue(self, noun: Word, predicate: Word) -> bool:
        """ "Reports that they fired are false"."""
        called = noun.rel == "nsubj" and predicate.lower in UNTRUE and self.marks.child(predicate, "cop") is not None
        return called and not self._negated(predicate, self.marks.children(predicate))

    def _gerund(self, word: Word, governor: Word) -> bool:
        """ "plans on leaving": a marked gerund that is what its governor is about, if that says anything of it."""
        if word.xpos != "VBG" or governor.lemma in FACTIVE:
            return False
        return any(child.lower in GERUND_MARKS for child in self.marks.children(word, "mark", "case"))

    def _nothing(self, noun: Word) -> bool:
        return noun.lower in ("nothing", "nobody", "none") or self._none(noun)

    def _marked(self, word: Word, marker: str) -> bool:
        return any(child.lower == marker for child in self.marks.children(word, "mark", "case"))

    def _speaking(self, verb: Word) -> bool:
        subject = self.marks.child(verb, "nsubj")
        return subject is not None and subject.lower in ("i", "we") and self.marks.child(verb, "obj") is None

    def _likened(self, word: Word) -> Status:
        """ "as though they had fired"."""
        likened = any(each.lower in ("if", "though") for child in self.marks.children(word, "mark") for each in self.marks.children(child))
        return "possible" if likened else "actual"

    def _without(self, word: Word, governor: Word) -> bool:
        """ "cannot leave without paying": one negation takes back the other."""
        return self._marked(word, "without") and self._negated(governor, self.marks.children(governor))

    def _kept(self, word: Word, governor: Word) -> bool:
        """ "stopped them from crossing"."""
        return governor.lemma in KEEPING and self._marked(word, "from")

    def _definite(self, noun: Word) -> bool:
        return any(child.lower in DEFINITE or child.deprel == "nmod:poss" for child in self.marks.children(noun))

    def _any(self, noun: Word) -> bool:
        """ "an amnesty", "any amnesty"."""
        return any(child.lower in ("a", "an", "any") for child in self.marks.children(noun, "det"))
