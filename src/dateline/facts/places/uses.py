"""Ground or government: whether a name on the map is a place in its sentence, or stands for whoever rules there."""

from __future__ import annotations

from dateline.facts.places.names import Name
from dateline.facts.places.words import (
    BEARINGS,
    DEEDS,
    GROUNDS,
    LANDING,
    LOCATIVE,
    MOTION,
    OFFICES,
    PARTS,
    SIDES,
    STATES,
    TALKED,
    TOWARD,
    UNDERGONE,
)
from dateline.knowledge.gazetteer import Entry
from dateline.marks import Marks, Word

SEATS = frozenset(("country", "capital", "building", "continent"))
LINKS = ("conj", "appos", "flat", "list", "dep", "orphan", "nmod:unmarked")
BETWEEN = frozenset("border frontier road highway route flight corridor strait line travel crossing".split())


LEAVING = frozenset(("out", "outside", "inside", "away", "off"))


def is_ground(marks: Marks, name: Name, entry: Entry | None) -> bool:
    """Whether the name is a place here. Only seats of government are doubted, and only on the word of the syntax.

    "Moscow said", "sanctions against Iran", "between Kyiv and Moscow", "Russia's demands" are governments;
    "in Moscow", "Syria's north", "the invasion of Ukraine", "Kyiv was shelled" are ground.
    """
    if name.opens or name.thing or _is_part(marks, name):
        return True
    kind = entry.kind if entry else "city"
    head = marks.words[name.head]
    if name.organised and not name.seen and kind != "country":
        return _has_locative(marks, head) or _names_ground(marks, head)
    return kind not in SEATS or _literal(marks, head, kind, 0)


def _is_part(marks: Marks, name: Name) -> bool:
    """ "Northern Iraq" is never a government."""
    before = marks.words[name.first - 1] if name.first else None
    return bool(before and before.lower in PARTS and before.sentence == marks.words[name.first].sentence)


def _has_locative(marks: Marks, head: Word) -> bool:
    return any(case.lower in LOCATIVE for case in marks.children(head, "case"))


def _names_ground(marks: Marks, head: Word) -> bool:
    above = marks.head(head)
    return bool(above and head.rel == "compound" and means(above, GROUNDS | DEEDS))


def means(word: Word, words: frozenset[str]) -> bool:
    """Whether a word is one of `words`, by its lemma or by its form."""
    return word.lemma.lower() in words or word.lower in words


def _literal(marks: Marks, head: Word, kind: str, depth: int) -> bool:
    above = marks.head(head)
    cases = [case.lower for case in marks.children(head, "case")]
    if "'s" in cases or "’s" in cases or head.deprel == "nmod:poss":
        return _of_noun(above, kind, UNDERGONE)
    if cases:
        return _after_case(marks, head, cases, kind)
    if above is None or depth > 4:
        return kind != "building" and not _is_to_act(marks, head)
    if head.rel in LINKS:
        return _literal(marks, above, kind, depth + 1) if above.upos in ("PROPN", "NOUN") else kind != "building"
    if head.rel in ("compound", "amod", "nmod"):
        return _of_noun(above, kind)
    return _as_argument(marks, head, above, kind)


def _is_to_act(marks: Marks, head: Word) -> bool:
    """The headline's "Moscow to respond"."""
    below = marks.children(head, "acl", "advcl", "xcomp", "ccomp", "parataxis")
    return any(child.lower == "to" for each in below for child in marks.children(each, "mark", "aux"))


def _of_noun(noun: Word | None, kind: str, deeds: frozenset[str] = DEEDS) -> bool:
    """Beside a noun: "Ukraine's border" and "Kyiv residents" are ground, "Russia's demands" and "U.S. officials" are not."""
    if noun is None:
        return False
    if means(noun, GROUNDS):
        return True
    if means(noun, OFFICES):
        return False
    if means(noun, DEEDS):
        return kind != "building" and means(noun, deeds)
    return kind == "capital" and noun.upos != "PROPN"


def _after_case(marks: Marks, head: Word, cases: list[str], kind: str) -> bool:
    above = marks.head(head)
    noun = above.lemma.lower() if above else ""
    case = cases[0]
    if case == "between":
        return noun in BETWEEN
    if case in ("with", "against") and noun in ("border", "frontier", "crossing"):
        return True
    if case in ("to", "from", "over", "into") and (noun in TOWARD or noun in TALKED or "according" in cases):
        return False
    if "of" in cases and not LEAVING.intersection(cases):
        return _of_case(marks, head, above, kind)
    if case in ("on", "upon"):
        return bool(above and means(above, DEEDS | LANDING)) or kind not in ("country", "capital")
    return case not in SIDES and any(each in LOCATIVE for each in cases)


def _of_case(marks: Marks, head: Word, above: Word | None, kind: str) -> bool:
    preposition = next(case for case in marks.children(head, "case") if case.lower == "of")
    before = marks.words[preposition.i - 1] if preposition.i else preposition
    if above is None or before.lower in BEARINGS:
        return True
    if means(above, BEARINGS) or means(above, GROUNDS) or means(above, DEEDS):
        return True
    return not means(above, OFFICES) and above.upos in ("NOUN", "ADV", "ADJ") and kind != "country"


def _as_argument(marks: Marks, head: Word, verb: Word, kind: str) -> bool:
    """As subject, object or predicate of a verb."""
    if head.deprel == "nsubj:pass":
        return means(verb, MOTION)
    if head.rel == "nsubj":
        return means(verb, STATES) or (verb.upos in ("ADJ", "NOUN", "PROPN", "ADV") and kind == "capital")
    if head.rel in ("obj", "iobj"):
        return means(verb, MOTION)
    return kind != "building" and head.rel != "vocative"
