// What is drawn: concepts with places and sizes, and the links among them. Pure.
//
//   startModel(payload, aspect) -> model   from the drawn part, before there is a store; aspect: of the canvas
//   modelOf(store, indices, model) -> model   the same for any concepts; those that `model` has keep their places
//     model  { nodes: [node], at: Map(index -> node), links: [link], neighbours: Map(index -> Set(index)), the strongest first,
//              scale, communities: [id], unit }
//     stretch  what x and y are multiplied by, so that the layout fills a canvas that is wide or tall
//     node   { index, id, name, type, mentions, sentences, articles, degree, community, x, y, r, labelWidth }
//     link   { source, target, weight, sentences, npmi, strength, backbone, across, level }
//            level: the weight in steps 0..5, comparable between an article and a folder
//     scale  what mention counts are multiplied by, so that the largest concept has about the size of one article's
//     unit   what radii are multiplied by: where few of a large layout are drawn, there is room for larger ones
import { boundsOf } from "./geometry.js";
import { drawnConcepts, drawnLinks } from "./payload.js";
import { findRoom, makeRoom, placeBeside } from "./spread.js";

const LARGEST = 90;
const CALM_LINKS = 3.6;
const LARGEST_UNIT = 2.2;

export function startModel(payload, aspect = 1) {
  const scale = scaleOf(Math.max(1, ...payload.drawn.mentions));
  const nodes = drawnConcepts(payload).map((concept) => sizeNode({ ...concept }, scale, 1));
  const stretch = stretchOf(nodes, aspect);
  nodes.forEach((node) => Object.assign(node, stretched(node, stretch)));
  const unit = unitOf(nodes);
  nodes.forEach((node) => sizeNode(node, scale, unit));
  makeRoom(nodes);
  return finishModel(nodes, drawnLinks(payload), { scale, unit, stretch });
}

// A layout that is as wide as the canvas is drawn larger on it; beyond half as much again it would look torn.
function stretchOf(nodes, aspect) {
  const { width, height } = boundsOf(nodes, 0.98);
  if (nodes.length < 3 || width === 0 || height === 0) return { x: 1, y: 1 };
  const side = Math.sqrt(Math.max(0.6, Math.min(1.7, (aspect * height) / width)));
  return { x: side, y: 1 / side };
}

function stretched({ x, y }, stretch) {
  return { x: x * stretch.x, y: y * stretch.y };
}

// The room that there is against the room that nodes and labels need, a side.
function unitOf(nodes) {
  if (nodes.length < 3) return 1;
  const { width, height } = boundsOf(nodes, 0.95);
  const needed = nodes.reduce((sum, { r, labelWidth }) => sum + (2 * r + 40) * (2 * r + labelWidth), 0);
  return Math.max(1, Math.min(LARGEST_UNIT, Math.sqrt((width * height) / (ROOMY * needed))));
}

const ROOMY = 3.2;

export function modelOf(store, indices, model) {
  const nodes = [];
  const at = new Map();
  let fresh = 0;
  const keep = (node) => {
    nodes.push(node);
    at.set(node.index, node);
  };
  for (const index of indices) {
    const known = model.at.get(index);
    if (known) keep(known);
  }
  for (const index of indices) {
    if (at.has(index)) continue;
    const { id, name, type, mentions, sentences, articles, degree, community } = store.concept(index);
    const node = sizeNode({ index, id, name, type, mentions, sentences, articles, degree, community }, model.scale, model.unit);
    const place = store.position(index);
    fresh++;
    const near = place ? stretched(place, model.stretch) : placeBeside(placedNeighbours(store, index, at), fresh);
    Object.assign(node, findRoom(near, node, nodes));
    keep(node);
  }
  return finishModel(nodes, store.linksAmong(indices), model);
}

function placedNeighbours(store, index, at) {
  return store.neighbours(index, { limit: 3, predicate: (other) => at.has(other) }).map((near) => ({ node: at.get(near.index), strength: near.strength }));
}

function scaleOf(mentions) {
  return mentions > LARGEST ? LARGEST / mentions : 1;
}

function sizeNode(node, scale, unit) {
  node.r = radiusOf(node.mentions * scale) * unit;
  node.labelWidth = Math.min(130, 7.5 * Array.from(node.name).reduce((sum, c) => sum + (c > "\u2e7f" ? 1.7 : 0.9), 0));
  return node;
}

// The area of a node follows its mentions.
export function radiusOf(mentions) {
  return Math.min(46, 6 + 4.2 * Math.sqrt(mentions));
}

function finishModel(nodes, links, { scale, unit, stretch }) {
  const at = new Map(nodes.map((node) => [node.index, node]));
  const neighbours = new Map(nodes.map(({ index }) => [index, new Set()]));
  const ranked = rankLinks(links, nodes, at);
  for (const { source, target } of ranked) {
    neighbours.get(source).add(target);
    neighbours.get(target).add(source);
  }
  const communities = Array.from(new Set(nodes.map(({ community }) => community))).sort((a, b) => a - b);
  return { nodes, at, links: ranked, neighbours, scale, unit, stretch, communities };
}

// In a folder of hundreds of articles nearly every pair of great concepts is often together: the three strongest
// links of each concept are drawn clearly, the next faintly, the others only in focus.
function rankLinks(links, nodes, at) {
  const sorted = Array.from(links).sort((a, b) => b.strength - a.strength || a.source - b.source || a.target - b.target);
  const heavy = sorted.map(({ weight }) => weight).sort((a, b) => a - b)[Math.floor(sorted.length * 0.97)] ?? 1;
  const step = Math.min(1, 5 / heavy);
  const taken = new Map();
  const calm = Math.max(40, CALM_LINKS * nodes.length);
  return sorted.map((link, place) => {
    const before = Math.min(taken.get(link.source) ?? 0, taken.get(link.target) ?? 0);
    taken.set(link.source, (taken.get(link.source) ?? 0) + 1);
    taken.set(link.target, (taken.get(link.target) ?? 0) + 1);
    const level = Math.min(5, link.weight * step);
    return {
      ...link, level, backbone: before < 3 || (level >= 2 && place < 1.5 * nodes.length), quiet: place >= calm && before >= 3,
      across: at.get(link.source).community !== at.get(link.target).community,
    };
  });
}
