"""Stage 3 of 8: definitions in the text, "中文（English，缩写）", "English（中文）", "X，又称 Y": the text's own word for
which names are one.

English definitions are ``abbreviations``'s; here the sides are known names (any candidate that ends at the
bracket) or, failing that, the noun phrase before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.extract.abbreviations import find_abbreviations, match_long_form
from graph.extract.people import is_western_name
from graph.extract.phrases import LEADING, is_content, is_noun_phrase, phrase_before, word_range
from graph.extract.type_cues import GENERIC_HEADS, type_by_head
from graph.lexicon.word_lists import everyday_words, never_names
from graph.model import Candidate, Definition, Word
from graph.spelling import fold, is_cjk

__all__ = ["find_definitions"]

_BRACKET = re.compile(r"\s?[（(]([^()（）]{2,90})[)）]")
_ACCOUNT = re.compile("(?:微信|微信号|公众号|账号|邮箱|ID)$")
"""Behind these a bracket holds an address: 微信（somebody）."""
_SPLIT = re.compile(r"\s*[,，;；、/]\s*")
_LEAD = re.compile(
    r"^(?:简称|缩写(?:为|是)?|英文(?:名|全称)?(?:为|是)?|全称(?:为|是)?|又称|也称|又名|也叫|原名|后(?:改|更)名为?|现更名为|以下简称|aka|a\.k\.a\.|i\.e\.|or)\s*[:：]?\s*",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:又称为?|也称为?|或者叫做?|或称为?|或者说是|又叫做?|也叫做?|又名|简称为?|缩写为|全称为?|别名|也就是所谓的?|即所谓的?|现更名为|后更名为|原名|曾用名)"
)
_ALSO = re.compile(r"(?:[，,（(]\s*|\s)?" + _CALLED.pattern + r"\s?[:：]?\s?[「“\"《]?")
_ACRONYM = re.compile(r"\s?[（(][A-Z][A-Za-z]{0,3}[A-Z]s?[,，)）]")
_NAME_NEXT = re.compile(r"([\u4e00-\u9fff]{3,8})(?=[，。；、）」”\"])")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_SIZE = re.compile(
    r"[\d.,+]+\s?(?:[KMGTP]?i?[Bb](?:ps|/s)?|[kMG]?Hz|[kMG]?[Ww]h?|[munkc]?m|k?g|px|fps|x|[kKMT]|mins?|hours?|h|m?s|days?)"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9 .\-‑'’&/+:]*[A-Za-zÀ-ɏ0-9+]|[A-Z]")
_LONGEST_MIXED = 5
"""How many words, blanks counted, may stand before the last Chinese ones of a long form."""
_FULL_CHINESE = re.compile(r"[\u4e00-\u9fff·・]{2,10}")


def find_definitions(
    sentences: Sequence[str], words: Sequence[Sequence[Word]], known: Sequence[Candidate]
) -> tuple[list[Definition], list[Candidate]]:
    """Find the definitions of an article, and the names they bring in that no other rule has found."""
    ending: dict[tuple[int, int], Candidate] = {}
    beginning: dict[tuple[int, int], Candidate] = {}
    bracketed = {number for number, text in enumerate(sentences) if "(" in text or "（" in text}
    telling = bracketed | {number for number, text in enumerate(sentences) if _CALLED.search(text)}
    for c in known:
        if c.sentence not in telling:
            continue
        best = ending.get((c.sentence, c.end))
        if best is None or (c.end - c.start, c.concept) > (best.end - best.start, best.concept):
            ending[c.sentence, c.end] = c
        best = beginning.get((c.sentence, c.start))
        if best is None or (c.end - c.start, c.concept) > (best.end - best.start, best.concept):
            beginning[c.sentence, c.start] = c
    definitions: list[Definition] = []
    named: dict[Definition, list[Candidate]] = {}
    for number in sorted(telling):
        text = sentences[number]
        if number in bracketed:
            for left, right, rule in _bracketed(number, text, words[number], ending, beginning):
                definitions.append(Definition(number, right[2], left[2], rule))
                named[definitions[-1]] = _as_candidates(number, left, right)
            for a in find_abbreviations(text):
                definitions.append(Definition(number, a.short, a.long, "abbreviation"))
                sides = (*a.long_span, a.long), (*a.short_span, a.short)
                named[definitions[-1]] = _as_candidates(number, *sides)
        for match in _ALSO.finditer(text):
            one = ending.get((number, match.start())) or ending.get((number, match.start() - 1))
            if one is None or one.end > match.start():
                continue
            other = beginning.get((number, match.end()))
            said = (
                (other.start, other.end, other.surface)
                if other
                else _named_next(text, words[number], match.end())
            )
            if said is not None and said[2] != one.surface:
                definitions.append(Definition(number, said[2], one.surface, "also-called"))
                named[definitions[-1]] = [] if other else _as_candidates(number, said)
    agreed = _agreed(definitions)
    return agreed, [c for definition in agreed for c in named[definition]]


def _agreed(definitions: Sequence[Definition]) -> list[Definition]:
    """Drop the glosses that render one name by many (函数（Function Calling）, 工具（Function Calling）, ...): remarks."""
    renderings: dict[str, set[str]] = defaultdict(set)
    for d in definitions:
        if d.rule == "gloss":
            renderings[fold(d.short)].add(fold(d.long))
    return [d for d in definitions if d.rule != "gloss" or len(renderings[fold(d.short)]) < 4]


Span = tuple[int, int, str]


def _named_next(text: str, words: Sequence[Word], start: int) -> Span | None:
    """Read the name that "又称" introduces, up to the next mark, where no rule knows it: a noun phrase."""
    match = _NAME_NEXT.match(text, start)
    if match is None:
        return None
    place = word_range(words, *match.span(1))
    if place is None or not is_noun_phrase(words, *place):
        return None
    return match.start(1), match.end(1), match[1]


def _bracketed(
    number: int,
    text: str,
    words: Sequence[Word],
    ending: dict[tuple[int, int], Candidate],
    beginning: dict[tuple[int, int], Candidate],
) -> Iterator[tuple[Span, Span, str]]:
    """Read "X（Y，Z）": yields (X, Y, rule) and (X, Z, rule)."""
    brackets = list(_BRACKET.finditer(text))
    # Brackets side by side play one part: where one lists examples (Robustness Gym、Mandoline), so do the others.
    if any(len(parts := _SPLIT.split(match[1])) > 1 and _lists_names(parts) for match in brackets):
        return
    for match in brackets:
        left = _left_side(number, text, match.start(), words, ending)
        if left is None or _ACCOUNT.search(left[2]):
            continue
        left_latin = not any(map(is_cjk, left[2]))
        if left[2].islower() and left[2].isascii() and left[2] in everyday_words():
            continue  # docs（文档）: a word in passing
        place = match.start(1)
        parts = _SPLIT.split(match[1])
        if len(parts) > 3 or (len(parts) > 1 and not _restate(parts)):
            continue
        for part in parts:
            begin = text.index(part, place)
            place = begin + len(part)
            lead = _LEAD.match(part)
            begin += lead.end() if lead else 0
            name = text[begin:place].strip('「」“”"《》 ')
            begin = text.index(name, begin) if name else begin
            if not name or name.casefold() in never_names() or name == left[2]:
                continue
            span = (begin, begin + len(name), name)
            if (_LATIN.fullmatch(name) and not left_latin and _is_gloss(name, left, number, ending)) or (
                left_latin
                and _FULL_CHINESE.fullmatch(name)
                and (
                    ((known := ending.get((number, begin + len(name)))) is not None and known.start == begin)
                    or (len(parts) == 2 and match_long_form(left[2], parts[0]) == 0)
                )
            ):
                yield left, span, "gloss"
            elif lead and (known := beginning.get((number, begin))) is not None:
                yield left, (known.start, known.end, known.surface), "also-called"


def _lists_names(parts: Sequence[str]) -> bool:
    """Tell whether the parts of a bracket are a list of Latin names."""
    return all(_LATIN.fullmatch(part) and part[0].isupper() for part in parts) and not _restate(parts)


def _restate(parts: Sequence[str]) -> bool:
    """Tell whether the parts of a bracket restate one name (long form, short form) and are no list."""
    if any(_LEAD.match(part) for part in parts):
        return True
    if (
        len(parts) == 2
        and _LATIN.fullmatch(parts[0])
        and " " in parts[0]
        and _FULL_CHINESE.fullmatch(parts[1])
    ):
        return True  # RAG（Retrieval Augmented Generation，检索增强生成）
    shorts = [
        part for part in parts if part.isupper() or re.fullmatch(r"[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,4}", part)
    ]
    return (
        len(parts) == 2
        and len(shorts) == 1
        and any(
            match_long_form(shorts[0], part) == 0 or _spells(shorts[0], part)
            for part in parts
            if part != shorts[0]
        )
    )


def _spells(short: str, long: str) -> bool:
    """Tell whether most letters of a short form begin words of the long one (2SP, "Two-Stage Programming")."""
    starts = [word[0].casefold() for word in re.split(r"[\s\-]+", long) if word]
    return len(starts) > 1 and sum(char.casefold() in starts for char in short) * 2 >= len(short)


def _is_gloss(name: str, left: Span, number: int, ending: dict[tuple[int, int], Candidate]) -> bool:
    """Tell whether a Latin string in brackets renders the Chinese name before it: not a year, a link, an affiliation."""
    if not any(char.isalpha() for char in name) or len(name.split()) > 8:
        return False
    # A single word of mixed case (SaShiMi) is a name of its own, no rendering of a Chinese term.
    if (
        re.search(r"[a-z][A-Z]", name)
        and " " not in name
        and not name.isupper()
        and sum(map(str.isupper, name)) < 3
    ):
        return False
    if name.islower() and name.isalpha() and name in everyday_words():
        return False  # 文档（docs）: a word in passing
    known = ending.get((number, left[1]))
    if known is not None and known.type == "person":
        return len(name.split()) >= 2
    # A plain English word in brackets explains a plain Chinese one (预算（budget）): no term either.
    plain = (
        (name.islower() or " " not in name)
        and not name.isupper()
        and all(word in everyday_words() for word in re.split(r"[\s\-]+", name.casefold()))
    )
    if _SIZE.fullmatch(name) or _DOMAIN.fullmatch(name) or ":" in name:
        return False
    if name.isupper() and " " not in name:
        # A letter of an acronym stands for a character at least; what is shorter is but the end of the long form
        # (基于嵌入的检索（EBR）), as is what merely says what kind of thing it is.
        letters = sum(map(str.isalpha, name))
        if len(left[2]) < letters or left[2] in GENERIC_HEADS:
            return False
    return not plain or (known is not None and bool(known.concept))


def _left_side(
    number: int, text: str, end: int, words: Sequence[Word], ending: dict[tuple[int, int], Candidate]
) -> Span | None:
    """Find the name that ends at the bracket: a known one, a quoted one, or the noun phrase before it."""
    while end and text[end - 1] == " ":
        end -= 1
    if end and text[end - 1] in '」”》’"':
        opening = {"」": "「", "”": "“", "》": "《", "’": "‘", '"': '"'}[text[end - 1]]
        start = text.rfind(opening, 0, end - 1)
        if start < 0 or end - start > 40:
            return None
        if text[end - 1] == "》":
            return start, end, text[start:end]
        return start + 1, end - 1, text[start + 1 : end - 1]
    known = ending.get((number, end))
    phrase = phrase_before(words, end)
    # A known name, unless it is but the end of a longer one, whose bracket this is: 阿达马|矩阵, 现代|编程.
    whole = phrase is None or words[phrase[0]].start >= known.start if known is not None else False
    if known is not None and (whole or not all(map(is_cjk, known.surface))):
        return known.start, known.end, known.surface
    if known is not None and known.concept and end - known.start > 3:
        return known.start, known.end, known.surface
    if phrase is None:
        return None
    if _ACRONYM.match(text, end) and (mixed := _mixed_start(words, phrase[0])) is not None:
        return mixed, end, text[mixed:end]
    if phrase[0] == phrase[1] and len(words[phrase[0]].text) < 3 and not _ACRONYM.match(text, end):
        return None  # one everyday word: 考试（…）, 中心（…）, but 问答（QA）
    start = words[phrase[0]].start
    name = text[start:end]
    if name in GENERIC_HEADS:
        # "S4 架构（Structured State Spaces …）" glosses S4.
        owner = ending.get((number, start)) or ending.get((number, start - 1))
        return (owner.start, owner.end, owner.surface) if owner is not None else None
    return (start, end, name) if len(name) >= 2 else None


def _mixed_start(words: Sequence[Word], first: int) -> int | None:
    """Find where a long form begins that holds a Latin word before its last Chinese ones (首次 Token 响应时间（TTFT）)."""
    i, latin = first, False
    while i and first - i < _LONGEST_MIXED and (words[i - 1].text == " " or _may_stand(words[i - 1])):
        i -= 1
        latin = latin or words[i].flag == "eng"
    while i < first and words[i].text == " ":
        i += 1
    return words[i].start if latin else None


def _may_stand(word: Word) -> bool:
    """Tell whether a word can be part of a long form in both scripts."""
    return word.flag == "eng" or (is_content(word) and word.text not in LEADING)


def _as_candidates(number: int, *spans: Span) -> list[Candidate]:
    """Make candidates of the sides of a definition."""
    return [
        Candidate(
            number,
            start,
            end,
            name,
            "definition",
            "",
            "person" if is_western_name(name.split()) else type_by_head(name),
        )
        for start, end, name in spans
        if len(name) > 1
    ]
