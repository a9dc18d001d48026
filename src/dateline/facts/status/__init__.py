"""Whether what a predicate names happened: read off tense, modality, negation and the words it hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.facts.status.circumstances import Circumstances
from dateline.facts.status.governing import Governing
from dateline.facts.status.signals import (
    ACTS,
    ADJECTIVES,
    APPEALING,
    BACKGROUND,
    CLAUSES,
    CONTAINERS,
    CREATING,
    ENDINGS,
    ENDURING,
    ENTERING,
    FACTIVE,
    FOILING,
    LASTING,
    MEANS,
    NOUNS,
    OCCUR,
    OPEN_ACTS,
    PACTS,
    PREPARING,
    STEPS,
    TAKING,
    UNDOING,
    UNDOING_WITH,
    UNTIL,
    VERBS,
    WAYS,
    WORDS,
)
from dateline.knowledge.degrees import Degrees
from dateline.marks import Marks, Word
from dateline.text.stems import mend_lemmas
from dateline.types import Act, Article, Claim, Span, Status

PAST = frozenset("was were had did".split())


class Statuses(Governing):
    """The status of any predicate of an article, worked out when it is asked for.

    A word's own clause is judged first, and then what governs it, upwards: "denies planning an invasion" is
    planned by "planning" and denied by "denies", and the outer word wins.
    """

    def __init__(self, article: Article, marks: Marks, claims: Sequence[Claim]) -> None:
        super().__init__(
            article,
            marks,
            [stretch for claim in claims if claim.verbatim != "full" and claim.act not in OPEN_ACTS for stretch in claim.content],
        )
        self._known: dict[int, Status] = {}
        self._circumstances = Circumstances(marks, self.of)
        self._acts = [(stretch, claim.act, claim.cue) for claim in claims for stretch in claim.content if claim.act in ACTS]

    def of(self, word: Word) -> Status:
        """The status of the event that `word` (a verb, or a noun that names an event) stands for."""
        if word.i not in self._known:
            self._known[word.i] = self._judge(word)
        return self._known[word.i]

    def degree(self, word: Word) -> float:
        """From -3 to 3, whether what the predicate names has happened when the article is written: plans and demands have not.

        Fitted to people's judgements (see docs/status.md), where `of` follows rules; it takes some ten times as long.
        """
        return Degrees.load().of(self._circumstances.of(word))

    def _judge(self, word: Word) -> Status:
        verbal = word.upos in ("VERB", "AUX")
        own = self._own_verb(word) if verbal else self._own_noun(word)
        status = self._above(word, own, STEPS)
        if status == "actual":
            status = self._vouched(word) or self._timed(word) or ("possible" if self._asked(word) else "actual")
        return status

    def _timed(self, word: Word) -> Status | None:
        return "historical" if self._old(word) else "future" if self._soon(word) else None

    def _asked(self, word: Word) -> bool:
        """Whether it stands in a question that yes or no would answer."""
        sentence = self.marks.sentences[word.sentence]
        first, last = self.marks.words[sentence.first], self.marks.words[sentence.last - 1]
        return last.form == "?" and first.upos == "AUX"

    # What hangs above it.

    def _above(self, word: Word, status: Status | None, steps: int) -> Status:
        governor = self.marks.head(word)
        if governor is None and status in (None, "actual") and self._marked(word, "whether"):
            return "possible"  # "Whether the king was consulted."
        if governor is None and status is None and self._infinitive(word):
            return "future" if self.marks.child(word, "nsubj") is not None else "requested"  # a headline; a list of demands
        if governor is None or steps == 0:
            return status or "actual"
        if word.rel == "conj":
            return self._beside(word, governor, status, steps)
        if word.rel == "compound" and word.upos == "NOUN" and status is None:
            return "negated" if self._above_of(governor, steps) == "negated" else "actual"  # "has no takeover bids"
        if word.rel == "amod":
            return status or ("negated" if self._none(governor) else "actual")
        if word.upos in ("VERB", "AUX") or word.rel in CLAUSES:
            return self._over_clause(word, governor, status, steps)
        return self._over_noun(word, governor, status, steps)

    def _beside(self, word: Word, first: Word, status: Status | None, steps: int) -> Status:
        """A conjunct hangs where the first one hangs; it takes over what it does not say itself."""
        first = self._parallel(word, first)
        if status is None:
            own = self._own_verb(first) if first.upos in ("VERB", "AUX") else self._own_noun(first)
            status = own if own != "negated" or word.upos not in ("VERB", "AUX") else None
        if (word.upos in ("VERB", "AUX")) != (first.upos in ("VERB", "AUX")) or self._apart(word, first):
            return status or "actual"
        above = self.marks.head(first)
        if status is None and first.rel == "nmod" and above is not None and above.lemma in ENDINGS and not self._definite(word):
            return self._above_of(above, steps)  # "an end to the raids, aid and a truce"
        return self._above(first, status, steps - 1)

    def _parallel(self, word: Word, first: Word) -> Word:
        """ "to stop moving arms and to pull back": an infinitive goes on with the infinitive, not with the gerund next to it."""
        above = self.marks.head(first)
        apart = self._marked(word, "to") and first.xpos == "VBG" and above is not None and self._marked(above, "to")
        return above if apart and above is not None else first

    def _over_clause(self, word: Word, governor: Word, status: Status | None, steps: int) -> Status:
        if word.rel == "ccomp" and any(child.lower in ("whether", "if") for child in self.marks.children(word, "mark")):
            return "negated" if status == "negated" else "possible"
        if word.deprel == "acl" and (self._nothing(governor) or self._disobeyed(governor)):
            return "negated"
        said = self._said_of_clause(word, governor)
        if said == "requested" and word.rel == "ccomp" and status == "actual" and self._past(word):
            return "actual"  # "insisted that they had left"
        if word.rel in ("advcl", "parataxis") or word.deprel == "acl:relcl":
            return self._aside(word, governor, status, said, steps)
        if said is None:
            return status or self._above_of(governor, steps)
        if said == "actual":
            return status or "actual"
        if said == "through":
            return status if status not in (None, "actual") else self._above_of(governor, steps)
        return self._combined(status, said, governor, steps)

    def _past(self, word: Word) -> bool:
        """Whether the clause is in a past tense: nobody asks for what was."""
        return word.xpos == "VBD" or any(each.lower in PAST for each in self.marks.children(word, "aux", "aux:pass", "cop"))

    def _aside(self, word: Word, governor: Word, status: Status | None, said: str | None, steps: int) -> Status:
        """An adverbial or relative clause speaks for itself; one without tense goes with what it hangs on."""
        if word.deprel == "acl:relcl" and status in (None, "actual", "possible") and self._none(governor):
            return "negated"
        if word.deprel == "acl:relcl" or word.rel == "parataxis" or status not in (None, "actual"):
            if self._whichever(word, governor, status, steps):
                return "conditional"
            return "conditional" if status == "negated" and self._without(word, governor) else status or "actual"
        if self._kept(word, governor):
            return self._combined(status, "negated", governor, steps)
        if said in ("requested", "negated", "future") and self._infinitive(word):
            return self._combined(status, said, governor, steps)
        if said in ("requested", "future", "possible") and self._gerund(word, governor):
            return self._combined(status, said, governor, steps)
        if self._short(governor):
            return "negated"
        if any(child.lower == "as" and self.marks.child(child, "fixed") for child in self.marks.children(word, "mark")):
            return self._likened(word)
        if status == "actual":
            late = any(child.lower in UNTIL for child in self.marks.children(word, "mark"))
            return "conditional" if late and self._unreal(governor) else "actual"
        above = self._above_of(governor, steps)
        return "actual" if above == "negated" and word.xpos == "VBG" else above

    def _whichever(self, word: Word, noun: Word, status: Status | None, steps: int) -> bool:
        """ "would fire on any ship that entered": none has entered yet."""
        anyone = any(each.lower == "any" for each in self.marks.children(noun, "det"))
        if word.deprel != "acl:relcl" or status not in (None, "actual") or not anyone:
            return False
        verb = next((above for above in (noun, *self.marks.ancestors(noun)) if above.upos in ("VERB", "AUX")), None)
        return verb is not None and self._modal(verb, self.marks.children(verb)) in ("conditional", "future", "requested")

    def _unreal(self, governor: Word) -> bool:
        return self._modal(governor, self.marks.children(governor)) in ("conditional", "future", "requested")

    def _above_of(self, governor: Word, steps: int) -> Status:
        own = self._own_verb(governor) if governor.upos in ("VERB", "AUX") else self._own_noun(governor)
        return self._above(governor, own, steps - 1)

    def _combined(self, status: Status | None, said: str, governor: Word, steps: int) -> Status:
        """What the clause says and what is said of it, together."""
        undone = self._own_verb(governor) == "negated" if governor.upos in ("VERB", "AUX") else self._own_noun(governor) == "negated"
        if said == "negated":
            return self._undone(governor, steps)
        if undone and said in ("future", "requested", "possible", "conditional") and status in (None, "actual"):
            return "negated"
        if status == "negated":
            return "negated"
        if said == "possible" and status not in (None, "actual"):
            return status
        if said in ("future", "conditional") and status not in (None, "actual", "future", "conditional"):
            return status
        if said == "future" and status == "conditional":
            return "future"
        outer = self._above_of(governor, steps)
        if (outer == "requested" and said in ("future", "possible")) or (outer == "possible" and said == "future"):
            return outer
        return outer if outer in ("negated", "conditional") and said != "requested" else said  # type: ignore[return-value]

    def _undone(self, governor: Word, steps: int) -> Status:
        """What a word that undoes makes of it, unless it is undone itself: "did not rule out", "failed to prevent"."""
        if governor.lemma == "deny" and self._own_verb(governor) == "negated":
            return "negated"
        if self._above_of(governor, steps) != "negated":
            return "negated"
        return "actual" if governor.lemma in FOILING else "possible"

    def _over_noun(self, word: Word, governor: Word, status: Status | None, steps: int) -> Status:
        if status in ("negated", "conditional", "historical"):
            return status
        if governor.upos in ("VERB", "AUX"):
            return self._under_verb(word, governor, status, steps)
        if word.rel == "nmod" and word.deprel != "nmod:poss":
            said = NOUNS.get(governor.lemma)
            if said:
                return self._combined(status, said, governor, steps)
            case = self._case(word)
            if (governor.lemma in PACTS and case in ("on", "for")) or (governor.lemma in WAYS and case == "to"):
                return status or ("future" if governor.lemma in PACTS else "possible")
            if governor.lemma in ENDINGS:
                return status or "actual"
            if case == "for" and governor.lemma in PREPARING and not self._definite(word):
                return status or self._prepared(governor, steps)
            if governor.lemma in CONTAINERS:
                return status or self._above_of(governor, steps)
        if any(child.rel == "cop" for child in self.marks.children(governor)) and word.rel == "nsubj":
            return status or self._said_by_adjective(governor, steps)
        if self._missed(word, governor) or self._short(governor):
            return "negated"
        return status or "actual"

    def _prepared(self, thing: Word, steps: int) -> Status:
        """ "offered a venue for talks": what is prepared for has not taken place where the means are only offered."""
        verb = self.marks.head(thing)
        offered = verb is not None and verb.lemma == "offer" and thing.rel == "obj" and self._above_of(verb, steps) == "actual"
        return "future" if offered else self._above_of(thing, steps)

    def _said_by_adjective(self, adjective: Word, steps: int) -> Status:
        """ "is imminent" is to come, "is not imminent" is not; "is not over" goes on."""
        known = ADJECTIVES.get(adjective.lower)
        if known is not None and self._above_of(adjective, steps) == "negated":
            return "negated"
        own = known or self._own_verb(adjective) or "actual"
        return "actual" if own == "negated" else own

    def _case(self, word: Word) -> str:
        return next((child.lower for child in self.marks.children(word, "case")), "")

    def _short(self, governor: Word) -> bool:
        """ "stops short of an embargo"."""
        above = self.marks.head(governor)
        return governor.lower == "short" and above is not None and above.lemma in ("stop", "fall")

    def _missed(self, word: Word, governor: Word) -> bool:
        """ "could not be reached for comment", "unaware of any attempt"."""
        if word.rel != "obl" or governor.upos not in ("VERB", "AUX", "ADJ") or self._definite(word):
            return False
        below = self.marks.children(word)
        licensed = any((child.lower in ("for", "to") and child.rel == "case") or child.lower == "any" for child in below)
        return licensed and self._negated(governor, self.marks.children(governor))

    def _under_verb(self, word: Word, governor: Word, status: Status | None, steps: int) -> Status:
        """A noun that names an event, as subject, object or oblique of a verb."""
        lemma, rel = governor.lemma, word.deprel
        if rel in ("obj", "nsubj:pass", "obl", "iobj", "obl:agent", "dep"):
            return self._as_object(word, governor, status, steps)
        if word.rel == "nsubj" and status is None and self._denied_of(governor):
            return "actual"
        if word.rel == "nsubj" and (lemma in OCCUR or self._modal(governor, self.marks.children(governor))) and status is None:
            return self._above_of(governor, steps)
        told = any(child.rel == "det" and child.lower in ("the", "this", "these", "those") for child in self.marks.children(word))
        if word.rel == "nsubj" and status is None and not told and self._own_verb(governor) in ("conditional", "possible", "future"):
            return self._above_of(governor, steps)
        return status or "actual"

    def _denied_of(self, verb: Word) -> bool:
        """ "the raids will not stop", "will not deter us": there are raids."""
        return (verb.lemma not in OCCUR or verb.lemma in ("end", "last")) and self._negated(verb, self.marks.children(verb))

    def _as_object(self, word: Word, governor: Word, status: Status | None, steps: int) -> Status:
        lemma = governor.lemma
        direct = word.deprel in ("obj", "nsubj:pass")
        case = self._case(word)
        particles = {child.lower for child in self.marks.children(governor, "compound:prt", "advmod")}
        if direct and lemma in LASTING:
            return status or "actual"  # what is ended or kept up is there
        if direct and lemma in ("deny", "refuse", "reject") and word.lemma in WORDS:
            return status or "actual"
        if not direct and self._missed(word, governor):
            return "negated"
        if direct and (lemma in UNDOING or (lemma in UNDOING_WITH and particles & {"out", "off"})):
            return self._undone(governor, steps)
        if direct and lemma in ("reject", "oppose"):
            opposed = lemma == "reject" and self._any(word)
            return status or ("negated" if opposed or any(each.lower == "any" for each in self.marks.children(word, "det")) else "actual")
        if direct and lemma in ENDURING and self._own_verb(governor) == "negated":
            return status or "possible"
        if case in ("for", "to", "on") and lemma in APPEALING:
            return "requested"
        if case == "from" and lemma in ("refrain", "abstain", "desist"):
            return self._undone(governor, steps)
        if case in BACKGROUND:
            return status or ("future" if case == "before" and self._above_of(governor, steps) in ("future", "conditional") else "actual")
        if case in ("of", "against") and lemma == "warn":
            threatened = any(self._condition(child) for child in self.marks.children(governor, "advcl"))
            return status or ("conditional" if threatened else "possible")  # "warned of strikes if …"
        if not direct and lemma not in ENTERING:
            means = case in MEANS and status is None and not self._definite(word) and self.marks.child(word, "det") is None
            return self._means(governor, steps) if means else status or "actual"
        return self._done_to(word, governor, status, steps)

    def _means(self, governor: Word, steps: int) -> Status:
        """ "settle it through talks": the means are as real as what they serve, unless that is not."""
        above = self._above_of(governor, steps)
        return "actual" if above == "negated" else above

    def _done_to(self, word: Word, governor: Word, status: Status | None, steps: int) -> Status:
        lemma = governor.lemma
        if lemma == "call" and self.marks.child(governor, "xcomp") is None:
            return status or "future"  # "called a march"
        if lemma in ("announce", "host", "propose") and status is None:
            return "requested" if lemma == "propose" else self._above_of(governor, steps)
        said = VERBS.get(lemma)
        if lemma == "discuss" and self._definite(word):
            return status or "actual"
        if said and lemma not in TAKING:
            return self._combined(status, said, governor, steps)
        if lemma in ("discuss", "consider"):
            return status or "possible"
        if lemma in FACTIVE and (lemma != "support" or self._definite(word)):
            return status or "actual"
        above = status or self._above_of(governor, steps)
        return "actual" if above == "negated" and self._definite(word) and lemma not in CREATING else above

    # What else bears on it.

    def _vouched(self, word: Word) -> Status | None:
        """Words that are quoted take over what the act of the speaker makes of them, if they head the quotation."""
        around = self._spoken_around(word)
        if around is None:
            return None
        act, stretch, _ = around
        governor = self.marks.head(word)
        tops = governor is None or not stretch.start <= governor.start < stretch.end or governor.rel == "root"
        if not tops or (act not in ("deny", "doubt") and word.xpos not in ("VB", "VBG", "NN", "NNS", "")):
            return None
        return ACTS[act]

    def _spoken_around(self, word: Word) -> tuple[Act, Span, Span | None] | None:
        """The innermost act of speech whose words hold this one: the act, those words, and the cue."""
        inside = [
            (stretch.end - stretch.start, act, stretch, cue)
            for stretch, act, cue in self._acts
            if stretch.start <= word.start and word.end <= stretch.end
        ]
        return min(inside, key=lambda each: each[:3])[1:] if inside else None


def find_statuses(article: Article, marks: Marks, claims: Sequence[Claim]) -> Statuses:
    """The statuses of an article, each judged on demand, since few predicates name an event.

    >>> from dateline.models.conllu import read_conllu
    >>> rows = ["1\\tChile\\tChile\\tPROPN\\tNNP\\t_\\t3\\tnsubj\\t_\\t_", "2\\twill\\twill\\tAUX\\tMD\\t_\\t3\\taux\\t_\\t_",
    ...         "3\\tattend\\tattend\\tVERB\\tVB\\tVerbForm=Inf\\t0\\troot\\t_\\t_"]
    >>> [(ref, text, marks)] = read_conllu("\\n".join(rows) + "\\n")
    >>> find_statuses(Article("a", "a", text), marks, []).of(marks.words[2])
    'future'
    """
    return Statuses(article, mend_lemmas(marks), claims)
