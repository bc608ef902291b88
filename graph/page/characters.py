"""Tell the page's search how Chinese characters are read and simplified.

The page folds names and queries character by character, so it needs two small tables: traditional to
simplified (opencc), and the pinyin of each character (pypinyin) with the phrases in which a character is read
otherwise (重庆 is chong qing). Both hold only what the names of this page can match.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["find_readings", "find_simplifications"]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_CJK = "".join(map(chr, range(0x4E00, 0xA000)))


def find_simplifications(names: Iterable[str]) -> tuple[str, str]:
    """Return traditional characters and, position by position, their simplified forms, for those whose
    simplified form the names hold (in either script).

    >>> find_simplifications(["学习"])
    ('學習', '学习')
    """
    from opencc import OpenCC

    converter = OpenCC("t2s")
    # Parted by line breaks, for opencc converts by phrases where it can.
    simplified = converter.convert("\n".join(_CJK)).split("\n")
    of_traditional = {
        old: new for old, new in zip(_CJK, simplified, strict=True) if old != new and len(new) == 1
    }
    present = {of_traditional.get(character, character) for name in names for character in name}
    pairs = [(old, new) for old, new in of_traditional.items() if new in present]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)


def find_readings(names: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the usual reading of each Chinese character in the names, without tones, and the
    readings of those runs of characters that are read otherwise, syllables parted by spaces."""
    from pypinyin import Style, lazy_pinyin, pinyin
    from pypinyin.phrases_dict import phrases_dict

    runs = sorted({run for name in names for run in _HAN.findall(name)})
    characters = sorted(set("".join(runs)))
    readings = {
        character: found[0]
        for character, found in zip(characters, pinyin(characters, style=Style.NORMAL), strict=True)
        if found[0] != character
    }
    phrases = {}
    differs: dict[str, bool] = {}
    for run in runs:
        # Looking a run up costs far more than seeing that it holds no phrase that is read otherwise.
        parts = [run[i:j] for i in range(len(run) - 1) for j in range(i + 2, len(run) + 1)]
        held = [part for part in parts if part in phrases_dict]
        if any(_is_read_otherwise(part, readings, phrases_dict, differs) for part in held):
            syllables = lazy_pinyin(run, style=Style.NORMAL)
            if syllables != [readings.get(character) for character in run] and len(syllables) == len(run):
                phrases[run] = " ".join(syllables)
    return readings, phrases


def _is_read_otherwise(
    part: str,
    readings: Mapping[str, str],
    phrases: Mapping[str, Sequence[Sequence[str]]],
    known: dict[str, bool],
) -> bool:
    if part not in known:
        spoken = [_drop_tone(syllables[0]) for syllables in phrases[part]]
        known[part] = spoken != [readings.get(character) for character in part]
    return known[part]


def _drop_tone(syllable: str) -> str:
    """Drop the tone mark; ü is written v, as it is typed.

    >>> _drop_tone("lǜ"), _drop_tone("chóng")
    ('lv', 'chong')
    """
    apart = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
