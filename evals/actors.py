"""Who speaks and who acts: the code and sector of claims' speakers and the codes of events.

`country` is over speakers that gold codes and the actors and recipients of its events. An event's code is right where the record's
mention has it: among the actors (recipients) of the event found there, else among all mentions of the trigger's sentence. `country in
sentence` asks the sentence always, so what the event rules pick does not count. `sector` is over the speakers that gold gives one.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from dateline.facts.actors import find_actors
from dateline.facts.coreference import find_coreference
from dateline.facts.places import find_places
from dateline.marks import Marks
from dateline.models.conllu import read_conllu
from dateline.read import Known, conclude
from dateline.record import Record
from dateline.types import Actor, Article, Event, Found, Mention, Span

GOLD = Path(os.environ.get("DATELINE_GOLD", Path(__file__).parents[2] / "shared" / "gold"))
DATA = Path(os.environ.get("DATELINE_DATA", Path(__file__).parents[2] / "shared" / "data"))


def places_of(phrase: str, text: str) -> list[Span]:
    words = phrase.split()
    before, after = (r"(?<!\w)" if words[0][0].isalnum() else "", r"(?!\w)" if words[-1][-1].isalnum() else "")
    return [Span(*match.span()) for match in re.finditer(before + r"\s+".join(map(re.escape, words)) + after, text)]


def locate(mark: dict[str, Any], key: str, text: str) -> Span | None:
    """Where gold says the phrase stands: its nth place, or the one nearest to `near`."""
    phrase, _, nth = str(mark[key]).partition("@") if re.search(r"@\d+$", str(mark[key])) else (str(mark[key]), "", "")
    found = places_of(phrase, text)
    if nth:
        return found[int(nth) - 1] if len(found) >= int(nth) else None
    if mark.get("near") and (near := places_of(mark["near"], text)):
        hook = near[0]
        return min(found, key=lambda span: 0 if hook.holds(span) else _gap(span, hook), default=None)
    return found[0] if found else None


def _gap(one: Span, other: Span) -> int:
    return min(abs(a - b) for a in one for b in other)


def actor_at(span: Span, marks: Marks, found: Found[Actor]) -> tuple[Mention, int] | None:
    """The mention that the span names: by the word that heads the span, else the one that shares most of it."""
    inside = {word.i for word in marks.words_in(span)}
    top = next((word.i for word in marks.words_in(span) if word.head not in inside), -1)
    if found.at(top):
        return found.at(top)[0], top
    pairs = [(mention, head) for mention, head in zip(found.mentions, found.heads, strict=True) if mention.span.overlaps(span)]
    return max(pairs, key=lambda pair: _iou(pair[0].span, span), default=None)


def _iou(one: Span, other: Span) -> float:
    inter = min(one.end, other.end) - max(one.start, other.start)
    return inter / (max(one.end, other.end) - min(one.start, other.start))


def reports(part: str) -> Iterator[tuple[str, dict[str, Any], Article, Marks]]:
    """The marked reports as our own network reads them."""
    from dateline.read import Reader
    from dateline.text.composing import article_of

    reader = Reader()
    for path in sorted((GOLD / part).glob("*.yaml")):
        gold = yaml.safe_load(path.read_text("utf8"))
        text = path.with_suffix(".txt").read_text("utf8")
        article = article_of(text, published=str(gold["published"]), publisher=gold.get("publisher"))
        yield path.stem, gold, article, reader.see(article)


def parsed(part: str) -> Iterator[tuple[str, dict[str, Any], Article, Marks]]:
    """The Wikinews reports among them, whose syntax GUM gives: they can be read without a network."""
    source = (DATA / "ud" / "en_gum-open-train.conllu").read_text("utf8") + (DATA / "ud" / "en_gum-open-dev.conllu").read_text("utf8")
    for ref, text, marks in read_conllu(source):
        path = GOLD / part / (ref.replace("GUM_", "gum-").replace("_", "-") + ".yaml")
        if path.exists():
            gold = yaml.safe_load(path.read_text("utf8"))
            yield path.stem, gold, Article(ref, ref, text, published=str(gold["published"]), publisher=gold.get("publisher")), marks


Verdict = tuple[str, str, bool, bool, str]


def judge(article: Article, marks: Marks, gold: dict[str, Any], known: Known) -> Iterator[Verdict]:
    """(list, kind of phrase, code right, sector right, what was found) for each gold claim and event."""
    places = find_places(article, marks, known.gazetteer)
    found = find_actors(article, marks, places, find_coreference(article, marks), known.who)
    yield from judge_speakers(article, marks, gold, found)
    yield from judge_events(article, marks, gold, found, conclude(article, marks, known))


def judge_speakers(article: Article, marks: Marks, gold: dict[str, Any], found: Found[Actor]) -> Iterator[Verdict]:
    for claim in gold.get("claims") or []:
        span = locate(claim, "speaker", article.text) if claim.get("speaker") else None
        if span is None:
            continue
        hit = actor_at(span, marks, found)
        actor = found.thing(hit[0]) if hit else None
        upos = marks.words[hit[1]].upos if hit else ""
        kind = {"PRON": "pronoun", "PROPN": "name"}.get(upos, "noun phrase")
        wanted = str(claim.get("is") or "").split()
        given = (actor.name, actor.code, actor.sector, hit[0].span.of(article.text)) if hit and actor else None
        shown = f"{claim['speaker']} [{' '.join(wanted)}] <> {given}"
        if not wanted:
            yield "unknown", kind, actor is None or actor.code is None, True, shown
        else:
            code, sector = bool(actor and actor.code == wanted[0]), bool(actor and set(wanted[1:]) <= {*actor.sector})
            yield "speaker", kind, code, sector, shown
            if wanted[1:]:
                yield "sector", kind, sector, sector, shown


def judge_events(article: Article, marks: Marks, gold: dict[str, Any], found: Found[Actor], record: Record) -> Iterator[Verdict]:
    """("event" for the codes of the sentence, "named" for those of the record's mentions) for each code of a gold event."""
    for event in gold.get("events") or []:
        span = locate(event, "trigger", article.text)
        if span is None or event.get("optional"):
            continue
        sentence = next((each for each in marks.sentences if each.start <= span.start < each.end), None)
        near = {found.thing(mention).code for mention in found.mentions if sentence and sentence.span.overlaps(mention.span)}
        for code in {*(event.get("actors") or []), *(event.get("recipients") or [])}:
            yield "event", "code in sentence", code in near, True, f"{event['trigger']} {code} <> {sorted(filter(None, near))}"
        chosen = event_at(event, span, record)
        for part in ("actors", "recipients"):
            told = chosen and codes_of(getattr(chosen, part), record)
            for code in event.get(part) or []:
                shown = f"{event['trigger']} {part} {code} <> {sorted(map(str, told or near))}{' (named)' if told else ''}"
                yield "named", part, code in (told or near), True, shown


def event_at(gold: dict[str, Any], span: Span, record: Record) -> Event | None:
    """The event of the record that is the gold one: of its type, its trigger sharing most with the gold trigger."""
    types = gold["type"] if isinstance(gold["type"], list) else [gold["type"]]
    fitting = [event for event in record.events if event.type in types and event.trigger.overlaps(span)]
    return max(fitting, key=lambda event: _iou(event.trigger, span), default=None)


def codes_of(mentions: tuple[str, ...], record: Record) -> set[str | None]:
    codes = {actor.id: actor.code for actor in record.actors} | {place.id: place.country for place in record.places}
    things = {mention.id: mention.thing for mention in record.mentions}
    return {codes[things[mention]] for mention in mentions}


def measure(part: str = "dev", source: Any = reports, show: str = "") -> dict[str, float]:
    known = Known.load()
    asked, right, sectored = Counter[str](), Counter[str](), Counter[str]()
    for name, gold, article, marks in source(part):
        for group, kind, code, sector, shown in judge(article, marks, gold, known):
            for key in dict.fromkeys((group, f"{group}: {kind}")):
                asked[key] += 1
                right[key] += code
                sectored[key] += code and sector
            if show == group and not (code and sector):
                print(f"  {name} {kind}{'' if code else ' CODE'}: {shown}")
    return figures(asked, right, sectored)


def figures(asked: Counter[str], right: Counter[str], sectored: Counter[str]) -> dict[str, float]:
    def share(*keys: str) -> float:
        return 100 * sum(right[key] for key in keys) / sum(asked[key] for key in keys)

    found = {"country": share("speaker", "named"), "country in sentence": share("speaker", "event"), "sector": share("sector")}
    old = [key for key in sorted(asked) if not key.startswith(("named", "sector"))]
    found |= {f"{key} code ({asked[key]})": share(key) for key in old}
    found |= {f"{key} code and sector": 100 * sectored[key] / asked[key] for key in old if key.startswith("speaker")}
    return found | {f"event {part[7:]} code": share(part) for part in ("named: actors", "named: recipients") if asked[part]}


if __name__ == "__main__":
    import sys

    part, *rest = sys.argv[1:] or ["dev"]
    chosen = parsed if "parsed" in rest else reports
    for name, figure in measure(part, chosen, next((each for each in rest if each != "parsed"), "")).items():
        print(f"{name}: {figure:.1f}")
