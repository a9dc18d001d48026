"""Furniture: what stands around a report on a page or a wire and is not the report, with the reason to leave it out.

The patterns are data, in `furniture.toml`: what is furniture is argued about by people who read pages, not programs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from dateline.errors import KnowledgeError

Region = Literal["anywhere", "first", "top", "part", "tail", "sections"]
LONGEST = 300  # characters: no line of furniture is longer, and no pattern is tried on one that is
SECTION_HEADING = 60
OUTLETS = (
    "facebook|twitter|x|whatsapp|telegram|linkedin|reddit|messenger|pinterest|tumblr|vk|instagram|youtube|tiktok|bluesky|threads"
    "|mastodon|viber|flipboard|rss"
)
NAMES = r"[A-Z][\w.'’-]*(?:[ /,&]+(?:and |of |for |the )?[A-Z][\w.'’-]*){0,5}"
SHARING = (
    "(?:share|tweet|pin|post|print|save|copy|link|e-?mail|send|this|the|article|story|page|on|via|to|by|in|with|your|friends"
    f"|{OUTLETS})"
)
VERBOSE_NAMES = NAMES.replace("[ /", "[\\ /").replace("and |of |for |the ", r"and\ |of\ |for\ |the\ ")
PHOTOGRAPHER = re.compile(
    rf"""(?x)(?:
      (?:^|(?<=[\s(\[]))(?:(?:Image|Photo|Picture)\ credit|FILE\ PHOTO|File\ photo|Images?|Photo(?:graph)?s?|Pictures?|Credit|Video|Graphic)
      (?:\ courtesy\ (?:of\ )?\S.{{1,40}}|\ by\ {VERBOSE_NAMES}|\s?[:©/]\s?[^.:;?!“”"]{{2,50}}(?:\.(?=[ A-Z])[^.:;?!“”"]{{2,40}})?)
      [.)\]]{{0,2}}
    | \((?:[A-Z][A-Za-z]{{1,10}}\ )?(?:Photo|Image|Picture)\b[^()]{{0,60}}\)
    | \((?:Getty|Shutterstock|EPA|Reuters/|AFP/|AP/)[^()]{{0,60}}\)
    | (?:[A-Z][\w.'’-]+\ ){{1,3}}/\ ?(?:AFP|AP|EPA|Reuters|REUTERS|Getty)(?:\ Images|\ Photo)?
    | (?:REUTERS|AFP|EPA|AP\ Photo)/[A-Z][\w.'’\ -]{{2,40}}
    | (?:via\ |/\ ?)?Getty\ Images
    )\.?$"""
)
LAST_BITS = re.compile(
    r"""(?x)\s+(?:
      Enditem | ENDS | Source\ link | Comments\ are\ closed\. | \|\ ?Unsubscribe | Read\ more:?\ ?[»>…]*
    | [-–|·]\ Number\ of\ (?:readings|views):\ [\d,]+
    | ©\ ?\d{4}[^.\n]{0,40}
    | [(\[](?:(?:Additional|Further|With|With\ additional)\ reporting|Reporting|Writing|Editing|Compiled|Edited|Written|Graphics)
      \ by\ [^()\[\]]{1,250}[)\]]
    | [(\[](?:[Ww]ith\ |[Ff]rom\ )?(?:[Aa]dditional\ |[Ww]ire\ )?[Aa]genc(?:y|ies)(?:\ [Ii]nputs?|\ [Rr]eports?)?[)\]]
    | [(\[][Ww]ith\ inputs?\ from\ [^()\[\]]{1,80}[)\]]
    )$"""
)
NAVIGATION = re.compile(r"[^\W\d_][\w&'’-]*(?: [\w&'’-]+){0,2}")


class Pattern(NamedTuple):
    """Lines of furniture: the reason to remove them, and what they look like."""

    reason: str
    regex: re.Pattern[str]


def reason_for(line: str, regions: Sequence[Region]) -> str | None:
    """Why a line is furniture in one of these regions of the page, or None where it belongs to the report.

    >>> reason_for("Read more: Ten things to see", ["anywhere"])
    'link to another story'
    >>> reason_for("Read more books, the minister told students.", ["anywhere"]) is None
    True
    """
    if len(line) > LONGEST:
        return None
    for region in regions:
        for reason, regex in _patterns()[region]:
            if regex.fullmatch(line):
                return reason
    return None


def opens_section(line: str) -> str | None:
    """The reason to leave out all that follows this line, or None."""
    return reason_for(line, ["sections"]) if len(line) <= SECTION_HEADING else None


def is_navigation(parts: Sequence[str]) -> bool:
    """Home | World | Sport: three or more very short names between bars."""
    return len(parts) >= 3 and all(len(part) <= 24 and NAVIGATION.fullmatch(part) for part in parts)


@cache
def _patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """Compiled when first needed: it takes longer than cleaning a report."""
    source = files("dateline.text").joinpath("furniture.toml")
    try:
        table = tomllib.loads(source.read_text("utf8"))
        return {region: tuple(map(_pattern, rows)) for region, rows in table.items()}
    except (tomllib.TOMLDecodeError, re.error, KeyError, TypeError) as error:
        raise KnowledgeError(f"the table of furniture is malformed ({error})", where=str(source), remedy="mend the line named") from error


def _pattern(row: Mapping[str, str | Sequence[str]]) -> Pattern:
    written = "|".join(row["lines"])
    for name, value in (("{share}", SHARING), ("{outlet}", OUTLETS), ("{names}", NAMES)):
        written = written.replace(name, value)
    return Pattern(str(row["reason"]), re.compile(f"(?i)(?:{written}){row.get('ends', '')}"))
