// What size and width mean.
import { fill, make } from "./dom.js";
import { radiusOf } from "./model.js";

const SVG_SPACE = "http://www.w3.org/2000/svg";

export function drawKey(app, element) {
  const top = Math.max(...app.model.nodes.map(({ mentions }) => mentions), 1);
  const steps = Array.from(new Set([top, Math.max(1, Math.round(top / 3)), Math.max(1, Math.round(top / 12))]));
  const svg = draw("svg", { viewBox: "0 0 180 74", width: 180, height: 74, "aria-hidden": "true" });
  let x = 0;
  for (const mentions of steps) {
    const r = radiusOf(mentions * app.model.scale) * 0.5;
    x += Math.max(r, 12) + 4;
    svg.append(draw("circle", { cx: x, cy: 50 - r, r }), draw("text", { x, y: 68 }, String(mentions)));
    x += Math.max(r, 12) + 4;
  }
  const lines = draw("svg", { viewBox: "0 0 180 14", width: 180, height: 14, "aria-hidden": "true" });
  [[0.9, 0.35], [1.8, 0.6], [3, 0.9]].forEach(([width, opacity], k) => lines.append(draw("path", { d: `M${4 + 42 * k} 7h30`, "stroke-width": width, "stroke-opacity": opacity })));
  fill(element, make("h2", {}, app.say("legend")), svg, make("p", {}, app.say("size-key")), lines, make("p", {}, app.say("width-key")));
}

function draw(tag, attributes, text = "") {
  const element = document.createElementNS(SVG_SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}
