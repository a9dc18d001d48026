"""Composing: one article from a text or a page, with its headline, dateline, byline, agency and date."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TypedDict, Unpack

from dateline.errors import InputError
from dateline.text.cleaning import BULLET, SPACES, Page, clean, visible
from dateline.text.datelines import find_agency, find_byline, find_dateline, is_byline
from dateline.text.furniture import reason_for
from dateline.text.language import check_english
from dateline.text.pages import read_page
from dateline.text.published import dates_in, find_published, normalise_date
from dateline.types import Article, Span, digest

LONGEST = 1_000_000  # characters: the longest reports have a tenth of that
HEADLINE = 200  # characters of a headline at most
TITLE = 500  # characters of a title: what is longer is none
HEADER_LINES = 6  # among which the headline stands
LETTERHEAD = re.compile(
    r"""(?xi)(?:
      (?:joint\ |press\ |media\ |official\ )?(?:statement|release|note|advisory|communiqué) | fact\ ?sheet | readout | transcript
    | remarks | exclusive | analysis | opinion | comment | editorial | explainer | interview | feature | live | breaking(?:\ news)?
    | update | news | world
    | politics
    | for\ immediate\ release | no\.\ ?\d\S*
    )[:.]?"""
)
OFFICE = re.compile(
    r"(?:[A-Z][\w.'’&-]* |and |of |the )*(?i:office|ministry|department|embassy|bureau|mission|secretariat)"
    r"(?: (?:[A-Z][\w.'’&-]*|of|the|for|and|to|in|at))*"
)
OFFICIAL = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4}, [A-Z][\w.-]*(?: (?:[A-Z][\w.-]*|of|the|for|and|to|at)){0,10}")
SPOKEN = re.compile(r"(?i)(?:q|a|question|answer|moderator|operator|(?:mr|ms|mrs|dr|secretary|president|minister)\.? [a-z’' -]{2,30}): ")
REFERENCE = re.compile(r"(?:\[\w{1,3}\])+$")
REMEDY_EMPTY = "give a report with text in it"


class Given(TypedDict, total=False):
    """What a caller may know of a report."""

    ref: str
    published: str | None
    url: str | None
    publisher: str | None
    title: str | None
    language: str | None


@dataclass(frozen=True)
class Known:
    """What is known of a report beside its text, from the caller or from its page."""

    ref: str = ""
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None
    byline: str | None = None


def article_of(text: str, *, html: bool = False, **given: Unpack[Given]) -> Article:
    """The article in a text or an HTML page: cleaned, with its headline, dateline, byline, agency and date found.

    Words of the report never change; what stood around them is in `removed`. Raises InputError where
    there is no report, LanguageError where it is not in English.

    >>> article = article_of("Ship sails\\n\\nODESA, Aug 1 (Harbour Wire) - A ship sailed.\\n\\nAll rights reserved")
    >>> article.text, article.dateline_span.of(article.text), article.agency, article.removed[0].text
    ('Ship sails\\n\\nODESA, Aug 1 (Harbour Wire) - A ship sailed.', 'ODESA', 'Harbour Wire', 'All rights reserved')
    """
    known = _legible(Known(**given))
    if len(text) > (10 * LONGEST if html else LONGEST):
        raise InputError(f"the text is longer than {LONGEST:,} characters", where=known.ref, remedy="split it into single reports")
    known = replace(known, published=normalise_date(known.published or "", known.ref))
    if html:
        text, known = _from_page(text, known)
    page = clean(text)
    headline = _headline(page, known.title)
    if not page.paragraphs or not any(map(str.isalnum, "".join(page.paragraphs))):
        raise InputError("there is no report in the text" if text.strip() else "there is no text", where=known.ref, remedy=REMEDY_EMPTY)
    check_english("\n".join(page.paragraphs), known.language, known.ref)
    return _assemble(page, headline, known)


def _legible(known: Known) -> Known:
    """Without characters that take no room or cannot be written, as the text is."""
    said = {field.name: getattr(known, field.name) for field in fields(known)}
    return Known(**{name: SPACES.sub(" ", visible(value)).strip() if value else value for name, value in said.items()})


def _from_page(html: str, known: Known) -> tuple[str, Known]:
    """The text of a page; what the caller knows goes before what the page says."""
    web = read_page(html, known.url, known.ref)
    return web.text, Known(
        ref=known.ref,
        published=known.published or web.published,
        url=known.url or web.url,
        publisher=known.publisher or web.publisher,
        title=known.title or web.title,
        language=known.language,
        byline=web.byline,
    )


def _assemble(page: Page, headline: int | None, known: Known) -> Article:
    starts, position = [], 0
    for paragraph in page.paragraphs:
        starts.append(position)
        position += len(paragraph) + 2
    text = "\n\n".join(page.paragraphs)
    dateline = find_dateline(page.paragraphs)
    left_out = [removed.text for removed in page.removed]
    return Article(
        id=digest("article", text, known.url),
        ref=known.ref,
        text=text,
        headline=None if headline is None else Span(starts[headline], starts[headline] + len(page.paragraphs[headline])),
        url=known.url,
        publisher=known.publisher,
        agency=(dateline and dateline.agency) or find_agency(page.paragraphs, left_out),
        dateline_span=dateline and Span(starts[dateline.paragraph] + dateline.start, starts[dateline.paragraph] + dateline.end),
        byline=find_byline(page.paragraphs) or known.byline,
        published=known.published or find_published(page.paragraphs, left_out),
        removed=tuple(page.removed),
    )


def _headline(page: Page, title: str | None) -> int | None:
    """The number of the paragraph that is the headline; a title that the text lacks is put before it."""
    if title and len(title) <= TITLE:
        return _titled(page, title)
    if len(page.paragraphs) < 2:
        return None
    for number, paragraph in enumerate(page.paragraphs[:HEADER_LINES]):
        following = page.paragraphs[number + 1 : number + 2]
        if _is_headline(paragraph.rstrip(".") if find_dateline(["", *following]) else paragraph):
            return number if number + 1 < len(page.paragraphs) else None
        if not _is_letterhead(paragraph) and not _is_label(paragraph):
            return None
    return None


def _titled(page: Page, title: str) -> int:
    wanted = _letters(title)
    for number, paragraph in enumerate(page.paragraphs[:HEADER_LINES]):
        if len(paragraph) <= TITLE and wanted and _is_same_title(wanted, _letters(paragraph)):
            return number
    first = page.paragraphs[0] if page.paragraphs else ""
    if first.startswith(f"{title} "):  # line breaks were lost on the way
        page.paragraphs[:1] = [title, first[len(title) :].strip()]
    else:
        page.paragraphs.insert(0, title)
    return 0


def _is_same_title(wanted: str, found: str) -> bool:
    """Pages add the name of the paper to their titles."""
    return found == wanted or (len(found) >= 15 and wanted.startswith(found) and len(wanted) - len(found) <= 40)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_headline(paragraph: str) -> bool:
    bare = REFERENCE.sub("", paragraph)
    if BULLET.match(bare) or len(bare) > HEADLINE or bare.endswith((".", ":", ";", ",", "…")) or SPOKEN.match(bare):
        return False
    return " " in paragraph and not _is_letterhead(paragraph) and not _is_label(paragraph) and find_dateline(["", paragraph]) is None


def _is_letterhead(paragraph: str) -> bool:
    return len(paragraph) <= HEADLINE and bool(LETTERHEAD.fullmatch(paragraph) or OFFICE.fullmatch(paragraph))


def _is_label(paragraph: str) -> bool:
    """A date, a byline, a place: what may stand above or under a headline."""
    if len(paragraph) > HEADLINE:
        return False
    dated = next(dates_in(paragraph), None)
    if is_byline(paragraph) or OFFICIAL.fullmatch(paragraph):  # "Ana Sá, Secretary of State": who speaks, not what is told
        return True
    return bool(dated and len(dated[0][0]) * 2 > len(paragraph)) or reason_for(paragraph, ["top"]) is not None
