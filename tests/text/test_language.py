"""English passes, other languages are named, and the model is not loaded for plain English."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dateline.errors import LanguageError
from dateline.text.language import check_english


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Monday that it had left the town.",
        "Rebels seize Goma airport",
        "Kyiv: 44 killed",
        "SLOVAKIA EXPELS SIX RUSSIANS OVER BRIBES",
        "Haftar forces shell Tripoli port",
        "Ça va",
        "",
        "“Слава Україні!” the crowd in Lviv shouted, and the president said that he had heard them.",
    ],
)
def test_english_and_what_is_too_short_to_tell_pass(text: str) -> None:
    check_english(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre a déclaré lundi que la guerre continuait dans le nord du pays.", "French"),
        ("Die Regierung in Berlin hat am Montag den Angriff auf die Stadt verurteilt.", "German"),
        ("El gobierno dijo que el ejército atacó la ciudad el lunes.", "Spanish"),
        ("Россия заявила в понедельник, что её войска покинули город.", "Russian"),
        ("Presiden mengatakan bahwa tentara menyerang kota itu dan akan bertahan di sana untuk waktu yang lama.", "Indonesian"),
        ("俄罗斯入侵乌克兰，造成多人死亡。首都基辅遭到导弹袭击。", "Chinese"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    with pytest.raises(LanguageError, match=f"the report is in {language}"):
        check_english(text)


def test_plain_english_loads_no_model() -> None:
    program = "from dateline.text.articles import article_of; article_of('The army said that it had left.'); import sys"
    loaded = f"{program}; print([name for name in ('py3langid', 'trafilatura', 'lxml', 'numpy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
