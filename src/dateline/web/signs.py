"""Signs: text from anywhere made safe to look at. What would hide words or turn them round is shown by its number."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180b-\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)


def number_of(character: str) -> str:
    """How Unicode writes a character that is not shown.

    >>> number_of(chr(0x202E))
    'U+202E'
    """
    return f"U+{ord(character):04X}"


def plain(text: str) -> str:
    """The text with every unseen character written as its number: for attributes and titles.

    >>> plain("a" + chr(0x202E) + "b")
    'a[U+202E]b'
    """
    return UNSEEN.sub(lambda found: f"[{number_of(found[0])}]", text)


def shown(text: str) -> Markup:
    """The text as HTML that says exactly this text: markup in it is text, and unseen characters are seen.

    >>> shown("<b>" + chr(0x202E))
    Markup('&lt;b&gt;<span class="sign">U+202E</span>')
    """
    return Markup(UNSEEN.sub(lambda found: f'<span class="sign">{number_of(found[0])}</span>', str(escape(text))))
