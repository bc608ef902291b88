"""The whole way, in order: articles in, exploration out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from graph.analyze import analyze_graph
from graph.build import build_graph
from graph.count import count_comentions
from graph.errors import ArticleError, NothingToBuild
from graph.extract import Extractor
from graph.lexicon import load_lexicon
from graph.merge import merge_candidates
from graph.model import Article, ArticleTable, Exploration, Sentence, Skipped
from graph.read import find_articles, read_article
from graph.segment.chinese import tag_words
from graph.segment.sentences import split_sentences
from graph.settings import Settings
from graph.spelling import simplify

__all__ = ["Progress", "explore"]

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many of its steps are done, and how many there are."""


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Report nothing."""


def explore(sources: Sequence[Path], settings: Settings | None = None, progress: Progress = _silent) -> Exploration:
    """Explore articles: files and folders in, the finished graph with its evidence out.

    Raises LexiconError for a wrong lexicon, NothingToBuild where no article is readable or no
    concept is found (``skipped`` in its details says why). A file that can't be read is skipped.
    """
    settings = settings or Settings()
    lexicon = load_lexicon(settings.lexicons, shipped=settings.use_lexicon)
    articles, skipped = _read(sources, progress)
    if not articles:
        raise NothingToBuild(", ".join(map(str, sources)), "no-article", skipped=skipped)
    extractor = Extractor(lexicon)
    tables: list[ArticleTable] = []
    for done, article in enumerate(articles):
        progress("extract", done, len(articles))
        tables.append(_tabulate(article, extractor))
    progress("extract", len(articles), len(articles))
    first, sentences = _number(tables)
    progress("merge", 0, 1)
    concepts = merge_candidates(tables, first, lexicon)
    if not concepts:
        raise NothingToBuild(", ".join(map(str, sources)), "no-concept", skipped=skipped)
    progress("count", 0, 1)
    comentions = count_comentions(sentences, concepts, settings.count)
    progress("graph", 0, 1)
    graph = build_graph(concepts, comentions)
    progress("analyze", 0, 1)
    analysis = analyze_graph(graph, settings.analyze)
    return Exploration(tuple(articles), sentences, concepts, comentions, graph, analysis, tuple(skipped))


def _read(sources: Sequence[Path], progress: Progress) -> tuple[list[Article], list[Skipped]]:
    """Stage 1: read what can be read, and note what cannot."""
    found, unusable = find_articles(sources)
    articles, skipped = [], list(unusable)
    for done, source in enumerate(found):
        progress("read", done, len(found))
        try:
            articles.append(read_article(source))
        except ArticleError as error:
            details = tuple(sorted((key, str(value)) for key, value in error.details.items()))
            skipped.append(Skipped(source.name, error.reason, details))
    progress("read", len(found), len(found))
    return sorted(articles, key=lambda article: article.id), sorted(skipped)


def _tabulate(article: Article, extractor: Extractor) -> ArticleTable:
    """Stages 2 and 3: all that one article alone tells."""
    sentences = split_sentences(article)
    words = tag_words([simplify(sentence.text) for sentence in sentences])
    candidates, definitions = extractor.extract(sentences, words)
    return ArticleTable(article, sentences, candidates, definitions)


def _number(tables: Sequence[ArticleTable]) -> tuple[list[int], tuple[Sentence, ...]]:
    """Number the sentences over all articles; also give the number of each article's first."""
    first: list[int] = []
    sentences: list[Sentence] = []
    for table in tables:
        first.append(len(sentences))
        for s in table.sentences:
            sentences.append(Sentence(len(sentences), s.article, s.block, s.kind, s.speaker, s.text))
    return first, tuple(sentences)
