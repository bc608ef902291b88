// The graph for Gephi: GEXF 1.3. Pure.
//
//   toGexf(store, indices, { title, colours = {} }) -> string      colours: { type: "#rrggbb" }
//   escapeXml(value) -> string                                     text and attributes; drops what XML 1.0 cannot hold

const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeXml(value) {
  // A pair of surrogates is a character and stays.
  return String(value).replace(NOT_XML, (found) => (found.length === 2 ? found : "\ufffd")).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

const NODE_COLUMNS = [
  ["type", "string"], ["mentions", "integer"], ["sentences", "integer"], ["articles", "integer"], ["community", "integer"], ["aliases", "string"],
];
const LINK_COLUMNS = [["sentences", "integer"], ["expected", "double"], ["npmi", "double"], ["family", "boolean"]];

export function toGexf(store, indices, { title, colours = {} }) {
  const nodes = indices.map((i) => gexfNode(store.concept(i), colours));
  const edges = store.linksAmong(indices, Infinity).map((link, k) => gexfEdge(store, link, k));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
      'xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">',
    `<meta><creator>${escapeXml(store.meta.generator)}</creator><description>${escapeXml(title)}</description></meta>`,
    '<graph defaultedgetype="undirected" mode="static">',
    declareColumns("node", NODE_COLUMNS),
    declareColumns("edge", LINK_COLUMNS),
    `<nodes>${nodes.join("\n")}</nodes>`,
    `<edges>${edges.join("\n")}</edges>`,
    "</graph>",
    "</gexf>",
    "",
  ].join("\n");
}

function declareColumns(kind, columns) {
  const declared = columns.map(([name, type], k) => `<attribute id="${k}" title="${name}" type="${type}"/>`);
  return `<attributes class="${kind}">${declared.join("")}</attributes>`;
}

function writeValues(values) {
  return `<attvalues>${values.map((value, k) => `<attvalue for="${k}" value="${escapeXml(value)}"/>`).join("")}</attvalues>`;
}

function gexfNode(concept, colours) {
  const { id, name, type, mentions, sentences, articles, community, aliases, x, y } = concept;
  const values = writeValues([type, mentions, sentences, articles, community, aliases.map(({ surface }) => surface).join("; ")]);
  const [, ...rgb] = /^#(..)(..)(..)$/.exec(colours[type] ?? "") ?? [];
  const [r, g, b] = rgb.map((part) => parseInt(part, 16));
  const colour = rgb.length ? `<viz:color r="${r}" g="${g}" b="${b}"/>` : "";
  // Gephi's y points up, the page's down.
  const place = x === null ? "" : `<viz:position x="${x}" y="${-y}" z="0"/>`;
  const size = `<viz:size value="${Math.round(10 * Math.min(46, 6 + 4.2 * Math.sqrt(mentions))) / 10}"/>`;
  return `<node id="${escapeXml(id)}" label="${escapeXml(name)}">${values}${colour}${place}${size}</node>`;
}

function gexfEdge(store, { source, target, weight, sentences, expected, npmi, family }, k) {
  const ends = `source="${escapeXml(store.id(source))}" target="${escapeXml(store.id(target))}"`;
  return `<edge id="${k}" ${ends} weight="${weight}">${writeValues([sentences, expected, npmi, family])}</edge>`;
}
