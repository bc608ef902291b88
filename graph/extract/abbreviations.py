"""Stage 3 of 8: abbreviations that an English text defines, "long form (SF)" and "SF (long form)".

Source: A. S. Schwartz, M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text", PSB 2003; the refinements (every capital must be matched, word starts are preferred, no
stray words) follow the error classes of S. Sohn et al., "Abbreviation definition identification
based on automatic precision estimates", BMC Bioinformatics 9 (2008).
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Abbreviation", "find_abbreviations", "match_long_form"]

_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]{1,120})[)）\]]")
_SHORT = re.compile(r"(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9/&.+\-]| (?=\S)){0,11}")
_WORD = re.compile(r"[^\s\-/,;:()\[\]（）]+")
_BREAK = re.compile(r"[,;:.!?。；，：]\s|[。；，：！？、（）「」“”《》]|[\u4e00-\u9fff]")
_CODE = re.compile(r"[_=]|\bdef\b")
"""What a program holds and no name: def load_corpus(docs)."""
_FUNCTION = frozenset(
    (
        "a an the of and or for in on to by with from is are was were as at its their our this that "
        "these both"
    ).split()
)
_NO_ABBREVIATION = frozenset("e.g eg i.e ie et al n no vs fig figs table ref refs see data not shown".split())


class Abbreviation(NamedTuple):
    """Hold one definition: the two names and where they stand in the text (half-open offsets)."""

    short: str
    long: str
    short_span: tuple[int, int]
    long_span: tuple[int, int]


def find_abbreviations(text: str) -> list[Abbreviation]:
    """Find the abbreviations that a text defines, in reading order.

    >>> [(a.short, a.long) for a in find_abbreviations("We use a State Space Model (SSM) here.")]
    [('SSM', 'State Space Model')]
    """
    found = []
    for bracket in _BRACKET.finditer(text):
        inner = bracket[1]
        # The short form ends at a comma or semicolon: "(MoE, also known as ...)".
        head = re.split(r"[;,，；:：]\s*|\s+or\s+", inner, maxsplit=1)[0].strip()
        at = bracket.start(1) + inner.find(head)
        first = max(0, bracket.start() - 240)
        before = text[first : bracket.start()].rstrip()
        if _is_short(head):
            offset = _long_before(head, before)
            if offset is not None:
                span = (first + offset, first + len(before))
                found.append(Abbreviation(head, text[span[0] : span[1]], (at, at + len(head)), span))
            continue
        # Reversed: the short form stands before the bracket, the long one inside.
        short = re.search(r"[A-Za-z0-9][A-Za-z0-9\-/&.+]*$", before)
        if short and _is_short(short[0]) and sum(char.isupper() for char in short[0]) >= 2:
            # "(Retrieval Augmented Generation, 检索增强生成)": the long form, then its translation.
            inner, *others = re.split(r"\s*(?:[,，;；、]|(?=[\u4e00-\u9fff]))\s*", inner)
            if any(other.isupper() and other != short[0] for other in others):
                continue  # MSE（Mean Absolute Error，MAE）is a slip
            offset = match_long_form(short[0], inner)
            if offset is not None and _fits(short[0], inner[offset:]) and not inner[:offset].strip():
                end = first + len(before)
                found.append(
                    Abbreviation(
                        short[0], inner.strip(), (end - len(short[0]), end),
                        (bracket.start(1) + offset, bracket.start(1) + len(inner.rstrip())),
                    )
                )  # fmt: skip
    return [one for one in found if not _CODE.search(f"{one.short} {one.long}")]


def _is_short(form: str) -> bool:
    """Tell whether a string can be a short form: 2-12 signs, one or two words, with a letter."""
    return (
        2 <= len(form) <= 12
        and _SHORT.fullmatch(form) is not None
        and form.count(" ") <= 1
        and form.casefold().rstrip(".") not in _NO_ABBREVIATION
        and not (form.islower() and (len(form) > 5 or " " in form))
        and not re.fullmatch(r"[A-Z]?\d+(?:\.\d+)?[a-z%]*", form)
    )


def _long_before(short: str, before: str) -> int | None:
    """Find the long form that ends where ``before`` ends: the offset where it begins, or None."""
    breaks = list(_BREAK.finditer(before))
    window = breaks[-1].end() if breaks else 0
    letters = sum(char.isalnum() for char in short)
    words = list(_WORD.finditer(before, window))[-min(letters + 5, letters * 2) :]
    if not words:
        return None
    initials = _by_initials(short, words)
    if initials is not None:
        return initials
    offset = match_long_form(short, before[words[0].start() :])
    if offset is None or not _fits(short, before[words[0].start() + offset :]):
        return None
    return words[0].start() + offset


def _by_initials(short: str, words: list[re.Match[str]]) -> int | None:
    """Find the words whose first letters spell the short form, function words aside: the surest match."""
    letters = [char.lower() for char in re.sub(r"(?<=[A-Z])s$", "", short) if char.isalnum()]
    begin: int | None = None
    for word in reversed(words):
        if not letters:
            break
        if word[0][0].lower() == letters[-1]:
            letters.pop()
            begin = word.start()
        elif begin is None or word[0].casefold() not in _FUNCTION:
            return None
    return begin if not letters else None


def match_long_form(short: str, text: str) -> int | None:
    """Match the short form's letters right to left in ``text``; give the offset where the long form
    begins, or None. The first letter must begin a word.

    >>> match_long_form("SSM", "called State Space Model")
    7
    """
    s, i = len(short) - 1, len(text) - 1
    while s >= 0:
        char = short[s].lower()
        if not char.isalnum():
            s -= 1
            continue
        while i >= 0 and (text[i].lower() != char or (s == 0 and i > 0 and text[i - 1].isalnum())):
            i -= 1
        if i < 0:
            return None
        s, i = s - 1, i - 1
    begin = i + 1
    # Take the whole hyphenated word in: "beta-blocker" for "B".
    space = max(text.rfind(" ", 0, begin), text.rfind("\t", 0, begin))
    return (
        space + 1 if text[space + 1 : begin].strip("-/'\"") == "" or "-" in text[space + 1 : begin] else begin
    )


def _fits(short: str, long: str) -> bool:
    """Reject what matches letters by accident."""
    words = _WORD.findall(long)
    letters = [char.lower() for char in short if char.isalpha()]
    if not words or len(long) <= len(short) or short.casefold() in {word.casefold() for word in words}:
        return False
    if len(words) > min(len(letters) + 5, len(letters) * 2) or words[0].casefold() in _FUNCTION - set(
        letters
    ):
        return False
    if not letters or words[0][0].lower() != next((char.lower() for char in short if char.isalnum()), ""):
        return False
    content = [word for word in words if word.casefold() not in _FUNCTION]
    starts = [word[0].lower() for word in content]
    matched = sum(1 for char in starts if char in letters)
    # A long form whose words mostly take no part is a phrase that happens to hold the letters.
    return matched * 2 >= len(starts) and (len(content) >= 2 or len(letters) >= 2)
