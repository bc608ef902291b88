"""Stage 1 of 8: the formats: one module each, which declares one ``READER``; this folder is the registry."""
