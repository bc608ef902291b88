"""Stage 8 of 8: export the exploration as text; one file a format."""
