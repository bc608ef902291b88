// From the text in the page to the bytes of the store. Pure: Blob and DecompressionStream are all it needs, so
// it works from disk under "connect-src 'none'" and in Node alike.

export class StoreError extends Error {
  constructor(reason, message) {
    super(message);
    this.name = "StoreError";
    this.reason = reason;
  }
}

// Whether this browser can open a store (Chrome 80, Firefox 113, Safari 16.4 and later).
export function canInflate() {
  return typeof DecompressionStream === "function" && typeof Blob === "function" && typeof Response === "function";
}

export function bytesOfBase64(text) {
  if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

// Gzip carries a checksum and a length, and DecompressionStream refuses what does not fit them.
export async function inflateGzip(bytes) {
  if (!canInflate()) throw new StoreError("unsupported", "this browser has no DecompressionStream");
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// The raw store of a payload, checked for its length; rejects with a StoreError.
export async function inflateStore(packed, inflate) {
  if (!packed || packed.encoding !== "gzip+base64") throw new StoreError("version", "the store is packed in an unknown way");
  let raw;
  try {
    raw = await inflate(bytesOfBase64(packed.data));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError("damaged", `the store cannot be inflated: ${error.message}`);
  }
  if (raw.length !== packed.bytes) throw new StoreError("damaged", "the store has the wrong length");
  return raw;
}

// Part a raw store into its header and its named columns (views, nothing is copied).
export function splitColumns(raw) {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const magic = raw.length >= 8 ? String.fromCharCode(...raw.subarray(0, 4)) : "";
  if (magic !== "CGS1") throw new StoreError("version", "the store is of another version");
  const headLength = view.getUint32(4, true);
  let header;
  try {
    header = JSON.parse(new TextDecoder().decode(raw.subarray(8, 8 + headLength)));
  } catch (error) {
    throw new StoreError("damaged", `the store's header cannot be read: ${error.message}`);
  }
  const columns = {};
  let at = 8 + headLength;
  for (const [name, length] of header.columns) {
    columns[name] = raw.subarray(at, at + length);
    at += length;
  }
  if (at !== raw.length) throw new StoreError("damaged", "the store's columns do not fill it");
  return { header, columns };
}
