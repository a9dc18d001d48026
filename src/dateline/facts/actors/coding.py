"""Coding: whom a phrase counts for between states, and its sector, from its own words first and its neighbours after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from dateline.facts.actors.asking import PAIRED, STATE, Asking
from dateline.facts.actors.memory import Memory
from dateline.facts.actors.naming import Naming
from dateline.facts.actors.phrases import FIRST, NOMINAL, Phrase, Phrasing
from dateline.facts.actors.sectors import DEEP, Sectors
from dateline.facts.actors.setting import Setting
from dateline.facts.actors.speakers import Speakers
from dateline.facts.actors.standing import KNOWN, LINKED, NOBODY, SET, Standing
from dateline.facts.actors.ties import Ties
from dateline.knowledge.who import Known, Office, Who
from dateline.marks import Marks, Word

INSTITUTIONS = frozenset(("government", "organisation", "armed_force"))  # what many a state has by the same name
SPOKESMEN = frozenset("spokesman spokeswoman spokesperson aide".split())
POINTING = frozenset("the these those its their our his".split())
Held = Callable[[Phrase], Office | None]


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
        self._ties = Ties(phrasing, self.inside, setting.grounds)
        self._asking = Asking(phrasing.marks)
        self._memory = Memory(phrasing, namings, self.inside)
        self._sectors = Sectors(phrasing, self.inside, self._ties, self.whole, self._memory.body)
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
        if word.upos in ("NUM", "DET") and (whole := self._part_of(word)) is not None:
            return self.whole(whole, depth + 1)
        if self._is_pair(phrase):
            return self._paired(phrase, depth) or self._linked(phrase, depth) or standing
        told = self._speaks_for(phrase, depth) or self._linked(phrase, depth)
        if phrase.role and phrase.role.sector != "CVL":
            return told or self._recalled(phrase) or self._set(phrase, depth) or self._followed(phrase, depth) or standing
        told = told or self._followed(phrase, depth)
        return told or (NOBODY if self._private(word) else self._set(phrase, depth)) or standing

    def _part_of(self, word: Word) -> Word | None:
        """ "two of them": those of whom they are some."""
        parts = self.marks.children(word, "nmod")
        return parts[0] if len(parts) == 1 and parts[0].upos == "PRON" and parts[0].lower == "them" else None

    def _private(self, word: Word) -> bool:
        """Whether the report calls the person an analyst or the like, who counts for no country."""
        others = (self.phrasing.phrase(self.marks.words[other]).role for other in self.links.get(word.i, ()))
        return any(role is not None and role.kind == "person" and role.sector == "SOC" for role in others)

    def _paired(self, phrase: Phrase, depth: int) -> Standing:
        pair = self.setting.pair(phrase.head)
        return Standing(pair, self.sector(phrase, depth), LINKED) if pair else NOBODY

    def _recalled(self, phrase: Phrase) -> Standing:
        return self._memory.recall(phrase, self.sector)

    def _is_pair(self, phrase: Phrase) -> bool:
        """ "both sides", "the two governments"."""
        if phrase.pronoun and phrase.head.lower in ("both", "two"):
            return phrase.head.lower == "both" or any(child.lower == "the" for child in self.marks.children(phrase.head, "det"))
        if phrase.head.lemma.lower() not in PAIRED or phrase.name:
            return False
        before = {child.lower for child in self.marks.children(phrase.head, "det", "nummod", "amod", "cc:preconj", "nmod:poss")}
        return bool(before & {"both", "neither"} or ("two" in before and before & POINTING))

    def _speaks_for(self, phrase: Phrase, depth: int) -> Standing:
        """ "Tembo is not for sale, a spokesman said": whoever it is said about, else whom the sentence before was about."""
        word = phrase.head
        if phrase.name or word.lemma.lower() not in SPOKESMEN or word.rel != "nsubj" or not self._memory.indefinite(word):
            return NOBODY
        subject = self._told_about(word)
        standing = self.whole(subject, depth + 1) if subject is not None else NOBODY
        return Standing(standing.codes, standing.sector, LINKED) if len(standing.codes) == 1 else NOBODY

    def _told_about(self, word: Word) -> Word | None:
        """The subject of what is said, or of the sentence before in the same paragraph."""
        verb = self.marks.words[word.head]
        above = self.marks.head(verb)
        clause = self.marks.child(verb, "ccomp") or (above if verb.rel == "parataxis" else None)
        subject = self.marks.child(clause, "nsubj") if clause is not None else None
        if subject is not None and subject.upos == "NOUN" and not self.marks.children(subject, "det"):
            subject = None  # "not one soldier has moved"
        if subject is None and word.sentence and self.speakers.same_paragraph(word.sentence - 1, word.sentence):
            subject = self.marks.child(self.marks.root(self.marks.sentences[word.sentence - 1]), "nsubj")
        return subject if subject is not None and subject.i != word.i else None

    def _spoken(self, word: Word, depth: int) -> Standing:
        speaker = self.speakers.of(word)
        if speaker is None:
            return NOBODY
        standing = self.whole(speaker, depth + 1) if isinstance(speaker, Word) else self._name(speaker)
        if len(standing.codes) > 1 and not self.speakers.quoted(word):
            return NOBODY  # "We, the ministers of Chile and Peru": together they are neither
        return Standing(standing.codes, standing.sector, LINKED)

    def body(self, phrase: Phrase) -> Known | None:
        """The international body or armed group that "the alliance" or "the group" stands for."""
        return self._memory.body(phrase.head, phrase.role) if phrase.role and not phrase.name else None

    def remember(self, phrases: Sequence[Phrase]) -> None:
        """Note which codes the nouns of the text stand with."""
        for phrase in phrases:
            if not phrase.pronoun and phrase.described:
                standing = self._plain(phrase.head, 0)
                if len(standing.codes) == 1:
                    for noun, _ in phrase.described:
                        self._memory.keep(noun, standing.codes)

    def _by_words(self, word: Word, depth: int) -> Standing:
        naming = self.named.get(word.i)
        if naming and naming.known.code:
            return self._named(naming)
        if not self.phrasing.opens(word) and word.upos not in NOMINAL:
            return NOBODY
        if word.i in self.setting.grounds and word.rel in ("nsubj", "obj", "iobj"):
            return Standing((self.setting.grounds[word.i],), ("GOV",))
        if word.form == "Kingdom" and self.marks.child(word, "det") is not None and (code := self._kingdom):
            return Standing((code,), ("GOV",))
        phrase = self.phrasing.phrase(word)
        if phrase.role and phrase.role.kind == "alliance" and (body := self._memory.body(phrase.head, phrase.role)):
            return self._name(body)
        if phrase.role and not phrase.name and (body := self._memory.short(phrase.head)):
            return self._name(body)
        return self._own(phrase, depth) or self._held(phrase, depth) or Standing((), self.sector(phrase, depth))

    @cached_property
    def _kingdom(self) -> str:
        """ "The Kingdom": the country of the report that calls itself so; of several, the one that the report names before all others."""
        called = {known.code for key, (_, known) in self.who.names.items() if key.startswith(("kingdomof", "hashemitekingdomof"))}
        named = [naming.known.code for naming in self.named.values() if naming.known.kind == "country" and naming.known.code]
        kingdoms = [code for code in dict.fromkeys(named) if code in called]
        return kingdoms[0] if len(kingdoms) == 1 or (kingdoms and kingdoms[0] == named[0]) else ""

    def _name(self, known: Known) -> Standing:
        sector = known.sector or (("GOV",) if known.kind == "country" and known.form in ("name", "capital") else ())
        return Standing((known.code,) if known.code else (), sector)

    def _named(self, naming: Naming) -> Standing:
        """A known name; another state's where its words say so ("Armenia's Security Council") or where others are called so, too."""
        known, standing = naming.known, self._name(naming.known)
        if known.form != "name" or known.kind not in INSTITUTIONS or not known.code:
            return standing
        words = self.marks.words[naming.first : naming.last + 1]
        if len(words) > 1 or known.unsure:
            for child in self.marks.children(self.marks.words[naming.head], "nmod:poss", "amod", "compound"):
                owner = self.inside.get(child.i)
                if owner is not None and owner is not naming and owner.known.kind == "country" and owner.known.code:
                    sector = ("GOV",) if standing.sector == ("IGO",) else standing.sector
                    return Standing((owner.known.code,), sector)
        return Standing((), standing.sector) if known.unsure and not self.setting.names(known.code) else standing

    def _own(self, phrase: Phrase, depth: int) -> Standing:
        if not (phrase.described or phrase.name or phrase.pronoun or self._is_body(phrase.head)):
            return NOBODY
        nouns = [noun for noun, _ in phrase.described]
        if phrase.name:
            nouns += [noun for noun in phrase.nouns if noun not in nouns]
        if phrase.head not in nouns and phrase.head.upos != "PRON":
            nouns.append(phrase.head)
        told = [codes for noun in nouns if (codes := self._codes(noun, depth))]
        serves = phrase.role is None or phrase.role.sector not in STATE - {"JUD"}
        body = next((codes for codes in told if serves and codes[0] in self.who.bodies), ())  # "a judge from Barbados, the UN's envoy"
        return Standing(body or told[0], self.sector(phrase, depth)) if told else NOBODY

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
        return NOBODY

    def _followed(self, phrase: Phrase, depth: int) -> Standing:
        """As `_linked`, but by way of what the others refer back to or belong to."""
        others = [self.marks.words[other] for other in self.links.get(phrase.head.i, ())]
        for other in sorted(others, key=lambda other: not self.phrasing.phrase(other).described):
            if other.upos in NOMINAL and (standing := self.whole(other, depth + 1)):
                return Standing(standing.codes, self.sector(phrase, depth) or standing.sector, standing.rank)
        return NOBODY

    def _set(self, phrase: Phrase, depth: int) -> Standing:
        """By the setting of the report, where the phrase has no owner of its own."""
        naming = self.named.get(phrase.head.i)
        sector = naming.known.sector if naming and naming.known.sector else self.sector(phrase, depth)
        asked = self._asking.of(phrase, naming, sector)
        code = self.setting.state(asked, self._memory.called(phrase.head)) if asked is not None else None
        return Standing((code,), sector, SET) if code else NOBODY

    def _codes(self, noun: Word, depth: int) -> tuple[str, ...]:
        """The codes that the words hanging on a noun give it, the closest tie first."""
        for word in self._ties.of(noun):
            standing = self._tie(word, depth)
            if standing:
                return standing.codes
        return self._fallback(noun, depth)

    def _tie(self, word: Word, depth: int) -> Standing:
        naming = self.inside.get(word.i)
        if naming:
            if not naming.known.code:  # "Russia's National Security Council"
                return self.whole(word, depth + 1) if word.i == naming.head and naming.known.kind in INSTITUTIONS else NOBODY
            if naming.known.kind in INSTITUTIONS and naming.known.form == "name" and depth <= DEEP:
                head = self.marks.words[naming.head]
                return self._named(naming) or (self.whole(head, depth + 1) if head.i != word.i or naming.known.unsure else NOBODY)
            more = [self._tie(other, depth + 1) for other in self.marks.children(word, "conj")] if depth <= DEEP else []
            codes = dict.fromkeys((naming.known.code, *(code for each in more for code in each.codes)))
            return Standing(tuple(codes), naming.known.sector)
        if word.i in self.setting.grounds:
            return Standing((self.setting.grounds[word.i],), ("GOV",))
        if word.upos not in NOMINAL and word.upos != "PRON":
            return NOBODY
        return self.whole(word, depth + 1) or (Standing(self._codes(word, depth + 1)) if depth <= DEEP else NOBODY)

    def _fallback(self, noun: Word, depth: int) -> tuple[str, ...]:
        """ "the Hamas-run ministry", and the shared modifier of "Ukrainian cities and ports"."""
        for part in self._ties.reduced(noun):
            if (naming := self.inside.get(part.i)) and naming.known.code:
                return (naming.known.code,)
            if part.i in self.setting.grounds and self._seated(noun):
                return (self.setting.grounds[part.i],)
        return self._shared(noun, depth)

    def _seated(self, noun: Word) -> bool:
        """ "Kobe-based Hoshida": a firm is of the country where it has its seat; a watchdog or an exile need not be."""
        role = self.phrasing.role(noun)
        return role.sector == "BUS" if role else noun.upos == "PROPN"

    def _shared(self, noun: Word, depth: int) -> tuple[str, ...]:
        above = self.marks.head(noun)
        if noun.rel != "conj" or above is None or above.upos not in NOMINAL or depth > DEEP or above.i in self.named:
            return ()
        if self.marks.children(noun, "det", "nmod:poss") or not self.phrasing.role(noun):
            return ()
        ties = (*self._ties.modifiers(above), *self._ties.possessors(above))
        return tuple(code for word in ties for code in self._tie(word, depth + 1).codes)[:2]

    def sector(self, phrase: Phrase, depth: int = 0) -> tuple[str, ...]:
        """PLOVER sectors, the most specific first."""
        return self._sectors.of(phrase, depth)
