// Make spellings equal that a reader takes for the same: width, case, accents, traditional or simplified
// characters, hyphens, spaces, full stops, quotation marks. Pure. Names and queries are folded by the same rules.
import { ITEM } from "./varint.js";

const DROPPED = /[\s.\-‐-―−_·•・‧'’‘"“”«»《》〈〉「」『』()[\]【】\/\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

// A table from UTF-16 unit to folded unit, 0 for what is dropped.
export function makeFoldTable(traditional = "", simplified = "") {
  const table = new Uint16Array(65536);
  for (let unit = 1; unit < 65536; unit++) table[unit] = unit;
  for (let unit = 1; unit < 0x3100; unit++) {
    const character = String.fromCharCode(unit);
    if (character !== ITEM && DROPPED.test(character)) table[unit] = 0;
  }
  table[0xfeff] = 0;
  // At the end of a word toLowerCase writes the other small sigma.
  table[0x3c2] = 0x3c3;
  for (let k = 0; k < traditional.length; k++) table[traditional.charCodeAt(k)] = simplified.charCodeAt(k);
  return table;
}

function unify(text) {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
}

export function foldText(text, table) {
  return foldWords(text, table).text;
}

// Fold a text and mark where words start: after something dropped, and where script changes.
export function foldWords(text, table) {
  const unified = unify(text);
  const units = new Uint16Array(unified.length);
  const wordStart = new Uint8Array(unified.length + 1);
  let count = 0;
  let fresh = true;
  let before = 0;
  for (let at = 0; at < unified.length; at++) {
    const unit = table[unified.charCodeAt(at)];
    if (unit === 0) {
      fresh = true;
      continue;
    }
    const script = scriptOf(unit);
    if (fresh || script !== before) wordStart[count] = 1;
    units[count++] = unit;
    before = script;
    fresh = false;
  }
  // Decoded by hand in slices: TextDecoder("utf-16le") would replace what is not well-formed.
  let folded = "";
  for (let at = 0; at < count; at += 8192) folded += String.fromCharCode(...units.subarray(at, Math.min(count, at + 8192)));
  return { text: folded, wordStart };
}

// Coarse: letters and digits, Han, anything else.
function scriptOf(unit) {
  if (isHan(unit)) return 2;
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit >= 0xc0 ? 1 : 3;
}

export function isHan(unit) {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf);
}

// Fold a short text piece by piece and remember where each folded unit came from:
// unit k of `text` stands for the characters from[k]..to[k] of the original.
export function foldWithOffsets(original, table) {
  const from = [];
  const to = [];
  let text = "";
  for (const match of original.matchAll(/[\s\S][\u0300-\u036f\udc00-\udfff]*/g)) {
    const folded = foldText(match[0], table);
    for (let k = 0; k < folded.length; k++) {
      from.push(match.index);
      to.push(match.index + match[0].length);
    }
    text += folded;
  }
  return { text, from, to };
}
