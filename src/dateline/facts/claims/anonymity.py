"""Speakers who are not named, and the reason that the report gives for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.facts.claims.page import Page
from dateline.facts.claims.speakers import find_subject
from dateline.marks import Word
from dateline.types import Anonymous, Span

WITHHELD = re.compile(
    r"\banonym(?:ity|ously|ous)\b"
    r"|\bnot (?:to )?be (?:named|identified|quoted by name)\b"
    r"|\b(?:declin|refus)(?:ed|ing) to be (?:named|identified)\b"
    r"|\b(?:name|names|identity|identities) (?:has been |have been |had been |was |were |is |are |be |being |not )*(?:withheld|used|published|printed|revealed|disclosed)\b"
    r"|\bnot to (?:print|use|publish|reveal) (?:her|his|their) names?\b"
    r"|\bgive only (?:her|his|their) first names?\b"
    r"|\bnot (?:authori[sz]ed|allowed|permitted) to (?:speak|talk|brief|comment|discuss|give|be)\b",
    re.IGNORECASE,
)
REASON = re.compile(
    r"\b(because(?: of)?|as|since|due to|owing to|given|citing|for fear of|fearing|out of fear of|under|in order to|so as not to|at)\s+([^.;]{3,300}?)"
    r"(?=(?:,\s+(?:said|told|says|added|suggested|admitted|confirmed|spoke|warned|that|its|the|adding)\b)|[.;]|$|,”|\n)",
    re.IGNORECASE,
)
NOT_ALLOWED = re.compile(r"not (?:authori[sz]ed|allowed|permitted) to [^,.;]{3,80}", re.IGNORECASE)
UNNAMED = frozenset("source insider".split())
OFFICIALS = frozenset(
    "official diplomat aide adviser advisor officer lawmaker employee staffer executive person negotiator trader resident commander fighter soldier"
    " pilot guard nurse doctor survivor witness neighbor neighbour relative worker villager policeman doctor minister deputy senator spokesman"
    .split()
)
VAGUE = frozenset("a an one another two three several some many".split())
QUANTIFIERS = frozenset("one several some many both another others other".split())


@dataclass(frozen=True)
class Unnamed:
    """A speaker that the report keeps unnamed: the word that heads it, and the reason."""

    word: Word
    reason: Span | None


def find_unnamed(page: Page) -> tuple[Unnamed, ...]:
    """Those of whom the report says that they are not named, with the reason where one is given."""
    found = []
    for match in WITHHELD.finditer(page.text):
        word = next(iter(page.marks.words_in(Span(*match.span()))), None)
        holder = _holder(page, word) if word is not None else None
        if word is not None and holder is not None:
            found.append(Unnamed(holder, _reason(page, match, word)))
    return tuple(found)


def _holder(page: Page, word: Word) -> Word | None:
    """Who is not named: the subject of the clause that says so, nearest first, if it can speak."""
    at: Word | None = word
    while at is not None:
        if at.upos in ("VERB", "ADJ", "AUX", "NOUN"):
            subject = find_subject(page.marks, at)
            if subject is not None and subject.lemma not in ("name", "identity") and page.actor_at(subject):
                return subject
        at = page.marks.head(at)
    return None


def _reason(page: Page, match: re.Match[str], word: Word) -> Span | None:
    """"Because …", "as …", "for fear of …" behind the words that withhold the name; or that he was not allowed to speak."""
    text, end = page.text, min(page.sentence_of(word).end, match.end() + 400)
    given = REASON.search(text, match.end(), end)
    if given and given.start() - match.end() < 40:
        return _stripped(text, given.start(2), given.end(2))
    barred = NOT_ALLOWED.match(text, match.start(), end)
    return _stripped(text, *barred.span()) if barred else None


def _stripped(text: str, start: int, end: int) -> Span | None:
    said = text[start:end].rstrip(" ,.;:")
    return Span(start, start + len(said)) if said else None


def anonymous_of(page: Page, speaker: Word | None, unnamed: tuple[Unnamed, ...]) -> Anonymous | None:
    """How a speaker is unnamed; None where a name, an office or a body speaks."""
    if speaker is None:
        return None
    thing = _thing(page, speaker)
    for each in unnamed:
        if each.word.i == speaker.i or (thing is not None and thing == _thing(page, each.word)):
            return Anonymous(each.reason)
    return Anonymous() if _is_unnamed(page, speaker) else None


def _thing(page: Page, word: Word) -> str | None:
    mention = page.actor_at(word)
    return mention.thing if mention else None


def _is_unnamed(page: Page, speaker: Word) -> bool:
    """"A senior official", "diplomatic sources", "several": somebody, and no name anywhere in the phrase."""
    marks, lemma = page.marks, speaker.lemma.lower()
    if any(child.upos == "PROPN" and child.rel in ("flat", "appos") for child in marks.children(speaker)):
        return False
    if lemma in UNNAMED or (lemma in QUANTIFIERS and speaker.upos in ("ADJ", "DET", "PRON", "NUM")):
        return True
    determiner = marks.child(speaker, "det", "nummod")
    return lemma in OFFICIALS and not marks.child(speaker, "appos") and determiner is not None and determiner.lower in VAGUE
