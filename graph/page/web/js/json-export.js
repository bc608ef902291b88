// The graph as networkx node-link data, with the fields of the build's own JSON. Pure.
//
//   toNodeLink(store, indices) -> string
//
// It holds what is given and what the page keeps of the evidence; offsets count code points, as in the build's file.

export function toNodeLink(store, indices) {
  const numbers = new Set();
  const note = (s) => numbers.add(s) && s;
  const nodes = indices.map((i) => {
    const { id, name, type, aliases, mentions, articles, community, x, y } = store.concept(i);
    const evidence = Array.from(store.evidence(i)).sort((a, b) => a - b).flatMap((s) => spansIn(store.sentence(s), i, note));
    return { id, name, type, aliases: aliases.map(({ surface }) => surface), mentions, articles, community, x, y, evidence };
  });
  const edges = store.linksAmong(indices, Infinity).map(({ source, target, weight, sentences, expected, npmi, family }) => ({
    source: store.id(source),
    target: store.id(target),
    weight, sentences, expected, npmi,
    ...(family ? { family } : {}),
    evidence: store.pairEvidence(source, target).map(({ sentence, to }) =>
      (to < 0 ? { sentence: note(sentence) } : { sentence: note(sentence), to: note(to) })),
  }));
  const kept = Array.from(numbers).sort((a, b) => a - b).map((s) => {
    const { article, kind, speaker, text } = store.sentence(s);
    return { id: s, article: store.articles[article].id, kind, speaker, text };
  });
  const graph = {
    format: "concept-graph", version: 1, generator: store.meta.generator, evidence: store.meta.evidence,
    articles: store.articles, sentences: kept,
  };
  return JSON.stringify({ directed: false, multigraph: false, graph, nodes, edges }, null, 1) + "\n";
}

function spansIn({ index, text, mentions }, concept, note) {
  return mentions.filter((mention) => mention.concept === concept).map(({ start, end }) => {
    const first = codePoints(text.slice(0, start));
    return { sentence: note(index), start: first, end: first + codePoints(text.slice(start, end)) };
  });
}

function codePoints(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
