"""Words: where each one starts and ends, cut as Universal Dependencies for English cuts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# What stands with its full stop also inside a sentence. Lower case; single letters and "U.S." are told by shape.
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st sr jr gen lt col maj capt cmdr sgt cpl pvt adm brig
    hon gov sen rep reps sens rev fr pres sec msgr amb insp supt det
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
    inc corp co ltd llc plc bros no nos vs v al approx est dept univ assn ft mt ave blvd rd hwy ph.d m.d b.a m.a p.s e.g i.e a.m p.m viz cf
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev
    okla ore pa penn tenn tex va vt wash wis wyo fig figs vol pp ed eds tel attn esq messrs mme gens lts cols spc vols para art""".split()
)
# Prefixes that UD leaves joined to what follows their hyphen.
PREFIXES = frozenset(
    """anti bi co counter cross de e ex extra hyper inter intra mega meta micro mid mini multi
    neo non omni over post pre pro proto pseudo psycho
    quasi re semi sub super trans tri ultra un under uni""".split()
)
CLITICS = re.compile(r"(?i)(?:(?<=\w)(?=n['’`‘´]t$)|(?<=[\w.])(?=['’`‘´](?:s|re|ve|ll|d|m|em)$))")
BARE_NEGATION = re.compile(r"(?i)(?:do|does|did|is|are|was|were|ca|wo|could|would|should|have|has|had|ai)(?=nt$)")
FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "im": 1, "ive": 1, "thats": 4, "whats": 4, "dunno": 2}
WEB = re.compile(
    r"(?i)(?:https?://|ftp://|www\.|mailto:)\S+|[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|uk|ru|ua|info|doc|pdf|xls|html?|jpg)(?:/\S*)?"
)
WEB_END = re.compile(r"[\w/=&#~-](?=[^\w/=&#~-]*$)")
PIECE = re.compile(
    r"""(?x)
      (?:[A-Za-z]\.){2,}[A-Za-z]?(?![A-Za-z])                        # U.S.  a.m.  U.S.A
    | \d+(?:[-.]\d+){2,}|\d{3}-\d{4}                                 # telephone numbers, versions, ISO dates
    | \d+(?:/\d+)+                                                   # 11/28/2000, 9/11
    | (?:(?<!\S)[+-])?\d++(?:[.,:]\d++)*+(?:st|nd|rd|th|s|['’]s)?(?![^\W\d_])  # 100,000  7:30  5th  1990s
    | \d+(?:[.,:]\d+)+[^\W\d_]+                                    # 7:30pm  1.2bn
    | \.\d+                                                          # .5
    | [^\W_]+(?:(?:['’`&@+_]|(?<![a-z]{2})\.|\.(?![A-Z]))[^\W_]+)*      # words; O'Rourke, AT&T, comp.sources, not end.Next
    | [:;=]['’]?-?[()DPp](?!\w)|<{2}|>{2}|''|’’|‘‘|``               # :)  << ''
    | \.{2,}|-{2,}|_+|={2,}|\*+|!+\??|\?+!*|[^\w\s]
    | .
    """
)
NUMBER_UNIT = re.compile(r"(?i)(\d[\d.,:]*)(am|pm|km|m|cm|mm|kg|g|mw|gw|kw|mph|kph|bn|mn|tn|k|ft|lbs?|gb|mb|%|years?|min|hrs?)$")


class Token(NamedTuple):
    """Characters `[start, end)` of a text. `joined`: one written token with the word before ("do" + "n't")."""

    start: int
    end: int
    joined: bool = False


def find_words(text: str) -> list[Token]:
    """The syntactic words of a text in order, never crossing white space.

    Hyphens are split off and clitics cut as in UD English, so that a parser trained on it feels at home.

    >>> text = "Lt. Gen. Ade didn’t leave the U.S.-led talks."
    >>> [text[a:b] for a, b, _ in find_words(text)]
    ['Lt.', 'Gen.', 'Ade', 'did', 'n’t', 'leave', 'the', 'U.S.', '-', 'led', 'talks', '.']
    """
    return [token for chunk in re.finditer(r"\S+", text) for token in _chunk(chunk.group(), chunk.start(), text)]


def _chunk(chunk: str, at: int, text: str) -> Iterator[Token]:
    if chunk.isalpha() and chunk[-2:] not in ("nt", "NT") and chunk.lower() not in FUSED:  # the common case: nothing to cut
        yield Token(at, at + len(chunk))
        return
    web = WEB.search(chunk) if "." in chunk or "//" in chunk else None
    if web is None:
        yield from _pieces(chunk, at, text)
        return
    start, end = web.span()
    last = WEB_END.search(chunk[start:end])
    end = start + last.end() if last else end
    yield from _pieces(chunk[:start], at, text)
    yield Token(at + start, at + end)
    yield from _pieces(chunk[end:], at + end, text)


def _pieces(chunk: str, at: int, text: str) -> Iterator[Token]:
    pieces = [match.span() for match in PIECE.finditer(chunk)]
    k = 0
    while k < len(pieces):
        start, end = pieces[k]
        if (
            chunk[start].isalpha()
            and chunk[end : end + 1] == "-"
            and chunk[start:end].lower() in PREFIXES
            and chunk[end + 1 : end + 3].isalnum()
            and end + 2 < len(chunk)
        ):
            k = next((j for j in range(k + 1, len(pieces)) if pieces[j][0] == end + 1), k)
            end = pieces[k][1]
        if chunk[end : end + 1] == "." and _keeps_stop(chunk, start, end, text[at + len(chunk) : at + len(chunk) + 3]):
            k, end = k + 1, end + 1
        k += 1
        yield from _word(chunk[start:end], at + start)


def _keeps_stop(chunk: str, start: int, end: int, after: str) -> bool:
    """Whether the full stop after chunk[start:end] belongs to an abbreviation or an initial."""
    word, rest = chunk[start:end], chunk[end + 1 :]
    if rest.startswith("."):
        return False
    if len(word) == 1:
        return word.isupper() and word != "I" and (bool(rest) or bool(after.strip()))
    if word.lower() in ABBREVIATIONS:
        return word.lower() not in ("no", "art", "sat", "sun", "fig", "mar", "is") or (word[0].isupper() and after[1:2].isalnum())
    return "." in word and len(word) <= 7 and all(len(part) <= 2 for part in word.split("."))


def _word(word: str, at: int) -> Iterator[Token]:
    """The word, cut where a clitic, a fused pair or a unit begins."""
    lower = word.lower()
    if lower in FUSED:
        yield from (Token(at, at + FUSED[lower]), Token(at + FUSED[lower], at + len(word), True))
        return
    unit = NUMBER_UNIT.match(word)
    if unit:
        yield from (Token(at, at + unit.end(1)), Token(at + unit.end(1), at + len(word)))
        return
    clitic = (CLITICS.search(word) or BARE_NEGATION.match(word)) if len(word) > 2 and not word[0].isdigit() else None
    if clitic and 0 < clitic.end() < len(word):
        yield from (Token(at, at + clitic.end()), Token(at + clitic.end(), at + len(word), True))
        return
    yield Token(at, at + len(word))
