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
# Words that hardly any sentence of another language is without, and that are rare in English.
_FOREIGN = """le la les des du et est une un dans pour que qui sur au aux sont pas der das und ist nicht mit von dem den ein eine auf wird
    hat am im zum zur vom wurde haben nach bei werden el los las del en por para se su una y il di che non sono della e gli os um
    uma não na ao het een dat niet voor op och att som är på av det til og ikke ett jest nie się że bir bu ve için ile yang dan
    untuk dengan ini itu pada je si za od koji és az egy nem ja ei oli ir par este cu din sa într ca dhe në për wa ya kwa ni
    katika"""
TELLING = frozenset(_TELLING.split())
FOREIGN = frozenset(_FOREIGN.split())
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
SHORT = 40  # words: a headline may do without function words
ENOUGH = 20  # letters below which nothing is told
REMEDY = "give an English report; other languages are not read yet"


def check_english(text: str, language: str | None = None, where: str = "") -> None:
    """Pass where the text is English or too short to tell; else raise LanguageError with the name of the language.

    A language that the caller states is believed. Function words decide first, because loading the
    model takes two seconds.

    >>> check_english("The army said on Monday that it had shelled the town.")
    """
    if language:
        if not _names_english(language):
            raise _refusal(language, where)
        return
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    letters = sum(map(len, words))
    foreign = not sample.isascii() and sum(character > "\u024f" and character.isalpha() for character in sample) * 2 > letters
    if not foreign and (letters < ENOUGH or _is_plainly_english(words)):
        return
    told, sure = _identifier().classify(sample)
    if told != "en" and (foreign or sure >= _sureness(words)):
        raise _refusal(told, where)


def _names_english(language: str) -> bool:
    return re.split(r"[-_]", language.strip().lower(), maxsplit=1)[0] in ("en", "eng", "english")


def _is_plainly_english(words: list[str]) -> bool:
    telling = sum(word in TELLING for word in words)
    if telling >= 2 and telling * 12 >= len(words):
        return True
    foreign = sum(word in FOREIGN or not word.isascii() for word in words)
    return len(words) <= SHORT and not foreign


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
    """Loaded once and only when needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
