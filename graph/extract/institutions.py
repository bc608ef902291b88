"""Stage 3 of 8: institutions, places and events by their last word and a proper word before it (浙江人民出版社)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.lexicon.word_lists import everyday_chinese
from graph.model import Candidate, Word

__all__ = ["find_institutions"]

_ORG_HEADS = (
        "大学 学院 分校 研究院 研究所 实验室 研究中心 基金会 出版社 委员会 协会 学会 联盟 博物馆 "
        "医院 银行 公司 集团 杂志社 科学院 工程院 中学 管理局 天文台 图书馆 工作室 联合会 航天局 "
        "交易所 法院 警察局"
    ).split()  # fmt: skip
_PLACE_HEADS = (
    "公园 广场 机场 南站 北站 东站 西站 高铁站 大厦 半岛 海峡 群岛 大桥 火车站 体育馆 高原 山脉 运河 沙漠"
).split()
_EVENT_HEADS = "大会 峰会 研讨会 挑战赛 大赛 锦标赛 论坛 博览会 奥运会 世博会 电影节 发布会".split()
_HEADS = {
    head: type_
    for heads, type_ in ((_ORG_HEADS, "organization"), (_PLACE_HEADS, "place"), (_EVENT_HEADS, "event"))
    for head in heads
}
_HEAD = re.compile("|".join(_HEADS))
_HEAD_ENDS = frozenset(head[-2:] for head in _HEADS)
_ARTICLES = frozenset(
    "非营利 非盈利 一家 一个 一所 一座 某 某家 这家 那家 这个 一些 多家 各 各家 很多 许多 其他 几家 两家 该".split()
)
_COMMON_HEADS = frozenset("公司 博物馆 学院 法院 医院 集团 工作室 图书馆 中学 警察局 银行".split())
"""Heads that a country or a Latin word and a common word do not make a name: 美国创业公司, infra 公司."""
_PROPER = ("ns", "nz", "nt", "nr", "eng")
_LONGEST = 7


def find_institutions(sentences: Sequence[str], words: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Find organizations, places and events that are named by their kind."""
    found = []
    for number, cut in enumerate(words):
        for i, word in enumerate(cut) if _HEAD.search(sentences[number]) else ():
            if word.text[-2:] not in _HEAD_ENDS or (match := _head_of(word.text)) is None:
                continue
            head, type_ = match
            first = _first_word(cut, i)
            if _is_name(cut, first, i, head):
                start, end = cut[first].start, word.end
                found.append(
                    Candidate(number, start, end, sentences[number][start:end], "proper-name", "", type_)
                )
    return found


def _head_of(word: str) -> tuple[str, str] | None:
    """Find the longest telling last part of a word, and the type that it tells."""
    return next(((word[-n:], _HEADS[word[-n:]]) for n in (4, 3, 2) if word[-n:] in _HEADS), None)


def _first_word(cut: Sequence[Word], last: int) -> int:
    """Find the proper word with which the name that ends with the word ``last`` begins; ``last`` for none."""
    first = last
    while first and last - first < _LONGEST and (_joins(cut[first - 1]) or _bridges(cut, first - 1)):
        first -= 1
    while first < last and (len(cut[first].text) == 1 or not cut[first].flag.startswith(_PROPER)):
        first += 1
    return first


def _is_name(cut: Sequence[Word], first: int, last: int, head: str) -> bool:
    """Tell whether the words make a name and no description."""
    word = cut[last]
    before = cut[first - 1] if first else None
    if before is not None and (
        before.text in _ARTICLES or (len(before.text) == 1 and before.flag[0] in "nvagjzbi")
    ):
        return False  # 一家|日本公司; 雅|达利公司 is cut inside a name
    whole = word.flag in ("nt", "ns", "nz") and len(word.text) > len(head) + 2
    if first == last:
        return whole
    proper = any(
        w.flag.startswith(("nz", "nr", "nt")) and w.text not in everyday_chinese() for w in cut[first:last]
    )
    return proper or whole or head not in _COMMON_HEADS


def _bridges(cut: Sequence[Word], i: int) -> bool:
    """Tell whether a blank joins a Latin name with the rest (MarsCode 动手实验室, 加州大学 Riverside 分校)."""
    if cut[i].text != " " or not i or i + 1 == len(cut):
        return False
    before, after = cut[i - 1], cut[i + 1]
    return (before.flag == "eng" and len(before.text) > 2) or (after.flag == "eng" and before.flag == "nt")


def _joins(word: Word) -> bool:
    """Tell whether a word can stand inside an institution's name."""
    nominal = word.flag.startswith(("n", "j", "b", "vn", "eng", "s", "f")) and word.flag != "nrfg"
    return nominal and (len(word.text) > 1 or word.flag in ("ns", "nr", "nz"))
