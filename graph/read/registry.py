"""Stage 1 of 8: which format a file is in, by its ending."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from graph.read import formats
from graph.read.pieces import Reader

__all__ = ["all_readers", "find_reader"]


@cache
def all_readers() -> tuple[Reader, ...]:
    """Give the readers that the modules of the folder ``formats`` declare, sorted by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    return tuple(import_module(f"{formats.__name__}.{name}").READER for name in names)


@cache
def _by_ending() -> dict[str, Reader]:
    return {ending: reader for reader in all_readers() for ending in reader.endings}


def find_reader(path: Path) -> Reader | None:
    """Find the reader of a file, None where no format has its ending."""
    return _by_ending().get(path.suffix.lower())
