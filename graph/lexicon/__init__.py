"""The shipped lexicon: concepts as TOML, loaded and validated."""

from graph.lexicon.load import Entry, Lexicon, load_lexicon

__all__ = ["Entry", "Lexicon", "load_lexicon"]
