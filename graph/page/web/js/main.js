// The page: reads its data, wires the parts, and says on <html> when it is ready ("data-ready") or why it is not.
import { createActions } from "./actions.js";
import { connectAddress, readAddress } from "./address.js";
import { createApp } from "./app.js";
import { byId } from "./dom.js";
import { chooseLanguage } from "./messages.js";
import { connectGestures } from "./interactions.js";
import { createPanels } from "./panels.js";
import { readPayload } from "./payload.js";
import { createPicture } from "./picture.js";
import { createRail } from "./rail.js";
import { exposeExplorer } from "./explorer.js";
import { createSearchBox } from "./search-box.js";
import { createSheets } from "./sheet.js";
import { hasFocus } from "./state.js";
import { createStatus } from "./status.js";
import { openStore } from "./store.js";
import { createTakeAway } from "./takeaway.js";
import { followTheme, remember, remembered, systemTheme } from "./theme.js";
import { translatePage } from "./translate.js";

// data-drawn: the map can be used; data-ready: the store is open ("true"), or never will be ("partial").
const root = document.documentElement;

function start() {
  const payload = readPayload(byId("payload").textContent);
  const data = JSON.parse(byId("network-data").textContent);
  const language = remembered("language") === "en" || remembered("language") === "zh"
    ? remembered("language") : chooseLanguage(navigator.languages ?? [], payload.drawn.name.join(""));
  const theme = ["light", "dark"].includes(remembered("theme")) ? remembered("theme") : systemTheme();
  root.dataset.theme = theme;
  const app = createApp(payload, readAddress(), { language, theme, aspect: aspectOf(byId("map")) });
  translatePage(app);

  const parts = { app };
  const actions = createActions(parts);
  const rail = createRail(app, actions);
  parts.sheets = createSheets(app, rail.head);
  parts.picture = createPicture(byId("map"), data, app, () => viewportInsets(parts.sheets));
  parts.panels = createPanels(app, actions);
  parts.search = createSearchBox(app, actions);
  const status = createStatus(app, actions);
  const address = connectAddress(app, (view) => actions.restore(view));
  parts.address = address;
  connectGestures(app, parts.picture, actions);
  createTakeAway(app, parts.picture, actions);
  exposeExplorer(app, parts.picture);
  connectButtons(app, actions);

  app.subscribe((what, how) => {
    if (what.has("hover")) {
      parts.picture.network.redraw();
      if (what.has("pick")) status.draw();
      return;
    }
    if (what.has("language") || what.has("theme")) {
      root.dataset.theme = app.theme;
      translatePage(app);
      if (what.has("language")) parts.sheets.arrange();
    }
    if (what.has("shown")) parts.picture.network.setNodes(app.model.nodes);
    rail.draw();
    parts.panels.draw();
    status.draw();
    if (what.has("store")) parts.search.retry();
    if (what.has("view")) address.write(app.view, how.push ?? false);
    if (how.fit) actions.fit(true);
    parts.picture.network.redraw();
  });

  parts.picture.network.setNodes(app.model.nodes);
  rail.draw();
  parts.panels.draw();
  status.draw();
  actions.fit(false);
  if (app.model.links.length === 0 || app.model.nodes.length < 3) app.change({ ...app.view, tab: "list" }, { push: false });
  // The map changes its size with the window, and on paper; vis would keep another zoom after each change.
  new ResizeObserver(() => actions.fit(false)).observe(byId("map"));
  root.dataset.drawn = "true";
  openAll(app, actions, payload);
}

function aspectOf({ clientWidth, clientHeight }) {
  const sheet = window.innerWidth <= 760 ? 240 : 0;
  return clientWidth / Math.max(200, clientHeight - sheet);
}

// What floats over the map: labels and the camera keep clear of it.
function viewportInsets(sheets) {
  const stage = byId("map").getBoundingClientRect();
  const obstacles = ["status", "focus-chip", "zoom"].map((id) => byId(id).getBoundingClientRect()).filter(({ width }) => width > 0)
    .map(({ left, right, top, bottom }) => ({ left: left - stage.left - 4, right: right - stage.left + 4, top: top - stage.top - 4, bottom: bottom - stage.top + 4 }));
  if (sheets.isPhone()) return { inset: sheets.insets(), obstacles };
  const overview = byId("focus-chip").hidden;
  return { inset: { left: 4, top: overview ? 4 : 48, right: 4, bottom: overview ? 4 : 44 }, obstacles };
}

function connectButtons(app, actions) {
  byId("language").addEventListener("click", () => {
    app.setLanguage(app.language === "zh" ? "en" : "zh");
    remember("language", app.language);
  });
  byId("theme").addEventListener("click", () => {
    app.setTheme(app.theme === "dark" ? "light" : "dark");
    remember("theme", app.theme);
  });
  followTheme((theme) => app.setTheme(theme));
  byId("zoom-in").addEventListener("click", () => actions.zoomBy(1.35));
  byId("zoom-out").addEventListener("click", () => actions.zoomBy(1 / 1.35));
  byId("fit").addEventListener("click", () => actions.fitAll());
}

async function openAll(app, actions, payload) {
  const store = await openStore(payload).catch((error) => {
    app.fail(["unsupported", "version"].includes(error.reason) ? error.reason : "damaged");
    return null;
  });
  if (store !== null) {
    app.openWith(store);
    if (hasFocus(app.view)) actions.fit(false);
    setTimeout(() => store.prepareSearch(), 0);
  }
  root.dataset.ready = store ? "true" : "partial";
}

try {
  start();
} catch (error) {
  root.dataset.error = String(error.message);
  const notice = byId("notice");
  notice.hidden = false;
  notice.textContent = `页面无法打开 · The page cannot open: ${error.message}`;
}
