"""What the network promises of any text: exact offsets, whole trees, sentences that end where paragraphs do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline.errors import ModelError
from dateline.models import onnx
from dateline.models.onnx import Network

TEXT = """RUSSIA DENIES PLANS TO ATTACK

MOSCOW — “We don’t want war,” Lt. Gen. Ivan Petrov told the U.N. on Tuesday. The U.S. isn't so sure…

• 30 Su-35 jets
• 8,500 troops"""


@pytest.fixture(scope="module")
def network() -> Network:
    return Network.load()


def test_words_are_the_characters_they_stand_for(network: Network) -> None:
    marks = network.see(TEXT)
    assert all(TEXT[word.start : word.end] == word.form for word in marks.words)
    covered = {k for word in marks.words for k in range(word.start, word.end)}
    assert all(k in covered for k, char in enumerate(TEXT) if not char.isspace())


def test_every_sentence_is_one_tree_inside_one_paragraph(network: Network) -> None:
    marks = network.see(TEXT)
    for sentence in marks.sentences:
        words = marks.words_of(sentence)
        assert [word.head for word in words].count(-1) == 1
        assert all(word.head == -1 or sentence.first <= word.head < sentence.last for word in words)
        assert all(marks.root(sentence) in (word, *marks.ancestors(word)) for word in words)
        assert "\n\n" not in TEXT[sentence.start : sentence.end]


def test_typography_of_news_does_not_end_sentences(network: Network) -> None:
    said = [TEXT[sentence.start : sentence.end] for sentence in network.see(TEXT).sentences]
    assert "MOSCOW — “We don’t want war,” Lt. Gen. Ivan Petrov told the U.N. on Tuesday." in said


def test_tags_tree_and_names(network: Network) -> None:
    text = "Ukraine rejected the demands that Sergey Lavrov made in Geneva."
    marks = network.see(text)
    word = {each.form: each for each in marks.words}
    assert (word["rejected"].lemma, word["rejected"].upos, word["rejected"].feats["Tense"]) == ("reject", "VERB", "Past")
    assert (marks.head(word["Ukraine"]), word["Ukraine"].rel) == (word["rejected"], "nsubj")
    assert (marks.head(word["demands"]), word["demands"].rel) == (word["rejected"], "obj")
    assert {("PER", "Sergey Lavrov"), ("LOC", "Geneva")} <= {(each.label, text[each.start : each.end]) for each in marks.entities}


def test_windows_do_not_change_where_words_are(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Kyiv said that it was ready to talk. " * 60
    whole = network.see(text)
    monkeypatch.setattr(onnx, "WINDOW", 40)
    small = network.see(text)
    assert len(whole.sentences) == len(small.sentences) == 60
    assert [word.start for word in whole.words] == [word.start for word in small.words]


def test_a_sentence_without_end_is_cut(network: Network) -> None:
    marks = network.see("and troops " * 2500)
    assert len(marks.words) == 5000
    assert max(sentence.last - sentence.first for sentence in marks.sentences) <= onnx.LONGEST


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b", "?", "x" * 5000, "\U0001f600\u202e\ud800"])
def test_strange_texts_are_seen(network: Network, text: str) -> None:
    marks = network.see(text)
    assert all(text[word.start : word.end] == word.form for word in marks.words)


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(Path(onnx.__file__).parent / "weights", folder)
    (folder / "network.onnx").write_bytes(b"not these")
    with pytest.raises(ModelError, match="not those of the card"):
        Network.load(folder)
    (folder / "card.toml").unlink()
    with pytest.raises(ModelError, match="no usable weights"):
        Network.load(folder)
