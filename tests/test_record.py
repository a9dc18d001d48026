"""The record of one sentence, written by hand; each misfit that `check` must name; JSON there and back."""

from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.codec import DERIVED, descriptions, record_from_json, record_to_json, schema
from dateline.errors import RecordError
from dateline.record import Record
from dateline.text.draw import picture
from dateline.types import Actor, Anonymous, Article, Claim, Event, Facts, Found, Mention, Place, Quantity, Span, Time

TEXT = "Talks fail\n\nKYIV, Feb. 17 (XY) — Moscow denied on Thursday that it would invade Ukraine with 190,000 troops."


THURSDAY = Time("time-1", "2022-02-17", "2022-02-17", "2022-02-18", "day", "published")


def at(phrase: str) -> Span:
    start = TEXT.index(phrase)
    return Span(start, start + len(phrase))


def named(thing: str, phrase: str) -> Mention:
    return Mention(f"mention-{phrase}", thing, at(phrase))


@pytest.fixture
def facts() -> Facts:
    return Facts(
        times=Found((THURSDAY,), (named("time-1", "on Thursday"),), (1,)),
        quantities=Found((Quantity("quantity-1", 190000, 190000, of="troop"),), (named("quantity-1", "190,000 troops"),), (2,)),
        places=Found((Place("place-1", "Kyiv", "UKR", 50.45, 30.52, "city", {"geonames": 703448}),), (named("place-1", "KYIV"),), (3,)),
        actors=Found(
            (Actor("actor-1", "Russia", "country", "RUS", ("GOV",)), Actor("actor-2", "Ukraine", "country", "UKR")),
            (named("actor-2", "Ukraine"), named("actor-1", "Moscow")),
            (4, 5),
        ),
        claims=(
            Claim("claim-inner", None, None, (at("invade Ukraine"),), anonymous=Anonymous(), within="claim-outer"),
            Claim("claim-outer", "mention-Moscow", at("denied"), (at("it would invade Ukraine with 190,000 troops"),), act="deny"),
        ),
    )


@pytest.fixture
def record(facts: Facts) -> Record:
    article = Article("article-1", "a.txt", TEXT, headline=at("Talks fail"), dateline_span=at("KYIV"), published="2022-02-17")
    event = Event(
        "event-1", "ASSAULT", at("invade"), "negated", actors=("mention-Moscow",), recipients=("mention-Ukraine",),
        time="mention-on Thursday", quantities=("mention-190,000 troops",), claim="claim-outer",
    )  # fmt: skip
    return Record.of(article, facts, (event,)).check()


def test_a_record_is_in_text_order_with_its_dateline(record: Record) -> None:
    assert [mention.id.partition("-")[2] for mention in record.mentions] == ["KYIV", "Moscow", "on Thursday", "Ukraine", "190,000 troops"]
    assert record.article.dateline == "mention-KYIV"


def test_a_claim_stands_after_the_one_around_it(record: Record) -> None:
    assert [claim.id for claim in record.claims] == ["claim-outer", "claim-inner"]


def test_what_is_found_twice_stands_once(record: Record, facts: Facts) -> None:
    twice = replace(facts, places=Found(facts.places.things * 2, facts.places.mentions * 2, (3, 3)))
    assert Record.of(record.article, twice).check().places == record.places


def test_nobody_vouches_for_a_claim(record: Record, facts: Facts) -> None:
    outer = replace(facts.claims[1], speaker=None)
    again = Record.of(record.article, replace(facts, claims=(facts.claims[0], outer)))
    assert [claim.within for claim in again.claims] == [None, None]


def test_a_dateline_without_a_known_place_is_none(record: Record) -> None:
    article = replace(record.article, dateline_span=at("Moscow"))
    assert Record.of(article, Facts(Found(), Found(), Found(), Found(), ())).article.dateline is None


def first(record: Record, kind: str, **fields: object) -> Record:
    """The record with the first item of a list changed."""
    head, *rest = getattr(record, kind)
    return replace(record, **{kind: (replace(head, **fields), *rest)})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("mentions", {"span": Span(0, 9999)}, r"a\.txt: span of mention-KYIV is 0–9999, outside"),
        ("mentions", {"span": Span(-4, 3)}, "outside"),
        ("mentions", {"span": Span(6, 3)}, "outside"),
        ("mentions", {"span": Span(3, 3)}, "empty"),
        ("mentions", {"span": Span(10, 12)}, "empty"),
        ("mentions", {"span": Span(5, 7)}, "padded with white space: ' f'"),
        ("mentions", {"thing": "place-9"}, "thing of mention-KYIV refers to 'place-9', which is not there"),
        ("mentions", {"thing": "claim-outer"}, "'claim-outer', which stands further down"),
        ("mentions", {"thing": "article-1"}, "of kind article, not actor or place or time or quantity"),
        ("mentions", {"id": "place-1"}, "the id place-1 is given twice"),
        ("claims", {"speaker": "actor-1"}, "speaker of claim-outer refers to 'actor-1', which is of kind actor, not mention"),
        ("claims", {"content": (Span(0, 0),)}, "content of claim-outer"),
        ("claims", {"cue": Span(0, 6)}, "cue of claim-outer"),
        ("claims", {"within": "claim-inner"}, "within of claim-outer refers to 'claim-inner', which stands further down"),
        ("claims", {"anonymous": Anonymous(Span(0, 6))}, "reason of claim-outer"),
        ("events", {"claim": "mention-Moscow"}, "claim of event-1"),
        ("events", {"quantities": ("mention-none",)}, "quantities of event-1"),
        ("events", {"place": "event-1"}, "place of event-1 refers to 'event-1', which stands further down"),
    ],
)
def test_check_names_the_misfit(record: Record, kind: str, fields: dict[str, object], said: str) -> None:
    with pytest.raises(RecordError, match=said):
        first(record, kind, **fields).check()


NAMED = "actor-1 time-1 mention-Moscow mention-KYIV claim-inner claim-outer event-1 article-1".split()
NAMES, IDS = st.sampled_from([*NAMED, ""]), st.sampled_from([*NAMED, "", None])
SPANS = st.builds(Span, st.integers(-1, len(TEXT) + 1), st.integers(-1, len(TEXT) + 1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_both_ways_to_check_agree(record: Record, data: st.DataObject) -> None:
    """One is quick, the other names the misfit: what passes the one passes the other."""
    changed = {
        "mentions": {"id": NAMES, "thing": NAMES, "span": SPANS},
        "claims": {"id": NAMES, "speaker": IDS, "told": IDS, "time": IDS, "within": IDS, "cue": SPANS, "content": st.tuples(SPANS)},
        "events": {"id": NAMES, "actors": st.tuples(NAMES), "place": IDS, "claim": IDS, "trigger": SPANS},
        "actors": {"id": NAMES},
    }
    kind = data.draw(st.sampled_from(sorted(changed)))
    field = data.draw(st.sampled_from(sorted(changed[kind])))
    rows = list(getattr(record, kind))
    number = data.draw(st.integers(0, len(rows) - 1))
    rows[number] = replace(rows[number], **{field: data.draw(changed[kind][field])})
    broken = replace(record, **{kind: tuple(rows)})
    try:
        broken._checked_row_by_row()
    except RecordError:
        assert not broken._is_sound()
    else:
        assert broken._is_sound()


def test_check_knows_the_dateline(record: Record) -> None:
    with pytest.raises(RecordError, match="dateline of article-1"):
        replace(record, article=replace(record.article, dateline="place-1")).check()


def test_json_there_and_back(record: Record) -> None:
    line = record_to_json(record)
    assert b"\n" not in line
    assert record_from_json(line) == record
    assert record_to_json(record_from_json(line)) == line


def test_spans_are_pairs_and_unknown_is_null(record: Record) -> None:
    given = json.loads(record_to_json(record))
    assert given["mentions"][0]["span"] == [12, 16]
    assert given["events"][0]["mode"] is None
    assert DERIVED not in given["article"]


def test_json_that_is_no_record() -> None:
    for line in (b"", b"{", b"[]", b'{"article": 3}', b'{"article": {"id": "a", "ref": "b", "text": "c", "dateline": "nothing"}}'):
        with pytest.raises(RecordError):
            record_from_json(line)


def test_the_schema_describes_every_field_that_is_written(record: Record) -> None:
    given, defs = json.loads(record_to_json(record)), schema()["$defs"]
    assert list(given) == list(defs["Record"]["properties"])
    for name, body in defs.items():
        assert body["description"] == descriptions()[name]["is"]
        assert {*body.get("properties", {})} == {*descriptions()[name]} - {"is"}
    for kind, name in (("article", "Article"), ("claims", "Claim"), ("events", "Event"), ("mentions", "Mention")):
        row = given[kind] if kind == "article" else given[kind][0]
        assert list(row) == defs[name]["required"]


def test_the_schema_is_json() -> None:
    assert json.loads(msgspec.json.encode(schema()))["$ref"] == "#/$defs/Record"


def test_the_picture_of_the_record(record: Record) -> None:
    assert picture(record, 70) == PICTURE


PICTURE = """\
Talks fail

KYIV, Feb. 17 (XY) — Moscow denied on Thursday that it would invade
──── Kyiv, UKR       ────── RUS GOV          ASSAULT negated ══════
                                   ─────────── 2022-02-17
                            ┄┄┄┄┄┄ deny
                                     said by Moscow ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
                                        said by nobody named ┄┄┄┄┄┄
Ukraine with 190,000 troops.
─ UKR ─      ────────────── 190,000 troop
┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
┄┄┄┄┄┄┄"""
