"""The errors of the package, as one tree.

    ConceptGraphError
    ├── ArticleError       one article cannot be read; the others still are
    ├── LexiconError       a lexicon file is wrong; names the file and the line
    ├── NothingToBuild     no readable article, or no concept in them
    ├── OutputError        the page or the JSON cannot be written
    ├── StoreError         the store cannot be used: busy, damaged, or no store at all
    └── WorkerError        a process that reads articles has died

Each carries the path it speaks of and a reason key; the command line turns the key into a
sentence in the reader's language (``graph.messages``).
"""

from __future__ import annotations

__all__ = [
    "ArticleError",
    "ConceptGraphError",
    "LexiconError",
    "NothingToBuild",
    "OutputError",
    "StoreError",
    "WorkerError",
]


class ConceptGraphError(Exception):
    """Carry what went wrong as data: a path, a reason key and the words that fill its sentence."""

    def __init__(self, path: str, reason: str, **details: object) -> None:
        self.path = path
        self.reason = reason
        self.details = details
        shown = "".join(f" {key}={value}" for key, value in sorted(details.items()))
        super().__init__(f"{path}: {reason}{shown}")


class ArticleError(ConceptGraphError):
    """Say that one article cannot be read."""


class LexiconError(ConceptGraphError):
    """Say that a lexicon file is wrong, with the line where that is known (``line`` in details)."""


class NothingToBuild(ConceptGraphError):
    """Say that there is no readable article, or that no concept was found."""


class OutputError(ConceptGraphError):
    """Say that an output file cannot be written."""


class StoreError(ConceptGraphError):
    """Say that the store of an earlier build cannot be used."""


class WorkerError(ConceptGraphError):
    """Say that a process that reads articles has died; ``path`` is the article that it had in hand."""
