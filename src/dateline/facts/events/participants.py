"""Who does an event and who undergoes it: the mentions of actors in the slots that a lexicon row names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.facts.events.frames import Frames
from dateline.facts.events.matching import Hit, Matcher
from dateline.facts.events.trees import of_water
from dateline.knowledge.who import Who
from dateline.marks import Marks, Word
from dateline.text.bonds import HANDLING, RELATED
from dateline.text.orders import ORDERS
from dateline.text.papers import PAPERS
from dateline.types import Facts, Mention

DEPTH = 3  # "the spokesman of the army of Mali": how far into a phrase a side is looked for
INSIDE = ("appos", "flat", "nmod:poss", "amod", "compound", "nmod:desc", "nmod", "nummod")
JOINT = {"with", "between", "obj", "to"}
BELIEVED = {"poss", "by", "subj"}
SIDES = frozenset("of from by in".split())
# Where else the other side stands, by what is done: who made the offer that is refused, who is to do what is asked.
BESIDES = {
    "REJECT": ("passed", "obj", "shared"),
    "ACCUSE": ("ccompsubj", "shared"),
    "REQUEST": ("called", "ccompsubj", "shared"),
    "THREATEN": ("ccompsubj", "shared"),
    "SANCTION": ("aim", "with", "shared"),
    "ASSAULT": ("aim", "with", "shared", "struck"),
    "COERCE": ("aim", "with", "shared"),
    "AID": ("passed", "aim", "with"),
    "RETREAT": ("passed",),
    "CONCEDE": ("passed",),
    "PROTEST": ("outside", "at", "to", "against", "shared"),
    "SUPPORT": ("aim", "with"),
    "AGREE": ("passed", "shared", "theirs"),
}
MEANS = frozenset("with through by".split())
OWN_SLOTS = frozenset("aim with shared passed theirs called struck".split())
ATTACKS = frozenset(
    "attack bombing explosion blast massacre killing shelling atrocity ambush assault bombardment shooting stabbing siege".split()
)
THERE = frozenset("in at inside across near outside".split())
NOBODY = PAPERS | ORDERS | frozenset("demand request agreement deal decision proposal accusation".split())
ENVOYS = frozenset("ambassador envoy diplomat consul commissioner charge chargé attaché attache representative".split())
RECEIVING = frozenset("ACCUSE REQUEST SANCTION THREATEN".split())  # what is done to envoys of others
GIVING = frozenset("offer promise pledge give provide send grant".split())  # their objects are no parties
AIMING = frozenset("target hit strike kill wound ravage devastate isolate defeat destroy support help assist liberate retake".split())


class Participants:
    """The actors and recipients of triggers."""

    def __init__(self, marks: Marks, facts: Facts, frames: Frames, matcher: Matcher) -> None:
        self.marks, self.facts, self.frames, self.matcher = marks, facts, frames, matcher
        self._heads = {mention.id: head for mention, head in zip(facts.actors.mentions, facts.actors.heads, strict=True)}
        self.who = Who.load()

    def of(self, hit: Hit) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """(actors, recipients), each without doubles; a mention is on one side only."""
        actors = self._joint(hit) if JOINT & set(hit.row.actors) else self._first(hit, hit.row.actors)
        if not any(map(self._coded, actors)):
            actors = self._doers(hit) or actors
        recipients = self._asked(hit) or self._first(hit, ("undergoers", *hit.row.recipients))
        taken = {mention.id for mention in actors} | {each.id for each in recipients if self._own_envoy(each, hit, actors)}
        recipients = self._others(tuple(each for each in recipients if each.id not in taken and not self._owns(each, actors)), actors)
        if not any(map(self._coded, recipients)):
            recipients = self._besides(hit, actors) or recipients
        return actors, recipients

    def _others(self, recipients: tuple[Mention, ...], actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """ "its assault on Chile and its people": where others undergo it, who does it is not among them."""
        mine = set(map(self._code, actors))
        others = [mention for mention in recipients if self._coded(mention) and self._code(mention) not in mine]
        spans = {mention.span for mention in others}
        return tuple(mention for mention in recipients if mention.span in spans) if others else recipients

    def _own_envoy(self, mention: Mention, hit: Hit, actors: tuple[Mention, ...]) -> bool:
        """ "summoned the ambassador": somebody else's, for a state only calls its own ones home."""
        head = self._heads.get(mention.id)
        if head is None or hit.row.type not in RECEIVING or hit.row.mode == "withdraw" or self.marks.words[head].lemma not in ENVOYS:
            return False
        owned = self.marks.children(self.marks.words[head], "nmod:poss")
        return not owned and self._code(mention) in set(map(self._code, actors))

    def _asked(self, hit: Hit) -> tuple[Mention, ...]:
        """ "demanded of Israel that …", "required of Peru that …": of whom it is asked."""
        if hit.row.type != "REQUEST" or hit.word.upos != "VERB":
            return ()
        phrases = self.marks.children(hit.word, "obl")
        asked = [word for word in phrases if self.marks.cases(word) & {"of", "from"}]
        return tuple(each for each in self._best(each for word in asked for each in self.within(word, DEPTH)) if self._coded(each))

    def _owns(self, mention: Mention, actors: tuple[Mention, ...]) -> bool:
        """ "accused their hosts": whose hosts they are says nothing of who is accused, if it is the accusers'."""
        word = next(iter(self.marks.words_in(mention.span)), None)
        owning = word is not None and word.upos == "PRON" and word.deprel == "nmod:poss" and word.span == mention.span
        return owning and self._code(mention) in set(map(self._code, actors))

    def _besides(self, hit: Hit, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The other side where the row's own slots name none, if it is another than the one that acts."""
        mine = set(map(self._code, actors))
        for slot in BESIDES.get(hit.row.type, ()):
            found = self._best(self._further(hit, slot))
            if others := tuple(mention for mention in found if self._coded(mention) and self._code(mention) not in mine):
                return others
        return ()

    def _further(self, hit: Hit, slot: str) -> list[Mention]:
        words = getattr(self, f"_{slot}")(hit) if slot in OWN_SLOTS else self.frames.fillers(hit.word.i, slot)
        return [mention for word in words for mention in self.within(word, DEPTH)]

    def _passed(self, hit: Hit) -> tuple[Word, ...]:
        """ "they were denied visas", "it was promised $50 million": who is given something, or is not."""
        if self.marks.child(hit.word, "obj") is None or not self.frames.passive(hit.word):
            return ()
        return self.marks.children(hit.word, "nsubj:pass")

    def _struck(self, hit: Hit) -> tuple[Word, ...]:
        """ "the bombings in Chile": where it was done, if that is all that is told; a strike there may be one on somebody else's men."""
        if hit.word.upos != "NOUN" or hit.word.lemma not in ATTACKS:
            return ()
        places = self.marks.children(hit.word, "nmod")
        return tuple(each for each in places if self.marks.cases(each) & THERE)

    def _called(self, hit: Hit) -> tuple[Word, ...]:
        """ "called for Moscow to send gas": who is to do it."""
        clauses = self.marks.children(hit.word, "advcl", "xcomp", "ccomp", "acl")
        asked = [each for each in clauses if any(mark.lower == "for" for mark in self.marks.children(each, "mark", "case"))]
        return tuple(subject for clause in asked[:1] for subject in self.marks.children(clause, "nsubj"))

    def _theirs(self, hit: Hit) -> tuple[Word, ...]:
        """ "accepted the Egyptian plan", "signed an accord with Kenya": the party of what is agreed to."""
        things = self.frames.fillers(hit.word.i, "obj")
        parties = tuple(each for thing in things for each in self.frames.fillers(thing.i, "with"))
        return parties if hit.word.lemma in GIVING else (*parties, *things)

    def _aim(self, hit: Hit) -> tuple[Word, ...]:
        """ "an operation to isolate the city", "attacks hitting the port": the object of what a noun of action is for."""
        clauses = self.marks.children(hit.word, "acl", "xcomp") if hit.word.upos == "NOUN" else ()
        return tuple(
            thing
            for clause in clauses
            if clause.deprel != "acl:relcl" and (clause.lemma in AIMING or self._alike(clause, hit))
            for thing in self.frames.fillers(clause.i, "obj")
        )

    def _alike(self, word: Word, hit: Hit) -> bool:
        other = self.matcher.at(word)
        return other is not None and other.row.type == hit.row.type

    def _with(self, hit: Hit) -> tuple[Word, ...]:
        """ "hit the country with sanctions": the object of the verb under which the means stand."""
        verb = self._using(hit.word)
        return self.frames.fillers(verb.i, "obj") if verb is not None else ()

    def _doers(self, hit: Hit) -> tuple[Mention, ...]:
        """ "Norway hit the country with sanctions", "has a policy of turning boats away": who uses the means or has the policy."""
        verb = self._using(hit.word)
        cases = {mark.lower for mark in self.marks.children(hit.word, "mark", "case")}
        if verb is None and hit.word.rel == "acl" and cases & {"of", "for"}:
            noun = self.marks.head(hit.word)
            verb = self.frames.governor(noun) if noun is not None and noun.upos == "NOUN" and noun.rel == "obj" else None
        found = self._best(each for word in (self.frames.fillers(verb.i, "subj") if verb else ()) for each in self.within(word, DEPTH))
        return found if any(map(self._coded, found)) else ()

    def _using(self, noun: Word) -> Word | None:
        """The verb under which a means stands."""
        for _ in range(DEPTH):
            if noun.rel != "conj" or (above := self.marks.head(noun)) is None:
                break
            noun = above
        means = noun.rel == "obl" and noun.deprel != "obl:agent" and self.marks.cases(noun) & MEANS
        verb = self.marks.head(noun) if means else None
        return verb if verb is not None and verb.upos == "VERB" else None

    def _shared(self, hit: Hit) -> tuple[Word, ...]:
        """ "summoned the ambassador and demanded an apology": the party of the verb before, where both have one subject."""
        first = self.marks.head(hit.word) if hit.word.rel == "conj" else None
        if first is None or first.upos != "VERB":
            return ()
        own = self.marks.child(hit.word, "nsubj")
        if own is not None and not (own.deprel == "nsubj:pass" and self.frames.passive(first)):
            return ()
        return self.frames.fillers(first.i, "obj")

    def _joint(self, hit: Hit) -> tuple[Mention, ...]:
        """Meetings and agreements have parties in all slots; who only hosts or proposes them has none where the parties are named."""
        between = self._best(self._mentions(hit, "between"))
        if len(between) > 1:
            return between
        slots = (*hit.row.actors, "seeker") if hit.word.upos == "NOUN" else hit.row.actors
        found = [mention for slot in slots for mention in self._mentions(hit, slot)]
        return self._best((*found, *self._hosts(hit)))

    def _hosts(self, hit: Hit) -> Iterator[Mention]:
        """ "a meeting with her Portuguese counterpart": she took part, too."""
        if hit.word.upos == "NOUN":
            for word in self.frames.fillers(hit.word.i, "with"):
                for owner in self.marks.children(word, "nmod:poss") if word.lemma.lower() in ("counterpart", "colleague") else ():
                    yield from self.within(owner, DEPTH)

    def _first(self, hit: Hit, slots: Iterable[str]) -> tuple[Mention, ...]:
        """Others have them in the first slot that is filled by somebody known; a possessor is believed, known or not."""
        found: list[Mention] = []
        for slot in slots:
            here = self._mentions(hit, slot)
            found += here
            if here and (slot in BELIEVED or any(map(self._coded, here))):
                break
        return self._best(found)

    def _mentions(self, hit: Hit, slot: str) -> list[Mention]:
        words = self.frames.fillers(hit.word.i, slot)
        if slot == "within":
            return [mention for word in words for mention in self._through_event(word, DEPTH)]
        return [mention for word in words if slot != "comp" or self.facts.actors.at(word.i) for mention in self.within(word, DEPTH)]

    def within(self, word: Word, depth: int) -> tuple[Mention, ...]:
        """The mentions that a phrase stands for: its head's, or those of the side it names ("Russian warplanes").

        A water is nobody, whatever country it is named after ("the Gulf of Finland").
        """
        if of_water(self.marks, word):
            return ()
        own = self.facts.actors.at(word.i)
        if any(self._coded(mention) for mention in own) or depth == 0:
            return own
        for agent in self._handling(word):
            inner = self.within(agent, depth - 1)
            if any(self._coded(mention) for mention in inner):
                return inner
        for rel in INSIDE:
            for child in self.marks.children(word, rel) if not (rel == "nmod:poss" and word.lemma.lower() in RELATED) else ():
                if rel == "nmod" and not self.marks.cases(child) & self._ways(word):
                    continue
                inner = self.within(child, depth - 1)
                if any(self._coded(mention) for mention in inner):
                    return inner
        return self._through_event(word, depth) or own

    def _handling(self, word: Word) -> Iterator[Word]:
        """ "one in Lima claimed by the rebels": who did it, unlike where it was done."""
        for clause in self.marks.children(word, "acl"):
            if clause.lemma in HANDLING and clause.deprel != "acl:relcl":
                yield from self.frames.fillers(clause.i, "by")

    def _ways(self, word: Word) -> frozenset[str]:
        """The prepositions with which a side hangs on the word; people are nobody's handiwork: "the abduction of fishermen by marines"."""
        role = self.who.role(word.lemma.lower())
        return SIDES - {"by"} if role is not None and role.kind in ("person", "group") and not role.document else SIDES

    def _through_event(self, word: Word, depth: int) -> tuple[Mention, ...]:
        """ "The strikes killed nine": who struck."""
        if word.upos != "NOUN" or (hit := self.matcher.at(word)) is None:
            return ()
        return tuple(
            mention
            for slot in hit.row.actors
            for filler in self.frames.fillers(word.i, slot)
            for mention in self.within(filler, depth - 1)
            if self._coded(mention)
        )

    def _coded(self, mention: Mention) -> bool:
        return self._code(mention) is not None

    def _code(self, mention: Mention) -> str | None:
        return self.facts.actors.thing(mention).code

    def _best(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Parties that are known by their side crowd out those that are not; one mention for each side."""
        mentions = sorted(mentions, key=lambda mention: mention.span)
        coded: dict[str, Mention] = {}
        for mention in mentions:
            code = self.facts.actors.thing(mention).code
            if code is not None:
                coded.setdefault(code, mention)
        return tuple(coded.values()) or tuple(mention for mention in mentions if self._somebody(mention))[:1]

    def _somebody(self, mention: Mention) -> bool:
        """Whether the phrase names people or a body: "the border", "an order" and "fire" undergo much, but are nobody."""
        first = self._heads.get(mention.id)
        if first is not None and self.marks.words[first].lemma in NOBODY:
            return False
        actor = self.facts.actors.thing(mention)
        head = self.marks.words[first] if first is not None else None
        role = self.who.role(head.lemma.lower()) if head is not None and head.upos == "NOUN" else None
        return (bool(actor.sector) or actor.kind not in ("group", "country")) and not (role is not None and role.document)
