"""Stage 3 of 8: Chinese technical compounds and proper names built from words.

A run of words is a term when the article repeats it, its words keep together and its neighbours vary
(cohesion and boundary variety: K. Frantzi, S. Ananiadou, H. Mima, "Automatic recognition of multi-word
terms: the C-value/NC-value method", IJDL 3, 2000; H. Feng et al., "Accessor variety criteria for
Chinese word extraction", CL 30, 2004). A proper name with a telling last word (浙江人民出版社) needs no repetition.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from graph.extract.type_cues import type_by_head
from graph.model import Candidate, Word

__all__ = ["find_compounds", "find_proper_names"]

_INSIDE = ("n", "v", "a", "b", "j", "l", "i", "eng", "k", "g", "x")
_NEVER_FIRST = frozenset(
    "是 有 做 用 让 把 被 给 对 将 使 使用 采用 利用 通过 基于 进行 实现 提出 提供 支持 需要 包括 成为 作为 称为 叫做 叫 推出 发布 介绍 研究 开发 构建 "
    "构造 设计 提升 提高 降低 减少 增加 增强 改进 优化 完成 产生 形成 得到 获得 解决 处理 训练 使得 导致 造成 存在 属于 具有 拥有 发现 认为 觉得 希望 "
    "表示 说 讲 看 看到 想 知道 了解 理解 来 去 到 能 会 可以 要 应该 可能 必须 想要 打造 引入 加入 选择 尝试 面向 针对 关于 根据 按照 随着 "
    "大 小 新 好 多 少 高 低 强 弱 快 慢 更 最 很 非常 不同 相同 大量 少量 各种 各类 多种 一些 这些 那些 所有 全部 部分 主要 重要 相关 具体 "
    "整个 整体 真正 完全 其他 其它 原来 现在 目前 未来 过去 传统 普通 一般 简单 复杂 巨大 最大 最新 最近 最终 最早 最好 很多 许多 著名 知名 国内 国外 "
    "下 上 中 前 后 内 外 里 当时 如今 今年 去年 明年 首次 第一 第二 开始 继续 帮助 允许 避免 影响 改变 决定 负责 参与 涉及 代表 "
    "某个 每个 这个 那个 一个 两个 几个 人们 大家 我们 用户 作者 读者 公司 团队 研究者 研究人员 企业 客户 老师 同学 网友".split()
)
_NEVER_LAST = frozenset(
    "时候 时间 问题 情况 方面 方式 东西 事情 部分 过程 结果 原因 意思 样子 地方 程度 角度 阶段 目的 目标 作用 效果 任务 工作 内容 能力 水平 "
    "领域 行业 人员 人 人们 者 们 等 个 种 次 年 月 日 天 时 里 上 下 中 内 外 前 后 间 说 看 想 做 用 来 去 到 出 成 为 是 有 会 能 可以 "
    "进行 使用 提升 提高 降低 增加 减少 问 答 发展 变化 情形 状况 特点 优势 趋势 机会 挑战 现象 步骤 版本 例子 数量 规模 成本 价格 收入 需求 "
    "人类 用户 作者 读者 公司 团队 专家 朋友 孩子 学生 老板 功能 性能 质量 速度 效率 特性 性质 视角 观点 思路 想法 方向 工具 技术 产品 系统 服务 项目 平台 应用".split()
)
_ORG_HEADS = ("大学 学院 分校 研究院 研究所 实验室 研究中心 基金会 出版社 委员会 协会 学会 联盟 博物馆 医院 银行 公司 集团 杂志社 科学院 工程院 中学 "
              "管理局 天文台 图书馆 工作室 联合会 航天局 交易所 法院 警察局").split()  # fmt: skip
_PLACE_HEADS = "公园 广场 机场 大厦 半岛 海峡 群岛 大桥 火车站 体育馆 高原 山脉 运河 沙漠".split()
_EVENT_HEADS = "大会 峰会 研讨会 挑战赛 大赛 锦标赛 论坛 博览会 奥运会 电影节 发布会".split()
_PROPER = ("ns", "nz", "nt", "nr", "eng", "nrt", "nrfg")
_LONGEST = 4


class _Run(NamedTuple):
    """Hold one place of an n-gram: sentence, word range."""

    sentence: int
    first: int
    last: int


def find_compounds(sentences: Sequence[str], words: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Find the repeated compounds of one article."""
    count: Counter[str] = Counter()
    unit: Counter[str] = Counter()
    places: dict[str, list[_Run]] = defaultdict(list)
    for number, cut in enumerate(words):
        unit.update(word.text for word in cut)
        for i in range(len(cut)):
            for j in range(i + 1, min(i + _LONGEST, len(cut))):
                if not _inside(cut[j]) or not _inside(cut[i]):
                    break
                term = sentences[number][cut[i].start : cut[j].end]
                count[term] += 1
                places[term].append(_Run(number, i, j))
    found: list[Candidate] = []
    for term, runs in places.items():
        if count[term] < 2 or not 3 <= len(term) <= 12 or not _well_formed(runs[0], words):
            continue
        if not _is_term(term, runs, words, count, unit):
            continue
        rule = "compound" if count[term] >= 3 else "compound-weak"
        for run in runs:
            cut = words[run.sentence]
            start, end = cut[run.first].start, cut[run.last].end
            found.append(Candidate(run.sentence, start, end, term, rule, "", type_by_head(term)))
    return found


def _inside(word: Word) -> bool:
    """Tell whether a word can be part of a compound."""
    return word.flag.startswith(_INSIDE) and not word.flag.startswith(("vd", "ad")) and all("\u4e00" <= c <= "\u9fff" for c in word.text)


def _well_formed(run: _Run, words: Sequence[Sequence[Word]]) -> bool:
    """Tell whether the run begins and ends as a noun phrase does."""
    cut = words[run.sentence]
    first, last = cut[run.first], cut[run.last]
    if first.text in _NEVER_FIRST or last.text in _NEVER_LAST or last.text.endswith(("家", "人", "者", "员")):
        return False
    return last.flag.startswith(("n", "vn", "v", "g")) and len(last.text) > 1 and (len(first.text) > 1 or first.flag.startswith(("n", "b", "j")))


def _is_term(term: str, runs: list[_Run], words: Sequence[Sequence[Word]], count: Counter[str], unit: Counter[str]) -> bool:
    """Judge cohesion and boundaries."""
    left, right = set(), set()
    for number, first, last in runs:
        cut = words[number]
        left.add(cut[first - 1].text if first else f"^{number}")
        right.add(cut[last + 1].text if last + 1 < len(cut) else f"${number}")
    if len(left) < 2 or len(right) < 2:
        return False
    number, first, last = runs[0]
    cut = words[number]
    parts = [word.text for word in cut[first : last + 1]]
    # The rarest word must stand in this term often: 功能分化 yes, a chance meeting of two common words no.
    cohesion = count[term] / min(unit[part] for part in parts)
    verb_first = cut[first].flag.startswith("v") and not cut[first].flag.startswith("vn")
    typed = type_by_head(term) in {"method", "theory", "dataset", "field", "organization", "law"}
    if count[term] == 2:
        return typed and cohesion >= 0.5 and not verb_first
    return cohesion >= 0.3 and (typed or not verb_first)


def find_proper_names(sentences: Sequence[str], words: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Find organizations, places and events by their last word and a proper word before it."""
    found = []
    for heads, type_ in ((_ORG_HEADS, "organization"), (_PLACE_HEADS, "place"), (_EVENT_HEADS, "event")):
        wanted = frozenset(heads)
        for number, cut in enumerate(words):
            for i, word in enumerate(cut):
                head = next((h for h in wanted if word.text.endswith(h)), None)
                if head is None:
                    continue
                first = i
                while first and i - first < 5 and _joins(cut[first - 1]):
                    first -= 1
                while first < i and not cut[first].flag.startswith(_PROPER):
                    first += 1
                start, end = cut[first].start, word.end
                if head == "公司" and first == i - 1 and cut[first].flag == "ns":
                    continue  # 日本公司: a company of that country, not a name
                proper = first < i or (word.flag in ("nt", "ns", "nz") and len(word.text) > len(head) + 1)
                surface = sentences[number][start:end]
                if proper and len(surface) > len(head) + 1:
                    found.append(Candidate(number, start, end, surface, "proper-name", "", type_))
    return found


def _joins(word: Word) -> bool:
    """Tell whether a word can stand inside an institution's name."""
    return word.flag.startswith(("n", "j", "b", "vn", "eng", "s", "f")) and word.flag not in ("nrfg",) and len(word.text) > 1
