"""Small articles for tests of whole builds."""

from __future__ import annotations

from pathlib import Path

from graph.export.json import export_json
from graph.pipeline import explore
from graph.settings import Settings

ARTICLES = {
    "one.md": "# 稀疏注意力\n\n我们用 FlashMemory 训练 SparseNet。SparseNet 比 FlashMemory 快。\n\n《深海之书》写的是稀疏注意力机制。",
    "two.md": "# 两个工具\n\nQuickStore 和 SparseNet 一起用。知识图谱（Knowledge Graph，KG）很有用，KG 也快。",
    "three.txt": "王小明教授表示 QuickStore 与 DeepRouter 各有所长。DeepRouter 用 SparseNet。\n\nQuickStore 是开源的。",
    "four.html": "<html><title>四</title><body><p>GraphPilot 读 QuickStore 的数据，GraphPilot 很小。</p></body></html>",
}


def write(folder: Path, articles: dict[str, str]) -> Path:
    """Make a folder hold just these articles."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.name not in articles:
            path.unlink()
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def built(folder: Path, store: Path | None = None, workers: int = 1) -> str:
    """Build without the lexicon; give the JSON."""
    return export_json(explore([folder], Settings(use_lexicon=False, workers=workers, store=store)))
