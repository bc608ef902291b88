import assert from "node:assert/strict";
import test from "node:test";
import { evidenceCsv, linksCsv, nodesCsv, toCsv } from "../../graph/page/web/js/csv.js";
import { escapeXml, toGexf } from "../../graph/page/web/js/gexf.js";
import { toNodeLink } from "../../graph/page/web/js/json-export.js";
import { sceneToSvg } from "../../graph/page/web/js/svg.js";
import { goldenStore } from "./golden.mjs";

const everything = (store) => Array.from({ length: store.size }, (_, i) => i);

// RFC 4180, read letter by letter.
function readCsv(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = text.startsWith("\ufeff") ? 1 : 0; at < text.length; at++) {
    const [row, letter] = [rows.at(-1), text[at]];
    if (quoted) {
      if (letter !== '"') row[row.length - 1] += letter;
      else if (text[at + 1] === '"') row[row.length - 1] += text[++at];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") row.push("");
    else if (letter === "\r" && text[at + 1] === "\n") rows.push([""]) && at++;
    else row[row.length - 1] += letter;
  }
  rows.pop();
  return rows;
}

// Enough of XML to see that elements are closed in order and that nothing unescaped is in them.
function checkXml(text) {
  const stack = [];
  const rest = text.replace(/^<\?xml[^?]*\?>/, "").replace(/<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g, (_, close, name, __, alone) => {
    if (close) assert.equal(stack.pop(), name);
    else if (!alone) stack.push(name);
    return "";
  });
  assert.deepEqual(stack, []);
  assert.ok(!/[<>]/.test(rest), rest.slice(0, 200));
  assert.ok(!/&(?!amp;|lt;|gt;|quot;|#39;)/.test(text));
}

test("cells are quoted, and none is a formula", () => {
  const rows = readCsv(toCsv([["a,b", 'say "hi"', "line\r\nbreak", null, 1.5, -2], ["=1+1", "+1", "-1", "@x", "＝1", "\tx"]]));
  assert.deepEqual(rows[0], ["a,b", 'say "hi"', "line\r\nbreak", "", "1.5", "-2"]);
  assert.deepEqual(rows[1], ["'=1+1", "'+1", "'-1", "'@x", "'＝1", "'\tx"]);
});

test("nodes, links and evidence are complete tables", async () => {
  const store = await goldenStore();
  const all = everything(store);
  const nodes = readCsv(nodesCsv(store, all));
  assert.equal(nodes.length, store.size + 1);
  assert.ok(nodes.every((row) => row.length === nodes[0].length));
  const formula = nodes.find(([id]) => id === "formula");
  assert.equal(formula[1], "'=cmd|' /C calc'!A1");
  const links = readCsv(linksCsv(store, all));
  assert.equal(links.length, store.linkCount + 1);
  const evidence = readCsv(evidenceCsv(store, all));
  assert.ok(evidence.every((row) => row.length === evidence[0].length));
  const single = evidence.slice(1).filter((row) => row[1] === "");
  assert.equal(single.length, all.reduce((sum, i) => sum + store.sentenceCount(i), 0));
  assert.ok(evidence.flat().every((value) => !/^[=+\-@]/.test(value)));
  const two = [store.indexOfId("llama"), store.indexOfId("llama-3.1")];
  assert.equal(readCsv(linksCsv(store, two)).length, 2);
});

test("GEXF is well-formed whatever the names are, with what Gephi needs", async () => {
  const store = await goldenStore();
  const text = toGexf(store, everything(store), { title: 'a <b> & "c" \u0000', colours: { model: "#cc4e96" } });
  checkXml(text);
  assert.equal(text.match(/<node /g).length, store.size);
  assert.equal(text.match(/<edge /g).length, store.linkCount);
  assert.match(text, /<gexf xmlns="http:\/\/gexf.net\/1.3".*version="1.3">/);
  assert.match(text, /<viz:color r="204" g="78" b="150"\/>/);
  const { y } = store.concept(1);
  assert.match(text, new RegExp(`<viz:position x="[-\\d]+" y="${-y}" z="0"/>`));
  assert.match(text, /label="=cmd\|&#39; \/C calc&#39;!A1"/);
  assert.equal(escapeXml("a\u0001\ud800<🦙"), "a\ufffd\ufffd&lt;🦙");
});

test("JSON has the fields of the build's own, offsets in code points", async () => {
  const store = await goldenStore();
  const data = JSON.parse(toNodeLink(store, everything(store)));
  assert.equal(data.graph.format, "concept-graph");
  assert.equal(data.nodes.length, store.size);
  assert.equal(data.edges.length, store.linkCount);
  const sentences = new Map(data.graph.sentences.map((sentence) => [sentence.id, sentence]));
  let spans = 0;
  for (const node of data.nodes) {
    assert.equal(node.evidence.length, node.mentions);
    for (const { sentence, start, end } of node.evidence) {
      const surface = Array.from(sentences.get(sentence).text).slice(start, end).join("");
      assert.ok(node.aliases.includes(surface), `${surface} is a name of ${node.name}`);
      spans++;
    }
  }
  assert.equal(spans, store.meta.counts.mentions);
  for (const { evidence } of data.edges) {
    assert.ok(evidence.length > 0 && evidence.every(({ sentence, to }) => sentences.has(sentence) && (to === undefined || sentences.has(to))));
  }
  assert.equal(data.edges.filter(({ family }) => family).length, 1);
});

test("a scene becomes well-formed SVG, and text in it stays text", () => {
  const hostile = "</text><script>alert(1)</script>\" onload=\"x";
  const svg = sceneToSvg({
    width: 1440, height: 900.123456, background: "#F7F7F4", font: 'Inter, "PingFang SC"', title: hostile,
    hulls: [{ points: [[0, 0], [10, 0], [5, 9]], fill: "#EEEFEA", pad: 34 }],
    links: [{ x1: 0, y1: 0, cx: 5, cy: 5, x2: 10, y2: 1 / 3, stroke: "#5B6B7D", width: 1.7, opacity: 0.3 }],
    nodes: ["circle", "square", "diamond", "triangle"].map((shape) => ({
      x: 1, y: 2, r: 10, shape, fill: "#1F5FAE", stroke: "#F7F7F4", strokeWidth: 1.6, title: hostile,
    })),
    labels: [{ x: 1, y: NaN, text: hostile, size: 12, weight: 600, fill: "#1B2430", halo: "#F7F7F4", haloWidth: 3.6 }],
  });
  checkXml(svg);
  assert.ok(!svg.includes("<script"));
  assert.equal(svg.match(/<(circle|polygon) [^>]*stroke="#F7F7F4"/g).length, 3);
  assert.match(svg, /<path d="M0 0Q5 5 10 0.33" stroke="#5B6B7D"/);
  assert.match(svg, /paint-order="stroke"/);
  assert.ok(!svg.includes("NaN"));
});
