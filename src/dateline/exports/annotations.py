"""W3C Web Annotations: every mention, claim and event tied to the characters that say it, as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dateline.exports.lines import as_json, write_members
from dateline.exports.resolved import Resolved
from dateline.exports.tables import label_of
from dateline.exports.texts import URN, named
from dateline.record import Record
from dateline.types import Actor, Claim, Event, Mention, Place, Quantity, Span, Time

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"dateline": URN}]
AROUND = 32  # characters before and after a quotation, to find it again
Node = dict[str, Any]


def write_annotations(records: Iterable[Record], out: BinaryIO) -> int:
    """Write an AnnotationCollection; how many annotations it has.

    Every report is annotated with its own text, so that the positions of all others have something to point into:
    they count the code points of that text, as the recommendation has it.
    """
    opening = {"@context": CONTEXT, "id": f"{URN}annotations", "type": "AnnotationCollection", "label": "Dateline"}
    page = {"id": f"{URN}annotations-1", "type": "AnnotationPage", "startIndex": 0}
    out.write(as_json(opening)[:-1] + b',"first":' + as_json(page)[:-1] + b',"items":[')
    count = write_members(_annotations(records), out)
    out.write(b'\n]},"total":' + str(count).encode() + b"}\n")
    return count


def _annotations(records: Iterable[Record]) -> Iterator[Node]:
    for record in records:
        page = Resolved(record)
        yield _whole(page)
        for mention in record.mentions:
            yield _mention(page, mention)
        for claim in record.claims:
            yield _claim(page, claim)
        for event in record.events:
            yield _event(page, event)


def _whole(page: Resolved) -> Node:
    article = page.record.article
    facts = {
        "label": page.title,
        "dateline:ref": article.ref,
        "dateline:url": article.url,
        "dateline:publisher": article.publisher,
        "dateline:agency": article.agency,
        "dateline:published": article.published,
        "dateline:program": page.record.made_by.program,
    }
    text = {"type": "TextualBody", "value": article.text, "format": "text/plain", "language": article.language, "purpose": "describing"}
    target = {"id": _iri(article.id), "type": "Text", "format": "text/plain", "language": article.language, **_known(facts)}
    return {"id": f"{_iri(article.id)}-text", "type": "Annotation", "motivation": "describing", "body": text, "target": target}


def _mention(page: Resolved, mention: Mention) -> Node:
    thing = page.things.get(mention.thing)
    body = _thing(thing) if thing else {"id": _iri(mention.thing)}
    return _annotation(page, mention.id, "identifying", [_tag(body.get("label", mention.thing)), body], (mention.span,))


def _thing(thing: Actor | Place | Time | Quantity) -> Node:
    return {"id": _iri(thing.id), "type": f"dateline:{type(thing).__name__}", "label": label_of(thing), **_known(_facts(thing))}


def _facts(thing: Actor | Place | Time | Quantity) -> Node:
    facts: Node
    if isinstance(thing, Actor):
        facts = {"kind": thing.kind, "code": thing.code, "sector": list(thing.sector), "office": thing.office, **thing.refs}
    elif isinstance(thing, Place):
        facts = {"kind": thing.kind, "country": thing.country, "latitude": thing.latitude, "longitude": thing.longitude, **thing.refs}
    elif isinstance(thing, Time):
        facts = {"value": thing.value, "start": thing.start, "end": thing.end, "grain": thing.grain, "anchor": thing.anchor}
    else:
        facts = {"low": thing.low, "high": thing.high, "approximate": thing.approximate, "of": thing.of, "unit": thing.unit}
    return {f"dateline:{name}": value for name, value in facts.items()}


def _claim(page: Resolved, claim: Claim) -> Node:
    facts = {
        "label": f"{page.who(claim.speaker) or 'somebody'}: {claim.act}",
        "dateline:act": claim.act,
        "dateline:polarity": claim.polarity,
        "dateline:verbatim": claim.verbatim,
        "dateline:speaker": _named(page, claim.speaker),
        "dateline:told": _named(page, claim.told),
        "dateline:time": _named(page, claim.time),
        "dateline:anonymous": claim.anonymous is not None,
        "dateline:cue": claim.cue.of(page.text) if claim.cue else None,
        "dateline:within": {"id": _iri(claim.within)} if claim.within else None,
        "dateline:score": claim.score,
    }
    body = {"id": _iri(claim.id), "type": "dateline:Claim", **_known(facts)}
    spans = claim.content or ((claim.cue,) if claim.cue else ())
    return _annotation(page, claim.id, "classifying", [_tag(facts["label"]), body], spans)


def _event(page: Resolved, event: Event) -> Node:
    facts = {
        "label": page.phrase(event),
        "dateline:type": event.type,
        "dateline:mode": event.mode,
        "dateline:cameo": event.cameo,
        "dateline:status": event.status,
        "dateline:actor": [_named(page, mention) for mention in event.actors],
        "dateline:recipient": [_named(page, mention) for mention in event.recipients],
        "dateline:place": _named(page, event.place),
        "dateline:time": _named(page, event.time),
        "dateline:quantity": [_named(page, mention) for mention in event.quantities],
        "dateline:claim": {"id": _iri(event.claim)} if event.claim else None,
        "dateline:score": event.score,
    }
    body = {"id": _iri(event.id), "type": "dateline:Event", **_known(facts)}
    return _annotation(page, event.id, "classifying", [_tag(facts["label"]), body], (event.trigger,))


def _named(page: Resolved, mention: str | None) -> Node | None:
    """A thing where another names it: its id and its label."""
    thing = page.thing(mention)
    return {"id": _iri(thing.id), "label": label_of(thing)} if thing else None


def _annotation(page: Resolved, identity: str, motivation: str, body: list[Node], spans: Iterable[Span]) -> Node:
    source = _iri(page.record.article.id)
    targets = [{"source": source, "selector": _selectors(page.text, span)} for span in spans]
    target = (targets[0] if len(targets) == 1 else targets) if targets else source
    return {"id": f"{_iri(identity)}-annotation", "type": "Annotation", "motivation": motivation, "body": body, "target": target}


def _selectors(text: str, span: Span) -> list[Node]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def _tag(label: Any) -> Node:
    return {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": label}


def _known(facts: Node) -> Node:
    return {name: value for name, value in facts.items() if value is not None and value != []}


def _iri(identity: str) -> str:
    return f"{URN}{named(identity)}"
