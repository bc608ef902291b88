"""Stage 4 of 8: which keys are one concept, and which rule says so.

A union-find over keys (R. E. Tarjan, "Efficiency of a good but not linear set union algorithm", J. ACM 22,
1975) with two refusals: two lexicon concepts never become one, and names whose numbers differ
never do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.merge.keys import is_listed, is_version

__all__ = ["Aliases"]


class Aliases:
    """Join keys into concepts, on the word of a rule."""

    def __init__(self, numbers: Mapping[str, tuple[str, ...]]) -> None:
        """Start with every key a concept of its own; ``numbers`` gives the numbers in each key's name."""
        self._parent = {key: key for key in numbers}
        self._numbers = dict(numbers)
        self._rule: dict[str, str] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._parent

    def root(self, key: str) -> str:
        """Find the key that stands for the concept: a lexicon one if it holds any, else the smallest."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, left: str, right: str, rule: str) -> bool:
        """Make two keys one concept; False where that is refused."""
        a, b = self.root(left), self.root(right)
        if a == b:
            return True
        fixed = [key for key in (a, b) if is_listed(key) or is_version(key)]
        if len(fixed) > 1:
            return False
        numbers = self._numbers[a], self._numbers[b]
        if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
            return False
        top, low = (fixed[0], b if fixed[0] == a else a) if fixed else (min(a, b), max(a, b))
        self._parent[low] = top
        # The concept keeps the numbers of any of its names: K8s joins Kubernetes, and then no K9s does.
        self._numbers[top] = numbers[0] or numbers[1]
        for key in (left, right):
            self._rule.setdefault(key, rule)
        return True

    def rule(self, key: str) -> str:
        """Give the rule by which a key came to its concept; "name" for a concept's own."""
        return self._rule.get(key, "name")

    def groups(self) -> dict[str, list[str]]:
        """Give the keys of each concept, by its root, all sorted."""
        groups: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._parent):
            groups[self.root(key)].append(key)
        return dict(sorted(groups.items()))
