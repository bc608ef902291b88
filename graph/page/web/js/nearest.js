// The nearest spellings to a query that nothing matches. Pure.
//
// Distance: insertions, deletions, substitutions and swaps of neighbours, each swap on letters not touched again
// (optimal string alignment; Damerau 1964).

// Which of 32 classes of characters a text holds: two texts at distance d differ in at most d classes a side.
export function signatureOf(text, start = 0, end = text.length) {
  let signature = 0;
  for (let at = start; at < end; at++) signature |= 1 << (text.charCodeAt(at) & 31);
  return signature;
}

export function bitCount(number) {
  let n = number - ((number >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

export function allowedDistance(length) {
  return length < 2 ? 0 : length <= 4 ? 1 : length <= 8 ? 2 : 3;
}

// The distance of two texts, or limit + 1 when it is larger than `limit`.
export function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let twoBefore = [];
  let before = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, twoBefore[j - 2] + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    twoBefore = before;
    before = row;
  }
  return Math.min(before[b.length], limit + 1);
}

// Keys (rows of `text`, parted by one unit, beginning at `starts`) nearest to the query: [{ key, distance }],
// the nearest first, then in order of keys.
export function nearestKeys({ text, starts, signatures }, query, limit) {
  const allowed = allowedDistance(query.length);
  const wanted = signatureOf(query);
  const found = [];
  if (allowed === 0) return found;
  for (let key = 0; key < signatures.length; key++) {
    const length = starts[key + 1] - starts[key] - 1;
    if (length < query.length - allowed || length > query.length + allowed || length < 2) continue;
    const signature = signatures[key];
    if (bitCount(wanted & ~signature) > allowed || bitCount(signature & ~wanted) > allowed) continue;
    const distance = editDistance(query, text.slice(starts[key], starts[key + 1] - 1), allowed);
    if (distance <= allowed) found.push({ key, distance });
  }
  return found.sort((a, b) => a.distance - b.distance || a.key - b.key).slice(0, limit);
}
