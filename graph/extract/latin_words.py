"""Stage 3 of 8: Latin words, and the runs of them that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.extract.people import is_western_name
from graph.extract.type_cues import type_by_head
from graph.lexicon.word_lists import everyday_words, never_names

__all__ = ["CHINESE", "Token", "are_everyday", "count_scripts", "cut_chunks", "cut_tokens", "is_english"]

_L = "A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089"
_TOKEN = re.compile(rf"[{_L}]+(?:(?:[-‑.&/_]|['’](?!s\b))[{_L}]+)*(?:\+\+|[+#](?![{_L}]))?")
CHINESE = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]+")
_LETTERS = re.compile("[A-Za-z]+")
_CONNECTORS = frozenset("of for the and in on to a an de la du von van der with at by from via".split())
_JOINS_CLAUSES = frozenset("and with at by from via".split())
"""Connectors that in running English join more than the parts of a name."""
_UNIT = re.compile(r"(?:\d+(?:\.\d+)?[A-Za-z%°]{0,3}|[\d.,:/-]+)\+?")
_SPECS = re.compile(
    r"\d+(?:\.\d+)?[A-Za-z]*(?:bps|FLOPs|FLOPS|OPS|/s|/kg|x\d+)|\d+(?:\.\d+)*(?:st|nd|rd|th|x|X|k|K|w|W|p|P|D|d|s|h|B|b|M|T|t|G|g|am|pm)?(?:[-/~]\d+[A-Za-z]*)*"
)
_GRADE = re.compile(r"\s?[轮端类级股面]")
_NOT_NAMED = re.compile(
    r"Q\d{1,2}|d[A-Z]|[Vv]\d{1,2}(?:\.\d+)*|[A-Za-z]{2,}(?:\.[A-Za-z_]{2,}){2,}|[\w.-]+\.(?:csv|txt|json|ya?ml|bat|md|pdf|ipynb|png|zip)|[A-Z]\d-[A-Z]?\d|[A-Z]\.\d{1,2}|Step-?\d+|.*\d{6}.*|\d+[a-z]{4,}|\d+e-?\d+",
    re.DOTALL,
)
"""Quarters, steps, numbers of documents, figures of programs."""
_SECTION = re.compile(r"(?:\d{1,2}\.){2,3}\d{0,2}(?=[A-Z])")
"""The number of a section that stands against its heading: 2.2.1ChatPDF."""
_CONTRACTED = re.compile(r"[A-Za-z]+['’](?:m|ve|re|ll|d|t)", re.IGNORECASE)
_PLAIN_PARTS = frozenset(
    (
        "New President One Two Three First Second Third Best My Your Our This That "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
        "January February March April May June July August September October November December "
        "American British Chinese European Russian French German Japanese Israeli Palestinian Canadian Indian Korean "
        "Italian Spanish Australian Asian African Western Americans Europeans Russians Israelis Palestinians"
    ).split()
)
"""Words that are no names, but parts of some (New Era, Lap Three, American Airlines)."""
_OPENING = frozenset("One Two Three First Second Third Best My Your Our This That".split())
"""Those that may also open an English sentence."""
_PARTS = re.compile(r"[-‑'’/_]")
_CODE_SIGNS = frozenset("=@<>{}$\\")
_LINKS = frozenset((" ", ". ", " & "))


class Token(NamedTuple):
    """Hold one Latin token of a sentence and what it looks like."""

    start: int
    end: int
    text: str
    kind: str  # N name-like, P plain part, w everyday lower-case word, x unknown one, c connector, 9 number


def count_scripts(text: str) -> tuple[int, int]:
    """Count the Chinese characters and the Latin letters of a text."""
    return sum(map(len, CHINESE.findall(text))), sum(map(len, _LETTERS.findall(text)))


def is_english(scripts: Sequence[tuple[int, int]]) -> bool:
    """Tell by its sentences' scripts whether an article is written in English."""
    return sum(chinese for chinese, _ in scripts) * 4 <= sum(letters for _, letters in scripts)


def cut_tokens(text: str) -> Iterator[Token]:
    """Cut the Latin tokens out of a sentence."""
    for start, end in _words(text):
        word = text[start:end]
        coded = text[start - 1 : start] in _CODE_SIGNS or text[end : end + 1] in _CODE_SIGNS
        if "_" in word or coded or "//" in (text[start - 2 : start], text[end : end + 2]):
            kind = "n"  # code or a link's residue
        else:
            kind = _kind(word)
        yield Token(start, end, word, kind)


@lru_cache(maxsize=50_000)
def _kind(word: str) -> str:
    """Say what a Latin word looks like, wherever it stands."""
    plain = word.casefold()
    if _UNIT.fullmatch(word) or _SPECS.fullmatch(word):
        return "9"
    if word in _CONNECTORS:
        return "c"
    if word in _PLAIN_PARTS:
        return "P"
    if (
        plain in never_names()
        or (len(word) == 1 and word.isascii())
        or _NOT_NAMED.fullmatch(word)
        or _CONTRACTED.fullmatch(word)
    ):
        return "n"
    if any(char.isupper() for char in word):
        return "N"
    everyday = everyday_words()
    return "w" if all(piece in everyday or len(piece) < 2 for piece in _PARTS.split(plain)) else "x"


@lru_cache(maxsize=50_000)
def are_everyday(word: str) -> tuple[bool, ...]:
    """Say of each part of a Latin word whether it is an everyday word."""
    return tuple(piece in everyday_words() for piece in _PARTS.split(word.casefold()) if piece)


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Find the Latin words; a slash joins abbreviations (CI/CD, TCP/IP) and parts words (Windows/macOS)."""
    for match in _TOKEN.finditer(text):
        if numbered := _SECTION.match(match[0]):
            yield match.start() + numbered.end(), match.end()
            continue
        parts = match[0].split("/")
        if len(parts) == 1 or all(len(part) <= 3 for part in parts):
            yield match.span()
            continue
        place = match.start()
        for part in parts:
            yield place, place + len(part)
            place += len(part) + 1


def cut_chunks(tokens: list[Token], text: str, in_english: bool) -> Iterator[list[Token]]:
    """Join neighbouring name-like tokens, connectors inside, into names; lower-case ones into phrases."""
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind not in "NPwx" or (in_english and (token.kind in "wx" or token.text in _OPENING)):
            i += 1
            continue
        kinds = "NP" if token.kind in "NP" else "wx"
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
            if not _connects(chunk, tokens[j].text, in_english):
                break
            chunk += tokens[j : ahead + 1]
            j = ahead + 1
        if any(part.kind != "P" for part in chunk):
            yield chunk + _last_part(tokens[j : j + 1], chunk, text)
        i = max(j, i + 1)


def _last_part(rest: Sequence[Token], chunk: Sequence[Token], text: str) -> list[Token]:
    """Give the token with which a name of one word goes on: a lower-case word that says what it is (Diff pruning), or
    a letter (Station F)."""
    if len(chunk) != 1 or chunk[0].kind != "N" or not rest:
        return []
    letter = (
        len(rest[0].text) == 1 and rest[0].text.isupper() and chunk[0].text.casefold() in everyday_words()
    )
    if (
        letter
        and text[chunk[0].end : rest[0].start] == " "
        and not _GRADE.match(text, rest[0].end)
        and chunk[0].text != "To"
    ):
        return list(rest)
    if rest[0].kind not in "wx":
        return []
    told = (
        text[chunk[0].end : rest[0].start] == " "
        and type_by_head(f"{chunk[0].text} {rest[0].text}") == "method"
    )
    return list(rest) if told else []


def _connects(left: Sequence[Token], connector: str, in_english: bool) -> bool:
    """Tell whether a connector goes on with a name: "Institute for AI", "Mixture of Experts", but not
    "Thomas Wolf of Cartesia" nor, in English text, "Alice and Bob"."""
    if connector in ("de", "la", "du", "von", "van", "der"):
        return True
    if is_western_name([token.text for token in left]) or (in_english and connector in _JOINS_CLAUSES):
        return False
    return left[-1].text.casefold() in everyday_words()


def _linked(left: Token, right: Token, text: str) -> bool:
    """Tell whether two tokens can be parts of one name: by a space, an initial's full stop, "&", or "+ AI"."""
    between = text[left.end : right.start]
    return between in _LINKS or (between == " + " and "AI" in (left.text, right.text))
