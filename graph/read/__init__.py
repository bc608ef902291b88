"""Stage 1 of 8: paths -> articles, clean text in blocks of a known kind and speaker."""

from graph.read.article import parse_article, read_article
from graph.read.find import Source, digest_file, find_articles

__all__ = ["Source", "digest_file", "find_articles", "parse_article", "read_article"]
