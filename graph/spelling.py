"""Fold spellings: one key for all the ways in which a name may be written.

Folding drops what never distinguishes two names of the field: width (ＡＩ), case, accents (Ré), traditional
form (學習), and the separators space, hyphen and middle dot (fine-tuning, fine tuning, finetuning). It
keeps digits, full stops and every other sign: GPT-4 is not GPT-4.1.

Folding maps one character to one or to none, so a place in the folded text leads back to the original.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

__all__ = [
    "SEPARATORS",
    "bounded",
    "digits_of",
    "fold",
    "fold_with_positions",
    "is_cjk",
    "is_latin",
    "simplify",
    "slug",
]

SEPARATORS = " \u00a0\u3000-\u2010\u2011\u2012\u2013\u2014_·・•‧⋅"
"""Characters that folding drops."""

_DROPPED = re.compile("[" + re.escape(SEPARATORS) + "]+")
_DIGITS = re.compile(r"\d+")


@cache
def is_cjk(char: str) -> bool:
    """Tell whether a character is a Chinese one (CJK unified ideographs with extension A)."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


@cache
def is_latin(char: str) -> bool:
    """Tell whether a character can be part of a Latin word: a letter or digit outside CJK.

    >>> is_latin("é"), is_latin("7"), is_latin("学"), is_latin("-")
    (True, True, False, False)
    """
    return char.isalnum() and not is_cjk(char)


@cache
def _table() -> dict[int, str | None]:
    """Build the character map: code point -> folded character, or None for a separator."""
    import opencc

    table: dict[int, str | None] = {}
    for point in [*range(0x20, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00), *range(0xFF01, 0xFF5F)]:
        char = chr(point)
        plain = unicodedata.normalize("NFKD", char)[:1].casefold()
        if len(plain) == 1 and plain != char and not plain.isspace():
            table[point] = plain
    ideographs = [chr(point) for point in range(0x4E00, 0xA000)]
    simplified = opencc.OpenCC("t2s").convert("\n".join(ideographs)).split("\n")
    for char, simple in zip(ideographs, simplified, strict=True):
        # A few rare characters have a simplified form that hardly a font holds (錤): nobody writes it.
        if char != simple and len(simple) == 1 and simple < "\U00010000":
            table[ord(char)] = simple
    for char in SEPARATORS:
        table[ord(char)] = None
    return table


@cache
def _simpler() -> dict[int, str]:
    """Give the part of the map that turns traditional characters into simplified ones."""
    return {point: char for point, char in _table().items() if char is not None and 0x4E00 <= point < 0xA000}


@cache
def _traditional() -> re.Pattern[str]:
    """Compile the class of the traditional characters: most texts hold none, which a search tells twelve times as
    fast as a translation."""
    return re.compile("[" + "".join(map(chr, _simpler())) + "]")


def simplify(text: str) -> str:
    """Turn traditional Chinese into simplified, character by character: offsets stay.

    >>> simplify("機器學習與AI")
    '机器学习与AI'
    """
    return text.translate(_simpler()) if _traditional().search(text) else text


@lru_cache(maxsize=400_000)
def fold(text: str) -> str:
    """Fold a spelling into its key.

    >>> fold("Fine-Tuning") == fold("fine tuning") == fold("ＦｉｎｅＴｕｎｉｎｇ")
    True
    >>> fold("機器學習"), fold("Llama 3.1")
    ('机器学习', 'llama3.1')
    """
    return text.translate(_table())


@cache
def _folding() -> tuple[dict[str, str], re.Pattern[str]]:
    """Give what folding makes of the characters that it changes, and their class: in a long text, where they are
    few, a search is three times as fast as a translation."""
    plain = {chr(point): char or "" for point, char in _table().items()}
    return plain, re.compile("[" + re.escape("".join(plain)) + "]")


def fold_with_positions(text: str) -> tuple[str, list[int]]:
    """Fold a text and say where each folded character stands in the original.

    Returns the folded text and a list of original offsets, one per folded character, with the
    length of the original appended.
    """
    plain, characters = _folding()
    folded = characters.sub(lambda match: plain[match[0]], text)
    if len(folded) == len(text):
        return folded, list(range(len(text) + 1))
    positions: list[int] = []
    place = 0
    for dropped in _DROPPED.finditer(text):
        positions += range(place, dropped.start())
        place = dropped.end()
    positions += range(place, len(text) + 1)
    return folded, positions


def bounded(name: str) -> str:
    """Make a regular expression that finds a name as whole words.

    >>> bool(re.search(bounded("SAE"), "SAEs")), bool(re.search(bounded("SAE"), "用SAE做"))
    (False, True)
    """
    left = r"(?<![A-Za-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    right = r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return left + re.escape(name) + right


def digits_of(name: str) -> tuple[str, ...]:
    """List the numbers in a name: names that differ here are different concepts (GPT-3, GPT-4)."""
    return tuple(_DIGITS.findall(name))


def slug(name: str) -> str:
    """Make a stable id of a name: lower case, letters and digits of any script, single hyphens.

    >>> slug("Llama 3.1 405B"), slug("可信执行环境"), slug("C++")
    ('llama-3-1-405b', '可信执行环境', 'c-plus-plus')
    """
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(char)
    )
    plain = plain.replace("+", " plus ").replace("#", " sharp ")
    return re.sub(r"[\W_]+", "-", plain).strip("-") or "-".join(f"{ord(char):x}" for char in name)
