import assert from "node:assert/strict";
import test from "node:test";
import { THEMES, SHAPES, communityColour } from "../../graph/page/web/js/colors.js";
import { boundsOf, curveOf, distanceToCurve, hullAround } from "../../graph/page/web/js/geometry.js";
import { labelSize, placeLabels } from "../../graph/page/web/js/labels.js";
import { modelOf, radiusOf, startModel } from "../../graph/page/web/js/model.js";
import { composeScene } from "../../graph/page/web/js/scene.js";
import { findRoom, makeRoom, placeBeside } from "../../graph/page/web/js/spread.js";
import { goldenPayload, goldenStore, seeded } from "./golden.mjs";

const measure = (text, size) => text.length * size * 0.6;
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const view = { width: 800, height: 600, zoom: 1, density: 2, scale: 1, measure, moving: false, inset: { left: 0, top: 0, right: 0, bottom: 0 }, obstacles: [] };

function randomNodes(count, random) {
  return Array.from({ length: count }, (_, index) => {
    const mentions = 1 + Math.floor(60 * random() ** 3);
    return { index, x: 800 * random(), y: 600 * random(), r: radiusOf(mentions) * 0.5, inner: 1.72, text: "概念".repeat(1 + Math.floor(3 * random())), mentions, degree: 3, rank: 0, strong: mentions > 11 };
  });
}

test("labels never overlap each other, leave the picture, or lie under what floats over it", () => {
  const random = seeded(3);
  for (let round = 0; round < 30; round++) {
    const obstacles = [{ left: 10, right: 200, top: 550, bottom: 590 }];
    const labels = placeLabels(randomNodes(120, random), [{ x: 400, y: 100, text: "A · B" }], { ...view, density: round % 5, obstacles });
    for (const [k, one] of labels.entries()) {
      assert.ok(one.box.left >= 0 && one.box.right <= 800 && one.box.top >= 0 && one.box.bottom <= 600);
      assert.ok(!meet(one.box, obstacles[0]));
      for (const other of labels.slice(k + 1)) assert.ok(!meet(one.box, other.box), `${one.text} meets ${other.text}`);
    }
  }
});

test("the more important label is written where there is room for one", () => {
  const nodes = [1, 50].map((mentions, index) => ({ index, x: 400, y: 300, r: 10, inner: 1.72, text: `n${index}`, mentions, degree: 0, rank: 0, strong: false }));
  assert.equal(placeLabels(nodes, [], { ...view, density: 0 })[0].index, 1);
  nodes[0].rank = 2;
  assert.equal(placeLabels(nodes, [], { ...view, density: 0 })[0].index, 0);
});

test("a label's size follows mentions within bounds", () => {
  assert.equal(labelSize(0, 1), 11);
  assert.equal(labelSize(1000, 1), 19);
  assert.ok(labelSize(9, 1) < labelSize(25, 1));
  assert.ok(labelSize(9, 2.8) > labelSize(9, 1));
});

test("a curve is met along its whole length and nowhere else", () => {
  const curve = curveOf({ x: 0, y: 0 }, { x: 100, y: 0 });
  assert.ok(distanceToCurve(curve, 50, 5.5) < 1);
  assert.ok(distanceToCurve(curve, 0, 0) < 1e-9);
  assert.ok(distanceToCurve(curve, 50, 40) > 30);
});

test("a hull holds nearly all of its points, and its corners are among them", () => {
  const random = seeded(5);
  const points = Array.from({ length: 40 }, () => ({ x: random(), y: random() }));
  const hull = hullAround(points);
  const inside = ({ x, y }) => hull.every(([ax, ay], k) => {
    const [bx, by] = hull[(k + 1) % hull.length];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= -1e-9;
  });
  assert.ok(points.filter(inside).length >= 36);
  for (const [x, y] of hull) assert.ok(points.some((point) => point.x === x && point.y === y));
  assert.deepEqual(hullAround([{ x: 1, y: 2 }]), [[1, 2]]);
});

test("the bounds of nodes include their radius", () => {
  assert.deepEqual(boundsOf([{ x: 0, y: 0, r: 5 }, { x: 10, y: 20, r: 5 }]), { x: 5, y: 10, width: 20, height: 30 });
});

test("room is made, and found, without chance", () => {
  const crowd = () => Array.from({ length: 12 }, (_, k) => ({ index: k, x: k, y: 2 * k, r: 10, labelWidth: 40 }));
  const [one, other] = [crowd(), crowd()];
  makeRoom(one);
  makeRoom(other);
  assert.deepEqual(one, other);
  const before = crowd();
  const near = (nodes) => nodes.flatMap((a, k) => nodes.slice(k + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  assert.ok(Math.min(...near(one)) > Math.min(...near(before)));
  const spot = findRoom({ x: 0, y: 0 }, { r: 10 }, before);
  for (const node of before) assert.ok(Math.hypot(node.x - spot.x, node.y - spot.y) >= node.r + 10);
  assert.deepEqual(findRoom({ x: 500, y: 500 }, { r: 10 }, before), { x: 500, y: 500 });
  assert.deepEqual(placeBeside([{ node: { x: 10, y: 10 }, strength: 1 }], 3), placeBeside([{ node: { x: 10, y: 10 }, strength: 1 }], 3));
});

test("the area of a node follows its mentions until the largest", () => {
  const area = (mentions) => (radiusOf(mentions) - 6) ** 2;
  assert.ok(Math.abs(area(20) / area(10) - 2) < 1e-9);
  assert.equal(radiusOf(1000), 46);
});

test("a model grows from the store and keeps the places that it has", async () => {
  const payload = goldenPayload();
  const store = await goldenStore();
  const model = startModel(payload, 1);
  const fewer = modelOf(store, [0, 1], model);
  assert.equal(fewer.nodes.length, 2);
  assert.equal(fewer.at.get(0), model.at.get(0));
  const again = modelOf(store, Array.from({ length: store.size }, (_, i) => i), fewer);
  assert.equal(again.nodes.length, store.size);
  assert.equal(again.at.get(0).x, model.at.get(0).x);
  for (const node of again.nodes) assert.ok(Number.isFinite(node.x) && Number.isFinite(node.y) && node.r > 0);
});

test("a scene shows what is visible, dims what is not in focus, and drops faint links in motion", () => {
  const model = startModel(goldenPayload(), 1);
  const state = {
    visible: (i) => i !== 1, linkVisible: () => true, focus: null, selected: new Set(), hovered: null, route: null, colour: "type", communityNames: new Map(),
  };
  const look = { ...view, x: 0, y: 0, theme: THEMES.light, shapes: SHAPES, communityColour, title: "t", font: "f" };
  const scene = composeScene(model, state, look);
  assert.equal(scene.nodes.length, model.nodes.length - 1);
  assert.ok(scene.links.every(({ link }) => link.source !== 1 && link.target !== 1));
  const focus = composeScene(model, { ...state, focus: new Set([0]), selected: new Set([0]) }, look);
  assert.deepEqual(focus.nodes.filter(({ opacity }) => opacity === 1).map(({ index }) => index), [0]);
  assert.ok(composeScene(model, state, { ...look, moving: true }).links.length <= scene.links.length);
  assert.ok(composeScene(model, state, { ...look, moving: true }).labels.every(({ halo }) => halo === null));
});
