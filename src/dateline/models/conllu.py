"""CoNLL-U in and out: any Universal Dependencies parse can stand in for ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.errors import MarksError
from dateline.marks import Entity, Marks, Sentence, Word

COLUMNS = 10


@dataclass
class Draft:
    """One document while it is being read."""

    ref: str
    place: str
    text: str = ""
    words: list[Word] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """One line of ten columns; a range line ("3-4") has `last` > `first`."""

    first: int
    last: int
    cells: list[str]

    @property
    def spaced(self) -> bool:
        return "SpaceAfter=No" not in self.cells[9].split("|")


def read_conllu(source: str, place: str = "CoNLL-U") -> Iterator[tuple[str, str, Marks]]:
    """The documents of a CoNLL-U text as (ref, text, marks), the text put together from forms and `SpaceAfter`.

    A document opens at `# newdoc id = REF`; a paragraph (`# newpar`) after a blank line. Empty nodes are passed over.
    Raises MarksError with file and line where the ten columns are not there or a head points nowhere.

    >>> lines = ["1 Go go VERB VB _ 0 root _ SpaceAfter=No", "2 ! ! PUNCT . _ 1 punct _ _", ""]
    >>> [(ref, text, marks)] = read_conllu("\\n".join(lines).replace(" ", "\\t"))
    >>> text, marks.words[1].head
    ('Go!', 0)
    """
    draft = Draft(place, place)
    rows: list[Row] = []
    gap = ""
    for number, line in enumerate([*source.splitlines(), ""], 1):
        where = f"{place}, line {number}"
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            if key.strip() in ("newdoc", "newdoc id"):
                if draft.words:
                    yield _finish(draft)
                draft, gap = Draft(value.strip() or place, place), ""
            elif key.strip().split(" ")[0] == "newpar":
                gap = "\n\n" if draft.text else ""
        elif line.strip():
            rows += _row(line, where)
        elif rows:
            _add_sentence(draft, rows, gap, where)
            gap = " " if rows[-1].spaced else ""
            rows = []
    if draft.words:
        yield _finish(draft)


def _row(line: str, where: str) -> list[Row]:
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        raise MarksError(f"{len(cells)} columns instead of {COLUMNS}", where=where, remedy="separate the columns by single tabs")
    first, _, last = cells[0].partition("-")
    if "." in first:
        return []
    if not first.isdigit() or (last and not last.isdigit()):
        raise MarksError(f"{cells[0]!r} is no word number", where=where, remedy="number the words 1, 2, 3, a range as 3-4")
    return [Row(int(first), int(last or first), cells)]


def _add_sentence(draft: Draft, rows: list[Row], gap: str, where: str) -> None:
    base, number, text = len(draft.words), len(draft.sentences), draft.text + gap
    spans: dict[int, tuple[int, int]] = {}
    joined: set[int] = set()
    covered = 0
    for row in rows:
        if row.first > covered:
            parts = [part.cells[1] for part in rows if row.first <= part.first == part.last <= row.last]
            joined |= set(range(row.first + 1, row.last + 1))
            spans |= dict(zip(range(row.first, row.last + 1), _cut(row.cells[1], parts, len(text)), strict=False))
            text += row.cells[1] + " " * (row.spaced and row.last < rows[-1].last)
            covered = row.last
    singles = [row for row in rows if row.first == row.last]
    size = len(singles)
    for row in singles:
        head = row.cells[6]
        if row.first - 1 != len(draft.words) - base or not head.isdigit() or int(head) > size:
            raise MarksError(
                f"word {row.cells[0]} has head {head!r} in a sentence of {size}",
                where=where,
                remedy="number words and heads within the sentence",
            )
        start, end = spans[row.first]
        draft.words.append(
            Word(
                len(draft.words),
                start,
                end,
                row.cells[1],
                row.cells[2],
                row.cells[3],
                _blank(row.cells[4]),
                _feats(row.cells[5]),
                base + int(head) - 1 if int(head) else -1,
                row.cells[7],
                number,
                row.first in joined,
            )
        )
    _check_tree(draft.words[base:], base, where)
    draft.entities += _entities(singles, draft.words[base:])
    draft.text = text
    draft.sentences.append(Sentence(number, base, base + size, draft.words[base].start, draft.words[-1].end))


def _check_tree(words: list[Word], base: int, where: str) -> None:
    for word in words:
        steps, at = 0, word
        while at.head >= 0 and steps <= len(words):
            at, steps = words[at.head - base], steps + 1
        if steps > len(words):
            raise MarksError(f"the heads of {word.form!r} run in a circle", where=where, remedy="give every sentence one tree")


def _cut(surface: str, parts: list[str], at: int) -> list[tuple[int, int]]:
    """Where the parts of a token stand; all of them get the whole token where its letters are not theirs."""
    if "".join(parts) != surface:
        return [(at, at + len(surface))] * max(1, len(parts))
    spans = []
    for part in parts:
        spans.append((at, at + len(part)))
        at += len(part)
    return spans


def _blank(cell: str) -> str:
    return "" if cell == "_" else cell


def _feats(cell: str) -> dict[str, str]:
    return dict(pair.partition("=")[::2] for pair in cell.split("|")) if cell != "_" else {}


def _entities(rows: list[Row], words: list[Word]) -> Iterator[Entity]:
    """Our own `NER=B-PER` marks in the last column."""
    opened: tuple[int, str] | None = None
    for row, word in zip(rows, words, strict=True):
        tag = next((cell[4:] for cell in row.cells[9].split("|") if cell.startswith("NER=")), "O")
        if opened and tag != f"I-{opened[1]}":
            yield Entity(opened[0], words[word.i - words[0].i - 1].end, opened[1])
            opened = None
        if tag != "O" and opened is None:
            opened = (word.start, tag[2:])
    if opened:
        yield Entity(opened[0], words[-1].end, opened[1])


def _finish(draft: Draft) -> tuple[str, str, Marks]:
    return draft.ref, draft.text, Marks(tuple(draft.words), tuple(draft.sentences), tuple(draft.entities), "conllu")


def write_conllu(ref: str, text: str, marks: Marks) -> str:
    """Valid CoNLL-U: one document, `# text` per sentence, entities as `NER=B-PER` in the last column."""
    lines = [f"# newdoc id = {ref}"]
    for sentence in marks.sentences:
        words = marks.words_of(sentence)
        before = text[marks.sentences[sentence.i - 1].end : sentence.start] if sentence.i else ""
        lines += ["# newpar"] * (not sentence.i or "\n\n" in before)
        lines += [f"# sent_id = {ref}-{sentence.i + 1}", f"# text = {' '.join(text[sentence.start : sentence.end].split())}"]
        for at in range(len(words)):
            lines += _lines(marks, words, at, text, sentence.first)
        lines.append("")
    return "\n".join(lines) + "\n"


def _lines(marks: Marks, words: tuple[Word, ...], at: int, text: str, base: int) -> Iterator[str]:
    word, last = words[at], at
    while last + 1 < len(words) and words[last + 1].joined:
        last += 1
    if last > at and not word.joined:
        misc = _spacing(text, words, last)
        yield "\t".join([f"{at + 1}-{last + 1}", text[word.start : words[last].end], *"_" * 7, misc or "_"])
    inside = word.joined or last > at
    entity = marks.entity_of(word)
    named = f"NER={'B' if entity.start == word.start else 'I'}-{entity.label}" if entity else ""
    misc = "|".join(filter(None, (named, "" if inside else _spacing(text, words, at)))) or "_"
    feats = "|".join(f"{key}={value}" for key, value in sorted(word.feats.items(), key=lambda pair: pair[0].lower())) or "_"
    yield "\t".join(
        [
            str(at + 1),
            word.form,
            word.lemma,
            word.upos,
            word.xpos or "_",
            feats,
            str(word.head - base + 1 if word.head >= 0 else 0),
            word.deprel,
            "_",
            misc,
        ]
    )


def _spacing(text: str, words: tuple[Word, ...], at: int) -> str:
    end = words[at].end
    return "SpaceAfter=No" if text[end : end + 1].strip() or (at + 1 < len(words) and words[at + 1].start == end) else ""
