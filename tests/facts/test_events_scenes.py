"""What a report is about, and what only heads a part of it."""

from __future__ import annotations

from dateline.facts.events.scenes import headings
from dateline.marks import Marks, Sentence, Word
from dateline.types import Article, Span

TEXT = "Aid waits\n\nHUMANITARIAN ACCESS\n\nAid came."
FORMS = [("Aid", "NOUN"), ("waits", "VERB"), ("HUMANITARIAN", "ADJ"), ("ACCESS", "NOUN"), ("Aid", "NOUN"), ("came", "VERB"), (".", "PUNCT")]


def marks() -> Marks:
    words, at = [], 0
    for i, (form, upos) in enumerate(FORMS):
        start = TEXT.index(form, at)
        at = start + len(form)
        words.append(Word(i, start, at, form, form.lower(), upos))
    bounds = [(0, 2), (2, 4), (4, 7)]
    return Marks(
        tuple(words), tuple(Sentence(i, first, last, words[first].start, words[last - 1].end) for i, (first, last) in enumerate(bounds))
    )


def test_a_paragraph_without_verb_and_stop_is_a_heading() -> None:
    assert headings(Article("a", "a", TEXT, headline=Span(0, 9)), marks()) == {1}


def test_the_headline_of_the_report_is_none() -> None:
    assert headings(Article("a", "a", TEXT, headline=Span(11, 30)), marks()) == frozenset()
