import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const PURE = [
  "csv", "dates", "evidence", "fold", "gexf", "hash", "histogram", "inflate", "json-export", "leaders", "links", "markdown",
  "nearest", "paths", "payload", "pinyin", "search", "select", "store", "svg", "varint",
];

const sourceOf = (name) => readFileSync(new URL(`../../graph/page/web/js/${name}.js`, import.meta.url), "utf-8");
const codeOf = (name) => sourceOf(name).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "$1").replace(/"(\\.|[^"\\])*"/g, '""');

test("pure modules know no document, no window, no vis, no network", () => {
  for (const name of PURE) {
    const found = /\b(document|window|navigator|localStorage|vis|fetch|XMLHttpRequest|eval|Function|innerHTML)\b/.exec(codeOf(name));
    assert.equal(found, null, `${name}.js uses ${found}`);
  }
});

test("pure modules import only each other", () => {
  for (const name of PURE) {
    for (const [, from] of sourceOf(name).matchAll(/^import .* from "\.\/(.+)\.js";$/gm)) assert.ok(PURE.includes(from), `${name} imports ${from}`);
  }
});

test("top-level names are unique, so that the modules can be joined into one script", () => {
  const homes = new Map();
  for (const name of PURE) {
    for (const [, declared] of codeOf(name).matchAll(/^(?:export )?(?:async )?(?:function|const|let|class) (\w+)/gm)) {
      assert.ok(!homes.has(declared), `${declared} is in ${homes.get(declared)}.js and in ${name}.js`);
      homes.set(declared, name);
    }
  }
});

test("no module is longer than 250 lines", () => {
  for (const name of PURE) assert.ok(sourceOf(name).split("\n").length <= 250, name);
});
