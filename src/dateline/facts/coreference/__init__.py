"""Coreference: which words of a text name the same thing."""

from __future__ import annotations

from dateline.facts.coreference.nominals import Nominal, nominals_of
from dateline.facts.coreference.threads import Reading
from dateline.knowledge.antecedents import Antecedents
from dateline.knowledge.genders import Genders
from dateline.knowledge.who import Who
from dateline.marks import Marks
from dateline.types import Article

RELATIVE = frozenset(("who", "whom", "whose", "which"))

__all__ = ["Nominal", "find_coreference"]


def find_coreference(article: Article, marks: Marks) -> tuple[tuple[int, ...], ...]:
    """The head words that name one thing, in text order, one tuple for each thing that is named twice or more.

    Of a coordination ("Germany and France … they") the first word stands for all in the chain of the plural; it may stand
    in a chain of its own as well. A pronoun that could stand for nobody near is in no chain: a wrong link costs more than none.
    """
    reading = Reading(article.text, marks, Antecedents.load())
    for nominal in nominals_of(marks, Who.load(), Genders.load()):
        reading.add(nominal)
    for word in marks.words:
        if word.feats.get("PronType") == "Rel" or (word.lower in RELATIVE and word.upos == "PRON"):
            reading.relate(word)
    return tuple(sorted(chain for chain in map(reading.chain, reading.threads) if len(chain) > 1))
