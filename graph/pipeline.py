"""The whole way, in order: articles in, exploration out.

Stages 1 to 3 see one article at a time and run wherever there is a processor (``graph.kernel``); their packed
tables meet here, and stages 4 to 7 see all of them.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph.analyze import analyze_graph
from graph.build import build_graph
from graph.count import count_comentions
from graph.errors import NothingToBuild, StoreError
from graph.kernel import DamagedTable, unpack_names, unpack_text
from graph.lexicon import Lexicon, load_lexicon
from graph.merge import merge_candidates
from graph.model import Article, Exploration, Sentence, Skipped
from graph.read import Source, find_articles
from graph.settings import Settings
from graph.store import Store, open_store
from graph.workers import Workers, choose_workers, read_here

__all__ = ["Packed", "Progress", "assemble", "explore", "no_search_for_cycles"]

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many of its steps are done, and how many there are."""

Packed = tuple[Source, bytes]
"""One article's source and its packed table."""


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Report nothing."""


def explore(
    sources: Sequence[Path], settings: Settings | None = None, progress: Progress = _silent
) -> Exploration:
    """Explore articles: files and folders in, the finished graph with its evidence out.

    Raises LexiconError for a wrong lexicon, NothingToBuild where no article is readable or no
    concept is found (``skipped`` in its details says why), StoreError for a store that can't be used,
    WorkerError where a process dies. A file that can't be read is skipped.
    """
    settings = settings or Settings()
    with no_search_for_cycles():
        tables, skipped, lexicon = _read(sources, settings, progress)
        try:
            return assemble(tables, skipped, lexicon, settings, progress)
        except NothingToBuild as error:
            raise NothingToBuild(", ".join(map(str, sources)), error.reason, skipped=skipped) from error
        except DamagedTable as error:
            raise StoreError(str(settings.store), "store-damaged", detail=str(error)) from error


def assemble(
    tables: Sequence[Packed],
    skipped: Sequence[Skipped],
    lexicon: Lexicon,
    settings: Settings,
    progress: Progress = _silent,
) -> Exploration:
    """Make an exploration of the packed tables of all articles, in any order: stages 4 to 7.

    Raises NothingToBuild where there is no table or no concept in them.
    """
    if not tables:
        raise NothingToBuild("", "no-article", skipped=skipped)
    tables = sorted(tables, key=lambda table: table[0].id)
    progress("merge", 0, 1)
    articles, first, sentences = _unpack(tables)
    concepts = merge_candidates((unpack_names(data) for _, data in tables), articles, first, lexicon)
    if not concepts:
        raise NothingToBuild("", "no-concept", skipped=skipped)
    progress("count", 0, 1)
    comentions = count_comentions(sentences, concepts, settings.count)
    progress("graph", 0, 1)
    graph = build_graph(concepts, comentions, settings.build)
    progress("analyze", 0, 1)
    analysis = analyze_graph(graph, settings.analyze)
    return Exploration(articles, sentences, concepts, comentions, graph, analysis, tuple(sorted(skipped)))


def _read(
    sources: Sequence[Path], settings: Settings, progress: Progress
) -> tuple[list[Packed], list[Skipped], Lexicon]:
    """Stages 1 to 3: what each article tells, from the store or read anew, here or by workers."""
    found, unusable = find_articles(sources)
    skipped = list(unusable)
    tables: dict[int, bytes] = {}
    with contextlib.ExitStack() as stack:
        store = stack.enter_context(open_store(settings)) if settings.store else None
        if store is not None:
            tables = store.find(found)
        changed = [(number, source) for number, source in enumerate(found) if number not in tables]
        count = min(
            choose_workers(settings.workers, sum(_size(source) for _, source in changed)), len(changed)
        )
        # The processes start while this one loads the lexicon.
        workers = stack.enter_context(Workers(count)) if count > 1 else None
        lexicon = _load_lexicon(settings, store)
        results = workers.read(changed, lexicon) if workers else read_here(changed, lexicon)
        progress("extract", 0, len(changed))
        for done, (number, result) in enumerate(results, 1):
            if isinstance(result, Skipped):
                skipped.append(result)
            else:
                tables[number] = result.data
                if store is not None:
                    store.keep(found[number], result)
            progress("extract", done, len(changed))
        if store is not None:
            store.finish()
    return [(found[number], data) for number, data in sorted(tables.items())], skipped, lexicon


def _load_lexicon(settings: Settings, store: Store | None) -> Lexicon:
    """Load the lexicon, from the store if it is there; a file that is not there must be complained of."""
    known = store.find_lexicon() if store and all(path.is_file() for path in settings.lexicons) else None
    if known is not None:
        return known
    lexicon = load_lexicon(settings.lexicons, shipped=settings.use_lexicon)
    if store is not None:
        store.keep_lexicon(lexicon)
    return lexicon


def _unpack(tables: Sequence[Packed]) -> tuple[tuple[Article, ...], list[int], tuple[Sentence, ...]]:
    """Unpack all articles and sentences, numbered over all articles; also the number of each article's first."""
    articles: list[Article] = []
    first: list[int] = []
    sentences: list[Sentence] = []
    for source, data in tables:
        article, own = unpack_text(data, source, len(sentences))
        articles.append(article)
        first.append(len(sentences))
        sentences += own
    return tuple(articles), first, tuple(sentences)


def _size(source: Source) -> int:
    """Give the size of a file in bytes, 0 where there is none any more."""
    try:
        return source.path.stat().st_size
    except OSError:
        return 0


@contextlib.contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Pause the search for cyclic garbage: nothing here is cyclic, and the more there is the longer it takes."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
