# ruff: noqa: E501 - one line of weights reads better than six
"""The ontology is data: every row of it can be held against the rest."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import ontology as tables
from dateline.knowledge.ontology import Ontology

PLOVER = {
    "AGREE": (1, 2.5), "CONSULT": (1, 2.5), "SUPPORT": (1, 5.0), "CONCEDE": (1, 4.5), "COOPERATE": (2, 9.5), "AID": (2, 10.0), "RETREAT": (2, 6.5),
    "REQUEST": (3, 0.0), "ACCUSE": (3, -3.0), "REJECT": (3, -2.0), "THREATEN": (3, -3.5), "PROTEST": (4, -5.0), "SANCTION": (4, -6.0),
    "MOBILIZE": (4, -5.5), "COERCE": (4, -7.0), "ASSAULT": (4, -9.0),
}  # fmt: skip


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return Ontology.load()


def test_the_sixteen_types_with_quad_class_and_weight(ontology: Ontology) -> None:
    assert {name: (kind.quad, kind.goldstein) for name, kind in ontology.types.items()} == PLOVER


def test_the_two_errata_of_the_manual_are_mended(ontology: Ontology) -> None:
    assert ontology.type("ACCUSE").goldstein == -3.0
    assert ontology.type("SANCTION").quad == 4


def test_a_mode_weighs_more_finely_than_its_type(ontology: Ontology) -> None:
    assert ontology.goldstein("RETREAT", "disarm") == 10.0
    assert ontology.goldstein("RETREAT", None) == 6.5


def test_every_type_has_examples_a_gloss_and_cameo_roots(ontology: Ontology) -> None:
    for kind in ontology.types.values():
        assert kind.gloss and kind.examples and kind.cameo, kind.name
        assert all(example["trigger"] in example["text"] for example in kind.examples)


def test_cameo_codes_lie_under_types_that_exist(ontology: Ontology) -> None:
    for code in ontology.codes.values():
        assert code.code.startswith(code.root)
        assert not code.type or code.mode == "" or code.mode in ontology.type(code.type).modes, code


def test_every_row_of_the_lexicon_has_a_code_of_a_kind_with_its_type(ontology: Ontology) -> None:
    rows = [row for rows in ontology.triggers.values() for row in rows if row.type]
    assert len(rows) > 1000
    assert all(row.cameo in ontology.codes and 0 < row.score <= 1 for row in rows)


def test_all_sixteen_types_can_be_triggered(ontology: Ontology) -> None:
    assert {row.type for rows in ontology.triggers.values() for row in rows} - {""} == set(PLOVER)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("attack\tv\tobj\tASSAULT\t\t190\t", "columns"),
        ("attack\tv\tobj=@nothing\tASSAULT\t\t190\t\t0.9", "class of words"),
        ("attack\tv\tobj\tFIGHT\t\t190\t\t0.9", "no type"),
        ("attack\tv\tobj\tASSAULT\tgentle\t190\t\t0.9", "no mode"),
        ("attack\tv\tobj\tASSAULT\t\t999\t\t0.9", "CAMEO"),
        ("attack\tx\tobj\tASSAULT\t\t190\t\t0.9", "part"),
    ],
)
def test_a_malformed_row_is_named(monkeypatch: pytest.MonkeyPatch, ontology: Ontology, row: str, complaint: str) -> None:
    class Table:
        def joinpath(self, *_: str) -> Table:
            return self

        def read_text(self, _: str) -> str:
            return f"words\n{row}\n"

    monkeypatch.setattr(tables, "files", lambda _: Table())
    with pytest.raises(KnowledgeError, match=rf"phrases.tsv, line 2.*{complaint}"):
        tables._index(ontology.types, ontology.codes, ontology.classes)


def test_no_row_of_the_lexicon_hides_another(ontology: Ontology) -> None:
    hidden = []
    for (word, _), rows in ontology.triggers.items():
        first: dict[frozenset[object], tuple[str, str | None]] = {}
        for row in rows:
            needs = frozenset((need.slot, need.words, need.kinds, need.absent) for need in row.needs)
            if first.setdefault(needs, (row.type, row.mode)) != (row.type, row.mode):
                hidden.append(f"{word}: {row.table} {row.line}")
    assert not hidden, "an earlier row asks for the same; drop the word from one of them"
