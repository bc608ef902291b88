// The only module that knows vis-network. vis has the camera, the gestures and the canvas; what is seen on it is
// painted by `paint` before vis would draw: the nodes that it holds draw nothing themselves.
//
//   createNetwork(container, data, { paint, radiusAt }) -> network
//     data               { nodes: [{ id, x, y }], options } as pyvis wrote them
//     paint(context, width, height)   called for each frame, the context in CSS pixels
//     radiusAt(id, zoom)              in graph units, for hit testing; 0 where it is not shown
//   network.setNodes([{ index, x, y }])
//   network.redraw()                  at the next frame
//   network.camera() -> { x, y, zoom }          network.moveTo(camera, animated)
//   network.toGraph({ x, y }) -> { x, y }       from CSS pixels of the canvas
//   network.size() -> { width, height }
//   network.placeOf(index) -> { x, y }
//   network.on(name, listener)        press, doublePress, dragStart, dragging, dragEnd, zoom, moved
//   network.draws() -> number         frames painted so far
/* global vis */

export const ZOOM_LIMITS = [0.04, 5];

export function createNetwork(container, data, { paint, radiusAt }) {
  let draws = 0;
  let waiting = 0;
  let muted = false;
  const invisible = ({ id }) => {
    const side = 2 * radiusAt(id, network.getScale());
    return { drawNode() {}, nodeDimensions: { width: side, height: side } };
  };
  const asNode = ({ id, x, y }) => ({ id, x, y, shape: "custom", ctxRenderer: invisible, label: undefined });
  const nodes = new vis.DataSet(data.nodes.map(asNode));
  const network = new vis.Network(container, { nodes, edges: [] }, data.options);

  network.on("beforeDrawing", (context) => {
    if (muted) return;
    draws++;
    const { clientWidth, clientHeight, width } = context.canvas;
    const ratio = width / clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(context, clientWidth, clientHeight);
    context.restore();
  });

  const moveTo = ({ x, y, zoom }, animated) =>
    network.moveTo({ position: { x, y }, scale: zoom, animation: animated ? { duration: 320, easingFunction: "easeInOutQuad" } : false });

  const NAMES = { press: "click", doublePress: "doubleClick", dragStart: "dragStart", dragging: "dragging", dragEnd: "dragEnd", zoom: "zoom", moved: "animationFinished" };
  return {
    // vis draws at each change of its data, then once more: only the last one is for the eye. What is no longer
    // shown stays with vis, where it has no size and cannot be met.
    setNodes(list) {
      const fresh = list.filter(({ index, x, y }) => {
        const known = nodes.get(index);
        return known === null || known.x !== x || known.y !== y;
      });
      muted = true;
      if (fresh.length > 0) nodes.update(fresh.map(({ index, x, y }) => asNode({ id: index, x, y })));
      muted = false;
    },
    redraw() {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => network.redraw());
    },
    camera: () => ({ ...network.getViewPosition(), zoom: network.getScale() }),
    moveTo,
    toGraph: (point) => network.DOMtoCanvas(point),
    size: () => ({ width: container.clientWidth, height: container.clientHeight }),
    placeOf: (index) => network.getPosition(index),
    on: (name, listener) => network.on(NAMES[name], (event) => listener({
      point: event?.pointer?.DOM ?? null, nodes: event?.nodes ?? [], shift: event?.event?.srcEvent?.shiftKey ?? false,
    })),
    draws: () => draws,
    canvas: container.querySelector("canvas"),
  };
}
