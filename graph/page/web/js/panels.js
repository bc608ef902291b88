// The right side: tabs, and the panel that belongs to what is in focus.
import { byId, fill, make } from "./dom.js";
import { createListState, showList } from "./list.js";
import { showConcept } from "./panel-concept.js";
import { showLink } from "./panel-link.js";
import { showOverview } from "./panel-overview.js";
import { showPath } from "./panel-path.js";
import { contextTab } from "./state.js";

export function createPanels(app, actions) {
  const body = byId("panel-body");
  const tabs = byId("tabs");
  const list = createListState();
  let shown = "";

  function drawTabs() {
    const context = contextTab(app.view);
    const chosen = app.view.tab === "list" ? "list" : context;
    fill(tabs, [context, "list"].map((name) => make("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-selected": String(chosen === name), "aria-controls": "panel-body", tabindex: chosen === name ? "0" : "-1",
      on: { click: () => actions.openTab(name), keydown: (event) => moveTab(event, name === "list" ? context : "list") },
    }, app.say(`tab-${name}`))));
    body.setAttribute("aria-labelledby", `tab-${chosen}`);
    return chosen;
  }

  function moveTab(event, other) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    actions.openTab(other);
    tabs.querySelector('[aria-selected="true"]').focus();
  }

  function draw() {
    const { view } = app;
    const chosen = drawTabs();
    const known = (ids) => ids.map(app.indexOf);
    const key = JSON.stringify([chosen, view.focus, view.pair, view.path, app.language]);
    const top = key === shown ? body.scrollTop : 0;
    if (chosen === "list") showList(app, body, list, actions);
    else if (view.path !== null && known(view.path).every((i) => i >= 0)) showPath(app, body, known(view.path), actions);
    else if (view.pair !== null && known(view.pair).every((i) => i >= 0)) showLink(app, body, known(view.pair), actions);
    else if (view.focus !== null && app.indexOf(view.focus) >= 0) showConcept(app, body, app.indexOf(view.focus), actions);
    else showOverview(app, body, actions);
    body.scrollTop = top;
    shown = key;
  }

  return { draw };
}
