"""docs/ontology.md is made from the tables of the ontology, so that it says what the program does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from dateline.knowledge.ontology import EventType, Ontology

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"
HEADING = """\
<!-- Made from src/dateline/knowledge/data/plover.toml and cameo.tsv by `python -m pytest tests/house/test_ontology_page.py --refresh`.
Change it there, not here. -->

# The ontology

What counts as an event, and as which: [PLOVER](https://github.com/openeventdata/PLOVER)'s sixteen types with their modes, and beside them
the most specific [CAMEO](https://en.wikipedia.org/wiki/Conflict_and_Mediation_Event_Observations) code. Codes and weights are those of
PLOVER's manual (draft 0.8) with two corrections: ACCUSE weighs -3, where the manual's sign is missing, and SANCTION is material
conflict, as its chapter has it. The weight (Goldstein) runs from conflict (-10) to cooperation (+10). All examples are our own, and all
are tests: what stands in bold is the trigger. An event of the type may have the CAMEO code of another root where CAMEO and PLOVER part:
a conviction is SANCTION and 116, a call for sanctions on a third party REQUEST and 113.

Words are in `triggers.tsv` and, root by root of CAMEO, in `phrases.tsv`, beside the tables this page is made from. A row names a lemma,
its part of speech, the slots around it that must (or, with `-` or `!=`, must not) be filled, the type, mode and code, who acts and who
undergoes, and how sure it is.
"""


def page(ontology: Ontology) -> str:
    return (
        "\n".join([HEADING, *(line for number in ontology.quads for line in quad(number, ontology)), *rules(ontology), *codes(ontology)])
        + "\n"
    )


def quad(number: int, ontology: Ontology) -> Iterator[str]:
    yield f"## {number}: {ontology.quads[number]}\n"
    for kind in ontology.types.values():
        if kind.quad == number:
            yield from about(kind)


def about(kind: EventType) -> Iterator[str]:
    needs = "; needs a recipient" if kind.recipient else ""
    yield f"### {kind.name}\n\n{kind.gloss}\nWeight {kind.goldstein:+g}; CAMEO {', '.join(kind.cameo)}{needs}.\n"
    if kind.modes:
        yield "| mode | weight | example |\n|---|---|---|"
        for mode, weight in kind.modes.items():
            shown = next((example for example in kind.examples if example.get("mode") == mode), None)
            yield f"| {mode} | {weight:+g} | {bold(shown) if shown else ''} |"
        yield ""
    yield from (f"- {bold(example)}" for example in kind.examples if not example.get("mode"))
    yield ""


def bold(example: Mapping[str, str]) -> str:
    return example["text"].replace(example["trigger"], f"**{example['trigger']}**", 1)


def rules(ontology: Ontology) -> Iterator[str]:
    yield "## Decision rules\n\nWhere the words alone would say something else.\n\n| if | then | example |\n|---|---|---|"
    yield from (f"| {rule.when} | {rule.then}. | {bold(rule.example)} |" for rule in ontology.rules)


def codes(ontology: Ontology) -> Iterator[str]:
    yield "\n## CAMEO codes\n\n| code | what | PLOVER | quad | weight |\n|---|---|---|---|---|"
    for code in ontology.codes.values():
        kind = " ".join(filter(None, (code.type, code.mode)))
        weight = "" if code.goldstein is None else f"{code.goldstein:+g}"
        yield f"| {code.code} | {code.name} | {kind} | {code.quad} | {weight} |"


def test_the_page_is_up_to_date(request: pytest.FixtureRequest) -> None:
    made = page(Ontology.load())
    if request.config.getoption("--refresh"):
        PAGE.write_text(made, "utf8")
    assert PAGE.read_text("utf8") == made, "make it anew: python -m pytest tests/house/test_ontology_page.py --refresh"


def test_every_mode_has_an_example() -> None:
    for kind in Ontology.load().types.values():
        assert set(kind.modes) <= {example.get("mode") for example in kind.examples}, kind.name
