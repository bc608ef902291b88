// The plain part of the page's data: what is drawn at once, before the store is open.
// Pure: no document, no window, no vis. The shape is written down in graph/page/payload.py.
//
//   readPayload(text) -> payload        parse and check; throws Error("payload: ...") when it is not ours
//   drawnConcepts(payload) -> [concept] rows of the drawn columns; the position in the list is the index
//       { index, id, name, aliases: [string], type: "method", mentions, sentences, articles, degree,
//         community, x, y, near: [string] }
//   drawnLinks(payload) -> [link]       { source, target, weight, sentences, npmi, backbone: bool, strength }
//   linkStrength(weight, npmi) -> number  the one measure by which neighbours, backbone and paths are ranked

export function readPayload(text) {
  let payload;
  try {
    payload = JSON.parse(text);
  } catch (error) {
    throw new Error(`payload: not JSON (${error.message})`);
  }
  if (!payload || payload.format !== "concept-graph-page") throw new Error("payload: of another format");
  if (payload.version !== 1) throw new Error(`payload: of version ${payload.version}, not 1`);
  checkColumns(payload.drawn, "drawn");
  checkColumns(payload.links, "links");
  return payload;
}

export function drawnConcepts(payload) {
  const { drawn, types } = payload;
  return drawn.id.map((id, index) => ({
    index,
    id,
    name: drawn.name[index],
    aliases: drawn.aliases[index],
    type: types[drawn.type[index]],
    mentions: drawn.mentions[index],
    sentences: drawn.sentences[index],
    articles: drawn.articles[index],
    degree: drawn.degree[index],
    community: drawn.community[index],
    x: drawn.x[index],
    y: drawn.y[index],
    near: drawn.near[index],
  }));
}

export function drawnLinks(payload) {
  const { links } = payload;
  return links.source.map((source, e) => ({
    source,
    target: links.target[e],
    weight: links.weight[e],
    sentences: links.sentences[e],
    npmi: links.npmi[e],
    backbone: links.backbone[e] === 1,
    strength: linkStrength(links.weight[e], links.npmi[e]),
  }));
}

// Weight times how far it is beyond chance. Chance can lift a link, not sink it: two that stand only in neighbouring
// sentences have an NPMI of -1, which says nothing about those sentences. Rounded as in payload.py, so that
// equal strengths are equal in both and the order is the same.
export function linkStrength(weight, npmi) {
  return Math.max(1, Math.round(weight * (0.4 + Math.max(0, npmi)) * 10000)) / 10000;
}

function checkColumns(columns, name) {
  const lengths = new Set(Object.values(columns ?? {}).map((column) => (Array.isArray(column) ? column.length : -1)));
  if (lengths.size !== 1 || lengths.has(-1)) throw new Error(`payload: the columns of "${name}" differ in length`);
}
