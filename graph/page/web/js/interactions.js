// Pointer and keyboard on the map, and the keys that work everywhere.
import { byId } from "./dom.js";
import { ZOOM_LIMITS } from "./network.js";
import { hasFocus } from "./state.js";
import { createTooltip } from "./tooltip.js";

const SETTLE = 120;
const DOUBLE = 320;
const STEP = 60;

export function connectGestures(app, picture, actions) {
  const { network } = picture;
  const map = byId("map");
  const tooltip = createTooltip(app, picture);
  let dragged = null;
  let settle = 0;
  let pressed = { index: null, time: 0 };

  function move() {
    picture.setMoving(true);
    clearTimeout(settle);
    settle = setTimeout(() => {
      picture.setMoving(false);
      network.redraw();
      actions.cameraMoved();
    }, SETTLE);
  }

  network.on("zoom", () => {
    const { x, y, zoom } = network.camera();
    const held = Math.max(ZOOM_LIMITS[0], Math.min(ZOOM_LIMITS[1], zoom));
    if (held !== zoom) network.moveTo({ x, y, zoom: held }, false);
    move();
  });
  network.on("dragStart", ({ nodes }) => {
    dragged = nodes.length ? nodes[0] : null;
    tooltip.hide();
    picture.setMoving(true);
  });
  network.on("dragging", () => {
    if (dragged !== null && app.model.at.has(dragged)) Object.assign(app.model.at.get(dragged), network.placeOf(dragged));
    move();
  });
  network.on("dragEnd", () => {
    if (dragged !== null && app.model.at.has(dragged)) Object.assign(app.model.at.get(dragged), network.placeOf(dragged));
    dragged = null;
    move();
  });

  network.on("press", ({ point, shift }) => {
    const index = picture.nodeAt(point);
    const again = performance.now() - pressed.time < DOUBLE && pressed.index !== null;
    if (again) return;
    pressed = { index, time: performance.now() };
    tooltip.hide();
    if (index !== null) {
      actions.open(index, shift);
      return;
    }
    const link = picture.linkAt(point);
    if (link !== null) actions.openLink(link.source, link.target);
    else if (hasFocus(app.view) || app.pathFrom !== null) actions.clear();
  });
  // The first press has moved the camera, or is about to: the second one means what the first one met.
  network.on("doublePress", () => {
    if (pressed.index !== null) actions.expand(pressed.index);
    pressed = { index: null, time: 0 };
  });

  map.addEventListener("pointermove", (event) => {
    if (event.buttons !== 0 || event.pointerType === "touch") return;
    const { left, top } = map.getBoundingClientRect();
    const point = { x: event.clientX - left, y: event.clientY - top };
    const index = picture.nodeAt(point);
    const link = index === null ? picture.linkAt(point) : null;
    map.classList.toggle("pointing", index !== null || link !== null);
    app.hover(index);
    tooltip.show(point, index, link);
  });
  map.addEventListener("pointerleave", () => {
    app.hover(null);
    tooltip.hide();
  });
  map.addEventListener("keydown", (event) => onMapKey(event, { network, actions, move }));
  document.addEventListener("keydown", (event) => onPageKey(event, app, actions));
}

function onMapKey(event, { network, actions, move }) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { x, y, zoom } = network.camera();
  const step = STEP / zoom;
  const places = { ArrowLeft: [x - step, y], ArrowRight: [x + step, y], ArrowUp: [x, y - step], ArrowDown: [x, y + step] };
  if (places[event.key]) network.moveTo({ x: places[event.key][0], y: places[event.key][1], zoom }, false);
  else if (event.key === "+" || event.key === "=") actions.zoomBy(1.3);
  else if (event.key === "-" || event.key === "_") actions.zoomBy(1 / 1.3);
  else if (event.key === "0") actions.fitAll();
  else return;
  event.preventDefault();
  move();
}

function onPageKey(event, app, actions) {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "range";
  if (event.key === "/" && !typing) {
    event.preventDefault();
    actions.focusSearch();
  } else if (event.key === "Escape" && !typing) actions.escape();
}
