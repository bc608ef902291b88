"""Run textnets over a folder of articles: python peer_textnets.py ARTICLES NAMES

Its Chinese language model comes from outside the package registry, so the text is cut by jieba first and
textnets told to take the words as they stand. Prints the seconds to the projection on words; NAMES is not
used.
"""

import json
import sys
import time
from pathlib import Path


def main(articles: Path) -> None:
    start = time.perf_counter()
    import jieba
    import pandas as pd
    import textnets

    jieba.initialize()
    textnets.params["progress_bar"] = False
    loaded = time.perf_counter()
    files = sorted(articles.glob("*.md"))
    texts = {file.stem: " ".join(jieba.cut(file.read_text(encoding="utf-8"))) for file in files}
    corpus = textnets.Corpus(pd.Series(texts), lang="xx")
    net = textnets.Textnet(corpus.tokenized(stem=False, remove_stop_words=False), min_docs=3)
    graph = net.project(node_type="term")
    done = time.perf_counter()
    size = {"nodes": len(graph.nodes), "edges": len(graph.edges)}
    print(json.dumps({"load": loaded - start, "work": done - loaded, **size}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
