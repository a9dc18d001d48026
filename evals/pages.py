"""How much of the report is found in web pages: body F1 over four-word shingles, as the article extraction benchmark counts it.

The pages lie in `$DATELINE_DATA/html/aeb` (Zyte's benchmark, MIT licence). Body means all but the headline.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

from dateline.errors import DatelineError
from dateline.text.articles import article_of
from evals import corpus

WORD = re.compile(r"\w+")
SHINGLE = 4


def measure() -> dict[str, float]:
    """Precision, recall and F1 of the bodies of all pages, in percent."""
    folder = corpus("html", "aeb")
    wanted = json.loads((folder / "ground-truth.json").read_text("utf8"))
    pages = ((truth, folder / "html" / f"{name}.html.gz") for name, truth in sorted(wanted.items()))
    scores = [score(truth["articleBody"], body_of(page, truth.get("url"))) for truth, page in pages]
    precision, recall = (sum(column) / len(column) for column in zip(*scores, strict=True))
    harmonic = 200 * precision * recall / (precision + recall)
    return {"pages": len(scores), "precision": 100 * precision, "recall": 100 * recall, "F1": harmonic}


def body_of(page: Path, url: str | None) -> str:
    """What is read of a page, less its headline; nothing where the page is refused."""
    html = gzip.decompress(page.read_bytes()).decode("utf8", "replace")
    try:
        article = article_of(html, html=True, url=url, language="en")
    except DatelineError:
        return ""
    if not article.headline:
        return article.text
    start, end = article.headline
    return article.text[:start] + article.text[end:]


def score(wanted: str, found: str) -> tuple[float, float]:
    """Precision and recall of one body."""
    wanted_shingles, found_shingles = shingles(wanted), shingles(found)
    shared = (wanted_shingles & found_shingles).total()
    precision = shared / found_shingles.total() if found_shingles else float(not wanted_shingles)
    return precision, shared / wanted_shingles.total() if wanted_shingles else 1.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1)) if words)


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name:10}{figure:6.1f}")
