"""What Python packs is what the page reads: random explorations, compared field by field."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.model import (
    BLOCK_KINDS,
    CONCEPT_TYPES,
    Alias,
    Analysis,
    Article,
    Community,
    Concept,
    Exploration,
    Mention,
    Sentence,
)
from graph.page.columns import clean_string
from graph.page.payload import build_payload
from graph.page.store import plain_id
from graph.settings import ExportSettings
from tests.page.explorations import count_pairs

READER = Path(__file__).parents[1] / "web" / "read_stores.mjs"
LETTERS = 'abcAB 学習é🦙🧠\u2028<>&"\ud800—\t\x1e\x1f\n'


def random_exploration(seed: int) -> Exploration:
    chooser = random.Random(seed)
    sentences = []
    for number in range(chooser.randint(1, 12)):
        text = "".join(chooser.choices(LETTERS, k=chooser.randint(4, 40)))
        kind = chooser.choice(BLOCK_KINDS)
        speaker = chooser.choice([None, "甲", 'O"N\x1e'])
        sentences.append(Sentence(number, f"a{number // 3}", number // 2 % 3, kind, speaker, text))
    found: dict[str, list[Mention]] = {}
    for sentence in sentences:
        at = 0
        while at < len(sentence.text) - 1:
            end = min(len(sentence.text), at + chooser.randint(1, 6))
            if chooser.random() < 0.6:
                owner = f"Id {chooser.randint(0, 8)}"
                found.setdefault(owner, []).append(
                    Mention(sentence.id, at, end, sentence.text[at:end], "test")
                )
            at = end
    concepts = []
    for place, (owner, mentions) in enumerate(sorted(found.items())):
        surfaces = sorted({mention.surface for mention in mentions})
        aliases = tuple(
            Alias(surface, 1 + k, chooser.choice(["x", "y"])) for k, surface in enumerate(surfaces)
        )
        identifier = plain_id(owner) if place % 2 else owner.replace(" ", "_")
        articles = tuple(sorted({sentences[mention.sentence].article for mention in mentions}))
        name = chooser.choice([owner, surfaces[0]])
        family = plain_id("Id 1") if place == 4 else None
        kind = chooser.choice(CONCEPT_TYPES)
        concepts.append(Concept(identifier, name, kind, aliases, tuple(mentions), articles, family))
    concepts.sort(key=lambda concept: concept.id)
    ids = [concept.id for concept in concepts]
    analysis = Analysis(
        (Community(0, tuple(ids[:1]), tuple(ids)),) if ids else (),
        dict.fromkeys(ids, 0),
        {i: (chooser.uniform(-900, 900), chooser.uniform(-900, 900)) for i in ids if chooser.random() < 0.8},
        {i: chooser.random() for i in ids},
    )
    names = sorted({sentence.article for sentence in sentences})
    articles = tuple(Article(i, f"{i}\ud800", None, None, None, None, f"{i}.md", 9, ()) for i in names)
    return Exploration(
        articles,
        tuple(sentences),
        tuple(concepts),
        count_pairs(concepts, tuple(sentences)),
        nx.Graph(),
        analysis,
        (),
    )


def expected_of(exploration: Exploration) -> dict[str, Any]:
    """Say in plain words what the page must find in the store, text as it is to be shown."""
    texts = [clean_string(sentence.text) for sentence in exploration.sentences]
    known = {concept.id for concept in exploration.concepts}
    positions = exploration.analysis.positions
    concepts = {
        concept.id: {
            "name": clean_string(concept.name),
            "type": concept.type,
            "aliases": [[clean_string(alias.surface), alias.count, alias.rule] for alias in concept.aliases],
            "mentions": [[texts[m.sentence], texts[m.sentence][m.start : m.end]] for m in concept.mentions],
            "family": concept.family if concept.family in known else None,
            "place": [round(value) for value in positions.get(concept.id, ())],
        }
        for concept in exploration.concepts
    }
    links = []
    for link in exploration.comentions:
        evidence = [
            [texts[item.sentence], None if item.to is None else texts[item.to]] for item in link.evidence
        ]
        links.append([*sorted((link.left, link.right)), link.sentences, round(link.weight, 3), evidence])
    speakers = {clean_string(sentence.speaker) for sentence in exploration.sentences if sentence.speaker}
    return {"concepts": concepts, "links": links, "speakers": sorted(speakers)}


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node to run the page's modules")
def test_the_page_reads_what_python_packed(tmp_path: Path) -> None:
    settings = ExportSettings()
    cases = []
    for seed in range(60):
        exploration = random_exploration(seed)
        if exploration.concepts:
            cases.append(
                {"payload": build_payload(exploration, settings), "expected": expected_of(exploration)}
            )
    assert len(cases) > 50
    file = tmp_path / "stores.json"
    file.write_text(json.dumps(cases, ensure_ascii=False), encoding="utf-8")
    run = subprocess.run(["node", str(READER), str(file)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    assert run.stdout.strip() == f"{len(cases)} stores are as expected"
