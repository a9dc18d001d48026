"""Speakers who are not named, and the reason that the report gives for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from dateline.facts.claims.page import Page
from dateline.facts.claims.speakers import find_subject
from dateline.marks import Word
from dateline.types import Anonymous, Span

WITHHELD = re.compile(
    r"\banonym(?:ity|ously|ous)\b"
    r"|\bnot (?:to )?be (?:named|identified|quoted by name)\b"
    r"|\b(?:declin|refus)(?:ed|ing) to be (?:named|identified)\b"
    r"|\b(?:names?|identity|identities) (?:has been |have been |had been |was |were |is |are |be |being |not )*"
    r"(?:withheld|used|published|printed|revealed|disclosed)\b"
    r"|\bnot to (?:print|use|publish|reveal) (?:her|his|their) names?\b"
    r"|\bgive only (?:her|his|their) first names?\b"
    r"|\bnot (?:authori[sz]ed|allowed|permitted) to (?:speak|talk|brief|comment|discuss|give|be)\b",
    re.IGNORECASE,
)
GIVEN = re.compile(
    r"[\s,]*(?:\S+\s+){0,6}?"
    r"(?P<why>because(?: of)?|as|since|due to|owing to|given|citing|(?:out of |for )?fear of|fearing|under|in order to|so as not to|to|at)"
    r"\s+(?P<reason>\S)",
    re.IGNORECASE,
)
NOT_ALLOWED = re.compile(r"(?:not (?:authori[sz]ed|allowed|permitted)|may not) to [^,.;]{3,80}", re.IGNORECASE)
UNNAMED = frozenset("source insider".split())
OFFICIALS = frozenset(
    "official diplomat aide adviser advisor officer lawmaker employee staffer executive person people negotiator trader resident"
    " commander fighter soldier pilot guard nurse doctor survivor witness neighbor neighbour relative worker villager"
    " policeman colonel lawyer member poster individual elder delegate captain major sergeant".split()
)
BARE = frozenset("official diplomat aide adviser advisor delegate witness eyewitness resident interlocutor".split())
VAGUE = frozenset("a an one another two three several some many".split())
QUANTIFIERS = frozenset("one two three four several some many both another others other all".split())
IN_THE_KNOW = frozenset("familiar close knowledge brief inform involve present aware".split())
CALLING = frozenset("know call use name identify nickname".split())
NOUNS = 9  # before a pronoun that are asked whether they name him
REACH = 60  # words between a speaker and the sentence that keeps the name back


@dataclass(frozen=True)
class Unnamed:
    """A speaker that the report keeps unnamed: the word that heads it, and the reason."""

    word: Word
    reason: Span | None


def find_unnamed(page: Page) -> tuple[Unnamed, ...]:
    """Those of whom the report says that they are not named, with the reason where one is given."""
    found: list[Unnamed] = []
    for match in WITHHELD.finditer(page.text):
        word = next(iter(page.marks.words_in(Span(*match.span()))), None)
        holder = _holder(page, word) if word is not None else None
        if word is not None and holder is not None:
            reason = _reason(page, match, word)
            found += [Unnamed(each, reason) for each in (holder, _meant(page, holder)) if each is not None]
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


def _meant(page: Page, holder: Word) -> Word | None:
    """Whom "they" or "the official" takes up: the last unnamed person or body of the sentences just before."""
    vague = holder.upos == "PRON" or holder.lower in QUANTIFIERS
    if not vague and holder.lemma not in UNNAMED | OFFICIALS:
        return None
    for word in reversed(page.marks.words[max(0, holder.i - REACH) : holder.i]):
        if (word.lemma in UNNAMED | OFFICIALS if vague else word.lemma == holder.lemma) and word.upos == "NOUN" and page.actor_at(word):
            return word
    return None


def _reason(page: Page, match: re.Match[str], word: Word) -> Span | None:
    """The clause or phrase behind "because", "as", "for fear of" …; or that the speaker was not allowed to speak."""
    text, end = page.text, page.sentence_of(word).end
    given = GIVEN.match(text, match.end(), min(end, match.end() + 80))
    if given:
        linked = page.marks.words_in(Span(given.start("why"), end))
        return _clause_of(page, linked[0], given.start("reason")) if linked else None
    barred = NOT_ALLOWED.match(text, match.start(), end)
    return _stripped(text, *barred.span()) if barred else None


def _clause_of(page: Page, link: Word, start: int) -> Span | None:
    """From `start` to the end of what the linking word introduces."""
    head = page.marks.head(link)
    if head is None or head.i < link.i:
        head = link
    last = page.marks.block(head)[-1] if head.i > link.i else page.marks.words[page.sentence_of(link).last - 1]
    clause = "to " if link.lower == "to" else ""
    return _stripped(page.text, start if not clause else link.start, last.end)


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
    return Anonymous() if _is_unnamed(page, speaker) or _takes_up(page, speaker, thing) else None


def _takes_up(page: Page, speaker: Word, thing: str | None) -> bool:
    """Whether "he" is somebody who was nobody by name: the nouns before that stand for him leave him unnamed."""
    if speaker.upos != "PRON" or thing is None:
        return False
    heads = page.nouns_of.get(thing, [])
    nouns = [page.marks.words[i] for i in heads[max(0, bisect_left(heads, speaker.i) - NOUNS) : bisect_left(heads, speaker.i)]]
    return bool(nouns) and all(_is_unnamed(page, noun) for noun in nouns)


def _thing(page: Page, word: Word) -> str | None:
    mention = page.actor_at(word)
    return mention.thing if mention else None


def _called(page: Page, speaker: Word) -> bool:
    """ "A commander known as Abu Sayf", "a fighter using the name Boh": named, if not by his own name."""
    clauses = [clause for clause in page.marks.children(speaker, "acl") if clause.lemma in CALLING]
    return any(word.upos == "PROPN" for clause in clauses for word in page.marks.subtree(clause, ("acl:relcl",)))


def _is_unnamed(page: Page, speaker: Word) -> bool:
    """ "A senior official", "diplomatic sources", "several": somebody, and no name anywhere in the phrase."""
    marks, lemma = page.marks, speaker.lemma.lower()
    if any(child.upos == "PROPN" and child.rel in ("flat", "appos") for child in marks.children(speaker)) or _called(page, speaker):
        return False
    if lemma in UNNAMED or (lemma in QUANTIFIERS and speaker.upos in ("ADJ", "DET", "PRON", "NUM")):
        return True
    following = marks.words[speaker.i + 1].lemma if speaker.i + 1 < len(marks.words) else ""
    if lemma in ("person", "people") and (
        following in IN_THE_KNOW or any(child.lemma in IN_THE_KNOW for child in marks.children(speaker, "amod", "nmod", "acl", "advcl"))
    ):
        return True
    determiner = marks.child(speaker, "det", "nummod")
    vague = determiner.lower in VAGUE if determiner is not None else speaker.xpos == "NNS" and lemma in BARE
    return lemma in OFFICIALS | BARE and not marks.child(speaker, "appos", "nmod:poss") and vague
