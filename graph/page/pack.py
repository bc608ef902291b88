"""Join the page's ES modules into one script, so that one file holds the page and no Node is needed.

The modules stay real modules with relative imports, which tests load one by one. Joined, they share one
scope; therefore the packer accepts only what keeps its meaning there, and refuses the rest by name:
imports of the form ``import { a, b } from "./c.js";``, exports of declarations, unique top-level names,
no circles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["PackError", "pack_modules"]

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"\./([\w-]+\.js)";[^\S\n]*\n?', re.MULTILINE)
_DECLARATION = re.compile(
    r"^(?:export\s+)?(?:async\s+)?(?:(?:function\*?|class)\s+([\w$]+)|(?:const|let|var)\s+(?:([\w$]+)|\[([^\]]*)\]|\{([^}]*)\}))",
    re.MULTILINE,
)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|const|let|class)\b)", re.MULTILINE)
_EXPORTED = re.compile(r"^export\s+(?:async\s+)?(?:function\*?|const|let|class)\s+([\w$]+)", re.MULTILINE)
_REFUSED = (
    (re.compile(r"^\s*import\b", re.MULTILINE), "an import of a form that is not supported"),
    (re.compile(r"^export\b", re.MULTILINE), "an export of a form that is not supported"),
    (re.compile(r"\bimport\s*\(|\bimport\.meta\b"), "a dynamic import"),
    (re.compile(r"^await\b", re.MULTILINE), "an await at the top level"),
    (re.compile(r"</script|<!--", re.IGNORECASE), "text that would end or hide the script element"),
)


class PackError(ValueError):
    """Say which module cannot be joined, and why."""


def pack_modules(sources: Mapping[str, str], entry: str) -> str:
    """Return one script that does what the module ``entry`` does; ``sources`` maps file names to texts.

    >>> print(pack_modules({"a.js": 'import { b } from "./b.js";\\nb();\\n', "b.js": "export function b() {}\\n"}, "a.js"))
    // b.js
    function b() {}
    <BLANKLINE>
    // a.js
    b();
    <BLANKLINE>
    """
    homes: dict[str, str] = {}
    parts = []
    for name in _sort_modules(sources, entry):
        body = _EXPORT.sub("", _IMPORT.sub("", sources[name]))
        for pattern, what in _REFUSED:
            if pattern.search(body):
                raise PackError(f"{name}: {what}")
        for declared in _declared_names(body):
            if declared in homes:
                raise PackError(f"{name}: {declared} is declared in {homes[declared]} too")
            homes[declared] = name
        parts.append(f"// {name}\n{body.strip()}\n")
    return "\n".join(parts)


def _sort_modules(sources: Mapping[str, str], entry: str) -> list[str]:
    """Sort modules so that each comes after what it imports."""
    order: list[str] = []
    open_modules: list[str] = []

    def visit(name: str, importer: str) -> None:
        if name in order:
            return
        if name in open_modules:
            raise PackError(f"{importer}: imports {name} in a circle")
        if name not in sources:
            raise PackError(f"{importer}: imports {name}, which does not exist")
        open_modules.append(name)
        for words, target in _IMPORT.findall(sources[name]):
            visit(target, name)
            offered = set(_EXPORTED.findall(sources[target]))
            for word in filter(None, (word.strip() for word in words.split(","))):
                if word not in offered:
                    raise PackError(f"{name}: {target} does not export {word}")
        open_modules.pop()
        order.append(name)

    visit(entry, entry)
    return order


def _declared_names(body: str) -> list[str]:
    names = []
    for single, value, listed, taken in _DECLARATION.findall(body):
        names += (
            [single or value]
            if single or value
            else re.findall(r"[\w$]+", re.sub(r"[\w$]+\s*:", "", listed or taken))
        )
    return names
