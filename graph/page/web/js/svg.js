// A drawn scene as SVG. Pure: whoever knows the canvas describes the scene, in pixels.
//
//   sceneToSvg(scene) -> string
//   scene  { width, height, background, font, title, hulls, links, nodes, labels }
//     hull   { points: [[x, y], ...], fill, pad }                         pad: width of the round-joined border
//     link   { x1, y1, cx, cy, x2, y2, stroke, width, opacity }           a quadratic curve
//     node   { x, y, r, shape, fill, stroke, strokeWidth, opacity, title } shape: circle square diamond triangle hexagon
//     label  { x, y, text, size, weight, fill, halo, haloWidth, anchor, opacity }  anchor: start middle end; y is the middle
import { escapeXml } from "./gexf.js";

export function sceneToSvg({ width, height, background, font, title, hulls = [], links = [], nodes = [], labels = [] }) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" height="${px(height)}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" fill="${escapeXml(background)}"/>`,
    `<g>${hulls.map(svgHull).join("\n")}</g>`,
    `<g fill="none" stroke-linecap="round">${links.map(svgLink).join("\n")}</g>`,
    `<g>${nodes.map(svgNode).join("\n")}</g>`,
    `<g font-family="${escapeXml(font)}">${labels.map(svgLabel).join("\n")}</g>`,
    "</svg>",
    "",
  ].join("\n");
}

// Two decimals are below what a screen shows, and keep the file small.
function px(number) {
  return Number.isFinite(number) ? Math.round(number * 100) / 100 : 0;
}

function writeAttributes(attributes) {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}="${escapeXml(typeof value === "number" ? px(value) : value)}"`)
    .join(" ");
}

function svgHull({ points, fill, pad }) {
  const corners = points.map(([x, y]) => `${px(x)},${px(y)}`).join(" ");
  return `<polygon ${writeAttributes({ points: corners, fill, stroke: fill, "stroke-width": pad, "stroke-linejoin": "round" })}/>`;
}

function svgLink({ x1, y1, cx, cy, x2, y2, stroke, width, opacity }) {
  const d = `M${px(x1)} ${px(y1)}Q${px(cx)} ${px(cy)} ${px(x2)} ${px(y2)}`;
  return `<path ${writeAttributes({ d, stroke, "stroke-width": width, "stroke-opacity": opacity })}/>`;
}

function svgNode({ x, y, r, shape, fill, stroke, strokeWidth, opacity, title }) {
  const paint = { fill, stroke, "stroke-width": strokeWidth, opacity };
  const inner = title === undefined ? "" : `<title>${escapeXml(title)}</title>`;
  const wrap = (tag, attributes) => `<${tag} ${writeAttributes({ ...attributes, ...paint })}>${inner}</${tag}>`;
  const corners = (list) => ({ points: list.map(([dx, dy]) => `${px(x + r * dx)},${px(y + r * dy)}`).join(" ") });
  if (shape === "square") return wrap("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: 0.18 * r });
  if (shape === "diamond") return wrap("polygon", corners([[0, -1], [1, 0], [0, 1], [-1, 0]]));
  if (shape === "triangle") return wrap("polygon", corners([[0, -1], [0.92, 0.72], [-0.92, 0.72]]));
  if (shape === "hexagon") return wrap("polygon", corners([[1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87]]));
  return wrap("circle", { cx: x, cy: y, r });
}

function svgLabel({ x, y, text, size, weight, fill, halo, haloWidth, anchor = "middle", opacity }) {
  const place = { x, y, "font-size": size, "font-weight": weight, fill, "text-anchor": anchor, "dominant-baseline": "central", opacity };
  // The halo lies under the letters, not over them.
  const ring = halo ? { stroke: halo, "stroke-width": haloWidth, "stroke-linejoin": "round", "paint-order": "stroke" } : {};
  return `<text ${writeAttributes({ ...place, ...ring })}>${escapeXml(text)}</text>`;
}
