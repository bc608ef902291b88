"""Lay out folders of articles of a wanted size, the same on every machine."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["LARGE", "SAMPLE", "find_text", "write_articles"]

PROJECT = Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "data" / "articles"
LARGE = PROJECT.parent / "shared" / "corpus" / "large" / "ruanyf-weekly"

_SEED = 7
_AFTER_SENTENCE = re.compile(r"(?<=[。！？；])")
_MARKUP = re.compile(r"\s*(?:#|!\[|```|<|>|\||---|$)")


def find_text() -> tuple[Path, str]:
    """Give the folder to measure on, and a line that says which it is."""
    if LARGE.is_dir():
        return LARGE, f"{LARGE.name}, further copies with their sentences shuffled"
    absent = f"{LARGE.name} does not lie beside the checkout"
    return SAMPLE, f"data/articles, further copies with their sentences shuffled ({absent})"


def write_articles(source: Path, size: int, folder: Path) -> int:
    """Write at least ``size`` bytes of articles into a folder; return how many bytes they are.

    The first round is the text itself. In every further one each article's sentences are dealt anew
    (seeded) to its lines: as long, as many names, but new sentences side by side. The copies name no
    concept that the original does not, so the number of concepts does not grow with the size.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, text in _rounds(source):
        if written >= size:
            break
        data = text.encode("utf-8")
        (folder / name).write_bytes(data)
        written += len(data)
    return written


def _rounds(source: Path) -> Iterator[tuple[str, str]]:
    files = sorted(path for path in source.rglob("*.md") if path.stat().st_size)
    names = [path.relative_to(source).as_posix().replace("/", "-") for path in files]
    texts = [(name, path.read_text(encoding="utf-8")) for name, path in zip(names, files, strict=True)]
    yield from texts
    number = 1
    while True:
        for name, text in texts:
            yield f"round-{number}-{name}", _shuffle(text, random.Random(f"{_SEED}/{number}/{name}"))
        number += 1


def _shuffle(text: str, dice: random.Random) -> str:
    """Deal the sentences of an article's prose to its lines anew; markup stays where it is."""
    lines = [
        [line] if _MARKUP.match(line) else [piece for piece in _AFTER_SENTENCE.split(line) if piece]
        for line in text.split("\n")
    ]
    prose = [number for number, line in enumerate(lines) if not _MARKUP.match("".join(line))]
    pool = [piece for number in prose for piece in lines[number]]
    dice.shuffle(pool)
    for number in prose:
        lines[number] = [pool.pop() for _ in lines[number]]
    return "\n".join(map("".join, lines))
