// The view as a link: what a person looks at <-> the URL hash. Pure.
//
//   DEFAULT_VIEW    frozen:
//     focus: id or null           pair: [id, id] or null          path: [id, id] or null
//     added: [id]                 concepts brought in by "more" beyond the initial ones
//     hiddenTypes: [type]         legend chips that are off
//     community: number or null   article: article id or null     speaker: string or null
//     minMentions: 1  maxMentions: null (no upper bound)
//     minSentences: 0 (links: sentences that mention both)        minStrength: 0
//     from: "YYYY-MM-DD" or null  to: likewise (articles by date, inclusive; a month or year will do)
//     colour: "type" | "community"     density: 0..4 (2)
//     tab: "overview" | "concept" | "link" | "path" | "list"
//     query: string               camera: { x, y, zoom } or null (x, y whole numbers, zoom to three decimals)
//   encodeView(view) -> "" or "#k=v&..."    only what differs from the default, in a fixed order
//   decodeView(hash) -> view                never throws; what it does not understand is the default

export const DEFAULT_VIEW = Object.freeze({
  focus: null, pair: null, path: null, added: Object.freeze([]), hiddenTypes: Object.freeze([]), community: null,
  article: null, speaker: null, minMentions: 1, maxMentions: null, minSentences: 0, minStrength: 0, from: null,
  to: null, colour: "type", density: 2, tab: "overview", query: "", camera: null,
});

const LONGEST_LIST = 500;
const SEPARATOR = "~";

const writeText = (text) => encodeURIComponent(text).split(SEPARATOR).join("%7E");
const textForm = { write: writeText, read: decodeURIComponent };
const listForm = {
  write: (items) => items.map(writeText).join(SEPARATOR),
  read: (value) => value.split(SEPARATOR).slice(0, LONGEST_LIST).map(decodeURIComponent),
};
const pairOfTexts = {
  write: listForm.write,
  read: (value) => accept(listForm.read(value), (items) => items.length === 2 && items.every((item) => item !== "")),
};
const wholeForm = (low, high = Number.MAX_SAFE_INTEGER) => ({
  write: String,
  read: (value) => accept(Number(value), (n) => value !== "" && Number.isSafeInteger(n) && n >= low && n <= high),
});
const decimalForm = {
  write: (number) => String(Math.round(number * 1000) / 1000),
  read: (value) => accept(Number(value), (n) => value !== "" && Number.isFinite(n) && n >= 0),
};
const oneOf = (...words) => ({ write: String, read: (value) => accept(value, (word) => words.includes(word)) });
const dateForm = { write: String, read: (value) => accept(value, (day) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(day)) };
const cameraForm = {
  write: ({ x, y, zoom }) => [Math.round(x), Math.round(y), decimalForm.write(zoom)].join(SEPARATOR),
  read: (value) => {
    const [x, y, zoom, ...rest] = value.split(SEPARATOR).map(Number);
    const place = { x: Math.round(x) + 0, y: Math.round(y) + 0, zoom };
    return accept(place, () => rest.length === 0 && [x, y, zoom].every(Number.isFinite) && zoom > 0);
  },
};

// Short keys in the order in which they are written.
const FIELDS = [
  ["f", "focus", textForm], ["p", "pair", pairOfTexts], ["via", "path", pairOfTexts], ["add", "added", listForm],
  ["off", "hiddenTypes", listForm], ["c", "community", wholeForm(0)], ["a", "article", textForm], ["who", "speaker", textForm],
  ["m", "minMentions", wholeForm(1)], ["mm", "maxMentions", wholeForm(1)], ["s", "minSentences", wholeForm(0)],
  ["w", "minStrength", decimalForm], ["from", "from", dateForm], ["to", "to", dateForm], ["by", "colour", oneOf("type", "community")],
  ["d", "density", wholeForm(0, 4)], ["tab", "tab", oneOf("overview", "concept", "link", "path", "list")],
  ["q", "query", textForm], ["at", "camera", cameraForm],
];

export function encodeView(view) {
  const parts = [];
  for (const [key, name, form] of FIELDS) {
    const value = view[name];
    if (value === undefined || value === null || sameValue(value, DEFAULT_VIEW[name])) continue;
    parts.push(`${key}=${form.write(value)}`);
  }
  return parts.length ? `#${parts.join("&")}` : "";
}

export function decodeView(hash) {
  const view = { ...DEFAULT_VIEW, added: [], hiddenTypes: [] };
  const given = new Map();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const cut = part.indexOf("=");
    if (cut > 0) given.set(part.slice(0, cut), part.slice(cut + 1));
  }
  for (const [key, name, form] of FIELDS) {
    if (!given.has(key)) continue;
    try {
      view[name] = form.read(given.get(key));
    } catch {
      // A link that was cut off or typed by hand still opens, on what can be read of it.
    }
  }
  return view;
}

function accept(value, condition) {
  if (!condition(value)) throw new RangeError("not a value of this field");
  return value;
}

function sameValue(a, b) {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.length === 0 && b.length === 0);
}
