// What a person does, as pure changes from one view to the next. Pure. The view's fields: hash.js.
import { DEFAULT_VIEW } from "./hash.js";

const UNFOCUSED = { focus: null, pair: null, path: null, camera: null };

export function focusConcept(view, id) {
  return { ...view, ...UNFOCUSED, focus: id, tab: "concept" };
}

export function focusPair(view, one, other) {
  return { ...view, ...UNFOCUSED, pair: [one, other], tab: "link" };
}

export function focusPath(view, from, to) {
  return { ...view, ...UNFOCUSED, path: [from, to], tab: "path" };
}

export function clearFocus(view) {
  return { ...view, ...UNFOCUSED, tab: view.tab === "list" ? "list" : "overview" };
}

export function hasFocus(view) {
  return view.focus !== null || view.pair !== null || view.path !== null;
}

// The tab that belongs to what is in focus; the list is always the other one.
export function contextTab(view) {
  if (view.path !== null) return "path";
  if (view.pair !== null) return "link";
  return view.focus !== null ? "concept" : "overview";
}

export function toggleType(view, type) {
  const hidden = view.hiddenTypes.includes(type) ? view.hiddenTypes.filter((other) => other !== type) : [...view.hiddenTypes, type];
  return { ...view, hiddenTypes: hidden.sort() };
}

// Only this type; asked again, all types.
export function isolateType(view, type, types) {
  const others = types.filter((other) => other !== type).sort();
  const alone = others.length === view.hiddenTypes.length && others.every((other) => view.hiddenTypes.includes(other));
  return { ...view, hiddenTypes: alone ? [] : others };
}

export function addConcepts(view, ids) {
  return { ...view, added: [...view.added, ...ids.filter((id) => !view.added.includes(id))] };
}

export function removeLast(view, count) {
  return { ...view, added: view.added.slice(0, Math.max(0, view.added.length - count)) };
}

const FILTER_FIELDS = [
  "hiddenTypes", "community", "article", "speaker", "minMentions", "maxMentions", "minSentences", "minStrength", "from", "to",
];

export function resetFilters(view) {
  const reset = Object.fromEntries(FILTER_FIELDS.map((field) => [field, DEFAULT_VIEW[field]]));
  return { ...view, ...reset, camera: null };
}
