// Bins behind the sliders. Pure.
import { isoDate } from "./dates.js";

// Counts of whole numbers >= 1 in up to `limit` bins [{ from, to, count }], from..to inclusive. Mentions are spread over
// powers of ten, so the bins grow with the number; where there are few values each has its own.
export function mentionBins(values, limit = 12) {
  let highest = 1;
  for (const value of values) if (value > highest) highest = value;
  const edges = [1];
  for (let k = 1; k <= limit; k++) {
    const edge = highest <= limit ? k + 1 : Math.ceil(Math.exp((Math.log(highest + 1) * k) / limit) - 1e-9);
    edges.push(Math.max(edges[k - 1] + 1, edge));
    if (edges[k] > highest) break;
  }
  const bins = edges.slice(0, -1).map((from, k) => ({ from, to: edges[k + 1] - 1, count: 0 }));
  bins[bins.length - 1].to = highest;
  for (const value of values) {
    let at = bins.length - 1;
    while (at > 0 && bins[at].from > value) at--;
    bins[at].count++;
  }
  return bins;
}

// Where a slider over strengths stops: 0, then up to `limit` values that leave ever fewer of them, down to the strongest.
// Three decimals, as in a link to the view; rounded down, so that a stop never hides the value that it stands for.
export function strengthSteps(values, limit = 20) {
  const sorted = Array.from(values).sort((a, b) => a - b);
  const stops = new Set([0]);
  for (let k = 1; k <= limit && sorted.length > 0; k++) {
    const value = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * k) / limit))];
    stops.add(Math.max(0, Math.floor(value * 1000) / 1000));
  }
  return Array.from(stops);
}

const LENGTHS = { day: 10, month: 7, year: 4 };

// Counts of articles by day, month or year, whichever gives at most `limit` bins: { unit, bins: [{ from, to,
// count }], undated }. from and to are the same date; empty bins in between are there too.
export function timeBins(written, limit = 60) {
  const dates = written.map(isoDate).filter((date) => date !== null);
  const undated = written.length - dates.length;
  if (dates.length === 0) return { unit: "year", bins: [], undated };
  const coarsest = Math.min(...dates.map((date) => date.length));
  for (const [unit, length] of Object.entries(LENGTHS)) {
    if (length > coarsest) continue;
    const cut = dates.map((date) => date.slice(0, length)).sort();
    const steps = stepsBetween(cut[0], cut[cut.length - 1], unit, unit === "year" ? Infinity : limit);
    if (steps === null) continue;
    const counts = new Map(steps.map((step) => [step, 0]));
    for (const date of cut) counts.set(date, counts.get(date) + 1);
    return { unit, bins: steps.map((step) => ({ from: step, to: step, count: counts.get(step) })), undated };
  }
  return { unit: "year", bins: [], undated };
}

// All days, months or years from first to last, or null where there are more than `limit`.
function stepsBetween(first, last, unit, limit) {
  const steps = [];
  const [year, month = 1, day = 1] = first.split("-").map(Number);
  for (let k = 0; steps.length <= limit; k++) {
    const at = new Date(Date.UTC(year + (unit === "year" ? k : 0), month - 1 + (unit === "month" ? k : 0), day + (unit === "day" ? k : 0)));
    const step = at.toISOString().slice(0, LENGTHS[unit]);
    if (step > last) return steps;
    steps.push(step);
  }
  return null;
}
