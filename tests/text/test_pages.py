"""Web pages: the report alone, with what the page says of it, and nothing that breaks the program."""

from __future__ import annotations

import pytest

from dateline.errors import InputError
from dateline.text.composing import article_of
from dateline.text.pages import DEEPEST, extent_of, read_page

SENTENCE = "The coast guard said on Monday that the ferry had run aground off the port of Batumi."
PAGE = f"""<!DOCTYPE html><html><head><title>Ferry aground | The Paper</title>
<meta property="og:site_name" content="The Paper"><meta property="og:title" content="Ferry aground">
<meta property="article:published_time" content="2023-10-04T09:30:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>Ferry aground</h1>
<p>{SENTENCE} Nobody was hurt, it said, and the crew was taken ashore.</p>
<p>The captain told the inquiry that he had seen no light. “I am sorry,” he said. The ferry is to be towed away on Thursday.</p>
<p>Two tugs were on their way from Poti, the harbour master added, and the port would be shut until they had come and gone.</p>
</article><footer>© 2023 The Paper. All rights reserved.</footer></body></html>"""


def test_a_page_gives_its_report_and_what_it_says_of_it() -> None:
    article = article_of(PAGE, html=True)
    assert article.text.startswith(f"Ferry aground\n\n{SENTENCE}")
    assert article.headline and article.headline.of(article.text) == "Ferry aground"
    assert (article.publisher, article.published) == ("The Paper", "2023-10-04T09:30:00+00:00")
    assert "Sport" not in article.text and "rights" not in article.text


def test_what_the_caller_knows_goes_first() -> None:
    article = article_of(PAGE, html=True, published="2023-10-05", publisher="Another")
    assert (article.publisher, article.published) == ("Another", "2023-10-05")


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><p>{SENTENCE}<p>{SENTENCE}<div><b>Unclosed",
        f"<p>{SENTENCE} &nbsp;&bogus; &#x110000; <!-- never closed",
        "<div>" * 50_000 + f"<p>{SENTENCE}</p>" + "</div>" * 50_000,
        "<b>" * 50_000 + SENTENCE,
        "<table><tr><td>" * 20_000 + SENTENCE,
    ],
    ids=["unclosed", "entities", "nested", "nested and unclosed", "tables"],
)
def test_broken_pages_are_read(page: str) -> None:
    assert SENTENCE in read_page(page).text


@pytest.mark.parametrize(
    "page",
    ["<html></html>", "<html>" + "<!--" * 100_000, '<meta content="' * 30_000, "<html>" + "<" * 100_000 + ">", "<script>1</script>"],
    ids=["empty", "comments", "metas", "brackets", "script"],
)
def test_pages_without_a_report_are_refused(page: str) -> None:
    with pytest.raises(InputError):
        article_of(page, html=True)


def test_an_absurd_date_in_a_page_is_none() -> None:
    assert article_of(PAGE.replace("2023-10-04T09:30:00Z", "0000-99-99T00:00"), html=True).published is None


def test_a_date_with_two_meanings_is_none() -> None:
    stated = '<meta property="article:published_time" content="2023-10-04T09:30:00Z">'
    shown = PAGE.replace(stated, "").replace("</h1>", "</h1><p>1/5/2012</p>")
    assert article_of(shown, html=True).published is None
    assert article_of(shown, html=True, url="https://a.example/2012/05/01/ferry").published == "2012-05-01"


def test_depth_is_counted_without_a_parser() -> None:
    assert extent_of("<div>" * 1000) == (1000, 1000)
    assert extent_of("<p>" * 1000 + "<br>" * 10)[0] == 0
    assert extent_of(PAGE)[0] < DEEPEST
