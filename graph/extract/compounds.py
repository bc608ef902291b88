"""Stage 3 of 8: Chinese technical compounds.

A run of words is a term when the article repeats it, its words keep together and its neighbours vary
(cohesion and boundary variety: K. Frantzi, S. Ananiadou, H. Mima, "Automatic recognition of multi-word
terms: the C-value/NC-value method", IJDL 3, 2000; H. Feng et al., "Accessor variety criteria for
Chinese word extraction", CL 30, 2004).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from graph.extract.phrases import are_content, is_cut_off, is_distinctive, is_noun_phrase, word_range
from graph.extract.type_cues import GENERIC_HEADS, type_by_head
from graph.lexicon.word_lists import everyday_chinese
from graph.model import Candidate, Word

__all__ = ["find_compounds", "find_field_words", "find_parts", "find_siblings"]

_TECHNICAL = frozenset(("method", "theory", "dataset", "field", "software", "model"))
_WEAK_HEADS = frozenset(
    "数据 信息 模型 系统 技术 产品 服务 能力 方法 应用 场景 任务 平台 训练 功能 计算 分析 管理 人工智能 服务器 浏览器 计算器".split()
)
"""Heads to which anything can be said: they make no family of terms."""
_NO_FAMILY = GENERIC_HEADS | _WEAK_HEADS
_MODIFIERS = ("n", "vn", "j")
"""What makes a kind of a thing; an adjective (新型, 大规模) only describes it."""
_LONGEST = 4


_FIELD_ENDS = tuple(
    (end, type_)
    for type_, ends in (
        ("field", "学 工程 科学 智能 视觉 语言处理 计算 编程 设计"), ("theory", "论 主义 定律 定理 效应 假说"),
        ("method", "网络 学习 算法 分析 识别 检测 加密 压缩 仿真 建模"),
        ("software", "引擎 数据库 操作系统 编译器 浏览器 编辑器 中间件"), ("product", "芯片 机器人 传感器 处理器 卫星 望远镜 显微镜"),
    )
    for end in ends.split()
)  # fmt: skip


_ACTIVITIES = frozenset("工程 科学 智能 计算 编程 设计 学习 分析 识别 检测 压缩 数据库".split())
_PARTS = frozenset("模块 单元 神经元 模态 插件 细胞 算子 卷积核 中间件 孤岛 选择器".split())
_PART = re.compile("|".join(["器", *_PARTS]))
_NO_FIELD = tuple(
    "大学 教学 中学 小学 同学 好学 留学 升学 大论 评论 结论 言论 讨论 理论 无论 不论 辩论 方法论".split()
)


_Run = tuple[int, int, int]
"""One place of an n-gram: sentence, first and last word."""


def find_compounds(sentences: Sequence[str], words: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Find the repeated compounds of one article."""
    unit = Counter([word.text for cut in words for word in cut])
    places: dict[str, list[_Run]] = defaultdict(list)
    for number, cut in enumerate(words):
        text = sentences[number]
        content = [*are_content(cut), False]
        for i in range(len(cut)):
            j = i + 1
            if not content[i] or not content[j]:
                continue
            start = cut[i].start
            while content[j] and j - i < _LONGEST:
                places[text[start : cut[j].end]].append((number, i, j))
                j += 1
    count = {term: len(runs) for term, runs in places.items()}
    found: list[Candidate] = []
    productive = _productive_terms(places, words)
    for term, runs in places.items():
        if term in productive:
            found += _candidates(term, runs, words, "compound-head")
            continue
        if count[term] < 2 or not 3 <= len(term) <= 12 or not is_noun_phrase(words[runs[0][0]], *runs[0][1:]):
            continue
        if not _is_term(term, runs, words, count, unit):
            continue
        found += _candidates(term, runs, words, "compound" if count[term] >= 3 else "compound-weak")
    return found


def find_siblings(
    sentences: Sequence[str], words: Sequence[Sequence[Word]], coined: Sequence[Candidate]
) -> list[Candidate]:
    """Find further terms of a family whose members the article has introduced: beside 知识插件 and 记忆插件, 压缩插件.

    ``coined`` are the terms that rules have found for sure; a head that carries two of them carries others.
    """
    families: dict[str, set[str]] = defaultdict(set)
    for c in coined:
        place = word_range(words[c.sentence], c.start, c.end)
        if place is not None and place[0] < place[1]:
            families[words[c.sentence][place[1]].text].add(c.surface)
    heads = {head for head, names in families.items() if len(names) > 1 and _makes_families(head)}
    found = []
    for number, cut in enumerate(words) if heads else ():
        for i in range(1, len(cut)):
            modifier = cut[i - 1]
            if cut[i].text not in heads or len(modifier.text) < 2 or not is_noun_phrase(cut, i - 1, i):
                continue
            if is_cut_off(cut, i - 1):
                continue
            # A verb may govern the head instead of modifying it (担心|数据); not so behind a mark or 的.
            bounded = _modifies(cut, i - 1)
            if modifier.flag.startswith(_MODIFIERS) or bounded:
                term = sentences[number][modifier.start : cut[i].end]
                found.append(
                    Candidate(number, modifier.start, cut[i].end, term, "sibling", "", type_by_head(term))
                )
    return found


@cache
def _makes_families(head: str) -> bool:
    """Tell whether kinds of a thing are terms: a word of the field (插件, 神经元), no everyday one (形式, 企业)."""
    return (
        len(head) > 1
        and head not in _NO_FAMILY
        and head not in everyday_chinese()
        and (head in _PARTS or type_by_head("某" + head) != "")
    )


def _modifies(cut: Sequence[Word], i: int) -> bool:
    """Tell whether a verb modifies the noun behind it and does not govern it: after 的, or in an enumeration."""
    return i == 0 or cut[i - 1].text in ("的", "、", "和", "与", "及", "/", "（")


def _candidates(term: str, runs: list[_Run], words: Sequence[Sequence[Word]], rule: str) -> list[Candidate]:
    """Make the candidates of a term's places."""
    type_ = type_by_head(term)
    return [
        Candidate(number, words[number][first].start, words[number][last].end, term, rule, "", type_)
        for number, first, last in runs
    ]


def _productive_terms(places: dict[str, list[_Run]], words: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Find the terms of a family that the article makes from one head (知识神经元, 技能神经元, 语言神经元): three or
    more, of which one is repeated."""
    families: dict[str, Counter[str]] = defaultdict(Counter)
    for term, runs in places.items():
        number, first, last = runs[0]
        if last - first > 1:
            continue
        modifier, head = words[number][first], words[number][last]
        nominal = (
            head.flag.startswith("n") and modifier.flag.startswith(_MODIFIERS) and len(modifier.text) > 1
        )
        if nominal and _makes_families(head.text) and is_noun_phrase(words[number], first, last):
            families[head.text][term] = len(runs)
    return frozenset(
        term
        for terms in families.values()
        if len(terms) >= 3 and sum(terms.values()) >= 5 and max(terms.values()) > 1
        for term, times in terms.items()
        if times > 1 or type_by_head(term) in _TECHNICAL
    )


def _is_term(
    term: str,
    runs: list[_Run],
    words: Sequence[Sequence[Word]],
    count: Mapping[str, int],
    unit: Mapping[str, int],
) -> bool:
    """Judge cohesion and boundaries."""
    left, right = set(), set()
    for number, first, last in runs:
        cut = words[number]
        left.add(_neighbour(cut, first - 1, number))
        right.add(_neighbour(cut, last + 1, number))
    if len(left) < 2 or len(right) < 2:
        return False
    if sum(is_cut_off(words[n], first) or _is_counted(words[n], first) for n, first, _ in runs) * 2 > len(
        runs
    ):
        return False
    number, first, last = runs[0]
    cut = words[number]
    verb_first = cut[first].flag.startswith("v") and not cut[first].flag.startswith("vn")
    technical = type_by_head(term) in {"method", "theory", "dataset", "field", "law"}
    # Everyday words make a term where the article keeps returning to it and it ends as a technical one.
    if not is_distinctive(cut[first : last + 1]) and (count[term] < 4 or not technical or verb_first):
        return False
    parts = [word.text for word in cut[first : last + 1]]
    # The rarest word must stand in this term often: 功能分化 yes, a chance meeting of two common words no.
    cohesion = count[term] / min(unit[part] for part in parts)
    is_verb = cut[last].flag[0] == "v" and cut[last].flag != "vn"
    if is_verb and not type_by_head(term):
        return False  # a noun and its verb: 飞机|坠毁
    if is_verb and (cut[first].text in _NO_FAMILY or (count[term] < 3 and cut[first].flag[0] in "vd")):
        return False  # a verb and what it is done to: 期望|学习, 模型|预测
    if count[term] == 2:
        return technical and cohesion >= 0.5 and not verb_first
    return cohesion >= (0.2 if technical else 0.3) and (technical or not verb_first)


def _is_counted(cut: Sequence[Word], first: int) -> bool:
    """Tell whether a number stands before a word: then it is a measure (24 小时|待命)."""
    before = first - 1
    if before > 0 and cut[before].text == " ":
        before -= 1
    return before >= 0 and cut[before].flag == "m"


def find_parts(sentences: Sequence[str], words: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Find names of parts by a technical head and a noun before it (参数选择器, 记忆单元): once is enough."""
    found = []
    for number, cut in enumerate(words):
        for i in range(1, len(cut)) if _PART.search(sentences[number]) else ():
            modifier, head = cut[i - 1], cut[i]
            technical = head.text in _PARTS or (
                len(head.text) > 2
                and head.text[-1] == "器"
                and head.flag[0] == "n"
                and head.text not in _WEAK_HEADS
                and head.text not in everyday_chinese()
            )
            if (
                technical
                and len(modifier.text) > 1
                and modifier.flag in ("n", "nz", "vn", "v", "l")
                and is_distinctive(cut[i - 1 : i + 1])
                and is_noun_phrase(cut, i - 1, i)
            ):
                # A verb may govern the head (设计|模块); not so behind a mark or 的.
                if is_cut_off(cut, i - 1) or (modifier.flag == "v" and not _modifies(cut, i - 1)):
                    continue
                # 记忆|管理|模块: an activity is one of something.
                longer = (
                    i > 1
                    and modifier.flag == "vn"
                    and cut[i - 2].flag in ("n", "nz")
                    and is_noun_phrase(cut, i - 2, i)
                )
                start = cut[i - 2 if longer else i - 1].start
                term = sentences[number][start : head.end]
                type_ = type_by_head(term) or "method"
                found.append(Candidate(number, start, head.end, term, "part", "", type_))
    return found


def find_field_words(words: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Find single words of the dictionary that name a science, a theory or a technique by their last part
    (心理学, 博弈论, 神经网络, 搜索引擎)."""
    return [
        Candidate(number, word.start, word.end, word.text, "field-word", "", type_)
        for number, cut in enumerate(words)
        for word in cut
        if len(word.text) > 2
        and word.flag in ("n", "nz", "l", "vn", "v", "nt")
        and (type_ := _field_type(word.text))
    ]


@cache
def _field_type(word: str) -> str:
    """Give the type of a field word, "" for any other and for an activity of every day (深入|分析, 产品|设计)."""
    if word.endswith(_NO_FIELD):
        return ""
    end, type_ = next(
        ((end, type_) for end, type_ in _FIELD_ENDS if word.endswith(end) and len(word) > len(end)), ("", "")
    )
    return "" if end in _ACTIVITIES and word[: -len(end)] in everyday_chinese() else type_


def _neighbour(cut: Sequence[Word], i: int, number: int) -> str:
    """Name the word beside a term. A function word, a mark or the sentence's end bounds any term: it counts as
    another neighbour each time."""
    if not 0 <= i < len(cut) or cut[i].flag[0] in "xupcdrmfyz":
        return f"{number}:{i}"
    return cut[i].text
