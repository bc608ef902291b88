"""Stage 3 of 8: Latin-script names outside the lexicon.

In Chinese text a capitalized Latin run is nearly always a name, and a lower-case one a word of the field or
plain English. The gate: a name is not made of everyday English words alone, unless a word beside it calls
it a name (推出 Sonic), or it is a capitalized phrase (Flash Attention).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph.extract.latin_words import CHINESE, Token, are_everyday, cut_chunks, cut_tokens, is_english
from graph.extract.people import is_western_name
from graph.extract.type_cues import type_by_context, type_by_head
from graph.extract.versions import match_version
from graph.lexicon.word_lists import everyday_words, given_names
from graph.model import Candidate
from graph.spelling import fold

__all__ = ["find_latin_names"]

_CAMEL = re.compile(r"[a-z0-9][A-Z]|[A-Z]{2}[a-z]")
_EDITION = re.compile(r"[ ’']?(?:19|20)\d\d(?!\d|\s?年)")
_CODE = re.compile(r"[ \-]\d{3,5}(?![\d.]|\s?[年月日号点个种款倍亿万千百次名位家美元%])")
_BARE_VERSION = re.compile(r" ?v?\d+(?:\.\d+)*")
_WEAK = frozenset(("latin-weak", "latin-lone", "latin-weak-phrase", "latin-lower"))
_MADE = re.compile(
    r"(?:推出|发布|名为|叫做?|命名为|更名为|改名为?|称为|开源|上线|收购|创办|创立|旗下|代号)(?:了|的)?\s?[「『“\"]?$"
)
_JOINT_BEFORE = re.compile(r"(?:、|和|与|及|或)\s?$")
_JOINT_AFTER = re.compile(r"\s?(?:、|和|与|及|或)")
_GLOSSES = re.compile(r"[\u4e00-\u9fff]\s?[（(]$|[、+]\s?$")
_GLOSSED = re.compile(r"\s?(?:[（(][\u4e00-\u9fff]|[、+])")
_CUED = frozenset(("organization", "software", "model", "dataset", "product"))
_ROLE = re.compile(
    r"(?:创始人|联创|CEO|CTO|COO|教授|博士|院士|研究员|科学家|设计师|产品经理|主持人|总裁|总监|合伙人)\s?$"
)
_PLAIN_TAILS = frozenset(
    (
        "team teams people rate set sets time times thing things way ways work works part parts day "
        "case cases one"
    ).split()
)
_GRADED = re.compile(r"[A-Z]\d")
"""A level of a scale (L2 of automated driving, P7 of a firm) or a sign (M1)."""
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_ACCOUNT = re.compile(r"(?:ID|微信号?|账号|公众号|@)\s?[:：（(]?\s?$")
_DERIVED = re.compile(
    r"[-‑](?:based|like|style|driven|aware|native|level|powered|enabled|related|specific|only|free|shaped|sized|wide|friendly|ready|centric|oriented|agnostic|built|generated)$"
)


def find_latin_names(sentences: Sequence[str], scripts: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Find the Latin names of an article. Weak ones (rule "latin-weak") need a witness beside them.

    ``scripts`` holds how many Chinese characters and Latin letters each sentence has.

    In a Chinese article a stretch of English is a quotation or an example: it brings in no name that does not
    stand outside of it as well.
    """
    tokens = [list(cut_tokens(text)) for text in sentences]
    lower = Counter(token.text for row in tokens for token in row if token.text.islower())
    is_chinese = not is_english(scripts)
    found: list[Candidate] = []
    quoted: list[Candidate] = []
    for number, (text, (chinese, letters)) in enumerate(zip(sentences, scripts, strict=True)):
        if not tokens[number]:
            continue
        in_english = chinese * 8 < letters
        stretches = list(_stretches(tokens[number], text)) if is_chinese else []
        for chunk in cut_chunks(tokens[number], text, in_english):
            name = _name(number, text, chunk, lower, in_english)
            if (
                name is None
                and in_english
                and all(are_everyday(chunk[0].text))
                and any(t.kind == "N" for t in chunk[1:])
            ):
                name = _name(number, text, chunk[1:], lower, in_english)  # Then Antoine said
            if name is not None:
                inside = any(start <= name.start and name.end <= end for start, end in stretches)
                (quoted if inside else found).append(name)
    outside = {fold(name.surface) for name in found}
    return _drop_unwitnessed([*found, *(name for name in quoted if fold(name.surface) in outside)])


def _stretches(tokens: Sequence[Token], text: str) -> Iterator[tuple[int, int]]:
    """Find the stretches of running English: six Latin words in a row and more, most of them in lower case."""
    first = 0
    for i in range(1, len(tokens) + 1) if len(tokens) >= 6 else ():
        if i < len(tokens) and CHINESE.search(text, tokens[i - 1].end, tokens[i].start) is None:
            continue
        run = tokens[first:i]
        if len(run) >= 6 and sum(token.text.islower() for token in run) * 2 > len(run):
            yield run[0].start, run[-1].end
        first = i


def _name(
    number: int, text: str, chunk: list[Token], lower: Counter[str], in_english: bool
) -> Candidate | None:
    """Make a candidate of a chunk if it is a name: with its edition, code or version, and its type."""
    start, end = chunk[0].start, chunk[-1].end
    if text.startswith(" et al", end):
        return None  # a citation's author
    if _HOST.fullmatch(text, start, end) and text[start - 1 : start] in ("(", "（"):
        return None  # 社区（juejin.cn）: the address of what was named
    if len(chunk) == 1 and _DERIVED.search(chunk[0].text):
        return None  # "Transformer-based" speaks of the Transformer
    if _ACCOUNT.search(text, max(0, start - 8), start) or (
        text.startswith("(", end) and text[start:end].islower()
    ):
        return None  # somebody's address in a messenger; a function of a program
    rule = _judge(chunk, text, lower, in_english)
    if not rule:
        return None
    if len(chunk) == 1 and re.fullmatch(r"[A-Z]{3,}(?:19|20)\d\d", chunk[0].text):
        return Candidate(number, start, end, text[start:end], "latin-name", "", "event")
    several = sum(map(str.isupper, chunk[-1].text)) > 1
    if several and (edition := _EDITION.match(text, end)):
        return Candidate(number, start, edition.end(), text[start : edition.end()], "latin-name", "", "event")
    if len(chunk) < 3 and chunk[-1].text.isupper() and (code := _CODE.match(text, end)):
        type_ = "law" if "法案" in text else _type(text, start, code.end(), chunk)
        return Candidate(number, start, code.end(), text[start : code.end()], "latin-name", "", type_)
    last = match_version(text, end)
    if last > end and _is_model_version(text[end:last]):
        # A bare number is also a program's (Babel 7.0): its company tells.
        type_ = _type(text, start, last, chunk) if _BARE_VERSION.fullmatch(text, end, last) else "model"
        return Candidate(number, start, last, text[start:last], rule, "", type_)
    if rule == "latin-weak":
        if type_by_context(text, start, end) in _CUED or _MADE.search(text[max(0, start - 8) : start]):
            rule = "latin-cued"  # 平台公司 Cadence, 推出 Sonic: the word beside it is a witness
        elif not (_GLOSSES.search(text[max(0, start - 2) : start]) or _GLOSSED.match(text, end)):
            rule = "latin-lone"
    if rule == "latin-lower" and (
        type_by_context(text, start, end)
        or _JOINT_BEFORE.search(text, max(0, start - 3), start)
        or _JOINT_AFTER.match(text, end)
    ):
        rule = "latin-cued"
    return Candidate(number, start, end, text[start:end], rule, "", _type(text, start, end, chunk))


def _judge(chunk: list[Token], text: str, lower: Counter[str], in_english: bool) -> str:
    """Decide under which rule a chunk is a name, "" for none."""
    words = [token.text for token in chunk if token.kind != "c"]
    plain = [word.casefold() for word in words]
    common = [known for word in words for known in are_everyday(word)]
    if chunk[0].kind in "wx":
        if len(words) > 3 or len("".join(words)) < 4 or plain[-1] in _PLAIN_TAILS:
            return ""
        if all(common):
            return "latin-weak-phrase" if len(words) > 1 else ""
        return "latin-lower" if len(words) == 1 else "latin-weak-phrase"
    opening = in_english and not text[: chunk[0].start].strip(" \"'“‘(（-—*")
    if len(words) == 1:
        word = words[0]
        if len(set(plain[0])) == 1:
            return ""
        if _CAMEL.search(word) or (any(c.isdigit() for c in word) and any(c.isupper() for c in word)):
            return "latin-name"
        if word.isupper():
            return "latin-acronym" if len(word) > 1 and not all(common) else ""
        if all(common):
            return "" if opening or in_english or lower[plain[0]] else "latin-weak"
        return "latin-name"
    if opening and common[0] and len(words) == 2:
        return ""
    if all(common):
        return "latin-weak" if in_english else "latin-phrase"
    return "latin-name"


def _is_model_version(rest: str) -> bool:
    """Tell whether a rest is surely a model's: a size, a decimal version or a variant word."""
    return re.search(r"\d\.\d|\d[BM](?![a-z])|[-‑]\w|[A-Za-z]{3}|^v?\d", rest) is not None


def _type(text: str, start: int, end: int, chunk: list[Token]) -> str:
    """Guess the type of a Latin name."""
    name = text[start:end]
    words = [token.text for token in chunk]
    by_head = type_by_head(name)
    if by_head:
        return by_head
    if _GRADED.fullmatch(name):
        return "other"
    if is_western_name(words) or (
        len(words) == 1 and name[1:].islower() and _ROLE.search(text[max(0, start - 8) : start])
    ):
        return "person"
    by_context = type_by_context(text, start, end)
    # A single Latin word beside "说" or "作者" is as often a firm or a model as a person.
    if by_context and not (by_context == "person" and len(words) == 1):
        return by_context
    if len(words) == 1 and words[0] in given_names():
        return "person"
    # Two unknown capitalized words of letters, no acronym among them: Cassie Kozyrkov.
    strange = [word for word in words if word.casefold() not in everyday_words()]
    is_person = len(words) == len(strange) == 2 and all(
        re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ'’]+", word) for word in words
    )
    return "person" if is_person else ""


def _drop_unwitnessed(found: list[Candidate]) -> list[Candidate]:
    """Drop the everyday words in capitals for which nothing beside them speaks: a word that calls them a name, or a gloss
    or list where they stand more than once; and the unknown lower-case ones that stand once, as slips do."""
    count = Counter(fold(c.surface) for c in found)
    cued = {fold(c.surface) for c in found if c.rule == "latin-cued"}
    spoken = {fold(c.surface) for c in found if c.rule == "latin-weak"}
    kept = []
    for c in found:
        name = fold(c.surface)
        often = count[name] > 1 and (c.rule != "latin-lone" or name in spoken)
        if c.rule not in _WEAK or name in cued or often:
            kept.append(c._replace(rule="latin-weak") if c.rule == "latin-lone" else c)
    return kept
