"""The payload: what is drawn, what the store holds, and that hostile text and limits are kept."""

from __future__ import annotations

import base64
import dataclasses
import gzip
import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Evidence, Exploration
from graph.page.characters import find_readings, find_simplifications
from graph.page.columns import (
    clean_string,
    compress_store,
    write_deltas,
    write_strings,
    write_varints,
    zigzag,
)
from graph.page.payload import build_payload, link_strength
from graph.settings import ExportSettings
from tests.page.explorations import small_exploration

GOLDEN = Path(__file__).parents[1] / "golden" / "payload.json"
ACTUAL = Path(__file__).parents[1] / "actual" / "payload.json"
SETTINGS = ExportSettings()


def dump(payload: dict) -> str:
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def inflated(payload: dict) -> bytes:
    return gzip.decompress(base64.b64decode(payload["store"]["data"]))


def split(payload: dict) -> tuple[dict, dict[str, bytes]]:
    raw = inflated(payload)
    assert raw[:4] == b"CGS1"
    length = int.from_bytes(raw[4:8], "little")
    header = json.loads(raw[8 : 8 + length])
    at = 8 + length
    columns = {}
    for name, size in header["columns"]:
        columns[name] = raw[at : at + size]
        at += size
    assert at == len(raw)
    return header, columns


def test_golden_payload_which_the_page_is_tested_on() -> None:
    payload = build_payload(small_exploration(), SETTINGS)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(dump(payload), encoding="utf-8")
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))
    # How zlib packs differs between its builds; what it packs must not.
    same = {**payload, "store": None} == {**expected, "store": None} and inflated(payload) == inflated(
        expected
    )
    if not same:
        ACTUAL.parent.mkdir(exist_ok=True)
        ACTUAL.write_text(dump(payload), encoding="utf-8")
    assert same, f"see {ACTUAL}; UPDATE_GOLDEN=1 writes the golden file anew"


def test_same_exploration_same_bytes_in_whatever_order_the_dictionaries_are() -> None:
    exploration = small_exploration()
    first = dump(build_payload(exploration, SETTINGS))
    analysis = exploration.analysis
    shuffled = list(analysis.positions)
    random.Random(3).shuffle(shuffled)
    other = dataclasses.replace(
        exploration,
        analysis=dataclasses.replace(
            analysis,
            positions={i: analysis.positions[i] for i in shuffled},
            importance={i: analysis.importance[i] for i in shuffled},
            community_of={i: analysis.community_of[i] for i in shuffled},
        ),
    )
    assert dump(build_payload(other, SETTINGS)) == first


def test_text_is_well_formed_and_links_are_web_links() -> None:
    payload = build_payload(small_exploration(), SETTINGS)
    dump(payload).encode("utf-8")  # a lone surrogate would raise
    _, columns = split(payload)
    articles = json.loads(columns["articles"])
    assert [row["url"] for row in articles] == ["https://example.org/a?b=1&c=2", None, None]
    assert articles[1]["title"].startswith("</script><script>alert(1)</script>")
    assert "\ufffd" in articles[1]["title"]


def test_the_most_important_come_first_and_are_drawn() -> None:
    exploration = small_exploration()
    payload = build_payload(exploration, SETTINGS)
    assert len(payload["drawn"]["id"]) == len(exploration.concepts)
    assert payload["drawn"]["id"][0] == "mixture-of-experts"
    some = build_payload(exploration, ExportSettings(drawn_all=5, drawn_some=3, drawn_links=2))
    assert some["drawn"]["id"] == payload["drawn"]["id"][:3]
    assert all(target < 3 for target in some["links"]["target"])
    assert len(some["links"]["source"]) <= 2
    assert inflated(some) == inflated(payload)


def test_concepts_without_a_place_are_not_drawn_before_those_with_one() -> None:
    exploration = small_exploration()
    positions = {i: p for i, p in exploration.analysis.positions.items() if i != "mixture-of-experts"}
    analysis = dataclasses.replace(exploration.analysis, positions=positions)
    payload = build_payload(dataclasses.replace(exploration, analysis=analysis), SETTINGS)
    assert payload["drawn"]["id"][-1] == "mixture-of-experts"


def test_neighbours_and_backbone_follow_the_strength() -> None:
    exploration = small_exploration()
    payload = build_payload(exploration, SETTINGS)
    drawn = payload["drawn"]
    names = {concept.id: concept.name for concept in exploration.concepts}
    links = [x for x in exploration.comentions if "mixture-of-experts" in (x.left, x.right)]
    others = {x.left if x.right == "mixture-of-experts" else x.right: link_strength(x) for x in links}
    ranked = sorted(others, key=lambda i: (-others[i], drawn["id"].index(i)))
    assert drawn["near"][0] == [names[i] for i in ranked[:7]]
    assert drawn["degree"][0] == len(links)
    assert set(payload["links"]["backbone"]) <= {0, 1}
    for node in range(len(drawn["id"])):
        mine = [
            (payload["links"]["backbone"][e])
            for e in range(len(payload["links"]["source"]))
            if node in (payload["links"]["source"][e], payload["links"]["target"][e])
        ]
        assert sum(mine) >= min(3, len(mine))


def test_small_input_keeps_all_evidence() -> None:
    payload = build_payload(small_exploration(), SETTINGS)
    evidence = payload["meta"]["evidence"]
    assert evidence == {"complete": True, "perPair": None, "perConcept": None, "kept": 7, "total": 7}


def test_large_input_keeps_the_caps_and_every_important_concept_has_a_sentence() -> None:
    exploration = many_sentences(60)
    payload = build_payload(
        exploration,
        ExportSettings(
            evidence_all=100, evidence_per_pair=2, evidence_per_concept=3, evidence_characters=10_000
        ),
    )
    evidence = payload["meta"]["evidence"]
    assert evidence["complete"] is False
    assert evidence["perPair"] == 2
    assert evidence["kept"] < evidence["total"]
    header, columns = split(payload)
    assert max(columns["pairCount"]) == 2
    texts = columns["text"].decode("utf-8").split("\x1e")
    assert any("MoE" in text for text in texts)
    assert header["sentences"] == evidence["kept"]


def test_the_characters_of_evidence_are_bounded() -> None:
    payload = build_payload(many_sentences(60), ExportSettings(evidence_all=0, evidence_characters=40))
    _, columns = split(payload)
    assert 0 < len(columns["text"].decode("utf-8").replace("\x1e", "")) <= 40


def many_sentences(copies: int) -> Exploration:
    """Return the small exploration with its last sentence said again and again."""
    exploration = small_exploration()
    last = exploration.sentences[-1]
    total = len(exploration.sentences)
    more = tuple(last._replace(id=total + k, block=k + 1) for k in range(copies))

    def repeated(concept):
        again = [m for m in concept.mentions if m.sentence == last.id]
        mentions = concept.mentions + tuple(m._replace(sentence=s.id) for s in more for m in again)
        return dataclasses.replace(concept, mentions=tuple(sorted(mentions)))

    comentions = tuple(
        pair._replace(
            evidence=pair.evidence
            + tuple(
                Evidence(s.id, None) for s in more if any(item.sentence == last.id for item in pair.evidence)
            ),
        )
        for pair in exploration.comentions
    )
    return dataclasses.replace(
        exploration,
        sentences=exploration.sentences + more,
        concepts=tuple(map(repeated, exploration.concepts)),
        comentions=comentions,
    )


def test_measures_are_derived_where_they_follow_and_stored_where_not() -> None:
    exploration = small_exploration()
    assert split(build_payload(exploration, SETTINGS))[0]["measures"] == "derived"
    odd = tuple(pair._replace(npmi=0.123) for pair in exploration.comentions)
    header, columns = split(build_payload(dataclasses.replace(exploration, comentions=odd), SETTINGS))
    assert header["measures"] == "stored"
    assert len(columns["npmi"]) >= len(odd)


@given(st.lists(st.integers(0, 2**35 - 1)))
def test_varints_are_read_back(numbers: list[int]) -> None:
    read, value, shift = [], 0, 0
    for byte in write_varints(numbers):
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            read.append(value)
            value = shift = 0
    assert read == numbers


def test_varints_refuse_what_does_not_fit() -> None:
    with pytest.raises(ValueError, match="five"):
        write_varints([2**35])


@given(st.integers(-(2**30), 2**30))
def test_zigzag_is_one_to_one(number: int) -> None:
    folded = zigzag(number)
    assert folded >= 0
    assert (folded >> 1 if folded % 2 == 0 else -((folded + 1) >> 1)) == number


def test_deltas_start_anew_in_each_row() -> None:
    assert write_deltas([[3, 5], [], [2]]) == bytes([3, 2, 2])


@given(st.text(alphabet=st.characters()))
def test_clean_strings_keep_their_length_and_never_part_a_column(text: str) -> None:
    clean = clean_string(text)
    assert len(clean) == len(text)
    assert write_strings([clean]).count(b"\x1e") == 1


@given(st.binary(max_size=500))
def test_compressed_stores_are_gzip_without_time_or_system(raw: bytes) -> None:
    packed = compress_store(raw)
    assert gzip.decompress(packed) == raw
    assert packed[3:10] == b"\0\0\0\0\0\0\xff"


def test_simplifications_hold_only_what_names_can_match() -> None:
    traditional, simplified = find_simplifications(["重慶", "学"])
    assert dict(zip(traditional, simplified, strict=True)) == {"慶": "庆", "學": "学"}


def test_phrases_are_read_otherwise_than_their_characters() -> None:
    readings, phrases = find_readings(["重庆大学", "积极推理", "DSPy"])
    assert [readings[c] for c in "积极推理"] == ["ji", "ji", "tui", "li"]
    assert phrases == {"重庆大学": "chong qing da xue"}
