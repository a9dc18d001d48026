"""Reading on: each phrase joins the thread of what it names, or opens one."""

from __future__ import annotations

from dateline.facts.coreference.names import Namings
from dateline.facts.coreference.nominals import Nominal
from dateline.facts.coreference.pronouns import Setting, Thread, candidates, features, impersonal, may_stand, weigh
from dateline.knowledge.antecedents import Antecedents
from dateline.marks import Marks, Word

QUOTES = {"“": 1, "”": -1, '"': 0, "``": 1, "''": -1}


class Reading:
    """The threads of one text so far."""

    def __init__(self, text: str, marks: Marks, antecedents: Antecedents) -> None:
        self.threads: list[Thread] = []
        self._marks = marks
        self._weights = antecedents.weights
        self._enough = antecedents.enough
        self._setting = Setting(marks, quotations(marks))
        self._latest: list[tuple[Nominal, Thread]] = []
        self._thread_of: dict[tuple[int, bool], Thread] = {}
        self._namings = Namings()

    def add(self, nominal: Nominal) -> None:
        if nominal.pronoun:
            thread = None if impersonal(self._marks, nominal.word) else self._stands_for(nominal)
        else:
            earlier = None if nominal.joined else self._namings.earlier(nominal)
            thread = self._thread_of[earlier.word.i, earlier.joined] if earlier else None
            if not nominal.joined:
                self._namings.add(nominal)
        if thread is None:
            if nominal.pronoun and nominal.gender == "n":
                return
            thread = Thread()
            self.threads.append(thread)
        thread.add(nominal)
        self._thread_of[nominal.word.i, nominal.joined] = thread
        self._latest.append((nominal, thread))

    def relate(self, word: Word) -> None:
        """Add "who", "which", "that" of a relative clause to the thread of the phrase that the clause hangs on."""
        clause = next((above for above in (word, *self._marks.ancestors(word)) if above.deprel == "acl:relcl"), None)
        if clause is None or clause.head >= word.i:
            return
        thread = self._thread_of.get((clause.head, False))
        if thread:
            thread.add(Nominal(word, pronoun=True))

    def _stands_for(self, pronoun: Nominal) -> Thread | None:
        best, chosen = self._enough, None
        for candidate, thread in candidates(self.threads, self._latest, pronoun):
            if may_stand(thread, candidate, pronoun, self._setting):
                weight = weigh(features(thread, candidate, pronoun, self._setting), self._weights)
                if weight > best:
                    best, chosen = weight, thread
        return chosen

    def chain(self, thread: Thread) -> tuple[int, ...]:
        return tuple(sorted({nominal.word.i for nominal in thread.nominals}))


def quotations(marks: Marks) -> list[int]:
    """For each word the number of the quotation that it stands in, 0 outside; a new paragraph does not end one."""
    found, number, inside = [], 0, False
    for word in marks.words:
        step = QUOTES.get(word.form)
        opens = step == 1 or (step == 0 and not inside)
        if opens:
            number, inside = number + 1, True
        found.append(number if inside else 0)
        if step is not None and not opens:
            inside = False
    return found
