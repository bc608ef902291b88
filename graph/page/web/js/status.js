// What floats over the map: how much of the whole is shown, what is in focus, what went wrong.
import { byId, fill, make } from "./dom.js";
import { hasFilter } from "./select.js";

export function createStatus(app, actions) {
  const [status, chip, empty, notice] = ["status", "focus-chip", "empty", "notice"].map(byId);
  let spoken = null;

  function drawStatus() {
    const { say, derived, payload } = app;
    const text = say("status", { shown: "\u0001", total: payload.meta.counts.concepts, links: "\u0002" });
    const parts = text.split(/(\u0001|\u0002)/).map((part) => (part === "\u0001" ? make("b", { id: "shown" }, String(derived.shownCount)) : part === "\u0002" ? make("b", {}, String(derived.linkCount)) : part));
    const { added } = app.view;
    fill(status, make("span", {}, parts),
      app.store === null && app.failure === null ? make("span", {}, say("status-wait")) : null,
      added.length ? make("span", {}, say("added", { n: added.length }), " ", make("button", { type: "button", id: "undo", on: { click: actions.undo } }, say("undo"))) : null,
      hasFilter(app.view) ? make("button", { type: "button", on: { click: actions.reset } }, say("reset")) : null);
  }

  function chipText() {
    const { say, view } = app;
    const name = (id) => app.nameOf(app.indexOf(id));
    if (app.pathFrom !== null) return say("path-pick");
    if (view.path !== null) return say("focus-path", { a: name(view.path[0]), b: name(view.path[1]) });
    if (view.pair !== null) return say("focus-pair", { a: name(view.pair[0]), b: name(view.pair[1]) });
    const index = app.indexOf(view.focus);
    if (index < 0) return null;
    const lit = Math.max(0, (app.derived.focus?.size ?? 1) - 1);
    const total = app.store ? app.store.degree(index) : app.model.at.get(index).degree;
    return say(lit < total ? "focus-some" : "focus", { name: app.nameOf(index), n: lit, total });
  }

  function drawChip() {
    const text = chipText();
    chip.hidden = text === null;
    if (text === spoken) return;
    spoken = text;
    byId("live").textContent = text ?? "";
    if (text === null) return;
    fill(chip, make("span", {}, text), make("button", { type: "button", "aria-label": app.say("clear"), title: app.say("clear"), on: { click: actions.clear } }, "✕"));
  }

  function drawEmpty() {
    empty.hidden = app.derived.shownCount > 0;
    if (!empty.hidden) {
      fill(empty, make("h2", {}, app.say("empty-title")), make("p", {}, app.say("empty-text"), " ", make("button", { type: "button", on: { click: actions.reset } }, app.say("reset"))));
    }
  }

  function drawNotice() {
    notice.hidden = app.failure === null;
    if (app.failure !== null) fill(notice, app.say(`error-${app.failure}`));
  }

  return {
    draw() {
      drawStatus();
      drawChip();
      drawEmpty();
      drawNotice();
    },
  };
}
