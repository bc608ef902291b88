"""Stage 2 of 8: articles -> sentences and words."""
