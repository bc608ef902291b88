// A histogram over time whose window is drawn with the pointer, or set by two lists with the keyboard.
//
//   createBrush(app, bins, undated, choose) -> { element, draw }     choose({ from, to })
import { make } from "./dom.js";

export function createBrush(app, bins, undated, choose) {
  const { say } = app;
  const most = Math.max(...bins.map(({ count }) => count), 1);
  const frame = make("div", { class: "window", hidden: true });
  const bars = make("div", { class: "bars brush", id: "brush", title: say("time") }, bins.map(({ from, count }) => make("i", { title: `${from}: ${count}`, style: { height: `${Math.round((100 * count) / most)}%` } })), frame);
  const value = make("b", {});
  const end = (name) => make("select", { "aria-label": say(`time-${name}`), data: { filter: name }, on: { change: setEnds } }, make("option", { value: "" }, "–"), bins.map((bin) => make("option", { value: bin[name] }, bin[name])));
  const [first, last] = [end("from"), end("to")];
  let start = -1;

  function setEnds() {
    choose({ from: first.value || null, to: last.value || null });
  }

  const binAt = (event) => {
    const { left, width } = bars.getBoundingClientRect();
    return Math.max(0, Math.min(bins.length - 1, Math.floor(((event.clientX - left) / width) * bins.length)));
  };
  const select = (a, b) => {
    const whole = Math.abs(a - b) >= bins.length - 1;
    choose(whole ? { from: null, to: null } : { from: bins[Math.min(a, b)].from, to: bins[Math.max(a, b)].to });
  };
  bars.addEventListener("pointerdown", (event) => {
    start = binAt(event);
    bars.setPointerCapture(event.pointerId);
    select(start, start);
  });
  bars.addEventListener("pointermove", (event) => {
    if (start >= 0) select(start, binAt(event));
  });
  bars.addEventListener("pointerup", () => { start = -1; });
  bars.addEventListener("pointercancel", () => { start = -1; });
  bars.addEventListener("dblclick", () => choose({ from: null, to: null }));

  return {
    element: make("div", { class: "field" }, make("span", { class: "label" }, say("time"), value), bars, make("div", { class: "ends" }, first, last),
      undated ? make("p", { class: "note" }, say("time-undated", { n: undated })) : null),
    draw() {
      const { from, to } = app.view;
      const low = from === null ? 0 : Math.max(0, bins.findIndex((bin) => bin.from >= from));
      const high = to === null ? bins.length - 1 : Math.max(low, bins.filter((bin) => bin.to <= to).length - 1);
      frame.hidden = from === null && to === null;
      frame.style.left = `${(100 * low) / bins.length}%`;
      frame.style.width = `${(100 * (high - low + 1)) / bins.length}%`;
      Array.from(bars.querySelectorAll("i")).forEach((bar, k) => bar.classList.toggle("out", k < low || k > high));
      first.value = from ?? "";
      last.value = to ?? "";
      value.textContent = from === null && to === null ? say("time-all") : say("time-range", { from: from ?? bins[0].from, to: to ?? bins[bins.length - 1].to });
    },
  };
}
