// Match Chinese names by how they are spoken: full pinyin, initials, or a mixture (jijituili, jjtl, jijtl). Pure.
import { FIELD, ITEM, readStrings } from "./varint.js";
import { foldWithOffsets, isHan } from "./fold.js";

// readings: character -> syllable; phrases: run of characters -> syllables, where it is read otherwise.
export function readPronunciation(columns) {
  const readings = new Map();
  for (const item of readStrings(columns.readings)) {
    const [syllable, characters] = item.split(FIELD);
    for (const character of characters) readings.set(character, syllable);
  }
  const phrases = new Map(readStrings(columns.phrases).map((item) => item.split(FIELD)).map(([run, spoken]) => [run, spoken.split(" ")]));
  return { readings, phrases };
}

// The syllables of a folded name, each with its first and last + 1 unit; null where it holds no Chinese.
// What is not Chinese counts as one syllable a run, so that "AI 安全" is found by "aiaq".
export function syllablesOf(folded, { readings, phrases }) {
  const out = [];
  let chinese = false;
  for (let at = 0; at < folded.length; ) {
    let end = at + 1;
    const han = isHan(folded.charCodeAt(at));
    while (end < folded.length && isHan(folded.charCodeAt(end)) === han) end++;
    const run = folded.slice(at, end);
    if (han) {
      const spoken = phrases.get(run);
      for (let k = 0; k < run.length; k++) {
        // A character that nobody knows how to read stands for itself.
        const syllable = spoken ? spoken[k] : (readings.get(run[k]) ?? run[k]);
        out.push({ syllable, start: at + k, end: at + k + 1 });
      }
      chinese = true;
    } else {
      out.push({ syllable: run, start: at, end });
    }
    at = end;
  }
  return chinese ? out : null;
}

// All spoken names in one string, " ji ji tui li" + ITEM each, with the number of the key of each line.
export function buildPinyinIndex(foldedKeys, pronunciation) {
  const lines = [];
  const keys = [];
  foldedKeys.forEach((folded, key) => {
    const syllables = syllablesOf(folded, pronunciation);
    if (syllables === null || syllables.length === 0) return;
    lines.push(syllables.map(({ syllable }) => ` ${syllable}`).join(""));
    keys.push(key);
  });
  const starts = new Uint32Array(lines.length + 1);
  lines.forEach((line, k) => (starts[k + 1] = starts[k] + line.length + 1));
  return { text: lines.map((line) => line + ITEM).join(""), starts, keys: Uint32Array.from(keys) };
}

// Call found(key, first syllable, last syllable + 1, rank) for each spoken name that the query matches;
// rank 0: the whole name, 1: its beginning, 2: from a later syllable on.
export function matchPinyin(index, query, found) {
  if (!/^[a-z][a-z0-9]+$/.test(query)) return;
  // Each letter either goes on with its syllable or skips the rest of it and begins the next one.
  const letters = Array.from(query, (letter) => (letter === "u" ? "[uv]" : letter));
  const pattern = new RegExp(` ${letters.join(`(?:[^ ${ITEM}]* )?`)}`, "g");
  let line = 0;
  for (let match = pattern.exec(index.text); match !== null; match = pattern.exec(index.text)) {
    line = lineAt(index.starts, match.index, line);
    const start = index.starts[line];
    const end = index.starts[line + 1] - 1;
    const first = countSpaces(index.text, start, match.index);
    const last = first + countSpaces(index.text, match.index, match.index + match[0].length);
    const whole = first === 0 && !index.text.slice(match.index + match[0].length, end).includes(" ");
    found(index.keys[line], first, last, whole ? 0 : first === 0 ? 1 : 2);
    pattern.lastIndex = end;
  }
}

// The characters of the original name that syllables first..last stand for.
export function pinyinRange(surface, table, pronunciation, first, last) {
  const folded = foldWithOffsets(surface, table);
  const syllables = syllablesOf(folded.text, pronunciation);
  return { start: folded.from[syllables[first].start], end: folded.to[syllables[last - 1].end - 1] };
}

function countSpaces(text, start, end) {
  let count = 0;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 32) count++;
  return count;
}

// The row that position `at` lies in, searched from row `low` on: in growing steps, for it is mostly near.
export function lineAt(starts, at, low = 0) {
  let step = 1;
  while (low + step < starts.length - 1 && starts[low + step] <= at) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
