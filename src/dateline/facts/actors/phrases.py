"""Phrases: the noun phrases of a text, cut to what a mention shows, with the words that describe whom they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.knowledge.who import Role, Who
from dateline.marks import Entity, Marks, Word
from dateline.types import Span

INNER = frozenset("compound flat fixed goeswith nmod:desc appos".split())  # part of the phrase that it hangs on
PARTS = frozenset("det amod compound nummod nmod flat appos acl fixed goeswith advmod".split())  # what a noun phrase is made of
ARGUMENTS = frozenset("nsubj obj iobj obl nmod conj root appos dislocated vocative parataxis ccomp csubj xcomp advcl acl orphan".split())
PEOPLE = frozenset(
    """one ones some many several others both all few none each neither everyone nobody most those two three four hundreds thousands
    dozens""".split()
)
OFFICES = frozenset("defense defence foreign interior prime deputy vice finance home state minister secretary president press".split())
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
STATE = frozenset("GOV MIL LEG JUD COP SPY".split())
BANKED = frozenset("river lake canal stream creek".split())
COUNTED = frozenset("dozen hundred thousand million number majority score handful pair couple half third quarter most group crowd".split())
GENERALS = frozenset("secretary director attorney solicitor consul inspector governor auditor commissioner".split())  # "secretary general"
HEADING = frozenset("head lead chair command run edit represent found direct oversee".split())  # "who heads the committee": its head
BECOMING = frozenset("become remain serve act describe identify introduce appoint name elect".split())  # "who became the envoy"
NOMINAL = frozenset(("NOUN", "PROPN"))
APPROXIMATE = frozenset("least most".split())  # "at least four": the preposition of a number, and no part of a name


@dataclass
class Phrase:
    """One noun phrase. `described` are the nouns that say what its referent is: the head, its titles, its appositions."""

    head: Word
    span: Span
    name: tuple[Word, ...] = ()
    described: tuple[tuple[Word, Role], ...] = ()
    pronoun: bool = False
    nouns: tuple[Word, ...] = ()
    shown: tuple[Word, ...] = field(default=(), repr=False)

    @property
    def role(self) -> Role | None:
        return self.described[0][1] if self.described else None


class Phrasing:
    """Cuts phrases out of one text."""

    def __init__(self, marks: Marks, who: Who) -> None:
        self.marks, self.who = marks, who
        self._roles: dict[int, Role | None] = {}
        self._cut: dict[int, Phrase] = {}
        self.person = {word.i for entity in marks.entities if entity.label == "PER" for word in self._person(entity)}
        self.unnamed = not marks.entities

    def _person(self, entity: Entity) -> tuple[Word, ...]:
        """The words of a person's name; none where the network takes a people for a person: "the Tuvaluan president"."""
        named = self._named(entity)
        hit = self.who.longest([word.form for word in named], 0)
        people = hit is not None and hit[0].form in ("adjective", "people") and hit[1] == len(named)
        return () if people else named

    def _named(self, entity: Entity) -> tuple[Word, ...]:
        """The words of the name in the network's span, which may begin with the office."""
        words = self.marks.words_in(entity.span)
        last = max((at for at, word in enumerate(words) if self._office(word)), default=-1)
        return words[last + 1 :]

    def _office(self, word: Word) -> bool:
        return self._address(word) or word.lower in OFFICES or word.upos in ("PRON", "DET") or self._noun_role(word) is not None

    def all(self) -> Iterator[Phrase]:
        for word in self.marks.words:
            if self.opens(word) and self._may_act(word):
                yield self.phrase(word)

    def _may_act(self, word: Word) -> bool:
        """Whether the phrase could act, speak or undergo: a plain noun that names nobody only as an argument."""
        if word.upos != "NOUN" or word.rel in ("nsubj", "obj", "iobj", "root", "conj") or self.role(word) is not None:
            return True
        if word.rel == "obl":
            return any(child.lower in ("by", "to") for child in self.marks.children(word, "case"))
        return word.i in self.person or bool(self.marks.children(word, "appos", "nmod:desc", "flat"))

    def opens(self, word: Word) -> bool:
        """Whether the word heads a phrase of its own."""
        if word.upos in NOMINAL or self._made_noun(word):
            inner = word.rel in INNER or word.deprel in INNER
            return not inner or (word.rel == "appos" and not self._joins(word))
        if word.upos == "PRON":
            return word.rel not in ("expl", "det") and not self._asks(word)
        return word.upos in ("DET", "NUM", "ADJ") and self._stands_alone(word)

    def _asks(self, word: Word) -> bool:
        """ "Who did it?", "asked who did it": nobody, unlike the "who" of a relative clause."""
        if word.lower not in ("who", "whom", "what"):
            return False
        return all(above.deprel != "acl:relcl" for above in (word, *self.marks.ancestors(word)))

    def _made_noun(self, word: Word) -> bool:
        """ "the wounded", "the Dutch": no noun, but used as one."""
        if word.upos not in ("ADJ", "VERB", "X", "SYM") or word.rel not in ARGUMENTS:
            return False
        return any(child.rel == "det" and child.lower in ("the", "a", "an") for child in self.marks.children(word))

    def _stands_alone(self, word: Word) -> bool:
        return word.lower in PEOPLE and word.rel in ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "root")

    def _joins(self, word: Word) -> bool:
        above = self.marks.head(word)
        return above is not None and above.upos in NOMINAL

    def phrase(self, word: Word) -> Phrase:
        if word.i not in self._cut:
            self._cut[word.i] = self._phrase(word)
        return self._cut[word.i]

    def _phrase(self, word: Word) -> Phrase:
        if word.lower in FIRST:
            return Phrase(word, word.span, (), (), True, (), (word,))
        if word.upos in ("PRON", "DET", "NUM"):
            shown = self.shown(word) if word.upos != "PRON" or self.marks.children(word, "nmod") else (word,)
            among = tuple((noun, role) for noun in self._among(word) if (role := self.role(noun)))
            return Phrase(word, Span(shown[0].start, shown[-1].end), (), among, not among, (), shown)
        shown = self.shown(word)
        nouns = self.describing(word)
        described = tuple((noun, role) for noun in nouns if (role := self.role(noun)) and noun.i not in self.person)
        return Phrase(word, Span(shown[0].start, shown[-1].end), self.name(word, nouns), described, False, tuple(nouns), shown)

    def role(self, noun: Word) -> Role | None:
        if noun.i not in self._roles:
            self._roles[noun.i] = self._role(noun)
        return self._roles[noun.i]

    def _role(self, noun: Word) -> Role | None:
        lemma = noun.lemma.lower()
        before = self.marks.words[noun.i - 1] if noun.i else noun
        if before.form == "-" and noun.i > 1:
            before = self.marks.words[noun.i - 2]
        joined = self.who.role(f"{before.lemma.lower()}-{lemma}") if before.sentence == noun.sentence else None
        if lemma == "bank" and any(child.lower in BANKED for child in self.marks.children(noun, "nmod")):
            return None  # "the bank of the Cuyuni River"
        if lemma == "general" and before.lemma.lower() in GENERALS:
            lemma = before.lemma.lower()
        return joined or self._noun_role(noun, lemma) or self._title_role(noun)

    def _noun_role(self, noun: Word, lemma: str = "") -> Role | None:
        lemma = lemma or noun.lemma.lower()
        role = self.who.role(lemma) or self.who.role(noun.lower) or (self.who.role(lemma.rpartition("-")[2]) if "-" in lemma else None)
        return None if role is not None and role.abbreviated and not noun.form.isupper() else role

    def _title_role(self, noun: Word) -> Role | None:
        """ "Spc.", "Sen.": abbreviated ranks and titles before a name."""
        sector = self.who.titles.get(noun.lower.rstrip("."))
        if not sector or noun.upos != "PROPN" or noun.deprel not in ("nmod:desc", "compound", "flat"):
            return None
        return Role(sector, "person", sector in STATE)

    def describing(self, word: Word) -> list[Word]:
        """The head, its titles and appositions, and the office that a relative clause gives it."""
        found = [word, *(self._among(word) if word.lemma.lower() in COUNTED else ())]
        for child in self.marks.children(word):
            titled = child.rel == "flat" and self.role(child) is not None and child.i not in self.person
            if child.deprel == "nmod:desc" or child.rel == "appos" or titled:
                found.append(child)
                found += self.marks.children(child, "conj", "flat", "appos", "nmod:desc")
            elif child.rel == "compound" and self._title(word, child):
                found.append(child)
            elif child.rel == "acl":
                found += self._told_of(child)
        return [each for each in found if each.upos in NOMINAL or each is word or self.role(each)]

    def _told_of(self, clause: Word) -> list[Word]:
        """What a clause says that somebody is: "who heads the committee", "who is a judge", "who became the envoy"."""
        if clause.deprel == "acl:relcl" and clause.upos in NOMINAL and self.marks.children(clause, "cop"):
            subject = self.marks.child(clause, "nsubj")
            return [clause] if subject is not None and subject.lower in ("who", "that") else []
        if clause.deprel == "acl:relcl" and clause.lemma in HEADING:
            return [noun for noun in self.marks.children(clause, "obj") if noun.upos in NOMINAL]
        if clause.lemma not in BECOMING:
            return []
        nouns = [noun for noun in self.marks.children(clause, "xcomp", "obl", "obj") if noun.upos in NOMINAL and self.role(noun)]
        return [noun for noun in nouns if noun.rel == "xcomp" or any(case.lower == "as" for case in self.marks.children(noun, "case"))]

    def _among(self, word: Word) -> list[Word]:
        """ "dozens of farmers", "two of the mayors": those who are counted."""
        parts = self.marks.children(word, "nmod")
        return [child for child in parts if any(case.lower == "of" for case in self.marks.children(child, "case"))]

    def _title(self, word: Word, child: Word) -> bool:
        """ "Defense Secretary Ash Carter" where the parser hangs the title as a compound on the name."""
        return word.i in self.person and child.i not in self.person and self.role(child) is not None

    def name(self, word: Word, nouns: list[Word]) -> tuple[Word, ...]:
        """The words of a person's name in the phrase, () where it names none."""
        for noun in nouns:
            parts = self._proper(noun)
            if any(each.i in self.person for each in parts):
                named = [each for each in parts if each.i in self.person]
                return tuple(self._whole(named))
        if self.unnamed or any(noun.deprel == "nmod:desc" and (self._address(noun) or self.role(noun)) for noun in nouns):
            return self._by_shape(word, nouns)
        return ()

    def _whole(self, named: list[Word]) -> tuple[Word, ...]:
        entity = self.marks.entity_of(named[0])
        return self._named(entity) if entity else tuple(named)

    def _address(self, word: Word) -> bool:
        return word.lower.rstrip(".") in self.who.titles

    def _by_shape(self, word: Word, nouns: list[Word]) -> tuple[Word, ...]:
        titled = len(nouns) > 1 or any(self._address(child) for child in self.marks.children(word, "compound", "nmod:desc"))
        for noun in nouns:
            if noun.upos == "PROPN" and not self.role(noun) and not self._known(noun):
                parts = [each for each in self._proper(noun) if not self._address(each) and not self.role(each)]
                if titled or (len(parts) > 1 and self.marks.children(noun, "flat")):
                    return tuple(parts)
        return ()

    def _known(self, noun: Word) -> bool:
        return self.who.longest([each.form for each in self.marks.words[noun.i : noun.i + 3]], 0) is not None

    def _proper(self, noun: Word) -> list[Word]:
        parts = [noun, *(child for child in self.marks.children(noun, "flat") if child.upos in ("PROPN", "ADP", "DET", "X", "NOUN"))]
        parts += [child for child in self.marks.children(noun, "compound") if child.upos == "PROPN"]
        return sorted((each for each in parts if each.upos != "PUNCT"), key=lambda each: each.i)

    def shown(self, word: Word) -> tuple[Word, ...]:
        """The phrase as a mention shows it: without relative clauses, prepositions before it, and what does not touch it."""
        marks = self.marks
        inside = {word.i}
        for child in marks.children(word):
            if child.rel in PARTS and child.deprel != "acl:relcl" and not (child.rel == "advmod" and child.i > word.i):
                inside |= {each.i for each in marks.subtree(child, ("acl:relcl",))}
        first = last = word.i
        while first - 1 in inside or (first - 2 in inside and marks.words[first - 1].upos == "PUNCT"):
            first -= 1
        while last + 1 in inside or (last + 2 in inside and marks.words[last + 1].upos == "PUNCT"):
            last += 1
        while last > word.i and marks.words[last].form in (",", "-", "–", "—", ":", ";", "."):
            last -= 1
        while first < word.i and (marks.words[first].upos in ("PUNCT", "ADP", "CCONJ") or marks.words[first].lower in APPROXIMATE):
            first += 1
        return marks.words[first : last + 1]
