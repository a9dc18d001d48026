"""Ground or government: whether a name on the map is a place in its sentence, or stands for whoever rules there."""

from __future__ import annotations

from dateline.facts.places.names import Name
from dateline.facts.places.words import BEARINGS, DEEDS, GROUNDS, LOCATIVE, MOTION, OFFICES, SIDES, SPEECH, STATES, TALKED, TOWARD
from dateline.knowledge.gazetteer import Entry
from dateline.marks import Marks, Word

SEATS = frozenset(("country", "capital", "building", "continent"))
LINKS = ("conj", "appos", "flat", "list", "dep", "orphan", "nmod:unmarked")


def is_ground(marks: Marks, name: Name, entry: Entry | None) -> bool:
    """Whether the name is a place here. Only seats of government are doubted, and only on the word of the syntax.

    "Moscow said", "sanctions against Iran", "between Kyiv and Moscow", "Russia's demands" are governments;
    "in Moscow", "Syria's north", "the invasion of Ukraine", "Kyiv was shelled" are ground.
    """
    kind = entry.kind if entry else "city"
    head = marks.words[name.head]
    if name.organised and not name.seen and kind != "country":
        return _has_locative(marks, head)
    if kind not in SEATS:
        return not (kind in ("region", "city") and _speaks(marks, head) and kind == "city" and name.organised)
    return _literal(marks, head, kind, 0)


def _has_locative(marks: Marks, head: Word) -> bool:
    return any(case.lower in LOCATIVE for case in marks.children(head, "case"))


def _speaks(marks: Marks, head: Word) -> bool:
    verb = marks.head(head)
    return bool(verb and head.rel == "nsubj" and verb.lemma.lower() in SPEECH)


def _literal(marks: Marks, head: Word, kind: str, depth: int) -> bool:
    above = marks.head(head)
    cases = [case.lower for case in marks.children(head, "case")]
    if "'s" in cases or "’s" in cases or head.deprel == "nmod:poss":
        return _of_noun(above, kind)
    if cases:
        return _after_case(marks, head, cases, kind)
    if above is None or depth > 4:
        return kind != "building"
    if head.rel in LINKS or head.rel == "conj":
        return _literal(marks, above, kind, depth + 1) if above.upos in ("PROPN", "NOUN") else kind != "building"
    if head.rel in ("compound", "amod", "nmod"):
        return _of_noun(above, kind)
    return _as_argument(marks, head, above, kind)


def _of_noun(noun: Word | None, kind: str) -> bool:
    """Beside a noun: "Ukraine's border" and "Kyiv residents" are ground, "Russia's demands" and "U.S. officials" are not."""
    if noun is None:
        return False
    lemma = noun.lemma.lower()
    if noun.lower in GROUNDS or lemma in GROUNDS:
        return True
    if noun.lower in OFFICES or lemma in OFFICES:
        return False
    if noun.lower in DEEDS or lemma in DEEDS:
        return kind != "building"
    return kind == "capital" and noun.upos != "PROPN"


def _after_case(marks: Marks, head: Word, cases: list[str], kind: str) -> bool:
    above = marks.head(head)
    case = cases[0]
    noun = above.lemma.lower() if above else ""
    if case == "between":
        return noun in ("border", "frontier", "road", "highway", "route", "flight", "corridor", "strait", "line", "travel", "crossing")
    if case in ("with", "against") and noun in ("border", "frontier", "crossing"):
        return True
    if case in ("to", "from", "over", "into") and (noun in TOWARD or noun in TALKED or (case == "to" and "according" in cases)):
        return False
    if case == "of":
        return _of_case(marks, above, kind)
    if case in ("on", "upon"):
        return (
            noun in DEEDS
            or noun in ("march", "advance", "land", "fire", "rain", "descend", "converge")
            or kind not in ("country", "capital")
        )
    if case in SIDES:
        return False
    return case in LOCATIVE or any(each in LOCATIVE for each in cases)


def _of_case(marks: Marks, above: Word | None, kind: str) -> bool:
    if above is None:
        return True
    lemma = above.lemma.lower()
    if lemma in BEARINGS or above.lower in BEARINGS or lemma in GROUNDS or lemma in DEEDS or above.lower in DEEDS:
        return True
    if lemma in OFFICES or above.lower in OFFICES:
        return False
    return above.upos in ("NOUN", "ADV", "ADJ") and kind != "country"


def _as_argument(marks: Marks, head: Word, verb: Word, kind: str) -> bool:
    """As subject, object or predicate of a verb."""
    lemma = verb.lemma.lower()
    if head.deprel == "nsubj:pass":
        return lemma in MOTION
    if head.rel == "nsubj":
        return lemma in STATES or (verb.upos in ("ADJ", "NOUN", "PROPN", "ADV") and kind == "capital")
    if head.rel in ("obj", "iobj"):
        return lemma in MOTION
    if head.rel == "obl":
        return "by" not in [case.lower for case in marks.children(head, "case")]
    return kind != "building" and head.rel not in ("vocative",)
