// Opens the stores that tests/page/test_store.py packed and compares them with what it expects: node read_stores.mjs FILE
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { openStore } from "../../graph/page/web/js/store.js";

const byText = (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

function describeConcept(store, i) {
  const { name, type, aliases, x, y, family } = store.concept(i);
  const mentions = store.evidence(i).flatMap((s) => {
    const { text, mentions: spans } = store.sentence(s);
    return spans.filter(({ concept }) => concept === i).map(({ start, end }) => [text, text.slice(start, end)]);
  });
  return {
    name, type, aliases: aliases.map(({ surface, count, rule }) => [surface, count, rule]), mentions,
    family: family.parent < 0 ? null : store.id(family.parent), place: x === null ? [] : [x, y],
  };
}

function describeLink(store, e) {
  const { source, target, sentences, weight } = store.link(e);
  const evidence = store.pairEvidence(source, target).map(({ sentence, to }) => [store.sentence(sentence).text, to < 0 ? null : store.sentence(to).text]);
  return [...[store.id(source), store.id(target)].sort(), sentences, weight, evidence.sort(byText)];
}

const cases = process.argv[2] ? JSON.parse(readFileSync(process.argv[2], "utf-8")) : [];
for (const { payload, expected } of cases) {
  const store = await openStore(payload);
  const concepts = {};
  for (let i = 0; i < store.size; i++) concepts[store.id(i)] = describeConcept(store, i);
  for (const half of [concepts, expected.concepts]) for (const concept of Object.values(half)) concept.mentions.sort(byText);
  assert.deepEqual(concepts, expected.concepts);
  for (const link of expected.links) link[4].sort(byText);
  const links = Array.from({ length: store.linkCount }, (_, e) => describeLink(store, e));
  assert.deepEqual(links.sort(byText), expected.links.sort(byText));
  assert.deepEqual(Array.from(store.speakers).sort(), expected.speakers);
}
console.log(`${cases.length} stores are as expected`);
