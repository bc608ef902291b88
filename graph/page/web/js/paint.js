// A scene onto a canvas context. Knows the context it is given and nothing else.
//
//   paintScene(context, scene, { background: bool }) -> void     pixels of the scene are pixels of the context
//   traceShape(context, shape, x, y, r) -> void                  the outline of a node

export function paintScene(context, scene, { background }) {
  context.save();
  if (background) {
    context.fillStyle = scene.background;
    context.fillRect(0, 0, scene.width, scene.height);
  }
  context.lineJoin = "round";
  context.lineCap = "round";
  scene.hulls.forEach((hull) => paintHull(context, hull));
  paintLinks(context, scene.links);
  scene.nodes.forEach((node) => node.lit || paintNode(context, node));
  scene.nodes.forEach((node) => node.lit && paintNode(context, node));
  context.globalAlpha = 1;
  paintLabels(context, scene);
  context.restore();
}

function paintHull(context, { points, fill, pad }) {
  context.fillStyle = fill;
  context.strokeStyle = fill;
  context.lineWidth = pad;
  context.beginPath();
  points.forEach(([x, y]) => context.lineTo(x, y));
  context.closePath();
  context.fill();
  context.stroke();
}

// All links of one look are one stroke: each call to stroke costs far more than a further curve in it.
function paintLinks(context, links) {
  const looks = new Map();
  for (const link of links) {
    const width = Math.round(link.width * 4) / 4;
    const opacity = Math.round(link.opacity * 50) / 50 || link.opacity;
    const key = `${link.stroke} ${width} ${opacity}`;
    if (!looks.has(key)) looks.set(key, { stroke: link.stroke, width, opacity, own: link.own, curves: [] });
    looks.get(key).curves.push(link);
  }
  const ordered = Array.from(looks.values()).sort((a, b) => Number(a.own ?? false) - Number(b.own ?? false) || a.opacity - b.opacity);
  for (const { stroke, width, opacity, curves } of ordered) {
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.globalAlpha = opacity;
    context.beginPath();
    for (const { x1, y1, cx, cy, x2, y2 } of curves) {
      context.moveTo(x1, y1);
      context.quadraticCurveTo(cx, cy, x2, y2);
    }
    context.stroke();
  }
}

function paintNode(context, { x, y, r, shape, fill, stroke, strokeWidth, opacity, ring }) {
  context.globalAlpha = opacity;
  if (ring !== null) {
    context.fillStyle = stroke;
    context.strokeStyle = ring;
    context.lineWidth = 2.5;
    context.beginPath();
    traceShape(context, shape, x, y, r + 6);
    context.fill();
    context.stroke();
  }
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.lineWidth = strokeWidth;
  context.beginPath();
  traceShape(context, shape, x, y, r);
  context.fill();
  context.stroke();
}

export function traceShape(context, shape, x, y, r) {
  if (shape === "square") {
    const half = 0.9 * r;
    // roundRect is younger than the oldest browser that can open the store.
    const corner = 0.22 * r;
    context.moveTo(x - half + corner, y - half);
    context.arcTo(x + half, y - half, x + half, y + half, corner);
    context.arcTo(x + half, y + half, x - half, y + half, corner);
    context.arcTo(x - half, y + half, x - half, y - half, corner);
    context.arcTo(x - half, y - half, x + half, y - half, corner);
    context.closePath();
    return;
  }
  const corners = CORNERS[shape];
  if (corners === undefined) {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([dx, dy], k) => context[k === 0 ? "moveTo" : "lineTo"](x + r * dx, y + r * dy));
  context.closePath();
}

const CORNERS = {
  diamond: [[0, -1.12], [1.12, 0], [0, 1.12], [-1.12, 0]],
  triangle: [[0, -1.05], [1.02, 0.8], [-1.02, 0.8]],
  hexagon: [[1.02, 0], [0.51, 0.9], [-0.51, 0.9], [-1.02, 0], [-0.51, -0.9], [0.51, -0.9]],
};

function paintLabels(context, { labels, font }) {
  context.textBaseline = "middle";
  for (const { text, x, y, size, weight, anchor, fill, halo, haloWidth } of labels) {
    context.font = `${weight} ${size}px ${font}`;
    context.textAlign = anchor === "middle" ? "center" : anchor;
    if (halo !== null) {
      context.strokeStyle = halo;
      context.lineWidth = haloWidth;
      context.strokeText(text, x, y);
    }
    context.fillStyle = fill;
    context.fillText(text, x, y);
  }
}
