// Rows that several panels share: a concept with a bar, a tag, a section with its head.
//
//   conceptRow(app, index, { count, share, chance, open }) -> button
//   typeIcon(app, type, size) -> SVG        in the colour and shape of the type, in the theme of now
//   section(title, ...children) -> element
import { SHAPES, THEMES } from "./colors.js";
import { make, shapeIcon } from "./dom.js";

export function typeIcon(app, type, size = 16) {
  return shapeIcon(SHAPES[type], THEMES[app.theme].types[type], size);
}

export function section(title, ...children) {
  return make("section", {}, make("h3", {}, title), ...children);
}

export function conceptRow(app, index, { count, share = null, chance = null, open }) {
  const type = app.typeOf(index);
  const name = app.nameOf(index);
  const colour = THEMES[app.theme].types[type];
  return make("button", {
    type: "button", class: share === null ? "row plain-row" : "row", title: `${name} · ${app.typeName(type)}`, data: { concept: String(index) },
    on: { click: () => open(index), mouseenter: () => app.hover(app.model.at.has(index) ? index : null), mouseleave: () => app.hover(null) },
  },
  typeIcon(app, type), make("span", { class: "name" }, name),
  share === null ? null : make("span", { class: "bar" }, make("i", { style: { width: `${Math.max(4, Math.round(share * 100))}%`, background: colour } })),
  make("span", { class: "count" }, count), chance === null ? null : make("span", { class: "chance" }, chance));
}
