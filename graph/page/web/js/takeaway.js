// What can be taken away: the picture, the data, a link to the view.
import { THEMES } from "./colors.js";
import { evidenceCsv, linksCsv, nodesCsv } from "./csv.js";
import { byId, fill, make } from "./dom.js";
import { toGexf } from "./gexf.js";
import { encodeView } from "./hash.js";
import { toNodeLink } from "./json-export.js";
import { paintScene } from "./paint.js";
import { conceptPredicate } from "./select.js";
import { sceneToSvg } from "./svg.js";

const PNG_SCALE = 2;

export function createTakeAway(app, picture, { copy }) {
  const menu = byId("export-menu");
  const button = byId("export");

  function toggle(open) {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) draw();
  }

  // The picture is what is seen; the data is all that passes the filters.
  const chosen = () => {
    const passes = conceptPredicate(app.store, app.view);
    return Array.from({ length: app.store.size }, (_, index) => index).filter(passes);
  };
  const visibleScene = () => picture.scene({ moving: false });

  const files = {
    png: () => drawPng(visibleScene()).then((blob) => save(blob, "png")),
    svg: () => saveText(sceneToSvg(visibleScene()), "image/svg+xml", "svg"),
    nodes: () => saveText(nodesCsv(app.store, chosen()), "text/csv", "nodes.csv"),
    links: () => saveText(linksCsv(app.store, chosen()), "text/csv", "links.csv"),
    evidence: () => saveText(evidenceCsv(app.store, chosen()), "text/csv", "evidence.csv"),
    gexf: () => saveText(toGexf(app.store, chosen(), { title: app.payload.meta.title ?? app.say("app"), colours: THEMES.light.types }), "application/gexf+xml", "gexf"),
    json: () => saveText(toNodeLink(app.store, chosen()), "application/json", "json"),
  };

  function item(name, action) {
    return make("button", { type: "button", data: { take: name }, on: { click: action } }, app.say(`take-${name}`));
  }

  function draw() {
    const pick = (name) => item(name, () => {
      files[name]();
      toggle(false);
      button.focus();
    });
    const link = item("link", () => copy(`${location.href.split("#")[0]}${encodeView({ ...app.view, camera: picture.network.camera() })}`, link));
    fill(menu, make("h3", {}, app.say("take-view")), pick("png"), pick("svg"), link,
      app.store ? [make("h3", {}, `${app.say("take-data")} · ${app.say("take-scope", { n: chosen().length })}`), ["nodes", "links", "evidence", "gexf", "json"].map(pick)] : null);
  }

  button.addEventListener("click", () => toggle(menu.hidden));
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !byId("take-away").contains(event.target)) toggle(false);
  });
  byId("take-away").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !menu.hidden) {
      event.stopPropagation();
      toggle(false);
      button.focus();
    }
  });
  byId("take-away").addEventListener("focusout", (event) => {
    if (event.relatedTarget && !byId("take-away").contains(event.relatedTarget)) toggle(false);
  });
}

function drawPng(scene) {
  const canvas = make("canvas", { width: String(scene.width * PNG_SCALE), height: String(scene.height * PNG_SCALE) });
  const context = canvas.getContext("2d");
  context.scale(PNG_SCALE, PNG_SCALE);
  paintScene(context, scene, { background: true });
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

function saveText(text, type, ending) {
  save(new Blob([text], { type: `${type};charset=utf-8` }), ending);
}

function save(blob, ending) {
  const url = URL.createObjectURL(blob);
  const link = make("a", { href: url, download: `concept-graph.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
