"""The slots around a word: subject, object, obliques and so on, also where the tree only implies them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from dateline.facts.events.trees import apart, claimants, infinitive, marking, obliques, paid_in, particles
from dateline.facts.events.words import (
    ADDRESSING,
    BLAMING,
    CONTAINERS,
    DOING,
    ENTERING,
    FATAL,
    RELATIVES,
    SAYING,
    SUBJECT_CONTROL,
    UNDERGOING,
    WANTING,
)
from dateline.marks import Marks, Word
from dateline.text.orders import ORDERS, UNDER_ORDERS
from dateline.text.papers import sender_of

DEEPEST = 40  # implied subjects passed on; a tree of hostile text may be deeper
DETERMINED = ("det", "amod", "compound", "nummod", "nmod:poss")
PASSIVES = ("nsubj:pass", "csubj:pass")


class Frames:
    """The slots of every word of an article, each worked out once."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.fillers = lru_cache(maxsize=None)(self._fillers)
        self.subjects = lru_cache(maxsize=None)(self._subjects)
        self.objects = lru_cache(maxsize=None)(self._objects)
        self._rising: set[int] = set()
        self._plain: dict[str, Callable[[Word], tuple[Word, ...]]] = {
            "iobj": lambda word: self.marks.children(word, "iobj"),
            "advmod": lambda word: self.marks.children(word, "advmod"),
            "mod": lambda word: self.marks.children(word, "amod", "compound", "nummod", "nmod:desc"),
            "ccomp": lambda word: self.marks.children(word, "ccomp", "parataxis"),
            "xcomp": self._xcomp,
            "seeker": self._seeker,
            "undergoers": self._undergoers,
            "ccompsubj": self._ccompsubj,
            "prt": lambda word: particles(self.marks, word),
            "poss": self._poss,
            "comp": self._comp,
            "gov": self._gov,
            "objmod": lambda word: self._of_objects(word, "mod"),
            "objin": lambda word: self._of_objects(word, "in"),
            "voice": self._voice,
            "bearer": lambda word: self.subjects(word.head) if word.upos == "AUX" else (),
            "obl": lambda word: obliques(self.marks, word),
            "infin": lambda word: tuple(each for each in self._xcomp(word) if infinitive(self.marks, each)),
            "pred": lambda word: tuple(each for each in self.marks.children(word, "xcomp") if not infinitive(self.marks, each)),
            "case": lambda word: self.marks.children(word, "case"),
            "bare": lambda word: () if self.marks.child(word, *DETERMINED) or word.xpos == "NNS" else (word,),
            "that": lambda word: marking(self.marks, word, ("that",)),
            "if": lambda word: marking(self.marks, word, ("if", "whether")),
        }

    def spread(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """Each word with those coordinated with it."""
        found: list[Word] = []
        for word in words:
            found.append(word)
            found += [child for child in self.marks.children(word, "conj") if (child.upos == "VERB") == (word.upos == "VERB")]
        return tuple(found)

    def _fillers(self, i: int, slot: str) -> tuple[Word, ...]:
        word = self.marks.words[i]
        if slot == "subj":
            return self.spread(self.subjects(i))
        if slot == "obj":
            return self.spread(self.objects(i))
        if slot in self._plain:
            return self._plain[slot](word)
        return self.spread(self._case(word, slot))

    # Subjects and objects.

    def passive(self, word: Word) -> bool:
        """Whether what it names is done to its subject, or to the noun that it modifies."""
        if word.upos not in ("VERB", "AUX"):
            return False
        if any(child.deprel in ("aux:pass", *PASSIVES) for child in self.marks.children(word)):
            return True
        bare = not any(child.rel == "aux" for child in self.marks.children(word))
        return bare and self._participle(word) and (word.rel in ("acl", "amod", "advcl") or self._headless(word)) and not self._acted(word)

    def _participle(self, word: Word) -> bool:
        return word.xpos == "VBN" or (word.feats.get("VerbForm") == "Part" and word.feats.get("Tense") == "Past")

    def _headless(self, word: Word) -> bool:
        return (
            word.rel in ("root", "conj", "xcomp", "ccomp")
            and self.marks.child(word, "nsubj") is None
            and not any(c.rel == "obj" for c in self.marks.children(word))
        )

    def _acted(self, word: Word) -> bool:
        return any(child.rel == "obj" for child in self.marks.children(word))

    def _subjects(self, i: int) -> tuple[Word, ...]:
        word = self.marks.words[i]
        if i in self._rising or len(self._rising) > DEEPEST:
            return ()
        self._rising.add(i)
        try:
            if word.upos in ("NOUN", "PROPN") and self.marks.child(word, "cop") is None:
                return self._noun_subjects(word)
            return () if self.passive(word) else self._doer(word)
        finally:
            self._rising.discard(i)

    def _doer(self, word: Word) -> tuple[Word, ...]:
        """The grammatical subject, or the one that the construction implies."""
        own = [child for child in self.marks.children(word, "nsubj", "csubj", "expl") if child.rel != "expl"]
        if own:
            return tuple(self._writer(self._referent(child, word)) for child in own[-1:])
        governor = self.marks.head(word)
        if governor is None:
            return ()
        if word.rel == "conj":
            return self._like_first(word, governor)
        if word.rel in ("xcomp", "ccomp"):
            return self._controlled(governor, word)
        if word.rel == "acl":
            return self._of_noun(word, governor)
        if word.rel == "advcl":
            marks = {child.lower for child in self.marks.children(word, "mark", "case")}
            if "to" in marks and (addressed := self._addressed(governor)):
                return addressed
            if marks & {"of", "for", "from", "with", "against"} and governor.lemma in BLAMING and (blamed := self.objects(governor.i)):
                return blamed[:1]
            return self._surface(governor)
        if word.rel == "parataxis" or (word.rel == "dep" and governor.upos == "VERB"):
            return self._surface(governor)
        if word.rel in ("obl", "nmod", "obj", "nsubj") and word.upos == "VERB" and governor.upos == "VERB":
            return self._surface(governor)
        return ()

    def _like_first(self, word: Word, first: Word) -> tuple[Word, ...]:
        if first.upos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return ()
        if self.passive(first) and not any(
            child.rel == "aux" and child.lower in ("be", "was", "were", "been") for child in self.marks.children(word)
        ):
            return tuple(self._referent(child, first) for child in self.marks.children(first, *PASSIVES)) or self._surface(first)
        return self._surface(first)

    def _surface(self, word: Word) -> tuple[Word, ...]:
        """The subject as it stands, also of a passive: what control and coordination go by."""
        own = self.marks.children(word, "nsubj")
        if own:
            return tuple(self._referent(child, word) for child in own[-1:])
        if word.deprel == "acl:relcl" or (word.rel == "acl" and self._participle(word)):
            noun = self.marks.head(word)
            return (noun,) if noun is not None else ()
        return self.subjects(word.i)

    def _controlled(self, governor: Word, word: Word) -> tuple[Word, ...]:
        """ "urged X to leave" is about X leaving; "promised X to leave" is not."""
        if governor.lemma not in SUBJECT_CONTROL and (addressed := self._addressed(governor)):
            return addressed
        if governor.upos in ("NOUN", "PROPN"):
            return self._of_noun(word, governor)
        return self._surface(governor)

    def _addressed(self, governor: Word) -> tuple[Word, ...]:
        if governor.lemma in SUBJECT_CONTROL:
            return ()
        if governor.lemma in ("call", "appeal", "prevail", "rely", "plead", "count"):
            return tuple(
                child for child in self.marks.children(governor, "obl") if self.marks.cases(child) & {"on", "upon", "to", "for", "with"}
            )[:1]
        found = self.marks.children(governor, "iobj") or self.marks.children(governor, "obj")
        if found and governor.lemma in ADDRESSING:
            return tuple(self._referent(child, governor) for child in found[:1])
        passive = self.marks.children(governor, *PASSIVES)
        return tuple(self._referent(child, governor) for child in passive[:1]) if governor.lemma in ADDRESSING else ()

    def _of_noun(self, word: Word, noun: Word) -> tuple[Word, ...]:
        """The subject of a clause that hangs on a noun."""
        infinitive = any(child.lower == "to" for child in self.marks.children(word, "mark"))
        if word.deprel == "acl:relcl":
            return () if self.marks.child(word, "nsubj") is not None else (noun,)
        if not infinitive:
            return (self._writer(noun),)
        if noun.lemma in ORDERS and noun.rel == "obj" and (verb := self.governor(noun)) is not None and verb.lemma in UNDER_ORDERS:
            return self._surface(verb)
        owners = self._poss(noun) + self._case(noun, "by") + self._comp(noun)
        return owners[:1] or self.subjects(noun.i) or (noun,)

    def _writer(self, word: Word) -> Word:
        """Who sends a paper; any other word itself."""
        sender = sender_of(self.marks, word)
        return sender if sender is not None and sender.i != word.i else word

    def _referent(self, child: Word, verb: Word) -> Word:
        """The antecedent of a relative pronoun; any other word itself."""
        clause = verb
        while clause.rel in ("conj", "xcomp") and (above := self.marks.head(clause)) is not None:
            clause = above
        if child.lower in RELATIVES and clause.deprel == "acl:relcl" and (noun := self.marks.head(clause)) is not None:
            return noun
        return child

    def _objects(self, i: int) -> tuple[Word, ...]:
        word = self.marks.words[i]
        if word.upos in ("NOUN", "PROPN"):
            return ()
        own = self.marks.children(word, "obj") or self.marks.children(word, "iobj") or self.marks.children(word, *PASSIVES)
        if own:
            return tuple(each for child in own for each in (self._referent(child, word), *paid_in(self.marks, child, word)))
        governor = self.marks.head(word)
        if governor is None:
            return self.objects(shared.i) if (shared := self._shared(word)) else ()
        if self.passive(word):
            return self._undergoer(word, governor)
        if word.deprel == "acl:relcl" and self.marks.child(word, "nsubj") is not None and not self._time(governor):
            return (governor,) if self._relative_subject(word) is None else ()
        if (
            word.rel == "conj"
            and governor.upos == "VERB"
            and not self.marks.child(word, "nsubj", "xcomp", "ccomp")
            and any(c.rel == "obj" and c.i > word.i for c in self.marks.children(governor))
        ):
            return self.objects(governor.i)
        return ()

    def _shared(self, word: Word) -> Word | None:
        """ "attacked and invaded Chile": the second verb, whose object is the first one's, too."""
        second = self.marks.child(word, "conj")
        near = (
            second is not None and second.upos == "VERB" and second.i <= word.i + 2 and not self.marks.child(word, "xcomp", "ccomp", "obl")
        )
        return second if near and second is not None and self.marks.child(second, "obj") is not None else None

    def _undergoer(self, word: Word, governor: Word) -> tuple[Word, ...]:
        if word.rel in ("acl", "amod"):
            return (governor,)
        if word.rel == "conj":
            before = self.marks.words[word.i - 1]
            if before.upos == "NUM" and before.head == governor.i:
                return (before,)  # "nine were killed and 12 wounded"
            return self.objects(governor.i) if self.passive(governor) else self._surface(governor)
        return self._controlled(governor, word) if word.rel in ("xcomp", "ccomp") else self._surface(governor)

    def _relative_subject(self, word: Word) -> Word | None:
        return next((child for child in self.marks.children(word, "nsubj") if child.lower in RELATIVES), None)

    def _time(self, noun: Word) -> bool:
        return noun.lemma in ("day", "time", "year", "week", "month", "moment", "night", "place", "reason", "way", "hour", "morning")

    def _noun_subjects(self, noun: Word) -> tuple[Word, ...]:
        """Who does what a noun of action names, where a verb says so: "launched an attack", "accused X of the attack"."""
        verb = self.governor(noun)
        if verb is None or (noun.rel == "nsubj" and noun.deprel not in PASSIVES):
            return ()
        if self._top(noun).rel == "obl":
            if verb.lemma in BLAMING and self.marks.cases(self._top(noun)) & {"of", "for", "over"}:
                return self.objects(verb.i)[:1]
            return self._surface(verb) if verb.lemma in ENTERING else ()
        if verb.lemma not in DOING or (verb.lemma == "have" and self.marks.child(verb, "xcomp", "ccomp")):
            return ()
        return self._case(verb, "by") if noun.deprel in PASSIVES or self.passive(verb) else self._surface(verb)

    def _undergoers(self, noun: Word) -> tuple[Word, ...]:
        """ "suffered an attack", "came under fire": the subject of the verb is at the receiving end."""
        verb = self.governor(noun)
        return self._surface(verb) if verb is not None and verb.lemma in UNDERGOING and noun.rel == "obj" else ()

    def _seeker(self, noun: Word) -> tuple[Word, ...]:
        verb = self.governor(noun)
        return self._surface(verb) if verb is not None and verb.lemma in WANTING and noun.deprel not in ("nsubj", *PASSIVES) else ()

    def _top(self, noun: Word) -> Word:
        """The word of its coordination or container that hangs on the verb."""
        for _ in range(6):
            above = self.marks.head(noun)
            if above is None or not (noun.rel == "conj" or (noun.rel == "nmod" and above.lemma in CONTAINERS)):
                break
            noun = above
        return noun

    def governor(self, noun: Word) -> Word | None:
        """The verb that a noun of action belongs to, past coordination and containers ("a wave of attacks")."""
        top = self._top(noun)
        above = self.marks.head(top)
        held = above is not None and above.upos in ("VERB", "AUX") and top.rel in ("obj", "nsubj", "obl", "iobj", "xcomp", "ccomp")
        return above if held else None

    def outcome(self, noun: Word) -> Word | None:
        """ "seven were killed in the raid": the verb that tells what came of a deed."""
        verb = self.governor(noun) if self.marks.cases(noun) & {"in", "during"} else None
        return verb if verb is not None and verb.lemma in FATAL else None

    # The other slots.

    def _xcomp(self, word: Word) -> tuple[Word, ...]:
        found = self.marks.children(word, "xcomp")
        return found + tuple(
            c
            for c in self.marks.children(word, "advcl", "ccomp", "acl")
            if c.i > word.i and any(m.lower == "to" for m in self.marks.children(c, "mark"))
        )

    def _ccompsubj(self, word: Word) -> tuple[Word, ...]:
        clauses = [clause for clause in self.marks.children(word, "ccomp", "parataxis") if not apart(self.marks, clause)]
        return tuple(subject for clause in clauses[:1] for subject in self._surface(clause))

    def _comp(self, word: Word) -> tuple[Word, ...]:
        found = self.marks.children(word, "compound", "amod", "nmod:desc")
        first = self.marks.head(word) if word.rel == "conj" else None
        return found if found or first is None or self._poss(word) else self.marks.children(first, "compound", "amod", "nmod:desc")

    def _poss(self, word: Word) -> tuple[Word, ...]:
        found = self.marks.children(word, "nmod:poss")
        first = self.marks.head(word) if word.rel == "conj" else None
        return found or (self.marks.children(first, "nmod:poss") if first is not None and first.upos == "NOUN" else ())

    def _gov(self, word: Word) -> tuple[Word, ...]:
        verb = self.governor(word)
        return (verb,) if verb is not None else ()

    def _of_objects(self, word: Word, slot: str) -> tuple[Word, ...]:
        return tuple(each for thing in self.fillers(word.i, "obj") for each in self.fillers(thing.i, slot))

    def _voice(self, word: Word) -> tuple[Word, ...]:
        """Who says the clause that a word heads, or that a modal verb stands in."""
        clause = self.marks.head(word) if word.upos == "AUX" else word
        if clause is None:
            return ()
        above = self.marks.head(clause)
        if above is not None and clause.rel in ("ccomp", "parataxis") and above.upos == "VERB":
            return self._surface(above)
        saying = self.marks.child(clause, "parataxis")
        return self._surface(saying) if saying is not None and saying.lemma in SAYING else ()

    def _case(self, word: Word, case: str) -> tuple[Word, ...]:
        """What hangs on it with a preposition; for a noun of action also what hangs so on its verb."""
        found = self._cased(word, case)
        if case == "by" and not found:
            found = self._made_by(word)
        if word.upos in ("NOUN", "PROPN"):
            if not found and word.rel == "conj" and (first := self.marks.head(word)) is not None and first.upos == "NOUN":
                found = self._cased(first, case)
            verb = self.governor(word)
            if not found and verb is not None and verb.lemma in DOING and case not in ("of", "to") and word.rel != "nsubj":
                found = tuple(each for each in self._cased(verb, case) if each.i != word.i)
        elif not found and (below := self._under_object(word, case)):
            found = below
        elif word.rel == "conj" and not found and case in ("by",) and (first := self.marks.head(word)) is not None and self.passive(word):
            found = self._cased(first, case)
        return found

    def _made_by(self, noun: Word) -> tuple[Word, ...]:
        """ "the attack claimed by X", "the drill that X held": the doer in a clause that hangs on the noun."""
        for clause in self.marks.children(noun, "acl"):
            if clause.lemma in DOING and (doers := self._cased(clause, "by")):
                return doers
            if doers := claimants(self.marks, clause):
                return doers
            if (
                clause.deprel == "acl:relcl"
                and clause.lemma in DOING
                and self.marks.child(clause, "obj") is None
                and not self.passive(clause)
            ):
                return tuple(child for child in self.marks.children(clause, "nsubj") if child.lower not in RELATIVES)
        above = self.marks.head(noun)
        visiting = noun.lemma in ("visit", "trip", "tour") and noun.rel == "nmod" and self.marks.cases(noun) & {"on", "during"}
        return (above,) if visiting and above is not None else ()

    def _under_object(self, word: Word, case: str) -> tuple[Word, ...]:
        """ "suspended aid to Chile", "rejected Peru's offer": parties that the tree hangs on the object."""
        if case in ("in", "at", "near"):
            return ()
        found = tuple(each for thing in self.objects(word.i) for each in self._cased(thing, case))
        if not found and (case in ("of", "from") or (case == "by" and not self.passive(word))):
            found = tuple(each for thing in self.objects(word.i) for each in self._poss(thing))
        return found

    def _cased(self, word: Word, case: str) -> tuple[Word, ...]:
        found = []
        for child in self.marks.children(word, "obl", "nmod", "advcl", "advmod", "conj" if case == "alongside" else "obl"):
            cases = self.marks.cases(child) or {mark.lower for mark in self.marks.children(child, "mark")}
            stranded = child.lower == case and child.upos == "ADP"  # "what the army had asked for"
            if case in cases or (case == "on" and "upon" in cases) or stranded:
                found.append(child)
        return tuple(found)
