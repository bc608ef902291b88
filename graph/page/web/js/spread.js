// Places for concepts that the layout has none for, and room between those that it has. Pure and without chance:
// the same concepts always stand at the same places.
//
//   placeBeside(neighbours, number) -> { x, y }     a place beside the neighbours' middle; `number` turns the angle
//   makeRoom(nodes, movable, gap) -> void           moves nodes apart (x, y in place) until their boxes are free
//       a node's box: its radius and, below it, its label ({ r, labelWidth }); nodes not in the Set `movable`
//       yield only where `movable` is null

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

export function makeRoom(nodes, movable = null, gap = 8) {
  for (let round = 0; round < 60; round++) {
    let moved = false;
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        const free = [nodes[i], nodes[j]].map((node) => movable === null || movable.has(node.index));
        if ((free[0] || free[1]) && pushApart(nodes[i], nodes[j], free, gap)) moved = true;
      }
    }
    if (!moved) return;
  }
}

function pushApart(a, b, [freeA, freeB], gap) {
  const needX = Math.max(a.r + b.r, (a.labelWidth + b.labelWidth) / 2) + gap;
  const needY = a.r + b.r + LABEL_HEIGHT + gap;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const overX = needX - Math.abs(dx);
  const overY = needY - Math.abs(dy);
  if (overX <= 0 || overY <= 0) return false;
  const share = freeA && freeB ? 0.5 : 1;
  // Along the axis where less is to do.
  const [mx, my] = overX < overY ? [Math.sign(dx || 1) * overX * share, 0] : [0, Math.sign(dy || 1) * overY * share];
  if (freeA) {
    a.x -= mx;
    a.y -= my;
  }
  if (freeB) {
    b.x += mx;
    b.y += my;
  }
  return true;
}

const LABEL_HEIGHT = 14;
