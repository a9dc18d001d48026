"""Corpora into numbers: piece ids for pupil and teacher, word features, labels. Written to one compressed file."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from dateline.models.lemmas import edit_script
from dateline.models.pieces import gap_before, shape_of
from train.corpora import TAGS, Document, plain, re3d, treebank, wikigold

HELD_OUT_FIFTH = 4
COLUMNS = ("upos", "xpos", "feats", "lemma", "rel")


def corpora() -> dict[str, list[Document]]:
    """All documents by set; the names say what each may be used for in training."""
    sets = {name: list(treebank(name)) for name in ("en_ewt-train", "en_gum-open-train", "en_ewt-dev", "en_gum-open-dev")}
    sets["wikigold"] = list(wikigold(HELD_OUT_FIFTH))
    sets["wikigold-spaced"] = list(wikigold(HELD_OUT_FIFTH, spaced=True))
    sets["wikigold-held"] = list(wikigold(HELD_OUT_FIFTH, held_out=True))
    sets["re3d"] = list(re3d())
    sets["plain"] = list(plain())
    return sets


def label_lists(documents: Iterable[Document]) -> dict[str, list[str]]:
    """The labels of each head: all seen twice in training, rarer ones left to the nearest that is."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in COLUMNS}
    for document in documents:
        for labels in _columns(document):
            for name, label in zip(COLUMNS, labels, strict=True):
                counts[name][label] += 1
    lists = {name: sorted(label for label, count in counter.items() if count > 1 or name == "upos") for name, counter in counts.items()}
    return {**lists, "entity": list(TAGS), "end": ["inside", "end"]}


def _columns(document: Document) -> Iterator[tuple[str, ...]]:
    for word in document.words or ():
        feats = "|".join(f"{key}={value}" for key, value in sorted(word.feats.items(), key=lambda pair: pair[0].lower()))
        yield word.upos, word.xpos, feats, edit_script(word.form, word.lemma), word.deprel


def numbers(document: Document, lists: dict[str, list[str]], tokenizers: dict[str, Tokenizer]) -> dict[str, np.ndarray]:
    """One document as arrays; -1 is "not told"."""
    forms = [document.text[a:b] for a, b in document.spans]
    size = len(forms)
    row: dict[str, np.ndarray] = {"shape": np.array([shape_of(form) for form in forms], np.int8)}
    ends = [0, *(b for _, b in document.spans)]
    row["gap"] = np.array([gap_before(document.text, ends[k], a) for k, (a, _) in enumerate(document.spans)], np.int8)
    for name, tokenizer in tokenizers.items():
        encoded = tokenizer.encode(forms, is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in forms]
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            pieces[word].append(piece)
        unknown = tokenizer.token_to_id("[UNK]")
        pieces = [each[:8] or [unknown] for each in pieces]
        row[name] = np.array([piece for each in pieces for piece in each], np.uint16)
        row[name + "_size"] = np.array([len(each) for each in pieces], np.uint8)
    index = {name: {label: k for k, label in enumerate(lists[name])} for name in COLUMNS}
    told = list(_columns(document)) or [("",) * len(COLUMNS)] * size
    for k, name in enumerate(COLUMNS):
        row[name] = np.array([index[name].get(labels[k], -1) if document.words else -1 for labels in told], np.int16)
    row["head"] = np.array([word.head for word in document.words] if document.words else [-2] * size, np.int32)
    row["end"] = np.array(document.ends or [-1] * size, np.int8)
    row["entity"] = np.array(document.entities, np.uint16)
    return row


def main(out: Path, tokenizer_paths: dict[str, str]) -> None:
    tokenizers = {}
    for name, path in tokenizer_paths.items():
        tokenizers[name] = Tokenizer.from_file(path)
        tokenizers[name].no_truncation(), tokenizers[name].no_padding()
    sets = corpora()
    lists = label_lists([*sets["en_ewt-train"], *sets["en_gum-open-train"]])
    arrays: dict[str, np.ndarray] = {f"labels/{name}": np.array(labels) for name, labels in lists.items()}
    for name, documents in sets.items():
        rows = [numbers(document, lists, tokenizers) for document in documents if document.spans]
        for column in rows[0]:
            arrays[f"{name}/{column}"] = np.concatenate([row[column] for row in rows])
        arrays[f"{name}/size"] = np.array([len(row["shape"]) for row in rows], np.int32)
        print(f"{name}: {len(rows)} documents, {arrays[f'{name}/size'].sum()} words", file=sys.stderr)
    np.savez_compressed(out, **arrays)


if __name__ == "__main__":
    main(Path(sys.argv[1]), dict(argument.split("=") for argument in sys.argv[2:]))
