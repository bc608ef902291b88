// Two concepts and the sentences that mention both, against what chance would give.
import { fill, make } from "./dom.js";
import { listSentences, writeNumber } from "./panel-concept.js";
import { typeIcon } from "./rows.js";

export function showLink(app, body, [one, other], { open }) {
  const { say, store } = app;
  const name = (i) => make("button", { type: "button", data: { concept: String(i) }, on: { click: () => open(i) } }, app.nameOf(i));
  const head = make("h2", { id: "panel-title", class: "pair-title" }, typeIcon(app, app.typeOf(one), 18), name(one), make("span", { "aria-hidden": "true" }, "—"), typeIcon(app, app.typeOf(other), 18), name(other));
  if (store === null) {
    fill(body, head, make("p", { class: "note" }, say(app.failure ? "needs-store" : "wait-store")));
    return;
  }
  const edge = store.edge(one, other);
  if (edge === null) {
    fill(body, head, make("p", { class: "note" }, say("path-none")));
    return;
  }
  const { sentences, expected, npmi, family } = edge;
  const cell = (number, key) => make("div", {}, make("b", {}, number), make("span", {}, say(key)));
  const items = store.pairEvidence(one, other);
  const box = make("section", { id: "evidence" }, make("h3", {}, say("evidence")));
  if (items.length === 0) {
    const { perPair, perConcept } = app.payload.meta.evidence;
    box.append(make("p", { class: "note" }, family && sentences === 0 ? say("link-family") : say("no-evidence", { pair: perPair ?? "–", concept: perConcept ?? "–" })));
  }
  listSentences(app, box, items, new Set([one, other]), open);
  const articles = new Set(items.map(({ sentence }) => store.sentence(sentence).article)).size;
  fill(body, head, family ? make("div", { class: "tags" }, make("span", { class: "tag" }, say("link-family"))) : null,
    make("div", { class: "figures" }, cell(String(sentences), "link-observed"), cell(writeNumber(expected), "link-expected"), cell(npmi.toFixed(2), "link-npmi"), articles > 1 ? cell(String(articles), "link-articles") : null),
    make("p", { class: "note" }, chanceSentence(app, sentences, expected)), box);
}

function chanceSentence({ say }, sentences, expected) {
  if (sentences === 0) return say("link-neighbours-only");
  const times = sentences / Math.max(expected, 1e-9);
  return times >= 1 ? say("link-chance-more", { times: times >= 10 ? Math.round(times) : times.toFixed(1) }) : say("link-chance-less");
}

