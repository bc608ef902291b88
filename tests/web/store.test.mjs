import assert from "node:assert/strict";
import test from "node:test";
import { drawnConcepts, drawnLinks, readPayload } from "../../graph/page/web/js/payload.js";
import { openStore } from "../../graph/page/web/js/store.js";
import { StoreError, bytesOfBase64 } from "../../graph/page/web/js/inflate.js";
import { goldenPayload, goldenStore, goldenText } from "./golden.mjs";

const indexOf = (store, id) => {
  const index = store.indexOfId(id);
  assert.ok(index >= 0, `${id} is in the store`);
  return index;
};

test("the drawn part and the store agree", async () => {
  const payload = goldenPayload();
  const store = await openStore(payload);
  const drawn = drawnConcepts(payload);
  assert.equal(store.size, payload.meta.counts.concepts);
  for (const row of drawn) {
    const concept = store.concept(row.index);
    for (const key of ["id", "name", "type", "mentions", "sentences", "articles", "degree", "community", "x", "y"]) {
      assert.equal(concept[key], row[key], `${key} of ${row.id}`);
    }
    assert.deepEqual(store.neighbours(row.index, { limit: 7 }).map((near) => store.name(near.index)), row.near);
  }
  const links = drawnLinks(payload);
  const among = store.linksAmong(drawn.map((row) => row.index)).sort((a, b) => a.source - b.source || a.target - b.target);
  assert.equal(among.length, links.length);
  among.forEach((link, e) => {
    for (const key of ["source", "target", "sentences", "backbone"]) assert.equal(link[key], links[e][key]);
    for (const key of ["weight", "npmi", "strength"]) assert.ok(Math.abs(link[key] - links[e][key]) < 2e-3, key);
  });
});

test("aliases come with count and rule, ids lead back, families are known", async () => {
  const store = await goldenStore();
  const moe = indexOf(store, "mixture-of-experts");
  assert.equal(store.name(moe), "MoE");
  assert.deepEqual(store.aliases(moe), [
    { surface: "MoE", count: 5, rule: "name" }, { surface: "mixture-of-experts", count: 1, rule: "lexicon" },
  ]);
  assert.deepEqual(store.otherNames(moe), ["混合专家", "混合专家模型"]);
  assert.deepEqual(store.otherNames(indexOf(store, "gamma")), []);
  const family = indexOf(store, "llama");
  const version = indexOf(store, "llama-3.1");
  assert.deepEqual(store.family(family), { parent: -1, members: [version] });
  assert.equal(store.family(version).parent, family);
  assert.ok(store.isFamily(family, version));
  assert.ok(store.edge(version, family).family);
  assert.equal(store.indexOfId("no such concept"), -1);
});

test("every mention marks a name of its concept in the sentence, emoji before it or not", async () => {
  const store = await goldenStore();
  let seen = 0;
  for (let s = 0; s < store.sentenceTotal; s++) {
    const { text, mentions } = store.sentence(s);
    let before = 0;
    for (const { concept, start, end } of mentions) {
      assert.ok(start >= before && end > start);
      before = end;
      assert.ok(store.aliases(concept).some(({ surface }) => surface === text.slice(start, end)), text.slice(start, end));
      seen++;
    }
  }
  assert.equal(seen, store.meta.counts.mentions);
});

test("evidence of a concept mentions it, evidence of a pair mentions both", async () => {
  const store = await goldenStore();
  for (let i = 0; i < store.size; i++) {
    assert.equal(store.evidence(i).length, store.sentenceCount(i));
    for (const s of store.evidence(i)) assert.ok(store.sentence(s).mentions.some(({ concept }) => concept === i));
    for (const { index: j } of store.neighbours(i)) {
      const evidence = store.pairEvidence(i, j);
      assert.ok(evidence.length > 0);
      for (const { sentence, to } of evidence) {
        const numbers = to < 0 ? [sentence] : [sentence, to];
        const concepts = new Set(numbers.flatMap((s) => store.sentence(s).mentions.map(({ concept }) => concept)));
        assert.ok(concepts.has(i) && concepts.has(j));
        if (to >= 0) assert.equal(store.sentence(to).block, store.sentence(sentence).block);
      }
      assert.equal(evidence.filter(({ to }) => to < 0).length, store.edge(i, j).sentences);
    }
  }
  assert.equal(store.evidence(0, 2).length, 2);
  assert.deepEqual(store.pairEvidence(0, 0), []);
});

test("sentences know article, place in it, speaker and kind", async () => {
  const store = await goldenStore();
  const [first] = store.evidence(indexOf(store, "free-energy-principle"));
  const sentence = store.sentence(first);
  assert.equal(sentence.speaker, "黄之鹏");
  assert.equal(sentence.kind, "turn");
  assert.equal(sentence.ordinal, 2);
  assert.equal(store.articles[sentence.article].published, "2024-07-28");
  const gamma = store.sentence(store.evidence(indexOf(store, "gamma"))[0]);
  assert.equal(gamma.speaker, null);
  assert.equal(gamma.kind, "list");
});

test("articles and speakers of a concept are counted, the first is the earliest dated", async () => {
  const store = await goldenStore();
  const moe = indexOf(store, "mixture-of-experts");
  assert.deepEqual(store.articlesOf(moe), [
    { article: 0, mentions: 3 }, { article: 1, mentions: 2 }, { article: 2, mentions: 1 },
  ]);
  assert.equal(store.firstArticle(moe), 1);
  assert.equal(store.firstArticle(indexOf(store, "gamma")), 2);
  const said = store.speakersOf(moe).map(({ speaker, mentions }) => [store.speakers[speaker], mentions]);
  assert.deepEqual(said[0], ["主持人", 2]);
  assert.equal(store.articles[1].url, null);
});

test("measures follow the counts", async () => {
  const store = await goldenStore();
  const edge = store.edge(indexOf(store, "mixture-of-experts"), indexOf(store, "dspy"));
  const [n, m] = [store.sentenceCount(edge.source), store.sentenceCount(edge.target)];
  const total = store.meta.counts.sentences;
  assert.ok(Math.abs(edge.expected - (n * m) / total) < 1e-3);
  assert.ok(Math.abs(edge.npmi - Math.log(edge.sentences / ((n * m) / total)) / Math.log(total / edge.sentences)) < 1e-3);
  assert.equal(store.edge(0, 0), null);
  assert.equal(store.linkBetween(edge.target, edge.source), edge.link);
});

test("neighbours are sorted, limited and filtered; expanding leaves out what is shown", async () => {
  const store = await goldenStore();
  const all = store.neighbours(0);
  assert.equal(all.length, store.degree(0));
  for (let k = 1; k < all.length; k++) assert.ok(all[k - 1].strength >= all[k].strength);
  assert.deepEqual(store.neighbours(0, { limit: 2 }), all.slice(0, 2));
  const methods = store.neighbours(0, { predicate: (i) => store.type(i) === "software" });
  assert.deepEqual(methods.map(({ index }) => store.type(index)), ["software"]);
  const shown = new Set([0, all[0].index]);
  assert.deepEqual(store.expand(0, shown, 2), all.slice(1, 3).map(({ index }) => index));
});

test("hostile text arrives as it was written", async () => {
  assert.ok(!goldenText.includes("\ud800"));
  const store = await goldenStore();
  assert.ok(store.articles[1].title.startsWith("</script><script>alert(1)</script> “引号” \u2028 & <!-- \ufffd 🦙"));
  assert.ok(store.search("=cmd").hits[0].surface.startsWith("=cmd|' /C calc'!A1"));
});

test("a damaged store is refused with a reason, whatever is wrong with it", async () => {
  const reasonOf = async (change) => {
    const payload = goldenPayload();
    change(payload.store);
    try {
      await openStore(payload);
    } catch (error) {
      assert.ok(error instanceof StoreError, String(error));
      return error.reason;
    }
    return "opened";
  };
  const flip = (store, at) => {
    const bytes = bytesOfBase64(store.data);
    bytes[at < 0 ? bytes.length + at : at] ^= 0x55;
    store.data = Buffer.from(bytes).toString("base64");
  };
  assert.equal(await reasonOf(() => {}), "opened");
  assert.equal(await reasonOf((store) => (store.data = store.data.slice(0, 400))), "damaged");
  assert.equal(await reasonOf((store) => (store.data = "%%%")), "damaged");
  assert.equal(await reasonOf((store) => (store.bytes -= 1)), "damaged");
  assert.equal(await reasonOf((store) => flip(store, -6)), "damaged");
  assert.equal(await reasonOf((store) => (store.encoding = "zstd")), "version");
  for (let at = 10; at < 400; at += 13) assert.equal(await reasonOf((store) => flip(store, at)), "damaged", `byte ${at}`);
  const without = { ...goldenPayload(), store: undefined };
  await assert.rejects(openStore(without), (error) => error.reason === "version");
});

test("a browser that cannot inflate is told so", async () => {
  const { DecompressionStream: real } = globalThis;
  globalThis.DecompressionStream = undefined;
  try {
    await assert.rejects(openStore(goldenPayload()), (error) => error.reason === "unsupported");
  } finally {
    globalThis.DecompressionStream = real;
  }
});

test("columns that claim what cannot be are refused", async () => {
  const payload = goldenPayload();
  for (const raw of [new Uint8Array(0), new Uint8Array(payload.store.bytes), new TextEncoder().encode("CGS1")]) {
    const wrong = { ...payload, store: { ...payload.store, bytes: raw.length } };
    await assert.rejects(openStore(wrong, async () => raw), (error) => error instanceof StoreError);
  }
});

test("a payload that is not ours is refused", () => {
  const change = (key, value) => JSON.stringify({ ...goldenPayload(), [key]: value });
  assert.throws(() => readPayload("{"), /payload: not JSON/);
  assert.throws(() => readPayload(change("format", "other")), /another format/);
  assert.throws(() => readPayload(change("version", 2)), /version 2/);
  assert.throws(() => readPayload(change("drawn", { id: ["a"], name: [] })), /differ in length/);
});
