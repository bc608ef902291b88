import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { DEFAULT_VIEW } from "../../graph/page/web/js/hash.js";
import { ENGLISH } from "../../graph/page/web/js/messages-en.js";
import { CHINESE } from "../../graph/page/web/js/messages-zh.js";
import { chooseLanguage, sayIn } from "../../graph/page/web/js/messages.js";
import * as state from "../../graph/page/web/js/state.js";
import { goldenPayload } from "./golden.mjs";

const JS = new URL("../../graph/page/web/js/", import.meta.url);
const sources = readdirSync(JS).map((name) => [name, readFileSync(new URL(name, JS), "utf-8")]);

test("both languages say the same things, with the same blanks", () => {
  assert.deepEqual(Object.keys(CHINESE).toSorted(), Object.keys(ENGLISH).toSorted());
  const blanks = (text) => Array.from(new Set([text].flat().join(" ").match(/\{\w+\}/g) ?? [])).toSorted();
  for (const key of Object.keys(CHINESE)) assert.deepEqual(blanks(CHINESE[key]), blanks(ENGLISH[key]), key);
});

test("every text that is asked for exists, and every text is asked for", () => {
  const html = readFileSync(new URL("../html.jinja", JS), "utf-8");
  const code = sources.filter(([name]) => !name.startsWith("messages")).map(([, text]) => text).join("\n") + html;
  const stems = ["type-", "group-", "density-", "tab-", "take-", "error-", "rule-", "time-", "min-", "by-"];
  for (const key of Object.keys(CHINESE)) {
    assert.ok(code.includes(`"${key}"`) || stems.some((stem) => key.startsWith(stem)), `"${key}" is said nowhere`);
  }
  for (const [, key] of code.matchAll(/\bsay\("([\w-]+)"/g)) assert.ok(key in CHINESE, `"${key}" has no text`);
  for (const [, key] of html.matchAll(/data-say(?:-\w+)?="([\w-]+)"/g)) assert.ok(key in CHINESE, `"${key}" has no text`);
  for (const type of goldenPayload().types) assert.ok(`type-${type}` in CHINESE);
});

test("texts are filled once: a name with braces stays what it is", () => {
  assert.equal(sayIn("zh")("focus", { name: "{n}", n: 3 }), "聚焦：{n}（3 个邻居）");
  assert.equal(sayIn("en")("n-articles", { n: 1 }), "1 article");
  assert.equal(sayIn("en")("n-articles", { n: 2 }), "2 articles");
  assert.throws(() => sayIn("en")("no such text"));
});

test("the language is the reader's, else the text's", () => {
  assert.equal(chooseLanguage(["fr-FR", "en-GB"], "开源"), "en");
  assert.equal(chooseLanguage(["zh-Hant"], "open"), "zh");
  assert.equal(chooseLanguage([], "开源"), "zh");
  assert.equal(chooseLanguage(["fr"], "open"), "en");
});

test("no module makes markup of data, or asks for anything from outside", () => {
  for (const [name, text] of sources) {
    const code = text.replace(/^\s*\/\/.*$/gm, "");
    const found = /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|fetch\(|XMLHttpRequest|WebSocket|importScripts|DOMParser|createContextualFragment)/.exec(code);
    assert.equal(found, null, `${name} uses ${found?.[0]}`);
  }
});

test("only network.js knows vis; no module is longer than 300 lines", () => {
  for (const [name, text] of sources) {
    if (name !== "network.js") assert.ok(!/\bvis\./.test(text.replace(/^\s*\/\/.*$/gm, "")), name);
    assert.ok(text.split("\n").length <= 300, name);
  }
});

test("focus on one thing ends the focus on another, and clearing keeps the list", () => {
  const concept = state.focusConcept(DEFAULT_VIEW, "a");
  assert.deepEqual([concept.focus, concept.tab], ["a", "concept"]);
  const pair = state.focusPair(concept, "a", "b");
  assert.deepEqual([pair.focus, pair.pair, pair.tab], [null, ["a", "b"], "link"]);
  const path = state.focusPath(pair, "a", "c");
  assert.deepEqual([path.pair, path.path, state.contextTab(path)], [null, ["a", "c"], "path"]);
  assert.deepEqual(state.clearFocus(path), { ...DEFAULT_VIEW });
  assert.equal(state.clearFocus({ ...path, tab: "list" }).tab, "list");
});

test("types are hidden, isolated and shown again; what was added is taken back in order", () => {
  const hidden = state.toggleType(DEFAULT_VIEW, "model");
  assert.deepEqual(hidden.hiddenTypes, ["model"]);
  assert.deepEqual(state.toggleType(hidden, "model").hiddenTypes, []);
  const alone = state.isolateType(DEFAULT_VIEW, "model", ["model", "law", "event"]);
  assert.deepEqual(alone.hiddenTypes, ["event", "law"]);
  assert.deepEqual(state.isolateType(alone, "model", ["model", "law", "event"]).hiddenTypes, []);
  const added = state.addConcepts(state.addConcepts(DEFAULT_VIEW, ["a", "b"]), ["b", "c"]);
  assert.deepEqual(added.added, ["a", "b", "c"]);
  assert.deepEqual(state.removeLast(added, 1).added, ["a", "b"]);
  assert.deepEqual(state.resetFilters({ ...hidden, focus: "a" }), { ...DEFAULT_VIEW, focus: "a" });
});
