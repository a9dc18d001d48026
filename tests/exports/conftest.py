"""An invented report with everything that a record can hold, and one whose every text is hostile."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest

from dateline.exports import export_of
from dateline.record import Record
from dateline.types import Actor, Anonymous, Article, Claim, Event, Mention, Place, Provenance, Quantity, Span, Time, digest

TEXT = """Guyana closes crossing at Lethem

GEORGETOWN — Guyana closed the crossing at Lethem on Tuesday after 12 soldiers were killed. “We fear more attacks,” a military spokesman \
said on condition of anonymity. Caracas denied that its army had fired on the patrol.

In 2015, the United Nations and NATO praised the Guyanese army."""
MADE_BY = Provenance("dateline 0.0.0", ("network@1",), "PLOVER")


def ident(kind: str, *parts: object) -> str:
    return digest(kind, "invented", *parts)


class Builder:
    """Puts a record together by the words of its text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.mentions: list[Mention] = []

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def mention(self, thing: Actor | Place | Time | Quantity, words: str) -> str:
        made = Mention(ident("mention", thing.id, words), thing.id, self.span(words))
        self.mentions.append(made)
        return made.id


GUYANA = Actor(ident("actor", 1), "Guyana", "country", "GUY", ("GOV",))
ARMY = Actor(ident("actor", 2), "Venezuelan army", "armed_force", "VEN", ("MIL",))
VENEZUELA = Actor(ident("actor", 3), "Venezuela", "country", "VEN", ("GOV",))
SPOKESMAN = Actor(ident("actor", 4), "a military spokesman", "person", "GUY", ("MIL",))
UN = Actor(ident("actor", 5), "United Nations", "organisation", "UN", ("IGO",), refs={"wikidata": "Q1065"})
NATO = Actor(ident("actor", 6), "NATO", "alliance", "NATO", ("IGO",))
GUYANESE = Actor(ident("actor", 7), "Guyanese army", "armed_force", "GUY", ("MIL",))
SOLDIERS = Actor(ident("actor", 8), "12 soldiers", "group", None, ("MIL",))
LETHEM = Place(ident("place", 1), "Lethem", "GUY", 3.38, -59.8, "city", {"geonames": 3378474})
GEORGETOWN = Place(ident("place", 2), "Georgetown", "GUY", 6.8, -58.16, "capital", {})
TUESDAY = Time(ident("time", 1), "2025-10-14", "2025-10-14", "2025-10-15", "day", "published")
THEN = Time(ident("time", 2), "2015", "2015-01-01", "2016-01-01", "year", "none")
TWELVE = Quantity(ident("quantity", 1), 12, 12, False, "soldier")


@pytest.fixture(scope="session")
def record() -> Record:
    """Five events: two told as facts, one of long ago, one denied, one feared; three claims."""
    at = Builder(TEXT)
    guyana, army, caracas = at.mention(GUYANA, "Guyana closed"[:6]), at.mention(ARMY, "its army"), at.mention(VENEZUELA, "Caracas")
    spokesman, dead = at.mention(SPOKESMAN, "a military spokesman"), at.mention(SOLDIERS, "12 soldiers")
    praised, un, nato = at.mention(GUYANESE, "the Guyanese army"), at.mention(UN, "the United Nations"), at.mention(NATO, "NATO")
    lethem, tuesday, then = at.mention(LETHEM, "Lethem"), at.mention(TUESDAY, "Tuesday"), at.mention(THEN, "2015")
    dateline, twelve = at.mention(GEORGETOWN, "GEORGETOWN"), at.mention(TWELVE, "12 soldiers")
    article = Article(
        ident("article", 1),
        "invented.txt",
        TEXT,
        Span(0, TEXT.index("\n")),
        "https://example.org/lethem?a=1&b=2",
        "The Example",
        None,
        dateline,
        at.span("GEORGETOWN"),
        "A. Reporter",
        "2025-10-14T09:30:00+00:00",
    )
    feared = Claim(
        ident("claim", 1), spokesman, at.span("said"), (at.span("“We fear more attacks,”"),), "full", anonymous=Anonymous(), score=0.9
    )
    denied = Claim(
        ident("claim", 2), caracas, at.span("denied"), (at.span("its army had fired on the patrol"),), "none", "deny", score=0.8
    )
    status = {"actual": "closed", "possible": "attacks", "negated": "fired on", "historical": "praised"}
    trigger = {name: at.span(words) for name, words in status.items()}
    closed = Event(
        ident("event", 1), "COERCE", trigger["actual"], "actual", "restrict", "172", (guyana,), (), lethem, tuesday, score=0.9
    )
    killed = Event(
        ident("event", 2), "ASSAULT", at.span("killed"), "actual", None, "190", (), (dead,), quantities=(twelve,), score=0.7
    )
    attacks = Event(ident("event", 3), "ASSAULT", trigger["possible"], "possible", None, "190", (), (), claim=feared.id)
    fired = Event(
        ident("event", 4), "ASSAULT", trigger["negated"], "negated", "firearms", "193", (army,), (praised,), claim=denied.id, score=0.8
    )
    praise = Event(ident("event", 5), "SUPPORT", trigger["historical"], "historical", None, "051", (un, nato), (praised,), time=then)
    actors = (GUYANA, ARMY, VENEZUELA, SPOKESMAN, UN, NATO, GUYANESE, SOLDIERS)
    return Record(
        article,
        actors,
        (LETHEM, GEORGETOWN),
        (TUESDAY, THEN),
        (TWELVE,),
        tuple(at.mentions),
        (feared, denied),
        (closed, killed, attacks, fired, praise),
        MADE_BY,
    ).check()


HOSTILE = "=cmd|' /C calc'!A1\x00\x1b[31m\t\"</title><script>alert(1)</script>]]>&#x0;\u2028\r\n../../etc\ufffe\U0001f4a3"


@pytest.fixture(scope="session")
def hostile() -> Record:
    """A record whose texts would break out of every form, if they could."""
    text = f"{HOSTILE}x\n\nx{HOSTILE}x struck x."
    struck = Span(text.index("struck"), text.index("struck") + 6)
    actor = Actor(HOSTILE, HOSTILE, "person", HOSTILE, (HOSTILE,), HOSTILE, {"wikidata": HOSTILE})
    place = Place("place-1", HOSTILE, HOSTILE, 1e9, -1e9, HOSTILE, {"geonames": HOSTILE})
    time = Time("time-1", HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    spans = Span(0, 4), Span(5, 9), Span(10, 14)
    mentions = tuple(Mention(f"mention-{thing.id}", thing.id, span) for thing, span in zip((actor, place, time), spans, strict=True))
    who, where, when = (mention.id for mention in mentions)
    claim = Claim("claim-1", who, struck, (Span(0, len(text) - 1),), "none", "say", told=who, time=when)
    event = Event("event-1", HOSTILE, struck, "actual", HOSTILE, HOSTILE, (who,), (who,), where, when, claim=claim.id)
    article = Article(
        "article-1", HOSTILE, text, Span(0, len(HOSTILE) + 1), f"javascript:{HOSTILE}", HOSTILE, byline=HOSTILE, published=HOSTILE
    )
    return Record(article, (actor,), (place,), (time,), (), mentions, (claim,), (event,), Provenance(HOSTILE, (HOSTILE,), HOSTILE))


@pytest.fixture
def written() -> Callable[..., bytes]:
    """`written("csv", [record], "claims")`: the bytes of an export."""

    def write(name: str, records: list[Record], table: str | None = None) -> bytes:
        out = BytesIO()
        export_of(name, table).write(records, out)
        return out.getvalue()

    return write
