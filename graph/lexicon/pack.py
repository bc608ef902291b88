"""Pack a lexicon that has been loaded and checked, so that a later build need not parse and check it again."""

from __future__ import annotations

import json
import zlib

from graph.lexicon.load import Entry, Lexicon

__all__ = ["pack_lexicon", "unpack_lexicon"]


def pack_lexicon(lexicon: Lexicon) -> bytes:
    """Pack a lexicon: one JSON row an entry, compressed."""
    rows = [
        (e.id, e.name, e.type, e.aliases, e.family, e.versioned, sorted(e.ambiguous), e.context, e.ignore)
        for e in lexicon.entries.values()
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 1)


def unpack_lexicon(data: bytes) -> Lexicon:
    """Unpack a lexicon. Raises ValueError where the data is damaged."""
    try:
        rows = json.loads(zlib.decompress(data))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return Lexicon({
        id_: Entry(
            id_, name, type_, tuple(aliases), family, versioned, frozenset(ambiguous), tuple(context), tuple(ignore)
        )
        for id_, name, type_, aliases, family, versioned, ambiguous, context, ignore in rows
    })  # fmt: skip
