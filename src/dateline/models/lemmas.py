"""Lemmas: edit scripts that a network can choose among, and a dictionary that knows better where it knows the word."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

CASES: dict[str, Callable[[str], str]] = {"l": str.lower, "k": str, "t": str.capitalize}


def edit_script(form: str, lemma: str) -> str:
    """The shortest script that makes `lemma` of `form`; `=go` stands for "write go".

    >>> edit_script("troops", "troop"), edit_script("Denied", "deny"), edit_script("went", "go")
    ('l1:', 'l3:y', '=go')
    """
    best = f"={lemma}"
    for case, change in CASES.items():
        base = change(form)
        same = next((i for i, (a, b) in enumerate(zip(base, lemma, strict=False)) if a != b), min(len(base), len(lemma)))
        script = f"{case}{len(base) - same}:{lemma[same:]}"
        if same and len(lemma) - same <= 3 and (best[0] == "=" or len(script) < len(best)):
            best = script
    return best


def apply_script(form: str, script: str) -> str:
    """The lemma that `script` makes of `form`; the lower-cased form where the script would leave nothing.

    >>> apply_script("Carried", "l3:y")
    'carry'
    """
    if script[0] == "=":
        return script[1:]
    cut, _, add = script[1:].partition(":")
    base = CASES[script[0]](form)
    return base[: len(base) - int(cut)] + add or form.lower()


INFLECTED = frozenset(("VERB", "NOUN", "ADJ", "ADV"))
ITSELF = frozenset(("more", "most", "less", "least", "later", "people"))  # UD keeps these whole


@lru_cache(65536)
def lemma_of(form: str, upos: str, script: str) -> str:
    """The lemma that the script makes, unless the dictionary has the form and not that lemma: then the dictionary's.

    A script cannot know that "moved" has lost an e and "added" has not; lemminflect's dictionary does.

    >>> lemma_of("denied", "VERB", "l2:"), lemma_of("left", "ADJ", "l0:"), lemma_of("Kremlins", "NOUN", "l1:")
    ('deny', 'left', 'kremlin')
    """
    from lemminflect import getAllLemmas

    made = apply_script(form, script)
    if upos in INFLECTED and form.lower() not in ITSELF:
        known = getAllLemmas(form.lower(), upos=upos).get(upos, ())
        return made if not known or made.lower() in known else str(known[0])
    return "I" if made == "i" and upos == "PRON" else made
