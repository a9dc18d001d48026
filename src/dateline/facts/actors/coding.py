"""Coding: whom a phrase counts for between states, and its sector, from its own words first and its neighbours after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.facts.actors.naming import Naming
from dateline.facts.actors.phrases import FIRST, NOMINAL, Phrase, Phrasing
from dateline.facts.actors.setting import Setting
from dateline.facts.actors.speakers import Speakers
from dateline.knowledge.who import Known, Office, Role, Who
from dateline.marks import Marks, Word

OWN, KNOWN, LINKED, SET = 3, 2, 1, 0  # how a code was come by: own words, knowledge base, coreference, setting of the report
OWNING = ("of", "for", "from", "with", "by", "to", "inside", "within")
STANDING = ("in", "at", "on", "near", "around", "across", "outside")
POSTED = frozenset(
    "ambassador embassy diplomat envoy consul consulate mission attaché representative correspondent troop force soldier".split()
)
ABROAD = frozenset("ambassador embassy diplomat envoy consul consulate mission attaché foreigner tourist migrant".split())
STATE = frozenset("GOV MIL LEG JUD COP SPY OPP PTY".split())  # what only a country has
HOME = frozenset("CVL AGR MED COP LAB EDU REL BUS REB CRM".split())  # people who are at home where the report is set
PACTS = frozenset(("NATO", "CSTO", "AES", "AUKUS", "Warsaw Pact"))  # alliances that are called so; others are blocs
BODIES = {
    **dict.fromkeys(("group", "movement", "militia", "terrorist", "rebel", "insurgent", "militant"), "armed_group"),
    **dict.fromkeys(("agency", "watchdog"), "organisation"),
}
NONE: frozenset[str] = frozenset()
OVERRIDING = {
    "GOV": frozenset("COP REB OPP SPY JUD MIL".split()),
    "MIL": frozenset("COP REB".split()),
    "LAB": frozenset("MED SOC EDU REL".split()),
    "PTY": frozenset(("OPP",)),
    "LEG": NONE,
}
LENDING: dict[str, tuple[str, ...]] = {
    "MIL": ("armed_group",),
    "GOV": ("armed_group", "alliance", "organisation"),
    "": ("armed_group", "alliance", "organisation", "government", "armed_force", "media"),
}
ORDER = "SHADOW ELI REB COP SPY MIL JUD LEG OPP JRN MED REL EDU LAB BUS SOC PTY CRM REF GOV".split()
BACKED = frozenset(  # somebody else's, or of no one country
    """backed led allied supported funded trained international western eastern european african asian arab gulf baltic nordic balkan
    regional diplomatic close familiar independent""".split()
)
SEVERAL = frozenset("both neither each either three four five several various other all".split())
INDEFINITE = frozenset("a an another some no any other".split())
PAIRED = frozenset(
    "side country nation government president minister leader neighbour neighbor party capital army navy state delegation".split()
)
RELATED = frozenset("ally partner neighbour neighbor counterpart rival enemy foe adversary opponent friend backer patron".split())
OUSTED = frozenset("regime junta rebel opposition".split())  # no government calls itself so
DEEP = 6  # "the spokesman of the office of the deputy of …": further than this nobody writes


Held = Callable[[Phrase], Office | None]


@dataclass(frozen=True)
class Standing:
    """Whom something counts for: several codes where one phrase names several ("Russian and Chinese officials")."""

    codes: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    rank: int = OWN

    def __bool__(self) -> bool:
        return bool(self.codes)


NOBODY = Standing()


class Coding:
    """Finds the standing of words of one text."""

    def __init__(self, phrasing: Phrasing, namings: Sequence[Naming], speakers: Speakers, setting: Setting, persons: Held) -> None:
        self.marks: Marks = phrasing.marks
        self.speakers = speakers
        self.who: Who = phrasing.who
        self.phrasing = phrasing
        self.setting = setting
        self.persons = persons
        self.named: dict[int, Naming] = {naming.head: naming for naming in namings}
        self.inside: dict[int, Naming] = {i: naming for naming in namings for i in range(naming.first, naming.last + 1)}
        self.links: Mapping[int, tuple[int, ...]] = {}
        self._memory: dict[tuple[str, frozenset[str]], list[tuple[int, tuple[str, ...]]]] = {}
        self._namings = namings
        self._found: dict[int, Standing] = {}
        self._alone: dict[int, Standing] = {}

    def whole(self, word: Word, depth: int = 0) -> Standing:
        """The standing of the phrase that the word heads: by its words, else by what it refers back to, else by the setting."""
        return self._once(self._found, word, depth, self._whole)

    def _plain(self, word: Word, depth: int) -> Standing:
        """The standing by the words of the phrase and the knowledge base alone."""
        return self._once(self._alone, word, depth, self._by_words)

    def _once(self, kept: dict[int, Standing], word: Word, depth: int, find: Callable[[Word, int], Standing]) -> Standing:
        if word.i not in kept:
            if depth > DEEP:
                return NOBODY
            kept[word.i] = NOBODY  # what leads back here in a circle tells nothing
            kept[word.i] = find(word, depth)
        return kept[word.i]

    def _whole(self, word: Word, depth: int) -> Standing:
        standing = self._plain(word, depth)
        if standing or not self.phrasing.opens(word):
            return standing
        phrase = self.phrasing.phrase(word)
        if word.lower in FIRST:
            return self._spoken(word, depth)
        pair = self.setting.pair(word) if self._is_pair(phrase) else ()
        if pair:
            return Standing(pair, self.sector(phrase, depth), LINKED)
        return self._linked(phrase, depth) or self._remembered(phrase) or self._set(phrase, depth) or standing

    def _is_pair(self, phrase: Phrase) -> bool:
        """ "both sides", "the two governments"."""
        if phrase.pronoun and phrase.head.lower in ("both", "two"):
            return phrase.head.lower == "both" or any(child.lower == "the" for child in self.marks.children(phrase.head, "det"))
        if phrase.head.lemma.lower() not in PAIRED or phrase.name:
            return False
        return any(child.lower in ("both", "two") for child in self.marks.children(phrase.head, "det", "nummod", "amod"))

    def _spoken(self, word: Word, depth: int) -> Standing:
        speaker = self.speakers.of(word)
        if speaker is None:
            return NOBODY
        standing = self.whole(speaker, depth + 1) if isinstance(speaker, Word) else self._name(speaker)
        return Standing(standing.codes, standing.sector, LINKED)

    def _remembered(self, phrase: Phrase) -> Standing:
        """ "the ministry" after "the Russian Foreign Ministry": the code of the last one that was called so."""
        if phrase.pronoun or not phrase.described or self._indefinite(phrase.head) or self._bare(phrase.head):
            return NOBODY
        for noun, role in phrase.described:
            body = self._body(noun, role)
            if body is not None:
                return Standing((body.code,) if body.code else (), body.sector, LINKED)
            if role.national or role.borrows or role.kind in ("person", "organisation", "alliance"):
                told = self._memory.get((noun.lemma.lower(), self._words_before(noun)), [])
                codes = next((codes for i, codes in reversed(told) if i < noun.i), ())
                if codes:
                    return Standing(codes, self.sector(phrase), LINKED)
        return NOBODY

    def body(self, phrase: Phrase) -> Known | None:
        """The international body or armed group that "the alliance" or "the group" stands for."""
        return self._body(phrase.head, phrase.role) if phrase.role and not phrase.name else None

    def _body(self, noun: Word, role: Role) -> Known | None:
        """ "the alliance", "the group": the last one named."""
        lemma = noun.lemma.lower()
        kind = "alliance" if role.kind == "alliance" else BODIES.get(lemma)
        if lemma in ("peacekeeper", "blue-helmet"):
            return next((naming.known for naming in self._namings if naming.known.name == "UN"), None)
        before_it = self._words_before(noun)
        if lemma in ("organization", "organisation") and before_it == {"terrorist"}:
            kind = "armed_group"
        pointed = any(child.lower in ("the", "this", "these") for child in self.marks.children(noun, "det"))
        if kind is None or lemma == "coalition" or not pointed:
            return None
        if before_it - {"bloc", "group", "whole", "regional", "military", "terrorist", "terror"}:
            return None
        named = (naming.known for naming in self._namings if naming.head < noun.i)
        before = [known for known in named if known.kind == kind and known.form == "name"]
        if kind != "armed_group":
            before = [known for known in before if "IGO" in known.sector and (known.name in PACTS) == (lemma == "alliance")]
        return before[-1] if before else None

    def _indefinite(self, noun: Word) -> bool:
        return any(child.lower in INDEFINITE for child in self.marks.children(noun, "det", "amod"))

    def _bare(self, noun: Word) -> bool:
        """ "soldiers": others, it may be, than those of whom the report has told."""
        plural = noun.feats.get("Number") == "Plur" and noun.upos == "NOUN"
        return plural and not self.marks.children(noun, "det", "nmod:poss", "amod", "compound")

    def _words_before(self, noun: Word) -> frozenset[str]:
        before = self.marks.children(noun, "amod", "compound", "nmod:desc")
        return frozenset(child.lemma.lower() for child in before if child.i < noun.i and child.i not in self.inside)

    def remember(self, phrases: Sequence[Phrase]) -> None:
        """Note which codes the nouns of the text stand with, as "ministry" and as "foreign ministry"."""
        memory: dict[tuple[str, frozenset[str]], list[tuple[int, tuple[str, ...]]]] = {}
        for phrase in phrases:
            if phrase.pronoun or not phrase.described:
                continue
            standing = self._plain(phrase.head, 0)
            if len(standing.codes) == 1:
                for noun, _ in phrase.described:
                    before = self._words_before(noun)
                    for key in {before, frozenset()} | {frozenset((word,)) for word in before}:
                        memory.setdefault((noun.lemma.lower(), key), []).append((noun.i, standing.codes))
        self._memory = memory

    def _by_words(self, word: Word, depth: int) -> Standing:
        naming = self.named.get(word.i)
        if naming and naming.known.code:
            return self._name(naming.known)
        if not self.phrasing.opens(word) and word.upos not in NOMINAL:
            return NOBODY
        if word.i in self.setting.grounds and word.rel in ("nsubj", "obj", "iobj"):
            return Standing((self.setting.grounds[word.i],), ("GOV",))
        phrase = self.phrasing.phrase(word)
        if phrase.role and phrase.role.kind == "alliance" and (body := self._body(phrase.head, phrase.role)):
            return self._name(body)
        return self._own(phrase, depth) or self._held(phrase, depth) or Standing((), self.sector(phrase, depth))

    def _name(self, known: Known) -> Standing:
        sector = known.sector or (("GOV",) if known.kind == "country" and known.form in ("name", "capital") else ())
        return Standing((known.code,) if known.code else (), sector)

    def _own(self, phrase: Phrase, depth: int) -> Standing:
        if not (phrase.described or phrase.name or phrase.pronoun or self._is_body(phrase.head)):
            return NOBODY
        nouns = [noun for noun, _ in phrase.described]
        if phrase.name:
            nouns += [noun for noun in phrase.nouns if noun not in nouns]
        if phrase.head not in nouns and phrase.head.upos != "PRON":
            nouns.append(phrase.head)
        for noun in nouns:
            codes = self._codes(noun, depth)
            if codes:
                return Standing(codes, self.sector(phrase, depth))
        return NOBODY

    def _is_body(self, head: Word) -> bool:
        """A proper name that the network takes for an organisation."""
        entity = self.marks.entity_of(head)
        return head.upos == "PROPN" and (entity is None or entity.label == "ORG")

    def _held(self, phrase: Phrase, depth: int) -> Standing:
        office = self.persons(phrase)
        if office is None:
            return NOBODY
        return Standing((office.code,), self.sector(phrase, depth) or (office.sector,), KNOWN)

    def _linked(self, phrase: Phrase, depth: int) -> Standing:
        for other in self.links.get(phrase.head.i, ()):
            standing = self._plain(self.marks.words[other], depth + 1)
            if standing:
                return Standing(standing.codes, self.sector(phrase, depth) or standing.sector, LINKED)
        for other in self.links.get(phrase.head.i, ()):
            if self.marks.words[other].upos in NOMINAL and (standing := self.whole(self.marks.words[other], depth + 1)):
                return Standing(standing.codes, self.sector(phrase, depth) or standing.sector, standing.rank)
        return NOBODY

    def _set(self, phrase: Phrase, depth: int) -> Standing:
        """By the setting of the report, where the phrase has no owner of its own."""
        naming = self.named.get(phrase.head.i)
        if naming and STATE & set(naming.known.sector):
            code = self.setting.state(phrase.head, False)
            return Standing((code,), naming.known.sector, SET) if code else NOBODY
        owned = any(noun.lemma.lower() in ABROAD or self.marks.children(noun, "nmod:poss") for noun, _ in phrase.described)
        if owned or not phrase.described:
            return NOBODY
        before = {child.lower for child in self.marks.children(phrase.head, "amod", "compound", "det", "nummod")}
        if before & BACKED or (before & SEVERAL and phrase.head.lemma.lower() in PAIRED):
            return NOBODY
        role, sector = phrase.described[0][1], self.sector(phrase, depth)
        national = role.national or bool(phrase.name) or bool(STATE & set(sector[:1]))
        local = any(child.lower in ("local", "state", "national") for child in self.marks.children(phrase.head, "amod", "compound"))
        if not (national or local or role.sector in HOME):
            return NOBODY
        official = bool(phrase.name) or (national and (role.kind == "person" or phrase.head.upos == "PROPN"))
        code = self.setting.state(phrase.head, official, not national, phrase.head.lemma.lower() in OUSTED)
        return Standing((code,), sector, SET) if code else NOBODY

    def _codes(self, noun: Word, depth: int) -> tuple[str, ...]:
        """The codes that the words hanging on a noun give it, the closest tie first."""
        for ties in (self._possessors, self._modifiers, self._owners, self._surroundings):
            for word in ties(noun):
                standing = self._tie(word, depth)
                if standing:
                    return standing.codes
        return self._fallback(noun, depth)

    def _tie(self, word: Word, depth: int) -> Standing:
        naming = self.inside.get(word.i)
        if naming:
            if not naming.known.code:
                return NOBODY
            more = [self._tie(other, depth + 1) for other in self.marks.children(word, "conj")] if depth <= DEEP else []
            codes = dict.fromkeys((naming.known.code, *(code for each in more for code in each.codes)))
            return Standing(tuple(codes), naming.known.sector)
        if word.i in self.setting.grounds:
            return Standing((self.setting.grounds[word.i],), ("GOV",))
        if word.upos not in NOMINAL and word.upos != "PRON":
            return NOBODY
        return self.whole(word, depth + 1) or (Standing(self._codes(word, depth + 1)) if depth <= DEEP else NOBODY)

    def _possessors(self, noun: Word) -> Iterator[Word]:
        if noun.lemma.lower() not in RELATED:
            yield from self.marks.children(noun, "nmod:poss")

    def _modifiers(self, noun: Word) -> Iterator[Word]:
        for child in self.marks.children(noun, "amod", "compound", "nmod:desc", "flat", "nmod", "appos"):
            naming = self.inside.get(child.i)
            foreign = naming is None or (naming.known.kind == "country" and noun.lemma.lower() not in RELATED)
            if child.rel == "appos" and foreign:
                continue
            tied = naming or child.rel == "compound" or child.i in self.setting.grounds
            if tied and child.deprel != "nmod:poss" and not self.marks.children(child, "case"):
                yield child

    def _owners(self, noun: Word) -> Iterator[Word]:
        if noun.lemma.lower() in RELATED:
            return
        yield from self._after(noun, OWNING if noun.lemma.lower() not in POSTED else OWNING[:3])

    def _surroundings(self, noun: Word) -> Iterator[Word]:
        role = self.phrasing.role(noun)
        if noun.lemma.lower() not in POSTED and not (role and role.document):
            yield from self._after(noun, STANDING)

    def _after(self, noun: Word, prepositions: tuple[str, ...]) -> Iterator[Word]:
        for child in self.marks.children(noun, "nmod"):
            case = self.marks.child(child, "case")
            if case is not None and case.lower in prepositions:
                yield child

    def _fallback(self, noun: Word, depth: int) -> tuple[str, ...]:
        """ "the Hamas-run ministry", and the shared modifier of "Ukrainian cities and ports"."""
        for child in self.marks.children(noun, "amod"):
            if child.lemma.lower() in ("run", "base", "based", "control", "controlled") and child.upos in ("VERB", "ADJ"):
                for part in self.marks.children(child):
                    if (naming := self.inside.get(part.i)) and naming.known.code:
                        return (naming.known.code,)
        return self._shared(noun, depth)

    def _shared(self, noun: Word, depth: int) -> tuple[str, ...]:
        above = self.marks.head(noun)
        if noun.rel != "conj" or above is None or above.upos not in NOMINAL or depth > DEEP or above.i in self.named:
            return ()
        if self.marks.children(noun, "det", "nmod:poss") or not self.phrasing.role(noun):
            return ()
        return tuple(code for word in self._modifiers(above) for code in self._tie(word, depth + 1).codes)[:2]

    def sector(self, phrase: Phrase, depth: int = 0) -> tuple[str, ...]:
        """PLOVER sectors, the most specific first."""
        found: dict[str, None] = {}
        for noun, role in phrase.described:
            own = self._sector_of(noun, role, depth)
            if own and own not in found:
                found[own] = None
        return tuple(found)[:2]

    def _sector_of(self, noun: Word, role: Role, depth: int) -> str:
        before = self.marks.children(noun, "amod", "compound", "nmod:desc")
        marked = {sector for child in before if (sector := self._modifier(child))}
        if marked & {"ELI", "SHADOW"}:
            return "OPP" if "SHADOW" in marked else "ELI"
        free = role.borrows or role.document or (role.kind == "person" and not role.sector)
        yields = marked if free else marked & OVERRIDING.get(role.sector, NONE) if role.kind in ("person", "group") else NONE
        if yields:
            return min(yields, key=ORDER.index)
        lent = self._lent(noun, role, depth) if free or role.sector in OVERRIDING else ""
        return lent or role.sector or ("GOV" if role.borrows and role.kind == "government" else "")

    def _lent(self, noun: Word, role: Role, depth: int) -> str:
        """The sector of what the noun belongs to: all of it where the noun has none, else that of bodies and armed groups."""
        free = role.borrows or role.document or not role.sector
        for ties in (self._possessors, self._modifiers, self._owners, self._surroundings):
            for word in ties(noun):
                naming = self.inside.get(word.i)
                if naming and naming.known.sector and naming.known.kind in LENDING.get(role.sector, LENDING[""]):
                    return naming.known.sector[0]
                sector = self._sector_at(word, depth) if free and depth <= DEEP else ""
                if sector:
                    return sector
        return ""

    def _modifier(self, child: Word) -> str:
        lower = child.lower.rstrip(".")
        if lower in self.who.past:
            return "ELI"
        if lower == "shadow":
            return "SHADOW"
        return self.who.modifiers.get(lower, "") or self.who.modifiers.get(child.lemma.lower(), "")

    def _sector_at(self, word: Word, depth: int) -> str:
        naming = self.inside.get(word.i)
        if naming:
            return "GOV" if naming.known.kind == "country" else next(iter(naming.known.sector), "")
        role = self.phrasing.role(word)
        if role is None:
            return ""
        return self._sector_of(word, role, depth + 1)
