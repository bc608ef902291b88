// One frame of the picture, described in pixels: what the canvas paints, what the PNG and the SVG take away. Pure.
//
//   composeScene(model, state, view) -> scene
//     state  { visible(index), linkVisible(link), focus: Set or null, selected: Set, hovered: index or null, route:
//              Set of "i-j" or null, pair: [i, j] or null, colour: "type" | "community", communityNames: Map }
//     view   { width, height, zoom, x, y, theme, shapes, communityColour, density, moving, measure, inset, title, font }
//              x, y: the point of the graph in the middle of the canvas
//   scene  { width, height, background, font, title, hulls, links, nodes, labels }  as svg.js writes it
import { inkOn, mixColours } from "./colors.js";
import { curveOf, hullAround } from "./geometry.js";
import { placeLabels } from "./labels.js";

const SMALLEST = 3.6;
const HULL_PAD = 34;
const NARROW = 500;
const MOST_IN_MOTION = 240;

export function composeScene(model, state, view) {
  const toScreen = ({ x, y }) => ({ x: (x - view.x) * view.zoom + view.width / 2, y: (y - view.y) * view.zoom + view.height / 2 });
  const fill = (node) => (state.colour === "community" ? view.communityColour(node.community) : view.theme.types[node.type]);
  const shown = [];
  const at = new Map();
  for (const node of model.nodes) {
    if (!state.visible(node.index)) continue;
    const place = { ...toScreen(node), node, r: Math.max(SMALLEST, node.r * view.zoom), fill: fill(node) };
    shown.push(place);
    at.set(node.index, place);
  }
  const { hulls, regions } = composeHulls(model, shown, state, view);
  const nodes = shown.map((place) => composeNode(place, state, view));
  return {
    width: view.width, height: view.height, background: view.theme.canvas, font: view.font, title: view.title,
    hulls, links: composeLinks(model, at, state, view), nodes, labels: composeLabels(nodes, regions, model, state, view),
  };
}

function composeNode({ node, x, y, r, fill }, state, view) {
  const lit = state.focus === null || state.focus.has(node.index);
  return {
    index: node.index, x, y, r, shape: view.shapes[node.type], fill, stroke: view.theme.canvas, strokeWidth: 1.6, opacity: lit ? 1 : 0.13,
    ring: state.selected.has(node.index) ? fill : null, lit, node, title: node.name,
  };
}

function composeLinks(model, at, state, view) {
  const links = [];
  for (const link of model.links) {
    // Strokes are what a frame costs, and the strongest come first.
    if (view.moving && links.length >= MOST_IN_MOTION) break;
    const a = at.get(link.source);
    const b = at.get(link.target);
    if (!a || !b || !state.linkVisible(link)) continue;
    const style = linkStyle(link, a, b, state, view);
    if (style !== null) links.push({ ...curveOf(a, b), ...style, link });
  }
  return links;
}

function linkStyle(link, a, b, state, view) {
  const width = (0.8 + 0.9 * Math.sqrt(link.level)) * (view.width < NARROW ? 0.7 : 1);
  if (state.route !== null) {
    const on = state.route.has(linkKey(link.source, link.target));
    if (!on && (view.moving || link.quiet)) return null;
    return on ? { stroke: view.theme.accent, width: width + 1.4, opacity: 0.95, own: true } : { stroke: view.theme.edge, width, opacity: 0.035 };
  }
  if (state.focus !== null) {
    const own = state.selected.has(link.source) ? a : state.selected.has(link.target) ? b : null;
    if (own !== null && state.focus.has(link.source) && state.focus.has(link.target)) return { stroke: own.fill, width: width + 0.4, opacity: Math.min(0.95, 0.42 + 0.1 * link.level), own: true };
    return view.moving || link.quiet ? null : { stroke: view.theme.edge, width, opacity: 0.035 };
  }
  if (link.quiet || (view.moving && !link.backbone)) return null;
  const base = link.backbone ? (link.across ? 0.14 : 0.3) : link.across ? 0.06 : 0.12;
  return { stroke: view.theme.edge, width, opacity: base + 0.05 * Math.max(0, Math.floor(link.level) - 1) };
}

export function linkKey(i, j) {
  return i < j ? `${i}-${j}` : `${j}-${i}`;
}

function composeHulls(model, shown, state, view) {
  const groups = new Map();
  for (const place of shown) {
    const list = groups.get(place.node.community) ?? [];
    list.push(place);
    groups.set(place.node.community, list);
  }
  const hulls = [];
  const regions = [];
  for (const community of model.communities) {
    const members = groups.get(community) ?? [];
    if (members.length < 3) continue;
    const colour = view.communityColour(community);
    const plain = state.focus === null && state.route === null ? view.theme.hull : view.theme.hullFocus;
    const tint = state.colour === "community" ? mixColours(colour, view.theme.canvas, state.focus === null ? 0.14 : 0.07) : plain;
    const points = hullAround(members);
    hulls.push({ points, fill: tint, pad: 2 * HULL_PAD * model.unit * view.zoom, community });
    const text = state.communityNames.get(community);
    if (!text || state.focus !== null) continue;
    const xs = points.map((point) => point[0]);
    regions.push({ x: (Math.min(...xs) + Math.max(...xs)) / 2, y: Math.min(...points.map((point) => point[1])) - HULL_PAD * model.unit * view.zoom, text, size: members.length });
  }
  regions.sort((a, b) => b.size - a.size);
  return { hulls, regions };
}

function composeLabels(nodes, regions, model, state, view) {
  const candidates = nodes.filter(({ lit }) => lit).map(({ index, x, y, r, node, shape }) => ({
    index, x, y, r: r * (REACH[shape] ?? 1), inner: INNER[view.shapes[node.type]], text: shorten(node.name), mentions: node.mentions, degree: node.degree, strong: node.mentions * model.scale >= 12,
    rank: state.selected.has(index) || state.hovered === index ? 2 : state.focus !== null ? 1 : 0,
  }));
  const fillOf = new Map(nodes.map(({ index, fill }) => [index, fill]));
  return placeLabels(candidates, regions, { ...view, scale: model.scale }).map((label) => ({
    ...label,
    fill: label.kind === "region" ? view.theme.text3 : label.kind === "inside" ? inkOn(fillOf.get(label.index)) : label.weight === 600 ? view.theme.text : view.theme.text2,
    halo: label.kind === "inside" || view.moving ? null : view.theme.canvas,
    haloWidth: 3.6,
  }));
}

// How wide a text may stand inside a shape, in radii; in a triangle none does.
const INNER = { circle: 1.72, square: 1.72, hexagon: 1.6, diamond: 1.15, triangle: 0 };
// How far the corners of a shape stand out, in radii.
const REACH = { diamond: 1.12, triangle: 1.02, hexagon: 1.02 };
const LONGEST_LABEL = 28;

function shorten(name) {
  const letters = Array.from(name);
  return letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL - 1).join("")}…` : name;
}
