"""Stage 3 of 8: sentences of one article -> candidates and definitions."""

from graph.extract.article import Extractor

__all__ = ["Extractor"]
