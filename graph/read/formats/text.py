"""Stage 1 of 8: plain text: paragraphs apart by blank lines, by indentation, or one a line."""

from __future__ import annotations

import re

from graph.read.inline import drop_addresses
from graph.read.metadata import split_metadata
from graph.read.pieces import Draft, Piece, Reader
from graph.read.wraps import is_wrap, join_wraps

__all__ = ["READER", "parse_text"]

_LONGEST_WRAP = 120
_TITLE = 60
_ITEM = re.compile(r"[-*•·●○▪◆]\s+")
_RULE = re.compile(r"[-=_*~—]{3,}$")
_STOPS = frozenset("。！？；，,.;:：")


def parse_text(text: str) -> Draft:
    """Parse plain text into pieces; a short first line that stands alone is the title."""
    metadata, text = split_metadata(text)
    pieces: list[Piece] = []
    lines: list[str] = []
    last = ""

    def flush() -> None:
        if lines:
            match = _ITEM.match(lines[0])
            lines[0] = lines[0][match.end() :] if match else lines[0]
            pieces.append(
                Piece("list" if match else "paragraph", join_wraps(drop_addresses("\n".join(lines))))
            )
            lines.clear()

    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            flush()
        elif _RULE.match(line):
            flush()
            pieces.append(Piece("rule", ""))
        else:
            goes_on = len(last) <= _LONGEST_WRAP and is_wrap(last, line) and not raw.startswith("  ")
            if lines and (not goes_on or _ITEM.match(line)):
                flush()
            lines.append(line)
        last = line
    flush()
    if pieces and "title" not in metadata and pieces[0].kind == "paragraph":
        first = pieces[0].text
        if len(first) <= _TITLE and first[-1:] not in _STOPS and len(pieces) > 1:
            pieces[0] = Piece("heading", first, 1)
    return Draft(metadata, pieces)


READER = Reader("text", (".txt", ".text", ".rst", ".org", ".adoc", ".tex", ".log", ""), parse_text)
