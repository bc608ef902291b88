import assert from "node:assert/strict";
import test from "node:test";
import { isBetween, isoDate } from "../../graph/page/web/js/dates.js";
import { DEFAULT_VIEW, decodeView, encodeView } from "../../graph/page/web/js/hash.js";
import { mentionBins, strengthSteps, timeBins } from "../../graph/page/web/js/histogram.js";
import {
  chooseShown, conceptPredicate, countsByCommunity, countsByType, drawnSource, hasFilter, linkPredicate,
} from "../../graph/page/web/js/select.js";
import { goldenPayload, goldenStore, seeded } from "./golden.mjs";

const viewWith = (change) => ({ ...DEFAULT_VIEW, ...change });
const plain = (view) => JSON.parse(JSON.stringify(view));

test("the default view is the empty hash", () => {
  assert.equal(encodeView(DEFAULT_VIEW), "");
  assert.deepEqual(plain(decodeView("")), plain(DEFAULT_VIEW));
  assert.deepEqual(plain(decodeView("#")), plain(DEFAULT_VIEW));
});

test("any view survives the way through the hash, and its link is a valid fragment", () => {
  const random = seeded(21);
  const pick = (...items) => items[Math.floor(random() * items.length)];
  const strange = ["moe", "积极推理", "a b", "a&b=c", "~", "%41", "#", "a~b", "\"'<>", "🦙", "100%", "x=y~z&", "null"];
  const some = () => Array.from({ length: Math.floor(random() * 4) }, () => pick(...strange));
  for (let round = 0; round < 2000; round++) {
    const view = {
      focus: pick(null, ...strange), pair: pick(null, [pick(...strange), pick(...strange)]), path: pick(null, [pick(...strange), pick(...strange)]),
      added: some(), hiddenTypes: some(), community: pick(null, 0, 7, 123), article: pick(null, ...strange),
      speaker: pick(null, ...strange), minMentions: pick(1, 2, 99), maxMentions: pick(null, 1, 500), minSentences: pick(0, 1, 5),
      minStrength: pick(0, 0.125, 3), from: pick(null, "2024", "2024-07", "2024-07-28"), to: pick(null, "2025-01-01"),
      colour: pick("type", "community"), density: pick(0, 1, 2, 3, 4), tab: pick("overview", "concept", "link", "path", "list"),
      query: pick("", ...strange), camera: pick(null, { x: pick(0, -120, 4000), y: pick(0, 17, -5), zoom: pick(0.25, 1, 1.333) }),
    };
    const hash = encodeView(view);
    assert.match(hash, /^(#[\w%~=&.!*'()-]+)?$/);
    assert.deepEqual(plain(decodeView(hash)), plain(view), hash);
  }
});

test("what a link does not rightly say is left at its default, and nothing throws", () => {
  for (const hash of ["#f=%", "#p=a", "#p=a~", "#d=9", "#d=", "#m=0", "#m=1.5", "#c=-1", "#by=size", "#tab=x", "#at=1~2", "#at=1~2~0",
    "#at=a~b~c", "#from=yesterday", "#w=-1", "#w=NaN", "#=", "#&&&", "#constructor=1", "#__proto__=x", "#mm=Infinity"]) {
    assert.deepEqual(plain(decodeView(hash)), plain(DEFAULT_VIEW), hash);
  }
  const half = decodeView("#f=moe&d=9&tab=concept&unknown=1&p=%E0%A4%A");
  assert.deepEqual([half.focus, half.density, half.tab, half.pair], ["moe", 2, "concept", null]);
  assert.equal(decodeView(`#add=${Array(2000).fill("a").join("~")}`).added.length, 500);
});

test("types, communities and mentions filter; chips count what the others let pass", async () => {
  const store = await goldenStore();
  const names = (view) => Array.from({ length: store.size }, (_, i) => i).filter(conceptPredicate(store, view)).map((i) => store.id(i));
  assert.equal(names(DEFAULT_VIEW).length, store.size);
  assert.ok(!names(viewWith({ hiddenTypes: ["model"] })).some((id) => id.startsWith("llama")));
  assert.deepEqual(names(viewWith({ community: 1 })).sort(), ["active-inference", "free-energy-principle"]);
  assert.deepEqual(names(viewWith({ minMentions: 5 })), ["mixture-of-experts"]);
  assert.ok(!names(viewWith({ maxMentions: 2 })).includes("mixture-of-experts"));
  const counts = countsByType(store, viewWith({ hiddenTypes: ["model"], maxMentions: 2 }));
  assert.equal(counts.get("model"), 2);
  assert.equal(counts.get("method"), undefined);
  assert.equal(countsByCommunity(store, viewWith({ community: 1 })).get(0), store.size - 2);
  assert.equal(countsByType(store, DEFAULT_VIEW, [0]).size, 1);
});

test("articles, speakers and dates filter", async () => {
  const store = await goldenStore();
  const names = (view) => Array.from({ length: store.size }, (_, i) => i).filter(conceptPredicate(store, view)).map((i) => store.id(i)).sort();
  assert.deepEqual(names(viewWith({ article: "a3" })), ["dspy", "gamma", "llama", "mixture-of-experts"]);
  assert.deepEqual(names(viewWith({ from: "2023", to: "2023" })), ["dspy", "formula", "mixture-of-experts"]);
  assert.deepEqual(names(viewWith({ from: "2030" })), []);
  assert.deepEqual(names(viewWith({ speaker: "主持人" })), ["chongqing-university", "dspy", "llama", "llama-3.1", "mixture-of-experts"]);
  assert.deepEqual(names(viewWith({ speaker: "nobody" })), []);
  assert.deepEqual(names(viewWith({ article: "nothing" })), []);
});

test("links need both ends, enough sentences, and a sentence that passes", async () => {
  const store = await goldenStore();
  const among = store.linksAmong(Array.from({ length: store.size }, (_, i) => i));
  const kept = (view) => among.filter((link) => linkPredicate(store, view)(link.source, link.target, link));
  assert.equal(kept(DEFAULT_VIEW).length, among.length);
  assert.ok(kept(viewWith({ minSentences: 1 })).length < among.length);
  assert.ok(kept(viewWith({ minSentences: 2 })).every(({ sentences }) => sentences >= 2));
  assert.deepEqual(kept(viewWith({ minStrength: 100 })), []);
  // Llama and MoE are together in a1 and in a3, but in a2 only MoE is mentioned.
  const inThird = kept(viewWith({ article: "a3" }));
  assert.equal(inThird.length, 6);
  const hidden = kept(viewWith({ hiddenTypes: ["method"] }));
  assert.ok(hidden.every(({ source, target }) => store.type(source) !== "method" && store.type(target) !== "method"));
  const bySpeaker = kept(viewWith({ speaker: "黄之鹏" })).map(({ source, target }) => [store.id(source), store.id(target)].sort().join());
  assert.deepEqual(bySpeaker.sort(), ["active-inference,free-energy-principle", "active-inference,mixture-of-experts", "free-energy-principle,mixture-of-experts"]);
});

test("shown are the first that pass, what was brought in, and the focus in any case", async () => {
  const store = await goldenStore();
  assert.deepEqual(chooseShown(store, DEFAULT_VIEW, 3), [0, 1, 2]);
  const last = store.id(store.size - 1);
  assert.deepEqual(chooseShown(store, viewWith({ added: [last] }), 2), [0, 1, store.size - 1]);
  assert.deepEqual(chooseShown(store, viewWith({ added: [last], hiddenTypes: [store.type(store.size - 1)] }), 1), [0]);
  const focus = store.indexOfId("gamma");
  assert.ok(chooseShown(store, viewWith({ focus: "gamma", hiddenTypes: ["other"] }), 2).includes(focus));
  assert.deepEqual(chooseShown(store, viewWith({ focus: "no such" }), 1), [0]);
});

test("the drawn part filters before the store is open", async () => {
  const source = drawnSource(goldenPayload());
  const store = await goldenStore();
  const view = viewWith({ hiddenTypes: ["model"], minMentions: 2 });
  assert.deepEqual(chooseShown(source, view, 99), chooseShown(store, view, 99));
  assert.deepEqual(countsByType(source, view), countsByType(store, view));
  assert.equal(chooseShown(source, viewWith({ article: "a3" }), 99).length, source.size);
  assert.ok(linkPredicate(source, DEFAULT_VIEW)(0, 1, { sentences: 1, strength: 1 }));
});

test("a filter is anything but the look", () => {
  assert.ok(!hasFilter(DEFAULT_VIEW));
  assert.ok(!hasFilter(viewWith({ colour: "community", focus: "a", query: "b", density: 4, added: ["c"] })));
  for (const change of [{ hiddenTypes: ["model"] }, { community: 0 }, { minMentions: 2 }, { speaker: "x" }, { to: "2024" }]) {
    assert.ok(hasFilter(viewWith(change)), JSON.stringify(change));
  }
});

test("dates are read as articles write them", () => {
  assert.equal(isoDate("2024-07-28"), "2024-07-28");
  assert.equal(isoDate("2024/7/8 10:30"), "2024-07-08");
  assert.equal(isoDate("2024年7月28日 星期日"), "2024-07-28");
  assert.equal(isoDate("2024年7月"), "2024-07");
  assert.equal(isoDate("2024"), "2024");
  assert.equal(isoDate("2024-13-40"), "2024");
  assert.equal(isoDate("yesterday"), null);
  assert.equal(isoDate(null), null);
  assert.ok(isBetween("2024-07-28", "2024-07", "2024"));
  assert.ok(isBetween("2024", "2024-07-01", null));
  assert.ok(!isBetween("2024-07-28", null, "2024-06"));
  assert.ok(!isBetween("2024-07-28", "2024-07-29", null));
  assert.ok(!isBetween(null, null, null));
});

test("bins hold every value once, few values one bin each", () => {
  assert.deepEqual(mentionBins([1, 1, 3]).map(({ from, to, count }) => [from, to, count]), [[1, 1, 2], [2, 2, 0], [3, 3, 1]]);
  const random = seeded(2);
  for (let round = 0; round < 100; round++) {
    const values = Array.from({ length: 50 }, () => 1 + Math.floor(10 ** (random() * (round % 5))));
    const bins = mentionBins(values);
    assert.ok(bins.length <= 12);
    assert.equal(bins[0].from, 1);
    assert.equal(bins.at(-1).to, Math.max(...values));
    bins.forEach(({ from, to, count }, k) => {
      if (k) assert.equal(from, bins[k - 1].to + 1);
      assert.equal(count, values.filter((value) => value >= from && value <= to).length);
    });
  }
  assert.equal(mentionBins([]).length, 1);
});

test("time is counted by day, month or year, gaps included", () => {
  const days = timeBins(["2024-02-28", "2024-03-01", "2024-03-01", null]);
  assert.equal(days.unit, "day");
  assert.deepEqual(days.bins.map(({ from, count }) => [from, count]), [["2024-02-28", 1], ["2024-02-29", 0], ["2024-03-01", 2]]);
  assert.equal(days.undated, 1);
  const months = timeBins(["2023-11-05", "2024-02-28"]);
  assert.deepEqual([months.unit, months.bins.length], ["month", 4]);
  assert.equal(timeBins(["2024-05", "2024-05-06"]).unit, "month");
  assert.deepEqual(timeBins(["1990-01-01", "2024-02-28"]).bins.length, 35);
  assert.deepEqual(timeBins([null, "x"]), { unit: "year", bins: [], undated: 2 });
});

test("the stops of the strength slider leave ever fewer links, and always the strongest", () => {
  const random = seeded(5);
  for (const count of [0, 1, 2, 7, 500]) {
    const values = Array.from({ length: count }, () => random() * 3);
    const steps = strengthSteps(values);
    assert.equal(steps[0], 0);
    assert.ok(steps.length <= 21);
    const left = steps.map((step) => values.filter((value) => value >= step).length);
    left.slice(1).forEach((n, k) => assert.ok(n <= left[k] && n >= 1));
    steps.slice(1).forEach((step, k) => assert.ok(step > steps[k]));
    for (const step of steps) assert.equal(decodeView(encodeView(viewWith({ minStrength: step }))).minStrength, step);
  }
});
