"""Lemmas as edit scripts: what to cut from the end of a form and what to add, so that a network can choose one."""

from __future__ import annotations

CASES = {"l": str.lower, "k": str, "t": str.capitalize}


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
