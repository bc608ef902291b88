// Runs before a page's own scripts and notes what the benchmark asks for; works on our page and on stock pyvis.

// vis-network clears its canvas once a redraw.
window.__draws = 0;
const clearRect = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...args) {
  window.__draws++;
  return clearRect.apply(this, args);
};

// Our page says on its root element how far it is.
window.__marks = {};
new MutationObserver(() => {
  for (const { name, value } of document.documentElement.attributes) {
    if (name.startsWith("data-")) window.__marks[`${name}=${value}`] ??= performance.now();
  }
  // The page puts off its search index to the task after "ready"; this one comes after that.
  if (document.documentElement.dataset.ready) setTimeout(() => (window.__marks.search ??= performance.now()), 0);
}).observe(document, { attributes: true, childList: true, subtree: true });

// Stock pyvis keeps its network in a global variable and shows a progress bar until the layout has settled.
window.__settled = null;
const timer = setInterval(() => {
  if (typeof network === "undefined" || !network) return;
  clearInterval(timer);
  const note = () => network.once("afterDrawing", () => (window.__settled = performance.now()));
  if (network.physics.stabilized) {
    note();
    network.redraw();
  } else {
    network.once("stabilizationIterationsDone", note);
  }
}, 20);
