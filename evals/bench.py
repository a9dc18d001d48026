"""How fast, how soon, how big: sentences per CPU-second of one process and one thread, seconds to the first record, memory.

python -m evals.bench
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from dateline.text.articles import article_of
from dateline.types import Article
from evals import AbsentError, corpus

ROOT = Path(__file__).parent.parent
TRIES = 3
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
QUOTES = {"`` ": "“", " ''": "”", "``": "“", "''": "”"}
GLUED = re.compile(r" (?=[.,;:!?%)\]]|n't\b|['’](?:s|re|ve|ll|d|m)?\b)|(?<=[(\[$]) ")


def measure() -> dict[str, float]:
    """Speed on Wikinews reports where they are there, start and memory on an example."""
    figures = start()
    try:
        return {**speed(), **figures}
    except AbsentError as reason:
        print(f"speed skipped: {reason}")
        return figures


def speed() -> dict[str, float]:
    from dateline import Reader

    reader, articles = Reader(), list(wikinews())
    reader.read(articles[0])  # tables are loaded when first needed
    begun = time.process_time()
    sentences = sum(len(reader.see(article).sentences) for article in articles)
    seen = time.process_time()
    for article in articles:
        reader.read(article)
    done = time.process_time()
    return {
        "sentences": sentences,
        "see, sentences per CPU-second": sentences / (seen - begun),
        "see and conclude, sentences per CPU-second": sentences / (done - seen),
    }


def wikinews() -> Iterator[Article]:
    """The reports of SemEval-2015 task 4, with the spaces before commas taken out again."""
    for path in sorted(corpus("news", "wikinews-timelines").glob("corpus_*/corpus_trackA_TimeML/*.tml"), key=lambda path: path.name):
        root = ElementTree.parse(path).getroot()
        headline, _, *body = (untokenized("".join(sentence.itertext())) for sentence in root.iter("s"))
        text = f"{headline}\n\n{' '.join(body)}"
        day = root.find("DCT/TIMEX3")
        said = day.get("value", "") if day is not None else ""
        published = said if ISO_DAY.fullmatch(said) else None  # one of them is American
        yield article_of(text, ref=path.stem, published=published, title=headline)


def untokenized(sentence: str) -> str:
    for written, printed in QUOTES.items():
        sentence = sentence.replace(written, printed)
    return GLUED.sub("", sentence)


def start() -> dict[str, float]:
    """The quickest of a few runs of the command on one example, and the most memory that it held."""
    example = ROOT / "src" / "dateline" / "examples" / "wire.txt"
    command = [sys.executable, "-m", "dateline", "read", str(example), "--published", "2025-10-14", "--format", "json"]
    seconds, memory = [], []
    for _ in range(TRIES + 1):  # the first warms the disk
        begun = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout
            line = child.stdout.readline()
            seconds.append(time.perf_counter() - begun)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if not line or child.returncode:
            raise RuntimeError(f"{' '.join(command)} left with {child.returncode}")
        memory.append(used.ru_maxrss / 1024)
    return {"start to first record, seconds": min(seconds[1:]), "memory, MB": max(memory)}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:45} {value:8.2f}")
