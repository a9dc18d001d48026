"""One article from one text: headline, dateline, byline, agency, date, and spans that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError, LanguageError
from dateline.text.composing import article_of
from dateline.types import Article

WIRE = """Ferry runs aground off Batumi

By ANA SÁ and TOM ASK

BATUMI, Georgia, Oct. 4, 2023 (Harbour Wire) — A ferry ran aground on Wednesday, the coast guard said.

“Nobody was hurt,” it added.

(Reporting by Ana Sá; Editing by Tom Ask)
"""


def headline(article: Article) -> str | None:
    return article.headline and article.headline.of(article.text)


def test_a_wire_report_is_taken_apart() -> None:
    article = article_of(WIRE)
    assert headline(article) == "Ferry runs aground off Batumi"
    assert article.dateline_span and article.dateline_span.of(article.text) == "BATUMI"
    assert (article.agency, article.byline, article.published) == ("Harbour Wire", "ANA SÁ and TOM ASK", "2023-10-04")
    assert article.text.endswith("“Nobody was hurt,” it added.")
    assert [(removed.reason, removed.text) for removed in article.removed] == [
        ("credit of writers", "(Reporting by Ana Sá; Editing by Tom Ask)")
    ]


def test_ids_depend_on_text_and_url_alone() -> None:
    assert article_of(WIRE, ref="a").id == article_of(WIRE, ref="b", published="2020-01-01").id
    assert article_of(WIRE).id != article_of(WIRE, url="https://a.example").id


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Who cut the cable?\n\nA cable went dead on Sunday, the operator said.", "Who cut the cable?"),
        ("ANALYSIS\n\nThe bargain is a bluff\n\nBy Ana Sá\n\nSuppose that it works, she said.", "The bargain is a bluff"),
        ("MINISTRY OF FISHERIES\nNo. 41/2021\n\nBatumi, 4 May 2021\n\nOn the ferry\n\nThe ministry regrets it.", "On the ferry"),
        ("The coast guard said on Monday that the ferry had sunk.\n\nNobody was hurt.", None),
        ("QUESTION: Was there a meeting with them?\n\nMR ASK: There was one on Monday, and it was long.", None),
        ("Press Statement\nAna Sá, Minister of Fisheries\nApril 6, 2022\nThe ministry regrets what was said of it.", None),
        ("Ferry runs aground", None),
    ],
)
def test_headlines_are_told_from_what_stands_around_them(text: str, wanted: str | None) -> None:
    assert headline(article_of(text)) == wanted


def test_a_title_that_stands_in_the_text_is_not_put_there_twice() -> None:
    article = article_of("FERRY RUNS AGROUND\n\nA ferry ran aground on Wednesday, it was said.", title="Ferry runs aground")
    assert article.text.startswith("FERRY RUNS AGROUND\n\nA ferry")
    assert headline(article) == "FERRY RUNS AGROUND"


def test_a_title_may_carry_the_name_of_the_paper_or_run_into_its_report() -> None:
    article = article_of("Ferry runs aground\n\nIt ran aground on Wednesday, it was said.", title="Ferry runs aground - The Paper")
    assert article.text.startswith("Ferry runs aground\n\nIt ran")
    article = article_of("Ferry runs aground It ran aground on Wednesday, it was said.", title="Ferry runs aground")
    assert article.text == "Ferry runs aground\n\nIt ran aground on Wednesday, it was said."


def test_what_the_caller_says_is_made_legible() -> None:
    article = article_of("The army said that it had left.", ref="a\ud800", publisher=" The\u200b Paper ", url="https://a.example/\x00")
    assert (article.ref, article.publisher, article.url) == ("a\ufffd", "The Paper", "https://a.example/")


def test_a_language_that_is_stated_is_believed() -> None:
    with pytest.raises(LanguageError, match="the report is in German"):
        article_of("The army said that it had left.", language="de-AT")
    assert article_of("Un obus est tombé dans le nord du pays, et les gens sont partis.", language="en")


def test_a_text_without_a_report_is_refused() -> None:
    with pytest.raises(InputError, match="there is no report"):
        article_of("ADVERTISEMENT\n\n* * *\n")


MARKS = ["\n", "\n\n", "   ", "\t", "\u200b", "\u202e", "\u2028", "\ud800", "\ufeff", "|", " | ", "(AP) —", ": ", "[1]", "©", "\x00"]
WORDS = ["KYIV", "By Ana Sá", "Read more", "Photo: A. B.", "Comments", "4 May 2021", "Updated", "the army said", "and that it was", "."]


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(st.text(max_size=200), st.lists(st.sampled_from([*MARKS, *WORDS]), max_size=30).map(" ".join)),
    title=st.text(max_size=20),
)
def test_any_text_gives_an_article_that_holds_or_an_error_of_ours(text: str, title: str) -> None:
    try:
        article = article_of(text, title=title, language="en")
    except InputError:
        return
    assert article.text and article.text == article.text.strip()
    article.text.encode("utf8")
    for span in filter(None, (article.headline, article.dateline_span)):
        assert 0 <= span.start < span.end <= len(article.text)
        assert span.of(article.text) == span.of(article.text).strip()
    assert article.published is None or article.day
    assert article_of(text, title=title, language="en") == article


@settings(max_examples=200, deadline=None)
@given(paragraphs=st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12), min_size=1, max_size=200))
def test_words_never_change(paragraphs: list[str]) -> None:
    text = "The army said that it had left. " + " ".join(paragraphs) + " It was said that the town was quiet."
    assert article_of(text, language="en").text.split() == text.split()
