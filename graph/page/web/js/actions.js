// What the parts of the page can ask for. Each changes the view; everything else follows from that.
import { DEFAULT_VIEW } from "./hash.js";
import { make } from "./dom.js";
import { ZOOM_LIMITS } from "./network.js";
import {
  clearFocus, contextTab, focusConcept, focusPair, focusPath, hasFocus, isolateType, resetFilters, toggleType,
} from "./state.js";

// A camera that moves at once would take the concept away from under a double click.
const FIT_DELAY = 240;

export function createActions(parts) {
  const { app } = parts;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let timer = 0;

  const fit = (animated) => {
    clearTimeout(timer);
    const smooth = animated && !still.matches;
    if (app.view.camera !== null) parts.picture.goTo(app.view.camera, smooth);
    else if (hasFocus(app.view) && app.derived.focus !== null) parts.picture.fitFocus(smooth);
    else parts.picture.fitAll(smooth);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => fit(true), FIT_DELAY);
  };
  const go = (view) => {
    app.change(view);
    parts.sheets.open();
    soon();
  };

  const actions = {
    fit,
    open(index, shift = false) {
      const id = app.idOf(index);
      const from = app.pathFrom !== null ? app.idOf(app.pathFrom) : shift ? app.view.focus ?? app.view.path?.[0] ?? null : null;
      if (app.pathFrom !== null) app.pickPath(null);
      if (from !== null && from !== id) go(focusPath(app.view, from, id));
      else go(focusConcept(app.view, id));
    },
    openLink(one, other) {
      go(focusPair(app.view, app.idOf(one), app.idOf(other)));
    },
    openCommunity(id) {
      const on = app.view.community !== id;
      app.change({ ...clearFocus(app.view), community: on ? id : null });
      soon();
    },
    openTab(tab) {
      app.change({ ...app.view, tab: tab === "list" ? "list" : contextTab(app.view) }, { push: false });
      parts.sheets.open();
    },
    clear() {
      if (app.pathFrom !== null) app.pickPath(null);
      parts.search.clear();
      if (!hasFocus(app.view)) return;
      app.change(clearFocus(app.view));
      parts.sheets.peek();
      soon();
    },
    escape() {
      actions.clear();
    },
    expand(index) {
      clearTimeout(timer);
      if (app.expand(index) > 0) soon();
    },
    undo() {
      app.undo();
    },
    pickPath(index) {
      app.pickPath(index);
      parts.sheets.peek();
    },
    filter(change, { fit: refit = false } = {}) {
      app.change({ ...app.view, ...change }, { push: refit });
      if (refit) soon();
    },
    toggleType(type) {
      app.change(toggleType(app.view, type), { push: false });
    },
    isolateType(type) {
      app.change(isolateType(app.view, type, Object.keys(app.payload.meta.types)), { push: false });
    },
    colourBy(colour) {
      app.change({ ...app.view, colour }, { push: false });
    },
    reset() {
      app.change(resetFilters(app.view));
      soon();
    },
    restore(view) {
      app.change({ ...DEFAULT_VIEW, ...view }, { push: false });
      fit(true);
    },
    cameraMoved() {
      const { x, y, zoom } = parts.picture.network.camera();
      app.view = { ...app.view, camera: { x: Math.round(x), y: Math.round(y), zoom: Math.round(zoom * 1000) / 1000 } };
      parts.address.write(app.view, false);
    },
    zoomBy(factor) {
      const { x, y, zoom } = parts.picture.network.camera();
      parts.picture.goTo({ x, y, zoom: Math.max(ZOOM_LIMITS[0], Math.min(ZOOM_LIMITS[1], zoom * factor)) }, !still.matches);
    },
    fitAll() {
      app.view = { ...app.view, camera: null };
      parts.address.write(app.view, false);
      parts.picture.fitAll(!still.matches);
    },
    focusSearch() {
      parts.search.focus();
    },
    async copy(text, button) {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = app.say(button.dataset.take === "link" ? "link-copied" : "copied");
      } catch {
        // Without the right to write to the clipboard the text is there to be selected.
        const box = make("textarea", { class: "copy-text", readonly: true, "aria-label": app.say("copy-failed") });
        box.value = text;
        button.after(make("p", { class: "note" }, app.say("copy-failed")), box);
        box.select();
      }
    },
  };
  return actions;
}
