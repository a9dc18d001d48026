"""Language: English is read; anything else is refused by name rather than misread."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dateline.errors import LanguageError

# Words that tell English from its neighbours, and words that it shares with them.
_TELLING = """the and to that with from for by as were has have are been this which after his their its not but will would said who
    they she about into than when could should there these those says"""
_SHARED = "in is was we an on at it had be over he of a or if no so do us me my"
TELLING = frozenset(_TELLING.split())
FUNCTION_WORDS = TELLING.union(_SHARED.split())
WORD = re.compile(r"[^\W\d_]+")
NAMES = {
    "af": "Afrikaans", "az": "Azerbaijani", "wuu": "Chinese", "yue": "Chinese", "ckb": "Kurdish", "arz": "Arabic", "ary": "Arabic",
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "ku": "Kurdish", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "nb": "Norwegian", "nn": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
SAMPLE = 4000  # characters looked at: a report says early enough what it is written in
ENOUGH = 20  # letters below which nothing is told
REMEDY = "give an English report; other languages are not read yet"


def check_english(text: str, language: str | None = None, where: str = "") -> None:
    """Pass where the text is English or too short to tell; else raise LanguageError with the name of the language.

    A language that the caller states is believed. The function words of English decide first, because
    loading the model costs more than reading most reports.

    >>> check_english("The army said on Monday that it had shelled the town.")
    """
    if language:
        if not _names_english(language):
            raise _refusal(language, where)
        return
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    letters = sum(map(len, words))
    foreign = sum(character > "\u024f" and character.isalpha() for character in sample) * 2 > letters
    if not foreign and (letters < ENOUGH or _is_plainly_english(words)):
        return
    told, sure = _identifier().classify(sample)
    if told != "en" and (foreign or sure >= _sureness(words)):
        raise _refusal(told, where)


def _names_english(language: str) -> bool:
    return re.split(r"[-_]", language.strip().lower(), maxsplit=1)[0] in ("en", "eng", "english")


def _is_plainly_english(words: list[str]) -> bool:
    telling = sum(word in TELLING for word in words)
    return telling >= 2 and telling * 12 >= len(words)


def _sureness(words: list[str]) -> float:
    """How sure the model must be: headlines in English, all names, look a little foreign."""
    telling = sum(word in FUNCTION_WORDS for word in words)
    if telling * 6 >= len(words):
        return 0.98
    return 0.3 if len(words) >= 12 else 0.4


def _refusal(language: str, where: str) -> LanguageError:
    code = re.split(r"[-_]", language.strip().lower(), maxsplit=1)[0]
    name = NAMES.get(code, f"the language {language!r}")
    return LanguageError(f"the report is in {name}", where=where, remedy=REMEDY)


@cache
def _identifier() -> Any:
    """Loaded once and only when needed: its import alone takes a fifth of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
