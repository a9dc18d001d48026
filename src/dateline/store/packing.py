"""Packing: texts, records and marks as the few bytes that a store keeps, and back, without loss."""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from dateline.codec import record_from_json, record_to_json
from dateline.errors import StoreError
from dateline.marks import Entity, Marks, Sentence, Word
from dateline.record import Record
from dateline.types import Article

LEVEL = 9
NO_TEXT = b'"text":""'  # quotation marks inside of strings are escaped: the first one is the field
DAMAGED = "restore the file from a backup, or read its articles again into a new store"
PLAIN, COLUMNS = b"P", b"C"


class Packer:
    """Packs and unpacks with the dictionary of one store; each store keeps its own, so that a new one spoils nothing.

    >>> packer = Packer(shared_dictionary())
    >>> packer.unpack(packer.pack(b"Kyiv denies it."))
    b'Kyiv denies it.'
    """

    def __init__(self, dictionary: bytes, level: int = LEVEL) -> None:
        self.dictionary, self._level = dictionary, level

    def pack(self, data: bytes) -> bytes:
        squeezed = zlib.compressobj(self._level, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, self.dictionary)
        return squeezed.compress(data) + squeezed.flush()

    def unpack(self, packed: bytes) -> bytes:
        """Raises StoreError where the bytes are damaged."""
        try:
            return zlib.decompressobj(-15, self.dictionary).decompress(packed)
        except zlib.error as error:
            raise StoreError(f"packed bytes are damaged: {error}", remedy=DAMAGED) from None

    def pack_record(self, record: Record) -> tuple[bytes, bytes]:
        """The text, and the rest of the JSON."""
        text, facts = split_json(record_to_json(record))
        return self.pack(text), self.pack(facts)

    def unpack_json(self, text: bytes, facts: bytes) -> bytes:
        """The very bytes of `record_to_json`."""
        return self.unpack(facts).replace(NO_TEXT, b'"text":' + self.unpack(text), 1)

    def unpack_record(self, text: bytes, facts: bytes) -> Record:
        return record_from_json(self.unpack_json(text, facts))

    def unpack_text(self, text: bytes) -> str:
        return str(msgspec.json.decode(self.unpack(text), type=str))

    def pack_marks(self, marks: Marks, text: str) -> bytes:
        """The marks of a text; what is in the text already is not said again."""
        try:
            drawn = _columns(marks, text)
            if _marks(drawn, text) == marks:
                return COLUMNS + self.pack(msgspec.json.encode(drawn))
        except (ValueError, LookupError):  # a parse of a shape that columns have no words for
            pass
        return PLAIN + self.pack(msgspec.json.encode([[_plain(each) for each in part] for part in _parts(marks)] + [marks.model]))

    def unpack_marks(self, packed: bytes, text: str) -> Marks:
        said = msgspec.json.decode(self.unpack(packed[1:]))
        if packed[:1] == COLUMNS:
            return _marks(said, text)
        words, sentences, entities, model = said
        return Marks(
            tuple(Word(*each) for each in words),
            tuple(Sentence(*each) for each in sentences),
            tuple(Entity(*each) for each in entities),
            model,
        )

    def pack_article(self, article: Article) -> bytes:
        return self.pack(msgspec.json.encode(article))

    def unpack_article(self, packed: bytes) -> Article:
        return msgspec.json.decode(self.unpack(packed), type=Article)


@cache
def shared_dictionary() -> bytes:
    """What records have in common: the dictionary that new stores are given."""
    return files("dateline.store").joinpath("dictionary.txt").read_bytes()


def split_json(line: bytes) -> tuple[bytes, bytes]:
    """The JSON string of the text, and the record without it.

    >>> split_json(b'{"article":{"id":"article-1","ref":"a","text":"Kyiv","headline":null}}')
    (b'"Kyiv"', b'{"article":{"id":"article-1","ref":"a","text":"","headline":null}}')
    """
    start = line.index(b'"text":"') + len(b'"text":')
    end = start + 1
    while line[end : end + 1] != b'"':
        end += 2 if line[end : end + 1] == b"\\" else 1
    return line[start : end + 1], line[: start + 1] + line[end:]


def _parts(marks: Marks) -> tuple[tuple[Any, ...], ...]:
    return marks.words, marks.sentences, marks.entities


def _plain(part: Any) -> list[Any]:
    names = part.__dataclass_fields__
    return [dict(value) if (value := getattr(part, name)) and name == "feats" else value for name in names]


def _columns(marks: Marks, text: str) -> dict[str, Any]:
    """One list per property: neighbours in it are alike, which packs well. Places are told by gaps and lengths."""
    words, ends = marks.words, [0, *(word.end for word in marks.words)]
    tags, lemmas, rels = _Table(), _Table(), _Table()
    return {
        "model": marks.model,
        "gaps": _letters(word.start - end for word, end in zip(words, ends, strict=False)),
        "lengths": _letters(word.end - word.start for word in words),
        "tags": _letters(tags.number(f"{word.upos} {word.xpos} {_feats(word)}") for word in words),
        "lemmas": _letters(lemmas.number(_script(word)) for word in words),
        "rels": _letters(rels.number(word.deprel) for word in words),
        "heads": _letters(_folded(word.head - word.i) if word.head >= 0 else 0 for word in words),
        "joined": [word.i for word in words if word.joined],
        "forms": {str(word.i): word.form for word in words if word.form != text[word.start : word.end]},
        "sentences": [sentence.last - sentence.first for sentence in marks.sentences],
        "entities": [[each.start, each.end, each.label, each.score] for each in marks.entities],
        "tables": [list(table.numbers) for table in (tags, lemmas, rels)],
    }


def _marks(drawn: dict[str, Any], text: str) -> Marks:
    tags, lemmas, rels = drawn["tables"]
    split = [tag.split(" ", 2) for tag in tags]
    feats: list[dict[str, str]] = [dict(pair.split("=", 1) for pair in tag[2].split("|")) if tag[2] else {} for tag in split]
    gaps, lengths, heads = (_numbers(drawn[name]) for name in ("gaps", "lengths", "heads"))
    columns = zip(_numbers(drawn["tags"]), _numbers(drawn["lemmas"]), _numbers(drawn["rels"]), strict=True)
    forms, joined = {int(i): form for i, form in drawn["forms"].items()}, set(drawn["joined"])
    of = [number for number, size in enumerate(drawn["sentences"]) for _ in range(size)]
    words, at = [], 0
    for i, (tag, lemma, rel) in enumerate(columns):
        start = at + gaps[i]
        at = start + lengths[i]
        form = forms.get(i, text[start:at])
        head = i + _unfolded(heads[i]) if heads[i] else -1
        upos, xpos, _ = split[tag]
        words.append(Word(i, start, at, form, _lemma(form, lemmas[lemma]), upos, xpos, feats[tag], head, rels[rel], of[i], i in joined))
    sentences, first = [], 0
    for number, size in enumerate(drawn["sentences"]):
        last = first + size
        sentences.append(Sentence(number, first, last, words[first].start, words[last - 1].end))
        first = last
    return Marks(tuple(words), tuple(sentences), tuple(Entity(*each) for each in drawn["entities"]), drawn["model"])


class _Table:
    """Numbers for labels, in the order in which they first come."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, label: str) -> int:
        return self.numbers.setdefault(label, len(self.numbers))


def _letters(numbers: Any) -> str:
    """Small numbers as one character each."""
    return "".join([chr(number + 0x23) if number < 57 else chr(number + 0x100) for number in numbers])


def _numbers(letters: str) -> list[int]:
    return [ord(letter) - 0x23 if letter < "\x7f" else ord(letter) - 0x100 for letter in letters]


def _folded(number: int) -> int:
    """Whole numbers but 0 as 1, 2, 3, …: -1, 1, -2, 2, …"""
    return 2 * number if number > 0 else -2 * number - 1


def _unfolded(number: int) -> int:
    return number // 2 if number % 2 == 0 else -(number + 1) // 2


def _feats(word: Word) -> str:
    return "|".join(f"{name}={value}" for name, value in word.feats.items())


def _script(word: Word) -> str:
    """How the lemma follows from the form: how many letters go from the end of it in small letters, and what comes instead."""
    form, lemma = word.form.lower(), word.lemma
    if lemma == word.form and lemma != form:
        return "="
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return f"{len(form) - same}{lemma[same:]}" if same and len(form) - same < 10 else f"={lemma}"


def _lemma(form: str, script: str) -> str:
    if script[0] == "=":
        return script[1:] or form
    lower = form.lower()
    return lower[: len(lower) - int(script[0])] + script[1:]
