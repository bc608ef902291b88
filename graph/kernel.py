"""The kernel of every engine: stages 1 to 3, one article's bytes -> its packed table.

An article's table depends on its bytes, its format and the lexicon alone, so it may be computed in this
process, in a worker or on another machine, and kept from one build to the next. Packed, it is what
travels and what the store holds: two blocks of columns as JSON, compressed by zlib, whose checksum tells a
damaged one. A packed table holds neither name nor id of its article: a renamed one is not read again.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import count, repeat, starmap
from pathlib import Path
from typing import Any

import graph
from graph.errors import ArticleError
from graph.extract import Extractor
from graph.lexicon import Lexicon
from graph.model import BLOCK_KINDS, Article, ArticleTable, Definition, FoundNames, Name, Sentence, Skipped
from graph.read import Source
from graph.read.article import parse_bytes, read_bytes
from graph.segment.chinese import tag_words
from graph.segment.sentences import split_sentences
from graph.spelling import simplify

__all__ = [
    "DamagedTable",
    "Kernel",
    "PackedTable",
    "fingerprint",
    "group_names",
    "pack_table",
    "unpack_names",
    "unpack_text",
]

_LEVEL = 1
_SIZES = struct.Struct("<II")
_SENTENCE: Callable[[Iterable[object]], Sentence] = partial(tuple.__new__, Sentence)
_NAME: Callable[[Iterable[str]], Name] = partial(tuple.__new__, Name)
_STAGES = ("read", "segment", "extract", "lexicon")


class DamagedTable(ValueError):
    """Say that a packed table is not what it was when it was packed."""


@dataclass(frozen=True, slots=True)
class PackedTable:
    """Hold one article's table, packed, and the SHA-256 of the bytes that it was made from."""

    digest: str
    data: bytes


class Kernel:
    """Turn sources into packed tables; holds the compiled lexicon and no state of any article."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the lexicon."""
        self._extractor = Extractor(lexicon)

    def read(self, source: Source) -> PackedTable | Skipped:
        """Read one article and pack its table; a file that can't be read gives the reason instead."""
        try:
            content = read_bytes(source)
            table = self.tabulate(parse_bytes(content, source))
        except ArticleError as error:
            details = tuple(sorted((key, str(value)) for key, value in error.details.items()))
            return Skipped(source.name, error.reason, details)
        return PackedTable(hashlib.sha256(content).hexdigest(), pack_table(table))

    def tabulate(self, article: Article) -> ArticleTable:
        """Give all that one article alone tells: stages 2 and 3."""
        sentences = split_sentences(article)
        words = tag_words([simplify(sentence.text) for sentence in sentences])
        candidates, definitions = self._extractor.extract(sentences, words)
        return ArticleTable(article, sentences, candidates, definitions)


def pack_table(table: ArticleTable) -> bytes:
    """Pack a table: the sentences in one block, the candidates and definitions in another.

    The article's blocks are left out: the sentences hold their text.
    """
    article = table.article
    speakers = {name: i for i, name in enumerate(dict.fromkeys(s.speaker for s in table.sentences))}
    names = group_names(table)
    text = {
        "article": [
            article.title,
            article.author,
            article.published,
            article.place,
            article.url,
            article.characters,
        ],
        "speakers": list(speakers),
        "block": [s.block for s in table.sentences],
        "kind": [BLOCK_KINDS.index(s.kind) for s in table.sentences],
        "speaker": [speakers[s.speaker] for s in table.sentences],
        "text": [s.text for s in table.sentences],
    }
    found = {
        "names": names.names,
        "sentence": names.sentence,
        "start": names.start,
        "name": names.name,
        "definitions": names.definitions,
    }
    blocks = [zlib.compress(_encode(block), _LEVEL) for block in (text, found)]
    return _SIZES.pack(*map(len, blocks)) + b"".join(blocks)


def group_names(table: ArticleTable) -> FoundNames:
    """Give an article's candidates as columns, each name once, in the order in which they occur."""
    number: dict[Name, int] = {}
    name = [number.setdefault(_NAME(c[3:]), len(number)) for c in table.candidates]
    return FoundNames(
        list(number),
        [c.sentence for c in table.candidates],
        [c.start for c in table.candidates],
        name,
        list(table.definitions),
    )


def unpack_text(data: bytes, source: Source, first: int = 0) -> tuple[Article, list[Sentence]]:
    """Unpack the article, without its blocks, and its sentences, numbered from ``first``.

    Name and id are those that the source has now. Raises DamagedTable.
    """
    block = _block(data, 0)
    title, author, published, place, url, characters = block["article"]
    article = Article(source.id, title, author, published, place, url, source.name, characters, ())
    kinds = map(BLOCK_KINDS.__getitem__, block["kind"])
    speakers = map(block["speakers"].__getitem__, block["speaker"])
    rows = zip(count(first), repeat(source.id), block["block"], kinds, speakers, block["text"])
    return article, list(map(_SENTENCE, rows))


def unpack_names(data: bytes) -> FoundNames:
    """Unpack the candidates and the definitions. Raises DamagedTable."""
    block = _block(data, 1)
    names = list(map(_NAME, block["names"]))
    definitions = list(starmap(Definition, block["definitions"]))
    return FoundNames(names, block["sentence"], block["start"], block["name"], definitions)


def fingerprint(lexicons: Iterable[Path], *, shipped: bool) -> str:
    """Give the SHA-256 of what a table depends on but its article: version, rules and lexicon.

    The rules are taken by their source, so that a changed rule counts as well as a new version. An
    unreadable lexicon counts as empty here; loading it raises the error that names it.
    """
    sink = hashlib.sha256(f"{graph.__version__} {shipped}".encode())
    package = resources.files("graph")
    for part in _STAGES:
        for name, content in sorted(_files(package / part, part)):
            sink.update(f"\0{name} {len(content)}\0".encode() + content)
    for name in ("kernel.py", "model.py", "spelling.py"):
        sink.update((package / name).read_bytes())
    for path in lexicons:
        content = path.read_bytes() if path.is_file() else b""
        sink.update(f"\0{len(content)}\0".encode() + content)
    return sink.hexdigest()


def _files(folder: Traversable, name: str) -> Iterable[tuple[str, bytes]]:
    """Give the files of a folder of the package, and their contents."""
    for item in folder.iterdir():
        path = f"{name}/{item.name}"
        if item.is_dir():
            yield from _files(item, path) if item.name != "__pycache__" else ()
        else:
            yield path, item.read_bytes()


_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _encode(block: dict[str, Any]) -> bytes:
    """Encode a block; a lone surrogate in a text survives."""
    return _dumps(block).encode("utf-8", "surrogatepass")


def _block(data: bytes, number: int) -> dict[str, Any]:
    """Decode one of the blocks of a packed table."""
    block: dict[str, Any] = json.loads(_inflate(data, number).decode("utf-8", "surrogatepass"))
    return block


def _inflate(data: bytes, number: int) -> bytes:
    """Decompress one of the blocks of a packed table; its checksum must be its content's."""
    try:
        sizes = _SIZES.unpack_from(data)
        if len(data) != _SIZES.size + sum(sizes):
            raise DamagedTable("a table of another length")
        start = _SIZES.size + sum(sizes[:number])
        return zlib.decompress(data[start : start + sizes[number]])
    except (struct.error, zlib.error) as error:
        raise DamagedTable(str(error)) from error
