"""Stage 3 of 8: find the lexicon's names, with one Aho-Corasick pass over the folded text.

Source: A. V. Aho, M. J. Corasick, "Efficient string matching", CACM 18 (1975).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from graph.extract.type_cues import GENERIC_HEADS
from graph.extract.versions import match_version
from graph.lexicon import Entry, Lexicon
from graph.model import Candidate
from graph.spelling import SEPARATORS, fold, fold_with_positions, is_cjk, is_latin

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["LexiconMatcher"]

RULE = "lexicon"
VERSION_RULE = "version"
_APPOSED = frozenset("公司 格式 项目 系列 团队 软件 平台 框架 工具 技术".split())
"""General nouns that stand beside a name and belong to it in no way."""
_APPOSED_TO_LATIN = (_APPOSED | GENERIC_HEADS | frozenset("语句 设备 显卡 处理器 浏览器 机型".split())) - {
    "架构"
}
"""Those beside a Latin name (Linux 系统); with a Chinese one they may make a term (注意力机制, 汇编语言)."""

_LAST = frozenset(head[-1] for head in _APPOSED_TO_LATIN)

_TERMS = frozenset(("method", "theory", "field", "dataset", "other"))
"""Types of which a capital says nothing: an English article writes them as it writes any noun."""
_GOES_ON = re.compile(r"\.[0-9A-Za-z]")


class LexiconMatcher:
    """Match a lexicon's names in sentences. Build it once; it holds no state of any text."""

    def __init__(self, lexicon: Lexicon, everyday: frozenset[str]) -> None:
        """Compile the lexicon. ``everyday`` holds lower-case English words that are no names."""
        self._entries = lexicon.entries
        self._everyday = everyday
        self._owners: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._ignored: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for entry in lexicon.entries.values():
            for name in entry.names:
                self._owners[fold(name)].append((entry.id, name))
            for phrase in entry.ignore:
                self._ignored[fold(phrase)].append((entry.id, phrase))
        self._cores = {
            (entry.id, name): length for entry in lexicon.entries.values() for name, length in _cores(entry)
        }
        self._read = lru_cache(maxsize=100_000)(self._read_surface)
        self._breaks: dict[str, frozenset[int]] = {}
        self._automaton: AhoCorasick | None = None
        if spellings := list(self._owners | self._ignored):
            from ahocorasick_rs import AhoCorasick, Implementation

            self._automaton = AhoCorasick(spellings, implementation=Implementation.ContiguousNFA)

    def find(self, sentences: Sequence[str], *, english: bool = False) -> list[Candidate]:
        """Find every occurrence of every name, overlaps included; ambiguous names only where the
        article (all of ``sentences``) holds a word of their context or a sure name of the concept.
        In an ``english`` article terms that are common nouns count in lower case too."""
        if self._automaton is None or not sentences:
            return []
        text = "\n".join(sentences)
        folded, positions = fold_with_positions(text)
        starts = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
        sure: list[Candidate] = []
        unsure: list[Candidate] = []
        blocked: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
        for _, begin, stop in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            start, end = positions[begin], positions[stop - 1] + 1
            owners, ignored_by = self._read(text[start:end], english)
            if not owners and not ignored_by:
                continue
            number = bisect_right(starts, start) - 1
            sentence, start, end = sentences[number], start - starts[number], end - starts[number]
            if not _begins(sentence, start, end):
                continue
            stop = _end(sentence, end)
            if stop > end and fold(sentence[start:stop]) in self._owners:
                stop = 0  # https is no plural of HTTP
            if stop:
                for id_ in ignored_by:
                    blocked[number, id_].append((start, stop))
            for id_, name, ambiguous in owners:
                entry = self._entries[id_]
                if stop:
                    core = self._cores.get((id_, name))
                    last = stop if core is None else _offset(sentence, start, core)
                    found = Candidate(number, start, last, sentence[start:last], RULE, id_, entry.type)
                    (unsure if ambiguous else sure).append(found)
                if entry.versioned and (last := match_version(sentence, end)) > end:
                    sure.append(
                        Candidate(number, start, last, sentence[start:last], VERSION_RULE, id_, entry.type)
                    )
        sure = _outside(sure, blocked)
        return sure + _outside(self._settle(unsure, {c.concept for c in sure}, text, folded), blocked)

    def _read_surface(self, surface: str, english: bool) -> tuple[list[tuple[str, str, bool]], set[str]]:
        """Say whom a spelling in a text may name: (concept id, name, whether it is ambiguous), and who disowns it; nobody
        where it is broken amiss. The same few spellings recur, so what is read is remembered."""
        key = fold(surface)
        owners, ignored_by = self._owners.get(key, []), self._ignored.get(key, [])
        if key not in self._breaks:
            written = {name for _, name in [*owners, *ignored_by]}
            self._breaks[key] = frozenset(place for name in written for place in _find_breaks(name))
        if not _may_break(surface, self._breaks[key]):
            return [], set()
        meant = [
            (id_, name, name in self._entries[id_].ambiguous)
            for id_, name in owners
            if self._same_case(surface, name) or (english and self._is_common_noun(id_, name))
        ]
        return meant, {id_ for id_, _ in ignored_by}

    def _is_common_noun(self, id_: str, name: str) -> bool:
        """Tell whether a name is an English noun (Throughput, 吞吐量) and not what somebody is called (Lion): then its
        concept has a Chinese name too."""
        entry = self._entries[id_]
        return (
            name.isalpha()
            and name.istitle()
            and entry.type in _TERMS
            and any(map(is_cjk, "".join(entry.names)))
        )

    def _same_case(self, surface: str, name: str) -> bool:
        """Apply the rule of case: short names and everyday words count only as the lexicon writes them."""
        plain = "".join(char for char in surface if char not in SEPARATORS)
        wanted = "".join(char for char in name if char not in SEPARATORS)
        if not wanted.isascii():
            return True
        if wanted != name and plain == surface and plain.casefold() in self._everyday:
            return False  # "Shap-E" is not written in "shape"
        if plain == wanted:
            return True
        letters = sum(char.isalpha() for char in wanted)
        if letters <= 3:
            return plain.casefold() == wanted.casefold() and plain.isupper() and not name.islower()
        if name.islower():
            return True
        words = re.split(r"[\s\-]+", name.casefold())
        if all(word in self._everyday for word in words):
            # "Active Inference" may also be written in lower case: two everyday words are a term.
            return len(words) > 1
        return True

    def _settle(self, unsure: Iterable[Candidate], sure: set[str], text: str, folded: str) -> list[Candidate]:
        """Keep the ambiguous names whose concept's context the article holds."""
        known: dict[str, bool] = {}
        kept = []
        for found in unsure:
            id_ = found.concept
            if id_ not in known:
                known[id_] = id_ in sure or any(
                    _stands(word, text, folded) for word in self._entries[id_].context
                )
            if known[id_]:
                kept.append(found)
        return kept

    def owner(self, name: str) -> Entry | None:
        """Give the entry that owns a name, or None; a name with several owners has none."""
        owners = {id_ for id_, _ in self._owners.get(fold(name), ())}
        return self._entries[owners.pop()] if len(owners) == 1 else None


def _stands(word: str, text: str, folded: str) -> bool:
    """Tell whether a word of a context stands in a text; a Latin one as a whole word (BERT is not in albert)."""
    if fold(word) not in folded:
        return False
    pattern = _whole(word)
    return pattern is None or pattern.search(text) is not None


@cache
def _whole(word: str) -> re.Pattern[str] | None:
    """Make the pattern that finds a word with Latin borders; None for one without."""
    borders = [
        r"(?<![A-Za-z0-9])" if is_latin(word[0]) else "",
        r"(?![A-Za-z0-9])" if is_latin(word[-1]) else "",
    ]
    if borders == ["", ""]:
        return None
    spelled = r"[\s\-]?".join(map(re.escape, re.split(r"[\s\-]+", word)))
    return re.compile(borders[0] + spelled + borders[1], re.IGNORECASE)


def _cores(entry: Entry) -> Iterator[tuple[str, int]]:
    """List the names that are a shorter one of the same concept and a general noun (GGUF 格式), each with the folded
    length of the shorter: a mention is the shortest form that names the concept."""
    for name in entry.names:
        if name[-1] not in _LAST:
            continue
        for head in (name[-1:], name[-2:], name[-3:]):
            rest = name[: -len(head)]
            if head not in (_APPOSED_TO_LATIN if rest.isascii() else _APPOSED):
                continue
            core = fold(rest)
            if len(core) > 1 and any(core == fold(other) for other in entry.names):
                yield name, len(core)
                break


def _offset(text: str, start: int, count: int) -> int:
    """Find where ``count`` characters end that are no separators."""
    while count:
        count -= text[start] not in SEPARATORS
        start += 1
    return start


def _find_breaks(name: str) -> Iterator[int]:
    """Find where a name, folded, may be broken: at its own separators, between scripts, at humps and numbers."""
    folded, positions = fold_with_positions(name)
    for i in range(1, len(folded)):
        before, after = name[positions[i] - 1], name[positions[i]]
        script = is_cjk(before) != is_cjk(after)
        hump = before.islower() and after.isupper()
        number = before.isdigit() != after.isdigit()
        if before in SEPARATORS or script or hump or number:
            yield i


def _begins(text: str, start: int, end: int) -> bool:
    """Check that a match stands inside the text and begins a word, none of an identifier or a path (run_nvidia_gpu)."""
    before = text[start - 1] if start else ""
    return end <= len(text) and not (
        before and is_latin(text[start]) and (is_latin(before) or before in "_\\")
    )


def _may_break(surface: str, breaks: Set[int]) -> bool:
    """Check that a match is broken by separators only where its name may be."""
    depth = 0
    for char in surface:
        if char not in SEPARATORS:
            depth += 1
        elif depth not in breaks and char not in "·・•":
            return False
    return True


def _end(text: str, end: int) -> int:
    """Say where a match ends as a whole word, a plural s taken in; 0 where it is a piece of a longer one."""
    if not is_latin(text[end - 1]) or end == len(text):
        return end
    if text[end] in "_\\":
        return 0
    if is_latin(text[end]):
        last = end + 1 == len(text) or not is_latin(text[end + 1])
        return end + 1 if text[end] == "s" and text[end - 1].isalpha() and last else 0
    # GPT-4 is not in GPT-4.1, and no name ends before a full stop and a letter (Next in Next.js).
    return 0 if text[end] == "." and _GOES_ON.match(text, end) else end


def _outside(
    found: list[Candidate], blocked: dict[tuple[int, str], list[tuple[int, int]]]
) -> list[Candidate]:
    """Drop names inside a longer phrase that their own concept disowns: the phrase may name another one."""
    return [
        c for c in found
        if (c.sentence, c.concept) not in blocked
        or not any(
            start <= c.start and c.end <= end and end - start > c.end - c.start
            for start, end in blocked[c.sentence, c.concept]
        )
    ]  # fmt: skip
