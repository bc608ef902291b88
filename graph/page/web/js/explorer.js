// A window into the page for tests: what is drawn, never a way to change it.

export function exposeExplorer(app, picture) {
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const explorer = {
    draws: () => picture.network.draws(),
    shown: () => ({ shown: app.derived.shownCount, links: app.derived.linkCount, total: app.payload.meta.counts.concepts }),
    labels: () => picture.scene({}).labels.map(({ text, kind, box, size }) => copy({ text, kind, box, size })),
    nodes: () => picture.scene({}).nodes.map(({ index, x, y, r, opacity, title, fill }) => copy({ index, x, y, r, opacity, name: title, fill, type: app.typeOf(index) })),
    links: () => picture.scene({}).links.map(({ x1, y1, cx, cy, x2, y2, opacity, link }) => copy({ x1, y1, cx, cy, x2, y2, opacity, source: link.source, target: link.target })),
    view: () => copy(app.view),
    camera: () => copy(picture.network.camera()),
  };
  Object.defineProperty(window, "__explorer", { value: Object.freeze(explorer) });
}
