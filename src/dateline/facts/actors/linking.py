"""Linking: phrases become actors; those that name the same one share it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.facts.actors.coding import Coding
from dateline.facts.actors.persons import Persons, called, surname
from dateline.facts.actors.phrases import NOMINAL, Phrase
from dateline.facts.actors.standing import KNOWN, LINKED, OWN, Standing
from dateline.knowledge.who import Known, Office
from dateline.marks import Marks
from dateline.types import Actor, ActorKind, Article, Found, Mention, Span, digest

DETERMINERS = frozenset("the a an this that these those its his her their our my both".split())


@dataclass
class Sketch:
    """One phrase on its way to an actor. Sketches with the same `key` name the same actor."""

    phrase: Phrase
    standing: Standing
    key: str = ""
    known: Known | None = None
    office: Office | None = None


@dataclass
class Group:
    """The sketches of one actor."""

    sketches: list[Sketch] = field(default_factory=list)
    actors: list[Actor] | None = None

    @cached_property
    def standing(self) -> Standing:
        """The surest standing among them; the sector from the surest that has one."""
        nouns = [each for each in self.sketches if not each.phrase.pronoun] or self.sketches
        ranked = sorted((each.standing for each in nouns), key=lambda each: -each.rank)
        codes = next((each.codes for each in ranked if each.codes), ())
        sector = next((each.sector for each in ranked if each.sector), ())
        return Standing(codes, sector)


class Linking:
    """Builds the actors of one text from its phrases."""

    def __init__(self, article: Article, coding: Coding, persons: Persons) -> None:
        self.article, self.coding, self.persons = article, coding, persons
        self.marks: Marks = coding.marks
        self._people: dict[str, list[str]] = {}

    def sketch(self, phrase: Phrase) -> Sketch:
        standing = self.coding.whole(phrase.head)
        naming = self.coding.named.get(phrase.head.i)
        if naming is not None and all(naming.first <= word.i <= naming.last for word in phrase.name):
            return Sketch(phrase, standing, f"known {naming.known.name}", naming.known)
        body = self.coding.body(phrase)
        if body is not None:
            return Sketch(phrase, standing, f"known {body.name}", body)
        ground = phrase.head.i in self.coding.setting.grounds and not phrase.described and not phrase.name
        held = ground or (phrase.role is not None and (phrase.role.holding or phrase.role.kind == "country"))
        country = self.coding.who.country(standing.codes[0]) if len(standing.codes) == 1 and held else None
        if country is not None:
            return Sketch(phrase, standing, f"known {country.name}", country)
        if phrase.name:
            return Sketch(phrase, standing, self._person(phrase), None, self.persons.office(phrase))
        sure = len(standing.codes) == 1 and standing.rank in (OWN, KNOWN, LINKED)
        holder = self.persons.holder(phrase, standing.codes[0]) if sure else None
        if holder is not None:
            return Sketch(phrase, standing, self._held_by(holder), None, holder)
        return Sketch(phrase, standing)

    def _person(self, phrase: Phrase) -> str:
        """One key for one person: a surname, with the first names where two people share it."""
        last, first = surname(phrase.name), phrase.name[0].lower
        for key in reversed(self._people.get(last, [])):
            given = key.partition("|")[2]
            if len(phrase.name) == 1 or given in ("", first):
                return key
        key = f"person {last}|{first}" if len(phrase.name) > 1 else f"person {last}|"
        for part in {last, first}:
            self._people.setdefault(part, []).append(key)
        return key

    def _held_by(self, holder: Office) -> str:
        """The key of the person named so in the text, whom "the president" stands for."""
        last, first = holder.person.split()[-1].lower(), holder.person.split()[0].lower()
        key = f"person {last}|{first}"
        known = self._people.setdefault(last, [])
        fitting = [each for each in known if each.partition("|")[2] in ("", first)]
        if not fitting:
            known.append(key)
        return fitting[-1] if fitting else key

    def groups(self, sketches: Sequence[Sketch], chains: tuple[tuple[int, ...], ...]) -> dict[int, Group]:
        """For each head word the group of its phrase."""
        at = {sketch.phrase.head.i: sketch for sketch in sketches}
        for number, chain in enumerate(chains):
            self._join([at[i] for i in chain if i in at], number)
        groups: dict[str, Group] = {}
        for sketch in sketches:
            groups.setdefault(sketch.key or f"word {sketch.phrase.head.i}", Group()).sketches.append(sketch)
        return {sketch.phrase.head.i: group for group in groups.values() for sketch in group.sketches}

    def _join(self, members: list[Sketch], number: int) -> None:
        anchor = next((each for each in members if each.key and not each.key.startswith("chain")), None)
        key = anchor.key if anchor else f"chain {number}"
        codes = set(anchor.standing.codes) if anchor else set()
        for each in members:
            own = set(each.standing.codes) if each.standing.rank == OWN and not each.phrase.pronoun else set()
            if not each.key and not (own and codes and not own & codes):
                each.key = key
                each.known = each.known or (anchor.known if anchor else None)

    def found(self, sketches: Sequence[Sketch], chains: tuple[tuple[int, ...], ...]) -> Found[Actor]:
        groups = self.groups(sketches, chains)
        several = dict(self._unfolded(sketches, groups, chains))
        things: dict[str, Actor] = {}
        mentions: list[Mention] = []
        heads: list[int] = []
        for sketch in sketches:
            head, span = sketch.phrase.head.i, sketch.phrase.span
            for actor in several.get(head) or self.actors(groups[head]):
                things.setdefault(actor.id, actor)
                mentions.append(Mention(digest("mention", self.article.id, actor.id, span.start, span.end), actor.id, span))
                heads.append(head)
        return Found(tuple(things.values()), tuple(mentions), tuple(heads))

    def _unfolded(
        self, sketches: Sequence[Sketch], groups: dict[int, Group], chains: tuple[tuple[int, ...], ...]
    ) -> Iterator[tuple[int, list[Actor]]]:
        """ "they" of "Germany and France … they": the actors of all that the coordination joins."""
        first = {i: chain[0] for chain in chains for i in chain[1:]}
        for sketch in sketches:
            word = sketch.phrase.head
            opening = self.marks.words[first[word.i]] if word.i in first else None
            if sketch.phrase.pronoun and word.lower in ("they", "them", "their", "both") and opening is not None:
                joined = [opening, *(child for child in self.marks.children(opening, "conj") if child.upos in NOMINAL)]
                if len(joined) > 1 and opening.feats.get("Number") != "Plur":
                    actors = [actor for each in joined if each.i in groups for actor in self.actors(groups[each.i])]
                    yield word.i, list({actor.id: actor for actor in actors}.values())

    def actors(self, group: Group) -> list[Actor]:
        """One actor; or one for each country where the phrase names several at once."""
        if group.actors is None:
            group.actors = self._actors(group)
        return group.actors

    def _actors(self, group: Group) -> list[Actor]:
        standing = group.standing
        lead = self._lead(group)
        kind = self._kind(group, lead)
        name = self._name(group, lead)
        office = self._office(group)
        held = (office.sector,) if office and office.sector else ()
        kin = standing.sector[:1] == ("CVL",)  # "Kim Yo-jong, the sister of the leader"
        sector = (held if lead.office and (kin or not lead.phrase.name) else ()) or standing.sector or held
        title = self._title(group, office)
        body = self.coding.who.bodies.get(standing.codes[0], "") if standing.codes else ""
        if body and sector[:1] in ((), ("GOV",), ("JUD",)):
            sector = (body,)
        own = "" if lead.known or lead.phrase.name else str(lead.phrase.span.start)
        codes: Sequence[str | None] = standing.codes or (None,)
        return [Actor(digest("actor", self.article.id, name, kind, code, own), name, kind, code, sector, title) for code in codes]

    def _lead(self, group: Group) -> Sketch:
        """The sketch that names the actor best: a known name, then the longest personal name, then the first noun phrase."""
        named = [each for each in group.sketches if each.known]
        people = sorted((each for each in group.sketches if each.phrase.name), key=lambda each: -len(each.phrase.name))
        nouns = [each for each in group.sketches if not each.phrase.pronoun]
        return next(iter((*named, *people, *nouns, *group.sketches)))

    def _kind(self, group: Group, lead: Sketch) -> ActorKind:
        if lead.known:
            return lead.known.kind
        if lead.phrase.name or lead.office:
            return "person"
        role = lead.phrase.role
        if role:
            return role.kind
        entity = self.marks.entity_of(lead.phrase.head)
        if lead.phrase.pronoun and lead.phrase.head.lower in ("he", "him", "his", "she", "her", "who"):
            return "person"
        return "organisation" if entity and entity.label == "ORG" else "group"

    def _name(self, group: Group, lead: Sketch) -> str:
        if lead.known:
            return lead.known.name
        office = self._office(group)
        if lead.phrase.name:
            full = called(lead.phrase)
            return office.person if office and full.split()[-1] == office.person.split()[-1] and len(full) < len(office.person) else full
        if office:
            return office.person
        words = list(lead.phrase.shown)
        if len(words) > 1 and words[0].lower in DETERMINERS:
            words = words[1:]
        return " ".join(Span(words[0].start, words[-1].end).of(self.article.text).split())

    def _office(self, group: Group) -> Office | None:
        codes = group.standing.codes
        return next((each.office for each in group.sketches if each.office and (not codes or each.office.code in codes)), None)

    def _title(self, group: Group, office: Office | None) -> str | None:
        for each in group.sketches:
            if each.phrase.name:
                title = next(iter(self.persons.titles(each.phrase)), None)
                if title:
                    return title
        return office.office if office else None
