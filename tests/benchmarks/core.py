"""Measure one pass over a folder of articles on one core: python -m tests.benchmarks.core PASS FOLDER

Passes: "scan" (a bare Aho-Corasick search of the lexicon's names), "tag" (rjieba.tag), "lexicon" (reading
to counted pairs with the lexicon alone), "discovery" (the same with every rule). What is done once,
whatever the text (imports, dictionaries, the automaton), is not counted. Prints seconds of processor time,
which depend less on what else the machine does than seconds on the wall.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from graph.count import count_comentions
from graph.extract.lexicon import LexiconMatcher
from graph.kernel import Kernel, group_names
from graph.lexicon import Lexicon, load_lexicon
from graph.lexicon.word_lists import everyday_words
from graph.merge import merge_candidates
from graph.model import Article, ArticleTable, Sentence
from graph.read import find_articles, read_article
from graph.segment.chinese import tag_words
from graph.segment.sentences import split_sentences
from graph.settings import CountSettings
from graph.spelling import simplify


def scan(folder: Path) -> float:
    """Search the lexicon's names in the files' text with the fastest automaton, and do nothing else."""
    import ahocorasick_rs

    names = sorted({name.lower() for entry in load_lexicon().entries.values() for name in entry.names})
    automaton = ahocorasick_rs.AhoCorasick(names, implementation=ahocorasick_rs.Implementation.ContiguousNFA)
    return _over_texts(folder, automaton.find_matches_as_indexes)


def tag(folder: Path) -> float:
    """Tag every word of the files' text."""
    import rjieba

    rjieba.tag("预热", hmm=False)
    return _over_texts(folder, lambda text: rjieba.tag(text, hmm=False))


def lexicon(folder: Path) -> float:
    """Read, match the lexicon, merge and count."""
    known = load_lexicon()
    matcher = LexiconMatcher(known, everyday_words())
    return _to_pairs(folder, partial(_match, matcher), known)


def discovery(folder: Path) -> float:
    """Read, extract by every rule, merge and count."""
    known = load_lexicon()
    kernel = Kernel(known)
    tag_words([simplify("预热")])
    return _to_pairs(folder, kernel.tabulate, known)


PASSES: dict[str, Callable[[Path], float]] = {
    "scan": scan,
    "tag": tag,
    "lexicon": lexicon,
    "discovery": discovery,
}


def _match(matcher: LexiconMatcher, article: Article) -> ArticleTable:
    sentences = split_sentences(article)
    found = matcher.find(["" if s.kind == "code" else simplify(s.text) for s in sentences])
    return ArticleTable(article, sentences, tuple(sorted(found)), ())


def _over_texts(folder: Path, work: Callable[[str], object]) -> float:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))]
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def _to_pairs(folder: Path, tabulate: Callable[[Article], ArticleTable], known: Lexicon) -> float:
    # As in a build: nothing that is made is cyclic, so nothing looks for cycles.
    gc.disable()
    start = time.process_time()
    tables = [tabulate(read_article(source)) for source in find_articles([folder])[0]]
    first: list[int] = []
    sentences: list[Sentence] = []
    for table in tables:
        first.append(len(sentences))
        sentences += [sentence._replace(id=first[-1] + sentence.id) for sentence in table.sentences]
    concepts = merge_candidates(map(group_names, tables), [table.article for table in tables], first, known)
    count_comentions(tuple(sentences), concepts, CountSettings())
    return time.process_time() - start


if __name__ == "__main__":
    print(PASSES[sys.argv[1]](Path(sys.argv[2])))
