"""Stage 3 of 8: works in 《》 and coinages in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from graph.lexicon import Entry
from graph.model import Candidate, Sentence
from graph.spelling import bounded

__all__ = ["column_names", "find_coinages", "find_listed_titles", "find_works"]

_WORK = re.compile(r"《([^《》]{1,120})》(杂志|日报|周刊|期刊|报(?![道告])|月刊)?")
_GLOSSED = re.compile(
    r"([^（()）]*[A-Za-z][^（()）]*)[（(]([\u4e00-\u9fff，：]{3,30})[）)]|([\u4e00-\u9fff，：]{3,30})[（(]([^（()）]*[A-Za-z][^（()）]*)[）)]"
)
"""A title with its translation: 《The Bitter Lesson（苦涩的教训）》."""
_SHORT_TITLE = re.compile(r"[\u4e00-\u9fff]{4,10}(?=[：:])")
_LAW = re.compile(r"(?:法|法案|条例|办法|规定|公约|法典|法规|许可证|Act|Bill)$")
_QUOTED = re.compile(r"「([^「」]{2,24})」|“([^“”]{2,24})”|『([^『』]{2,24})』|\"([^\"，。]{2,24})\"")
_LISTED = re.compile(r"[A-Z][A-Za-z0-9 ,:'’&^\-‑–?!]+[A-Za-z0-9](?=[\s.?？（(]*[）)]?[\s.]*$)")
_TITLE_LABEL = re.compile(
    r"(?:论文|文章|报告)?(?:标题|题目|题名|名称)\s?[:：]\s?|(?:论文|原文|报告)\s?[:：]\s?|(?:Paper|Title)\s?: "
)
_NO_CHINESE = re.compile("[^\u4e00-\u9fff\u3400-\u4dbf]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z\- ]{3,30}")
_CUE_BEFORE = re.compile(
    r"(?:叫做?|名为|称为|称之为|称作|所谓的?|命名为|提出了?|定义|术语|概念|名词|代号|品牌|取名|起名|简称|又称"
    r"|系统|平台|项目|模型|产品|计划|芯片|集群|工具|应用|品牌|游戏|机器人|系列)\s?[:：]?$"
)
_CUE_AFTER = re.compile(
    r"\s?(?:的?(?:概念|理论|效应|定律|原则|方法|模式|技术|算法|框架|项目|计划|平台|模型|系统|机制|范式|策略|现象|问题))"
)
_PLAIN = re.compile(
    r"[，。！？；：、,!?;:…（）()]|[的了是吗呢吧我你他她它们这那哪有在就都也不没很还要会能可]"
)
_TYPED = frozenset({"work", "law", "organization", "event", "product", "software", "dataset", "model"})


def find_works(sentences: Sequence[str], owner: Callable[[str], Entry | None]) -> list[Candidate]:
    """Find works by their title marks; the marks belong to the name, which tells 《Active Inference》 the book
    from Active Inference the theory. ``owner`` gives the lexicon's entry of a name, if any."""
    found = []
    short: set[str] = set()
    for number, text in enumerate(sentences):
        if "《" not in text:
            continue
        for match in _WORK.finditer(text):
            type_ = "organization" if match[2] else "law" if _LAW.search(match[1]) else "work"
            if (glossed := _GLOSSED.fullmatch(match[1])) is not None:
                found += [
                    Candidate(
                        number, match.start(1) + a, match.start(1) + b, match[1][a:b], "title", "", type_
                    )
                    for a, b in map(glossed.span, (1, 2) if glossed[1] else (3, 4))
                ]
                continue
            if (head := _SHORT_TITLE.match(match[1])) is not None:
                short.add(head[0])
            entry = owner(match[1])
            if entry is not None and entry.type in _TYPED - {"model", "software", "product", "dataset"}:
                found.append(
                    Candidate(number, match.start(), match.end(), match[0], "title", entry.id, entry.type)
                )
                continue
            found.append(Candidate(number, match.start(), match.end(), match[0], "title", "", type_))
    if short:
        # A work goes by what stands before its colon: 《降世神通：最后的气宗》, 降世神通.
        pattern = re.compile("|".join(f"(?<!《){re.escape(head)}(?![：:])" for head in sorted(short)))
        found += [
            Candidate(number, match.start(), match.end(), match[0], "title", "", "work")
            for number, text in enumerate(sentences)
            for match in pattern.finditer(text)
        ]
    return found


def find_listed_titles(sentences: Sequence[Sentence]) -> list[Candidate]:
    """Find titles of papers: behind "论文标题：", and in reference lists, where items of a Chinese article are English from
    end to end."""
    labelled: list[Candidate] = []
    listed: list[Candidate] = []
    for number, sentence in enumerate(sentences):
        label = _TITLE_LABEL.match(sentence.text)
        start = label.end() if label else 0
        match = _LISTED.match(sentence.text, start) if label or sentence.kind == "list" else None
        if match is not None and len(match[0].split()) >= 4:
            (labelled if label else listed).append(
                Candidate(number, start, match.end(), match[0], "title", "", "work")
            )
    text = "".join(sentence.text for sentence in sentences) if listed else ""
    return labelled + (listed if len(_NO_CHINESE.sub("", text)) * 3 >= len(text) else [])


def column_names(sentences: Sequence[Sentence]) -> set[str]:
    """List the columns that the article appears in: what stands behind a bar in its title ("标题｜智者访谈")."""
    return {part.strip() for s in sentences if s.kind == "title" for part in re.split("[｜|丨]", s.text)[1:]}


def find_coinages(
    sentences: Sequence[Sentence], type_of: Callable[[str, int, int, str], str]
) -> list[Candidate]:
    """Find quoted terms that the text introduces as such, and all their later occurrences.

    A term without a cue is weak: it needs a second occurrence.
    """
    texts = [sentence.text for sentence in sentences]
    columns = column_names(sentences)
    spotted: dict[str, bool] = {}
    for text in texts:
        for match in _QUOTED.finditer(text):
            term = next(group for group in match.groups() if group)
            if _WORD.fullmatch(term) and _CUE_BEFORE.search(text[max(0, match.start() - 6) : match.start()]):
                spotted[term] = True  # 称之为「surprise」: an English word that the text makes a term
                continue
            chinese = sum("\u4e00" <= char <= "\u9fff" for char in term)
            if term in columns or not 2 <= chinese <= 8 or len(term) - chinese > 12 or _PLAIN.search(term):
                continue
            cued = bool(
                _CUE_BEFORE.search(text[max(0, match.start() - 6) : match.start()])
                or _CUE_AFTER.match(text, match.end())
            )
            spotted[term] = spotted.get(term, False) or cued
    if not spotted:
        return []
    pattern = re.compile("|".join(map(bounded, sorted(spotted, key=lambda n: (-len(n), n)))))
    places = [(number, match) for number, text in enumerate(texts) for match in pattern.finditer(text)]
    count = {term: sum(match[0] == term for _, match in places) for term in spotted}
    return [
        Candidate(
            number, match.start(), match.end(), match[0],
            "coinage" if spotted[match[0]] else "coinage-weak", "",
            type_of(texts[number], match.start(), match.end(), match[0]),
        )
        for number, match in places
        if spotted[match[0]] or (len(match[0]) > 2 and count[match[0]] > (1 if len(match[0]) > 3 else 2))
    ]  # fmt: skip
