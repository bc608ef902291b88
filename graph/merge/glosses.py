"""Stage 4 of 8: whether a lexicon concept takes a new name on a bracket's word.

The lexicon knows most names of its concepts. What a bracket adds to one is believed where it looks like a name of
the same thing; a bracket often belongs to a longer phrase, or holds an example.
"""

from __future__ import annotations

from graph.lexicon import Lexicon
from graph.merge.keys import is_listed, is_version
from graph.spelling import fold, is_cjk

__all__ = ["accepts"]

_LONG_ENOUGH = 4


def accepts(lexicon: Lexicon, owner: str, name: str, rule: str) -> bool:
    """Tell whether the concept of the key ``owner`` may take the name of the key ``name``.

    Anything goes between two new names, and what an abbreviation's letters prove or the text says outright (又称). A
    listed concept with a Latin name takes another Latin one only if one shortens the other; and no short Chinese word
    (网址, 环境), which is an everyday one. A version of a model takes no gloss: it plays a part there (实际神经元（GPT-2）).
    """
    if rule in ("abbreviation", "maker") or is_listed(name):
        return True
    if is_version(owner):
        return rule != "gloss"
    if not is_listed(owner):
        return True
    entry = lexicon.entries[owner[1:]]
    if rule == "gloss" and entry.type == "model" and entry.family is not None:
        return False
    if any(map(is_cjk, name)):
        return len(name) > (2 if rule == "also-called" else _LONG_ENOUGH)
    latin = [fold(known) for known in entry.names if not any(map(is_cjk, known))]
    return not latin or any(_shortens(name[1:], known) or _shortens(known, name[1:]) for known in latin)


def _shortens(short: str, long: str) -> bool:
    """Tell whether the letters of ``short`` stand in ``long`` in their order, the first one first."""
    if len(short) > 8 or len(short) >= len(long) or short[:1] != long[:1]:
        return False
    if long.startswith(short):
        return False  # "AI by doing" goes on after AI and spells it out in no way
    rest = iter(long)
    return all(char in rest for char in short)
