"""Stage 7 of 8: names of communities: the members that tell one community from the others.

The measure is class-based TF-IDF (Grootendorst, "BERTopic", arXiv:2203.05794, 2022) on links instead
of words: a member's weight inside its community, times ln(1 + A / f), where f is its weight in the
whole graph and A the average weight of a community. A word that is linked to everything (AI, open
source) has a large f and names a community only where it is at home.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graph.analyze.arrays import Floats, GraphArrays, Integers, strengths, sum_over
from graph.settings import AnalyzeSettings

__all__ = ["measure_distinctiveness", "name_communities"]

NAMES = 3


def measure_distinctiveness(arrays: GraphArrays, community: Integers) -> Floats:
    """Return how distinctive each node is of its community (0 for one without links in it)."""
    count = len(arrays.ids)
    inside = community[arrays.left] == community[arrays.right]
    weight = arrays.weight[inside]
    within = sum_over(arrays.left[inside], weight, count) + sum_over(arrays.right[inside], weight, count)
    everywhere = strengths(arrays)
    average = everywhere.sum() / max(int(community.max(initial=0)) + 1, 1)
    rarity = np.log1p(average / np.maximum(everywhere, 1e-9))
    distinctiveness: Floats = np.round(within * rarity, 6)
    return distinctiveness


def name_communities(
    arrays: GraphArrays, importance: Floats, members: Sequence[Integers], settings: AnalyzeSettings
) -> list[tuple[int, ...]]:
    """Return up to three members (numbers of nodes) that name each community, the best first.

    People and outlets come after all others. Relatives (one family, or one name within another) are
    not named twice while anything else can be: "GPT-3 · GPT-4" says no more than its first half.
    """
    community = np.zeros(len(arrays.ids), dtype=np.int64)
    for number, nodes in enumerate(members):
        community[nodes] = number
    score = measure_distinctiveness(arrays, community)
    named = []
    for nodes in members:
        ranked = sorted(
            nodes.tolist(),
            key=lambda i: (_is_source(arrays, i, settings), -score[i], -importance[i], arrays.ids[i]),
        )
        chosen: list[int] = []
        for node in ranked:
            if len(chosen) < NAMES and not any(_are_related(arrays, node, other) for other in chosen):
                chosen.append(node)
        named.append(tuple(chosen))
    return named


def _is_source(arrays: GraphArrays, node: int, settings: AnalyzeSettings) -> bool:
    """Say whether a node is who speaks rather than what is spoken of."""
    return arrays.types[node] == "person" or arrays.names[node] in settings.outlets


def _are_related(arrays: GraphArrays, one: int, other: int) -> bool:
    """Say whether two nodes have one family or one name contains the other."""
    kin_one = {arrays.ids[one], arrays.families[one] or arrays.ids[one]}
    kin_other = {arrays.ids[other], arrays.families[other] or arrays.ids[other]}
    a, b = arrays.names[one].casefold(), arrays.names[other].casefold()
    return bool(kin_one & kin_other) or a in b or b in a
