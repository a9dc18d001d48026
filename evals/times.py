"""How well times are found and told, on TimeBank + AQUAINT (the half that is never tuned on) and on WikiWars.

Scored as TempEval-3 does: strict = same span, relaxed = overlapping span, value = relaxed F1 times the share of
right values among the overlapping. Files whose hashed name is odd are held out from tuning; those are read with their trees, as the
program reads, and once more without (`unparsed`), as are the rest.
"""

from __future__ import annotations

import hashlib
import html
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.facts.times import find_times
from dateline.marks import Marks
from dateline.models.onnx import Network
from dateline.types import Article
from evals import corpus

TAG = re.compile(r"<(/?)(\w+)([^>]*)>")


class Timex(NamedTuple):
    start: int
    end: int
    value: str


class Text(NamedTuple):
    name: str
    text: str
    published: str | None
    gold: list[Timex]


def read_tml(path: Path) -> Text:
    """Text, publication day and TIMEX3 spans of one TimeML file."""
    source = path.read_text("utf8")
    day = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    text, gold, opened, at = "", [], [], 0
    inner = body[1] if body else ""
    for tag in TAG.finditer(inner):
        text += html.unescape(inner[at : tag.start()])
        at = tag.end()
        if tag[2] == "TIMEX3" and not tag[1]:
            value = re.search(r'value="([^"]*)"', tag[3])
            opened.append((len(text), value[1] if value else ""))
        elif tag[2] == "TIMEX3":
            start, said = opened.pop()
            gold.append(Timex(start, len(text), said))
    return Text(path.name, text + html.unescape(inner[at:]), day[1] if day else None, gold)


def is_held_out(name: str) -> bool:
    return bool(hashlib.blake2b(name.encode(), digest_size=8).digest()[0] & 1)


def tbaq(held_out: bool) -> Iterator[Text]:
    for folder in ("TimeBank", "AQUAINT"):
        for path in sorted(corpus("times", folder).glob("[!.]*.tml")):
            if is_held_out(path.name) == held_out:
                yield read_tml(path)


def wikiwars() -> Iterator[Text]:
    for path in sorted(corpus("times", "wikiwars-train", "tml").glob("[!.]*.tml")):
        yield read_tml(path)


def found_in(text: Text, marks: Marks) -> list[Timex]:
    found = find_times(Article(text.name, text.name, text.text, published=text.published), marks)
    return [Timex(*mention.span, found.thing(mention).value) for mention in found.mentions]


def score(texts: Iterable[Text], see: Callable[[str], Marks]) -> dict[str, float]:
    strict = relaxed = right = golds = preds = 0
    for text in texts:
        found = found_in(text, see(text.text))
        golds, preds = golds + len(text.gold), preds + len(found)
        left = list(found)
        for timex in text.gold:
            match = next((each for each in left if each.start < timex.end and timex.start < each.end), None)
            if match:
                left.remove(match)
                relaxed += 1
                strict += match[:2] == timex[:2]
                right += timex.value == match.value
    hits = {"strict": strict, "relaxed": relaxed, "value": right}
    return {name: round(200 * count / max(1, golds + preds), 1) for name, count in hits.items()}


def measure() -> dict[str, float]:
    """F1 in percent, and how many texts a second are read for their times, trees aside."""
    texts, unseen = list(tbaq(held_out=True)), lambda text: Marks()
    figures = {f"held_out.{name}": value for name, value in score(texts, Network.load().see).items()}
    start = time.process_time()
    figures |= {f"unparsed.{name}": value for name, value in score(texts, unseen).items()}
    figures["texts_per_second"] = round(len(texts) / (time.process_time() - start), 1)
    figures |= {f"tuned_on.{name}": value for name, value in score(tbaq(held_out=False), unseen).items()}
    return figures | {f"wikiwars.{name}": value for name, value in score(wikiwars(), unseen).items()}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:20} {value:6.1f}")
