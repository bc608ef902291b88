"""Stage 3 of 8: guess a name's type from its last word and from the words that stand beside it.

Two sources, as in H. Cunningham et al., "GATE" (ACL 2002): the name's own head ("… Institute", "…算法"), and its
trigger words in the text ("教授 …", "… 公司").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

__all__ = ["GENERIC_HEADS", "type_by_context", "type_by_head"]

# Of two heads that fit, the longer one decides.
_CHINESE_HEADS: tuple[tuple[str, str], ...] = (
    ("organization", "公司 集团 实验室 大学 学院 研究院 研究所 研究中心 研究组 基金会 出版社 委员会 协会 学会 联盟 博物馆 医院 银行 法院 "
                     "杂志 日报 时报 周刊 科学院 工程院 团队 工作室 创投 资本 管理局 政府 国会 议会 法庭 机构 社区"),
    ("law", "法案 条例 法规 公约 管理办法 法典 许可证 暂行办法 保护法 安全法 专利法 版权法 著作权法 合同法"),
    ("event", "大会 峰会 研讨会 挑战赛 竞赛 大赛 锦标赛 会议 论坛 世界杯 奥运会 奖 节 展览会 博览会 发布会 事件 融资 比赛"),
    ("dataset", "数据集 基准 基准测试 语料库 排行榜 榜单 题库 测评集 测试集"),
    ("software", "框架 编译器 编辑器 浏览器 操作系统 数据库 编程语言 插件 组件库 工具箱 工具链 工具包 脚本 语言 协议 引擎 格式 客户端 命令行 生成器 转换器 模拟器 计算器 阅读器 播放器 下载器 管理器 工具"),
    ("product", "芯片 显卡 手机 电脑 机器人 无人机 助手 服务 处理器 服务器 耳机 眼镜 手表 相机 传感器 摄像头 汽车 飞机 卫星 火箭 望远镜 "
                "键盘 云 屏幕 硬盘 电池 打印机 平板 应用 系统 设备 终端 平台 网站 电视 机"),
    ("theory", "定律 定理 理论 假说 假设 原理 效应 悖论 主义 猜想 原则 思想 哲学 观 论 律 性 熵"),
    ("method", "学习 算法 机制 架构 方法 训练 微调 优化 网络 采样 编码 解码 搜索 推理 预训练 量化 蒸馏 剪枝 检索 嵌入 对齐 激活 卷积 "
               "池化 归一化 注意力 变换 分解 回归 聚类 分类 检测 分割 生成 识别 追踪 路由 调度 并行 缓存 压缩 加密 认证 计算 技术 "
               "模块 层 函数 策略 范式 流程 管线 建模 增强 合成 渲染 预测 校准 编程 打印 编辑 测序 测试 模拟 仿真 运算"),
    ("model", "模型"),
    ("field", "科学 工程 工程学 学 医疗 教育 金融 制造 驾驶 安全 视觉 处理 家居 物联网 互联网 元宇宙 交互 智能 开发"),
    ("place", "公园 半岛 海峡 群岛 机场 广场"),
    ("work", "论文 报告 白皮书 小说 电影 导论 入门 课程 纪录片 手册 指南 教程 专栏 书"),
)  # fmt: skip

_LATIN_HEADS: tuple[tuple[str, str], ...] = (
    ("organization", "university institute lab labs laboratory laboratories research foundation inc corp corporation "
                     "group press ai college school academy association society company ventures capital bank "
                     "agency commission council department technologies networks robotics studio studios"),
    ("law", "act bill regulation directive"),
    ("event", "conference workshop summit challenge olympiad award prize symposium hackathon week day forum"),
    ("dataset", "bench benchmark dataset datasets corpus leaderboard arena eval"),
    ("theory", "theory principle law laws hypothesis effect paradox theorem conjecture inference"),
    ("method", "learning attention network networks tuning optimization algorithm sampling search training "
               "transformer encoder decoding encoding autoencoder annealing descent propagation regression clustering "
               "distillation pruning quantization retrieval generation embedding embeddings normalization prompting "
               "engineering computing architecture layer mechanism convolution diffusion scheduling merging method"),
    ("model", "model models llm lm gpt bert 7b 8b 13b 70b"),
    ("field", "science neuroscience biology physics chemistry robotics linguistics vision"),
    ("software", "framework library sdk api cli os ide editor compiler script language studio kit toolkit engine db sql"),
    ("product", "phone pad watch assistant chip gpu pro max cloud copilot app chat bot browser"),
    ("work", "paper book report handbook guide"),
)  # fmt: skip

_LATIN_WORD = re.compile("[A-Za-z0-9.]+")
_ENDINGS = re.compile(r"\.(?:js|ts|py|cpp|rs|go|net|sh|jl|css)$", re.IGNORECASE)
_JOURNAL = re.compile(
    r"\b(?:Journal|Transactions|Letters|Reviews?|Annals|Proceedings|Magazine)\b|^Nature [A-Z]"
)
_SCIENCES = re.compile(r"[a-z](?:science|ology|nomics|ometry)$")
_SITES = re.compile(r"\.(?:ai|io|com|dev|org|app|gov|so|me)$", re.IGNORECASE)
_BENCH = re.compile(r"(?:bench|eval|qa|gym)\d*$", re.IGNORECASE)

_AFTER = (
    ("person", r"(?:教授|博士|先生|女士|院士|老师|同学|等人|本人|说|表示|认为|指出|回忆|写道|告诉|坦言|解释|强调|提到|觉得)"),
    ("other", r"(?:基因|细胞|病毒|蛋白)"),
    ("organization", r"(?:公司|电视台|频道|实验室|集团|社区|基金会|研究院|的?\s?(?:CEO|CTO|创始人|联合创始人|首席|工程师|研究员|产品经理|高管|员工|总裁|董事))"),
    ("dataset", r"(?:数据集|基准|榜单|排行榜|评测|测试集|语料)"),
    ("model", r"(?:系列)?(?:大?模型|大语言模型)"),
    ("software", r"(?:框架|工具包|工具|库|插件|编辑器|编译器|语言|数据库|浏览器|操作系统|软件|项目|格式|代码库|协议|脚本|客户端|命令|扩展)"),
    ("method", r"(?:算法|方法|架构|机制|技术|策略|优化器|模块|层|训练|范式|函数)"),
    ("work", r"(?:一书|一文|论文|这本书|这篇|期刊|专刊)"),
    ("theory", r"(?:定律|理论|假说|假设|原理|效应)"),
    ("event", r"(?:大会|会议|峰会|研讨会|竞赛|挑战赛|大赛)"),
    ("product", r"(?:芯片|显卡|手机|飞行器|潜艇|火箭|汽车|相机|飞机|服务|应用|App|APP|机器人|助手|耳机|眼镜|处理器|平台|网站|账号|频道|聊天机器人)"),
    ("place", r"(?:市|省|州|岛|机场|小镇|镇|村)"),
)  # fmt: skip
_BEFORE = (
    ("person", r"(?:教授|博士|院士|作者|创始人|联创|CEO|CTO|总裁|首席科学家|研究员|工程师|科学家|程序员|负责人|导师|学者|主席|主任|总监|董事|嘉宾|主持人|如同?)"),
    ("organization", r"(?:公司|创企|初创企业|企业|机构|加入|创立|创办|收购|就职于|供职于|任职于|毕业于|来自)"),
    ("dataset", r"(?:数据集|基准|测试集)"),
    ("model", r"(?:大?模型)"),
    ("software", r"(?:框架|工具|库|语言|编辑器|项目|软件|插件|格式|编译器)"),
    ("work", r"(?:论文|著作|新书|书籍|文章|电影|小说)"),
    ("method", r"(?:算法|方法|架构|优化器|技术)"),
    ("product", r"(?:芯片|产品|手机|显卡|应用|平台|飞行器|潜艇|火箭|汽车|相机)"),
)  # fmt: skip


GENERIC_HEADS = frozenset(
    (
        "模型 大模型 架构 算法 方法 技术 框架 工具 系统 平台 机制 论文 项目 团队 公司 实验室 数据集 "
        "基准 产品 服务 语言 库 插件 模块 网络 应用 功能 版本 系列 概念 理论 假说 定律 原理 能力 "
        "领域 问题 任务 方向 场景 工作 研究 层 函数 格式 协议 引擎 软件 硬件 芯片 手机 机器人 编辑器 "
        "编译器 优化器"
    ).split()
)
"""Nouns that say what kind of thing a name beside them is, and are no name themselves."""


_LONGEST_HEAD = max(len(word) for _, words in _CHINESE_HEADS for word in words.split())


@cache
def _chinese_heads() -> dict[str, str]:
    """Map a head to its type; the first group that lists it decides."""
    heads: dict[str, str] = {}
    for type_, words in _CHINESE_HEADS:
        for word in words.split():
            heads.setdefault(word, type_)
    return heads


@cache
def _latin_heads() -> dict[str, str]:
    """Map a lower-case head to its type; the first group that lists it decides."""
    heads: dict[str, str] = {}
    for type_, words in _LATIN_HEADS:
        for word in words.split():
            heads.setdefault(word, type_)
    return heads


@lru_cache(maxsize=50_000)
def type_by_head(name: str) -> str:
    """Guess the type from the name's own last word; "" where it tells nothing.

    >>> type_by_head("稀疏注意力机制"), type_by_head("Allen Institute"), type_by_head("Next.js")
    ('method', 'organization', 'software')
    """
    if not name[-1:].isascii():
        heads = _chinese_heads()
        ends = (name[-length:] for length in range(min(_LONGEST_HEAD, len(name) - 1), 0, -1))
        return next((heads[end] for end in ends if end in heads), "")
    words = _LATIN_WORD.findall(name)
    if not words:
        return ""
    if " + " in name:
        return "field"
    if len(words) > 1 and _JOURNAL.search(name):
        return "work"
    if len(words) > 1 and (found := _latin_heads().get(words[-1].casefold())):
        return found
    if _SCIENCES.search(name):
        return "field"
    if len(words) > 1 and words[-1].endswith("ing") and words[-1] not in ("Thing", "Beijing"):
        return "method"
    if _ENDINGS.search(words[-1]):
        return "software"
    if _SITES.search(words[-1]):
        return "product"
    return "dataset" if _BENCH.search(words[-1]) and len(words[-1]) > 4 else ""


_AFTER_PATTERNS = tuple(
    (type_, re.compile(r"[」』”\"）)]?\s?(?:系列)?" + pattern)) for type_, pattern in _AFTER
)
_BEFORE_PATTERNS = tuple((type_, re.compile(pattern + r"\s?[「『“\"（(]?$")) for type_, pattern in _BEFORE)
_ANY_AFTER, _ANY_BEFORE = (
    re.compile("|".join(pattern.pattern for _, pattern in patterns))
    for patterns in (_AFTER_PATTERNS, _BEFORE_PATTERNS)
)


_IS_A = re.compile(
    r"\s?(?:[（(][^（）()]{0,40}[)）])?\s?是(?:由[^，。]{1,20}的)?(?:一|首|另一)?[种个款家套项]([^，。；：]{2,40})"
)
"""What a sentence says that a name is: EVEscape 是一种新的深度学习模型."""
# Names hold no separator and are taken whole (possessive): there is one way to read a list, however long it is.
_NAMED = (
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9.&’'+\- ]{0,28}[A-Za-z0-9+])?"
    r"|(?:(?![和与及等]|这样的|之类的)[\u4e00-\u9fff]){2,8}+)"
)
_OTHERS = "(?:许多|很多|一些)?其[他它]"
_SUCH = re.compile(
    rf"(?:\s?(?:、|，|,|和|与|及|以及|/)\s?(?!{_OTHERS}){_NAMED}){{0,12}}+"
    rf"\s?(?:等|(?:和|以及){_OTHERS}|这样的|之类的)([^，。；、]{{1,14}})"
)
"""What the members of a list are together: BetterUp、CoachHub 和许多其他供应商."""
_KINDS = tuple(
    (type_, re.compile(pattern))
    for type_, pattern in (
        ("organization", "公司|企业|供应商|厂商|巨头|大厂|机构|高校|大学"), ("model", "模型"), ("dataset", "数据集|基准|榜单"),
        ("software", "工具|框架|语言|软件|库|插件"), ("product", "平台|应用|产品|网站|App|APP|服务"), ("method", "算法|方法|技术"),
    )
)  # fmt: skip


def type_by_context(text: str, start: int, end: int) -> str:
    """Guess the type from the words beside the name; "" where they tell nothing."""
    if _ANY_AFTER.match(text, end):
        return next(type_ for type_, pattern in _AFTER_PATTERNS if pattern.match(text, end))
    before = text[max(0, start - 8) : start]
    if _ANY_BEFORE.search(before):
        return next(type_ for type_, pattern in _BEFORE_PATTERNS if pattern.search(before))
    if (called := _IS_A.match(text, end)) is not None:
        return type_by_head(called[1])
    if (listed := _SUCH.match(text, end)) is not None:
        return next((type_ for type_, pattern in _KINDS if pattern.search(listed[1])), "")
    return ""
