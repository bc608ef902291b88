"""Load and validate lexicon files (the format: README.md beside this file)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import tomli

from graph.errors import LexiconError
from graph.model import CONCEPT_TYPES, ConceptType
from graph.spelling import fold

__all__ = ["Entry", "Lexicon", "load_lexicon", "parse_lexicon"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LISTS = ("aliases", "ambiguous", "context", "ignore")
_FIELDS = frozenset({"name", "type", "family", "versioned", *_LISTS})


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one concept of a lexicon; ``names`` are the name and all aliases, the name first."""

    id: str
    name: str
    type: ConceptType
    aliases: tuple[str, ...] = ()
    family: str | None = None
    versioned: bool = False
    ambiguous: frozenset[str] = frozenset()
    context: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Give the name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold entries by id, in id order."""

    entries: dict[str, Entry] = field(default_factory=dict)


def load_lexicon(extra: Sequence[Path] = (), *, shipped: bool = True) -> Lexicon:
    """Load the shipped lexicon and any further files; a later file may replace an entry by its id.

    Raises LexiconError, with file and line, for a syntax error, an unknown field or type, a name
    with two owners, or a family that does not exist.
    """
    sources: list[tuple[str, str]] = []
    if shipped:
        folder = resources.files("graph.lexicon")
        files = sorted(
            (item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda f: f.name
        )
        sources += [(item.name, item.read_text(encoding="utf-8")) for item in files]
    for path in extra:
        try:
            sources.append((str(path), path.read_text(encoding="utf-8-sig")))
        except UnicodeDecodeError as error:
            raise LexiconError(str(path), "encoding") from error
        except OSError as error:
            raise LexiconError(str(path), "unreadable", detail=error.strerror or "") from error
    return parse_lexicon(sources, may_replace=len(sources) - len(extra))


def parse_lexicon(sources: Iterable[tuple[str, str]], may_replace: int = 0) -> Lexicon:
    """Parse lexicon texts given as (file name, TOML text) and check them as a whole.

    From the ``may_replace``-th file on, an entry may replace one of an earlier file by its id.
    """
    entries: dict[str, Entry] = {}
    origin: dict[str, tuple[str, str]] = {}
    for i, (file, text) in enumerate(sources):
        seen = _parse_file(file, text)
        for id_ in sorted(seen.keys() & entries.keys()) if i < may_replace else ():
            raise LexiconError(file, "id-twice", line=_line(text, id_), name=id_, other=origin[id_][0])
        entries |= seen
        origin |= dict.fromkeys(seen, (file, text))
    owners: dict[tuple[str, bool], str] = {}
    for id_, entry in sorted(entries.items()):
        for name in entry.names:
            # An ambiguous name may have several owners: their contexts tell them apart.
            key = fold(name)
            other = owners.setdefault((key, name in entry.ambiguous), id_)
            if other != id_ and name not in entry.ambiguous:
                file, text = origin[id_]
                raise LexiconError(file, "name-twice", line=_line(text, id_), name=name, other=other)
        if entry.family is not None and entry.family not in entries:
            file, text = origin[id_]
            raise LexiconError(file, "no-family", line=_line(text, id_), name=entry.family)
    return Lexicon(dict(sorted(entries.items())))


def _parse_file(file: str, text: str) -> dict[str, Entry]:
    """Read the entries of one file."""
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise LexiconError(file, "syntax", line=line, detail=str(error).split(" (at ")[0]) from error
    default = data.pop("type", None)
    concepts = data.pop("concepts", {})
    if data or not isinstance(concepts, dict):
        raise LexiconError(file, "unknown-field", line=1, name=", ".join(sorted(data)) or "concepts")
    return {id_: _parse_entry(file, text, id_, body, default) for id_, body in concepts.items()}


def _parse_entry(file: str, text: str, id_: str, body: Any, default: Any) -> Entry:
    """Check one entry."""

    def wrong(reason: str, name: object = "") -> LexiconError:
        return LexiconError(file, reason, line=_line(text, id_), name=str(name))

    if not _ID.fullmatch(id_):
        raise wrong("bad-id", id_)
    if not isinstance(body, dict) or not isinstance(body.get("name"), str) or not fold(body["name"]):
        raise wrong("no-name", id_)
    if not body.keys() <= _FIELDS:
        raise wrong("unknown-field", min(body.keys() - _FIELDS))
    type_ = body.get("type", default)
    if type_ not in CONCEPT_TYPES:
        raise wrong("unknown-type", type_)
    lists: dict[str, tuple[str, ...]] = dict.fromkeys(_LISTS, ())
    for key in [key for key in _LISTS if key in body]:
        value = body[key]
        if not isinstance(value, list) or not all(isinstance(item, str) and fold(item) for item in value):
            raise wrong("not-a-list", key)
        lists[key] = tuple(value)
    family, versioned = body.get("family"), body.get("versioned", False)
    if not isinstance(versioned, bool):
        raise wrong("not-a-boolean", "versioned")
    if family is not None and (not isinstance(family, str) or family == id_):
        raise wrong("no-family", family)
    ambiguous = frozenset(lists["ambiguous"])
    if ambiguous:
        names = {body["name"], *lists["aliases"]}
        if not ambiguous <= names:
            raise wrong("ambiguous-stray", min(ambiguous - names))
        if not lists["context"] and len(names) == len(ambiguous):
            raise wrong("no-context", id_)
    return Entry(
        id_, body["name"], type_, lists["aliases"], family, versioned, ambiguous, lists["context"], lists["ignore"]
    )  # fmt: skip


def _line(text: str, id_: str) -> int:
    """Find the line on which an entry is defined."""
    found = re.search(rf"^[ \t]*(?:\"?{re.escape(id_)}\"?\s*=|\[concepts\.)", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
