"""Stage 4 of 8: candidates of all articles -> concepts with all of their names."""

from graph.merge.concepts import merge_candidates

__all__ = ["merge_candidates"]
