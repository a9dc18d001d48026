"""The dictionary form of an English word, by rule: what a parser's guess is checked against."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from operator import is_

from dateline.errors import KnowledgeError
from dateline.marks import Marks, Word

PAST, GERUND, THIRD, PLURAL = ("VBD", "VBN"), ("VBG",), ("VBZ",), ("NNS",)
BARE = ("VB", "VBP")
SILENT = re.compile(  # stems that take back the e they lost: "accus-ed", "fir-ing", "designat-ed"
    r"(?:[csvz]|[aeiou]g|[nrd]g|u|[^aeiou]l|at|[^aeiou][aiou][kdmpbt]|[^aeiou][aiu]r|[^aeiouy]or|[ptbgk]ur|[aeiou]ng|rs|ls|ns|ps|[aiu]pt?e)$"
)
KEEPS = re.compile(
    r"(?:ss|zz|ck|[aeiou][aeiou][dtknmlrp]|[^s]ers?|en|on|or|er|it|op|al|el|il|ow|aw|ew|ay|oy|ey|x|h|ff|ll|[^aeiou][^aeiou]|ang|ing|ong|ean|omit)$"
)
DOUBLED = re.compile(r"([bdgklmnprtv])\1$")


@lru_cache(maxsize=1)
def exceptions() -> Mapping[str, str]:
    """What the rules get wrong: irregular forms, and regular ones that are spelt like others. Keys are `form tag`."""
    found = {}
    text = files("dateline.text").joinpath("stems.tsv").read_text("utf8")
    for number, line in enumerate(text.splitlines(), 1):
        cells = line.split("\t")
        if len(cells) != 3:
            raise KnowledgeError(f"{len(cells)} columns instead of 3", where=f"stems.tsv, line {number}", remedy="write kind, lemma, forms")
        kind, lemma, forms = cells
        found.update({f"{form} {kind}": lemma for form in forms.split()})
    return found


def stem(form: str, tag: str) -> str:
    """The lemma of a verb or common noun with the Penn tag `tag`; the lower-cased form for all other words.

    >>> [stem(form, tag) for form, tag in (("accused", "VBD"), ("firing", "VBG"), ("denies", "VBZ"), ("began", "VBD"))]
    ['accuse', 'fire', 'deny', 'begin']
    """
    lower = form.lower()
    kind = "v" if tag.startswith("VB") else "n" if tag == "NNS" else ""
    if not kind:
        return lower
    known = exceptions().get(f"{lower} {kind}")
    if known is not None:
        return known
    if tag in THIRD or tag in PLURAL:
        return _singular(lower)
    if tag in PAST and lower.endswith("ed"):
        return _base(lower[:-2], lower)
    if tag in GERUND and lower.endswith("ing") and len(lower) > 4:
        return _base(lower[:-3], lower)
    return lower


def _singular(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def _base(cut: str, lower: str) -> str:
    """The infinitive of what is left when -ed or -ing is cut off."""
    if lower.endswith("ied") and len(cut) > 2:
        return cut[:-1] + "y"
    if DOUBLED.search(cut) and not cut.endswith(("ll", "ss")):
        return cut[:-1]
    if SILENT.search(cut) and not KEEPS.search(cut):
        return cut + "e"
    return cut


def mend_lemmas(marks: Marks) -> Marks:
    """Marks whose verbs and plural nouns have the lemma that the rules give; all else as it is."""
    words = tuple(map(_mended, marks.words))
    return marks if all(map(is_, words, marks.words)) else Marks(words, marks.sentences, marks.entities, marks.model)


def _mended(word: Word) -> Word:
    if word.upos not in ("VERB", "NOUN", "AUX") or word.joined or not word.xpos.startswith(("VB", "NNS")):
        return word
    lemma = stem(word.form, word.xpos)
    return word if lemma == word.lemma else replace(word, lemma=lemma)
