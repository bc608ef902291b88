"""Stage 3 of 8: run all extractors over one article."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.extract.company import type_by_company
from graph.extract.compounds import find_compounds, find_field_words, find_parts, find_siblings
from graph.extract.definitions import find_definitions
from graph.extract.institutions import find_institutions
from graph.extract.labels import find_enumerated, find_items, find_labels, find_links
from graph.extract.latin import find_latin_names
from graph.extract.lexicon import LexiconMatcher, find_names
from graph.extract.people import find_people
from graph.extract.phrases import is_distinctive
from graph.extract.restatements import drop_restatements
from graph.extract.titles import column_names, find_coinages, find_listed_titles, find_works
from graph.extract.type_cues import GENERIC_HEADS, type_by_context, type_by_head
from graph.lexicon import Lexicon
from graph.lexicon.english import everyday_words
from graph.model import Candidate, Definition, Sentence, Word
from graph.spelling import fold, is_cjk, simplify

__all__ = ["Extractor"]

_BRANDS = frozenset(("product", "organization", "software"))
_SUFFIXES = frozenset("化师家者员们")
_COINED = frozenset(("label", "enumeration", "compound", "compound-head", "coinage", "definition"))
_SPOTTED = _COINED | {"compound-weak", "coinage-weak", "item", "sibling", "brand"}
_SHORT = 4
"""Chinese names of up to so many characters may also arise by chance across words."""


class Extractor:
    """Extract candidates and definitions; holds the compiled lexicon and no state of any article."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the lexicon."""
        self._matcher = LexiconMatcher(lexicon, everyday_words())

    def extract(
        self, sentences: Sequence[Sentence], words: Sequence[Sequence[Word]]
    ) -> tuple[tuple[Candidate, ...], tuple[Definition, ...]]:
        """Extract from one article: ``words`` are the words of each sentence, cut from its simplified form.

        All rules see simplified Chinese; candidates carry the article's own characters. Candidates
        are sorted and may overlap; their ``sentence`` counts within ``sentences``.
        """
        originals = [sentence.text for sentence in sentences]
        texts = [simplify(text) for text in originals]
        sentences = [
            sentence if sentence.text == text else replace(sentence, text=text)
            for sentence, text in zip(sentences, texts, strict=True)
        ]
        prose = ["" if sentence.kind == "code" else sentence.text for sentence in sentences]
        borders = _LazyBorders(words)
        found = [c for c in self._matcher.find(prose) if _on_word_borders(c, borders)]
        found += find_works(texts, self._matcher.owner)
        found += find_listed_titles(sentences)
        found += find_latin_names(prose)
        found += find_people(sentences, words)
        found += find_institutions(texts, words)
        found += [
            c
            for c in find_coinages(
                sentences,
                lambda text, start, end, name: type_by_head(name) or type_by_context(text, start, end),
            )
            if c.rule == "coinage" or _is_coined(borders[c.sentence].inside(c.start, c.end))
        ]
        people = {(c.sentence, place) for c in found if c.type == "person" for place in range(c.start, c.end)}
        found += [
            c
            for c in find_compounds(texts, words)
            if not any((c.sentence, place) in people for place in range(c.start, c.end))
        ]
        found += find_field_words(words)
        found += find_parts(texts, words)
        found += find_links(sentences, words)
        found += find_items(sentences, words)
        found += find_labels(sentences, words)
        found += find_enumerated(sentences, words, found)
        found += _brands(texts, found)
        definitions, named = find_definitions(texts, words, found)
        found += named
        coined = [c for c in found if c.rule in _COINED]
        found += find_siblings(texts, words, coined)
        found += _elsewhere(prose, [c for c in found if c.rule in _SPOTTED])
        found = type_by_company(texts, drop_restatements(found))
        columns = column_names(sentences)
        candidates = {
            c._replace(surface=originals[c.sentence][c.start : c.end])
            for c in found
            if c.surface.strip("《》") not in columns
        }
        return tuple(sorted(candidates)), tuple(sorted(set(definitions)))


class _Borders:
    """Hold where the words of one sentence begin and end."""

    __slots__ = ("ends", "starts", "words")

    def __init__(self, cut: Sequence[Word]) -> None:
        """Index the words by their start."""
        self.words = {word.start: word for word in cut}
        self.starts = sorted(self.words)
        self.ends = {word.end for word in cut}

    def inside(self, start: int, end: int) -> list[Word]:
        """Give the words that lie between two places."""
        return [word for place, word in self.words.items() if start <= place and word.end <= end]

    def word_over(self, place: int) -> Word:
        """Give the word inside which a place lies, or that begins there."""
        return self.words[self.starts[bisect_right(self.starts, place) - 1]]


class _LazyBorders(dict[int, _Borders]):
    """Make the borders of a sentence when they are first asked for."""

    def __init__(self, words: Sequence[Sequence[Word]]) -> None:
        """Remember the words."""
        super().__init__()
        self._words = words

    def __missing__(self, number: int) -> _Borders:
        self[number] = _Borders(self._words[number])
        return self[number]


def _on_word_borders(found: Candidate, borders: Mapping[int, _Borders]) -> bool:
    """Tell whether a Chinese name stands for itself: a short one begins and ends where words do (联影 is not in
    关|联影|响), and none goes on with a suffix (计算机科学|家)."""
    here = borders[found.sentence]
    if is_cjk(found.surface[-1]) and found.end in here.words and here.words[found.end].text in _SUFFIXES:
        return False
    if len(found.surface) > _SHORT:
        return True
    if is_cjk(found.surface[0]) and found.start not in here.words:
        return False
    if not is_cjk(found.surface[-1]) or found.end in here.ends:
        return True
    # A dictionary word may take in a general noun: 隐私|计算技术 ends as well at 计算.
    word = here.word_over(found.end)
    return word.start < found.end and word.text[found.end - word.start :] in GENERIC_HEADS


def _is_coined(quoted: Sequence[Word]) -> bool:
    """Tell whether quoted words without a cue are a term: no word of the dictionary (对话框, 悄无声息), no two everyday
    words (执行|效率)."""
    return len(quoted) > 2 or (len(quoted) == 2 and is_distinctive(quoted))


def _brands(texts: Sequence[str], found: Sequence[Candidate]) -> list[Candidate]:
    """Join a known Chinese brand and an unknown Latin name behind it (豆包 MarsCode) where the pair recurs."""
    brands = {
        (c.sentence, c.end): c for c in found if c.concept and c.type in _BRANDS and is_cjk(c.surface[-1])
    }
    known = {(c.sentence, c.start) for c in found if c.concept}
    joined = []
    for c in found:
        brand = brands.get((c.sentence, c.start)) or brands.get((c.sentence, c.start - 1))
        if (
            brand is None
            or c.rule not in ("latin-name", "latin-cued", "latin-weak", "proper-name")
            or (c.sentence, c.start) in known
        ):
            continue
        if texts[c.sentence][brand.end : c.start] in ("", " "):
            surface = texts[c.sentence][brand.start : c.end]
            type_ = c.type if c.rule == "proper-name" else "product"
            joined.append(Candidate(c.sentence, brand.start, c.end, surface, "brand", "", type_))
    count = Counter(fold(c.surface) for c in joined)
    return [c for c in joined if count[fold(c.surface)] > 1]


def _elsewhere(texts: Sequence[str], named: Sequence[Candidate]) -> list[Candidate]:
    """Find the other occurrences of names, also where the words are cut otherwise."""
    best = {c.surface: c for c in sorted(named, reverse=True)}
    return [
        Candidate(number, start, start + len(name), name, best[name].rule, "", best[name].type)
        for number, start, name in find_names(best, texts)
    ]
