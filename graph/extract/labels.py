"""Stage 3 of 8: terms by their place: what a list item or paragraph is headed by ("知识插件：…"), short headings, and
members of an enumeration that also holds a known name (J. Hearst-style co-hyponyms: M. A. Hearst,
"Automatic acquisition of hyponyms from large text corpora", COLING 1992).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from graph.extract.occurrences import find_longest
from graph.extract.phrases import (
    CLOSING,
    LEADING,
    is_content,
    is_distinctive,
    is_noun_phrase,
    word_range,
    words_inside,
)
from graph.extract.type_cues import GENERIC_HEADS, type_by_head
from graph.lexicon.word_lists import never_names
from graph.model import Candidate, Sentence, Word

__all__ = ["find_enumerated", "find_items", "find_labels", "find_links"]

_LABEL = re.compile(r"(?:[（(]?\d{1,2}[）).、]\s?|[•\-·]\s?)?([\u4e00-\u9fffA-Za-z0-9 \-/]{3,16})[：:]")
_PROPER = re.compile(r"[\u4e00-\u9fff]{2,6}")
_DEFINES = re.compile(r"指的是|是指|指(?=[\u4e00-\u9fff])|的意思是|定义为|的定义是")
_SUBJECT = re.compile(
    r"(?:^|(?<=[，。；：]))(?:又称|也称|又叫|所谓的?|其中|而|即)?([\u4e00-\u9fffA-Za-z0-9 \-]{2,16})(?:[（(][^（）()]{2,60}[）)])?，?(?:"
    + _DEFINES.pattern
    + ")"
)
_SPACED = re.compile(
    r"(?<=的) ([\u4e00-\u9fff](?:[\u4e00-\u9fffA-Za-z0-9]|(?<=[\u4e00-\u9fff]) (?=[A-Za-z])|(?<=[A-Za-z]) (?=[\u4e00-\u9fff])){2,21})"
    r"(?= [\u4e00-\u9fff]|[，。；（）]|$)"
)
_SEPARATOR = re.compile(r"、|以及|和|与|及(?!其)|或|等[^、和与]*(?:[、和与]|$)")
_LATIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .+#\-_/&:'’!]*")
_DESCRIBED = {
    "工具": "software", "应用": "software", "软件": "software", "程序": "software", "库": "software", "框架": "software", "插件": "software",
    "编辑器": "software", "扩展": "software", "客户端": "software", "数据库": "software", "语言": "software", "系统": "software",
    "服务器": "software", "脚本": "software", "组件": "software", "模板": "software", "字体": "software", "浏览器": "software",
    "网站": "product", "服务": "product", "平台": "product", "游戏": "product", "模型": "model",
    "书": "work", "教程": "work", "文章": "work", "指南": "work", "电子书": "work", "课程": "work",
}  # fmt: skip
_DESCRIPTION = re.compile(
    "(?:^|[一这该]?[款个种台套部本])[^，。]{0,16}?("
    + "|".join(sorted(_DESCRIBED, key=lambda word: (-len(word), word)))
    + ")"
)
_LONGEST_HEADING = 8
_LONGEST_MIXED = 8
"""How many words, blanks counted, a heading in both scripts may have to be a term."""
_LEADS = re.compile(
    "^(?:如|像|即|跟|从|向|有关|关于)|分为|包括|包含|涵盖|覆盖|例如|比如|诸如|还有|来自|成为|支持|提供|采用|涉及|引入|集成|(?<=[^\u4e00-\u9fff])有|(?<!就|都|还|也|算|才|不)是(?!否)"
)
_LIST = re.compile(r"[^，。；：！？（）()\s]+(?:、[^，。；：！？（）()\s]+)+")


def find_labels(sentences: Sequence[Sentence], words: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Find terms that head a list item, a paragraph or a section, and all their occurrences."""
    terms: set[str] = set()
    told: set[str] = set()
    last_block = -1
    for number, sentence in enumerate(sentences):
        for subject in _SUBJECT.finditer(sentence.text) if _DEFINES.search(sentence.text) else ():
            defined = _phrase(sentence.text, words[number], *subject.span(1))
            if defined is not None:
                terms.add(defined)
                told.add(defined)
        opens, last_block = sentence.block != last_block, sentence.block
        if not opens:
            continue
        if sentence.kind == "heading":
            whole = _term(sentence.text, words[number], 0, len(sentence.text.rstrip("。：:")))
            if whole is not None and (4 <= len(whole) <= _LONGEST_HEADING or " " in whole):
                terms.add(whole)
        if sentence.kind == "list" and (comma := re.match(r"[\u4e00-\u9fff]{3,8}(?=，)", sentence.text)):
            label = _term(sentence.text, words[number], 0, comma.end())
            if label is not None:
                terms.add(label)
        if sentence.kind in ("list", "paragraph") and (match := _LABEL.match(sentence.text)):
            label = _term(sentence.text, words[number], match.start(1), match.end(1))
            if label is not None:
                terms.add(label)
    found = list(_occurrences(sentences, terms, "label"))
    count = Counter(c.surface for c in found)
    # A heading that the text never comes back to (展望未来, 案例拆解) says what is done below it.
    return [c for c in found if count[c.surface] > 1 or c.surface in told or c.type]


def find_items(sentences: Sequence[Sentence], words: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Find the names of a newsletter's items: a list block whose first sentence is a bare name, described by the next
    ("Easy Resizer / 一个在线工具，批量调整图片的大小。"). The description tells the type."""
    found = []
    for number, (sentence, after) in enumerate(pairwise(sentences)):
        first = number == 0 or sentences[number - 1].block != sentence.block
        if sentence.kind != "list" or not first or after.block != sentence.block:
            continue
        name = sentence.text.rstrip("：: .")
        described = _DESCRIPTION.search(after.text[:40])
        # What the next sentence calls a tool or a book is a name; anything else may be a headline.
        if not _is_bare_name(name, words[number]) or (
            described is None and _is_headline(name, words[number])
        ):
            continue
        type_ = _DESCRIBED[described[1]] if described else type_by_head(name)
        found.append(Candidate(number, 0, len(name), name, "item", "", type_))
    return found


def find_links(sentences: Sequence[Sentence], words: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Find what stood in a link or in emphasis: converters leave blanks around it, and inside Chinese there are none
    otherwise ("密歇根大学的 人人学编程 是个好的开端")."""
    found = []
    for number, sentence in enumerate(sentences):
        for match in _SPACED.finditer(sentence.text):
            cut = words_inside(words[number], *match.span(1))
            if (
                "".join(word.text for word in cut) == match[1]
                and len(cut) > 1
                and _all_content(cut)
                and cut[0].text not in LEADING
            ):
                type_ = (
                    told if (told := type_by_head(match[1])) in ("organization", "place", "event") else "work"
                )
                found.append(Candidate(number, match.start(1), match.end(1), match[1], "link", "", type_))
    return found


def _all_content(cut: Sequence[Word]) -> bool:
    """Tell whether words are such as names consist of."""
    return all(
        word.text == " "
        or word.flag.startswith(
            ("n", "v", "a", "b", "j", "l", "eng", "m", "k", "g", "s", "i", "q", "c", "uj")
        )
        for word in cut
    )


def _is_bare_name(name: str, cut: Sequence[Word]) -> bool:
    """Tell whether a line is a name and no sentence: a few Latin words, or a Chinese noun phrase."""
    if name.isascii():
        return (
            _LATIN_NAME.fullmatch(name) is not None
            and len(name.split()) <= 5
            and name.casefold() not in never_names()
        )
    if not 2 <= len(name) <= 12 or (cut[-1].flag.startswith(("m", "x", "f")) and name[-1] not in "）)"):
        return False
    return all(
        word.flag.startswith(("n", "v", "a", "b", "j", "l", "eng", "m", "k", "g", "s", "i", "q"))
        or word.text == " "
        for word in cut
    ) and (cut[0].text not in LEADING and any(word.flag.startswith(("n", "k", "g", "eng")) for word in cut))


def _is_headline(name: str, cut: Sequence[Word]) -> bool:
    """Tell whether a line reads as a headline: a verb amid or behind nouns (耐克|撤离|亚马逊); in a name one is short
    (超声波|洗澡|机)."""
    if name.isascii():
        return False
    verbs = any(word.flag.startswith("v") and word.flag != "vn" for word in cut[1:])
    return cut[-1].text in CLOSING or (verbs and (len(name) > 6 or cut[-1].flag[0] == "v"))


def _phrase(text: str, cut: Sequence[Word], start: int, end: int) -> str | None:
    """Give the text from start to end if it is one noun phrase."""
    place = word_range(cut, start, end)
    if place is None or not 3 <= end - start <= 10:
        return None
    first, last = place
    if (
        first == last
    ):  # one word of the dictionary: a term where it is long (分布式计算), else an everyday one
        return text[start:end] if end - start > 3 and cut[first].flag.startswith(("n", "vn")) else None
    return text[start:end] if is_noun_phrase(cut, first, last) else None


def _mixed(text: str, cut: Sequence[Word]) -> str | None:
    """Give the text of words in both scripts if they are one technical term (PEFT 剪枝策略): a Latin name that a Chinese
    noun of a technique or a tool ends."""
    if len(cut) > _LONGEST_MIXED or cut[0].text in LEADING or not any(w.text[0].isupper() for w in cut):
        return None
    if not all(word.flag == "eng" or word.text == " " or is_content(word) for word in cut):
        return None
    name = text[cut[0].start : cut[-1].end]
    technical = type_by_head(name) in ("method", "software", "dataset", "model", "theory", "product")
    return name if technical and cut[-1].flag != "eng" and cut[-1].text not in GENERIC_HEADS else None


def _term(text: str, cut: Sequence[Word], start: int, end: int) -> str | None:
    """Give the text from start to end if it is one noun phrase, and neither of everyday words alone (要点回顾) nor a
    verb and what it is done to (学会撒谎)."""
    place = word_range(cut, start, end)
    if place is None:
        return None
    inside = cut[place[0] : place[1] + 1]
    if any(word.flag == "eng" for word in inside):
        return _mixed(text, inside)
    if not is_distinctive(inside) or (inside[0].flag == "v" and not type_by_head(text[start:end])):
        return None
    return _phrase(text, cut, start, end)


def find_enumerated(
    sentences: Sequence[Sentence], words: Sequence[Sequence[Word]], known: Sequence[Candidate]
) -> list[Candidate]:
    """Find the members of enumerations beside known ones; they take the type that most of those have."""
    listing = [number for number, sentence in enumerate(sentences) if "、" in sentence.text]
    inside = set(listing)
    exact = {(c.sentence, c.start, c.end): c.type for c in known if c.sentence in inside}
    terms: dict[str, str] = {}
    for number in listing:
        sentence = sentences[number]
        for match in _LIST.finditer(sentence.text):
            items = list(_items(sentence.text, match.start(), match.end()))
            types = Counter(
                exact[number, start, end] for start, end in items if (number, start, end) in exact
            )
            # Two known members, or one of two, make the list one of concepts.
            if not types or sum(types.values()) * 3 < len(items):
                continue
            type_ = min(types, key=lambda t: (-types[t], t))
            proper = type_ in ("organization", "person") and types[type_] > 1
            for start, end in items:
                if (number, start, end) in exact:
                    continue
                # Beside two firms any short item is one (甲乙智联、某某银行、丙丁科技): names are no phrases.
                if proper:
                    name = (
                        sentence.text[start:end]
                        if _is_proper(sentence.text, words[number], start, end)
                        else None
                    )
                else:
                    name = _term(sentence.text, words[number], start, end)
                if name is not None:
                    terms.setdefault(name, type_ if proper else type_by_head(name) or type_)
    found = _occurrences(sentences, terms, "enumeration")
    return [c._replace(type=terms[c.surface]) for c in found]


def _is_proper(text: str, cut: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether an item can be a proper name: two to six characters, no word among them that is a plain verb,
    adverb, pronoun, preposition, number or time (包括|苹果, 去过|非洲)."""
    inside = words_inside(cut, start, end)
    plain = any(len(word.text) > 1 and word.flag[0] in "vdrpcmtfyzu" and word.flag != "vn" for word in inside)
    particle = any(word.text in "的了是在有被把给和过则也都均" for word in inside)
    return _PROPER.fullmatch(text, start, end) is not None and not plain and not particle


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an enumeration into its members, without the word that leads into them."""
    first = _SEPARATOR.search(text, start, end)
    leads = list(_LEADS.finditer(text[start : first.start() if first else end]))
    place = start + leads[-1].end() if leads else start
    for match in _SEPARATOR.finditer(text, start, end):
        if match.start() > place:
            yield place, match.start()
        place = match.end()
    if place < end:
        yield place, end


def _occurrences(sentences: Sequence[Sentence], terms: Collection[str], rule: str) -> Iterator[Candidate]:
    """Find every occurrence of the terms."""
    for number, start, term in find_longest(terms, [sentence.text for sentence in sentences]):
        yield Candidate(number, start, start + len(term), term, rule, "", type_by_head(term))
