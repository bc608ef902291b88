"""Stage 3 of 8: people outside the lexicon.

Chinese names stand beside a title or a verb of speaking (创始人王小川, 张钹院士, 李彦宏表示), are speakers of the article, or are
transliterated (约翰·麦卡锡). A name so established counts wherever else the article has it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from graph.extract.occurrences import find_longest
from graph.extract.phrases import word_range
from graph.extract.type_cues import type_by_head
from graph.lexicon.word_lists import everyday_chinese, given_names, read_lines
from graph.model import Candidate, Sentence, Word

__all__ = ["find_people", "is_western_name"]

RULE = "person"

_TITLES = (
    "首席执行官 首席技术官 首席科学家 首席 创始人 联合创始人 联创 合伙人 总裁 副总裁 董事长 "
    "总经理 分析师 研究总监 投资人 董事 主席 主任 院长 校长 所长 教授 副教授 助理教授 院士 博士 博士生 硕士生 研究员 "
    "科学家 工程师 架构师 负责人 导师 主编 记者 作家 学者 专家 作者 主持人 嘉宾 老师 讲师 设计师 "
    "程序员 部长 总监 经理 总统 总理 CEO CTO COO CFO CIO "
    "导演 编剧 演员 歌手 艺术家 哲学家 物理学家 数学家 经济学家 心理学家 生物学家 化学家 历史学家 企业家 博主 律师 议员"
).split()
_TITLE_WORDS = frozenset(_TITLES)
_DOT = re.compile("[·・•]")
_IS_TITLE = re.compile("|".join(_TITLES))
_AFTER_TITLES = (
    "教授 副教授 博士 老师 先生 女士 院士 同学 总裁 董事长 总经理 校长 院长 研究员 主任 等人 团队 和团队 本人"
).split()
_SAYS = (
    "表示 认为 指出 说 说道 称 坦言 强调 介绍 解释 回忆 提到 透露 写道 谈到 补充 分享 告诉 觉得 "
    "发表 创办 创立 毕业 加入 担任"
).split()
_SPEAKING, _TITLED = tuple(_SAYS), tuple(_AFTER_TITLES)
_FOREIGN = frozenset(
    "翰锡冈隆昂奎顺诺斐昆瓦厄德胥默纽钱博敦冉谷曼宾梭刚森辰格雅基克齐查迪逊顿姆利比塔拉扎亨策毕赖滕菲雯葆翠阿埃艾爱安奥巴白班邦贝本比彼宾波伯勃博布查达戴丹道德登迪蒂丁杜顿多恩尔法凡范菲费芬冯弗福夫盖甘冈高戈格葛古哈海汉豪赫亨洪胡华怀霍基吉季加贾杰金"
    "卡凯坎康考柯科克肯库夸拉莱兰朗劳勒雷李里丽利莉林琳卢鲁路伦罗洛马玛迈麦曼毛梅门蒙米密敏明莫姆穆纳娜奈南内尼妮宁牛纽努诺欧帕潘庞佩彭皮平珀普乔"
    "琼让热日荣瑞萨塞赛桑沙山申圣施史司斯松苏索塔泰坦汤唐特提天图托瓦威韦维魏温文翁沃乌伍西希夏肖谢辛休雪雅亚扬耶叶伊易因英尤于约泽扎詹章珍朱兹佐"
    "麻贤伽登恺弥理尼吕什斐琪黛蕾薇莎娅妮茨荷涅瓜冰普罗"
)


_FOREIGN_NAME = re.compile(f"[{''.join(sorted(_FOREIGN))}]{{3,6}}")
"""A name spelled by sound: behind a title one needs no middle dot (导演特吕弗)."""


@cache
def _surnames() -> frozenset[str]:
    """Load the Chinese surnames: single characters and compound ones."""
    lines = read_lines("surnames.txt")
    return frozenset(lines[0]) | frozenset(lines[1].split())


def is_western_name(words: Sequence[str]) -> bool:
    """Tell whether Latin words read as a person's name: two to four, the first a given name.

    >>> is_western_name(["Thomas", "Wolf"]), is_western_name(["Robustness", "Gym"])
    (True, False)
    """
    if not 2 <= len(words) <= 4 or words[0] not in given_names() or type_by_head(" ".join(words)):
        return False
    return all(
        (re.fullmatch(r"[A-ZÀ-Þ][\w'’.-]*|van|von|de|la|du|der|da", word) and not word.isupper())
        or len(word.rstrip(".")) == 1
        for word in words[1:]
    )


def find_people(sentences: Sequence[Sentence], words: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Find the people of an article; every occurrence of each."""
    names = {name for name in (s.speaker for s in sentences) if name and _is_chinese_name(name)}
    for sentence, cut in zip(sentences, words, strict=True):
        if (
            sentence.kind == "heading"
            and len(cut) > 1
            and _is_chinese_name(sentence.text)
            and len(cut[0].text) == 1
        ):
            names.add(sentence.text)
        names.update(_by_cue(sentence.text, cut))
    found = [
        Candidate(number, start, end, sentence.text[start:end], RULE, "", "person")
        for number, (sentence, cut) in enumerate(zip(sentences, words, strict=True))
        if _DOT.search(sentence.text)
        for start, end in sorted(set(_transliterated(cut)))
    ]
    # The same name may stand without its dot (headlines), or go on by its last part: 杰弗里·辛顿 ... 辛顿.
    names.update(joined for c in found if len(joined := _DOT.sub("", c.surface)) > 4)
    names.update(part for part in (_DOT.split(c.surface)[-1] for c in found) if len(part) > 1)
    found += [
        Candidate(number, start, start + len(name), name, RULE, "", "person")
        for number, start, name in find_longest(names, [sentence.text for sentence in sentences])
        # 顾问 may be read as a name beside a title, and is a word everywhere else.
        if not any(w.start == start and w.text == name and w.flag[0:2] != "nr" for w in words[number])
    ]
    return found


def _is_chinese_name(text: str) -> bool:
    """Tell whether a string has the form of a Chinese person's name: surname and one or two characters."""
    return (
        2 <= len(text) <= 4
        and all("\u4e00" <= char <= "\u9fff" for char in text)
        and ((text[:2] in _surnames() and len(text) > 2) or (text[0] in _surnames() and len(text) <= 3))
    )


def _transliterated(cut: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Find transliterated names: words made of the characters used for sounds, joined by middle dots.

    Words, not characters, bound them: 科学家约翰·麦卡锡 begins at 约翰, 辛顿提出 ends at 辛顿.
    """
    for i, word in enumerate(cut):
        if word.text.strip("·・•") != "" or not i or i + 1 == len(cut):
            continue
        first = i
        while first and i - first < 5 and _sounds(cut[first - 1]):
            first -= 1
        last = i
        while (
            last + 1 < len(cut) and last - i < 7 and (_sounds(cut[last + 1]) or cut[last + 1].text in "·・•")
        ):
            last += 1
        while last > i and cut[last].text in "·・•":
            last -= 1
        if first < i < last:
            yield cut[first].start, cut[last].end


def _sounds(word: Word) -> bool:
    """Tell whether a word is spelled by sound: a name in the dictionary, or made of the characters for sounds."""
    return word.flag in ("nr", "nrt", "nrfg") or all(char in _FOREIGN for char in word.text)


def _by_cue(text: str, words: Sequence[Word]) -> Iterator[str]:
    """Find names beside a title or a verb of speaking."""
    for i in _words_at(_IS_TITLE, text, words):
        if words[i].text in _TITLE_WORDS:
            j = i + 1
            if j < len(words) and words[j].text.isspace():
                j += 1
            yield from _name_at(words, j)
            foreign = _FOREIGN_NAME.match(text, words[j].start) if j < len(words) else None
            if foreign and word_range(words, *foreign.span()) is not None:
                yield foreign[0]
    surnames = _surnames()
    for i in _words_at(_before_cue(), text, words):
        word = words[i]
        if word.text[0] in surnames or word.text[:2] in surnames:
            for name in _name_at(words, i):
                end = word.start + len(name)
                rest = text[end : end + 4].lstrip()
                says, titled = rest.startswith(_SPEAKING), rest.startswith(_TITLED)
                tagged = word.text == name and word.flag == "nr"
                if (titled and (tagged or len(name) == 3 or (len(name) == 2 and len(word.text) == 1))) or (
                    says and tagged and len(name) == 3
                ):
                    yield name


@cache
def _before_cue() -> re.Pattern[str]:
    """Compile what any name before a title or a verb of speaking looks like."""
    first = "".join({name[0] for name in _surnames()})
    return re.compile(rf"[{first}][\u4e00-\u9fff]{{1,2}}\s{{0,3}}(?:{'|'.join(_SPEAKING + _TITLED)})")


def _words_at(pattern: re.Pattern[str], text: str, words: Sequence[Word]) -> Iterator[int]:
    """Find the words at which a pattern matches the text, matches inside others included."""
    match = pattern.search(text)
    while match is not None:
        i = bisect_left(words, (match.start(),))
        if i < len(words) and words[i].start == match.start():
            yield i
        match = pattern.search(text, match.start() + 1)


def _name_at(words: Sequence[Word], i: int) -> Iterator[str]:
    """Read a name that begins at word ``i``: words that make up a surname and one or two characters."""
    name = ""
    for word in words[i : i + 3]:
        is_surname = (
            not name and word.flag[0] == "q" and word.text in _surnames()
        )  # 张 is a measure word as well
        if not all("\u4e00" <= char <= "\u9fff" for char in word.text) or (
            word.flag[0] in "upcmqry" and not is_surname
        ):
            break
        if name and (
            len(word.text) > 2
            or word.text in _SAYS
            or word.text in _TITLES
            or (word.flag.startswith(("v", "d")) and len(word.text) > 1)
        ):
            break
        if len(name) + len(word.text) > 3:
            break
        name += word.text
    single = len(words[i : i + 1]) == 1 and words[i].text == name
    # 肖弘曾(公开表示): an adverb of one character is no part of the name.
    name = name[:1] + name[1:].rstrip("曾已也还就则都将在又再仍")
    # A dictionary word that merely begins with a surname's character (高性能, 方法; 任务|上) is no name.
    plain = words[i].text in everyday_chinese() if i < len(words) else False
    if _is_chinese_name(name) and (words[i].flag == "nr" if single else not plain):
        yield name
