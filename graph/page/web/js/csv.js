// Tables to take away, as spreadsheets read them (RFC 4180, with a byte order mark so that Chinese is read as UTF-8). Pure.
//
//   nodesCsv(store, indices), linksCsv(store, indices), evidenceCsv(store, indices) -> string

// A cell that begins like a formula would be run by a spreadsheet; an apostrophe before it makes it text.
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

export function toCsv(rows) {
  return "\ufeff" + rows.map((row) => row.map(csvCell).join(",") + "\r\n").join("");
}

function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function nodesCsv(store, indices) {
  const head = ["id", "name", "type", "mentions", "sentences", "articles", "links", "community", "aliases"];
  return toCsv([head, ...indices.map((i) => {
    const { id, name, type, mentions, sentences, articles, degree, community, aliases } = store.concept(i);
    return [id, name, type, mentions, sentences, articles, degree, community, aliases.map(({ surface }) => surface).join("; ")];
  })]);
}

export function linksCsv(store, indices) {
  const head = ["source", "target", "source_name", "target_name", "weight", "sentences", "expected", "npmi"];
  return toCsv([head, ...store.linksAmong(indices, Infinity).map(({ source, target, weight, sentences, expected, npmi }) =>
    [store.id(source), store.id(target), store.name(source), store.name(target), weight, sentences, expected, npmi])]);
}

// One row for each sentence of a concept, and one for each sentence of a pair ("other").
export function evidenceCsv(store, indices) {
  const head = ["concept", "other", "article", "title", "published", "speaker", "sentence", "text", "next_sentence"];
  const row = (i, j, s, to) => {
    const { article, ordinal, speaker, text } = store.sentence(s);
    const { id, title, published } = store.articles[article];
    return [store.id(i), j < 0 ? null : store.id(j), id, title, published, speaker, ordinal, text, to < 0 ? null : store.sentence(to).text];
  };
  const single = indices.flatMap((i) => inReadingOrder(store.evidence(i)).map((s) => row(i, -1, s, -1)));
  const pairs = store.linksAmong(indices, Infinity).flatMap(({ source, target }) =>
    store.pairEvidence(source, target).map(({ sentence, to }) => row(source, target, sentence, to)));
  return toCsv([head, ...single, ...pairs]);
}

function inReadingOrder(numbers) {
  return Array.from(numbers).sort((a, b) => a - b);
}
