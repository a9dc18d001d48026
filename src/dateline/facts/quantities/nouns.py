"""The lemma of one thing counted, by the form of the noun: a count is compared and added up over many reports."""

from __future__ import annotations

from dateline.marks import Word

IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "oxen": "ox",
    "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf",
    "halves": "half", "thieves": "thief", "leaves": "leaf",
    "shelves": "shelf", "crises": "crisis", "bases": "base", "oases": "oasis",
    "analyses": "analysis", "axes": "axe", "criteria": "criterion", "phenomena": "phenomenon", "caches": "cache", "movies": "movie",
    "cookies": "cookie", "zombies": "zombie", "ties": "tie", "lies": "lie", "pies": "pie", "dies": "die", "buses": "bus",
    "viruses": "virus",
    "campuses": "campus", "censuses": "census", "statuses": "status", "heroes": "hero", "echoes": "echo", "vetoes": "veto",
    "embargoes": "embargo", "torpedoes": "torpedo", "mosquitoes": "mosquito", "potatoes": "potato", "tomatoes": "tomato",
    "cargoes": "cargo", "attachés": "attaché", "avalanches": "avalanche", "niches": "niche", "headaches": "headache",
}  # fmt: skip
SAME = frozenset("series species means aircraft headquarters crossroads barracks works news politics police staff crew personnel".split())


ENDINGS = (
    ("men", "man"), ("children", "child"), ("people", "person"), ("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"),
    ("zzes", "zz"),
)  # fmt: skip


def lemma_of(noun: Word) -> str:
    """The singular of a plural noun, its own form of a singular one; names keep their capitals.

    The tagger says whether it is a plural; the spelling then tells the rest, without a network's mistakes.

    >>> [lemma_of(Word(0, 0, 1, form, "", "NOUN", "NNS")) for form in ("troops", "people", "countries", "matches", "policemen")]
    ['troop', 'person', 'country', 'match', 'policeman']
    """
    lower = noun.lower
    if not noun.xpos and "Number" not in noun.feats:
        return IRREGULAR.get(lower, noun.lemma or lower)
    plural = noun.xpos in ("NNS", "NNPS") or noun.feats.get("Number") == "Plur"
    plural = plural or (lower.endswith("men") and lower not in ("specimen", "regimen", "abdomen", "omen", "acumen"))
    if noun.form[:2].isupper() and noun.form.endswith("s") and noun.form[:-1].isupper():
        return noun.form[:-1]  # MEPs
    shout = noun.form.isupper() and len(noun.form) > 3
    form = noun.form if noun.upos == "PROPN" and not shout and _is_name(noun) else lower
    return singular_of(form) if plural or lower in IRREGULAR else form


def _is_name(noun: Word) -> bool:
    """A people or a make keeps its capital, "Police Reservists" does not."""
    return noun.form[:1].isupper() and not noun.lower.endswith(("ists", "men", "ers", "ors", "ees"))


def singular_of(form: str) -> str:
    lower = form.lower()
    if lower in IRREGULAR:
        return _like(form, IRREGULAR[lower])
    if lower in SAME:
        return form
    for ending, singular in ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 1:
            return form[: -len(ending)] + singular
    return form[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "sis")) else form


def _like(form: str, lemma: str) -> str:
    return lemma.capitalize() if form[:1].isupper() and lemma not in ("person", "man", "woman", "child") else lemma
