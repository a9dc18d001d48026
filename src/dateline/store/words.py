"""The words that people look for, made safe: nothing that they type is taken for a command of the index."""

from __future__ import annotations

import re

from dateline.errors import QueryError

MOST = 32  # words and phrases of one query
TERM = re.compile(r'(?P<no>-(?=["\w]))?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


def match_of(text: str) -> str:
    """The words as FTS5 wants them. All must be there; "a phrase", word*, -without, and OR between two are understood.

    Raises QueryError where there is nothing to look for.

    >>> match_of('pontoon bridge*'), match_of('"heavy weapons" -drone'), match_of('tank OR "armoured car"')
    ('"pontoon" AND "bridge"*', '("heavy weapons") NOT ("drone")', '("tank" OR "armoured car")')
    """
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    joins = False
    for found in list(TERM.finditer(text))[:MOST]:
        if found["word"] == "OR" and wanted:
            joins = True
            continue
        term = _term(found)
        if not term:
            continue
        if found["no"]:
            unwanted.append(term)
        elif joins:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        joins = False
    if not wanted:
        raise QueryError(f"{text!r} holds no word to look for", where="text", remedy="give at least one word that must be there")
    parts = [each[0] if len(each) == 1 else f"({' OR '.join(each)})" for each in wanted]
    return f"({' AND '.join(parts)}) NOT ({' OR '.join(unwanted)})" if unwanted else " AND ".join(parts) if len(wanted) > 1 else parts[0]


def _term(found: re.Match[str]) -> str:
    said = (found["phrase"] if found["phrase"] is not None else found["word"]).replace("\x00", " ")
    begins = found["word"] is not None and said.endswith("*")
    said = said.rstrip("*").replace('"', " ").strip()
    return f'"{said}"{"*" * begins}' if any(map(str.isalnum, said)) else ""
