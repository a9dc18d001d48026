"""Inking: pieces of a text as HTML, marked, numbered, and linked with the notes on them."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from dateline.web.cutting import Line, Mark, Piece
from dateline.web.signs import plain, shown

LINKED = ("cue", "event")


class Ink:
    """Writes the lines of one text. The first place of every fact and thing can be pointed at, as `#at-` and its id.

    The numbers of facts are drawn by the style sheet, so that the text that can be copied is the text as it was.
    """

    def __init__(self, tags: Mapping[str, str]) -> None:
        self._tags = tags
        self._placed: set[str] = set()

    def line(self, line: Line) -> Markup:
        return Markup("").join(map(self._piece, line.pieces))

    def _piece(self, piece: Piece) -> Markup:
        if not piece.marks:
            return shown(piece.text)
        before = Markup("").join(self._claim_tag(mark) for mark in piece.begins if mark.kind in ("content", "cue"))
        html = shown(piece.text)
        link = next((mark for mark in reversed(piece.marks) if mark.kind in LINKED), None)
        for mark in reversed(piece.marks):
            if mark is link:
                identity = self._place(mark.owner) if mark.kind == "event" else ""
                html = _element("a", mark, html, id=identity, href=f"#{mark.owner}")
            else:
                identity = "" if mark.kind in ("content", *LINKED) else self._place(mark.owner)
                html = _element("span", mark, html, id=identity)
        return before + html + Markup("").join(self._event_tag(mark) for mark in piece.ends if mark.kind == "event")

    def _place(self, owner: str) -> str:
        """The id of the place, if it is the first one."""
        if owner in self._placed:
            return ""
        self._placed.add(owner)
        return f"at-{owner}"

    def _claim_tag(self, mark: Mark) -> Markup:
        identity = self._place(mark.owner)
        return self._tag(mark, "claim", identity) if identity else Markup("")

    def _event_tag(self, mark: Mark) -> Markup:
        """The number after the words: a link where the words themselves link to another event."""
        identity = self._place(mark.owner)
        if identity:
            return self._tag(mark, "event", identity)
        return Markup('<span class="tag of-event" data-tag="{}" aria-hidden="true"></span>').format(self._tags[mark.owner])

    def _tag(self, mark: Mark, kind: str, identity: str) -> Markup:
        tag = self._tags[mark.owner]
        html = '<a class="tag of-{}" id="{}" href="#{}" data-tag="{}" aria-label="{} {}"></a>'
        return Markup(html).format(kind, identity, mark.owner, tag, kind, tag[1:])


def _element(name: str, mark: Mark, html: Markup, **attributes: str) -> Markup:
    given = {**attributes, "title": "" if mark.kind == "content" else plain(mark.note)}
    said = Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in given.items() if value)
    return Markup('<{0} class="{1}"{2}>{3}</{0}>').format(name, escape(mark.kind), said, html)
