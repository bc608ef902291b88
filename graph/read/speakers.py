"""Stage 1 of 8: who speaks: the labels of an interview's turns.

A label stands at the start of a line, where bold begins, or (once it is known) after a full stop.
Field names and phrases look the same, so that a label is believed only if it recurs beside another
one, and at least one of them is a person, a role or a medium.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from graph.lexicon.word_lists import everyday_words, given_names
from graph.read.pieces import BOLD, Piece

__all__ = ["find_speakers", "join_name_lines", "split_turns"]

_NAME = (
    r"(?:《[^《》\n]{2,12}》|「[^「」\n]{2,12}」|[QA]\d{0,2}|[问答]|[A-Z][A-Za-z.'’-]{0,20}(?: (?:[A-Z][A-Za-z.'’-]{0,20}|de|van|von"
    r"|der)){0,3}|[A-Za-z0-9\u4e00-\u9fff·.]{2,14}?)"
)
_NOTE = r"(?:\s?[（(][^（）()\n]{1,30}[）)])?"
_LABEL = re.compile(
    rf"(?P<before>^[\s{BOLD}]*|{BOLD}\s?"
    rf"|(?<=[。！？?!…])\s?)(?P<name>{_NAME}){BOLD}*{_NOTE}\s?{BOLD}*[:：](?!//)"
)
_ALONE = re.compile(rf"[\s{BOLD}]*({_NAME})[\s{BOLD}]*")
_ROLES = re.compile(
    r"[QA]\d{0,2}$|[问答]$|主持人?|记者|采访者|嘉宾|观众|提问|听众|网友|编者|Host|Interviewer|Moderator"
    r"|Audience|Guest|Question|Answer|Q$|A$"
)
_MEDIUM = re.compile(
    r"[《「]|.*(?:之心|位|新闻|财经|科技|周刊|日报|晚报|时报|报|网|社|杂志|媒体|观察|评论|智能|电台|播客"
    r"|FM|InfoQ|Lab|Review|Times|News|Journal)$"
)
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖"
    "龚文聂庞樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍韦申尤毕焦柳邢路岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹"
    "苗凌费纪靳盛童欧甄项曲游阳裴席卫查屈鲍位覃霍翁隋植甘景薄司柏宁柯阮桂闵柴华车冉房边辜吉饶刁瞿戚丘"
    "古池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠郜晏栾郁商蒙喻揭窦迟宇敖糜鄢冷卓花仇"
    "艾蓝巩稽井练仲乐虞卞封竺冼衣楚佟栗匡宗巫鞠僧桑荆谌银扬伏岑习胥"
)
_LONG_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "夏侯",
    "皇甫",
    "慕容",
    "令狐",
    "东方",
    "公孙",
    "端木",
)
# What ends like this is no name: field names, phrases that introduce, verbs of saying.
_NO_NAME = re.compile(
    r"(?:地址|链接|网址|网站|主页|官网|来源|编辑|作者|译者|校对|标题|题目|摘要|单位|机构|团队|邮箱"
    r"|电话|时间|日期|地点|版本|代码|论文|项目|报告|博客|视频|演示|试玩|体验|数据|模型|方法|步骤"
    r"|阶段|场景|任务|问题|答案|结论|结果|原因|优点|缺点|优势|劣势|特点|特性|功能|目标|背景|意义"
    r"|影响|应用|案例|示例|例子|例如|比如|譬如|即|包括|包含|如下|注意|提示|注|编注|备注|说明|总结"
    r"|概括|简介|介绍|定义|概念|原理|核心|关键词?|重点|要点|亮点|观点|理由|好处|坏处|区别|对比"
    r"|价格|成本|性能|安全|效率|精度|参数|平台|语言|许可|输入|输出|提示词"
    r"|第[一二三四五六七八九十\d]+[点步章节部分是]?|其[一二三四五]|[一二三四五六七八九十]是|首先"
    r"|其次|最后|另外|此外|同时|因此|所以|但是|不过|总之|换句话说|也就是说|简单来说|具体来说"
    r"|事实上|其实)$"
    r"|(?:说|称|道|表示|认为|指出|强调|写道|介绍|回答|提问|透露|坦言|补充|解释|发现|证明|是|为|有"
    r"|的|了|着|过|到|在|和|与|或|对|让|把|被|下|上|中|里|个|种|这样|那样|什么|如何|怎么|吗|呢"
    r"|吧)$"
    r"|^(?:https?|Note|Notes|Example|Examples|Tip|Warning|Update|PS|TL|Step|Figure|Fig|Table"
    r"|Source|Link|Links|Paper|Code|Title|Author|Date|Abstract|Summary|Conclusion|Introduction"
    r"|Background|Pros|Cons|Input|Output|Demo|GitHub|Github|Email|Website|Blog)$"
)


def find_speakers(pieces: Iterable[Piece]) -> frozenset[str]:
    """Find the names that label turns; none where the article is no interview."""
    counts: Counter[str] = Counter()
    bold: Counter[str] = Counter()
    order: list[str] = []
    for piece in pieces:
        if piece.kind != "paragraph" or ("：" not in piece.text and ":" not in piece.text):
            continue
        for match in _LABEL.finditer(piece.text):
            name = match["name"].replace(BOLD, "")
            starts = match.start() == 0 or BOLD in match["before"]
            if not starts or _NO_NAME.search(name):
                continue
            counts[name] += 1
            bold[name] += BOLD in match["before"]
            order.append(name)
    return _choose(counts, bold, order)


def join_name_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Make labels of lines that hold nothing but a bold name, where two persons and more have three of them and more:
    the name goes before the words below it."""
    names = [_name_line(piece) for piece in pieces]
    count = Counter(name for name in names if name)
    speakers = {name for name, times in count.items() if times > 2 and _is_named(name)}
    if len(speakers) < 2:
        return list(pieces)
    joined: list[Piece] = []
    waiting = ""
    for piece, name in zip(pieces, names, strict=True):
        if name in speakers:
            waiting = name
            continue
        if waiting and piece.kind == "paragraph":
            piece = piece._replace(text=f"{BOLD}{waiting}{BOLD}：{piece.text}")
            waiting = ""
        joined.append(piece)
    return joined


def _name_line(piece: Piece) -> str:
    """Give the bold name that a paragraph consists of, "" for any other piece."""
    match = _ALONE.fullmatch(piece.text) if piece.kind == "paragraph" and BOLD in piece.text else None
    return match[1] if match else ""


def _choose(counts: Counter[str], bold: Counter[str], order: list[str]) -> frozenset[str]:
    """Choose from the labels (how often each, how often in bold, in which order) those of speakers."""
    if {"Q", "A"} <= counts.keys() or {"问", "答"} <= counts.keys():
        return frozenset(name for name in counts if counts[name] > 1 or _is_named(name))
    recurring = {name for name in counts if counts[name] > 1}
    named = {name for name in counts if _is_named(name)}
    if len(recurring) > 1 and recurring & named:
        # One who speaks once is believed by the name alone, if it is set like the others.
        in_bold = 2 * sum(bold[name] for name in recurring) > sum(counts[name] for name in recurring)
        return frozenset(recurring | {name for name in named if in_bold == bool(bold[name])})
    sure = {name for name in named if bold[name] == counts[name]}
    if len(sure) > 1 and sum(1 for name in order if name in sure) >= min(3, len(order)):
        return frozenset(sure)
    if len(recurring) == 1 and recurring & named and len(named) > 1:
        return frozenset(recurring | named)
    if len(recurring) == 2 and min(counts[name] for name in recurring) > 2 and _alternates(order, recurring):
        return frozenset(recurring)
    return frozenset(
        name for name in recurring if counts[name] > 2 and bold[name] == counts[name] and _is_person(name)
    )


def _alternates(order: list[str], names: set[str]) -> bool:
    """Say whether two labels take turns, as speakers do and fields do not."""
    turns = [name for name in order if name in names]
    return sum(1 for last, name in pairwise(turns) if last != name) >= 0.8 * (len(turns) - 1)


def _is_named(name: str) -> bool:
    """Say whether a label is a person's name, a role or a medium."""
    return _is_person(name) or _ROLES.match(name) is not None or _MEDIUM.match(name) is not None


def split_turns(text: str, speakers: frozenset[str]) -> list[tuple[str | None, str]]:
    """Split a paragraph at its labels: (speaker, words); the first has None where no label stands first.

    >>> split_turns("问：好吗？答：好。", frozenset("问答"))
    [('问', '好吗？'), ('答', '好。')]
    """
    if not speakers or ("：" not in text and ":" not in text):
        return [(None, text)]
    turns: list[tuple[str | None, str]] = []
    speaker, place = None, 0
    for match in _LABEL.finditer(text):
        name = match["name"].replace(BOLD, "")
        if name not in speakers:
            continue
        if text[place : match.start()].strip(f" {BOLD}"):
            turns.append((speaker, text[place : match.start()]))
        speaker, place = name.strip("《》「」"), match.end()
    turns.append((speaker, text[place:]))
    return turns


def _is_person(name: str) -> bool:
    """Say whether a name is built like a person's."""
    if name[0].isascii():
        words = name.split()
        # A single word may be the name of anything, and everyday words head a paragraph (Cost Control).
        called = words[0] in given_names() or any(word.casefold() not in everyday_words() for word in words)
        return len(words) > 1 and called and "".join(words).replace(".", "").isalpha() and not name.isupper()
    if "·" in name:
        return True
    if name.startswith(_LONG_SURNAMES):
        return 3 <= len(name) <= 4
    return 2 <= len(name) <= 3 and (name[0] in _SURNAMES or name[0] in "老小阿")
