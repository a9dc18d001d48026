"""Claims of whole texts as the network sees them: what no single tree can show."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from dateline.knowledge.lexicon import Lexicon
from dateline.record import Record

Read = Callable[..., Record]


def reading(reader: Any, article: Callable[..., Any]) -> Read:
    return lambda text: reader.read(article(text))


def rows(record: Record) -> list[tuple[str, str, list[str]]]:
    """(speaker, cue, stretches) of each claim."""
    text, spans = record.article.text, {mention.id: mention.span for mention in record.mentions}
    return [
        (
            spans[claim.speaker].of(text) if claim.speaker else "",
            claim.cue.of(text) if claim.cue else "",
            [span.of(text) for span in claim.content],
        )
        for claim in record.claims
    ]


@pytest.mark.parametrize("lexicon", [Lexicon.load(), Lexicon.load().minds], ids=["said", "thought"])
def test_nearly_every_example_of_the_lexicon_is_read_as_it_is_marked(
    lexicon: Lexicon, reader: Any, article: Callable[..., Any]
) -> None:
    read, right, missed = reading(reader, article), 0, []
    cues = [cue for cue in lexicon.cues if "{" in cue.example]
    for cue in cues:
        shown, said = re.search(r"\[(.+?)\]", cue.example), re.search(r"\{(.+?)\}", cue.example)
        assert shown and said
        found = rows(read(re.sub(r"[\[\]{}]", "", cue.example)))
        if any(shown[1] in span and said[1] in " ".join(content) for _, span, content in found):
            right += 1
        else:
            missed.append(cue.example)
    assert right >= 0.92 * len(cues), missed


def test_a_statement_set_as_paragraphs_without_marks(reader: Any, article: Callable[..., Any]) -> None:
    text = "Minister Rosa Lind said:\n\nWe stand by our friends.\n\nThe bridge will open on Monday.\n\nMinister Lind flies home on Friday."
    [claim] = [claim for claim in reading(reader, article)(text).claims if claim.cue and claim.cue.of(text) == "said"]
    assert [span.of(text) for span in claim.content] == ["We stand by our friends.", "The bridge will open on Monday."]
    assert claim.verbatim == "full"


def test_paragraphs_that_open_a_quotation_again(reader: Any, article: Callable[..., Any]) -> None:
    text = "“The ships left at dawn,” Captain Ana Ruiz said. “They never came back.\n\n“Nobody told us why.”"
    found = rows(reading(reader, article)(text))
    assert [content for _, cue, content in found if cue == "said"] == [
        ["“The ships left at dawn,”", "“They never came back.", "“Nobody told us why.”"]
    ]


def test_a_headline_gives_words_to_a_speaker_by_a_colon(reader: Any, article: Callable[..., Any]) -> None:
    text = "Foreign minister: talks will go on until May\n\nThe foreign minister spoke in Oslo on Monday."
    assert ("Foreign minister", ":", ["talks will go on until May"]) in rows(reading(reader, article)(text))


def test_marks_that_a_scraper_lost(reader: Any, article: Callable[..., Any]) -> None:
    text = "Captain Ana Ruiz said: We left at dawn. Nobody stayed.”"
    assert ("Captain Ana Ruiz", "said", ["We left at dawn. Nobody stayed.”"]) in rows(reading(reader, article)(text))


def test_turns_of_a_transcript(reader: Any, article: Callable[..., Any]) -> None:
    text = "Two ministers meet\n\nSECRETARY KERRY: We talked about the bridge.\n\nMINISTER LAVROV: And about the ferry."
    found = [content for _, cue, content in rows(reading(reader, article)(text)) if cue == ":"]
    assert found == [["We talked about the bridge."], ["And about the ferry."]]


def test_the_halves_of_a_sentence_that_the_speaker_interrupts(reader: Any, article: Callable[..., Any]) -> None:
    found = rows(reading(reader, article)("If the road stays shut, traders say, fuel in the hills will run out."))
    assert [content for _, cue, content in found if cue == "say"] == [["If the road stays shut", "fuel in the hills will run out"]]


def test_what_opens_a_sentence_or_hangs_on_is_the_reporters_own(reader: Any, article: Callable[..., Any]) -> None:
    read = reading(reader, article)
    assert rows(read("This time, the elders said, the well was safe."))[0][2] == ["the well was safe"]
    assert rows(read("Two boats sank, a police officer said, adding that nobody drowned."))[0][2] == ["Two boats sank"]


def test_two_quotations_on_both_sides_of_a_word_of_saying(reader: Any, article: Callable[..., Any]) -> None:
    found = rows(reading(reader, article)("“We waited for a boat,” Ana Ruiz said, but “nobody came for us.”"))
    assert [content for _, _, content in found] == [["“We waited for a boat,”", "“nobody came for us.”"]]


def test_the_name_of_a_broadcast_is_no_quotation(reader: Any, article: Callable[..., Any]) -> None:
    found = rows(reading(reader, article)("In an interview on Harbour Radio's “Morning Call,” Mayor Ana Ruiz said the bridge was safe."))
    assert [content for _, _, content in found] == [["the bridge was safe"]]


def test_what_somebody_thinks_outside_all_words_said_has_a_low_score_and_vouches_for_nothing(
    reader: Any, article: Callable[..., Any]
) -> None:
    read = reading(reader, article)
    [thought] = read("Analyst Ana Ruiz believes that rebels attacked the port of Beira.").claims
    assert thought.score < 0.5 and not thought.vouches
    assert [event.claim for event in read("Analyst Ana Ruiz believes that rebels attacked the port of Beira.").events] == [None]
    assert [cue for _, cue, _ in rows(read("Mayor Ana Ruiz said she believes that the crew survived."))] == ["said"]
    assert [cue for _, cue, _ in rows(read("Chile plans to send 40 soldiers to Haiti."))] == []


def test_a_name_between_marks_that_the_tree_joins_with_its_thing(reader: Any, article: Callable[..., Any]) -> None:
    found = rows(reading(reader, article)("The union called the plan “xenophobic” last August."))
    assert [content for _, cue, content in found if cue == "called"] == [["the plan “xenophobic”"]]


def told_in(record: Record) -> list[str]:
    spans = {mention.id: mention.span for mention in record.mentions}
    return [spans[claim.told].of(record.article.text) if claim.told else "" for claim in record.claims]


def test_who_is_told_holds_for_the_clause_that_goes_on(reader: Any, article: Callable[..., Any]) -> None:
    read = reading(reader, article)
    assert told_in(read("“No,” Ana Ruiz told lawmakers, adding that the bridge would stay shut.")) == ["lawmakers", "lawmakers"]
    assert told_in(read("Mayor Ana Ruiz demanded that the government return the boats.")) == ["the government"]


def test_people_in_the_know_are_unnamed(reader: Any, article: Callable[..., Any]) -> None:
    [claim] = reading(reader, article)("People close to the negotiations said the talks had failed.").claims
    assert claim.anonymous is not None


def test_who_takes_up_somebody_unnamed_is_unnamed(reader: Any, article: Callable[..., Any]) -> None:
    record = reading(reader, article)("A senior official said the talks failed. He said the envoys had left.")
    assert [claim.anonymous is not None for claim in record.claims] == [True, True]


def test_who_goes_by_another_name_is_not_unnamed(reader: Any, article: Callable[..., Any]) -> None:
    [claim] = reading(reader, article)("A commander known as Kofi Boadu said the talks failed.").claims
    assert claim.anonymous is None


def test_the_half_of_a_sentence_that_a_quotation_ends(reader: Any, article: Callable[..., Any]) -> None:
    found = rows(reading(reader, article)("These two reports, the lawyers said, “all say the same.”"))
    assert sorted((who, content) for who, cue, content in found if cue == "said") == [
        ("the lawyers", ["These two reports"]),
        ("the lawyers", ["“all say the same.”"]),
    ]


def test_what_somebody_should_not_say_is_no_silence(reader: Any, article: Any) -> None:
    record = reader.read(article("The envoy left on Friday. Neither side should threaten force, the European Union said."))
    assert [(claim.act, claim.polarity) for claim in record.claims] == [("say", "affirmed")]
