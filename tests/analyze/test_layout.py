"""The layout: no overlap, regions apart, everything somewhere."""

from __future__ import annotations

import numpy as np
import pytest

from graph.analyze.arrays import GraphArrays, read_graph
from graph.analyze.boxes import measure_boxes
from graph.analyze.communities import find_communities
from graph.analyze.discs import place_discs, sunflower
from graph.analyze.importance import measure_importance
from graph.analyze.layout import place_nodes
from graph.settings import AnalyzeSettings
from tests.analyze.graphs import graph_of, planted_graph


def lay_out(arrays: GraphArrays, settings: AnalyzeSettings) -> tuple[np.ndarray, np.ndarray]:
    importance = measure_importance(arrays)
    community, _ = find_communities(arrays, importance, settings)
    return place_nodes(arrays, community, np.argsort(-importance, kind="stable"), settings), community


@pytest.fixture(scope="module")
def arrays() -> GraphArrays:
    return read_graph(planted_graph())


@pytest.mark.parametrize("labelled", [0, 60, 120])
def test_neither_nodes_nor_labels_overlap(arrays: GraphArrays, labelled: int) -> None:
    settings = AnalyzeSettings(labelled=labelled)
    places, _ = lay_out(arrays, settings)
    importance = measure_importance(arrays)
    rank = np.empty(len(places), dtype=int)
    rank[np.argsort(-importance, kind="stable")] = np.arange(len(places))
    boxes = measure_boxes(arrays.names, arrays.mentions, rank < labelled)
    middle = places[:, 1] + boxes.drop
    for i in range(len(places)):
        over_x = boxes.half_width[i] + boxes.half_width - abs(places[:, 0] - places[i, 0])
        over_y = boxes.half_height[i] + boxes.half_height - abs(middle - middle[i])
        over = np.minimum(over_x, over_y)
        over[i] = -1
        assert over.max() < 2  # boxes have a margin of 4 on every side


def test_communities_are_regions_of_their_own(arrays: GraphArrays) -> None:
    places, community = lay_out(arrays, AnalyzeSettings())
    middles = np.array([places[community == c].mean(axis=0) for c in range(community.max() + 1)])
    nearest = np.argmin(((places[:, None] - middles[None]) ** 2).sum(axis=2), axis=1)
    assert (nearest == community).mean() > 0.97


def test_the_picture_has_the_canvas_ratio_and_its_middle_at_zero(arrays: GraphArrays) -> None:
    for ratio in (1.0, 1.6):
        places, _ = lay_out(arrays, AnalyzeSettings(ratio=ratio))
        extent = places.max(axis=0) - places.min(axis=0)
        assert extent[0] / extent[1] == pytest.approx(ratio, rel=0.25)
        assert abs(places.max(axis=0) + places.min(axis=0)).max() < 80


def test_the_others_stand_near_their_strongest_placed_neighbour(arrays: GraphArrays) -> None:
    places, community = lay_out(arrays, AnalyzeSettings(careful=40))
    assert len(np.unique(places, axis=0)) == len(places)
    chosen = set(np.argsort(-measure_importance(arrays), kind="stable")[:40].tolist())
    extent = np.ptp(places[sorted(chosen)], axis=0).max()
    for node in set(range(len(places))) - chosen:
        linked = [
            b if a == node else a for a, b in zip(arrays.left, arrays.right, strict=True) if node in (a, b)
        ]
        anchors = [other for other in linked if other in chosen]
        if anchors:
            assert min(np.hypot(*(places[other] - places[node])) for other in anchors) < extent / 3
        else:
            assert np.hypot(*places[node]) < 2 * extent
    assert len(community) == len(places)


def test_a_community_without_a_placed_member_has_a_spot_of_its_own() -> None:
    graph = graph_of([("a", "b", 1.0)], {"a": 50, "b": 40, "lone": 1, "solo": 1})
    arrays = read_graph(graph)
    places = place_nodes(arrays, np.array([0, 0, 1, 2]), np.arange(4), AnalyzeSettings(careful=2))
    assert len(np.unique(places, axis=0)) == 4
    assert np.isfinite(places).all()


def test_radius_follows_mentions_and_labels_their_letters() -> None:
    boxes = measure_boxes(
        ["x", "可解释性研究", "abcdef", "AI"], np.array([1, 4, 4, 10_000]), np.full(4, True)
    )
    assert boxes.radius.tolist() == [10.2, 14.4, 14.4, 46.0]
    assert boxes.half_width[1] > boxes.half_width[2]
    assert boxes.drop[3] == boxes.drop[0] == 0  # the name fits into the node
    assert boxes.drop[1] > 0


def test_discs_do_not_overlap_and_friends_are_nearer() -> None:
    radius = 60.0 + 10 * (np.arange(16) % 5)
    friends = np.arange(16)[:, None] % 4 == np.arange(16)[None] % 4
    np.fill_diagonal(friends, False)
    middles = place_discs(radius, friends * 5.0 + 0.1, ratio=1.0, gap=50)
    far = np.hypot(*(middles[:, None] - middles[None]).transpose(2, 0, 1))
    apart = ~np.eye(16, dtype=bool)
    assert (far - radius[:, None] - radius[None])[apart].min() > 49
    assert far[friends].mean() < 0.7 * far[apart & ~friends].mean()
    assert place_discs(radius[:1], np.zeros((1, 1)), 1.0, 50).tolist() == [[0, 0]]


def test_a_sunflower_is_even() -> None:
    points = sunflower(200, 10.0)
    far = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(far, np.inf)
    assert far.min() > 9.99
    assert np.hypot(*points.T).max() < 10 * np.sqrt(200)
