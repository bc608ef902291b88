"""Stage 1 of 8: what every format reader gives: the pieces of an article, before they get their meaning.

Text in a piece is free of markup, but for three marks (control characters, which the text itself
cannot hold any more): where bold begins or ends, where a picture stood, and where an address stood.
The composing step reads and removes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["BOLD", "IMAGE", "LINK", "MARKS", "Draft", "Piece", "PieceKind", "Reader"]

BOLD, IMAGE, LINK = "\x01", "\x02", "\x03"
MARKS = BOLD + IMAGE + LINK

PieceKind = Literal["heading", "paragraph", "caption", "list", "quote", "code", "table", "image", "rule"]


class Piece(NamedTuple):
    """Hold one stretch of an article in the order of the file; ``level`` is a heading's, else 0."""

    kind: PieceKind
    text: str
    level: int = 0


class Draft(NamedTuple):
    """Hold a file's pieces and what its header tells (title, author, published, place, url)."""

    metadata: Mapping[str, str]
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Reader:
    """Declare a format: its name, the endings of its files (lower case, with the dot), its parser."""

    name: str
    endings: tuple[str, ...]
    parse: Callable[[str], Draft]
