"""The lexicon of saying: which words carry speech, where the words said stand, and what is done by saying them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal, get_args

from dateline.errors import KnowledgeError
from dateline.types import Act

TABLE = "cues.toml"
MINDS = "minds.toml"
SLOTS = frozenset(
    "that quote to ing object hearer urge urge+on urge+upon urge+to urge+with accuse faults as silent support puts quoting"
    " condolence source".split()
)
DOCUMENTS = frozenset(
    "report statement rumour rumor message estimate forecast testimony declaration release communique note letter post tweet".split()
)
VOWELS = "aeiou"
STRESSED_LAST = frozenset("admit commit rebut submit concur shrug regret begin".split())
IRREGULAR = {
    "say": ("said",),
    "tell": ("told",),
    "speak": ("spoke", "spoken"),
    "write": ("wrote", "written"),
    "swear": ("swore", "sworn"),
    "give": ("gave", "given"),
    "lay": ("laid",),
    "make": ("made",),
    "find": ("found",),
    "show": ("showed", "shown"),
    "put": ("put",),
    "read": ("read",),
    "sing": ("sang", "sung"),
    "shoot": ("shot",),
    "hit": ("hit",),
    "go": ("went", "gone"),
    "come": ("came", "come"),
    "begin": ("began", "begun"),
    "undertake": ("undertook", "undertaken"),
    "beseech": ("besought", "beseeched"),
    "forecast": ("forecast", "forecasted"),
    "plead": ("pleaded", "pled"),
    "set": ("set",),
    "spell": ("spelled", "spelt"),
    "quit": ("quit",),
    "cast": ("cast",),
    "grin": ("grinned",),
    "sob": ("sobbed",),
    "rap": ("rapped",),
}
CueKind = Literal["verb", "noun", "adjective", "phrase"]


@dataclass(frozen=True)
class Cue:
    """One word or phrase of saying. `frame` holds the slots of the words said, in the order in which they are tried."""

    lemma: str
    kind: CueKind
    frame: tuple[str, ...]
    act: Act
    acts: Mapping[str, Act]
    example: str
    objects: frozenset[str] = frozenset()  # the only lemmas that may stand as object (PER: names of people); empty for any
    barred: frozenset[str] = frozenset()  # lemmas that never do: "claimed lives" says nothing
    subjects: frozenset[str] = frozenset()  # the only lemmas that may be the subject: a poll shows, a window does not

    @property
    def particles(self) -> tuple[str, ...]:
        """What must follow the first word: ("out",) in "rule out"."""
        return tuple(self.lemma.split()[1:])

    def act_of(self, slot: str) -> Act:
        """What is done by saying that which stands in `slot`: to tell that is to say, to tell somebody to is to demand."""
        return self.acts.get(slot, self.act)

    def may_say(self, lemma: str) -> bool:
        """Whether an object with this lemma can be what is said."""
        return lemma not in self.barred and (not self.objects or lemma in self.objects)


@dataclass(frozen=True)
class Lexicon:
    """Every cue of `cues.toml` (and, in `minds`, of `minds.toml`), by kind and first word.

    A table and not a model, so that an editor can argue with each line of it.

    >>> Lexicon.load().verb("deny", ()).act
    'deny'
    >>> Lexicon.load().verb("rule", ("out",)).lemma
    'rule out'
    """

    cues: tuple[Cue, ...]
    by_word: Mapping[tuple[str, str], tuple[Cue, ...]]
    minds: Lexicon | None = None  # what is thought and need not be said: "believes that …"

    @staticmethod
    @cache
    def load() -> Lexicon:
        """The lexicon that ships with Dateline, read once."""
        said, thought = (
            read_lexicon(files("dateline.knowledge").joinpath("data", table).read_text("utf8"), table) for table in (TABLE, MINDS)
        )
        return replace(said, minds=thought)

    @cached_property
    def forms(self) -> dict[tuple[str, str], str]:
        """The lemma of every inflected form of a cue: a parser's guess at a lemma is not needed where the form is known."""
        found: dict[tuple[str, str], str] = {}
        for cue in self.cues:
            first = cue.lemma.split()[0]
            if cue.kind in ("verb", "noun"):
                found |= {(cue.kind, form): first for form in inflected(first, cue.kind) if (cue.kind, form) not in self.by_word}
        return found

    def verbs(self, lemma: str, form: str = "") -> tuple[Cue, ...]:
        """The verbs of saying that a word may be, the longest first; by its form where that is one of a cue's."""
        return self.by_word.get(("verb", self.forms.get(("verb", form), form))) or self.by_word.get(("verb", lemma), ())

    def verb(self, lemma: str, particles: tuple[str, ...]) -> Cue | None:
        """The verb of saying with these particles, the longest first: "rule out" before "rule"."""
        return next((cue for cue in self.verbs(lemma) if set(cue.particles) <= set(particles)), None)

    def noun(self, lemma: str, form: str = "") -> Cue | None:
        cues = self.by_word.get(("noun", self.forms.get(("noun", form), form))) or self.by_word.get(("noun", lemma), ())
        return cues[0] if cues else None

    def place(self, cue: Cue) -> tuple[str, int] | None:
        """The table that a cue stands in, and the line; None for a cue that is a sign and no word.

        >>> lexicon = Lexicon.load()
        >>> table, line = lexicon.place(lexicon.verb("deny", ()))
        >>> table, line > 1
        ('cues.toml', True)
        """
        for table, lexicon in ((TABLE, self), (MINDS, self.minds)):
            rows = lexicon.by_word.get((cue.kind, cue.lemma.split()[0]), ()) if lexicon else ()
            if any(row.lemma == cue.lemma and row.frame == cue.frame for row in rows):
                source = files("dateline.knowledge").joinpath("data", table).read_text("utf8")
                begun = source.index(f"\n[{cue.kind}]\n") + 1
                return table, source.count("\n", 0, begun) + _line(source[begun:], cue.lemma)
        return None

    def adjective(self, lemma: str) -> Cue | None:
        return next(iter(self.by_word.get(("adjective", lemma), ())), None)


def read_lexicon(source: str, place: str) -> Lexicon:
    """The lexicon in a TOML text. Raises KnowledgeError with file and line where an entry does not say what it must."""
    try:
        tables = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"not TOML: {error}", where=place, remedy="mend the line that is named") from error
    cues = []
    for kind, rows in tables.items():
        for lemma, row in rows.items():
            if fault := _fault(kind, lemma, row):
                raise KnowledgeError(fault[0], where=f"{place}, line {_line(source, lemma)}", remedy=fault[1])
            cues.append(_cue(kind, lemma, row))
    by_word: dict[tuple[str, str], tuple[Cue, ...]] = {}
    for cue in sorted(cues, key=lambda cue: -len(cue.particles)):
        key = (cue.kind, cue.lemma.split()[0])
        by_word[key] = (*by_word.get(key, ()), cue)
    return Lexicon(tuple(cues), by_word)


def inflected(lemma: str, kind: str) -> set[str]:
    """The forms that a verb or a noun of the table takes.

    >>> sorted(inflected("deny", "verb"))
    ['denied', 'denies', 'deny', 'denying']
    """
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "go", "cho")) else "s"
    third = f"{lemma[:-1]}ies" if lemma.endswith("y") and lemma[-2] not in VOWELS else lemma + ending
    if kind == "noun":
        return {lemma, third}
    past = IRREGULAR.get(lemma, {_past(lemma, stem) for stem in _stems(lemma)})
    return {lemma, third, *(stem + "ing" for stem in _stems(lemma)), *past}


def _past(lemma: str, stem: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return f"{lemma[:-1]}ied"
    return stem + ("d" if lemma.endswith("ee") else "ed")


def _stems(lemma: str) -> set[str]:
    """What "-ed" and "-ing" are put behind: "admitt", "propos"; both spellings of "signaled"."""
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return {lemma[:-1]}
    doubles = (
        lemma[-1] not in "wxyh" and lemma[-1] not in VOWELS and lemma[-2] in VOWELS and (lemma[-3] not in VOWELS or lemma[-3:-1] == "ui")
    )
    if doubles and lemma[-1] == "l":
        return {lemma, lemma + "l"}
    return {lemma + lemma[-1]} if doubles and (len(lemma) < 5 or lemma in STRESSED_LAST) else {lemma}


def _cue(kind: str, lemma: str, row: Any) -> Cue:
    objects, barred, subjects = (frozenset(row.get(key, "").split()) for key in ("objects", "barred", "subjects"))
    return Cue(lemma, kind, tuple(row["frame"].split()), row["act"], row.get("acts", {}), row["example"], objects, barred, subjects)  # type: ignore[arg-type]


def _line(source: str, lemma: str) -> int:
    opens = re.search(rf'^"?{re.escape(lemma)}"? *=', source, re.MULTILINE)
    return source.count("\n", 0, opens.start()) + 1 if opens else 1


def _fault(kind: str, lemma: str, row: Any) -> tuple[str, str] | None:
    """What is wrong with an entry, and what to do about it."""
    if kind not in get_args(CueKind):
        return f"[{kind}] is no kind of cue", f"use one of {', '.join(get_args(CueKind))}"
    if not isinstance(row, dict) or not {"frame", "act", "example"} <= row.keys():
        return f"{lemma!r} lacks frame, act or example", "give it all three"
    if bad := [slot for slot in row["frame"].split() if slot not in SLOTS and not slot.startswith("+")]:
        return f"{lemma!r} has the unknown slot {bad[0]!r}", "use a slot from the head of the table"
    if wrong := [act for act in (row["act"], *row.get("acts", {}).values()) if act not in get_args(Act)]:
        return f"{lemma!r} has the unknown act {wrong[0]!r}", "use an act from the head of the table"
    return None
