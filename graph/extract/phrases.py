"""Stage 3 of 8: what a Chinese noun phrase looks like, for all rules that look for terms outside the lexicon."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from graph.lexicon.word_lists import everyday_chinese
from graph.model import Word

__all__ = [
    "CLOSING",
    "LEADING",
    "are_content",
    "is_content",
    "is_cut_off",
    "is_distinctive",
    "is_noun_phrase",
    "phrase_before",
    "word_range",
    "words_inside",
]

_CHINESE = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]*")
_CONTENT = ("n", "v", "a", "b", "j", "l", "i", "k", "g", "s")
_NOMINAL_END = ("n", "v", "g", "k", "j", "l", "i")

# Words that begin no term: they lead into one ("使用 …"), or describe it in passing ("大量 …").
LEADING = frozenset(
    (
        "是 有 做 用 让 把 被 给 对 将 使 使用 采用 利用 通过 基于 进行 实现 提出 提供 支持 需要 "
        "包括 成为 作为 称为 叫做 叫 推出 发布 介绍 研究 开发 构建 构造 设计 提升 提高 降低 减少 "
        "增加 改进 完成 产生 形成 得到 获得 解决 处理 使得 导致 造成 存在 属于 具有 拥有 具备 发现 "
        "认为 觉得 希望 带来 表示 说 讲 看 看到 想 知道 了解 理解 来 去 到 能 会 可以 要 应该 可能 "
        "必须 想要 打造 引入 加入 选择 尝试 面向 针对 关于 根据 按照 随着 依靠 靠 大 小 新 好 多 少 "
        "高 低 强 弱 快 慢 更 最 很 非常 不同 相同 大量 少量 各种 各类 多种 一些 这些 那些 所有 全部 "
        "部分 主要 重要 相关 具体 具体化 整个 整体 真正 完全 其他 其它 原来 现在 目前 未来 过去 传统 "
        "普通 一般 简单 复杂 巨大 最大 最新 最近 最终 最早 最好 很多 许多 著名 知名 国内 国外 下 上 "
        "中 前 后 内 外 里 当时 如今 今年 去年 明年 首次 第一 第二 开始 继续 帮助 允许 避免 影响 "
        "改变 决定 负责 参与 涉及 代表 值得 属于 接近 超过 某个 每个 这个 那个 一个 两个 几个 人们 "
        "大家 我们 用户 作者 读者 公司 团队 研究者 研究人员 企业 客户 老师 同学 网友 巨头 免费 昂贵 "
        "海量 优质 公共 私人 个人 特定 额外 合适 优秀 参加 邀请 汇集 重新 启动 充当 制作 评价 告别 "
        "消除 席卷 逃避 用于 适用 适合 广泛 极大 充分 高度 能够 有效 快速 显著 明显 例如 比如 比较 "
        "打开 关闭 点击 下载 安装 运行 测试 查看 访问 获取 阅读 关注 联合 探讨 专门 全新 最终 核心 "
        "关键 早期 初步 上述 前述 下述 该 此 本 各 每 另 某 其 之 所 成立 创立 担任 就是 不是 只是 "
        "还是 没有 以及 这 那 他 她 它 你 我"
        "建设 提取 调用 看好 分为 划分为 依靠 促进 进入 强调 创建 无法 难以 令人 才能 深入 精准 刻画 试图 期望 尝试着 确保 保证 造就 推动 赋能 获"
        "现有 单个 进阶 简洁 前沿性 "
        "定义 新型 采访 任命 聘请 询问 评估 只有 来自 属于 相关"
        "教授 博士 创始人 负责人 联合创始人 首席科学家 科学家 画家 工程师 研究员 老板 院士 记者 导演"
    ).split()
)
# Words that end no term: they say in general what was before them ("… 的问题").
CLOSING = frozenset(
    (
        "时候 时间 问题 情况 方面 方式 东西 事情 部分 过程 结果 原因 意思 样子 地方 程度 角度 阶段 "
        "目的 目标 作用 效果 任务 工作 内容 能力 水平 领域 行业 人员 人 人们 者 们 等 个 种 次 年 月 "
        "日 天 时 里 上 下 中 内 外 前 后 间 说 看 想 做 用 来 去 到 出 成 为 是 有 会 能 可以 之间 "
        "进行 使用 提升 提高 降低 增加 减少 问 答 发展 变化 情形 状况 特点 优势 趋势 机会 挑战 现象 "
        "步骤 版本 例子 数量 规模 成本 价格 收入 需求 潜力 人类 用户 作者 读者 公司 团队 专家 朋友 "
        "孩子 学生 老板 功能 性能 质量 速度 效率 特性 性质 视角 观点 思路 想法 方向 技术 产品 系统 "
        "服务 项目 平台 应用 信息 资料 文章 视频 图片 链接 地址 成果 工具 计划 条件 要求 市场 场景 "
        "资产 增强 行业 方 提供方 影响 关系 意义 价值 经验 基础 环境 状态 标准 限制 差异 差距 区别 "
        "组织 内容 操作 行为 公布 发布 推出 提出 实现 表示 认为 完成 开始 结束 出现 发生 存在 产生 "
        "形成 带来 相关 不同 所有 本身 自己 其他 以上 以下 左右 使用者 总监 总裁 经理 顾问 专访 访谈 "
        "消息 宣布 实战 简介 入门 详解 整理 分析 攻略 合集 大全 指南 对比 总结 技巧 主题 教授 副教授 "
        "博士 院士 老师 先生 女士 院长 校长 主任 董事长 单位 动态 阅读 链接 教程 步骤 公司 研究 介绍 "
        "讨论 讲座 演讲 访谈 采访 报道 回答 提问 分享 总结 支持 需要 帮助 考虑 关注 投资 合作 竞争 "
        "运行 工具 机制 架构 方案 措施 手段 路线 路径"
        "理由 成就 主页 选型 前景 长度 赛道 期刊 实践 实测 业务 形象 全文 作者 团队 时代 浪潮"
        "级别 水准 人士 人群 顶尖"
        "事故 海报 照片 广告 仪式 丑闻"
    ).split()
) - {"机制", "架构"}
_SUFFIXES = frozenset("性化度率者式型力感学们家员")
"""Characters that end a word: what is cut before one (适配|性预算分配) is cut wrongly."""
_PREFIXES = frozenset("可多超半非反自微准元跨全双单预后零少")
_LONGEST = 10


def is_noun_phrase(cut: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether the words ``first`` to ``last`` (inclusive) of a sentence read as a term: Chinese content
    words, none that merely leads in or closes, the last one nominal, at least two words."""
    head, tail = cut[first], cut[last]
    if first == last or head.text in _SUFFIXES or head.text in LEADING or tail.text in CLOSING:
        return False
    if tail.text.endswith(("家", "人", "者", "员", "手", "师", "们", "时")) or not tail.flag.startswith(
        _NOMINAL_END
    ):
        return False
    if len(tail.text) == 1 and tail.text not in "性化" and not tail.flag.startswith(("n", "k", "g")):
        return False
    if (
        len(head.text) == 1
        and head.text not in _PREFIXES
        and not head.flag.startswith(("n", "b", "j", "g", "a"))
    ):
        return False
    inner = range(first + 1, last)
    if any(len(cut[i].text) > 1 and cut[i].text in LEADING for i in inner):
        return False  # a verb that leads in, inside: 架构|具有|高效性 is a clause
    return all(is_content(cut[i]) for i in range(first, last + 1))


def is_content(word: Word) -> bool:
    """Tell whether a word can stand inside a Chinese term."""
    return _is_content_flag(word.flag) and _CHINESE.fullmatch(word.text) is not None


def are_content(cut: Sequence[Word]) -> list[bool]:
    """Tell of each word of a sentence whether it can stand inside a Chinese term."""
    fits = _CHINESE.fullmatch
    return [_is_content_flag(flag) and fits(text) is not None for _, _, text, flag in cut]


@cache
def _is_content_flag(flag: str) -> bool:
    """Tell whether words with this flag can stand inside a term."""
    return flag.startswith(_CONTENT) and not flag.startswith(("vd", "ad", "vshi", "vyou"))


def is_distinctive(cut: Sequence[Word]) -> bool:
    """Tell whether words are more than everyday ones: one that is not, or characters side by side, which a dictionary
    would have joined if it knew the word (密|态|计算)."""
    everyday = everyday_chinese()
    return any(len(word.text) > 1 and word.text not in everyday for word in cut) or any(
        len(one.text) == len(next_.text) == 1 for one, next_ in pairwise(cut)
    )


def is_cut_off(cut: Sequence[Word], first: int) -> bool:
    """Tell whether a stray character stands before the word: then the word is cut wrongly (安|卓设备, 跨|域请求)."""
    return first > 0 and len(cut[first - 1].text) == 1 and cut[first - 1].flag[0] in "nvagjbizk"


def word_range(cut: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """Find the words that begin at offset ``start`` and end at offset ``end``: their range (inclusive), or None where
    the cut does not follow either."""
    first, last = bisect_left(cut, (start,)), bisect_left(cut, (end,)) - 1
    if first > last or cut[first].start != start or cut[last].end != end:
        return None
    return first, last


def words_inside(cut: Sequence[Word], start: int, end: int) -> list[Word]:
    """Give the words that lie between two offsets as a whole."""
    return [word for word in cut if start <= word.start and word.end <= end]


def phrase_before(cut: Sequence[Word], end: int) -> tuple[int, int] | None:
    """Find the longest run of content words that ends at offset ``end`` and can begin a term: its word range
    (inclusive), or None."""
    last = bisect_left(cut, (end,)) - 1
    if last < 0 or cut[last].end != end:
        return None
    best: tuple[int, int] | None = None
    for first in range(last, -1, -1):
        word = cut[first]
        if end - word.start > _LONGEST or not is_content(word):
            break
        if word.text in LEADING:
            if len(word.text) > 1:
                break
            continue  # a character such as 能 may stand inside a term (自由能原理) but begins none
        if first < last or len(word.text) > 1:
            best = first, last
    return best
