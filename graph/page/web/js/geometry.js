// Plane geometry of the picture. Pure.
//
//   curveOf(a, b) -> { x1, y1, cx, cy, x2, y2 }      a quadratic curve, its bend 0.11 of its length
//   distanceToCurve(curve, x, y) -> number
//   hullAround(points) -> [[x, y]]                   convex hull without the farthest tenth of the points
//   boundsOf(nodes, keep = 1) -> { x, y, width, height }   a box around the share `keep` nearest to their middle

const BEND = 0.11;

export function curveOf(a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  return { x1: a.x, y1: a.y, cx: (a.x + b.x) / 2 - dy * BEND, cy: (a.y + b.y) / 2 + dx * BEND, x2: b.x, y2: b.y };
}

const STEPS = 14;

export function distanceToCurve({ x1, y1, cx, cy, x2, y2 }, x, y) {
  let best = Infinity;
  let [px, py] = [x1, y1];
  for (let k = 1; k <= STEPS; k++) {
    const t = k / STEPS;
    const u = 1 - t;
    const qx = u * u * x1 + 2 * u * t * cx + t * t * x2;
    const qy = u * u * y1 + 2 * u * t * cy + t * t * y2;
    const length = (qx - px) ** 2 + (qy - py) ** 2;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - px) * (qx - px) + (y - py) * (qy - py)) / length));
    best = Math.min(best, Math.hypot(x - px - along * (qx - px), y - py - along * (qy - py)));
    [px, py] = [qx, qy];
  }
  return best;
}

function nearestToMiddle(points, keep) {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  const far = (point) => Math.hypot(point.x - x, point.y - y);
  return Array.from(points).sort((a, b) => far(a) - far(b)).slice(0, Math.max(1, Math.ceil(points.length * keep)));
}

// Andrew's monotone chain (1979).
export function hullAround(points) {
  const sorted = nearestToMiddle(points, 0.9).map(({ x, y }) => [x, y]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const chain = (list) => {
    const out = [];
    for (const point of list) {
      while (out.length >= 2 && turn(out[out.length - 2], out[out.length - 1], point) <= 0) out.pop();
      out.push(point);
    }
    out.pop();
    return out;
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

export function boundsOf(nodes, keep = 1) {
  const near = keep < 1 ? nearestToMiddle(nodes, keep) : nodes;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y, r = 0 } of near) {
    box.left = Math.min(box.left, x - r);
    box.top = Math.min(box.top, y - r);
    box.right = Math.max(box.right, x + r);
    box.bottom = Math.max(box.bottom, y + r);
  }
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, width: box.right - box.left, height: box.bottom - box.top };
}
