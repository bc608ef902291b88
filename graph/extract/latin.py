"""Stage 3 of 8: Latin-script names outside the lexicon.

In Chinese text a capitalized Latin run is nearly always a name, and a lower-case one a word of the field or
plain English. The gate: a name is not made of everyday English words alone, unless it stands
capitalized and more than once (Sonic), or as a capitalized phrase (Flash Attention).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.extract.people import is_western_name
from graph.extract.type_cues import type_by_context, type_by_head
from graph.extract.versions import match_version
from graph.lexicon.english import everyday_words, never_names
from graph.model import Candidate
from graph.spelling import fold

__all__ = ["find_latin_names"]

_L = "A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089"
_TOKEN = re.compile(rf"[{_L}]+(?:(?:[-‑.&/_]|['’](?!s\b))[{_L}]+)*(?:\+\+|[+#](?![{_L}]))?")
_CHINESE = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]+")
_LETTERS = re.compile("[A-Za-z]+")
_CONNECTORS = frozenset("of for the and in on to a an de la du von van der".split())
_CAMEL = re.compile(r"[a-z0-9][A-Z]|[A-Z]{2}[a-z]")
_UNIT = re.compile(r"(?:\d+(?:\.\d+)?[A-Za-z%°]{0,3}|[\d.,:/-]+)\+?")
_SPECS = re.compile(
    r"\d+(?:\.\d+)?[A-Za-z]*(?:bps|FLOPs|FLOPS|OPS|/s|/kg|x\d+)|\d+(?:\.\d+)*(?:st|nd|rd|th|x|X|k|K|w|W|p|P|D|d|s|h|B|b|M|T|t|G|g|am|pm)?(?:[-/~]\d+[A-Za-z]*)*"
)


_EDITION = re.compile(r"[ ’']?(?:19|20)\d\d(?!\d|\s?年)")

_CODE = re.compile(r"[ \-]\d{3,5}(?![\d.]|\s?[年月日号点个种款倍亿万千百次名位家美元%])")
_WEAK = frozenset(("latin-weak", "latin-weak-phrase", "latin-lower"))
_MADE = re.compile(
    r"(?:推出|发布|名为|叫做?|命名为|更名为|改名为?|称为|开源|上线|收购|创办|创立|旗下|代号)(?:了|的)?\s?[「『“\"]?$"
)
_JOINT_BEFORE = re.compile(r"(?:、|和|与|及|或)\s?$")
_JOINT_AFTER = re.compile(r"\s?(?:、|和|与|及|或)")
_GRADE = re.compile(r"\s?[轮端类级股面]")
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
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_ACCOUNT = re.compile(r"(?:ID|微信号?|账号|公众号|@)\s?[:：]?\s?$")
_NOT_NAMED = re.compile(r"Q[1-4]|Step-?\d+|.*\d{6}.*|\d+[a-z]{4,}|\d+e-?\d+", re.DOTALL)
"""Quarters, steps, numbers of documents, figures of programs."""
_DERIVED = re.compile(
    r"[-‑](?:based|like|style|driven|aware|native|level|powered|enabled|related|specific|only|free)$"
)
_PLAIN_PARTS = frozenset("New One Two Three First Second Third Best My Your Our This That".split())
"""Words that are no names, but parts of some (New Era, Lap Three)."""
_LINKS = frozenset((" ", ". ", " & "))


class _Token(NamedTuple):
    """Hold one Latin token of a sentence and what it looks like."""

    start: int
    end: int
    text: str
    kind: str  # N name-like, P plain part, w everyday lower-case word, x unknown one, c connector, 9 number


def find_latin_names(sentences: Sequence[str]) -> list[Candidate]:
    """Find the Latin names of an article. Weak ones (rule "latin-weak") need a second witness in it.

    In a Chinese article a stretch of English is a quotation or an example: it brings in no name that does not
    stand outside of it as well.
    """
    tokens = [list(_tokens(text)) for text in sentences]
    lower = Counter(token.text for row in tokens for token in row if token.text.islower())
    chinese = [_length(_CHINESE, text) for text in sentences]
    letters = [_length(_LETTERS, text) for text in sentences]
    is_chinese = sum(chinese) * 4 > sum(letters)
    found: list[Candidate] = []
    quoted: list[Candidate] = []
    for number, text in enumerate(sentences):
        if not tokens[number]:
            continue
        is_english = chinese[number] * 8 < letters[number]
        stretches = list(_stretches(tokens[number], text)) if is_chinese else []
        for chunk in _chunks(tokens[number], text, is_english):
            name = _name(number, text, chunk, lower, is_english)
            if name is not None:
                inside = any(start <= name.start and name.end <= end for start, end in stretches)
                (quoted if inside else found).append(name)
    outside = {fold(name.surface) for name in found}
    return _drop_unwitnessed([*found, *(name for name in quoted if fold(name.surface) in outside)])


def _stretches(tokens: Sequence[_Token], text: str) -> Iterator[tuple[int, int]]:
    """Find the stretches of running English: six Latin words in a row and more, most of them in lower case."""
    first = 0
    for i in range(1, len(tokens) + 1):
        if i < len(tokens) and _CHINESE.search(text, tokens[i - 1].end, tokens[i].start) is None:
            continue
        run = tokens[first:i]
        if len(run) >= 6 and sum(token.text.islower() for token in run) * 2 > len(run):
            yield run[0].start, run[-1].end
        first = i


def _name(
    number: int, text: str, chunk: list[_Token], lower: Counter[str], is_english: bool
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
    rule = _judge(chunk, text, lower, is_english)
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
        return Candidate(number, start, last, text[start:last], rule, "", "model")
    if rule == "latin-weak" and (
        type_by_context(text, start, end) in _CUED or _MADE.search(text[max(0, start - 8) : start])
    ):
        rule = "latin-cued"  # 平台公司 Cadence, 推出 Sonic: the word beside it is a witness
    if rule == "latin-lower" and (
        type_by_context(text, start, end)
        or _JOINT_BEFORE.search(text, max(0, start - 3), start)
        or _JOINT_AFTER.match(text, end)
    ):
        rule = "latin-cued"
    return Candidate(number, start, end, text[start:end], rule, "", _type(text, start, end, chunk))


def _length(characters: re.Pattern[str], text: str) -> int:
    """Count the characters of a kind in a text."""
    return sum(map(len, characters.findall(text)))


def _tokens(text: str) -> Iterator[_Token]:
    """Cut the Latin tokens out of a sentence."""
    everyday, never = everyday_words(), never_names()
    for start, end in _words(text):
        word = text[start:end]
        plain = word.casefold()
        beside = text[start - 1 : start].strip("/") + text[end : end + 1].strip("/")
        if "//" in (text[start - 2 : start], text[end : end + 2]):
            beside = "/"
        if "_" in word or any(sign in "=@/<>{}$\\" for sign in beside):
            kind = "n"  # code or a link's residue
        elif _UNIT.fullmatch(word) or _SPECS.fullmatch(word):
            kind = "9"
        elif word in _CONNECTORS:
            kind = "c"
        elif word in _PLAIN_PARTS:
            kind = "P"
        elif plain in never or (len(word) == 1 and word.isascii()) or _NOT_NAMED.fullmatch(word):
            kind = "n"
        elif any(char.isupper() for char in word):
            kind = "N"
        else:
            pieces = re.split(r"[-‑'’/_]", plain)
            kind = "w" if all(piece in everyday or len(piece) < 2 for piece in pieces) else "x"
        yield _Token(start, end, word, kind)


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Find the Latin words; a slash joins abbreviations (CI/CD, TCP/IP) and parts words (Windows/macOS)."""
    for match in _TOKEN.finditer(text):
        parts = match[0].split("/")
        if len(parts) == 1 or all(len(part) <= 3 for part in parts):
            yield match.span()
            continue
        place = match.start()
        for part in parts:
            yield place, place + len(part)
            place += len(part) + 1


def _chunks(tokens: list[_Token], text: str, is_english: bool) -> Iterator[list[_Token]]:
    """Join neighbouring name-like tokens, connectors inside, into names; lower-case ones into phrases."""
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind not in "NPwx" or (is_english and token.kind != "N"):
            i += 1
            continue
        kinds = "N" if token.kind in "NP" else "wx"
        if kinds == "N" and not is_english:
            kinds = "NP"
        chunk = [token]
        j = i + 1
        while j < len(tokens) and _linked(chunk[-1], tokens[j], text):
            initial = "N" in kinds and len(tokens[j].text) == 1 and tokens[j].text.isupper()
            if text[chunk[-1].end] == "." and len(chunk[-1].text) > 1:
                break
            if tokens[j].kind in kinds or (initial and j + 1 < len(tokens) and tokens[j + 1].kind == "N"):
                chunk.append(tokens[j])
                j += 1
                continue
            ahead = j
            while (
                "N" in kinds
                and ahead < len(tokens)
                and ahead - j < 2
                and tokens[ahead].kind == "c"
                and (text[tokens[ahead - 1].end : tokens[ahead].start] == " ")
            ):
                ahead += 1
            joins = ahead > j and ahead < len(tokens) and tokens[ahead].kind == "N"
            if not joins or text[tokens[ahead - 1].end : tokens[ahead].start] != " ":
                break
            if not _connects(chunk, tokens[j].text, is_english):
                break
            chunk += tokens[j : ahead + 1]
            j = ahead + 1
        if any(part.kind != "P" for part in chunk):
            yield chunk + _last_part(tokens[j : j + 1], chunk, text)
        i = max(j, i + 1)


def _last_part(rest: Sequence[_Token], chunk: Sequence[_Token], text: str) -> list[_Token]:
    """Give the token with which a name of one word goes on: a lower-case word that says what it is (Diff pruning), or
    a letter (Station F)."""
    if len(chunk) != 1 or chunk[0].kind != "N" or not rest:
        return []
    letter = (
        len(rest[0].text) == 1 and rest[0].text.isupper() and chunk[0].text.casefold() in everyday_words()
    )
    if letter and text[chunk[0].end] == " " and not _GRADE.match(text, rest[0].end) and chunk[0].text != "To":
        return list(rest)
    if rest[0].kind not in "wx":
        return []
    told = (
        text[chunk[0].end : rest[0].start] == " "
        and type_by_head(f"{chunk[0].text} {rest[0].text}") == "method"
    )
    return list(rest) if told else []


def _connects(left: Sequence[_Token], connector: str, is_english: bool) -> bool:
    """Tell whether a connector goes on with a name: "Institute for AI", "Mixture of Experts", but not
    "Thomas Wolf of Cartesia" nor, in English text, "Alice and Bob"."""
    if connector in ("de", "la", "du", "von", "van", "der"):
        return True
    if is_western_name([token.text for token in left]) or (is_english and connector == "and"):
        return False
    return left[-1].text.casefold() in everyday_words()


def _linked(left: _Token, right: _Token, text: str) -> bool:
    """Tell whether two tokens can be parts of one name: by a space, an initial's full stop, "&", or "+ AI"."""
    between = text[left.end : right.start]
    return between in _LINKS or (between == " + " and "AI" in (left.text, right.text))


def _judge(chunk: list[_Token], text: str, lower: Counter[str], is_english: bool) -> str:
    """Decide under which rule a chunk is a name, "" for none."""
    everyday = everyday_words()
    words = [token.text for token in chunk if token.kind != "c"]
    plain = [word.casefold() for word in words]
    common = [piece in everyday for word in plain for piece in re.split(r"[-‑'’/_]", word) if piece]
    if chunk[0].kind in "wx":
        if len(words) > 3 or len("".join(words)) < 4 or plain[-1] in _PLAIN_TAILS:
            return ""
        if all(common):
            return "latin-weak-phrase" if len(words) > 1 else ""
        return "latin-lower" if len(words) == 1 else "latin-weak-phrase"
    opening = is_english and not text[: chunk[0].start].strip(" \"'“‘(（-—*")
    if len(words) == 1:
        word = words[0]
        if len(set(plain[0])) == 1:
            return ""
        if _CAMEL.search(word) or (any(c.isdigit() for c in word) and any(c.isupper() for c in word)):
            return "latin-name"
        if word.isupper():
            return "latin-acronym" if len(word) > 1 and not all(common) else ""
        if all(common):
            return "" if opening or is_english or lower[plain[0]] else "latin-weak"
        return "latin-name"
    if opening and common[0] and len(words) == 2:
        return ""
    if all(common):
        return "latin-weak" if is_english else "latin-phrase"
    return "latin-name"


def _is_model_version(rest: str) -> bool:
    """Tell whether a rest is surely a model's: a size, a decimal version or a variant word."""
    return re.search(r"\d\.\d|\d[BM](?![a-z])|[-‑]\w|[A-Za-z]{3}|^v?\d", rest) is not None


def _type(text: str, start: int, end: int, chunk: list[_Token]) -> str:
    """Guess the type of a Latin name."""
    name = text[start:end]
    words = [token.text for token in chunk]
    by_head = type_by_head(name)
    if by_head:
        return by_head
    if is_western_name(words) or (
        len(words) == 1 and name[1:].islower() and _ROLE.search(text[max(0, start - 8) : start])
    ):
        return "person"
    by_context = type_by_context(text, start, end)
    # A single Latin word beside "说" or "作者" is as often a firm or a model as a person.
    if by_context and not (by_context == "person" and len(words) == 1):
        return by_context
    # Two unknown capitalized words of letters, no acronym among them: Cassie Kozyrkov.
    strange = [word for word in words if word.casefold() not in everyday_words()]
    is_person = len(words) == len(strange) == 2 and all(
        re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ'’]+", word) for word in words
    )
    return "person" if is_person else ""


def _drop_unwitnessed(found: list[Candidate]) -> list[Candidate]:
    """Drop the everyday words in capitals that nothing beside them calls a name, and the unknown lower-case ones that
    stand once: one capital may be chance, one strange word a slip."""
    count = Counter(fold(c.surface) for c in found)
    cued = {fold(c.surface) for c in found if c.rule == "latin-cued"}
    return [
        c
        for c in found
        if c.rule not in _WEAK
        or fold(c.surface) in cued
        or (c.rule != "latin-weak" and count[fold(c.surface)] > 1)
    ]
