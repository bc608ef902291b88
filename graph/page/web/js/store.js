// The store: everything the build knows, opened from compressed columns. Pure: no document, no window, no vis.
//
//   await openStore(payload, inflate = inflateGzip) -> store
//       rejects with a StoreError whose `reason` is "unsupported" (no DecompressionStream), "damaged"
//       (base64, gzip, length, or columns are wrong) or "version"; the drawn part works without a store.
//   canInflate() -> bool                 (inflate.js) whether this browser can open a store at all
//
// A concept is known by its index: 0, 1, 2, ... by importance, the same as in the drawn part.
//
//   store.size                           number of concepts
//   store.linkCount                      number of links
//   store.types                          ["model", ...]
//   store.articles                       [{ id, title, author, published, place, url, source, characters }]
//                                        url is null or http(s); the position is the "article number"
//   store.speakers                       [string]; the position is the "speaker number"
//   store.communities                    [{ id, names: [string], members: count }] indexed by community id
//   store.meta                           payload.meta
//   store.name(i), store.id(i)           strings
//   store.type(i)                        "method"
//   store.mentions(i), store.sentenceCount(i), store.degree(i), store.community(i)   numbers
//   store.position(i)                    { x, y } or null (no place in the layout: put it beside its neighbours)
//   store.concept(i)                     { index, id, name, aliases: [{ surface, count, rule }], type, mentions,
//                                          sentences, articles (count), degree, community, x, y (or null), family }
//   store.indexOfId(id)                  index, or -1
//   store.aliases(i)                     [{ surface, count, rule }], the most frequent first
//   store.otherNames(i)                  [string]: names that the text does not use, but by which the search finds it
//   store.family(i)                      { parent: index or -1, members: [index] }
//   store.isFamily(i, j)                 whether one is a version or variant of the other
//   store.articlesOf(i)                  [{ article: number, mentions }] in order of article number
//   store.speakersOf(i)                  [{ speaker: number, mentions }], the most mentions first
//   store.appearsIn(i, allowed)          whether an article that mentions i has allowed[number] === 1
//   store.isSaidBy(i, speaker)           whether that speaker number mentions i
//   store.firstArticle(i)                article number of the earliest dated article that mentions it (or the first)
//   store.neighbours(i, { limit = Infinity, predicate = null }) -> [{ index, link, strength, weight, sentences }]
//                                        the strongest first; predicate(index, link) -> bool
//   store.edge(i, j)                     { link, source, target, weight, sentences, expected, npmi, strength, family } or null
//   store.linkBetween(i, j)              link number or -1
//   store.link(e)                        as edge(), by link number
//   store.evidence(i, limit = Infinity)  [sentence number] that mention i, the most telling first (sort numbers
//                                        for the order of reading)
//   store.pairEvidence(i, j, limit)      [{ sentence, to }], the most telling first; `to` is the next sentence or -1
//   store.sentence(s)                    { index, text, article (number), ordinal (1-based in its article), block, kind,
//                                          speaker (string or null), mentions: [{ concept, start, end }] }
//                                        start and end count UTF-16 units, as String.slice does; mentions never overlap,
//                                        in order of start; block changes with each paragraph or turn of the article
//   store.sentenceTotal                  number of sentences kept
//   store.search(query, limit = 12) -> { hits: [hit], near: [hit] }      (search.js)
//       hit = { index, kind, surface, start, end }   kind: exact prefix word substring pinyin near
//       surface is the name or alias that matched (=== store.name(i) when it was the name); start..end is the part
//       to mark in it (0..0 for near). `near` is filled only when there is no hit: the nearest spellings.
//   store.path(i, j, predicate = null) -> { nodes: [index], links: [link number], cost } or null   (paths.js)
//       the chain of least summed 1 + 1/strength: one weak hop is expensive, and so is every further hop.
//   store.expand(i, shown, limit = 8)    [index] of the strongest neighbours of i that are not in the Set `shown`
//   store.linksAmong(indices, limit = 900)  [link()] among the given concepts, each with backbone: bool as the drawn
//                                        links have it; backbone first, then the strongest
//   store.prepareSearch()                build the search index now (else the first search does it)
//   store.storeBytes                     length of the store when inflated
//
// What the view shows: select.js, hash.js, histogram.js. To take away: csv.js, gexf.js, json-export.js, svg.js,
// markdown.js. Each says at its top what it offers.
import { readEvidence } from "./evidence.js";
import { StoreError, inflateGzip, inflateStore, splitColumns } from "./inflate.js";
import { findLink, linksAmong, readLinks, strongestNeighbours } from "./links.js";
import { strongestPath } from "./paths.js";
import { buildSearchIndex, searchIndex } from "./search.js";
import { FIELD, readStrings, readText, readVarints, startsOf, unzigzag } from "./varint.js";

export async function openStore(payload, inflate = inflateGzip) {
  const raw = await inflateStore(payload.store, inflate);
  try {
    return makeStore(payload, raw);
  } catch (error) {
    throw error instanceof StoreError ? error : new StoreError("damaged", `the store is damaged: ${error.message}`);
  }
}

function makeStore(payload, raw) {
  const { header, columns } = splitColumns(raw);
  const facts = readConcepts(header, columns);
  const graph = readLinks(header, columns, facts.sentences);
  const places = readPlaces(header, columns);
  const articles = JSON.parse(readText(columns.articles));
  const communities = [];
  for (const [id, names, members] of JSON.parse(readText(columns.communities))) communities[id] = { id, names, members };
  // What is not needed for the first answer is read at the first question.
  const evidence = once(() => readEvidence(header, columns));
  const families = once(() => readFamilies(facts.family));
  const index = once(() => {
    const all = facts.aliasNames.map((names, i) => (facts.also[i] === "" ? names : names.concat(otherNames(i))));
    return buildSearchIndex(facts.names, all, columns);
  });
  const idOf = (i) => facts.ids[i] || plainId(facts.names[i]);
  const byId = once(() => new Map(facts.ids.map((_, i) => [idOf(i), i])));

  const otherNames = (i) => (facts.also[i] === "" ? [] : facts.also[i].split(FIELD));
  const position = (i) => (i < header.positioned
    ? { x: unzigzag(facts.positions[2 * i]), y: unzigzag(facts.positions[2 * i + 1]) } : null);
  const isFamily = (i, j) => facts.family[i] === j + 1 || facts.family[j] === i + 1;
  const link = (e) => ({
    link: e, source: graph.sources[e], target: graph.targets[e], weight: round3(graph.weight[e]),
    sentences: graph.together[e], expected: round3(graph.expected[e]), npmi: round3(graph.npmi[e]),
    strength: graph.strength[e], family: isFamily(graph.sources[e], graph.targets[e]),
  });
  const aliases = (i) => facts.aliasNames[i].map((surface, k) => {
    const at = facts.aliasStarts[i] + k;
    return { surface, count: facts.aliasCount[at], rule: header.rules[facts.aliasRule[at]] };
  });
  const row = (starts, numbers, i, key) => {
    const found = [];
    for (let k = starts[i]; k < starts[i + 1]; k++) found.push({ [key]: numbers[2 * k], mentions: numbers[2 * k + 1] });
    return found;
  };

  const store = {
    size: header.concepts, linkCount: header.links, sentenceTotal: header.sentences, storeBytes: raw.length,
    meta: payload.meta, types: header.types, speakers: header.speakers, articles, communities, graph,
    name: (i) => facts.names[i],
    id: idOf,
    type: (i) => header.types[facts.type[i]],
    mentions: (i) => facts.mentions[i],
    sentenceCount: (i) => facts.sentences[i],
    degree: (i) => graph.degree[i],
    community: (i) => facts.community[i],
    position,
    concept: (i) => ({
      index: i, id: idOf(i), name: facts.names[i], aliases: aliases(i), type: store.type(i),
      mentions: facts.mentions[i], sentences: facts.sentences[i],
      articles: places.articleStarts[i + 1] - places.articleStarts[i], degree: graph.degree[i],
      community: facts.community[i], x: position(i)?.x ?? null, y: position(i)?.y ?? null, family: store.family(i),
    }),
    indexOfId: (id) => byId().get(id) ?? -1,
    aliases,
    otherNames,
    family: (i) => ({ parent: facts.family[i] - 1, members: families().get(i) ?? [] }),
    isFamily,
    articlesOf: (i) => row(places.articleStarts, places.articles, i, "article"),
    speakersOf: (i) => row(places.speakerStarts, places.speakers, i, "speaker").sort((a, b) => b.mentions - a.mentions),
    appearsIn: (i, allowed) => someNumber(places.articleStarts, places.articles, i, (article) => allowed[article] === 1),
    isSaidBy: (i, wanted) => someNumber(places.speakerStarts, places.speakers, i, (speaker) => speaker === wanted),
    firstArticle: (i) => earliest(store.articlesOf(i), articles),
    neighbours: (i, options = {}) => strongestNeighbours(graph, i, options),
    linkBetween: (i, j) => findLink(graph, i, j),
    link,
    edge: (i, j) => (findLink(graph, i, j) < 0 ? null : link(findLink(graph, i, j))),
    evidence: (i, limit) => evidence().ofOne(i, limit),
    pairEvidence: (i, j, limit) => (findLink(graph, i, j) < 0 ? [] : evidence().ofLink(findLink(graph, i, j), limit)),
    sentence: (s) => evidence().sentence(s),
    // A search that finds but near names goes all the ways there are: the first letter typed then finds them compiled.
    prepareSearch: () => void searchIndex(index(), `${facts.names[0]}qx`, 1),
    search: (query, limit = 12) => searchIndex(index(), query, limit),
    path: (i, j, predicate = null) => strongestPath(graph, i, j, predicate),
    expand: (i, shown, limit = 8) =>
      strongestNeighbours(graph, i, { limit, predicate: (other) => !shown.has(other) }).map((near) => near.index),
    linksAmong: (indices, limit = 900) => linksAmong(graph, indices, limit).map(({ link: e, backbone }) =>
      ({ ...link(e), backbone })),
  };
  return store;
}

function readConcepts(header, columns) {
  const size = header.concepts;
  const names = [];
  const ids = [];
  for (const item of readStrings(columns.name, size)) {
    const cut = item.indexOf(FIELD);
    names.push(item.slice(0, cut));
    ids.push(item.slice(cut + 1));
  }
  const aliasColumn = readStrings(columns.alias, size);
  const aliasTotals = readVarints(columns.aliasTotal, size);
  const aliasStarts = startsOf(aliasTotals);
  // A concept without aliases and one whose only alias is its own name look alike but for the count.
  const aliasNames = aliasColumn.map((item, i) => {
    if (aliasTotals[i] < 2) return aliasTotals[i] ? [item || names[i]] : [];
    return item.split(FIELD).map((surface) => surface || names[i]);
  });
  const numbers = (name) => readVarints(columns[name], size);
  return {
    names, ids, aliasNames, aliasStarts,
    also: readStrings(columns.also, size),
    aliasCount: readVarints(columns.aliasCount, aliasStarts[size]),
    aliasRule: readVarints(columns.aliasRule, aliasStarts[size]),
    type: numbers("type"), mentions: numbers("mentions"), sentences: numbers("sentences"),
    community: numbers("community"), family: numbers("family"),
    positions: readVarints(columns.positions, 2 * header.positioned),
  };
}

// The id that most names have; the same rule as plain_id in store.py.
function plainId(name) {
  return name.toLowerCase().replace(/[^0-9a-z\u4e00-\u9fff]+/g, "-").replace(/^-|-$/g, "");
}

// Rows of (number, mentions) for articles and speakers; the numbers come as differences.
function readPlaces(header, columns) {
  const read = (counts, pairs) => {
    const starts = startsOf(readVarints(counts, header.concepts));
    const numbers = readVarints(pairs, 2 * starts[header.concepts]);
    for (let i = 0; i < header.concepts; i++) {
      for (let k = starts[i] + 1; k < starts[i + 1]; k++) numbers[2 * k] += numbers[2 * k - 2];
    }
    return [starts, numbers];
  };
  const [articleStarts, articles] = read(columns.articleCount, columns.inArticle);
  const [speakerStarts, speakers] = read(columns.speakerCount, columns.bySpeaker);
  return { articleStarts, articles, speakerStarts, speakers };
}

function someNumber(starts, numbers, i, condition) {
  for (let k = starts[i]; k < starts[i + 1]; k++) if (condition(numbers[2 * k])) return true;
  return false;
}

function readFamilies(family) {
  const members = new Map();
  family.forEach((parent, i) => {
    if (parent) members.set(parent - 1, [...(members.get(parent - 1) ?? []), i]);
  });
  return members;
}

// The article of the earliest date, or the first where none is dated.
function earliest(rows, articles) {
  const dated = rows.filter(({ article }) => articles[article].published);
  const best = dated.reduce((a, b) => (articles[b.article].published < articles[a.article].published ? b : a), dated[0]);
  return (best ?? rows[0])?.article ?? -1;
}

function once(make) {
  let made;
  let done = false;
  return () => {
    if (!done) made = make();
    done = true;
    return made;
  };
}

function round3(number) {
  return Math.round(number * 1000) / 1000;
}
