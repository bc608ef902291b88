import assert from "node:assert/strict";
import test from "node:test";
import { foldText, foldWithOffsets, makeFoldTable } from "../../graph/page/web/js/fold.js";
import { allowedDistance, editDistance, signatureOf, bitCount } from "../../graph/page/web/js/nearest.js";
import { syllablesOf } from "../../graph/page/web/js/pinyin.js";
import { buildSearchIndex, searchIndex } from "../../graph/page/web/js/search.js";
import { goldenStore, seeded } from "./golden.mjs";

const bytes = (text) => new TextEncoder().encode(text);

// An index over names and aliases, with the tables that the build would give.
function indexOver(names, aliases = names.map(() => [])) {
  return buildSearchIndex(names, aliases, {
    characters: bytes("學習慶機\x1e学习庆机\x1e"),
    readings: bytes(["ji\x1f积极机", "tui\x1f推", "li\x1f理", "zhong\x1f重", "qing\x1f庆", "xue\x1f学", "xi\x1f习", "qi\x1f器", "an\x1f安", "quan\x1f全", "lv\x1f绿", "se\x1f色"].map((x) => x + "\x1e").join("")),
    phrases: bytes("重庆\x1fchong qing\x1e"),
  });
}

const hitsOf = (index, query, limit = 10) => searchIndex(index, query, limit).hits.map(({ index: i, kind }) => [i, kind]);

test("spelling does not matter: case, width, hyphen, space, quotes, accents, script", () => {
  const index = indexOver(["fine-tuning", "机器学习", "Schölkopf", "《Active Inference》", "C++", "Ｌｌａｍａ ３", "GPT-4.1"]);
  const found = (query, i) => assert.equal(searchIndex(index, query, 5).hits[0]?.index, i, query);
  for (const query of ["Fine Tuning", "finetuning", "FINE-TUNING", "ｆｉｎｅ－ｔｕｎｉｎｇ", "fine‑tuning"]) found(query, 0);
  for (const query of ["机器学习", "機器學習", "「机器学习」", "機器 学習"]) found(query, 1);
  found("scholkopf", 2);
  found("active inference", 3);
  found("c++", 4);
  found("llama3", 5);
  for (const query of ["gpt4.1", "GPT 4 1", "gpt-41"]) found(query, 6);
});

test("exact before prefix before word before substring before pinyin, then importance", () => {
  const index = indexOver(["Big MoE", "OpenMoeLab", "MoEs", "MoE", "Small MoE"]);
  assert.deepEqual(hitsOf(index, "moe"), [[3, "exact"], [2, "prefix"], [0, "word"], [4, "word"], [1, "substring"]]);
  assert.deepEqual(hitsOf(index, "moe", 2), [[3, "exact"], [2, "prefix"]]);
  const mixed = indexOver(["积极推理", "JJTL"]);
  assert.deepEqual(hitsOf(mixed, "jjtl"), [[1, "exact"], [0, "pinyin"]]);
});

test("pinyin in full, by initials, mixed, from the middle, with readings by phrase", () => {
  const index = indexOver(["积极推理", "重庆", "AI 安全", "绿色"]);
  const first = (query) => searchIndex(index, query, 5).hits[0];
  for (const query of ["jijituili", "jjtl", "jijtl", "ji ji tui li", "jijituil", "JJTL", "tuili", "tl"]) {
    assert.equal(first(query)?.index, 0, query);
  }
  assert.equal(first("chongqing").index, 1);
  assert.equal(first("cq").index, 1);
  assert.deepEqual(hitsOf(index, "zhongqing"), []);
  assert.equal(first("aiaq").index, 2);
  assert.equal(first("lvse").index, 3);
  assert.equal(first("luse").index, 3);
  assert.deepEqual(hitsOf(index, "jtq"), []);
});

test("the whole spoken name comes before the beginning, that before the middle", () => {
  const index = indexOver(["机器学习推理", "推理学习", "推理"]);
  assert.deepEqual(hitsOf(index, "tuili").map(([i]) => i), [2, 1, 0]);
});

test("the part that matched is told in the name or alias that matched", () => {
  const index = indexOver(["Active Inference", "Fine-Tuning", "大重庆 城"], [["积极推理", "主动推理"], ["微调 (Fine Tune)"], []]);
  const shown = (query) => {
    const { surface, start, end } = searchIndex(index, query, 5).hits[0];
    return [surface, surface.slice(start, end)];
  };
  assert.deepEqual(shown("active"), ["Active Inference", "Active"]);
  assert.deepEqual(shown("einf"), ["Active Inference", "e Inf"]);
  assert.deepEqual(shown("tuili"), ["积极推理", "推理"]);
  assert.deepEqual(shown("jjtl"), ["积极推理", "积极推理"]);
  assert.deepEqual(shown("finetune"), ["微调 (Fine Tune)", "Fine Tune"]);
  assert.deepEqual(shown("重慶城"), ["大重庆 城", "重庆 城"]);
});

test("a concept is listed once, by its best match", () => {
  const index = indexOver(["SAE", "SAEs and more"], [["sparse SAE", "SAE-1"], []]);
  assert.deepEqual(hitsOf(index, "sae"), [[0, "exact"], [1, "prefix"]]);
});

test("no hit: the nearest spellings are offered, and nothing far away", () => {
  const index = indexOver(["Anthropic", "Llama", "DSPy", "积极推理"]);
  const near = (query) => searchIndex(index, query, 5).near.map(({ index: i, kind }) => [i, kind]);
  assert.deepEqual(near("Antropic"), [[0, "near"]]);
  assert.deepEqual(near("lalma"), [[1, "near"]]);
  assert.deepEqual(near("积级推理"), [[3, "near"]]);
  assert.deepEqual(near("zzzzzzzz"), []);
  const longer = indexOver(["fine-tuning", "fine"]);
  assert.deepEqual(searchIndex(longer, "finetune", 5).near.map(({ index: i }) => i), [0]);
  assert.deepEqual(searchIndex(longer, "finexxxx", 5).near, []);
  assert.deepEqual(searchIndex(index, "llama", 5).near, []);
});

test("what folds to nothing, is endless or holds control characters finds nothing and does not throw", () => {
  const index = indexOver(["Llama", "--"]);
  for (const query of ["", " ", "-", "《》", "\x1e", "\x1f", "a".repeat(100000), "\ud800", "(((", ".*", "[a-z]+"]) {
    assert.deepEqual(searchIndex(index, query, 5).hits, [], JSON.stringify(query.slice(0, 20)));
  }
});

test("searching is what a plain scan over folded names would find", () => {
  const random = seeded(7);
  const letters = "abc 学習-AB";
  const word = () => Array.from({ length: 1 + Math.floor(random() * 6) }, () => letters[Math.floor(random() * letters.length)]).join("");
  for (let round = 0; round < 60; round++) {
    const names = Array.from({ length: 12 }, word);
    const index = indexOver(names);
    const query = word();
    const wanted = foldText(query, index.table);
    if (wanted === "") continue;
    const expected = names.map((name, i) => [foldText(name, index.table), i]).filter(([folded]) => folded.includes(wanted));
    const found = searchIndex(index, query, 100).hits.filter(({ kind }) => kind !== "pinyin");
    assert.deepEqual(found.map(({ index: i }) => i).sort((a, b) => a - b), expected.map(([, i]) => i), `${query} in ${names}`);
    for (const { index: i, surface, start, end } of found) {
      assert.equal(surface, names[i]);
      assert.equal(foldText(surface.slice(start, end), index.table), wanted);
    }
  }
});

test("folding piece by piece gives the same as folding the whole", () => {
  const table = makeFoldTable("學", "学");
  for (const text of ["Ｆｉｎｅ－ｔｕｎｉｎｇ", "Schölkopf", "e\u0301cole", "ﬁne", "學 習", "🦙Llama", "ΑΣ", "①②"]) {
    const { text: folded, from, to } = foldWithOffsets(text, table);
    assert.equal(folded, foldText(text, table), text);
    assert.equal(from.length, folded.length);
    from.forEach((start, k) => assert.ok(start < to[k] && to[k] <= text.length));
  }
});

test("edit distance counts insertions, deletions, substitutions and swaps, up to the limit", () => {
  assert.equal(editDistance("llama", "lalma", 2), 1);
  assert.equal(editDistance("kitten", "sitting", 3), 3);
  assert.equal(editDistance("kitten", "sitting", 2), 3);
  assert.equal(editDistance("abc", "abcdefgh", 2), 3);
  assert.equal(allowedDistance(1), 0);
  // The quick test on character classes never rejects what is near enough.
  const random = seeded(11);
  const word = () => Array.from({ length: 3 + Math.floor(random() * 4) }, () => "abcd"[Math.floor(random() * 4)]).join("");
  for (let round = 0; round < 500; round++) {
    const [a, b] = [word(), word()];
    const distance = editDistance(a, b, 9);
    assert.ok(bitCount(signatureOf(a) & ~signatureOf(b)) <= distance);
  }
});

test("syllables of what is not Chinese are its runs", () => {
  const pronunciation = { readings: new Map([["安", "an"], ["全", "quan"]]), phrases: new Map() };
  assert.equal(syllablesOf("llama", pronunciation), null);
  assert.deepEqual(syllablesOf("ai安全", pronunciation).map(({ syllable }) => syllable), ["ai", "an", "quan"]);
});

test("the golden store finds its concepts by any name", async () => {
  const store = await goldenStore();
  for (const query of ["积极推理", "jjtl", "jijituili", "active-inference", "ACTIVE INFERENCE", "積極推理"]) {
    assert.equal(store.id(store.search(query).hits[0].index), "active-inference", query);
  }
  for (const query of ["重庆大学", "重慶大學", "chongqing", "cqdx"]) {
    assert.equal(store.id(store.search(query).hits[0].index), "chongqing-university", query);
  }
  for (const query of ["混合专家", "hhzj"]) assert.equal(store.search(query).hits[0].surface, "混合专家", query);
  assert.equal(store.id(store.search("主动推理").hits[0].index), "active-inference");
  for (let i = 0; i < store.size; i++) {
    for (const { surface } of store.aliases(i)) {
      const { index, surface: matched, kind } = store.search(surface).hits[0];
      assert.deepEqual([index, kind], [i, "exact"], surface);
      const table = makeFoldTable("重慶大學", "重庆大学");
      assert.equal(foldText(matched, table), foldText(surface, table));
    }
  }
});

test("the banded distance is that of the full table", () => {
  const plainDistance = (a, b) => {
    const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i && j ? 0 : i + j)));
    for (let i = 1; i <= a.length; i++) {
      for (let j = 1; j <= b.length; j++) {
        table[i][j] = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
    return table[a.length][b.length];
  };
  const random = seeded(13);
  const word = () => Array.from({ length: Math.floor(random() * 9) }, () => "abc"[Math.floor(random() * 3)]).join("");
  for (let round = 0; round < 4000; round++) {
    const [a, b, limit] = [word(), word(), Math.floor(random() * 4)];
    assert.equal(editDistance(a, b, limit), Math.min(plainDistance(a, b), limit + 1), `${a} ${b} ${limit}`);
  }
});
