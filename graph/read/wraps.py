"""Stage 1 of 8: which line ends are hard wraps, and how to join them."""

from __future__ import annotations

import re

from graph.read.characters import is_cjk
from graph.read.pieces import BOLD, MARKS

__all__ = ["GOES_ON", "is_wrap", "join_wraps", "starts_anew", "starts_by_line"]

_FITS = 60
_LINE_END = re.compile(rf"[ {BOLD}]*\n[ {BOLD}]*")
_FIELD = re.compile(r"(?:\*\*)?[^\s：:，。？！*]{1,12}\s?[：:]")
_SHORT_FIELD = re.compile(r"[^\s：:，。*]{1,12}\s?[：:][^，。？！*\x01]{0,30}$")
_ORNAMENT = re.compile(r"(?!\*\*(?!\*))[—–=*_~ \-]{1,12}[^\s—–=*_~\-]{1,10}[—–=*_~ \-]{1,12}$")
_OPENS = frozenset("（「『《【“(-—")
GOES_ON = frozenset("，。、；：！？」』）》】,;:)")
"""What no line and no piece of text begins with."""
_FULL_STOPS = frozenset("。！？；：…”」』）!?")


def is_wrap(line: str, following: str) -> bool:
    """Say whether a line was cut by a converter, so that the next one goes on with it.

    A converter wraps where the next word no longer fits (about 80 columns, words being what stands
    between spaces); a line that ends early, or with a Chinese full stop, was ended by its writer.

    >>> is_wrap("编辑：张三", "某某报道"), is_wrap("对于" + "某" * 40 + " AI", "行业而言" * 10)
    (False, True)
    """
    if not following:
        return False
    if following[0] in GOES_ON:
        return True
    if line[-1:] in _FULL_STOPS and is_cjk(following[:1]):
        return False
    room = len(line) + 1
    if room > _FITS:
        return True
    return room + len(following.split(" ", 1)[0]) > _FITS


def starts_anew(line: str, following: str) -> bool:
    """Say whether a line of a Markdown paragraph begins a paragraph, though no blank line stands before.

    By the book it never does. But people end paragraphs with the line, and write fields and turns
    (作者：…) one a line, which must not be glued together.

    >>> starts_anew("微调还有", "意义吗？"), starts_anew("作者：张三", "译者：李四")
    (False, True)
    """
    if following[0] in GOES_ON:
        return False
    if line[-1:] in _FULL_STOPS and is_cjk(following[:1]):
        return True
    if _ORNAMENT.match(line):
        return True
    if is_wrap(line, following):
        return False
    return _FIELD.match(following) is not None or _SHORT_FIELD.match(line) is not None


def starts_by_line(line: str, following: str) -> bool:
    """Say whether a line begins a paragraph in a text that has no blank lines between paragraphs.

    >>> starts_by_line("这次推出的", "，规格很高"), starts_by_line("小标题", "正文")
    (False, True)
    """
    if line.isascii():
        return not is_wrap(line, following)
    return following[0] not in GOES_ON and line[-1] not in _OPENS


def join_wraps(text: str) -> str:
    """Join hard-wrapped lines: nothing between Chinese, a space where a space was.

    >>> join_wraps("Mono-\\nSemanticity，AI\\n行业的\\n开源，MIT\\nPress")
    'Mono-Semanticity，AI 行业的开源，MIT Press'
    """
    return _LINE_END.sub(_join, text) if "\n" in text else text


def _join(match: re.Match[str]) -> str:
    """Give what stands in a line end's place: the marks around it, and a space or nothing."""
    text, start, end = match.string, match.start(), match.end()
    marks = BOLD * match[0].count(BOLD)
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after or before in MARKS or after in MARKS:
        return marks + " "
    if before == "-" and after.isalnum() and text[start - 2 : start - 1].isalnum():
        return marks
    if is_cjk(before) and is_cjk(after):
        return marks
    if _is_punctuation(before) or _is_punctuation(after):
        return marks
    return marks + " "


def _is_punctuation(char: str) -> bool:
    """Say whether a character is Chinese punctuation, which brings its own space along."""
    return is_cjk(char) and not char.isalnum()
