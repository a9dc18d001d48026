"""What a report is about: of sport, markets, art or weather, or with nobody political in sight, its words of war are figures of speech."""

from __future__ import annotations

import re
from functools import cached_property

from dateline.facts.events.decisions import Draft
from dateline.facts.events.frames import Frames
from dateline.facts.events.harms import BEATING
from dateline.knowledge.ontology import Ontology
from dateline.marks import Marks, Sentence, Word
from dateline.types import Actor, Article, Facts, Mention

SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
MARGINS = frozenset("run wicket point goal stroke length second set shot try frame game inning innings lap".split())
PLAYFUL = ("sport", "market", "art", "weather")
SERIOUS = ("soldiers", "weapons", "envoys", "captives", "ruler", "assaults", "deals", "measures", "bodies", "borders")
ARMED = ("soldiers", "weapons", "envoys", "ruler")
ALSO_TRADED = frozenset("company unit division contingent personnel guard reserve staff high charge".split())
FORCEFUL = frozenset({"ASSAULT", "MOBILIZE", "RETREAT"})  # what firms do to each other only in figures of speech
FEWEST = 5  # words of play below which a report is taken at its word
SHORT, FEWEST_OF_SHORT = 12, 2  # nouns of a text of a sentence or two, and how many of them must be of play
SHARE = 0.7  # words of play for each of politics and war
LIKELY = 0.6  # the least score of words and gifts between parties that are not known to be political
SURE = 0.8  # the least score of an event in a report of sport, markets or art
HARMING = frozenset(
    """
    kill die perish injure wound hurt destroy damage flatten level bury maim death injury casualty destruction loss
    """.split()
)
DISASTERS = frozenset(
    """
    earthquake quake tremor aftershock tsunami flood flooding landslide mudslide avalanche typhoon cyclone hurricane
    tornado eruption volcano wildfire stampede derailment collision shipwreck
    """.split()
)
TITLE = 8  # words that a heading has at most
GRAVE = 4  # mentions of states and words of politics and war from which on a report is of such things
VERBAL = frozenset({"REQUEST", "REJECT", "ACCUSE", "SUPPORT", "AGREE", "THREATEN", "CONSULT", "COOPERATE", "CONCEDE", "AID", "SANCTION"})
PUBLIC = frozenset("GOV MIL LEG COP SPY REB OPP PTY IGO UNS SEP INS".split())
STATELY = ("country", "government", "armed_force", "armed_group", "alliance")
SPEAKING_OF = frozenset(
    """
    word term definition kind art history course lesson chapter glossary museum exhibition play novel film book
    define mean count distinguish compare explain teach
    """.split()
)


class Scene:
    """The company that the events of one report are in."""

    def __init__(self, marks: Marks, facts: Facts, frames: Frames, ontology: Ontology) -> None:
        self.marks, self.facts, self.frames, self.classes = marks, facts, frames, ontology.classes
        self.grave = frozenset().union(*(ontology.classes[name] for name in SERIOUS))
        self.figurative = figurative(marks, ontology)

    @cached_property
    def serious(self) -> bool:
        """Whether states, soldiers, envoys and their like are named often enough for the report to be of them."""
        found = sum(word.lemma.lower() in self.grave for word in self.marks.words if word.upos == "NOUN")
        things = (self.facts.actors.thing(mention) for mention in self.facts.actors.mentions)
        return found + sum(thing.code is not None and thing.kind in STATELY for thing in things) >= GRAVE

    def plausible(self, draft: Draft) -> bool:
        """Whether the event is one, in this company."""
        if self.inhuman(draft) or self.natural(draft) or self.traded(draft):
            return False
        sides = [[self.facts.actors.thing(mention) for mention in side] for side in (draft.actors, draft.recipients)]
        things = [thing for side in sides for thing in side]
        nations = all(side and all(thing.kind == "country" for thing in side) for side in sides)
        if self.played(draft.hit.word, nations and draft.hit.word.lemma in BEATING):
            return False
        if self.figurative:
            return draft.score >= SURE and any(thing.kind not in ("person", "group") and thing.code for thing in things)
        if not self.serious:
            return self.believable(draft)
        political = any(thing.code or thing.sector or thing.office for thing in things)
        return draft.type not in VERBAL or political or not things or draft.score >= LIKELY

    def believable(self, draft: Draft) -> bool:
        """Whether a deed is one of politics where the report as a whole does not tell: by who takes part, or who is near."""
        word, between_states = draft.hit.word, self.states(draft.hit.word)
        if self.playing(word, PLAYFUL[::2] if between_states else PLAYFUL) or (not between_states and self.spoken_of(word)):
            return False
        things = [self.facts.actors.thing(mention) for mention in (*draft.actors, *draft.recipients)]
        return between_states or any(thing.code or PUBLIC & set(thing.sector) for thing in things) or self.warlike(draft)

    def states(self, word: Word) -> bool:
        """Whether the sentence or one of the two before names a state, an army or an alliance."""
        return not self._stately.isdisjoint(range(word.sentence - 2, word.sentence + 1))

    @cached_property
    def _stately(self) -> frozenset[int]:
        found = zip(self.facts.actors.mentions, self.facts.actors.heads, strict=True)
        things = ((self.facts.actors.thing(mention), head) for mention, head in found)
        return frozenset(self.marks.words[head].sentence for thing, head in things if thing.code and thing.kind in STATELY)

    def inhuman(self, draft: Draft) -> bool:
        """Storms, diseases, beasts and machines do what they do without politics."""
        word = draft.hit.word
        doers = self.frames.fillers(word.i, "by") + (self.frames.fillers(word.i, "subj") if word.upos == "VERB" else ())
        return any(self._natural_force(doer) for doer in doers)

    def _natural_force(self, doer: Word) -> bool:
        """ "the storm", "Cyclone Odile"."""
        named = self.marks.children(doer, "compound", "flat", "nmod:desc") if doer.upos == "PROPN" else ()
        wild = doer.lemma.lower() in self.classes["nature"] and not self._coded(doer)
        return wild or any(each.lemma.lower() in DISASTERS for each in named)

    def natural(self, draft: Draft) -> bool:
        """Who dies in an earthquake is killed by nobody, also where the clause does not say by what."""
        if draft.type != "ASSAULT" or draft.hit.word.lemma not in HARMING or any(self._code_of(mention) for mention in draft.actors):
            return False
        words = self.marks.words_of(self.marks.sentences[draft.hit.word.sentence])
        lemmas = {each.lemma.lower() for each in words if each.upos in ("NOUN", "PROPN")}
        if lemmas & self.classes["people-of-war"] or lemmas & self.classes["assaults"]:
            return False
        return bool(lemmas & DISASTERS)

    def traded(self, draft: Draft) -> bool:
        """Whether a firm or its like does something warlike in a paragraph of business: "launched an assault on its rival's routes"."""
        if draft.type not in FORCEFUL or not draft.actors:
            return False
        doers = [self.facts.actors.thing(mention) for mention in draft.actors]
        if not all(_private(doer) for doer in doers):
            return False
        return (draft.type == "MOBILIZE" and all(doer.sector[:1] == ("BUS",) for doer in doers)) or self._business[draft.hit.word.sentence]

    @cached_property
    def _business(self) -> list[bool]:
        """For each sentence, whether its paragraph has words of markets and none of soldiers, weapons, envoys or rulers."""
        told: list[list[str]] = []
        for sentence in self.marks.sentences:
            lemmas = [each.lemma.lower() for each in self.marks.words_of(sentence) if each.upos in ("NOUN", "PROPN")]
            if sentence.i and self._adjoin(sentence.i - 1, sentence.i):
                told[-1] += lemmas
                told.append(told[-1])
            else:
                told.append(lemmas)
        armed = frozenset().union(*(self.classes[name] for name in ARMED)) - ALSO_TRADED
        market = self.classes["market"]
        found = {id(words): len(market.intersection(words)) > 1 and armed.isdisjoint(words) for words in told}
        return [found[id(words)] for words in told]

    def _code_of(self, mention: Mention) -> str | None:
        return self.facts.actors.thing(mention).code

    def _coded(self, word: Word) -> bool:
        return any(self.facts.actors.thing(mention).code for mention in self.facts.actors.at(word.i))

    def warlike(self, draft: Draft) -> bool:
        """Whether people of war or unrest, or what they fight with, stand around the word."""
        word = draft.hit.word
        people = self.classes["people" if draft.type == "PROTEST" else "people-of-war"]
        around = (*self.marks.subtree(word), *self.frames.fillers(word.i, "subj"), *filter(None, [self.marks.head(word)]))
        if draft.type == "PROTEST" and any(self.facts.places.at(each.i) for each in around):
            return True
        return any(each.i != word.i and each.upos in ("NOUN", "PROPN") and each.lemma.lower() in people for each in around)

    def spoken_of(self, word: Word) -> bool:
        """Whether the deed is only a topic: "the law defines torture", "a novel about the killing"."""
        return any(above.lemma in SPEAKING_OF for above in self.marks.ancestors(word))

    def played(self, word: Word, beaten: bool = False) -> bool:
        """Whether the sentence is of sport beyond doubt, in whatever report: by a result, by two words of sport, or by the next sentence.

        Where one nation has `beaten` another, one word of sport is enough.
        """
        if beaten and self._scored(self.marks.words_of(self.marks.sentences[word.sentence])):
            return True
        if not self.playing(word, PLAYFUL[:1]):
            return False
        at, sentences = word.sentence, self.marks.sentences
        near = (each for each in (at - 1, at + 1) if 0 <= each < len(sentences) and self._adjoin(*sorted((at, each))))
        return beaten or self._sporting(at) or any(map(self._sporting, near))

    def _adjoin(self, first: int, second: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        sentences = self.marks.sentences
        return sentences[second].start - sentences[first].end <= 1

    def _sporting(self, at: int) -> bool:
        """Two words of sport, or one and a result ("3-0", "by 42 runs"), and none of war."""
        words = self.marks.words_of(self.marks.sentences[at])
        told = {each.lemma.lower() for each in words} & self.classes["sport"]
        if not told or any(each.lemma.lower() in self.grave for each in words if each.upos == "NOUN" and each.lemma.lower() not in told):
            return False
        return len(told) > 1 or self._scored(words)

    def _scored(self, words: tuple[Word, ...]) -> bool:
        """Whether a result or a margin is told."""
        for first, second, third in zip(words, words[1:], words[2:], strict=False):
            if first.lower == "by" and second.upos == "NUM" and third.lemma in MARGINS:
                return True
            if SCORE.fullmatch(first.form + second.form + third.form):
                return True
        return False

    def playing(self, word: Word, names: tuple[str, ...]) -> bool:
        """Whether the sentence has a word of play and none of war beside the trigger."""
        sentence = self.marks.sentences[word.sentence]
        lemmas = [each.lemma.lower() for each in self.marks.words_of(sentence) if each.i != word.i and each.upos in ("NOUN", "PROPN")]
        playful = frozenset().union(*(self.classes[name] for name in names)).intersection(lemmas)
        return bool(playful) and not any(lemma in self.grave for lemma in lemmas if lemma not in playful)


def headings(article: Article, marks: Marks) -> frozenset[int]:
    """The sentences that only head a part of the body ("HUMANITARIAN ACCESS"): they name a topic, and no deed."""
    return frozenset(sentence.i for sentence in marks.sentences if _heads(article, marks, sentence))


def _heads(article: Article, marks: Marks, sentence: Sentence) -> bool:
    words, text = marks.words_of(sentence), article.text
    if len(words) > TITLE or words[-1].upos == "PUNCT" or any(word.upos in ("VERB", "AUX") for word in words):
        return False
    alone = text[sentence.start - 1 : sentence.start].endswith("\n") and text[sentence.end : sentence.end + 1] == "\n"
    return alone and not (article.headline and article.headline.overlaps(sentence.span))


def figurative(marks: Marks, ontology: Ontology) -> bool:
    """Whether words of play match those of politics and war.

    >>> figurative(Marks(), Ontology.load())
    False
    """
    lemmas = [word.lemma.lower() for word in marks.words if word.upos in ("NOUN", "PROPN")]
    grave = frozenset().union(*(ontology.classes[name] for name in SERIOUS))
    playful = max(sum(map(ontology.classes[name].__contains__, lemmas)) for name in PLAYFUL)
    return playful >= (FEWEST if len(lemmas) > SHORT else FEWEST_OF_SHORT) and playful > SHARE * sum(map(grave.__contains__, lemmas))


def _private(actor: Actor) -> bool:
    """A firm, or people and bodies of whom nothing political is known."""
    return actor.kind in ("organisation", "group", "person") and not actor.office and (actor.sector[:1] in ((), ("BUS",)))
