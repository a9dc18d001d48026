"""Words are cut as UD English cuts them."""

import pytest

from dateline.text.words import find_words

CASES = [
    ("The U.S. said it can’t.", "The|U.S.|said|it|ca|n’t|."),
    ("Lt. Gen. Ade, of St. Louis, left.", "Lt.|Gen.|Ade|,|of|St.|Louis|,|left|."),
    ("NATO’s 30 allies", "NATO|’s|30|allies"),
    ("a U.S.-led, Kyiv-based pro-Russian e-mail", "a|U.S.|-|led|,|Kyiv|-|based|pro-Russian|e-mail"),
    ("“Stop,” he said.", "“|Stop|,|”|he|said|."),
    ("(Reuters) — $1.2bn, 75km, 7:30pm, 100,000", "(|Reuters|)|—|$|1.2|bn|,|75|km|,|7:30|pm|,|100,000"),
    ("See https://example.org/a-b?c=1. Mail a.b@example.org!", "See|https://example.org/a-b?c=1|.|Mail|a.b@example.org|!"),
    ("It cannot. Gonna? O’Rourke’s AT&T", "It|can|not|.|Gon|na|?|O’Rourke|’s|AT&T"),
    ("the border.The army", "the|border|.|The|army"),
    ("9/11, 24/7 and 2022-02-17", "9/11|,|24/7|and|2022-02-17"),
    ("the 1990s and 5th", "the|1990s|and|5th"),
    ("a nation of one.", "a|nation|of|one|."),
    ("Plan B. Then", "Plan|B.|Then"),
    ("•Talks…", "•|Talks|…"),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words(text: str, words: str) -> None:
    assert "|".join(text[start:end] for start, end, _ in find_words(text)) == words


def test_parts_of_one_token_say_so() -> None:
    assert [joined for *_, joined in find_words("They don’t.")] == [False, False, True, False]
