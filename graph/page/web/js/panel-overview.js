// What the text is about, in a sentence, a ranking and its communities.
import { fill, make, shapeIcon } from "./dom.js";
import { leadersOf } from "./leaders.js";
import { conceptRow, section } from "./rows.js";

const TOP = 10;
const LEADERS = 3;
const GAP = "\u0001";

export function showOverview(app, body, { open, openCommunity }) {
  const { say, payload } = app;
  const { counts, published, evidence } = payload.meta;
  const nodes = app.model.nodes.filter(({ index }) => app.derived.visible(index));
  const top = Array.from(nodes).sort((a, b) => b.mentions - a.mentions || a.index - b.index).slice(0, TOP);
  const most = Math.max(1, ...top.map(({ mentions }) => mentions));
  fill(body,
    make("p", { class: "lead", id: "summary" }, boldNumber(say("summary", {
      articles: say("n-articles", { n: counts.articles }), sentences: say("n-sentences", { n: counts.sentences }),
      concepts: GAP, communities: say("n-communities", { n: counts.communities }),
    }).split(GAP), counts.concepts)),
    make("p", { class: "lead" }, aboutSentence(app), published && published[0] !== published[1] ? [app.language === "zh" ? "" : " ", say("dates", { from: published[0].slice(0, 10), to: published[1].slice(0, 10) })] : null),
    make("p", { class: "note" }, say("hint")),
    top.length === 0 ? null : section(say("most"), top.map((node) => conceptRow(app, node.index, { count: node.mentions, share: node.mentions / most, open }))),
    section(say("communities"), communityRows(app, openCommunity)),
    make("p", { class: "note", id: "evidence-note" }, evidence.complete
      ? say("evidence-all", { n: evidence.total })
      : say("evidence-cap", { kept: evidence.kept, total: evidence.total, pair: evidence.perPair, concept: evidence.perConcept }),
    ` ${say("store-size", { size: writeSize(payload.store.data.length) })}`));
}

function boldNumber([before, after], number) {
  return [before, make("b", {}, String(number)), after];
}

function aboutSentence(app) {
  const leaders = leadersOf(app.payload, LEADERS);
  const mark = app.language === "zh" ? "、" : ", ";
  return leaders.length < 2 ? null : app.say("about", { names: leaders.join(mark) });
}

function communityRows(app, openCommunity) {
  const members = new Map();
  for (const { community } of app.model.nodes) members.set(community, (members.get(community) ?? 0) + 1);
  const rows = app.store ? app.store.communities.filter(Boolean) : app.payload.communities;
  return rows.filter(({ names }) => names.length > 0).sort((a, b) => b.members - a.members || a.id - b.id).slice(0, 24).map(({ id, members: count }) => make("button", {
    type: "button", class: "row plain-row", data: { community: String(id) }, "aria-pressed": String(app.view.community === id), on: { click: () => openCommunity(id) },
  }, shapeIcon("hexagon", app.view.colour === "community" ? app.communityColour(id) : "var(--text3)", 16, app.view.colour !== "community"),
  make("span", { class: "name" }, app.communityName(id)), make("span", { class: "count" }, count)));
}

export function writeSize(bytes) {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;
}
