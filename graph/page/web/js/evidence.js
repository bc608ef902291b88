// The sentences that the page carries, and which of them speak of a concept or of a pair. Pure.
// Read at the first question, for a page opens before anybody asks for a sentence.
import { accumulate, readStrings, readVarints, startsOf } from "./varint.js";

export function readEvidence(header, columns) {
  const count = header.sentences;
  const text = readStrings(columns.text, count);
  const article = accumulate(readVarints(columns.sentenceOf, count));
  const ordinal = readVarints(columns.sentenceOrdinal, count);
  const block = readVarints(columns.sentenceBlock, count);
  const kind = readVarints(columns.sentenceKind, count);
  const speaker = readVarints(columns.sentenceSpeaker, count);
  const spanStarts = startsOf(readVarints(columns.spanCount, count));
  const spans = readVarints(columns.span, 3 * spanStarts[count]);
  const pairStarts = startsOf(readVarints(columns.pairCount, header.links));
  const pairs = readVarints(columns.pair, pairStarts[header.links]);
  const ofConcept = sentencesOfConcepts(header.concepts, count, spanStarts, spans);

  function sentence(s) {
    const mentions = [];
    let before = 0;
    for (let at = spanStarts[s]; at < spanStarts[s + 1]; at++) {
      const start = before + spans[3 * at];
      before = start + spans[3 * at + 1];
      mentions.push({ concept: spans[3 * at + 2], start, end: before });
    }
    return {
      index: s,
      text: text[s],
      article: article[s],
      ordinal: ordinal[s],
      block: block[s],
      kind: header.kinds[kind[s]],
      speaker: speaker[s] ? header.speakers[speaker[s] - 1] : null,
      mentions,
    };
  }

  // How little a sentence tells: crowded, long, or furniture such as a heading or a list.
  function cost(s) {
    const length = text[s].length;
    const furniture = FURNITURE.has(header.kinds[kind[s]]) ? 3 : 0;
    return spanStarts[s + 1] - spanStarts[s] + Math.floor(length / 80) + furniture + (length < 12 ? 3 : 0);
  }

  // Sentences that mention concept i, the most telling first.
  function ofOne(i, limit = Infinity) {
    const found = Array.from(ofConcept.numbers.subarray(ofConcept.starts[i], ofConcept.starts[i + 1]));
    return rankByCost(found, cost).slice(0, limit === Infinity ? undefined : limit);
  }

  // Where the two ends of a link stand together: same sentence before neighbouring ones, the most telling first.
  function ofLink(link, limit = Infinity) {
    const found = [];
    let number = 0;
    for (let at = pairStarts[link]; at < pairStarts[link + 1]; at++) {
      number += pairs[at] >> 1;
      found.push({ sentence: number, to: pairs[at] & 1 ? number + 1 : -1 });
    }
    return rankByCost(found, (item) => cost(item.sentence) + (item.to >= 0 ? 1000 : 0)).slice(
      0, limit === Infinity ? undefined : limit,
    );
  }

  return { count, sentence, ofOne, ofLink };
}

const FURNITURE = new Set(["title", "heading", "caption", "list", "table", "code"]);

function rankByCost(items, costOf) {
  return items
    .map((item) => ({ item, cost: costOf(item) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ item }) => item);
}

// The inverse of "which concepts are in this sentence": a row of sentences for each concept, in reading order.
function sentencesOfConcepts(size, count, spanStarts, spans) {
  const last = new Int32Array(size).fill(-1);
  const counts = new Uint32Array(size);
  const eachOnce = (visit) => {
    last.fill(-1);
    for (let s = 0; s < count; s++) {
      for (let at = spanStarts[s]; at < spanStarts[s + 1]; at++) {
        const concept = spans[3 * at + 2];
        if (concept >= size) throw new RangeError("a mention is of no concept");
        if (last[concept] !== s) visit(concept, s);
        last[concept] = s;
      }
    }
  };
  eachOnce((concept) => counts[concept]++);
  const starts = startsOf(counts);
  const free = starts.slice(0, size);
  const numbers = new Uint32Array(starts[size]);
  eachOnce((concept, s) => {
    numbers[free[concept]++] = s;
  });
  return { starts, numbers };
}
