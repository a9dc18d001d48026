"""From report to record: the page to read first.

    Article ──see──▶ Marks ──conclude──▶ Record

`see` is the one learned step. `conclude` is plain Python over marks and knowledge; each of its lines uses only the lines above it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, overload

from dateline import __version__
from dateline.errors import DatelineError, InputError, QueryError
from dateline.facts.actors import find_actors
from dateline.facts.claims import find_claims
from dateline.facts.coreference import find_coreference
from dateline.facts.events import find_events
from dateline.facts.places import find_places
from dateline.facts.quantities import find_quantities
from dateline.facts.status import find_statuses
from dateline.facts.times import find_times
from dateline.knowledge.gazetteer import Gazetteer, open_gazetteer
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.who import Who
from dateline.marks import Marks
from dateline.models.conllu import read_conllu
from dateline.record import Record
from dateline.text.articles import Failure, article_of, open_articles, paths_of
from dateline.text.openings import end_of_dateline
from dateline.types import Actor, Article, Claim, Event, Facts, Found, Provenance, Span, digest

if TYPE_CHECKING:
    from dateline.explaining import Explainer
    from dateline.explanation import Change, Explanation
    from dateline.models.onnx import Network

AGAIN = "read the article again (a store: `dateline reconclude`) and take an id of that record; the program has learnt something since"
BUG = "report it with the article; the program is at fault"
ONTOLOGY = "PLOVER"


@dataclass(frozen=True)
class Known:
    """All the tables that facts are concluded from."""

    gazetteer: Gazetteer
    who: Who
    lexicon: Lexicon
    ontology: Ontology

    @classmethod
    def load(cls, progress: Callable[[str], None] | None = None) -> Known:
        """Our tables; `progress` is told when the gazetteer has to be compiled first, which takes some seconds once."""
        return cls(open_gazetteer(progress), Who.load(), Lexicon.load(), Ontology.load())


def conclude(article: Article, marks: Marks, known: Known) -> Record:
    """Turn what was seen into what is known."""
    facts = find_facts(article, marks, known)
    statuses = find_statuses(article, marks, [claim for claim in facts.claims if claim.vouches])
    events = find_events(article, marks, facts, statuses, known.ontology)
    facts = replace(facts, actors=used_actors(facts.actors, facts.claims, events))
    return Record.of(article, facts, events, made_by(marks)).check()


def find_facts(article: Article, marks: Marks, known: Known) -> Facts:
    """All that events are coded from. Each line may use only the lines above it."""
    times = find_times(article, marks)
    quantities = find_quantities(article, marks, times)
    places = find_places(article, marks, known.gazetteer)
    chains = find_coreference(article, marks)
    actors = find_actors(article, marks, places, chains, known.who)
    claims = find_claims(article, marks, times, actors, known.lexicon)
    return Facts(times, quantities, places, actors, claims)


def made_by(marks: Marks) -> Provenance:
    return Provenance(f"dateline {__version__}", (marks.model,), ONTOLOGY)


def used_actors(actors: Found[Actor], claims: Iterable[Claim], events: Iterable[Event]) -> Found[Actor]:
    """The actors that are known to somebody or that a claim or event names: every nominal was proposed as one."""
    used = {mention for claim in claims for mention in (claim.speaker, claim.told)}
    used |= {mention for event in events for mention in (*event.actors, *event.recipients)}
    named = {actor.id for actor in actors.things if actor.code or actor.refs or actor.office}
    kept = [
        (mention, head) for mention, head in zip(actors.mentions, actors.heads, strict=True) if mention.id in used or mention.thing in named
    ]
    things = {mention.thing for mention, _ in kept}
    return Found(
        tuple(actor for actor in actors.things if actor.id in things),
        tuple(mention for mention, _ in kept),
        tuple(head for _, head in kept),
    )


class Reader:
    """Reads articles. Network and tables are loaded when first needed and kept: make one Reader for many reports.

    >>> from dateline.text.articles import article_of
    >>> record = Reader().read(article_of("Kyiv denied on Friday that it plans an offensive.", published="2022-01-29"))
    >>> [(claim.act, claim.polarity) for claim in record.claims]
    [('deny', 'affirmed')]
    """

    def __init__(self, progress: Callable[[str], None] | None = None) -> None:
        self._progress = progress

    @cached_property
    def network(self) -> Network:
        from dateline.models.onnx import Network

        return Network.load()

    @cached_property
    def known(self) -> Known:
        return Known.load(self._progress)

    def see(self, article: Article) -> Marks:
        """The words, trees and names of an article."""
        return self.network.see(article.text, end_of_dateline(article))

    @overload
    def read(self, article: Article | str, marks: Marks | None = None) -> Record: ...  # type: ignore[overload-overlap]  # a text is no list
    @overload
    def read(self, article: Iterable[Article | str]) -> Iterator[Record]: ...
    def read(self, article: Article | str | Iterable[Article | str], marks: Marks | None = None) -> Record | Iterator[Record]:
        """The record of an article or a text; of somebody else's parse of it where `marks` are given. Of many, one after the other.

        Raises InputError where a text is no report, LanguageError where it is not English.
        """
        if not isinstance(article, Article | str):
            return map(self.read, article)
        article = article_of(article) if isinstance(article, str) else article
        return conclude(article, self.see(article) if marks is None else marks, self.known)


    def explain(self, source: Article | Record, event: str, marks: Marks | None = None) -> Explanation:
        """Why an event of an article is what it is: the row of the lexicon, the rules, the words. The article is concluded once more.

        Of a record that was kept it is also told what that has otherwise. Raises QueryError where the article gives no event of that id:
        with another program, other marks or another date it may have.

        >>> from dateline.text.articles import article_of
        >>> reader, article = Reader(), article_of("Kyiv denied on Friday that it plans an offensive.", published="2022-01-29")
        >>> event = reader.read(article).events[0]
        >>> why = reader.explain(article, event.id)
        >>> why.lexicon.type, why.status.status, why.status.reasons[-1].about[-1].text
        ('ASSAULT', 'negated', 'denied')
        """
        article = source if isinstance(source, Article) else source.article
        seen = self.see(article) if marks is None else marks
        why = self.explainer(article, seen).explain(event, made_by(seen))
        if why is None:
            raise QueryError(f"its article gives no event {event!r}", where=article.ref, remedy=AGAIN)
        return why if isinstance(source, Article) else replace(why, kept=tuple(differences(source, why.event, self.read(article, seen))))

    def explainer(self, article: Article, marks: Marks) -> Explainer:
        """Who explains the events of one article, for several of them."""
        from dateline.explaining import Explainer

        return Explainer(article, marks, find_facts(article, marks, self.known), self.known)


def differences(kept: Record, event: Event, record: Record) -> Iterator[Change]:
    """What a kept record has otherwise than `record` in an event of both, mentions by their words."""
    from dateline.explanation import Change

    before = next((each for each in kept.events if each.id == event.id), event)
    for name in (each.name for each in fields(Event)):
        old, new = (_said(one, getattr(each, name)) for one, each in ((kept, before), (record, event)))
        if old != new:
            yield Change(name, old, new)


def _said(record: Record, value: Any) -> str:
    """A field of an event in words: ids of mentions and claims mean nothing to who looks at two records."""
    words = {mention.id: mention.span.of(record.article.text) for mention in record.mentions}
    words |= {claim.id: f"{words.get(claim.speaker or '', '')} ({claim.act})" for claim in record.claims}
    parts = value if isinstance(value, tuple) and not isinstance(value, Span) else (value,)
    return ", ".join("" if part is None else words.get(part, str(part)) for part in parts)


def open_path(path: str, published: str | None = None, stdin: BinaryIO | None = None) -> Iterator[tuple[Article, Marks | None] | Failure]:
    """The articles of a file, folder or standard input, each with its marks where the input is a parse."""
    if path.endswith(".conllu"):
        yield from open_parses(path, published)
        return
    for found in open_articles([path], stdin or sys.stdin.buffer, published):
        yield found if isinstance(found, Failure) else (found, None)


def read_paths(
    paths: Iterable[str], published: str | None = None, reader: Reader | None = None, stdin: BinaryIO | None = None
) -> Iterator[Record | Failure]:
    """The record of every report in files, folders and standard input, in input order; a Failure in the place of each that has none.

    `published` stands in where a report has no date. One bad input never stops the others, whatever is wrong with it.
    """
    reader = reader or Reader()
    for path in paths_of(paths):
        for found in open_path(path, published, stdin):
            yield found if isinstance(found, Failure) else _read(reader, *found)


def explain_paths(
    paths: Iterable[str], reader: Reader, wanted: Callable[[Event], bool], published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Explanation | Failure]:
    """Why the wanted events of reports are what they are, in input order; a Failure for each report that has no record."""
    for path in paths_of(paths):
        for found in open_path(path, published, stdin):
            outcome = found if isinstance(found, Failure) else read_seen(reader, *found)
            if isinstance(outcome, Failure):
                yield outcome
                continue
            record, marks = outcome
            events = list(filter(wanted, record.events))
            explainer = reader.explainer(record.article, marks) if events else None
            for event in events:
                if explainer and (why := explainer.explain(event.id, record.made_by)):
                    yield why


def _read(reader: Reader, article: Article, marks: Marks | None) -> Record | Failure:
    outcome = read_seen(reader, article, marks)
    return outcome if isinstance(outcome, Failure) else outcome[0]


def read_seen(reader: Reader, article: Article, marks: Marks | None = None) -> tuple[Record, Marks] | Failure:
    """The record of an article with what was seen in it; a Failure where there is none, whatever is wrong with the article."""
    try:
        seen = reader.see(article) if marks is None else marks
        return reader.read(article, seen), seen
    except DatelineError as error:
        return Failure(article.ref, error)
    except (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as error:
        return Failure(article.ref, DatelineError(f"{type(error).__name__}: {error}", where=article.ref, remedy=BUG))


def open_parses(path: str, published: str | None = None) -> Iterator[tuple[Article, Marks] | Failure]:
    """The documents of a CoNLL-U file, to be read in place of our own parse; their text is taken as it is."""
    try:
        for ref, text, marks in read_conllu(Path(path).read_text("utf8"), path):
            yield Article(digest("article", text, None), ref, text, published=published), marks
    except DatelineError as error:
        yield Failure(path, error)
    except (OSError, UnicodeDecodeError) as error:
        yield Failure(path, InputError(str(error), where=path, remedy="give a CoNLL-U file in UTF-8"))
