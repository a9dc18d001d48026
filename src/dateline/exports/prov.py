"""PROV-JSON: where every claim and event comes from, one bundle for each report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from dateline.exports.lines import as_json
from dateline.exports.resolved import Resolved
from dateline.exports.tables import label_of
from dateline.exports.texts import URN, named, web_address
from dateline.record import Record
from dateline.types import Actor, Claim, Event, digest

PREFIXES = {"dateline": URN}
Node = dict[str, Any]
AGENTS = {"person": "prov:Person", "group": None}


def write_prov(records: Iterable[Record], out: BinaryIO) -> int:
    """Write one document; how many bundles (reports) it has."""
    out.write(b'{"prefix":' + as_json(PREFIXES) + b',"bundle":{')
    count = 0
    for record in records:
        name = f"dateline:record-{named(record.article.id)}"
        out.write((b",\n" if count else b"\n") + as_json(name) + b":" + as_json(_Bundle(record).made()))
        count += 1
    out.write(b"\n}}\n")
    return count


class _Bundle:
    """The statements about one record: entities, agents, and the relations between them."""

    def __init__(self, record: Record) -> None:
        self.page = Resolved(record)
        self.article = _name(record.article.id)
        self.statements: dict[str, dict[str, Node]] = {}

    def made(self) -> dict[str, dict[str, Node]]:
        self._report()
        self._reading()
        for claim in self.page.record.claims:
            self._claim(claim)
        for event in self.page.record.events:
            self._event(event)
        return self.statements

    def _add(self, kind: str, name: str, facts: Node) -> str:
        self.statements.setdefault(kind, {})[name] = {key: value for key, value in facts.items() if value is not None}
        return name

    def _relate(self, kind: str, facts: Node) -> None:
        self._add(kind, f"_:{kind}-{len(self.statements.get(kind, {}))}", facts)

    def _report(self) -> None:
        article, url = self.page.record.article, web_address(self.page.record.article.url)
        facts = {
            "prov:type": _kind("dateline:Article"),
            "prov:label": self.page.title,
            "prov:location": {"$": url, "type": "xsd:anyURI"} if url else None,
            "dateline:ref": article.ref,
            "dateline:published": article.published,
            "dateline:text": article.text,
        }
        self._add("entity", self.article, facts)
        for credited in filter(None, (article.publisher, article.agency, article.byline)):
            agent = self._add("agent", f"dateline:{digest('agent', credited)}", {"prov:label": credited})
            self._relate("wasAttributedTo", {"prov:entity": self.article, "prov:agent": agent})

    def _reading(self) -> None:
        made_by = self.page.record.made_by
        self.reading = self._add("activity", f"{self.article}-reading", {"prov:type": _kind("dateline:Reading")})
        program = {"prov:type": _kind("prov:SoftwareAgent"), "prov:label": made_by.program}
        agent = self._add("agent", f"dateline:{digest('program', made_by.program)}", program)
        self._relate("wasAssociatedWith", {"prov:activity": self.reading, "prov:agent": agent})
        self._relate("used", {"prov:activity": self.reading, "prov:entity": self.article})
        for kind, names in (("Model", made_by.models), ("Ontology", filter(None, (made_by.ontology,)))):
            for each in names:
                facts = {"prov:type": _kind(f"dateline:{kind}"), "prov:label": each}
                entity = self._add("entity", f"dateline:{digest(kind.lower(), each)}", facts)
                self._relate("used", {"prov:activity": self.reading, "prov:entity": entity})

    def _claim(self, claim: Claim) -> None:
        facts = {
            "prov:type": _kind("dateline:Claim"),
            "prov:label": self.page.words(claim.content) or None,
            "dateline:act": claim.act,
            "dateline:polarity": claim.polarity,
            "dateline:verbatim": claim.verbatim,
            "dateline:anonymous": claim.anonymous is not None,
            "dateline:start": claim.content[0].start if claim.content else None,
            "dateline:end": claim.content[-1].end if claim.content else None,
            "dateline:score": _number(claim.score),
        }
        kind = _kind("prov:Quotation") if claim.verbatim == "full" else None
        entity = self._concluded(claim.id, facts, claim.within, kind)
        speaker = self.page.actor(claim.speaker)
        if speaker:
            self._relate("wasAttributedTo", {"prov:entity": entity, "prov:agent": self._actor(speaker)})

    def _event(self, event: Event) -> None:
        facts = {
            "prov:type": _kind("dateline:Event"),
            "prov:label": self.page.phrase(event),
            "dateline:type": event.type,
            "dateline:mode": event.mode,
            "dateline:cameo": event.cameo,
            "dateline:status": event.status,
            "dateline:trigger": event.trigger.of(self.page.text),
            "dateline:start": event.trigger.start,
            "dateline:end": event.trigger.end,
            "dateline:place": self._label(event.place),
            "dateline:time": self._label(event.time),
            "dateline:score": _number(event.score),
        }
        self._concluded(event.id, facts, event.claim, None)

    def _concluded(self, identity: str, facts: Node, source: str | None, kind: Node | None) -> str:
        """An entity that the reading made: from the claim that vouches for it, or else from the report."""
        entity = self._add("entity", _name(identity), facts)
        self._relate("wasGeneratedBy", {"prov:entity": entity, "prov:activity": self.reading})
        used = _name(source) if source in self.page.claims else self.article
        facts = {"prov:generatedEntity": entity, "prov:usedEntity": used}
        self._relate("wasDerivedFrom", {**facts, "prov:type": kind} if kind else facts)
        return entity

    def _actor(self, actor: Actor) -> str:
        kind = AGENTS.get(actor.kind, "prov:Organization")
        facts = {
            "prov:type": _kind(kind) if kind else None,
            "prov:label": actor.name,
            "dateline:code": actor.code,
            "dateline:office": actor.office,
        }
        return self._add("agent", _name(actor.id), facts)

    def _label(self, mention: str | None) -> str | None:
        thing = self.page.thing(mention)
        return label_of(thing) if thing else None


def _kind(name: str) -> Node:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _number(value: float) -> Node:
    return {"$": repr(float(value)), "type": "xsd:double"}


def _name(identity: str) -> str:
    return f"dateline:{named(identity)}"
