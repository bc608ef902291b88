"""The store: what articles told an earlier build, so that the next one reads only what has changed.

A SQLite file that holds the packed table of every article of the last build, by the SHA-256 of the article's
bytes, its format and the fingerprint of version, rules and lexicon (``graph.kernel``); and that lexicon. It is a cache: to
delete it costs time and nothing else. Tables are added in transactions while a build goes on; what the
build has not used is dropped at its end. A process that is killed leaves what was committed.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.errors import StoreError
from graph.kernel import PackedTable, fingerprint
from graph.lexicon import Lexicon, pack_lexicon, unpack_lexicon
from graph.read import Source, digest_file
from graph.settings import Settings

__all__ = ["Store", "open_store"]

_APPLICATION = 0x43474558
"""The mark in the file's header by which a store is told from other SQLite files."""
_VERSION = 2
_PATIENCE = 30.0
"""Seconds to wait for another build to finish."""
_POLL = 0.05
_BATCH = 4_000_000
"""Bytes of tables after which they are committed."""


class Store:
    """Find and keep packed tables; made by ``open_store``."""

    def __init__(self, path: Path, database: sqlite3.Connection, fingerprint: str) -> None:
        """Hold an open database."""
        self._path = path
        self._database = database
        self._fingerprint = fingerprint
        self._used: set[bytes] = set()
        self._waiting = 0

    def find(self, sources: Sequence[Source]) -> dict[int, bytes]:
        """Find the tables of those sources that have not changed: number of the source -> packed table.

        Whether a table is damaged is seen when it is unpacked.
        """
        digests = (source.digest or digest_file(source.path) for source in sources)
        # A file that cannot be read has no digest; to read it anew will say why.
        keys = {number: self._key(sources[number], digest) for number, digest in enumerate(digests) if digest}
        wanted = set(keys.values())
        with _translated(self._path):
            rows = self._database.execute("SELECT key, data FROM tables")
            kept = {key: data for key, data in rows if key in wanted}
        self._used |= kept.keys()
        return {number: kept[key] for number, key in keys.items() if key in kept}

    def keep(self, source: Source, table: PackedTable) -> None:
        """Keep a source's table."""
        key = self._key(source, table.digest)
        with _translated(self._path):
            self._database.execute("INSERT OR REPLACE INTO tables VALUES (?, ?)", (key, table.data))
            self._waiting += len(table.data)
            if self._waiting >= _BATCH:
                self._commit()
        self._used.add(key)

    def find_lexicon(self) -> Lexicon | None:
        """Find the lexicon of the last build, checked as it was, if nothing that it depends on has changed."""
        with _translated(self._path):
            rows = self._database.execute("SELECT data FROM lexicon WHERE key = ?", (self._fingerprint,))
            row = rows.fetchone()
        try:
            return None if row is None else unpack_lexicon(row[0])
        except ValueError as error:
            raise StoreError(str(self._path), "store-damaged", detail=str(error)) from error

    def keep_lexicon(self, lexicon: Lexicon) -> None:
        """Keep the lexicon of this build in the place of any other."""
        with _translated(self._path):
            self._database.execute("DELETE FROM lexicon")
            self._database.execute(
                "INSERT INTO lexicon VALUES (?, ?)", (self._fingerprint, pack_lexicon(lexicon))
            )

    def finish(self) -> None:
        """Drop what this build has not used, and commit."""
        with _translated(self._path):
            kept = {row[0] for row in self._database.execute("SELECT key FROM tables")}
            self._database.executemany(
                "DELETE FROM tables WHERE key = ?", [(key,) for key in sorted(kept - self._used)]
            )
            self._commit()

    def _key(self, source: Source, digest: str) -> bytes:
        """Give the key of a table: it depends on the bytes, the format (the ending) and the fingerprint."""
        ending = source.path.suffix.lower()
        return hashlib.sha256(f"{self._fingerprint} {ending} {digest}".encode()).digest()

    def _commit(self) -> None:
        """Commit, and keep the file for this build alone."""
        self._database.commit()
        self._database.execute("BEGIN IMMEDIATE")
        self._waiting = 0


@contextlib.contextmanager
def open_store(settings: Settings, patience: float = _PATIENCE) -> Iterator[Store]:
    """Open the store that the settings name, or make it, for one build alone.

    Another build on the same store waits up to ``patience`` seconds. Raises StoreError: "store-busy",
    "store-damaged", "store-foreign" (a database, but no store) or "store-unusable".
    """
    path = settings.store
    assert path is not None
    with _translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(path, timeout=0, isolation_level=None)
    with contextlib.closing(database):
        with _translated(path):
            _lock(database, time.monotonic() + patience)
            _prepare(path, database)
        yield Store(path, database, fingerprint(settings.lexicons, shipped=settings.use_lexicon))
        with _translated(path):
            database.commit()


def _lock(database: sqlite3.Connection, until: float) -> None:
    """Lock the file for this connection, from here to its end, over all commits between.

    The exclusive mode comes after the lock: while waiting for it, it would keep a shared lock that the other
    build waits for in turn.
    """
    while True:
        try:
            database.execute("BEGIN EXCLUSIVE")
            break
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > until:
                raise
        time.sleep(_POLL)
    database.execute("PRAGMA locking_mode = EXCLUSIVE")


def _is_busy(error: sqlite3.Error) -> bool:
    """Tell whether another connection holds the file."""
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _prepare(path: Path, database: sqlite3.Connection) -> None:
    """Make the table of tables in a new file; refuse what is no store."""
    application, version = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    empty = not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != _APPLICATION and not empty:
        raise StoreError(str(path), "store-foreign")
    if version != _VERSION:
        database.execute("DROP TABLE IF EXISTS tables")
        database.execute("CREATE TABLE tables (key BLOB PRIMARY KEY, data BLOB NOT NULL)")
        database.execute("DROP TABLE IF EXISTS lexicon")
        database.execute("CREATE TABLE lexicon (key TEXT PRIMARY KEY, data BLOB NOT NULL)")
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute(f"PRAGMA user_version = {_VERSION}")


@contextlib.contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into errors that name the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        reason = "store-busy" if _is_busy(error) else "store-unusable"
        raise StoreError(str(path), reason, detail=str(error)) from error
    except sqlite3.DatabaseError as error:
        raise StoreError(str(path), "store-damaged", detail=str(error)) from error
    except OSError as error:
        raise StoreError(str(path), "store-unusable", detail=error.strerror or "") from error
