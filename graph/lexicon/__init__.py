"""The shipped lexicon: concepts as TOML, loaded and validated."""

from graph.lexicon.load import Entry, Lexicon, load_lexicon
from graph.lexicon.pack import pack_lexicon, unpack_lexicon

__all__ = ["Entry", "Lexicon", "load_lexicon", "pack_lexicon", "unpack_lexicon"]
