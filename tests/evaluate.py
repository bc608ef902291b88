"""Measure what a build finds against gold annotation, and alias mining against a benchmark.

    python -m tests.evaluate              every gold article, with and without the lexicon
    python -m tests.evaluate --details    the faults behind each count
    python -m tests.evaluate --json       everything as one JSON object
    python -m tests.evaluate --aliases    alias mining on the Ab3P corpus
    python -m tests.evaluate --mentions   mentions in English Wikipedia sentences (CrossNER, AI part)

Each gold article is built alone. Beside the project's own gold, gold and texts that lie next to the
checkout (``../shared``) are scored where they are there.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.scoring import FAULTS, RATIOS, Score, score

__all__ = ["GoldArticle", "build_json", "find_gold", "main", "measure_aliases", "measure_mentions"]

Json = dict[str, Any]
PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
COLUMNS = {
    "precision": "prec", "recall_core": "core", "recall": "rec", "f1": "F1", "type_accuracy": "type",
    "alias_coverage": "alias", "wrong_merges": "merge", "wrong_splits": "split", "mention_accuracy": "count",
    "node_evidence": "evid.n", "edge_evidence": "evid.e", "edge_recall": "edge", "over_strong": "strong",
    "forbidden": "forbid",
}  # fmt: skip


class GoldArticle(NamedTuple):
    """Hold one annotated article: a name for the table, its gold file and its text."""

    name: str
    gold: Path
    text: Path


class Agreement(NamedTuple):
    """Hold how many items were right, found and wanted, with the ratios of the three."""

    right: int
    found: int
    wanted: int

    @property
    def figures(self) -> dict[str, float]:
        """Give precision, recall and F1."""
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.wanted)
        f1 = 2 * precision * recall / max(1e-12, precision + recall)
        return {"precision": precision, "recall": recall, "f1": f1}


def find_gold(gold: Path, texts: Iterable[Path]) -> Iterator[GoldArticle]:
    """Pair the gold files of a folder with their texts, by ``article.source`` or the gold file's name."""
    by_name = {path.name: path for folder in texts for path in sorted(folder.rglob("*.md"))}
    for path in sorted(gold.glob("*.json")):
        source = json.loads(path.read_text(encoding="utf-8"))["article"]["source"]
        text = by_name.get(source) or by_name.get(f"{path.stem}.md")
        if text is None:
            raise FileNotFoundError(f"{path}: no text called {source}")
        yield GoldArticle(path.stem, path, text)


def all_gold(more: Iterable[Path] = ()) -> list[GoldArticle]:
    """Give the project's annotated articles, then those beside the checkout, where there are any, then
    those of other folders that hold gold and texts."""
    found = list(project_gold())
    for folder in more:
        found += find_gold(folder, [folder, SHARED / "corpus" / "dev"])
    shared = SHARED / "gold", SHARED / "corpus" / "dev"
    if all(folder.is_dir() for folder in shared):
        return found + list(find_gold(shared[0], [shared[1]]))
    print("skipped: no gold beside the checkout (../shared/gold with ../shared/corpus/dev)", file=sys.stderr)
    return found


def project_gold() -> Iterator[GoldArticle]:
    """Give the annotated articles that belong to the project."""
    return find_gold(PROJECT / "tests" / "gold", [PROJECT / "data", PROJECT / "tests" / "gold"])


def build_json(text: Path, lexicon: bool) -> Json:
    """Build one article alone and give the graph as exported, with or without the shipped lexicon."""
    from graph.export.json import export_json
    from graph.pipeline import explore
    from graph.settings import Settings

    found: Json = json.loads(export_json(explore([text], Settings(use_lexicon=lexicon))))
    return found


def measure_aliases(corpus: Path) -> Agreement:
    """Score alias mining on Ab3P records (PMID, title, abstract, "  short|long" lines): exact pairs.

    Source of the corpus: S. Sohn, D. Comeau, W. Kim, W. J. Wilbur, "Abbreviation definition
    identification based on automatic precision estimates", BMC Bioinformatics 9:402 (2008).
    """
    from graph.extract.abbreviations import find_abbreviations

    right = found_count = wanted_count = 0
    for record in corpus.read_text(encoding="latin-1").replace("\r\n", "\n").split("\n\n"):
        lines = [line for line in record.split("\n") if line.strip()]
        wanted = {
            tuple(line.strip().split("|")[:2]) for line in lines[1:] if line.startswith("  ") and "|" in line
        }
        texts = [line.strip() for line in lines[1:] if not (line.startswith("  ") and "|" in line)]
        found = {(a.short, a.long) for text in texts for a in find_abbreviations(text)}
        right += len(found & wanted)
        found_count += len(found)
        wanted_count += len(wanted)
    return Agreement(right, found_count, wanted_count)


def measure_mentions(corpus: Path, lexicon: bool) -> Agreement:
    """Score mentions on CrossNER ("token<TAB>BIO label" lines) as exact spans, whatever the label; "misc" is
    left out on both sides.

    Source of the corpus: Z. Liu et al., "CrossNER: Evaluating Cross-Domain Named Entity Recognition",
    AAAI 2021.
    """
    from graph.pipeline import explore
    from graph.read import find_articles, read_article
    from graph.settings import Settings

    paragraphs: list[str] = []
    wanted: set[tuple[int, int, int]] = set()
    ignored: set[tuple[int, int, int]] = set()
    for block in corpus.read_text(encoding="utf-8").strip().split("\n\n"):
        text, spans = "", list[tuple[str, int, int]]()
        for token, tag in (line.split("\t") for line in block.splitlines()):
            start = len(text) + bool(text)
            text = f"{text} {token}".strip()
            if tag.startswith("B-"):
                spans.append((tag[2:], start, len(text)))
            elif tag.startswith("I-") and spans:
                spans[-1] = (spans[-1][0], spans[-1][1], len(text))
        for kind, start, end in spans:
            (ignored if kind == "misc" else wanted).add((len(paragraphs), start, end))
        paragraphs.append(text)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentences.txt"
        path.write_text("\n\n".join(paragraphs), encoding="utf-8")
        exploration = explore([path], Settings(use_lexicon=lexicon))
        blocks = read_article(find_articles([path])[0][0]).blocks
    place = {paragraph: number for number, paragraph in enumerate(paragraphs)}
    first_of: dict[int, tuple[int, int]] = {}
    at: dict[int, int] = {}
    for sentence in exploration.sentences:
        whole = blocks[sentence.block].text
        offset = whole.find(sentence.text, at.get(sentence.block, 0))
        at[sentence.block] = offset + len(sentence.text)
        if whole in place:
            first_of[sentence.id] = (place[whole], offset)
    found = {
        (first_of[m.sentence][0], first_of[m.sentence][1] + m.start, first_of[m.sentence][1] + m.end)
        for concept in exploration.concepts
        for m in concept.mentions
        if m.sentence in first_of
    } - ignored
    return Agreement(len(found & wanted), len(found), len(wanted))


def table(scores: dict[str, Score]) -> str:
    """Lay the scores out, one article a line; the last line holds means of ratios and sums of counts."""

    def cell(name: str, number: float | None) -> str:
        shown = "-" if number is None else f"{number:.3f}" if name in RATIOS else f"{number:.0f}"
        return shown.rjust(max(6, len(COLUMNS[name])))

    def figures(one: Score) -> dict[str, float | None]:
        return one.ratios | {name: len(listed) for name, listed in one.faults.items()}

    wide = max(len(name) for name in [*scores, "mean, sum"])
    rows = {name: figures(one) for name, one in scores.items()}
    total: dict[str, float | None] = {}
    for name in COLUMNS:
        numbers = [number for row in rows.values() if (number := row[name]) is not None]
        total[name] = sum(numbers) / max(1, len(numbers)) if name in RATIOS else sum(numbers)
    head = "article".ljust(wide) + "".join(short.rjust(max(7, len(short) + 1)) for short in COLUMNS.values())
    lines = [head + "  nodes  edges"]
    for name, row in rows.items():
        sizes = f"{scores[name].nodes:7}{scores[name].edges:7}"
        lines.append(
            name.ljust(wide) + "".join(" " + cell(column, row[column]) for column in COLUMNS) + sizes
        )
    lines.append("mean, sum".ljust(wide) + "".join(" " + cell(column, total[column]) for column in COLUMNS))
    return "\n".join(lines)


def details(scores: dict[str, Score]) -> str:
    """List the faults behind each count."""
    lines: list[str] = []
    for name, one in scores.items():
        lines.append(f"\n== {name}")
        for fault in FAULTS:
            if one.faults[fault]:
                lines += [
                    f"{fault} ({len(one.faults[fault])}):",
                    *(f"  {item}" for item in one.faults[fault]),
                ]
    return "\n".join(lines)


def evaluate(articles: Iterable[GoldArticle], lexicon: bool) -> dict[str, Score]:
    """Build and score each article."""
    return {
        article.name: score(
            json.loads(article.gold.read_text(encoding="utf-8")), build_json(article.text, lexicon)
        )
        for article in articles
    }


def _benchmark(name: str, corpus: Path, results: dict[str, Agreement]) -> Json:
    for what, result in results.items():
        shown = "  ".join(f"{key} {number:.3f}" for key, number in result.figures.items())
        counts = f"(right {result.right}, found {result.found}, wanted {result.wanted}; {corpus.name})"
        print(f"{name}, {what}: {shown}  {counts}", file=sys.stderr)
    return {what: result.figures for what, result in results.items()}


def main(arguments: list[str] | None = None) -> int:
    """Run the evaluation; give the exit status."""
    parser = argparse.ArgumentParser(description="Score builds against gold annotation.")
    parser.add_argument("--details", action="store_true", help="list the faults behind each count")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--aliases", action="store_true", help="alias mining on the Ab3P corpus alone")
    parser.add_argument("--mentions", action="store_true", help="mentions on CrossNER alone, as information")
    parser.add_argument(
        "--article", action="append", default=[], help="only articles with this in their name"
    )
    parser.add_argument(
        "--gold", action="append", default=[], type=Path, help="one more folder of gold and texts"
    )
    parser.add_argument("--lexicon", choices=["with", "without", "both"], default="both")
    chosen = parser.parse_args(arguments)
    found: Json = {}
    benchmarks = SHARED / "benchmarks"
    if chosen.aliases or chosen.mentions:
        if not benchmarks.is_dir():
            print("skipped: no benchmarks beside the checkout (../shared/benchmarks)", file=sys.stderr)
            return 0
        if chosen.aliases:
            corpus = benchmarks / "ab3p_med1250" / "MED1250_labeled.dev.txt"
            found["aliases"] = _benchmark("alias mining", corpus, {"Ab3P": measure_aliases(corpus)})
        if chosen.mentions:
            corpus = benchmarks / "crossner_ai" / "dev.txt"
            results = {
                name: measure_mentions(corpus, name == "lexicon") for name in ("lexicon", "no lexicon")
            }
            found["mentions"] = _benchmark("mentions", corpus, results)
    else:
        articles = [
            a
            for a in all_gold(chosen.gold)
            if not chosen.article or any(part in a.name for part in chosen.article)
        ]
        for name in ("with", "without"):
            if chosen.lexicon not in (name, "both"):
                continue
            scores = evaluate(articles, name == "with")
            found[f"{name} lexicon"] = {key: one._asdict() for key, one in scores.items()}
            if not chosen.json:
                print(f"\n{name} the lexicon\n{table(scores)}")
                if chosen.details:
                    print(details(scores))
    if chosen.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
