// The left side: colour, legend, filters, keys. Built once a language; then only its values change.
import { TYPE_GROUPS } from "./colors.js";
import { byId, fill, make } from "./dom.js";
import { createFilters } from "./filters.js";
import { drawKey } from "./key.js";
import { typeIcon } from "./rows.js";
import { countsByType, hasFilter } from "./select.js";

export function createRail(app, actions) {
  const rail = byId("rail");
  const head = make("div", { class: "rail-head" });
  const legend = make("section", { id: "legend" });
  const colour = make("section", {});
  const key = make("section", { class: "key" });
  const filters = createFilters(app, actions);
  const reset = make("button", { type: "button", class: "text-button", id: "reset", on: { click: actions.reset } });
  fill(rail, head, colour, legend, filters.element, reset, key);

  function drawColour() {
    const option = (value, text) => make("button", { type: "button", "aria-pressed": String(app.view.colour === value), data: { colour: value }, on: { click: () => actions.colourBy(value) } }, app.say(text));
    fill(colour, make("h2", {}, app.say("colour-by")), make("div", { class: "switch" }, option("type", "by-type"), option("community", "by-community")));
  }

  function drawLegend() {
    const { types } = app.payload.meta;
    const drawn = app.model.nodes.map(({ index }) => index);
    const counts = app.store ? countsByType(app.source, app.view) : countsByType(app.source, app.view, drawn);
    const groups = TYPE_GROUPS.map((group) => ({ ...group, types: group.types.filter((type) => types[type]) })).filter((group) => group.types.length);
    const many = Object.keys(types).length > 8;
    fill(legend, make("h2", {}, app.say("types")), groups.map((group) => [
      many ? make("h3", {}, app.say(`group-${group.key}`)) : null,
      make("div", { class: "chips" }, group.types.map((type) => chip(type, counts.get(type) ?? 0))),
    ]));
  }

  function chip(type, count) {
    const off = app.view.hiddenTypes.includes(type);
    return make("button", {
      type: "button", class: "chip", "aria-pressed": String(!off), title: app.say("chip-hint"), data: { type },
      on: { click: (event) => (event.altKey || event.metaKey ? actions.isolateType(type) : actions.toggleType(type)), dblclick: () => actions.isolateType(type) },
    }, typeIcon(app, type), make("span", { class: "name" }, app.typeName(type)), make("span", { class: "count" }, String(count)));
  }

  return {
    head,
    draw() {
      const focused = rail.contains(document.activeElement) ? document.activeElement : null;
      const again = focused && (focused.dataset.type ? `[data-type="${focused.dataset.type}"]` : focused.dataset.colour ? `[data-colour="${focused.dataset.colour}"]` : null);
      drawColour();
      drawLegend();
      filters.draw();
      reset.textContent = app.say("reset");
      reset.disabled = !hasFilter(app.view);
      drawKey(app, key);
      if (again) rail.querySelector(again)?.focus();
    },
  };
}
