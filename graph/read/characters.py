"""Stage 1 of 8: characters that carry no text: control, direction and zero-width ones."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["CJK", "clean_characters", "is_cjk"]

CJK = "\u2e80-\u2fdf\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""The Chinese characters with their punctuation and the full-width forms, as a regex class."""

_NEWLINES = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
# Direction marks would let a text change how the words around it are read, so they go; zero-width
# spaces and soft hyphens would split a name unseen.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
# A joiner is part of an emoji or of a script that joins; anywhere else it is a left-over.
_JOINERS = re.compile(f"(?<=[{CJK}\x20-\x7e])[\u200c\u200d]+|[\u200c\u200d]+(?=[{CJK}\x20-\x7e\n]|$)")
# Text copied from a PDF holds radicals in place of the characters that they look like.
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_RADICALS |= dict(zip(
    map(ord, "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻪⻬⻮⻰⻳"), "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄黾齐齿龙龟",
    strict=True,
))  # fmt: skip
_IS_RADICAL = re.compile("[\u2e80-\u2fd5]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_IS_CJK = re.compile(f"[{CJK}]")


def clean_characters(text: str) -> str:
    """Drop characters that no reader sees, make every space a space, every line end a newline and every
    radical the character it stands for.

    >>> clean_characters("A\\u00a0B\\u202ec\\x00\\r\\n")
    'A Bc\\n'
    """
    if text.isascii() and text.isprintable():
        return text
    text = _NEWLINES.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _UNSEEN.sub("", text)
    if "\u200d" in text or "\u200c" in text:
        text = _JOINERS.sub("", text)
    if _IS_RADICAL.search(text):
        text = text.translate(_RADICALS)
    return _SURROGATES.sub("\ufffd", text)


def is_cjk(char: str) -> bool:
    """Say whether a character is Chinese, Chinese punctuation or a full-width form."""
    return char != "" and _IS_CJK.match(char) is not None
