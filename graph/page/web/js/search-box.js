// Search as you type. Keys are left alone while an input method is composing.
import { byId, fill, make } from "./dom.js";
import { typeIcon } from "./rows.js";

const LIMIT = 12;

export function createSearchBox(app, { open }) {
  const input = byId("search");
  const box = byId("search-results");
  let hits = [];
  let active = -1;
  let composing = false;
  let waiting = false;

  function close() {
    box.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function update() {
    const query = input.value.trim();
    waiting = false;
    if (query === "") {
      hits = [];
      close();
      return;
    }
    if (app.store === null) {
      waiting = true;
      hits = [];
      fill(box, make("p", { class: "search-note" }, app.say(app.failure ? "needs-store" : "search-wait")));
    } else {
      const { hits: found, near } = app.store.search(query, LIMIT);
      hits = found.length ? found : near;
      fill(box, found.length ? null : make("p", { class: "search-note" }, app.say("search-none", { query }), near.length ? ` ${app.say("search-near")}` : null), hits.map(hitRow));
      byId("live").textContent = found.length ? app.say("search-hits", { n: found.length }) : app.say("search-none", { query });
    }
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(hits.length ? 0 : -1);
  }

  function hitRow(hit, place) {
    const name = app.store.name(hit.index);
    const own = hit.surface === name;
    const marked = [hit.surface.slice(0, hit.start), make("mark", {}, hit.surface.slice(hit.start, hit.end)), hit.surface.slice(hit.end)];
    return make("div", {
      class: "hit", role: "option", id: `hit-${place}`, "aria-selected": "false", data: { concept: String(hit.index) },
      on: { mousedown: (event) => event.preventDefault(), click: () => take(place), mousemove: () => choose(place) },
    },
    typeIcon(app, app.store.type(hit.index)), make("span", { class: "name" }, own ? marked : name),
    own ? (hit.kind === "pinyin" ? make("span", { class: "also" }, app.say("search-pinyin")) : null) : make("span", { class: "also" }, marked),
    make("span", { class: "count" }, String(app.store.mentions(hit.index))));
  }

  function choose(place) {
    active = place;
    Array.from(box.querySelectorAll(".hit")).forEach((row, k) => {
      row.setAttribute("aria-selected", String(k === place));
      if (k === place) row.scrollIntoView({ block: "nearest" });
    });
    if (place >= 0) input.setAttribute("aria-activedescendant", `hit-${place}`);
  }

  function take(place) {
    if (!hits[place]) return;
    input.value = app.store.name(hits[place].index);
    const { index } = hits[place];
    close();
    input.blur();
    open(index);
  }

  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => {
    composing = false;
    update();
  });
  input.addEventListener("input", (event) => {
    if (!composing && !event.isComposing) update();
  });
  input.addEventListener("focus", () => {
    input.select();
    if (input.value.trim() !== "" && box.hidden && !app.view.focus) update();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    // 229 is what browsers report for a key that the input method takes.
    if (composing || event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (box.hidden) update();
      else if (hits.length) choose((active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(active);
    } else if (event.key === "Escape") {
      if (box.hidden && input.value === "") input.blur();
      else input.value = "";
      close();
      event.stopPropagation();
    }
  });

  return {
    focus: () => input.focus(),
    clear() {
      if (document.activeElement !== input) input.value = "";
    },
    // A question asked before the store was open is answered now.
    retry() {
      if (waiting && document.activeElement === input) update();
    },
  };
}
