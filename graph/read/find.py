"""Stage 1 of 8: which files are articles, under which name and id."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.model import Skipped
from graph.read.registry import find_reader

__all__ = ["Source", "find_articles"]

_LONGEST_ID = 80
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """Hold where an article is: its file, its name (relative to the folder that it was found in, with
    POSIX slashes) and its id (a slug of the name, unique among the sources)."""

    path: Path
    name: str
    id: str


def find_articles(sources: Sequence[Path]) -> tuple[tuple[Source, ...], tuple[Skipped, ...]]:
    """Find the articles in files and folders, sorted by name, and what cannot be one, with the reason.

    Folders are searched through and through, but for hidden files and folders. A file that is given
    in several ways counts once, as do files of the same content. The order of ``sources`` is without effect.
    """
    names: dict[Path, str] = {}
    skipped: set[Skipped] = set()
    for source in sorted({Path(source) for source in sources}):
        _search(source, names, skipped)
    unique, doubles = _without_doubles(sorted((name, path) for path, name in names.items()))
    return tuple(_identify(unique)), tuple(sorted(skipped | doubles))


def _search(source: Path, names: dict[Path, str], skipped: set[Skipped]) -> None:
    """Take one file or folder in: real path -> name for what can be read, the rest as skipped."""
    if source.is_file():
        if find_reader(source) is None:
            skipped.add(_unsupported(source.name, source))
        else:
            _name(names, source, source.name)
        return
    if not source.is_dir():
        skipped.add(Skipped(source.as_posix(), "missing", ()))
        return
    found = False
    for path in _walk(source, skipped):
        name = path.relative_to(source).as_posix()
        if find_reader(path) is None:
            skipped.add(_unsupported(name, path))
        else:
            found = True
            _name(names, path, name)
    if not found:
        skipped.add(Skipped(source.as_posix(), "empty-folder", ()))


def _walk(folder: Path, skipped: set[Skipped]) -> Iterator[Path]:
    """Give the files below a folder that are not hidden."""

    def refuse(error: OSError) -> None:
        place = Path(error.filename or folder)
        skipped.add(Skipped(place.as_posix(), "unreadable", (("detail", error.strerror or ""),)))

    for place, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            # A link that leads nowhere and a device are no articles.
            if not name.startswith(".") and path.is_file():
                yield path


def _name(names: dict[Path, str], path: Path, name: str) -> None:
    """Note a file; of several names the longest one stays, which tells the most."""
    real = path.resolve()
    names[real] = max(names.get(real, ""), name, key=lambda name: (len(name), name))


def _unsupported(name: str, path: Path) -> Skipped:
    """Say that no format fits a file."""
    return Skipped(name, "unsupported", (("ending", path.suffix),))


def _without_doubles(found: list[tuple[str, Path]]) -> tuple[list[tuple[str, Path]], set[Skipped]]:
    """Leave out files whose content another one has; only files of one size are compared."""
    sizes: dict[int, list[tuple[str, Path]]] = defaultdict(list)
    for name, path in found:
        try:
            sizes[path.stat().st_size].append((name, path))
        except OSError:
            sizes[-1].append((name, path))
    doubles: set[Skipped] = set()
    dropped: set[Path] = set()
    for size, group in sizes.items():
        if size <= 0 or len(group) == 1:
            continue
        first: dict[str, str] = {}
        for name, path in group:
            digest = _digest(path)
            if digest and digest in first:
                doubles.add(Skipped(name, "duplicate", (("of", first[digest]),)))
                dropped.add(path)
            first.setdefault(digest, name)
    return [(name, path) for name, path in found if path not in dropped], doubles


def _identify(found: list[tuple[str, Path]]) -> list[Source]:
    """Give each file its id; where two slugs are the same, the content tells them apart."""
    slugs: dict[str, int] = defaultdict(int)
    for name, _ in found:
        slugs[_slug(name)] += 1
    given = []
    for name, path in found:
        slug = _slug(name)
        given.append(Source(path, name, slug if slugs[slug] == 1 else f"{slug}-{_digest(path)[:8]}"))
    return sorted(given, key=lambda source: (source.name, source.id))


def _slug(name: str) -> str:
    """Make an id of a name without its ending: letters and digits of any script, hyphens between.

    >>> _slug("AI 笔记/Llama 对决 GPT.md")
    'ai-笔记-llama-对决-gpt'
    """
    stem = name.rpartition(".")[0] or name
    plain = unicodedata.normalize("NFC", stem).lower()
    return _NO_LETTERS.sub("-", plain)[:_LONGEST_ID].strip("-") or "article"


def _digest(path: Path) -> str:
    """Give the SHA-256 of a file's content, "" where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
