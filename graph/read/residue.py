"""Stage 1 of 8: what addresses, credits and emphasis leave behind in a text, and its final form."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.read.characters import CJK
from graph.read.pieces import BOLD, LINK

__all__ = ["finish", "is_bold", "visible"]

_LABEL = r"[^\s。；！？，,、：:;（）()「」《》" + BOLD + LINK + r"]{1,12}(?: [A-Za-z]{1,12}){0,2}"
# A label whose whole value is an address goes with it: 论文地址：arxiv.org/…
_LABELLED = re.compile(
    rf"(?:(?<=[。；！？，,、（(\s{BOLD}{LINK}])"
    rf"|^){_LABEL}[:：][\s{BOLD}]*{LINK}(?:[\s,，、;；{BOLD}]*{LINK})*"
)
_BRACKETS = re.compile(rf"[ ]?[（(\[【<《][\s{BOLD}{LINK},，、；;:：]*[）)\]】>》]")
_LINKS = re.compile(rf"[ ]?{LINK}(?:[\s,，、{BOLD}]*{LINK})*")
# Credits of newsletters: (via), (@somebody 投稿), and who took or drew the picture.
_VIA = re.compile(
    rf"[ ]?[（(]\s?(?:via|[Ss]ource|来源|图源|出处)\s?[:：]?[\s{LINK}{BOLD}]*[）)]"
    rf"|（via[:：\s][^（）\n]{{1,40}}）$"
)
_SENT_IN = re.compile(
    rf"[ ]?[（(](?:[^@（）()。\n]{{0,10}}@[^（）()\n]{{1,60}}(?:投稿|推荐|供稿|提供|分享|贡献)"
    rf"|[^（）()。，\n]{{1,40}}[\s{BOLD}](?:投稿|供稿))[^（）()\n]{{0,10}}[）)]"
)
# html2text puts a space after bold and italics that the page does not have.
_AFTER_BOLD = re.compile(rf"(?<=[^\s{BOLD}]){BOLD}([^{BOLD}\n]{{0,400}}[{CJK}]){BOLD} +(?=[{CJK}])")
_AFTER_STOP = re.compile(rf"(?<=[，。、；：？！）」』》】]){BOLD}+ +(?=[{CJK}])")
_BEFORE_STOP = re.compile(rf"(?<=[^\s]){BOLD}* +{BOLD}*(?=[，。、；：？！）」』》】])")
_SPACES = re.compile(" {2,}")
_LEFT_OVER = " ,，、;；" + BOLD
_EDGES = " " + BOLD + LINK


def finish(text: str) -> str:
    """Give a text its final form: no marks, no empty brackets, no labels without a value, single spaces.

    >>> finish(f"进行了研究。论文地址：{LINK}")
    '进行了研究。'
    """
    if LINK in text:
        text = _LABELLED.sub("", text)
        text = _VIA.sub("", text)
        text = _BRACKETS.sub("", text)
        text = _LINKS.sub("", text).rstrip(_LEFT_OVER)
    if "via" in text:
        text = _VIA.sub("", text)
    if "投稿" in text or "@" in text:
        text = _SENT_IN.sub("", text)
    if BOLD in text:
        text = _AFTER_STOP.sub(BOLD, _AFTER_BOLD.sub(rf"{BOLD}\1{BOLD}", text))
    if " " in text:
        text = _BEFORE_STOP.sub("", text.strip(_EDGES))
    if BOLD in text:
        text = text.replace(BOLD, "")
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return text.strip(_EDGES)


@lru_cache(maxsize=5000)
def visible(text: str) -> str:
    """Give a text without marks, to compare it with a pattern; many a rule asks for the same piece's."""
    if BOLD in text or LINK in text:
        text = text.replace(BOLD, "").replace(LINK, "")
    return text.strip()


def is_bold(text: str) -> bool:
    """Say whether all of a text is bold (a converter may have lost one end of a short one)."""
    text = text.strip()
    if BOLD not in text:
        return False
    inside = text.replace(BOLD + BOLD, "").strip(BOLD)
    return BOLD not in inside and (text[0] == BOLD or text[-1] == BOLD) and bool(inside.strip())
