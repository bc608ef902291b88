"""The whole way on many machines, by Dask: the same stages, the same bytes.

Each part of the articles (``graph.partition``) is worked on where there is a processor. Its packed tables and
its mentions stay there; names and counts meet in trees, and what is needed for the graph comes here. Dask
repeats the steps of a worker that dies.

What travels is pickled and compressed. The packed tables are the very bytes that the store keeps; most of
them is text, which Arrow's columns would carry no smaller, at the price of a large dependency.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import operator
import pickle
import sys
import warnings
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import partition
from graph.analyze import analyze_graph
from graph.build import build_graph
from graph.count import PairCounts, add_counts, list_comentions, measure_pairs
from graph.errors import NothingToBuild, WorkerError
from graph.kernel import Kernel, fingerprint
from graph.lexicon import load_lexicon
from graph.merge.columns import NameTable, stack_tables
from graph.merge.concepts import join_names, make_concepts, roots_of
from graph.merge.keys import KeyMaker
from graph.model import Article, Concept, Exploration, Sentence
from graph.partition import Digest, Mentions, Tables
from graph.pipeline import Progress
from graph.read import Source, find_articles
from graph.settings import Settings
from graph.workers import choose_workers

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["explore_on_cluster"]

_PART = 4_000_000
"""Bytes of articles in a part, at most: a death costs no more work than that."""
_SHARES = 4
"""Parts that a worker gets at least, so that none waits long for the others at the end."""
_BRANCHES = 8
"""Parts that one step of a tree takes together."""
_DASK = "Dask"
_PATIENCE = 10
"""Seconds in which a scheduler must answer."""


def explore_on_cluster(
    sources: Sequence[Path],
    settings: Settings | None = None,
    scheduler: str | None = None,
    least: int = 1,
    progress: Progress = lambda _stage, _done, _total: None,
) -> Exploration:
    """Explore articles as ``pipeline.explore`` does, on a Dask cluster; the result is the same.

    ``scheduler`` is its address (``tcp://host:8786``); None starts one on this machine. Every worker must
    see the articles under the same paths and run the same version. A large collection should give back
    only what is strong: with ``least`` above 1, a concept with fewer mentions is left out, and so are
    sentences that mention no other. Raises what ``pipeline.explore`` raises.
    """
    settings = settings or Settings()
    found, unusable = find_articles(sources)
    lexicon = load_lexicon(settings.lexicons, shipped=settings.use_lexicon)
    named = ", ".join(map(str, sources))
    if not found:
        raise NothingToBuild(named, "no-article", skipped=sorted(unusable))
    with _connect(scheduler, settings) as client:
        known = client.submit(_hold, _pack((lexicon, fingerprint((), shipped=True))), pure=False)
        tables = _each(client, _read, partition.divide(found, _cores(client) * _SHARES, _PART), known)
        _watch(tables, progress)
        digest: Digest = _fold(client, _each(client, _digest, tables, known), partition.unite).result()
        skipped = tuple(sorted((*unusable, *digest.skipped)))
        if not digest.sentences:
            raise NothingToBuild(named, "no-article", skipped=skipped)
        progress("merge", 0, 1)
        key_of = KeyMaker(lexicon)
        aliases = join_names(digest.names, key_of, lexicon)
        joined = client.submit(_hold, _pack(aliases), pure=False)
        mentions = _each(client, _find, tables, known, joined)
        strong = _choose_strong(client, mentions, least)
        chosen = client.submit(_hold, _pack(strong), pure=False)
        all_found = _collect(_each(client, _keep, mentions, chosen))
        roots = roots_of(all_found.table, aliases, key_of)
        ids = [article.id for article in all_found.articles]
        concepts = make_concepts(all_found.table, roots, ids, aliases, lexicon)
        if not concepts:
            raise NothingToBuild(named, "no-concept", skipped=skipped)
        progress("count", 0, 1)
        numbers = _number(all_found.table, roots, concepts)
        task = client.submit(_hold, _pack((numbers, strong, settings.count)), pure=False)
        places = zip(mentions, all_found.offsets, strict=True)
        counted = [client.submit(_count, *place, task, pure=False) for place in places]
        counts: PairCounts = _fold(client, counted, add_counts).result()
    comentions = list_comentions(
        measure_pairs(counts, digest.sentences), [concept.id for concept in concepts]
    )
    progress("graph", 0, 1)
    graph = build_graph(concepts, comentions, settings.build)
    progress("analyze", 0, 1)
    return Exploration(
        articles=tuple(all_found.articles),
        sentences=tuple(all_found.sentences),
        concepts=concepts,
        comentions=comentions,
        graph=graph,
        analysis=analyze_graph(graph, settings.analyze),
        skipped=skipped,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold all parts' articles, sentences and mentions, numbered over all parts, and the number of each
    part's first sentence."""

    articles: list[Article]
    sentences: list[Sentence]
    table: NameTable
    offsets: list[int]


def _collect(futures: Sequence[Future]) -> _Found:
    """Collect what the parts send, one by one."""
    articles: list[Article] = []
    sentences: list[Sentence] = []
    tables, firsts, offsets = [], [], []
    for future in futures:
        part: Mentions = _unpack(future.result())
        tables.append(part.table)
        firsts.append(len(articles))
        offsets.append(len(sentences))
        articles += part.articles
        sentences += (sentence._replace(id=offsets[-1] + sentence.id) for sentence in part.sentences)
    return _Found(articles, sentences, stack_tables(tables, firsts, offsets), offsets)


def _number(table: NameTable, roots: Sequence[str], concepts: Sequence[Concept]) -> dict[str, int]:
    """Number the roots as their concepts are: a concept's first mention tells which root it comes from."""
    first = [concept.mentions[0][:2] for concept in concepts]
    places = zip(table.sentence.tolist(), table.start.tolist(), strict=True)
    root_at = {place: roots[name] for place, name in zip(places, table.name.tolist(), strict=True)}
    return {root_at[place]: number for number, place in enumerate(first)}


def _choose_strong(client: Client, mentions: Sequence[Future], least: int) -> frozenset[str] | None:
    """Choose the roots with so many mentions; None where every root has."""
    if least <= 1:
        return None
    total = _fold(client, _each(client, _tally, mentions), operator.add).result()
    return frozenset(root for root, count in total.items() if count >= least)


# What runs on a worker. Futures arrive as what they hold.


def _hold(data: bytes) -> bytes:
    """Be what is sent to all: as a step of its own it can be repeated when its worker dies."""
    return data


def _read(sources: Sequence[Source], known: bytes) -> Tables:
    return partition.read_part(sources, _kernel(known))


def _digest(tables: Tables, known: bytes) -> Digest:
    return partition.make_digest(tables, _keys(known))


def _find(tables: Tables, known: bytes, joined: bytes) -> bytes:
    return _pack(partition.find_mentions(tables, _opened(joined), _keys(known)))


def _tally(mentions: bytes) -> Counter[str]:
    return partition.tally(_unpack(mentions))


def _keep(mentions: bytes, chosen: bytes) -> bytes:
    strong = _opened(chosen)
    return mentions if strong is None else _pack(partition.keep_strong(_unpack(mentions), strong))


def _count(mentions: bytes, offset: int, task: bytes) -> PairCounts:
    numbers, strong, settings = _opened(task)
    part: Mentions = _unpack(mentions)
    counts = partition.count_mentions(part, numbers, settings)
    where = counts.where if strong is None else partition.renumber(counts.where, part, strong)
    return replace(counts, where=where + offset)


def _fold_here(join: Callable[[Any, Any], Any], *parts: Any) -> Any:
    return functools.reduce(join, parts)


@functools.lru_cache(maxsize=4)
def _opened(data: bytes) -> Any:
    """Unpack what was sent to all once a process."""
    return _unpack(data)


@functools.lru_cache(maxsize=1)
def _keys(known: bytes) -> KeyMaker:
    """Index the lexicon once a process."""
    return KeyMaker(_opened(known)[0])


@functools.lru_cache(maxsize=1)
def _kernel(known: bytes) -> Kernel:
    """Compile the lexicon once a process. Raises WorkerError where the worker's rules are not the sender's."""
    lexicon, rules = _opened(known)
    if fingerprint((), shipped=True) != rules:
        raise WorkerError(_DASK, "other-version")
    return Kernel(lexicon)


# How it gets there.


def _each(client: Client, step: Callable[..., Any], parts: Sequence[Any], *shared: Future) -> list[Future]:
    """Submit a step for each part."""
    return [client.submit(step, part, *shared, pure=False) for part in parts]


def _fold(client: Client, parts: Sequence[Future], join: Callable[[Any, Any], Any]) -> Future:
    """Join parts in a tree, neighbours first: no machine ever holds more than a few."""
    while len(parts) > 1:
        groups = [parts[i : i + _BRANCHES] for i in range(0, len(parts), _BRANCHES)]
        parts = [client.submit(_fold_here, join, *group, pure=False) for group in groups]
    return parts[0]


def _watch(tables: Sequence[Future], progress: Progress) -> None:
    """Report which parts are read."""
    from distributed import as_completed

    progress("extract", 0, len(tables))
    for done, _ in enumerate(as_completed(tables), 1):
        progress("extract", done, len(tables))


def _cores(client: Client) -> int:
    """Count the tasks that the cluster does at a time."""
    return max(1, sum(map(int, client.nthreads().values())))


@contextlib.contextmanager
def _connect(scheduler: str | None, settings: Settings) -> Iterator[Client]:
    """Connect to a cluster, or start one here, a process for each core, and end it with the block.

    Raises WorkerError where Dask is not installed, nobody answers, or workers die over the same articles
    again and again.
    """
    try:
        from distributed import Client, LocalCluster
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise WorkerError(_DASK, "no-dask") from error
    with contextlib.ExitStack() as stack:
        # What is sent to all may be large; Dask would say so each time.
        stack.enter_context(warnings.catch_warnings())
        warnings.filterwarnings("ignore", message="Sending large graph")
        address: Any = scheduler
        if scheduler is None:
            count = choose_workers(settings.workers, sys.maxsize)
            address = stack.enter_context(
                LocalCluster(
                    count, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
                )
            )
        try:
            client = stack.enter_context(Client(address, timeout=_PATIENCE))
        except (OSError, ValueError) as error:
            raise WorkerError(scheduler or _DASK, "no-scheduler", detail=str(error)) from error
        try:
            yield client
        except KilledWorker as error:
            raise WorkerError(scheduler or _DASK, "cluster-died", detail=str(error)) from error


def _pack(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, protocol=5), 1)


def _unpack(data: bytes) -> Any:
    return pickle.loads(zlib.decompress(data))
