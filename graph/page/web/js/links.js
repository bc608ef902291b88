// Links as arrays: both ends of every link side by side, measures, neighbours. Pure.
import { linkStrength } from "./payload.js";
import { readVarints, startsOf } from "./varint.js";

// Rows of targets (source < target) become a symmetric adjacency: for concept i the entries
// starts[i]..starts[i + 1] of `others` (ascending) and of `links` (link numbers).
export function readLinks(header, columns, sentences) {
  const size = header.concepts;
  const count = header.links;
  const perRow = readVarints(columns.linkCount, size);
  const targets = readVarints(columns.linkTarget, count);
  const sources = new Uint32Array(count);
  const degree = new Uint32Array(size);
  for (let i = 0, e = 0; i < size; i++) {
    let before = 0;
    for (const end = e + perRow[i]; e < end; e++) {
      before = targets[e] += before;
      if (before >= size || before <= i) throw new RangeError("a link leads to no concept");
      sources[e] = i;
      degree[i]++;
      degree[before]++;
    }
  }
  const starts = startsOf(degree);
  const free = starts.slice(0, size);
  const others = new Uint32Array(2 * count);
  const links = new Uint32Array(2 * count);
  // In two sweeps each row comes out ascending: first the smaller ends, then the larger ones.
  for (let e = 0; e < count; e++) {
    const at = free[targets[e]]++;
    others[at] = sources[e];
    links[at] = e;
  }
  for (let e = 0; e < count; e++) {
    const at = free[sources[e]]++;
    others[at] = targets[e];
    links[at] = e;
  }
  const graph = { size, count, sources, targets, starts, others, links, degree };
  return Object.assign(graph, readMeasures(header, columns, sentences, graph));
}

// weight, sentences, expected, npmi and strength of every link.
function readMeasures(header, columns, sentences, { count, sources, targets }) {
  // Plain loops: Float32Array.from with a function is ten times slower on a million links.
  const weight = new Float32Array(readVarints(columns.weight, count));
  for (let e = 0; e < count; e++) weight[e] /= header.weightScale;
  const together = readVarints(columns.linkSentences, count);
  const expected = new Float32Array(count);
  const npmi = new Float32Array(count);
  if (header.measures === "stored") {
    expected.set(readVarints(columns.expected, count));
    npmi.set(readVarints(columns.npmi, count));
    for (let e = 0; e < count; e++) {
      expected[e] /= 1000;
      npmi[e] = npmi[e] / 100 - 1;
    }
  } else {
    // expected = n_i n_j / N, NPMI = ln(n_ij / expected) / ln(N / n_ij); logarithms once a concept, not once a link.
    const total = header.sentenceTotal;
    const logTotal = Math.log(total);
    const logs = Float64Array.from(sentences, Math.log);
    for (let e = 0; e < count; e++) {
      const i = sources[e];
      const j = targets[e];
      const both = together[e];
      expected[e] = (sentences[i] * sentences[j]) / total;
      if (both === 0 || expected[e] === 0) npmi[e] = -1;
      else if (both >= total) npmi[e] = 1;
      else {
        const logBoth = Math.log(both);
        npmi[e] = (logBoth - logs[i] - logs[j] + logTotal) / (logTotal - logBoth);
      }
    }
  }
  const strength = new Float32Array(count);
  for (let e = 0; e < count; e++) strength[e] = linkStrength(weight[e], npmi[e]);
  return { weight, together, expected, npmi, strength };
}

// The number of the link between two concepts, or -1: binary search in the shorter row.
export function findLink(graph, i, j) {
  if (i === j || graph.degree[i] > graph.degree[j]) [i, j] = [j, i];
  let low = graph.starts[i];
  let high = graph.starts[i + 1] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const other = graph.others[middle];
    if (other === j) return graph.links[middle];
    if (other < j) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

// Neighbours of i, the strongest first; equally strong ones by importance.
export function strongestNeighbours(graph, i, { limit = Infinity, predicate = null } = {}) {
  const found = [];
  for (let at = graph.starts[i]; at < graph.starts[i + 1]; at++) {
    const index = graph.others[at];
    const link = graph.links[at];
    if (predicate === null || predicate(index, link)) {
      found.push({
        index, link, strength: graph.strength[link], weight: graph.weight[link], sentences: graph.together[link],
      });
    }
  }
  found.sort((a, b) => b.strength - a.strength || a.index - b.index);
  return found.length > limit ? found.slice(0, limit) : found;
}

const BACKBONE_LINKS = 3;
const BACKBONE_WEIGHT = 2;

// Up to `limit` links among the given concepts, backbone first, then the strongest. The backbone is what is one
// of the three strongest links of either end among these concepts, or of weight 2 and more.
export function linksAmong(graph, indices, limit) {
  const inside = new Set(indices);
  const found = [];
  for (const i of inside) {
    for (let at = graph.starts[i]; at < graph.starts[i + 1]; at++) {
      if (graph.others[at] > i && inside.has(graph.others[at])) found.push(graph.links[at]);
    }
  }
  found.sort((a, b) => graph.strength[b] - graph.strength[a] || a - b);
  const taken = new Map();
  const marked = found.map((link) => {
    const source = graph.sources[link];
    const target = graph.targets[link];
    const before = Math.min(taken.get(source) ?? 0, taken.get(target) ?? 0);
    taken.set(source, (taken.get(source) ?? 0) + 1);
    taken.set(target, (taken.get(target) ?? 0) + 1);
    return { link, backbone: before < BACKBONE_LINKS || graph.weight[link] >= BACKBONE_WEIGHT };
  });
  return marked.sort((a, b) => Number(b.backbone) - Number(a.backbone)).slice(0, limit);
}
