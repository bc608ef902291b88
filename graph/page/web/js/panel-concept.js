// A concept: its names and why they are one, who speaks of it, its neighbours against chance, its sentences.
import { fill, make } from "./dom.js";
import { articleLink, quoteSentence } from "./quote.js";
import { conceptRow, section, typeIcon } from "./rows.js";

const NEIGHBOURS = 7;
const SENTENCES = 4;
const MORE = 10;

export function showConcept(app, body, index, actions) {
  const { say, store } = app;
  const head = make("h2", { id: "panel-title" }, typeIcon(app, app.typeOf(index), 20), make("span", {}, app.nameOf(index)));
  if (store === null) {
    const node = app.model.at.get(index);
    fill(body, head, tags(app, node, actions), figures(app, node),
      node.aliases?.length ? section(say("names"), make("p", {}, node.aliases.join(" · "))) : null,
      node.near?.length ? section(say("neighbours"), make("p", {}, node.near.join(" · "))) : null,
      make("p", { class: "note" }, say(app.failure ? "needs-store" : "wait-store")));
    return;
  }
  const concept = store.concept(index);
  fill(body, head, tags(app, concept, actions), figures(app, concept), buttons(app, index, actions),
    neighbourRows(app, index, actions), sentenceRows(app, index, actions), nameRows(app, concept), placeRows(app, index, concept));
}

const ALSO = 3;

function tags(app, { name, type, community, family, aliases = [] }, actions) {
  const also = aliases.map((alias) => alias.surface ?? alias).filter((surface) => surface !== name).slice(0, ALSO);
  const kin = family ? [family.parent, ...family.members].filter((i) => i >= 0).slice(0, 6) : [];
  return make("div", { class: "tags" },
    make("span", { class: "tag" }, app.typeName(type)),
    also.length ? make("span", { class: "tag", title: also.join(" · ") }, app.say("also", { names: also.join(" · ") })) : null,
    make("button", { type: "button", class: "tag", on: { click: () => actions.openCommunity(community) } }, app.say("community", { name: app.communityName(community) })),
    kin.map((i) => make("button", { type: "button", class: "tag", title: app.say("family"), on: { click: () => actions.open(i) } },
      i === family.parent ? app.say("family-of", { name: app.nameOf(i) }) : app.nameOf(i))));
}

function figures(app, { mentions, sentences, degree }) {
  const cell = (number, key) => make("div", {}, make("b", {}, String(number)), make("span", {}, app.say(key)));
  return make("div", { class: "figures" }, cell(mentions, "mentions"), cell(sentences, "sentences"), cell(degree, "links"));
}

function buttons(app, index, actions) {
  const hidden = app.store.degree(index) > (app.model.neighbours.get(index)?.size ?? 0);
  return make("div", { class: "buttons" },
    hidden ? make("button", { type: "button", class: "button", id: "more", on: { click: () => actions.expand(index) } }, app.say("more-neighbours")) : null,
    make("button", { type: "button", class: "button", id: "path-start", title: app.say("path-hint"), on: { click: () => actions.pickPath(index) } }, app.say("path-start")));
}

function neighbourRows(app, index, { openLink }, limit = NEIGHBOURS) {
  const { say, store } = app;
  const all = store.neighbours(index);
  if (all.length === 0) return null;
  const shown = all.slice(0, limit);
  const most = shown[0].strength;
  const rows = shown.map((near) => {
    const { expected, npmi, sentences } = store.edge(index, near.index);
    return conceptRow(app, near.index, {
      count: sentences, share: near.strength / most, chance: sentences === 0 ? say("near-only") : chanceText(app, sentences, expected, npmi), open: () => openLink(index, near.index),
    });
  });
  const block = section(say("neighbours"), rows);
  if (all.length > limit) {
    block.append(make("button", { type: "button", class: "text-button", on: { click: () => block.replaceWith(neighbourRows(app, index, { openLink }, limit === NEIGHBOURS ? 40 : limit + 200)) } }, say("all-neighbours", { n: all.length })));
  }
  return block;
}

export function chanceText(app, sentences, expected, npmi) {
  const { say } = app;
  const times = expected > 0 ? sentences / expected : 0;
  return [say("lift", { n: sentences, expected: writeNumber(expected) }), say("lift-times", { times: times >= 10 ? Math.round(times) : times.toFixed(1) }), say("npmi", { value: npmi.toFixed(2) })].join(" · ");
}

export function writeNumber(value) {
  return value >= 10 ? String(Math.round(value)) : value >= 0.995 ? value.toFixed(1) : value.toFixed(2);
}

const RULES = new Set(["name", "lexicon", "gloss", "name-part", "abbreviation", "spelling", "plural", "also-called", "maker", "title-marks", "short-title"]);

function nameRows(app, { aliases }) {
  const why = (rule) => (RULES.has(rule) ? app.say(`rule-${rule}`) : app.say("rule-other", { rule }));
  return section(app.say("names"), make("dl", { class: "names", id: "names" }, aliases.map(({ surface, count, rule }) =>
    [make("dt", { dir: "auto" }, surface), make("dd", {}, app.say("names-why", { n: count, why: why(rule) }))])));
}

function placeRows(app, index, { articles }) {
  const { say, store } = app;
  const first = store.articles[store.firstArticle(index)];
  const speakers = store.speakersOf(index);
  const mark = app.language === "zh" ? "、" : ", ";
  const facts = make("dl", { class: "facts", id: "facts" },
    make("dt", {}, say("first-seen")), make("dd", {}, store.articles.length > 1 ? articleLink(app, first) : firstSentence(app, index, first)),
    make("dt", {}, say("who")), make("dd", {}, speakers.length
      ? speakers.slice(0, 12).map(({ speaker, mentions }) => `${store.speakers[speaker]} (${mentions})`).join(mark) : say("who-nobody")),
    articles > 1 ? [make("dt", {}, say("in-articles")), make("dd", {}, articleNames(app, index))] : null);
  return make("section", {}, facts);
}

function firstSentence(app, index, article) {
  const numbers = app.store.evidence(index);
  const words = articleLink(app, article);
  return numbers.length ? [app.say("ordinal", { n: app.store.sentence(Math.min(...numbers)).ordinal }), " · ", words] : words;
}

function articleNames(app, index) {
  const all = app.store.articlesOf(index).sort((a, b) => b.mentions - a.mentions || a.article - b.article);
  const named = all.slice(0, 5).map(({ article, mentions }) => {
    const { title, source } = app.store.articles[article];
    return `${title ?? source} (${mentions})`;
  });
  return named.join("; ") + (all.length > 5 ? " …" : "");
}

function sentenceRows(app, index, { open }) {
  const { say, store } = app;
  const numbers = store.evidence(index);
  const box = make("section", { id: "evidence" }, make("h3", {}, say("evidence")));
  if (numbers.length === 0) {
    const { perPair, perConcept } = app.payload.meta.evidence;
    box.append(make("p", { class: "note" }, say("no-evidence", { pair: perPair, concept: perConcept })));
  }
  listSentences(app, box, numbers.map((sentence) => ({ sentence, to: -1 })), new Set([index]), open);
  return box;
}

// The first few, then as many more as are asked for.
export function listSentences(app, box, items, marked, open) {
  let shown = 0;
  const more = make("button", { type: "button", class: "text-button", on: { click: () => show(MORE) } });
  const show = (count) => {
    for (const { sentence, to } of items.slice(shown, shown + count)) more.before(quoteSentence(app, sentence, marked, { next: to, open }));
    shown = Math.min(items.length, shown + count);
    more.hidden = shown >= items.length;
    more.textContent = app.say("more-evidence", { n: Math.min(MORE, items.length - shown) });
  };
  box.append(more);
  show(SENTENCES);
}
