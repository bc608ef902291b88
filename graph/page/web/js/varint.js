// Read packed columns of numbers and strings (written by graph/page/columns.py). Pure.

export const ITEM = "\x1e";
export const FIELD = "\x1f";

// Read all LEB128 varints of a column. `expected` is the count known from elsewhere, or -1.
export function readVarints(bytes, expected = -1) {
  const out = new Uint32Array(expected >= 0 ? expected : bytes.length);
  let count = 0;
  let at = 0;
  const end = bytes.length;
  while (at < end) {
    let byte = bytes[at++];
    let value = byte & 127;
    // Multiplication instead of a shift: five bytes hold more than the 31 bits that shifts keep positive.
    for (let factor = 128; byte > 127; factor *= 128) {
      if (at === end) throw new RangeError("a varint is cut off");
      byte = bytes[at++];
      value += (byte & 127) * factor;
    }
    if (count === out.length) throw new RangeError("a column holds more numbers than it should");
    out[count++] = value;
  }
  if (expected >= 0 && count !== expected) throw new RangeError("a column holds fewer numbers than it should");
  return expected >= 0 ? out : out.slice(0, count);
}

// 0, 1, 2, 3 -> 0, -1, 1, -2
export function unzigzag(number) {
  return number % 2 ? -(number + 1) / 2 : number / 2;
}

// Where each row begins, given the rows' lengths; one more entry than rows.
export function startsOf(counts) {
  const starts = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i] + counts[i];
  return starts;
}

// Turn the differences within one list into running sums, in place.
export function accumulate(numbers) {
  for (let i = 1; i < numbers.length; i++) numbers[i] += numbers[i - 1];
  return numbers;
}

export function readText(bytes) {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

// Strings, each ended by ITEM.
export function readStrings(bytes, expected = -1) {
  const items = readText(bytes).split(ITEM);
  items.pop();
  if (expected >= 0 && items.length !== expected) throw new RangeError("a column holds the wrong number of strings");
  return items;
}
