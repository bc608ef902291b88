// The payload that the Python suite writes and checks, and how the tests open it.
import { readFileSync } from "node:fs";
import { readPayload } from "../../graph/page/web/js/payload.js";
import { openStore } from "../../graph/page/web/js/store.js";

export const goldenText = readFileSync(new URL("../golden/payload.json", import.meta.url), "utf-8");

export function goldenPayload() {
  return readPayload(goldenText);
}

export async function goldenStore() {
  return openStore(goldenPayload());
}

// A small seeded generator (mulberry32), so that what is random is the same in every run.
export function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
