"""The corpora that weights may be trained on, as documents of words with what is known of each word."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from dateline.marks import Marks, Word
from dateline.models.conllu import read_conllu
from dateline.text.words import find_words

DATA = Path(os.environ.get("DATELINE_DATA", "../shared/data"))
ENTITY_LABELS = ("PER", "ORG", "LOC", "MISC", "NORP", "WEAPON")
TAGS = ("O", *(f"{part}-{label}" for label in ENTITY_LABELS for part in "BI"))
ANY = (1 << len(TAGS)) - 1  # nothing known: every tag is allowed
ROLE_WORDS = frozenset(
    "minister secretary president prime ambassador representative spokesman spokesperson commander chief envoy king queen".split()
)


def allow(*tags: str) -> int:
    """The bit set of tags that a word may have: partial annotation is a set with several."""
    return sum(1 << TAGS.index(tag) for tag in tags)


OUTSIDE = allow("O")


@dataclass
class Document:
    """Words with character offsets; labels are parallel to them, None where a corpus does not tell."""

    text: str
    spans: list[tuple[int, int]]
    words: tuple[Word, ...] | None = None  # tags and tree
    ends: list[int] | None = None  # 1 where a sentence ends
    entities: list[int] = field(default_factory=list)  # allowed tags, as bits

    def __post_init__(self) -> None:
        self.entities = self.entities or [ANY] * len(self.spans)


def treebank(name: str) -> Iterator[Document]:
    """A UD treebank of DATA/ud with its tree, and GUM's named entities where it has them."""
    path = DATA / "ud" / f"{name}.conllu"
    source = path.read_text("utf8")
    mentions = list(_gum_mentions(source)) if "gum" in name else []
    for number, (_, text, marks) in enumerate(read_conllu(source, name)):
        last = {sentence.last - 1 for sentence in marks.sentences}
        ends = [int(word.i in last) for word in marks.words]
        entities = _named(marks, mentions[number]) if mentions else []
        yield Document(text, [(word.start, word.end) for word in marks.words], marks.words, ends, entities)


def _gum_mentions(source: str) -> Iterator[list[tuple[int, int, str]]]:
    """Per document: (first word, last word, entity type) of all nested mentions."""
    found: list[tuple[int, int, str]] = []
    opened: dict[str, list[tuple[int, str]]] = {}
    at = -1
    for line in source.splitlines():
        if line.startswith("# newdoc") and at >= 0:
            yield found
            found, opened, at = [], {}, -1
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        at += 1
        marked = next((cell[7:] for cell in cells[9].split("|") if cell.startswith("Entity=")), "")
        for opening, body, closing in re.findall(r"(\()?([^()]+)(\))?", marked):
            key, kind = body.split("-")[0], [*body.split("-"), ""][1]
            if opening:
                opened.setdefault(key, []).append((at, kind))
            if closing and opened.get(key):
                first, kind = opened[key].pop()
                found.append((first, at, kind))
    yield found


def _named(marks: Marks, mentions: Iterable[tuple[int, int, str]]) -> list[int]:
    """What GUM's mentions say of names: a proper head with what belongs to its name."""
    free = allow("O", *(f"{part}-{label}" for label in ("MISC", "NORP", "WEAPON") for part in "BI"))
    allowed = [
        free if word.upos == "PROPN" or (word.form[0].isupper() and word.upos in ("ADJ", "NOUN")) else OUTSIDE for word in marks.words
    ]
    label_of = {"person": "PER", "organization": "ORG", "place": "LOC"}
    for first, last, kind in sorted(mentions, key=lambda each: each[0] - each[1]):
        heads = [word for word in marks.words[first : last + 1] if not first <= word.head <= last]
        if kind in label_of and len(heads) == 1 and heads[0].upos == "PROPN":
            run = _name_run(marks, heads[0], kind == "person")
            for word in run:
                allowed[word.i] = allow(f"{'B' if word is run[0] else 'I'}-{label_of[kind]}")
    return allowed


def _name_run(marks: Marks, head: Word, person: bool) -> list[Word]:
    inside = {head.i}
    for child in marks.children(head):
        part = child.rel in ("flat", "goeswith") or (not person and child.upos == "PROPN" and child.rel in ("compound", "amod"))
        case = marks.child(child, "case")
        if not person and child.rel == "nmod" and child.upos == "PROPN" and case is not None and case.lower == "of":
            part = True
        if part:
            inside |= {word.i for word in marks.subtree(child)}
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return list(marks.words[first : last + 1])


def wikigold(fifth: int, held_out: bool = False, spaced: bool = False) -> Iterator[Document]:
    """The sentences of wikigold as documents, all but every fifth one, or only those; `spaced` keeps a space between all its words."""
    for number, block in enumerate((DATA / "ner" / "wikigold.conll").read_text("utf8").split("\n\n")):
        rows = [line.rsplit(" ", 1) for line in block.splitlines() if " " in line and not line.startswith("-DOCSTART-")]
        if rows and (number % 5 == fifth) == held_out:
            yield _join(rows, spaced)


def _join(rows: list[list[str]], spaced: bool) -> Document:
    """Running text of split words, our own words on it, and the tags carried over by characters."""
    text, spans = _spaced([form for form, _ in rows]) if spaced else detokenise([form for form, _ in rows])
    tokens = find_words(text)
    labels = [tag[2:] if tag != "O" else "" for _, tag in rows]
    entities = []
    for start, end, _ in tokens:
        at = next((k for k, (a, b) in enumerate(spans) if a < end and start < b), None)
        label = labels[at] if at is not None else ""
        opens = at is not None and start <= spans[at][0] and (at == 0 or rows[at][1][0] == "B" or labels[at - 1] != label)
        entities.append(_partial(label, "B" if opens else "I") if label else OUTSIDE)
    return Document(text, [token[:2] for token in tokens], None, None, entities)


def _partial(label: str, part: str) -> int:
    return allow(f"{part}-MISC", f"{part}-NORP", f"{part}-WEAPON") if label == "MISC" else allow(f"{part}-{label}")


def _spaced(forms: list[str]) -> tuple[str, list[tuple[int, int]]]:
    ends = list(accumulate(len(form) + 1 for form in forms))
    return " ".join(forms), [(end - len(form) - 1, end - 1) for form, end in zip(forms, ends, strict=True)]


def detokenise(forms: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """A plain running text of split words, and where each of them stands."""
    text, spans, quoted, glue = "", [], False, True
    for form in forms:
        tight = (
            glue or form in {".", ",", ";", ":", "?", "!", ")", "]", "%", "''", "’", "”", "n't", "...", "--"} or form.startswith(("'", "’"))
        )
        if form in {'"', "``", "''"}:
            tight, quoted = glue or quoted, not quoted
        text += ("" if tight else " ") + form
        spans.append((len(text) - len(form), len(text)))
        glue = form in {"(", "[", "$", "``", "“", "#"} or (form == '"' and quoted)
    return text, spans


def re3d() -> Iterator[Document]:
    """Defence and security reports with entity offsets; the folder whose licence bars commercial use is left out."""
    kinds = {
        "Organisation": "ORG",
        "Location": "LOC",
        "Person": "PER",
        "Nationality": "NORP",
        "Weapon": "WEAPON",
        "MilitaryPlatform": "WEAPON",
        "Vehicle": "WEAPON",
    }
    for folder in sorted((DATA / "ner" / "re3d").iterdir()):
        if not folder.is_dir() or "noncommercial" in (folder / "LICENSE").read_text("utf8").lower():
            continue
        marked: dict[str, list[dict[str, object]]] = {}
        rows = list(_json_lines(folder / "entities.json"))
        places = {row["value"] for row in rows if row["type"] == "Location"}
        for row in rows:
            row["either"] = row["type"] == "Organisation" and row["value"] in places
            marked.setdefault(str(row["documentId"]), []).append(row)
        for document in _json_lines(folder / "documents.json"):
            text = str(document["text"])
            tokens = find_words(text)
            allowed = [OUTSIDE] * len(tokens)
            for row in sorted(marked.get(str(document["_id"]), ()), key=lambda each: int(each["end"]) - int(each["begin"])):  # type: ignore[call-overload]
                _mark(allowed, tokens, row, kinds, text)
            yield Document(text, [token[:2] for token in tokens], None, None, allowed)


def _mark(allowed: list[int], tokens: list, row: dict, kinds: dict[str, str], text: str) -> None:
    label = kinds.get(str(row["type"]))
    inside = [k for k, (start, end, _) in enumerate(tokens) if start < int(row["end"]) and int(row["begin"]) < end]
    if label is None or not inside:
        return
    said = text[int(row["begin"]) : int(row["end"])]
    while len(inside) > 1 and text[slice(*tokens[inside[0]][:2])].lower() in ("the", "a", "an", "members", "of", "against"):
        inside.pop(0)
    sure = (text[tokens[inside[0]][0]].isupper() or label == "WEAPON") and not (label == "PER" and ROLE_WORDS & set(said.lower().split()))
    for k in inside:
        part = "B" if k == inside[0] else "I"
        allowed[k] = (allow(f"{part}-ORG", f"{part}-LOC") if row["either"] else allow(f"{part}-{label}")) if sure else ANY


def _json_lines(path: Path) -> Iterator[dict]:
    for line in path.read_text("utf8").splitlines():
        line = line.strip().rstrip(",")
        if line.startswith("{"):
            yield json.loads(line)


def plain() -> Iterator[Document]:
    """Open news without any labels, for distillation: ECB+, Wikinews, White House pages, and the texts of the gold reports to train on."""
    for path in sorted((DATA / "pairs" / "ecbplus").glob("*/*.xml")):
        forms: dict[str, list[str]] = {}
        for token in ElementTree.parse(path).iter("token"):
            forms.setdefault(token.get("sentence", ""), []).append(token.text or "")
        yield _unlabelled(" ".join(detokenise(sentence)[0] for sentence in forms.values()))
    for path in sorted((DATA / "news" / "wikinews-timelines").glob("*/corpus_trackA_TimeML/*")):
        yield _unlabelled(re.sub(r"<[^>]+>", "", path.read_text("utf8")))
    for path in sorted((DATA.parent / "gold" / "train").glob("*.txt")):
        yield _unlabelled(path.read_text("utf8"))
    from trafilatura import extract

    for path in sorted((DATA / "news" / "whitehouse").glob("*.html")):
        yield _unlabelled(_unescaped(extract(path.read_text("utf8", "replace"), favor_precision=True) or ""))


def _unescaped(text: str) -> str:
    """Some of the pages hold the printed form of bytes: turn "\\xc2\\xa0" back into what it stood for."""
    return (
        text.encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1", "ignore").decode("utf8", "ignore")
        if "\\x" in text
        else text
    )


def _unlabelled(text: str) -> Document:
    text = re.sub(r"[^\S\n]+", " ", re.sub(r"\s*\n\s*", "\n\n", text.strip()))
    return Document(text, [token[:2] for token in find_words(text)])
