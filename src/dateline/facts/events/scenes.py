"""What a report is about: in reports of sport, markets, art and weather, words of war are figures of speech."""

from __future__ import annotations

from dateline.knowledge.ontology import Ontology
from dateline.marks import Marks

PLAYFUL = ("sport", "market", "art", "weather")
SERIOUS = ("soldiers", "weapons", "envoys", "captives", "ruler", "assaults", "deals", "measures", "bodies", "borders")
FEWEST = 5  # words of play below which a report is taken at its word
SHORT, FEWEST_OF_SHORT = 12, 2  # nouns of a text of a sentence or two, and how many of them must be of play
SHARE = 0.7  # words of play for each of politics and war


def figurative(marks: Marks, ontology: Ontology) -> bool:
    """Whether words of play match those of politics and war.

    >>> figurative(Marks(), Ontology.load())
    False
    """
    lemmas = [word.lemma.lower() for word in marks.words if word.upos in ("NOUN", "PROPN")]
    grave = frozenset().union(*(ontology.classes[name] for name in SERIOUS))
    playful = max(sum(map(ontology.classes[name].__contains__, lemmas)) for name in PLAYFUL)
    return playful >= (FEWEST if len(lemmas) > SHORT else FEWEST_OF_SHORT) and playful > SHARE * sum(map(grave.__contains__, lemmas))
