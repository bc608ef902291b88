"""Build a concept graph the way tutorials do: python tutorial.py ARTICLES PAGE

jieba.posseg over every line, nouns and names kept, each pair of a sentence counted in nested loops, the
most frequent words as a networkx graph, pyvis from_nx and write_html. Prints the seconds of its phases
as JSON: "load" (imports and jieba's dictionary), "work" (grows with the text), "page" (does not).
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path

KEPT = ("n", "nr", "ns", "nt", "nz", "eng")
WORDS = 200
LEAST = 3


def main(articles: Path, page: Path) -> None:
    start = time.perf_counter()
    import jieba.posseg
    import networkx as nx
    from pyvis.network import Network

    jieba.initialize()
    loaded = time.perf_counter()
    words: Counter[str] = Counter()
    pairs: dict[tuple[str, str], int] = {}
    for file in sorted(articles.glob("*.md")):
        for line in file.read_text(encoding="utf-8").splitlines():
            for sentence in re.split("[。！？]", line):
                found = [w.word for w in jieba.posseg.cut(sentence) if w.flag in KEPT and len(w.word) > 1]
                words.update(found)
                for i in range(len(found)):
                    for j in range(i + 1, len(found)):
                        if found[i] != found[j]:
                            pair = (min(found[i], found[j]), max(found[i], found[j]))
                            pairs[pair] = pairs.get(pair, 0) + 1
    worked = time.perf_counter()
    graph = nx.Graph()
    shown = {word for word, _ in words.most_common(WORDS)}
    for word in shown:
        graph.add_node(word, size=5 + words[word] ** 0.5)
    for (one, other), count in pairs.items():
        if count >= LEAST and one in shown and other in shown:
            graph.add_edge(one, other, value=count)
    network = Network(height="750px", width="100%")
    network.from_nx(graph)
    # pyvis copies its scripts to where it runs.
    os.chdir(page.parent)
    network.write_html(str(page), notebook=False, open_browser=False)
    done = time.perf_counter()
    phases = {"load": loaded - start, "work": worked - loaded, "page": done - worked}
    print(json.dumps({**phases, "pairs": len(pairs), "drawn": graph.number_of_edges()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
