"""The settings of every stage: frozen, one small dataclass a stage, sensible as they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["AnalyzeSettings", "BuildSettings", "CountSettings", "ExportSettings", "Settings"]


# Media that Chinese articles on AI and technology come from, or are credited to.
OUTLETS = frozenset({
    "机器之心", "量子位", "新智元", "AI科技评论", "雷锋网", "InfoQ", "极客公园", "36氪", "虎嗅", "钛媒体", "晚点LatePost",
    "硅星人", "甲子光年", "爱范儿", "少数派网站", "IT之家", "cnBeta", "Solidot", "PaperWeekly", "DeepTech", "科技爱好者周刊",
    "Linux 中国", "知乎", "微信公众号", "公众号",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountSettings:
    """Hold what a co-mention is worth.

    Standing in the same sentence counts 1, shared among the sentence's concepts; standing in two
    neighbouring sentences counts ``neighbour``. A sentence that names more than ``crowd`` different
    concepts is a dump and says nothing about any two of them; nor do two neighbours that do together.
    """

    neighbour: float = 0.3
    crowd: int = 200


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """Hold what the graph adds to the counts: the weight of the edge between a family and its member
    that no text mentions together. A tenth of one sentence: enough to keep them near each other,
    too little to rank before anything that is written."""

    family_weight: float = 0.1


@dataclass(frozen=True, slots=True)
class AnalyzeSettings:
    """Hold how the graph is read.

    ``seed`` starts everything that draws lots. ``resolution`` is gamma of modularity: the larger, the
    smaller the communities. Communities below ``smallest`` members join a neighbour. The ``careful``
    most important concepts get a place of their own, the rest one near their neighbours; the ``labelled``
    first among them get room for their labels. The picture is ``ratio`` times as wide as high. ``outlets``
    are names of media that publish such articles: they name a community only if no other member can.
    """

    seed: int = 7
    resolution: float = 1.3
    smallest: int = 4
    careful: int = 300
    labelled: int = 120
    ratio: float = 1.0
    outlets: frozenset[str] = OUTLETS


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """Hold how much is drawn at the start and how much evidence the page carries.

    Up to ``drawn_all`` concepts are all drawn; of more, the first ``drawn_some``. All sentences that are
    evidence are kept while they are at most ``evidence_all`` characters; beyond, up to
    ``evidence_per_pair`` sentences a pair and ``evidence_per_concept`` a concept, the strongest pairs
    first, until ``evidence_characters`` are full.
    """

    drawn_all: int = 160
    drawn_some: int = 60
    drawn_links: int = 900
    evidence_all: int = 600_000
    evidence_per_pair: int = 5
    evidence_per_concept: int = 8
    evidence_characters: int = 3_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold the settings of a whole build.

    ``workers`` is the number of processes that read articles; None leaves the choice to the machine. ``store``
    is the file that keeps what articles tell from one build to the next. The result depends on neither.
    """

    use_lexicon: bool = True
    lexicons: tuple[Path, ...] = ()
    workers: int | None = None
    store: Path | None = None
    count: CountSettings = field(default_factory=CountSettings)
    build: BuildSettings = field(default_factory=BuildSettings)
    analyze: AnalyzeSettings = field(default_factory=AnalyzeSettings)
    export: ExportSettings = field(default_factory=ExportSettings)
