"""Stage 3 of 8: every occurrence of given names in an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from graph.spelling import is_latin

__all__ = ["find_longest", "find_names"]


def find_names(names: Iterable[str], sentences: Sequence[str]) -> list[tuple[int, int, str]]:
    """Find every occurrence of names, letter by letter, Latin ones as whole words: (sentence, start, name)."""
    found = []
    for number, start, name in _occurrences(names, sentences, longest=False):
        text, end = sentences[number], start + len(name)
        left = start and is_latin(text[start]) and is_latin(text[start - 1])
        right = end < len(text) and is_latin(text[end - 1]) and is_latin(text[end])
        if not left and not right:
            found.append((number, start, name))
    return found


def find_longest(names: Iterable[str], sentences: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Find names, letter by letter, of those that overlap the first and longest: (sentence, start, name)."""
    return _occurrences(names, sentences, longest=True)


def _occurrences(
    names: Iterable[str], sentences: Sequence[str], *, longest: bool
) -> Iterator[tuple[int, int, str]]:
    """Find strings in all sentences at once: (sentence, start, string)."""
    wanted = sorted(set(names))
    if not wanted:
        return
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    kind = MatchKind.LeftmostLongest if longest else MatchKind.Standard
    automaton = AhoCorasick(wanted, matchkind=kind, implementation=Implementation.NoncontiguousNFA)
    starts = [0, *accumulate(len(text) + 1 for text in sentences)]
    for i, start, _ in automaton.find_matches_as_indexes("\n".join(sentences), overlapping=not longest):
        number = bisect_right(starts, start) - 1
        yield number, start - starts[number], wanted[i]
