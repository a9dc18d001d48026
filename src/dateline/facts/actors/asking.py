"""Asking: which phrases may take the country that the report is about, and what speaks against any."""

from __future__ import annotations

from dateline.facts.actors.memory import INDEFINITE, PEACEKEEPING, of_body
from dateline.facts.actors.naming import Naming
from dateline.facts.actors.phrases import Phrase
from dateline.facts.actors.setting import Asked
from dateline.knowledge.who import Who
from dateline.marks import Marks, Word

ABROAD = frozenset("ambassador embassy diplomat envoy consul consulate mission attaché chargé foreigner tourist migrant owner".split())
STATE = frozenset("GOV MIL LEG JUD COP SPY OPP PTY".split())  # what only a country has
HOME = frozenset("CVL AGR MED COP LAB REL BUS REB CRM REF".split())  # people who are at home where the report is set
SCHOOL = frozenset("student teacher pupil school schoolteacher headteacher headmaster headmistress".split())  # unlike scholars
ABOARD = frozenset("crew crewman crewmember crewmate skipper passenger seafarer".split())  # of a ship, which may be anybody's
SHIPS = frozenset("vessel ship tanker boat trawler freighter ferry yacht barge dhow tug cargo fishing".split())
COURTLY = frozenset("lawyer attorney barrister indictment filing verdict".split())  # of the courts there
TOWNS = frozenset("city town municipality province region district county".split())  # what speaks is its council
POSTS = frozenset("ambassador embassy envoy consulate".split())
BACKED = frozenset(  # somebody else's, or of no one country
    """backed led allied supported funded trained international western eastern european african asian arab gulf baltic nordic balkan
    regional diplomatic close familiar independent global multinational""".split()
)
SEVERAL = frozenset("both neither each either three four five several various other all".split())
PAIRED = frozenset(
    "side country nation government president minister leader neighbour neighbor party capital army navy state delegation camp".split()
)
UNITS = frozenset("army military fleet battalion brigade regiment division squadron platoon garrison corps legion".split())
LOCAL = frozenset("local state national".split())
LIKELY = 0.4  # the chance that it takes for what belongs to a state
SETTLED, SURE = 0.65, 0.8  # for people at home where the report is set, and heads and deputies; for others


class Asking:
    """Decides for the phrases of one text."""

    def __init__(self, marks: Marks) -> None:
        self._marks, self._who = marks, Who.load()

    def of(self, phrase: Phrase, naming: Naming | None, sector: tuple[str, ...]) -> Asked | None:
        """What to ask the setting about the phrase; None where it has no country by its setting."""
        head, role = phrase.head, phrase.role
        own = next(iter(sector), "")
        if naming and STATE & set(naming.known.sector):
            return Asked(phrase, own, LIKELY)
        if head.lemma.lower() in POSTS and self._pointed(head):
            return Asked(phrase, own, LIKELY)
        plural = role is not None and role.kind == "country" and head.feats.get("Number") == "Plur"
        if phrase.pronoun or plural or head.form == "Kingdom" or self._elsewhere(phrase) or of_body(self._marks, head):
            return None
        if role is None:
            return Asked(phrase, own, LIKELY) if phrase.name else None
        if head.lemma.lower() in UNITS and self._unsaid(head):  # "a battalion": whose, only its words can tell
            return None
        lemma = head.lemma.lower()
        if (lemma in ABOARD and role.sector not in STATE) or (lemma in ("captain", "master") and self._of_ship(head)):
            return None
        if role.national or phrase.name or STATE & set(sector[:1]) or self._local(head):
            return Asked(phrase, own, LIKELY)
        at_home = role.sector in HOME or lemma in SCHOOL | COURTLY or (lemma in TOWNS and head.rel == "nsubj")
        if not at_home and role.sector and not self._marks.children(head, "det"):  # "scientists" may be from anywhere
            return None
        return Asked(phrase, own, SETTLED if at_home or role.kind == "person" else SURE)

    def _elsewhere(self, phrase: Phrase) -> bool:
        """Whether what the phrase says of itself places it abroad, or with several countries."""
        lemmas = {noun.lemma.lower() for noun, _ in phrase.described}
        before = {child.lower for child in self._marks.children(phrase.head, "amod", "compound", "det", "nummod")}
        several = before & SEVERAL and phrase.head.lemma.lower() in PAIRED
        owned = any(self._owned(noun) for noun, _ in phrase.described)
        foreign = "foreign" in before and (phrase.role is None or phrase.role.sector != "GOV")
        return bool(owned or foreign or lemmas & (ABROAD | PEACEKEEPING) or before & BACKED or several)

    def _owned(self, noun: Word) -> bool:
        """Whether it is somebody's; "the boat's commander" is nobody's."""
        owners = self._marks.children(noun, "nmod:poss")
        return any(owner.upos != "NOUN" or self._who.role(owner.lemma.lower()) is not None for owner in owners)

    def _pointed(self, noun: Word) -> bool:
        """ "the embassy", of whom the report has just told."""
        children = self._marks.children(noun, "det", "amod", "compound", "nmod", "nmod:poss")
        return [child.lower for child in children] == ["the"]

    def _local(self, head: Word) -> bool:
        return any(child.lower in LOCAL for child in self._marks.children(head, "amod", "compound"))

    def _of_ship(self, head: Word) -> bool:
        return any(child.lemma in SHIPS for child in self._marks.children(head, "nmod", "compound"))

    def _unsaid(self, noun: Word) -> bool:
        return any(child.lower in INDEFINITE for child in self._marks.children(noun, "det", "amod")) or bool(
            self._marks.children(noun, "nummod")
        )
