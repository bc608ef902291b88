// Elements by data. Text goes in as text, never as markup: what an article says can never become an element.
//
//   make(tag, { class, on, data, ...attributes }, ...children) -> Element   children: nodes, strings, null
//   fill(parent, ...children) -> void            replaces what is in it
//   byId(id) -> Element                          throws where the page has none
//   shapeIcon(shape, fill, size, hollow = false) -> SVG element

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "style") for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined && child !== false) parent.append(child);
}

export function fill(parent, ...children) {
  while (parent.firstChild) parent.firstChild.remove();
  append(parent, children);
}

export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

const SVG = "http://www.w3.org/2000/svg";
const OUTLINES = {
  circle: "M8 2.6a5.4 5.4 0 1 0 0 10.8 5.4 5.4 0 0 0 0-10.8z", square: "M4.6 3h6.8A1.6 1.6 0 0 1 13 4.6v6.8a1.6 1.6 0 0 1-1.6 1.6H4.6A1.6 1.6 0 0 1 3 11.4V4.6A1.6 1.6 0 0 1 4.6 3z",
  diamond: "M8 1.8 14.2 8 8 14.2 1.8 8z", triangle: "M8 2.2 14.4 13.2H1.6z", hexagon: "M14.2 8 11.1 13.4H4.9L1.8 8 4.9 2.6h6.2z",
};

export function shapeIcon(shape, fill, size = 16, hollow = false) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["viewBox", "0 0 16 16"], ["width", size], ["height", size], ["aria-hidden", "true"], ["class", "shape"]]) svg.setAttribute(name, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", OUTLINES[shape]);
  path.setAttribute("fill", hollow ? "none" : fill);
  if (hollow) for (const [name, value] of [["stroke", fill], ["stroke-width", 1.5]]) path.setAttribute(name, value);
  svg.append(path);
  return svg;
}
