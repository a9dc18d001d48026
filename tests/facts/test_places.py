"""Places: which names are found, what they mean, and whether they are ground or government."""

from __future__ import annotations

import pytest

from dateline.facts.places import find_places, locate
from dateline.knowledge.gazetteer import distance, open_gazetteer
from dateline.marks import Marks
from dateline.models.conllu import read_conllu
from dateline.types import Article, Span


def parsed(*sentences: str) -> tuple[str, Marks]:
    """One sentence per string, one word per piece: FORM/UPOS/HEAD/DEPREL[/NER]; a form ending in "+" has no space after it."""
    lines = []
    for sentence in sentences:
        for number, piece in enumerate(sentence.split(), 1):
            form, upos, head, deprel, *ner = piece.split("/")
            misc = "|".join(filter(None, (f"NER={ner[0]}" if ner else "", "SpaceAfter=No" if form.endswith("+") else ""))) or "_"
            form = form.rstrip("+")
            lines.append("\t".join([str(number), form, form.lower() if upos != "PROPN" else form, upos, "_", "_", head, deprel, "_", misc]))
        lines.append("")
    [(_, text, marks)] = read_conllu("\n".join(lines) + "\n")
    return text, marks


def places(*sentences: str, **fields) -> list[tuple[str, str | None, str]]:
    text, marks = parsed(*sentences)
    found = find_places(Article("a", "a", text, **fields), marks, open_gazetteer())
    return [(mention.span.of(text), found.thing(mention).country, found.thing(mention).kind) for mention in found.mentions]


def point(*sentences: str):
    text, marks = parsed(*sentences)
    found = find_places(Article("a", "a", text), marks, open_gazetteer())
    return [(place.latitude, place.longitude) for place in found.things]


def test_a_city_after_in_is_a_place():
    assert places("Shells/NOUN/2/nsubj fell/VERB/0/root in/ADP/4/case Kharkiv/PROPN/2/obl/B-LOC") == [("Kharkiv", "UKR", "city")]


@pytest.mark.parametrize("sentence", [
    "Moscow/PROPN/2/nsubj/B-LOC warned/VERB/0/root Kyiv/PROPN/2/obj/B-LOC",
    "Sanctions/NOUN/0/root against/ADP/3/case Iran/PROPN/1/nmod/B-LOC",
    "Talks/NOUN/0/root between/ADP/3/case Washington/PROPN/1/nmod/B-LOC and/CCONJ/5/cc Moscow/PROPN/3/conj/B-LOC",
    "Russia+/PROPN/3/nmod:poss/B-LOC 's/PART/1/case demands/NOUN/0/root",
    "U.S./PROPN/2/compound/B-LOC officials/NOUN/3/nsubj left/VERB/0/root",
    "Russian/ADJ/2/amod/B-MISC troops/NOUN/3/nsubj left/VERB/0/root",
])
def test_governments_and_demonyms_are_no_places(sentence):
    assert places(sentence) == []


@pytest.mark.parametrize(("sentence", "found"), [
    ("They/PRON/2/nsubj attack/VERB/0/root Kyiv/PROPN/2/obj/B-LOC", ["Kyiv"]),
    ("Invasion/NOUN/0/root of/ADP/3/case Ukraine/PROPN/1/nmod/B-LOC", ["Ukraine"]),
    ("Yemen+/PROPN/3/nmod:poss/B-LOC 's/PART/1/case coast/NOUN/0/root", ["Yemen's coast"]),
    ("North/NOUN/0/root of/ADP/3/case Baghdad/PROPN/1/nmod/B-LOC", ["Baghdad"]),
    ("Border/NOUN/0/root with/ADP/3/case Belarus/PROPN/1/nmod/B-LOC", ["Border", "Belarus"]),
])
def test_ground_by_syntax(sentence, found):
    assert [name for name, _, _ in places(sentence)] == found


@pytest.mark.parametrize("sentence", [
    "Paris/PROPN/3/nsubj/B-PER Hilton/PROPN/1/flat/I-PER spoke/VERB/0/root",
    "The/DET/3/det Washington/PROPN/3/compound/B-ORG Post/PROPN/4/nsubj/I-ORG reported/VERB/0/root",
    "Secretary/PROPN/4/nsubj Lloyd/PROPN/1/flat/B-PER Austin/PROPN/1/flat/I-PER spoke/VERB/0/root",
    "Mr./PROPN/2/compound Jordan/PROPN/3/nsubj spoke/VERB/0/root",
])
def test_people_and_bodies_are_no_places(sentence):
    assert places(sentence) == []


def test_a_surname_stays_a_surname():
    found = places("Lloyd/PROPN/3/nsubj/B-PER Austin/PROPN/1/flat/I-PER spoke/VERB/0/root", "Austin/PROPN/2/nsubj smiled/VERB/0/root")
    assert found == []


def test_a_container_beside_the_name_decides():
    text = "It/PRON/2/nsubj opened/VERB/0/root in/ADP/4/case Paris+/PROPN/2/obl/B-LOC ,/PUNCT/6/punct Texas/PROPN/4/appos/B-LOC"
    assert distance(point(text)[0], (33.66, -95.55)) < 20


def test_one_sense_per_report():
    found = point("In/ADP/2/case Athens+/PROPN/0/root/B-LOC ,/PUNCT/4/punct Georgia/PROPN/2/appos/B-LOC",
                  "In/ADP/2/case Athens/PROPN/0/root/B-LOC")
    assert len(found) == 2 and distance(found[0], (33.96, -83.38)) < 20


def test_the_demonym_of_its_town_decides():
    [spot, *_] = point("The/DET/3/det Syrian/ADJ/3/amod city/NOUN/0/root of/ADP/5/case Tripoli/PROPN/3/nmod/B-LOC",
                       "In/ADP/2/case Lebanon/PROPN/0/root/B-LOC")
    assert spot is not None


def test_part_of_a_country():
    sentence = "In/ADP/3/case southwestern/ADJ/3/amod Russia/PROPN/0/root/B-LOC"
    assert places(sentence) == [("southwestern Russia", "RUS", "region")]
    assert distance(point(sentence)[0], (48, 42)) < 600


def test_the_capital_by_its_demonym():
    assert places("In/ADP/4/case the/DET/4/det Ukrainian/ADJ/4/amod capital/NOUN/0/root") == [("the Ukrainian capital", "UKR", "city")]


def test_the_capital_before_its_name_is_one_mention():
    found = places("In/ADP/3/case the/DET/3/det capital+/NOUN/0/root ,/PUNCT/5/punct Kyiv/PROPN/3/appos/B-LOC")
    assert found == [("Kyiv", "UKR", "city")]


def test_coast_and_waters_say_that_the_country_stands_in():
    text, marks = parsed("Off/ADP/4/case the/DET/4/det Somali/ADJ/4/amod coast/NOUN/0/root")
    [place] = find_places(Article("a", "a", text), marks, open_gazetteer()).things
    assert (place.kind, place.country, place.refs["within"]) == ("coast", "SOM", "SOM")


def test_a_border_has_no_middle():
    text, marks = parsed("At/ADP/4/case the/DET/4/det Polish/ADJ/4/amod border/NOUN/0/root")
    [place] = find_places(Article("a", "a", text), marks, open_gazetteer()).things
    assert (place.kind, place.country, place.latitude, place.refs["of"]) == ("border", None, None, "POL")


def test_the_city_is_the_one_just_named():
    found = places("In/ADP/2/case Goma/PROPN/0/root/B-LOC", "In/ADP/3/case the/DET/3/det city/NOUN/0/root")
    assert [name for name, _, _ in found] == ["Goma", "the city"]
    text, marks = parsed("In/ADP/2/case Goma/PROPN/0/root/B-LOC", "In/ADP/3/case the/DET/3/det city/NOUN/0/root")
    assert len(find_places(Article("a", "a", text), marks, open_gazetteer()).things) == 1


def test_the_dateline_is_always_a_place():
    sentence = "MOSCOW/PROPN/2/nsubj/B-LOC said/VERB/0/root"
    assert places(sentence) == []
    assert places(sentence, dateline_span=Span(0, 6)) == [("MOSCOW", "RUS", "city")]


def test_an_unknown_location_has_no_coordinates():
    text, marks = parsed("In/ADP/2/case Qwertyvillia/PROPN/0/root/B-LOC")
    [place] = find_places(Article("a", "a", text), marks, open_gazetteer()).things
    assert (place.country, place.latitude, place.longitude) == (None, None, None)


def test_disputed_ground_says_so():
    text, marks = parsed("In/ADP/2/case Crimea/PROPN/0/root/B-LOC")
    [place] = find_places(Article("a", "a", text), marks, open_gazetteer()).things
    assert (place.country, place.refs["disputed_by"]) == ("UKR", "RUS")


def test_heads_point_at_the_head_words():
    text, marks = parsed("From/ADP/3/case the/DET/3/det Black/PROPN/4/compound/B-LOC Sea/PROPN/0/root/I-LOC")
    found = find_places(Article("a", "a", text), marks, open_gazetteer())
    assert [marks.words[head].form for head in found.heads] == ["Sea"] and found.at(3)


def test_given_names_are_judged_without_the_search():
    text, marks = parsed("Paris+/PROPN/0/root ,/PUNCT/3/punct Texas/PROPN/1/appos")
    entries = locate(Article("a", "a", text), marks, [Span(0, 5), Span(7, 12)], open_gazetteer())
    assert [(entry.country, entry.admin) for entry in entries] == [("USA", "TX"), ("USA", "TX")]


def test_the_comma_between_town_and_country_is_no_government():
    found = places("In/ADP/2/case Istanbul+/PROPN/0/root/B-LOC ,/PUNCT/4/punct Turkey/PROPN/2/appos/B-LOC")
    assert [name for name, _, _ in found] == ["Istanbul", "Turkey"]


def test_something_named_after_a_town_lies_in_it():
    text, marks = parsed("At/ADP/3/case Jaffna/PROPN/3/compound/B-LOC prison/NOUN/0/root/I-LOC")
    [place] = find_places(Article("a", "a", text), marks, open_gazetteer()).things
    assert (place.name, place.kind, place.country, place.refs) == ("Jaffna prison", "prison", "LKA", {"within": "Jaffna"})


def test_an_unknown_town_lies_in_what_the_text_says_it_lies_in():
    text, marks = parsed("In/ADP/2/case Qwertyvillia/PROPN/0/root/B-LOC in/ADP/4/case Zamfara/PROPN/2/nmod/B-LOC")
    [town, _] = find_places(Article("a", "a", text), marks, open_gazetteer()).things
    assert (town.country, town.refs["within"]) == ("NGA", "Zamfara State")


def test_the_border_of_two_countries_has_a_middle():
    text, marks = parsed("On/ADP/4/case the/DET/4/det Syrian-Turkish/ADJ/4/amod border/NOUN/0/root",
                         "Syria+/PROPN/3/nmod:poss/B-LOC 's/PART/1/case border/NOUN/0/root with/ADP/5/case Iraq/PROPN/3/nmod/B-LOC")
    [*_, border, _] = find_places(Article("a", "a", text), marks, open_gazetteer()).things
    assert border.refs["of"] == "SYR, IRQ" and distance((border.latitude, border.longitude), (34.5, 41)) < 300


@pytest.mark.parametrize("sentence", [
    "On/ADP/2/case October/PROPN/0/root 6/NUM/2/nummod",
    "Sanders/PROPN/0/root/B-PER (+/PUNCT/3/punct Vt.+/PROPN/1/appos/B-LOC )/PUNCT/3/punct",
    "The/DET/3/det Geneva/PROPN/3/compound/B-LOC Conventions/PROPN/4/nsubj apply/VERB/0/root",
    "Moscow/PROPN/0/root/B-LOC to/PART/3/mark respond/VERB/1/acl",
    "Russia+/PROPN/3/nmod:poss/B-LOC 's/PART/1/case invasion/NOUN/0/root",
])
def test_what_only_looks_like_a_place(sentence):
    assert places(sentence) == []


def test_a_name_within_a_name_is_not_cut_out():
    assert places("At/ADP/4/case New/PROPN/4/compound York/PROPN/4/compound University/PROPN/0/root") == []


def test_a_namesake_in_a_country_of_which_nothing_is_said_is_not_taken():
    text, marks = parsed("At/ADP/2/case Auli/PROPN/0/root/B-LOC", "In/ADP/2/case India/PROPN/0/root/B-LOC",
                         "In/ADP/2/case Delhi/PROPN/0/root/B-LOC", "In/ADP/2/case Mumbai/PROPN/0/root/B-LOC")
    places_ = find_places(Article("a", "a", text), marks, open_gazetteer()).things
    assert places_[0].country in (None, "IND")


def test_long_texts_take_time_in_proportion():
    text, marks = parsed(" ".join(["In/ADP/2/case Kyiv/PROPN/0/root/B-LOC"] + ["the/DET/2/det city/NOUN/2/obl"] * 300))
    assert len(find_places(Article("a", "a", text), marks, open_gazetteer()).things) == 1
