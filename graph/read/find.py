"""Stage 1 of 8: which files are articles, under which name and id."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.model import Skipped
from graph.read.registry import find_reader

__all__ = ["Source", "digest_file", "find_articles"]

_LONGEST_ID = 80
_PIECE = 200_000
"""Bytes that are read at once."""
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """Hold where an article is: its file, its name (relative to the folder that it was found in, with
    POSIX slashes), its id (a slug of the name, unique among the sources), and the SHA-256 of its content
    where it was needed to tell it from others, else ""."""

    path: Path
    name: str
    id: str
    digest: str = ""


def find_articles(sources: Sequence[Path]) -> tuple[tuple[Source, ...], tuple[Skipped, ...]]:
    """Find the articles in files and folders, sorted by name, and what cannot be one, with the reason.

    Folders are searched through and through, but for hidden files and folders. A file that is given
    in several ways counts once, as do files of the same content. The order of ``sources`` is without effect.
    """
    names: dict[Path, str] = {}
    skipped: set[Skipped] = set()
    for source in sorted({Path(source) for source in sources}):
        _search(source, names, skipped)
    digests: dict[Path, str] = {}
    unique, doubles = _without_doubles(sorted((name, path) for path, name in names.items()), digests)
    return tuple(_identify(unique, digests)), tuple(sorted(skipped | doubles))


def _search(source: Path, names: dict[Path, str], skipped: set[Skipped]) -> None:
    """Take one file or folder in: real path -> name for what can be read, the rest as skipped."""
    if source.is_file():
        if find_reader(source) is None:
            skipped.add(_unsupported(source.name, source))
        else:
            _name(names, source.resolve(), source.name)
        return
    if not source.is_dir():
        skipped.add(Skipped(source.as_posix(), "missing", ()))
        return
    found = False
    for name, path, real in _walk(source, skipped):
        if find_reader(path) is None:
            skipped.add(_unsupported(name, path))
        else:
            found = True
            _name(names, real, name)
    if not found:
        skipped.add(Skipped(source.as_posix(), "empty-folder", ()))


def _walk(folder: Path, skipped: set[Skipped]) -> Iterator[tuple[str, Path, Path]]:
    """Give the files below a folder that are not hidden: name, a path with its ending, and the real path.

    Only a link need be followed to know its real path; to do so for each file would take as long as to read it.
    """
    folders = [("", folder, folder.resolve())]
    while folders:
        prefix, place, real = folders.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            refused = Path(error.filename or folder)
            skipped.add(Skipped(refused.as_posix(), "unreadable", (("detail", error.strerror or ""),)))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            name = prefix + entry.name
            if entry.is_symlink():
                path = place / entry.name
                # A link that leads nowhere, to a folder or to a device is no article.
                if path.is_file():
                    yield name, path, path.resolve()
            elif entry.is_dir():
                folders.append((name + "/", place / entry.name, real / entry.name))
            elif entry.is_file():
                path = real / entry.name
                yield name, path, path


def _name(names: dict[Path, str], real: Path, name: str) -> None:
    """Note a file by its real path; of several names the longest one stays, which tells the most."""
    names[real] = max(names.get(real, ""), name, key=lambda name: (len(name), name))


def _unsupported(name: str, path: Path) -> Skipped:
    """Say that no format fits a file."""
    return Skipped(name, "unsupported", (("ending", path.suffix),))


def _without_doubles(
    found: list[tuple[str, Path]], digests: dict[Path, str]
) -> tuple[list[tuple[str, Path]], set[Skipped]]:
    """Leave out files whose content another one has; only files of one size are compared, and note their digests."""
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
            digest = digests[path] = digest_file(path)
            if digest and digest in first:
                doubles.add(Skipped(name, "duplicate", (("of", first[digest]),)))
                dropped.add(path)
            first.setdefault(digest, name)
    return [(name, path) for name, path in found if path not in dropped], doubles


def _identify(found: list[tuple[str, Path]], digests: dict[Path, str]) -> list[Source]:
    """Give each file its id; where two slugs are the same, the content tells them apart."""
    slugs = [_slug(name) for name, _ in found]
    count = Counter(slugs)
    given = []
    for slug, (name, path) in zip(slugs, found, strict=True):
        if count[slug] > 1:
            digests.setdefault(path, digest_file(path))
            slug = f"{slug}-{digests[path][:8]}"
        given.append(Source(path, name, slug, digests.get(path, "")))
    return sorted(given, key=lambda source: (source.name, source.id))


def _slug(name: str) -> str:
    """Make an id of a name without its ending: letters and digits of any script, hyphens between.

    >>> _slug("AI 笔记/Llama 对决 GPT.md")
    'ai-笔记-llama-对决-gpt'
    """
    stem = name.rpartition(".")[0] or name
    plain = unicodedata.normalize("NFC", stem).lower()
    return _NO_LETTERS.sub("-", plain)[:_LONGEST_ID].strip("-") or "article"


def digest_file(path: Path) -> str:
    """Give the SHA-256 of a file's content, "" where it cannot be read."""
    sink = hashlib.sha256()
    try:
        with path.open("rb", buffering=0) as file:
            while piece := file.read(_PIECE):
                sink.update(piece)
    except OSError:
        return ""
    return sink.hexdigest()
