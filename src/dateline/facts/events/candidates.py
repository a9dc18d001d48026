"""Who may be the side of an event that its clause leaves open, and what in the report speaks for each."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.facts.events.circumstances import Circumstances
from dateline.facts.events.drafts import Draft, Setting
from dateline.facts.events.trees import DEEPEST, branch_to, of_water, path_to
from dateline.marks import Marks, Word
from dateline.types import Article, Claim, Facts, Mention, Span

ROLES = ("actors", "recipients")
OTHER = {"actors": "recipients", "recipients": "actors"}
HOSTILE = frozenset("ASSAULT COERCE THREATEN SANCTION ACCUSE REJECT MOBILIZE PROTEST".split())
BESIDE = 12  # events of one sentence looked at
OTHERS = frozenset("ACCUSE REQUEST".split())
TWO = frozenset("both two neither either".split())
SHARES = ((0.7, "most"), (0.4, "half"), (0.15, "some"), (0.0, "little"))
GAPS = ((0, "none"), (1, "one"), (2, "two"), (6, "a few"), (10**9, "many"))  # sentences
STATE = 3  # letters of a country's code
FILED = 2  # how many mentions it is worth that a report was filed in a country
EARLIER = 6  # events looked back at
LATEST = 4  # of them the ones that are told apart by type
WINDOW = 2  # sentences before the trigger's own whose names are candidates
RECENT = 60  # mentions looked back at
MIDDLE = 8  # words between trigger and name that are near


@dataclass(frozen=True)
class Named:
    """A mention with the code that it stands for, by its head."""

    head: int
    code: str
    mention: Mention


@dataclass(frozen=True)
class Asked:
    """A draft one of whose sides is asked for, with what stands around it in the report."""

    draft: Draft
    role: str
    other: tuple[str, ...]  # the codes of the side that is not asked for
    earlier: tuple[Draft, ...]
    claim: Claim | None
    place: str | None
    above: tuple[Draft, ...]
    below: tuple[Draft, ...]
    near: tuple[Named, ...]  # in the trigger's sentence and the two before it
    recent: tuple[tuple[str, int], ...]  # codes, the last named first, with the sentences since
    paragraph: frozenset[str]


class Candidates:
    """The codes that a report names, and the circumstances under which each may be a side of an event."""

    def __init__(self, article: Article, facts: Facts, around: Circumstances, setting: Setting) -> None:
        self.article, self.facts, self.around, self.setting = article, facts, around, setting
        self.marks: Marks = setting.frames.marks
        self.named = sorted(self._named(), key=lambda each: each.head)
        self.heads = [each.head for each in self.named]
        self.codes = {each.mention.id: each.code for each in self.named}
        self.counts = Counter(each.code for each in self.named)
        self.filed = self._filed()
        weighed = self.counts + Counter({self.filed: FILED} if self.filed else {})
        self.ranked = sorted(self.counts, key=lambda code: (-weighed[code], code))
        self.states = [code for code in self.ranked if is_state(code)]

    def _named(self) -> Iterator[Named]:
        """Every mention that stands for a side, and every place that lies in a country."""
        taken = set()
        actors, places = self.facts.actors, self.facts.places
        for mention, head in zip(actors.mentions, actors.heads, strict=True):
            if (code := actors.thing(mention).code) and not of_water(self.marks, self.marks.words[head]):
                taken.add(head)
                yield Named(head, code, mention)
        for mention, head in zip(places.mentions, places.heads, strict=True):
            if head not in taken and (country := places.thing(mention).country):
                yield Named(head, country, mention)

    def _filed(self) -> str | None:
        span = self.article.dateline_span
        found = (mention for mention in self.facts.places.mentions if span and span.overlaps(mention.span))
        return next((self.facts.places.thing(mention).country for mention in found), None)

    @cached_property
    def dealings(self) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
        """Who does what to whom in the clauses that say so: hostile acts, and others."""
        hostile: Counter[tuple[str, str]] = Counter()
        friendly: Counter[tuple[str, str]] = Counter()
        for draft in self.setting.drafts:
            pairs = hostile if draft.type in HOSTILE else friendly
            pairs.update((one, other) for one in self.sides(draft.actors) for other in self.sides(draft.recipients) if one != other)
        return hostile, friendly

    def sides(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The codes that mentions stand for, each once."""
        return tuple(dict.fromkeys(code for mention in mentions if (code := self.codes.get(mention.id))))

    def given(self, mentions: Collection[Mention]) -> tuple[str, ...]:
        """The codes that a clause gives for a side; none where it only says "both sides"."""
        return () if self.pair(mentions) else self.sides(mentions)

    def pair(self, mentions: Collection[Mention]) -> bool:
        """Whether a side is one phrase for two that it does not name: "both governments", "the two"."""
        spans = {mention.span for mention in mentions if mention.id in self.codes}
        return len(spans) == 1 and spans <= self._pairs

    @cached_property
    def _pairs(self) -> frozenset[Span]:
        """The phrases that stand for two, of which they name none."""
        found: dict[Span, set[str]] = defaultdict(set)
        for each in self.named:
            found[each.mention.span].add(each.code)
        return frozenset(span for span, codes in found.items() if len(codes) == 2 and self._names_none(span, found))

    def _names_none(self, span: Span, others: Iterable[Span]) -> bool:
        pointing = any(word.lower in TWO for word in self.marks.words_in(span))
        return pointing and not any(other != span and span.holds(other) for other in others)

    def asked(self, draft: Draft, role: str, done: Sequence[Draft]) -> Asked:
        """The case of one side, after the events that are done."""
        word, place = draft.hit.word, self.around.place(draft.hit)
        newest = {each.hit.word.i: each for each in done}
        above, below = (
            tuple(newest.get(each.hit.word.i, each) for each in found[:2])
            for found in (self.setting.governors(draft), self.setting.governed(draft))
        )
        sentence = self.marks.sentences[word.sentence]
        first = self.marks.sentences[max(0, word.sentence - WINDOW)].first
        end = bisect_left(self.heads, sentence.last)
        return Asked(
            draft,
            role,
            self.sides(getattr(draft, OTHER[role])),
            tuple(done[-EARLIER:]),
            self.around.claim(draft.hit.span),
            self.facts.places.thing(place).country if place else None,
            above,
            below,
            tuple(self.named[bisect_left(self.heads, first) : end]),
            self._recent(word, end),
            frozenset(each.code for each in self.named[bisect_left(self.heads, self._paragraph(word)) : end]),
        )

    def _recent(self, word: Word, end: int) -> tuple[tuple[str, int], ...]:
        found: dict[str, int] = {}
        for each in reversed(self.named[max(0, end - RECENT) : end]):
            found.setdefault(each.code, word.sentence - self.marks.words[each.head].sentence)
        return tuple(found.items())

    def _paragraph(self, word: Word) -> int:
        """The first word of the trigger's paragraph."""
        start = self.article.text.rfind("\n", 0, self.marks.sentences[word.sentence].start)
        sentences = self.marks.sentences
        at = word.sentence
        while at and sentences[at - 1].start > start:
            at -= 1
        return sentences[at].first

    def options(self, asked: Asked) -> dict[str, set[str]]:
        """Each code that may be the side with the circumstances that it is judged by; the empty one stands for nobody."""
        codes = dict.fromkeys(each.code for each in asked.near)
        far = (*self.states[: 4 if self.pair(getattr(asked.draft, asked.role)) else 2], *self._elsewhere(asked))
        codes.update(dict.fromkeys(code for code in far if self.counts[code]))
        for code in self._no_doers(asked):
            codes.pop(code, None)
        return {code: set(self._all(asked, code)) for code in codes} | {"": set(self._nobody(asked))}

    def _no_doers(self, asked: Asked) -> Iterator[str]:
        """Who condemns a deed, warns of one or asks for one has not done it; nor is it told by a state's dead who killed them."""
        if asked.role == "actors" and asked.draft.type == "ASSAULT":
            yield from asked.other
            if asked.claim and asked.claim.act == "warn" and asked.draft.hit.word.upos == "NOUN" and asked.claim.speaker in self.codes:
                yield self.codes[asked.claim.speaker]
        for draft in (*asked.above, *self._beside(asked)) if asked.role == "actors" else ():
            if draft.type in OTHERS:
                yield from set(self.sides(draft.actors)) - set(self.sides(draft.recipients))

    def _beside(self, asked: Asked) -> list[Draft]:
        """What the sentence of a harm tells besides: "says two were wounded and has demanded an apology"."""
        return self._by_sentence.get(asked.draft.hit.word.sentence, [])[:BESIDE] if asked.draft.type == "ASSAULT" else []

    @cached_property
    def _by_sentence(self) -> dict[int, list[Draft]]:
        found: dict[int, list[Draft]] = {}
        for draft in self.setting.drafts:
            found.setdefault(draft.hit.word.sentence, []).append(draft)
        return found

    def _elsewhere(self, asked: Asked) -> Iterator[str]:
        """Codes with a part of their own in the story: where it was, who tells it to whom, who acted before."""
        yield from [asked.place] if asked.place else []
        for mention in (asked.claim.speaker, asked.claim.told) if asked.claim else ():
            if mention and mention in self.codes:
                yield self.codes[mention]
        for draft in asked.earlier[-2:]:
            yield from (*self.sides(draft.actors), *self.sides(draft.recipients))

    # Circumstances.

    def _all(self, asked: Asked, code: str) -> Iterator[str]:
        kind, sector = asked.draft.type, self.sector(asked.draft, OTHER[asked.role])
        standing = list(self._standing(asked, code))
        plain = (
            *standing,
            *self._placed(asked, code),
            *self._told(asked, code),
            *self._before(asked, code),
            *self._against(asked, code),
            *self._recently(asked, code),
            *self._joined(asked, code),
        )
        for circumstance in plain:
            yield circumstance
            yield f"{kind}: {circumstance}"
        for circumstance in standing[:3]:
            yield f"other {sector}: {circumstance}"
            yield f"{self.sector(asked.draft, asked.role)}: {circumstance}"
        yield f"{kind}, other {sector}: {standing[0]}"
        yield from self._after(asked, code, standing[0])

    def _nobody(self, asked: Asked) -> Iterator[str]:
        draft, word = asked.draft, asked.draft.hit.word
        other = "open" if not asked.other else "joint" if len(asked.other) > 1 else "known"
        voice = "passive" if self.setting.frames.passive(word) else word.upos
        yield "nobody"
        if getattr(draft, asked.role):
            yield from ("nobody: a phrase without a code", f"nobody: phrase {self.head(draft, asked.role)}")
        yield f"nobody: states {min(len(self.states), 3)}"
        yield f"nobody: {draft.status}"
        for circumstance in (voice, f"other {other}", self.sector(draft, asked.role)):
            yield f"nobody: {circumstance}"
            yield f"nobody: {draft.type} {circumstance}"
        yield f"nobody: {draft.type}"
        yield f"nobody: {draft.type} {draft.mode}"
        yield f"nobody: {voice} {word.rel}"

    def head(self, draft: Draft, role: str) -> str:
        """The word that heads the phrase on a side."""
        words = self.marks.words_in(getattr(draft, role)[0].span)
        inside = {word.i for word in words}
        return next((word.lemma.lower() for word in words if word.head not in inside), "")

    def sector(self, draft: Draft, role: str) -> str:
        """What kind of people the phrase on a side names, with or without a code."""
        mention = next(iter(getattr(draft, role)), None)
        actor = self.facts.actors.by_id.get(mention.thing) if mention else None
        return (actor.sector[0] if actor.sector else actor.kind) if actor else "unnamed"

    def _standing(self, asked: Asked, code: str) -> Iterator[str]:
        yield "is the other side" if code in asked.other else "besides the other side" if asked.other else "other side open"
        yield "state" if is_state(code) else "body"
        yield f"rank {min(self.ranked.index(code), 3)}"
        share = self.counts[code] / len(self.named)
        yield "named " + next(word for least, word in SHARES if share >= least)
        if asked.other and code == next((each for each in self.ranked if each not in asked.other), None):
            yield "first besides the other side"

    def _placed(self, asked: Asked, code: str) -> Iterator[str]:
        if asked.place:
            yield "where it was done" if asked.place == code else "not where it was done"
        if code == self.filed:
            yield "where the report was filed"

    def _told(self, asked: Asked, code: str) -> Iterator[str]:
        claim = asked.claim
        speaker = self.codes.get(claim.speaker) if claim and claim.speaker else None
        if claim and speaker == code:
            yield "speaker"
            yield f"speaker, {claim.act}"
        elif claim and speaker:
            yield f"not the speaker, {claim.act}"
        if claim and claim.told and self.codes.get(claim.told) == code:
            yield "told"
        for where, drafts in (("above", asked.above), ("below", asked.below)):
            for draft in drafts:
                for role in ROLES:
                    if code in self.sides(getattr(draft, role)):
                        yield f"{where} {role}"
                        yield f"{where} {role} of {draft.type}"

    def _before(self, asked: Asked, code: str) -> Iterator[str]:
        """What part it had in the event before, and in the last one alike."""
        kind = asked.draft.type
        for draft in asked.earlier[-1:]:
            for role in ROLES:
                if code in self.sides(getattr(draft, role)):
                    yield f"before {role}"
                    if draft.type == kind:
                        yield f"before {role} alike"
                    if set(asked.other) & set(self.sides(getattr(draft, OTHER[role]))):
                        yield f"before {role} against the other side"
        alike = (self.sides(getattr(draft, asked.role)) for draft in reversed(asked.earlier) if draft.type == kind)
        if last := next(filter(None, alike), ()):
            yield "last time, too" if code in last else "not last time"

    def _after(self, asked: Asked, code: str, standing: str) -> Iterator[str]:
        """What part it had in the latest events, by their types: who demands is refused."""
        kind, sentence = asked.draft.type, asked.draft.hit.word.sentence
        for draft in asked.earlier[-LATEST:]:
            for role in ROLES:
                if code in self.sides(getattr(draft, role)):
                    yield f"{kind} after {role} of {draft.type}"
                    yield f"{kind} after {role} of {draft.type}, {standing}"
                    if sentence - draft.hit.word.sentence <= 1:
                        yield f"{kind} soon after {role} of {draft.type}"

    def _against(self, asked: Asked, code: str) -> Iterator[str]:
        """How it and the other side deal with each other, and it with anybody."""
        for draft in asked.earlier[:-1]:
            actors, recipients = self.sides(draft.actors), self.sides(draft.recipients)
            if code in actors and set(recipients) & set(asked.other):
                yield "turned on the other side"
            if code in recipients and set(actors) & set(asked.other):
                yield "target of the other side"
        hostile, friendly = self.dealings
        for other in asked.other:
            for name, pairs in (("hostile", hostile), ("friendly", friendly)):
                if pairs[code, other]:
                    yield f"{name} to the other side"
                if pairs[other, code]:
                    yield f"{name} from the other side"
        done, undergone = self._hostile
        yield f"hostile acts {min(done[code], 2)}"
        yield f"hostile acts undergone {min(undergone[code], 2)}"

    @cached_property
    def _hostile(self) -> tuple[Counter[str], Counter[str]]:
        """How many hostile acts each does and undergoes."""
        done: Counter[str] = Counter()
        undergone: Counter[str] = Counter()
        for (one, other), count in self.dealings[0].items():
            done[one] += count
            undergone[other] += count
        return done, undergone

    def _recently(self, asked: Asked, code: str) -> Iterator[str]:
        """How far back it was named, and who else was."""
        gap = dict(asked.recent).get(code)
        yield "never named before" if gap is None else f"back {next((word for most, word in GAPS if gap <= most))}"
        rest = [each for each, _ in asked.recent if each not in asked.other]
        if code in rest:
            yield f"recent {min(rest.index(code), 3)}"
            yield "only one named lately" if len(rest) == 1 else "one of several named lately"
        local = Counter(each.code for each in asked.near)
        others = [each for each in local if each not in asked.other]
        if code in local:
            yield f"local share {round(3 * local[code] / len(asked.near))}"
            if code in others and local[code] == max(local[each] for each in others):
                yield "locally first besides the other side"
        yield "in the paragraph" if code in asked.paragraph else "not in the paragraph" if asked.paragraph else "nobody in the paragraph"
        if asked.paragraph - set(asked.other) == {code}:
            yield "only one in the paragraph"

    def _joined(self, asked: Asked, code: str) -> Iterator[str]:
        """How the nearest mention of it in the sentence hangs together with the trigger."""
        word, words = asked.draft.hit.word, self.marks.words
        mine = [words[each.head] for each in asked.near if each.code == code]
        here = [head for head in mine if head.sentence == word.sentence]
        if not here:
            yield "a sentence or two before" if mine else "elsewhere"
            return
        paths = [(path_to(self.marks, word, head), head) for head in here]
        path, head = min(paths, key=lambda each: (len(each[0]), abs(each[1].i - word.i)))
        yield f"path {' '.join(path)}" if len(path) <= DEEPEST else "path far"
        yield f"arcs {min(len(path), 5)}"
        yield f"rel {head.rel}"
        yield f"{'after' if head.i > word.i else 'ahead'} {'near' if abs(head.i - word.i) <= MIDDLE else 'far'}"
        if any(each.rel == "nsubj" for each in here):
            yield "a subject here"
        yield from branch_to(self.marks, word, head)


def is_state(code: str) -> bool:
    return len(code) == STATE and code.isupper()
