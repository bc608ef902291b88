// Search as you type over all names and aliases. Pure.
//
//   buildSearchIndex(names, aliasNames, columns) -> index     concepts in order of importance
//   searchIndex(index, query, limit) -> { hits, near }        see store.js
//
// Keys are the names, each concept's own name first, then its aliases, so that a smaller key number means a
// more important concept. All folded keys lie in one string: a substring search over 100,000 of them is a
// matter of a few milliseconds and needs no index structure.
import { foldText, foldWithOffsets, foldWords, makeFoldTable } from "./fold.js";
import { nearestKeys, signatureOf } from "./nearest.js";
import { buildPinyinIndex, lineAt, matchPinyin, pinyinRange, readPronunciation } from "./pinyin.js";
import { ITEM, readStrings } from "./varint.js";

const KINDS = ["exact", "prefix", "word", "substring", "pinyin", "pinyin", "pinyin"];
const PINYIN = KINDS.indexOf("pinyin");
const LONGEST_QUERY = 64;
const NEAR_LIMIT = 5;

export function buildSearchIndex(names, aliasNames, columns) {
  const [traditional = "", simplified = ""] = readStrings(columns.characters);
  const table = makeFoldTable(traditional, simplified);
  const surfaces = [];
  const owners = [];
  const list = (surface, concept) => {
    surfaces.push(surface);
    owners.push(concept);
  };
  names.forEach((name, i) => {
    list(name, i);
    for (const alias of aliasNames[i]) if (alias !== name) list(alias, i);
  });
  const { text, wordStart } = foldWords(surfaces.map((surface) => surface + ITEM).join(""), table);
  const keys = text.split(ITEM);
  keys.pop();
  const starts = new Uint32Array(keys.length + 1);
  const signatures = new Int32Array(keys.length);
  keys.forEach((key, k) => {
    starts[k + 1] = starts[k] + key.length + 1;
    signatures[k] = signatureOf(key);
  });
  const pronunciation = readPronunciation(columns);
  return {
    table, surfaces, owners: Uint32Array.from(owners), text, wordStart, starts, signatures, pronunciation,
    pinyin: buildPinyinIndex(keys, pronunciation),
  };
}

export function searchIndex(index, query, limit) {
  const wanted = foldText(query.slice(0, LONGEST_QUERY), index.table);
  if (wanted === "" || wanted.includes(ITEM)) return { hits: [], near: [] };
  // One list a rank, each in order of importance because keys are, none longer than needed.
  const byRank = KINDS.map(() => new Map());
  const keep = (rank, key, detail) => {
    const concept = index.owners[key];
    if (byRank[rank].size < limit && !byRank[rank].has(concept)) byRank[rank].set(concept, { ...detail, rank, key, concept });
  };
  findText(index, wanted, byRank, limit, keep);
  const best = new Map();
  const collect = (ranks) => {
    for (const found of ranks) for (const [concept, hit] of found) if (best.size < limit && !best.has(concept)) best.set(concept, hit);
  };
  collect(byRank);
  if (best.size < limit) {
    matchPinyin(index.pinyin, wanted, (key, first, last, rank) => keep(PINYIN + rank, key, { first, last }));
    collect(byRank.slice(PINYIN));
  }
  if (best.size > 0) return { hits: Array.from(best.values(), (hit) => describeHit(index, hit, wanted.length)), near: [] };
  return { hits: [], near: describeNearest(index, wanted) };
}

function findText({ text, starts, wordStart }, wanted, byRank, limit, keep) {
  let key = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    key = lineAt(starts, at, key);
    const start = starts[key];
    const whole = at + wanted.length === starts[key + 1] - 1;
    const rank = at === start ? (whole ? 0 : 1) : wordStart[at] ? 2 : 3;
    if (byRank[rank].size < limit) keep(rank, key, { at: at - start });
  }
}

function describeHit(index, { key, rank, at, first, last, concept }, length) {
  const surface = index.surfaces[key];
  const hit = { index: concept, kind: KINDS[rank], surface };
  if (rank >= PINYIN) return { ...hit, ...pinyinRange(surface, index.table, index.pronunciation, first, last) };
  const { from, to } = foldWithOffsets(surface, index.table);
  // Folding piece by piece can differ from folding the whole where letters compose; then nothing is marked.
  if (at + length > from.length) return { ...hit, start: 0, end: 0 };
  return { ...hit, start: from[at], end: to[at + length - 1] };
}

// Names at a small edit distance; failing that, names that begin as the query does, but for its last letters.
function describeNearest(index, wanted) {
  let keys = nearestKeys(index, wanted, 4 * NEAR_LIMIT).map(({ key }) => key);
  for (let cut = 1; keys.length === 0 && cut <= wanted.length / 4; cut++) keys = keysBeginning(index, wanted.slice(0, -cut));
  const seen = new Set();
  return keys
    .map((key) => ({ index: index.owners[key], kind: "near", surface: index.surfaces[key], start: 0, end: 0 }))
    .filter(({ index: concept }) => !seen.has(concept) && seen.add(concept))
    .slice(0, NEAR_LIMIT);
}

function keysBeginning({ text, starts }, stem) {
  const found = text.startsWith(stem) ? [0] : [];
  for (let at = text.indexOf(ITEM + stem); at >= 0 && found.length < 4 * NEAR_LIMIT; at = text.indexOf(ITEM + stem, at + 1)) {
    found.push(lineAt(starts, at + 1));
  }
  return found;
}
