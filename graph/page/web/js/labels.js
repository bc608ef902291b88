// Which labels are written, and where: greedy, in screen space, every frame. Pure.
//
//   placeLabels(nodes, regions, view) -> [label]
//     node    { index, x, y, r, inner, text, mentions, degree, rank, strong }  px; inner: room for a text in it, in radii
//                                                   rank 2 selected or hovered, 1 in focus, 0 else
//     region  { x, y, text }                        x the middle, y the upper edge of the hull
//     view    { width, height, zoom, density, scale, measure(text, size, weight) -> px, moving, inset, obstacles }
//             scale: what mention counts are multiplied by, so that a large folder has the sizes of one article
//     label   { index, text, x, y, size, weight, anchor, kind, box }    kind: inside outside region; y is the middle
//   labelSize(mentions, zoom) -> px

const CAPS = [14, 30, 60, 110, Infinity];
const REFERENCE_AREA = 800 * 800;
const OVERRIDE = 12;

export function labelSize(mentions, zoom) {
  const size = Math.min(19, Math.max(11, 10.2 + 1.15 * Math.sqrt(mentions)));
  return size * Math.max(1, Math.min(1.6, zoom / 1.4));
}

export function placeLabels(nodes, regions, view) {
  const placed = [];
  const blocks = nodes.map(({ x, y, r, rank }) => boxAround(x, y, 0.86 * r + (rank === 2 ? 8 : 0), 0.86 * r + (rank === 2 ? 8 : 0)));
  // An important label may cover the smaller nodes, never what is selected or as large as its own.
  const free = (box, overNodes, own) => isInside(box, view) && !view.obstacles.some((other) => meet(other, box)) && !placed.some((label) => meet(label.box, box)) &&
    !blocks.some((block, k) => k !== own && (!overNodes || nodes[k].rank === 2 || nodes[k].r >= nodes[own].r) && meet(block, box));

  for (const region of regions) {
    const width = view.measure(region.text, 12.5, 600);
    for (const lift of [10, 24, 38]) {
      const box = boxAround(region.x, region.y - lift, width / 2 + 4, 9);
      if (!free(box, false, -1)) continue;
      placed.push({ index: -1, text: region.text, x: region.x, y: region.y - lift, size: 12.5, weight: 600, anchor: "middle", kind: "region", box });
      break;
    }
  }

  const cap = CAPS[view.density] * Math.min(1.6, Math.max(0.35, (view.width * view.height) / REFERENCE_AREA)) * Math.max(1, view.zoom ** 2);
  const order = nodes.map((node, place) => ({ node, place })).sort((a, b) =>
    b.node.rank - a.node.rank || importance(b.node) - importance(a.node) || a.node.index - b.node.index);
  let count = 0;
  for (const [turn, { node, place }] of order.entries()) {
    if (count >= cap && node.rank === 0) break;
    const covered = (box) => blocks.filter((block, k) => k !== place && meet(block, box)).length;
    const label = fitLabel(node, place, view, { free, covered, overNodes: turn < OVERRIDE || node.rank === 2 });
    if (label === null) continue;
    placed.push(label);
    count++;
  }
  return placed;
}

function importance({ mentions, degree }) {
  return mentions + 0.2 * degree;
}

function fitLabel(node, place, view, { free, covered, overNodes }) {
  const size = labelSize(node.mentions * view.scale, view.zoom);
  const weight = node.strong || node.rank === 2 ? 600 : 400;
  const width = view.measure(node.text, size, weight);
  const common = { index: node.index, text: node.text, size, weight };
  if (width <= node.inner * node.r && size <= 1.3 * node.r) {
    const box = boxAround(node.x, node.y, width / 2, size * 0.55);
    if (free(box, true, place)) return { ...common, x: node.x, y: node.y, anchor: "middle", kind: "inside", box };
  }
  const slots = slotsAround(node, width, size);
  const found = slots.find(({ box }) => free(box, false, place)) ??
    (overNodes ? slots.filter(({ box }) => free(box, true, place)).sort((a, b) => covered(a.box) - covered(b.box))[0] : undefined);
  return found === undefined ? null : { ...common, ...found, kind: "outside" };
}

function slotsAround({ x, y, r, rank }, width, size) {
  const gap = r + (rank === 2 ? 11 : 4);
  const half = size * 0.62;
  return SLOTS.map(([dx, dy, anchor]) => {
    const at = { x: x + dx * gap, y: y + dy * (gap + half), anchor };
    const left = anchor === "start" ? at.x : anchor === "end" ? at.x - width : at.x - width / 2;
    return { ...at, box: { left: left - 2, right: left + width + 2, top: at.y - half, bottom: at.y + half } };
  });
}

const SLOTS = [
  [0, 1, "middle"], [1, 0, "start"], [0, -1, "middle"], [-1, 0, "end"],
  [0.75, 0.7, "start"], [-0.75, 0.7, "end"], [0.75, -0.7, "start"], [-0.75, -0.7, "end"],
];

function boxAround(x, y, halfWidth, halfHeight) {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// `obstacles` float over the picture; `inset` is what covers its edges: a label under them could not be read.
function isInside(box, { width, height, inset }) {
  return box.left >= inset.left && box.top >= inset.top && box.right <= width - inset.right && box.bottom <= height - inset.bottom;
}
