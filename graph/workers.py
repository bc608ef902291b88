"""Worker processes: the kernel on all cores.

Each worker is a new process (``spawn``: the same on every system) with a pipe of its own. It gets a few
articles at a time and sends their tables back before it gets more, so that nothing piles up; the
tables come back in any order, with the number of their source.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import cast

from graph.errors import WorkerError
from graph.kernel import Kernel, PackedTable
from graph.lexicon import Lexicon
from graph.model import Skipped
from graph.read import Source
from graph.segment.chinese import tag_words
from graph.spelling import simplify

__all__ = ["Workers", "choose_workers", "read_here"]

Result = tuple[int, PackedTable | Skipped]
Task = list[tuple[int, Source]]

_WORTH_IT = 1_000_000
"""Bytes from which on processes repay their start."""
_TASK = 150_000
"""Bytes that a worker gets at a time."""
_AHEAD = 2
"""Tasks that a worker has at most: one in hand, one waiting, so that it never idles."""


def choose_workers(wanted: int | None, size: int) -> int:
    """Choose the number of processes for so many bytes: all cores where it pays, else this process alone."""
    if wanted is not None:
        return max(1, wanted)
    if size < _WORTH_IT:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_here(sources: Sequence[tuple[int, Source]], lexicon: Lexicon) -> Iterator[Result]:
    """Read articles in this process, one after the other."""
    if sources:
        kernel = Kernel(lexicon)
        for number, source in sources:
            yield number, kernel.read(source)


class Workers:
    """Run worker processes, from the entry of a ``with`` block to its end."""

    def __init__(self, count: int) -> None:
        """Start the processes; they load what needs no lexicon while this one loads it."""
        context = multiprocessing.get_context("spawn")
        self._workers: dict[Connection, SpawnProcess] = {}
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._workers[ours] = process

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *error: object) -> None:
        """End the processes, whatever they are doing."""
        for connection, process in self._workers.items():
            connection.close()
            process.terminate()
        for process in self._workers.values():
            process.join()

    def read(self, sources: Sequence[tuple[int, Source]], lexicon: Lexicon) -> Iterator[Result]:
        """Read articles; results come as they are ready. Raises WorkerError where a process dies."""
        tasks = deque(_divide(sources))
        held: dict[Connection, deque[Task]] = {connection: deque() for connection in self._workers}
        for connection in held:
            self._send(connection, held[connection], lexicon)
        for _ in range(_AHEAD):
            for connection, mine in held.items():
                self._hand_over(connection, mine, tasks)
        while any(held.values()):
            busy: list[Connection] = [connection for connection, mine in held.items() if mine]
            for connection in cast("list[Connection]", wait(busy)):
                mine = held[connection]
                try:
                    results: list[Result] = connection.recv()
                except (EOFError, OSError) as error:
                    raise self._death(connection, mine) from error
                mine.popleft()
                self._hand_over(connection, mine, tasks)
                yield from results

    def _hand_over(self, connection: Connection, mine: deque[Task], tasks: deque[Task]) -> None:
        """Give a worker its next task."""
        if tasks:
            mine.append(tasks.popleft())
            self._send(connection, mine, mine[-1])

    def _send(self, connection: Connection, mine: deque[Task], message: object) -> None:
        try:
            connection.send(message)
        except OSError as error:
            raise self._death(connection, mine) from error

    def _death(self, connection: Connection, mine: deque[Task]) -> WorkerError:
        """Say which process died, and over which article."""
        process = self._workers[connection]
        process.join(1)
        at = mine[0][0][1].name if mine else ""
        return WorkerError(at, "worker-died", code=process.exitcode)


def _divide(sources: Sequence[tuple[int, Source]]) -> Iterator[Task]:
    """Cut the sources into tasks of about the same number of bytes."""
    task: Task = []
    size = 0
    for number, source in sources:
        task.append((number, source))
        with contextlib.suppress(OSError):
            size += source.path.stat().st_size
        if size >= _TASK:
            yield task
            task, size = [], 0
    if task:
        yield task


def _serve(connection: Connection) -> None:
    """Be a worker: the lexicon first, then tasks, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        tag_words([simplify("预热")])
        kernel = Kernel(connection.recv())
        # Nothing that a kernel makes is cyclic: looking for cycles would cost a sixth of the time.
        gc.disable()
        while True:
            task: Task = connection.recv()
            connection.send([(number, kernel.read(source)) for number, source in task])
