// Places for concepts that the layout has none for, and room between those that it has. Pure and without chance:
// the same concepts always stand at the same places.
//
//   placeBeside(neighbours, number) -> { x, y }     a place beside the neighbours' middle; `number` turns the angle
//   makeRoom(nodes) -> void                         moves nodes apart (x, y in place) until their boxes are free
//       a node's box: its radius and, below it, its label ({ r, labelWidth })
//   findRoom(place, node, nodes) -> { x, y }        the place itself or the nearest free one on a spiral around it

const GOLDEN_ANGLE = 2.399963;

export function placeBeside(neighbours, number) {
  if (neighbours.length === 0) return { x: 60 * Math.cos(number * GOLDEN_ANGLE), y: 60 * Math.sin(number * GOLDEN_ANGLE) };
  let [x, y, sum] = [0, 0, 0];
  for (const { node, strength } of neighbours) {
    x += node.x * strength;
    y += node.y * strength;
    sum += strength;
  }
  const reach = 70 + 9 * Math.sqrt(number);
  return { x: x / sum + reach * Math.cos(number * GOLDEN_ANGLE), y: y / sum + reach * Math.sin(number * GOLDEN_ANGLE) };
}

const GAP_BETWEEN = 8;
const LABEL_HEIGHT = 14;
const ROUNDS = 60;

export function makeRoom(nodes) {
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) if (pushApart(nodes[i], nodes[j])) moved = true;
    }
    if (!moved) return;
  }
}

function pushApart(a, b) {
  const needX = Math.max(a.r + b.r, (a.labelWidth + b.labelWidth) / 2) + GAP_BETWEEN;
  const needY = a.r + b.r + LABEL_HEIGHT + GAP_BETWEEN;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const overX = needX - Math.abs(dx);
  const overY = needY - Math.abs(dy);
  if (overX <= 0 || overY <= 0) return false;
  // Along the axis where less is to do.
  const [mx, my] = overX < overY ? [(Math.sign(dx || 1) * overX) / 2, 0] : [0, (Math.sign(dy || 1) * overY) / 2];
  a.x -= mx;
  a.y -= my;
  b.x += mx;
  b.y += my;
  return true;
}

export function findRoom(place, { r }, nodes) {
  const step = 0.7 * r + 4;
  for (let k = 0; k < 400; k++) {
    const reach = step * Math.sqrt(k);
    const spot = { x: place.x + reach * Math.cos(k * GOLDEN_ANGLE), y: place.y + reach * Math.sin(k * GOLDEN_ANGLE) };
    if (!nodes.some((other) => Math.hypot(other.x - spot.x, other.y - spot.y) < other.r + 1.7 * r + 2 * GAP_BETWEEN)) return spot;
  }
  return place;
}
