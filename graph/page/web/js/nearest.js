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
  return length < 2 ? 0 : length <= 4 ? 1 : length <= 11 ? 2 : 3;
}

// Three rows of the table of distances, kept between calls: a search asks for thousands of distances.
const distanceRows = [0, 1, 2].map(() => new Uint16Array(256));

// The distance of two texts, or limit + 1 when it is larger than `limit`. Only cells that can still lead to
// so small a distance are looked at: those within `limit` of the diagonal.
export function editDistance(a, b, limit, start = 0, end = b.length) {
  const width = end - start;
  if (Math.abs(a.length - width) > limit || width >= 256) return limit + 1;
  let [twoBefore, before, row] = distanceRows;
  for (let j = 0; j <= width; j++) before[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const first = Math.max(1, i - limit);
    const last = Math.min(width, i + limit);
    row[first - 1] = first === 1 ? i : limit + 1;
    if (last < width) row[last + 1] = limit + 1;
    if (i - 1 + limit < last) before[last] = limit + 1;
    let least = row[first - 1];
    const unit = a.charCodeAt(i - 1);
    for (let j = first; j <= last; j++) {
      const other = b.charCodeAt(start + j - 1);
      let cost = before[j - 1] + (unit === other ? 0 : 1);
      if (before[j] + 1 < cost) cost = before[j] + 1;
      if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1;
      if (i > 1 && j > 1 && unit === b.charCodeAt(start + j - 2) && a.charCodeAt(i - 2) === other && twoBefore[j - 2] + 1 < cost) {
        cost = twoBefore[j - 2] + 1;
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [twoBefore, before, row] = [before, row, twoBefore];
  }
  return Math.min(before[width], limit + 1);
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
    const distance = editDistance(query, text, allowed, starts[key], starts[key + 1] - 1);
    if (distance <= allowed) found.push({ key, distance });
  }
  return found.sort((a, b) => a.distance - b.distance || a.key - b.key).slice(0, limit);
}
