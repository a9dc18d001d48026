"""Counts and measures: how much, of what, in which unit."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.facts.quantities import find_quantities
from dateline.facts.quantities.amounts import amounts_in
from dateline.facts.quantities.nouns import lemma_of
from dateline.facts.times import find_times
from dateline.knowledge.units import Units, read_units
from dateline.marks import Marks, Word
from dateline.models.conllu import read_conllu
from dateline.text.numbers import number_of
from dateline.types import Article, Found, Quantity


def tree(rows: str) -> tuple[str, Marks]:
    """A sentence from lines "form lemma upos head deprel"; words stand apart but for those marked with a leading "_"."""
    lines, cells = [], [row.split() for row in rows.strip().splitlines()]
    for number, (form, lemma, upos, head, deprel) in enumerate(cells, 1):
        following = number < len(cells) and cells[number][0].startswith("_")
        lines.append(
            "\t".join((str(number), form.lstrip("_"), lemma, upos, "_", "_", head, deprel, "_", "SpaceAfter=No" if following else "_"))
        )
    [(_, text, marks)] = read_conllu("\n".join(lines) + "\n")
    return text, marks


def found_in(text: str, marks: Marks | None = None) -> tuple[str, Found[Quantity]]:
    article, marks = Article("a", "a", text, published="2022-01-27"), marks or Marks()
    return text, find_quantities(article, marks, find_times(article, marks))


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("8,500", 8500, 8500, False),
        ("twenty-five", 25, 25, False),
        ("two hundred and five", 205, 205, False),
        ("1.2 million", 1_200_000, 1_200_000, False),
        ("more than 500", 500, None, False),
        ("at least 20", 20, None, False),
        ("no fewer than 45", 45, None, False),
        ("less than 50", None, 50, False),
        ("up to 15,000", None, 15_000, False),
        ("no more than ten", None, 10, False),
        ("about 80", 80, 80, True),
        ("some 12,000", 12_000, 12_000, True),
        ("nearly 4,000", None, 4000, True),
        ("between 10 and 20", 10, 20, False),
        ("10 to 20", 10, 20, False),
        ("8-10", 8, 10, False),
        ("107 or more", 107, None, False),
        ("twelve (12)", 12, 12, False),
        ("dozens", 24, None, True),
        ("scores", 40, None, True),
        ("hundreds", 200, None, True),
        ("tens of thousands", 20_000, None, True),
        ("hundreds of thousands", 200_000, None, True),
        ("half a dozen", 6, 6, False),
        ("two dozen", 24, 24, False),
        ("a hundred", 100, 100, False),
        ("half a million", 500_000, 500_000, False),
        ("some 20-30", 20, 30, True),
        ("30,000+", 30_000, None, False),
        ("as many as 300", None, 300, False),
        ("several hundred", 300, None, True),
    ],
)
def test_amounts(text: str, low: int | None, high: int | None, approximate: bool) -> None:
    [amount] = amounts_in(f"It was {text}.")
    assert (amount.low, amount.high, amount.approximate) == (low, high, approximate)
    assert f"It was {text}."[amount.start : amount.end] == text


@pytest.mark.parametrize(
    ("text", "span", "low", "unit"),
    [
        ("It is 10 km away.", "10 km", 10, "km"),
        ("They walked 30km.", "30km", 30, "km"),
        ("It is some 12 nautical miles off.", "some 12 nautical miles", 12, "[nmi_i]"),
        ("It fell 0.4%.", "0.4%", 0.4, "%"),
        ("It is 31 per cent full.", "31 per cent", 31, "%"),
        ("They took 1.2 tonnes.", "1.2 tonnes", 1.2, "t"),
        ("It holds 7,000 m3/s now.", "7,000 m3/s", 7000, "m3/s"),
        ("It cost $1.2 billion.", "$1.2 billion", 1_200_000_000, "USD"),
        ("It asked for $140m.", "$140m", 140_000_000, "USD"),
        ("It gave 15 million euros.", "15 million euros", 15_000_000, "EUR"),
        ("It gave US$37 million.", "US$37 million", 37_000_000, "USD"),
        ("It pledged £59.5 million.", "£59.5 million", 59_500_000, "GBP"),
        ("They lost half of the crop.", "half", 50, "%"),
        ("It hit one in five homes.", "one in five", 20, "%"),
        ("It cost between $5 and $10 million.", "between $5 and $10 million", 5_000_000, "USD"),
        ("They took half a tonne of it.", "half a tonne", 0.5, "t"),
        ("He got seven years in prison.", "seven years", 7, "a"),
    ],
)
def test_measures_and_money(text: str, span: str, low: float, unit: str) -> None:
    _, found = found_in(text)
    [quantity] = found.things
    assert (found.mentions[0].span.of(text), quantity.low, quantity.unit) == (span, low, unit)


def test_a_count_takes_in_its_noun() -> None:
    text, marks = tree("""
        At at ADP 3 advmod
        least least ADV 3 advmod
        8,500 8,500 NUM 6 nummod
        U.S. U.S. PROPN 6 compound
        combat combat NOUN 6 compound
        troops troop NOUN 7 nsubj
        left leave VERB 0 root
        _. . PUNCT 7 punct
    """)
    _, found = found_in(text, marks)
    assert [mention.span.of(text) for mention in found.mentions] == ["At least 8,500 U.S. combat troops"]
    assert [(quantity.low, quantity.high, quantity.of, quantity.unit) for quantity in found.things] == [(8500, None, "troop", None)]
    assert found.heads == (5,)


def test_a_named_weapon_is_counted_by_its_noun() -> None:
    text, marks = tree("""
        They they PRON 2 nsubj
        sent send VERB 0 root
        30 30 NUM 7 nummod
        Su Su PROPN 7 compound
        _- - PUNCT 6 punct
        _35 35 NUM 4 nummod
        jets jet NOUN 2 obj
        _. . PUNCT 2 punct
    """)
    _, found = found_in(text, marks)
    assert [(mention.span.of(text), found.thing(mention).of) for mention in found.mentions] == [("30 Su-35 jets", "jet")]


def test_the_noun_left_out_is_the_one_last_counted() -> None:
    text, marks = tree("""
        Five five NUM 2 nummod
        soldiers soldier NOUN 4 nsubj:pass
        were be AUX 4 aux:pass
        killed kill VERB 0 root
        and and CCONJ 7 cc
        eight eight NUM 7 nsubj
        wounded wound VERB 4 conj
        _. . PUNCT 4 punct
    """)
    _, found = found_in(text, marks)
    assert [(mention.span.of(text), found.thing(mention).of) for mention in found.mentions] == [
        ("Five soldiers", "soldier"),
        ("eight wounded", "soldier"),
    ]


def test_casualties_without_a_noun_are_people() -> None:
    text, marks = tree("""
        Blast blast NOUN 2 nsubj
        kills kill VERB 0 root
        12 12 NUM 2 obj
    """)
    _, found = found_in(text, marks)
    assert [(quantity.low, quantity.of) for quantity in found.things] == [(12, "person")]


@pytest.mark.parametrize(
    "rows",
    [
        "Bell Bell PROPN 0 root\n_, , PUNCT 3 punct\n34 34 NUM 1 appos\n_, , PUNCT 1 punct",
        "Resolution resolution NOUN 0 root\n2254 2254 NUM 1 nummod",
        "It it PRON 2 nsubj\nwon win VERB 0 root\n3 3 NUM 2 obj\n_- - PUNCT 5 punct\n_2 2 NUM 3 nmod",
        "It it PRON 2 nsubj\nlasted last VERB 0 root\nthree three NUM 4 nummod\ndays day NOUN 2 obj",
        "It it PRON 2 nsubj\nbegan begin VERB 0 root\nin in ADP 4 case\n2014 2014 NUM 2 obl",
    ],
)
def test_what_is_no_quantity(rows: str) -> None:
    assert found_in(*tree(rows))[1].things == ()


def test_numbers_in_words() -> None:
    assert number_of("two million three hundred thousand and five".split()) == 2_300_005
    assert number_of(["many"]) is None


def test_units_know_signs_and_names() -> None:
    units = Units.load()
    assert units.preceding("about NZ$ 26", 10) is not None
    assert units.following("26 million U.S. dollars", 10) == (23, units.names["dollar"])


def test_a_malformed_table_says_where() -> None:
    with pytest.raises(KnowledgeError, match=r"units.toml, line 2: no text under 'code'"):
        read_units("\n[[unit]]\nnames = ['x']")
    with pytest.raises(KnowledgeError, match="line 1"):
        read_units("[[unit]\nx = 1")


def test_hostile_text_is_read_without_harm() -> None:
    text = "9" * 6000 + " " + "one hundred and " * 3000 + "1,000" * 3000 + " $" * 3000
    assert found_in(text)[1].mentions is not None


def test_a_change_tells_two_amounts_and_a_range_one() -> None:
    assert [(amount.low, amount.high) for amount in amounts_in("It rose from 9 to 10.")] == [(9, 9), (10, 10)]
    assert [(amount.low, amount.high) for amount in amounts_in("It lasts from 9 to 10 rounds.")] == [(9, 10)]


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("policemen", "NNS", "policeman"),
        ("Iraqis", "NNPS", "Iraqi"),
        ("MEPs", "NNS", "MEP"),
        ("Reservists", "NNPS", "reservist"),
        ("crew", "NN", "crew"),
    ],
)
def test_lemmas_of_what_is_counted(form: str, xpos: str, lemma: str) -> None:
    assert lemma_of(Word(0, 0, 1, form, "", "PROPN" if xpos.startswith("NNP") else "NOUN", xpos)) == lemma
