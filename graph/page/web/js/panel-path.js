// The strongest path between two concepts, with the sentence behind each hop, to read and to copy.
import { pathOf } from "./app.js";
import { fill, make } from "./dom.js";
import { pathMarkdown } from "./markdown.js";
import { quoteSentence } from "./quote.js";
import { chanceText } from "./panel-concept.js";
import { typeIcon } from "./rows.js";

export function showPath(app, body, [from, to], { open, openLink, copy }) {
  const { say, store } = app;
  const head = make("h2", { id: "panel-title" }, say("path-title", { a: app.nameOf(from), b: app.nameOf(to) }));
  if (store === null) {
    fill(body, head, make("p", { class: "note" }, say(app.failure ? "needs-store" : "wait-store")));
    return;
  }
  const path = pathOf(app);
  if (path === null) {
    fill(body, head, make("p", { class: "note" }, say("path-none")));
    return;
  }
  const chain = path.nodes.map((index, k) => [k ? make("span", { "aria-hidden": "true" }, "→") : null,
    make("button", { type: "button", class: "tag", data: { concept: String(index) }, on: { click: () => open(index) } }, app.nameOf(index))]);
  const copyButton = make("button", { type: "button", class: "button main", id: "copy-path" }, say("copy"));
  copyButton.addEventListener("click", () => copy(pathMarkdown(store, path, { sentences: (n) => say("path-sentences", { n }), next: "…" }), copyButton));
  fill(body, head, make("p", { class: "note" }, path.links.length === 1 ? say("path-direct") : say("path-hops", { n: path.links.length })),
    make("div", { class: "tags", id: "path" }, chain), make("div", { class: "buttons" }, copyButton),
    path.links.map((link, k) => hop(app, link, path.nodes[k], path.nodes[k + 1], { open, openLink })));
}

function hop(app, link, from, to, { open, openLink }) {
  const { say, store } = app;
  const { sentences, expected, npmi, family } = store.link(link);
  const [best] = store.pairEvidence(from, to, 1);
  return make("section", { class: "hop" },
    make("div", { class: "pair" }, typeIcon(app, app.typeOf(from), 13), " ", app.nameOf(from), " — ", app.nameOf(to)),
    make("p", { class: "note" }, sentences ? chanceText(app, sentences, expected, npmi) : say(family ? "link-family" : "link-neighbours-only")),
    best ? quoteSentence(app, best.sentence, new Set([from, to]), { next: best.to, open }) : null,
    make("button", { type: "button", class: "text-button", on: { click: () => openLink(from, to) } }, say("show-link")));
}
