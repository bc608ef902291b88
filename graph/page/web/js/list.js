// The graph as a table: the same filters, the same focus, sortable, for keyboard and screen reader.
import { conceptPredicate } from "./select.js";
import { fill, make } from "./dom.js";
import { typeIcon } from "./rows.js";

const ROWS = 100;
const COLUMNS = [
  ["name", "list-name", false], ["type", "list-type", false], ["mentions", "list-mentions", true], ["degree", "list-links", true],
];

// How the table is sorted and how far it is unrolled; kept while the page is open.
export function createListState() {
  return { column: "mentions", ascending: false, shown: ROWS, all: true };
}

export function showList(app, body, state, { open }) {
  const { say } = app;
  const rows = sortRows(app, collectRows(app, state.all), state);
  const again = (change) => {
    Object.assign(state, change);
    showList(app, body, state, { open });
  };
  const scope = (all, key) => make("button", { type: "button", "aria-pressed": String(state.all === all), on: { click: () => again({ all, shown: ROWS }) } }, say(key));
  const head = make("tr", {}, COLUMNS.map(([column, key, number]) => make("th", {
    scope: "col", class: number ? "number" : null, "aria-sort": state.column === column ? (state.ascending ? "ascending" : "descending") : null,
    style: { width: { name: "auto", type: "88px", mentions: "68px", degree: "52px" }[column] },
  }, make("button", {
    type: "button", title: say("sort-by", { name: say(key) }), data: { sort: column },
    on: { click: () => again({ column, ascending: state.column === column ? !state.ascending : !number }) },
  }, say(key)))));
  fill(body,
    make("div", { class: "list-head" }, make("span", { role: "status" }, say("list-caption", { n: rows.length })),
      app.store ? make("div", { class: "switch" }, scope(true, "list-all"), scope(false, "list-drawn")) : null),
    make("table", { class: "list" }, make("caption", { class: "hidden-text" }, say("list-caption", { n: rows.length })),
      make("thead", {}, head), make("tbody", {}, rows.slice(0, state.shown).map((row) => listRow(app, row, open)))),
    rows.length > state.shown ? make("button", { type: "button", class: "text-button", on: { click: () => again({ shown: state.shown + ROWS }) } }, say("list-more", { n: Math.min(ROWS, rows.length - state.shown) })) : null);
}

function collectRows(app, all) {
  const visible = all ? conceptPredicate(app.source, app.view) : app.derived.visible;
  if (app.store === null || !all) return app.model.nodes.filter(({ index }) => visible(index));
  const { store } = app;
  const rows = [];
  for (let index = 0; index < store.size; index++) {
    if (visible(index)) rows.push({ index, name: store.name(index), type: store.type(index), mentions: store.mentions(index), degree: store.degree(index) });
  }
  return rows;
}

function sortRows(app, rows, { column, ascending }) {
  const collator = new Intl.Collator(app.language === "zh" ? "zh-Hans" : "en", { numeric: true });
  const compare = {
    name: (a, b) => collator.compare(a.name, b.name), type: (a, b) => collator.compare(app.typeName(a.type), app.typeName(b.type)),
    mentions: (a, b) => a.mentions - b.mentions, degree: (a, b) => a.degree - b.degree,
  }[column];
  const sign = ascending ? 1 : -1;
  return rows.sort((a, b) => sign * compare(a, b) || a.index - b.index);
}

function listRow(app, { index, name, type, mentions, degree }, open) {
  const current = app.derived.selected.has(index);
  return make("tr", { "aria-current": current ? "true" : null, class: app.model.at.has(index) ? null : "off-map" },
    make("td", {}, make("button", {
      type: "button", title: name, data: { concept: String(index) },
      on: { click: (event) => open(index, event.shiftKey), focus: () => app.hover(app.model.at.has(index) ? index : null), blur: () => app.hover(null) },
    }, typeIcon(app, type, 14), make("span", {}, name))),
    make("td", {}, app.typeName(type)), make("td", { class: "number" }, String(mentions)), make("td", { class: "number" }, String(degree)));
}
