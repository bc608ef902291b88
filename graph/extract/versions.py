"""Stage 3 of 8: the grammar of model names: family, version, variant, size.

    Qwen 2.5 - 72B - Instruct      GPT-4 Turbo      Llama 3.1 405B      DeepSeek-V3-0324

A name's rest after its family is a run of parts; versions never merge with their family or with
each other.
"""

from __future__ import annotations

import re

__all__ = ["VARIANT_WORDS", "match_version", "version_parts"]

VARIANT_WORDS = (
    "Turbo Pro Plus Max Mini Nano Ultra Flash Lite Light Large Medium Small Tiny Base Huge Giant "
    "XL XXL Instruct Instant Chat Code Coder Math Vision VL Audio Omni Preview Thinking Reasoner "
    "Reasoning Distill Opus Sonnet Haiku Next Embedding Reranker Realtime Experimental Exp Live "
    "Guard Long Image Video Speech Dev Schnell Advanced MoE Zero Lightning Air Prover Alpha Beta"
).split()
"""Words that name a variant of a model."""

_VERSION = r"[vVrRkK]?\d+(?:\.\d+)*[a-z]{0,2}"
_SIZE = r"\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)?[BMTbm](?:-A\d+(?:\.\d+)?B)?"
_VARIANT = "(?i:" + "|".join(sorted(VARIANT_WORDS, key=len, reverse=True)) + ")"
_PART = re.compile(rf"[-‑–\s]?(?:{_SIZE}|{_VARIANT}|{_VERSION})(?![A-Za-z0-9]|\.\d)")
_SPLIT = re.compile(rf"{_SIZE}|{_VARIANT}|{_VERSION}")
_MEASURE = re.compile(
    r"\s?(?:[年月日号点个种款倍亿万千百次名位家篇项条美天周小分秒层块张台部章节%％+＋]|billion|million|times)"
)
_YEAR = re.compile(r"\s(?:19|20)\d\d$")


def match_version(text: str, start: int) -> int:
    """Say where the version that begins at ``start`` (the end of a family's name) ends; ``start`` if
    there is none.

    >>> text = "用 Llama 3.1 405B 和 GPT-4 Turbo 做的；GPT 5 月发布"
    >>> text[7 : match_version(text, 7)]
    ' 3.1 405B'
    >>> match_version(text, text.index("GPT 5") + 3) == text.index("GPT 5") + 3
    True
    """
    end = start
    while part := _PART.match(text, end):
        spaced = part[0][0].isspace()
        if (
            spaced
            and part[0].strip().isdigit()
            and (_MEASURE.match(text, part.end()) or _YEAR.fullmatch(part[0]))
        ):
            break
        end = part.end()
    return end


def version_parts(rest: str) -> tuple[str, ...]:
    """Split a name's rest into its parts, in the order in which they stand.

    >>> version_parts("2.5-72B-Instruct")
    ('2.5', '72B', 'Instruct')
    """
    return tuple(_SPLIT.findall(rest))
