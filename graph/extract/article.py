"""Stage 3 of 8: run all extractors over one article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from graph.extract.company import type_by_company
from graph.extract.compounds import find_compounds, find_field_words, find_parts, find_siblings
from graph.extract.definitions import find_definitions
from graph.extract.english import find_english_terms, find_english_titles, without_verbs
from graph.extract.english_tags import tag_english
from graph.extract.institutions import find_institutions
from graph.extract.labels import find_enumerated, find_items, find_labels, find_links
from graph.extract.latin import find_latin_names
from graph.extract.latin_words import count_scripts, is_english
from graph.extract.lexicon import LexiconMatcher
from graph.extract.makers import find_makers
from graph.extract.occurrences import find_names
from graph.extract.people import find_people
from graph.extract.phrases import is_distinctive, words_inside
from graph.extract.restatements import drop_restatements
from graph.extract.titles import column_names, find_coinages, find_listed_titles, find_works
from graph.extract.type_cues import GENERIC_HEADS, type_by_context, type_by_head
from graph.lexicon import Lexicon
from graph.lexicon.word_lists import everyday_chinese, everyday_words
from graph.model import Candidate, Definition, Sentence, Word
from graph.spelling import fold, is_cjk, simplify

__all__ = ["Extractor"]

_BRANDS = frozenset(("product", "organization", "software"))
_BRANDED = frozenset(("latin-name", "latin-cued", "latin-weak", "proper-name"))
_SUFFIXES = frozenset("化师家者员们集性率")
_AFTER_VERB = frozenset("到 了 过 着 成 给 进 出 至 入 起来 出来 到了".split())
"""What follows a verb, never a noun."""
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
            sentence if sentence.text == text else sentence._replace(text=text)
            for sentence, text in zip(sentences, texts, strict=True)
        ]
        prose = ["" if sentence.kind == "code" else sentence.text for sentence in sentences]
        scripts = [count_scripts(text) for text in prose]
        english = is_english(scripts)
        named = self._matcher.find(prose, english=english)
        found = [c for c in named if _on_word_borders(c, words[c.sentence])]
        found += find_works(texts, self._matcher.owner)
        found += find_listed_titles(sentences)
        latin = find_latin_names(prose, scripts)
        if english:
            tags = tag_english(prose)
            latin = without_verbs(prose, latin, tags)
            found += find_english_terms(prose, tags)
            found += find_english_titles(sentences)
        found += latin
        found += find_people(sentences, words)
        found += find_institutions(texts, words)
        found += [
            c
            for c in find_coinages(
                sentences,
                lambda text, start, end, name: type_by_head(name) or type_by_context(text, start, end),
            )
            if c.rule == "coinage" or _is_coined(c, words[c.sentence])
        ]
        people: dict[int, set[int]] = defaultdict(set)
        for c in found:
            if c.type == "person":
                people[c.sentence].update(range(c.start, c.end))
        found += [
            c
            for c in find_compounds(texts, words)
            if c.sentence not in people or people[c.sentence].isdisjoint(range(c.start, c.end))
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
        definitions += find_makers(found)
        columns = column_names(sentences)
        candidates = {
            c
            if texts[c.sentence] == originals[c.sentence]
            else c._replace(surface=originals[c.sentence][c.start : c.end])
            for c in found
            if c.surface.strip("《》") not in columns
        }
        return tuple(sorted(candidates)), tuple(sorted(set(definitions)))


def _on_word_borders(found: Candidate, cut: Sequence[Word]) -> bool:
    """Tell whether a Chinese name stands for itself: a short one begins and ends where words do (联影 is not in
    关|联影|响), and none goes on with a suffix (计算机科学|家)."""
    starts, ends = is_cjk(found.surface[0]), is_cjk(found.surface[-1])
    if not starts and not ends:
        return True
    after = _word_over(cut, found.end)
    if ends and after.start == found.end and after.text in _SUFFIXES:
        return False
    last = _word_over(cut, found.end - 1)
    if ends and after.start == found.end and after.text in _AFTER_VERB and last.flag[0] == "v":
        # 将广告|投放|到 speaks of no 广告投放; 从数据|标注|到推理 speaks of both.
        place = bisect_left(cut, (found.start,))
        return last.start <= found.start or any(
            word.text in "从由" for word in cut[max(0, place - 6) : place]
        )
    first = _word_over(cut, found.start)
    if len(found.surface) > _SHORT:
        # A long name may be cut anyhow, but it begins in no everyday word: 加强|人工智能 speaks of no 强人工智能.
        return not starts or first.start == found.start or first.text not in everyday_chinese()
    if starts and first.start != found.start:
        return False
    # A dictionary word may take in a general noun: 隐私|计算技术 ends as well at 计算.
    return not ends or last.end == found.end or last.text[found.end - last.start :] in GENERIC_HEADS


def _word_over(cut: Sequence[Word], place: int) -> Word:
    """Give the word inside which a place lies, or that begins there; the last one behind the end."""
    return cut[bisect_left(cut, (place + 1,)) - 1]


def _is_coined(c: Candidate, cut: Sequence[Word]) -> bool:
    """Tell whether quoted words without a cue are a term: no word of the dictionary (对话框, 悄无声息), no two everyday
    words (执行|效率)."""
    quoted = words_inside(cut, c.start, c.end)
    return len(quoted) > 2 or (len(quoted) == 2 and is_distinctive(quoted))


def _brands(texts: Sequence[str], found: Sequence[Candidate]) -> list[Candidate]:
    """Join a known Chinese brand and an unknown Latin name behind it (豆包 MarsCode) where the pair recurs."""
    brands = {
        (c.sentence, c.end): c for c in found if c.concept and c.type in _BRANDS and is_cjk(c.surface[-1])
    }
    known = {(c.sentence, c.start) for c in found if c.concept}
    joined = []
    for c in found:
        if c.rule not in _BRANDED or (c.sentence, c.start) in known:
            continue
        brand = brands.get((c.sentence, c.start)) or brands.get((c.sentence, c.start - 1))
        if brand is None:
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
