import assert from "node:assert/strict";
import test from "node:test";
import { findLink, linksAmong, readLinks, strongestNeighbours } from "../../graph/page/web/js/links.js";
import { pathMarkdown, escapeMarkdown } from "../../graph/page/web/js/markdown.js";
import { strongestPath } from "../../graph/page/web/js/paths.js";
import { goldenStore, seeded } from "./golden.mjs";

function varints(numbers) {
  const out = [];
  for (let number of numbers) {
    for (; number > 127; number = Math.floor(number / 128)) out.push((number % 128) | 128);
    out.push(number);
  }
  return Uint8Array.from(out);
}

// A graph from [source, target, weight] with source < target, in the packed form of the store.
function graphOf(size, edges) {
  const sorted = edges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const rows = Array.from({ length: size }, (_, i) => sorted.filter(([source]) => source === i).map(([, target]) => target));
  const columns = {
    linkCount: varints(rows.map((row) => row.length)),
    linkTarget: varints(rows.flatMap((row) => row.map((target, k) => target - (k ? row[k - 1] : 0)))),
    weight: varints(sorted.map(([, , weight]) => Math.round(weight * 1000))),
    linkSentences: varints(sorted.map(() => 1)),
    expected: varints(sorted.map(() => 500)),
    npmi: varints(sorted.map(() => 160)),
  };
  const header = { concepts: size, links: sorted.length, weightScale: 1000, measures: "stored", sentenceTotal: 100 };
  return readLinks(header, columns, new Uint32Array(size).fill(1));
}

// Dijkstra without any cleverness.
function cheapest(graph, from, to, allowed = () => true) {
  const cost = Array(graph.size).fill(Infinity);
  cost[from] = 0;
  const open = new Set([from]);
  while (open.size) {
    const node = Array.from(open).reduce((a, b) => (cost[b] < cost[a] ? b : a));
    open.delete(node);
    for (let at = graph.starts[node]; at < graph.starts[node + 1]; at++) {
      const next = graph.others[at];
      const reached = cost[node] + 1 + 1 / graph.strength[graph.links[at]];
      if (reached < cost[next] && (next === to || allowed(next))) {
        cost[next] = reached;
        open.add(next);
      }
    }
  }
  return cost[to];
}

function randomGraph(random) {
  const size = 3 + Math.floor(random() * 15);
  const edges = [];
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) if (random() < 0.25) edges.push([i, j, 0.1 + random() * 3]);
  return { size, edges, graph: graphOf(size, edges) };
}

test("a strong detour is better than a weak direct link, but a further hop costs", () => {
  const graph = graphOf(4, [[0, 3, 0.2], [0, 1, 3], [1, 3, 3], [1, 2, 3], [2, 3, 3]]);
  assert.deepEqual(strongestPath(graph, 0, 3).nodes, [0, 1, 3]);
  assert.deepEqual(strongestPath(graph, 3, 0).nodes, [3, 1, 0]);
  const fair = graphOf(3, [[0, 1, 3], [0, 2, 0.9], [1, 2, 3]]);
  assert.deepEqual(strongestPath(fair, 0, 2).nodes, [0, 2]);
  assert.deepEqual(strongestPath(graph, 0, 0), { nodes: [0], links: [], cost: 0 });
});

test("no path, a path around what is filtered out, and again the first one", () => {
  const graph = graphOf(5, [[0, 1, 3], [1, 3, 3], [0, 2, 1], [2, 3, 1]]);
  assert.equal(strongestPath(graph, 0, 4), null);
  assert.deepEqual(strongestPath(graph, 0, 3, (i) => i !== 1).nodes, [0, 2, 3]);
  assert.equal(strongestPath(graph, 0, 3, () => false), null);
  assert.deepEqual(strongestPath(graph, 0, 3).nodes, [0, 1, 3]);
});

test("on random graphs the path is connected and as cheap as the plain algorithm's", () => {
  const random = seeded(5);
  for (let round = 0; round < 150; round++) {
    const { size, graph } = randomGraph(random);
    const [from, to] = [0, size - 1];
    const allowed = round % 2 ? () => true : (i) => i % 3 !== 1;
    const path = strongestPath(graph, from, to, allowed);
    const expected = cheapest(graph, from, to, allowed);
    if (path === null) {
      assert.equal(expected, Infinity);
      continue;
    }
    assert.ok(Math.abs(path.cost - expected) < 1e-9, `${path.cost} is not ${expected}`);
    assert.equal(path.nodes[0], from);
    assert.equal(path.nodes.at(-1), to);
    path.links.forEach((link, k) => assert.equal(link, findLink(graph, path.nodes[k], path.nodes[k + 1])));
  }
});

test("adjacency is symmetric, ascending and complete", () => {
  const random = seeded(9);
  for (let round = 0; round < 30; round++) {
    const { size, edges, graph } = randomGraph(random);
    for (let i = 0; i < size; i++) {
      const row = Array.from(graph.others.subarray(graph.starts[i], graph.starts[i + 1]));
      const expected = edges.filter(([a, b]) => a === i || b === i).map(([a, b]) => (a === i ? b : a)).sort((a, b) => a - b);
      assert.deepEqual(row, expected);
      const near = strongestNeighbours(graph, i);
      for (const { index, link } of near) assert.equal(findLink(graph, index, i), link);
    }
    assert.equal(findLink(graph, 0, 0), -1);
  }
});

test("the backbone is the three strongest links of either end and what is heavy", () => {
  const star = graphOf(6, [[0, 1, 1], [0, 2, 0.9], [0, 3, 0.8], [0, 4, 0.7], [0, 5, 0.6], [1, 2, 0.1], [1, 3, 0.11], [1, 4, 0.12], [1, 5, 0.13]]);
  const marked = linksAmong(star, [0, 1, 2, 3, 4, 5], 100);
  assert.equal(marked.length, 9);
  assert.deepEqual(linksAmong(star, [2, 3], 100), []);
  assert.ok(marked.every(({ backbone }) => backbone));
  const clique = [];
  for (let i = 0; i < 8; i++) for (let j = i + 1; j < 8; j++) clique.push([i, j, 1 + i / 10 + j / 100]);
  const weak = linksAmong(graphOf(8, clique), [0, 1, 2, 3, 4, 5, 6, 7], 100);
  assert.ok(weak.some(({ backbone }) => !backbone));
  assert.equal(linksAmong(graphOf(8, clique), [0, 1, 2, 3, 4, 5, 6, 7], 5).length, 5);
  assert.ok(linksAmong(graphOf(2, [[0, 1, 2]]), [0, 1], 5)[0].backbone);
});

test("a path is written as Markdown with the sentence behind each hop", async () => {
  const store = await goldenStore();
  const path = store.path(store.indexOfId("free-energy-principle"), store.indexOfId("mixture-of-experts"));
  const text = pathMarkdown(store, path);
  assert.equal(text.split("\n")[0], "**自由能原理** → **Active Inference** → **MoE**");
  assert.match(text, /1\. \*\*自由能原理\*\* – \*\*Active Inference\*\* \(1 sentence, NPMI 0\.\d\d\)/);
  assert.match(text, /> 积极推理 \\\(Active Inference\\\) 来自自由能原理。/);
  assert.match(text, /— 黄之鹏, 2024\\-07\\-28, \[从推理到推断：一次访谈\]\(<https:\/\/example\.org\/a\?b=1&c=2>\)/);
});

test("article text never becomes markup", () => {
  assert.equal(escapeMarkdown("<img src=x> **b** [a](javascript:x)\n# t"), "\\<img src=x\\> \\*\\*b\\*\\* \\[a\\]\\(javascript:x\\) \\# t");
});
