// The strongest path between two concepts. Pure.
//
// Dijkstra (1959) from both ends at once, with the cost 1 + 1 / strength for each link. Costs add like resistances
// in series: one weak hop makes a chain doubtful, and so does every further hop, which a person has to
// read; the 1 keeps chains short where strong links abound. (The widest path, which looks only at the weakest hop,
// gladly makes long detours through hubs.) Searching from both ends keeps the two frontiers small where one
// would fill the whole graph.

const scratchOfGraph = new WeakMap();

// predicate(index) -> bool says which concepts may lie between the two; null allows all.
export function strongestPath(graph, from, to, predicate = null) {
  if (from === to) return { nodes: [from], links: [], cost: 0 };
  const sides = takeScratch(graph);
  const [forward, backward] = sides;
  beginSide(forward, from);
  beginSide(backward, to);
  let best = Infinity;
  let meeting = -1;
  while (forward.heap.length > 0 && backward.heap.length > 0) {
    // No chain still to be found can be cheaper than the two nearest ends together.
    if (forward.heap[0].cost + backward.heap[0].cost >= best) break;
    const side = forward.heap.length <= backward.heap.length ? forward : backward;
    const other = side === forward ? backward : forward;
    const { cost, node } = popHeap(side.heap);
    if (cost > side.cost[node]) continue;
    for (let at = graph.starts[node]; at < graph.starts[node + 1]; at++) {
      const next = graph.others[at];
      if (predicate !== null && next !== from && next !== to && !predicate(next)) continue;
      const reached = cost + hopCost(graph.strength[graph.links[at]]);
      // What is beyond the best chain known need not be queued.
      if (reached >= side.cost[next] || reached >= best) continue;
      if (side.cost[next] === Infinity) side.touched.push(next);
      side.cost[next] = reached;
      side.link[next] = graph.links[at];
      pushHeap(side.heap, { cost: reached, node: next });
      if (reached + other.cost[next] < best) {
        best = reached + other.cost[next];
        meeting = next;
      }
    }
  }
  const path = meeting < 0 ? null : joinPath(graph, sides, from, to, meeting, best);
  for (const side of sides) resetSide(side);
  return path;
}

export function hopCost(strength) {
  return 1 + 1 / strength;
}

function takeScratch(graph) {
  let sides = scratchOfGraph.get(graph);
  if (sides === undefined) {
    sides = [0, 1].map(() => ({
      cost: new Float64Array(graph.size).fill(Infinity), link: new Int32Array(graph.size), touched: [], heap: [],
    }));
    scratchOfGraph.set(graph, sides);
  }
  return sides;
}

function beginSide(side, node) {
  side.cost[node] = 0;
  side.touched.push(node);
  side.heap.push({ cost: 0, node });
}

function resetSide(side) {
  for (const node of side.touched) side.cost[node] = Infinity;
  side.touched = [];
  side.heap = [];
}

function joinPath(graph, [forward, backward], from, to, meeting, cost) {
  const nodes = [meeting];
  const links = [];
  const step = (side, node) => {
    const link = side.link[node];
    return [link, graph.sources[link] === node ? graph.targets[link] : graph.sources[link]];
  };
  for (let node = meeting; node !== from; ) {
    const [link, previous] = step(forward, node);
    links.unshift(link);
    nodes.unshift(previous);
    node = previous;
  }
  for (let node = meeting; node !== to; ) {
    const [link, next] = step(backward, node);
    links.push(link);
    nodes.push(next);
    node = next;
  }
  return { nodes, links, cost };
}

// A binary heap by cost; equal costs by the more important node, so that the answer is always the same.
function cheaper(a, b) {
  return a.cost < b.cost || (a.cost === b.cost && a.node < b.node);
}

function pushHeap(heap, item) {
  let at = heap.length;
  heap.push(item);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!cheaper(item, heap[parent])) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = item;
}

function popHeap(heap) {
  const top = heap[0];
  const item = heap.pop();
  if (heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && cheaper(heap[child + 1], heap[child])) child++;
    if (!cheaper(heap[child], item)) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = item;
  return top;
}
