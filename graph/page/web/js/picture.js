// The map: the model on vis-network's canvas, the camera that fits what matters, and what lies under a point.
//
//   createPicture(container, data, app) -> picture
//   picture.fitAll(animated), picture.fitFocus(animated), picture.goTo(camera, animated)
//   picture.nodeAt(point), picture.linkAt(point) -> index or link, or null      point in CSS pixels of the canvas
//   picture.scene({ moving: false }) -> scene       what is on the screen now, for the PNG and the SVG
//   picture.network                                  for gestures
//   picture.setMoving(bool)
import { litAround } from "./app.js";
import { SHAPES, THEMES } from "./colors.js";
import { boundsOf, curveOf, distanceToCurve } from "./geometry.js";
import { createNetwork } from "./network.js";
import { paintScene } from "./paint.js";
import { composeScene } from "./scene.js";

export const FONT = 'Inter, -apple-system, BlinkMacSystemFont, "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';
const NEAREST_FIT = 1.5;
const TOUCH = 5;
// Of a narrow canvas: labels find room above and below, so the concepts may have the width.
const NARROW_MARGIN = 0.16;
// On a phone a focus with its outliers would be too small to touch: its middle is shown, the rest is a swipe away.
const SMALL_MAP = 600;
const SMALL_MAP_SHARE = 0.8;

export function createPicture(container, data, app, insetOf) {
  const measure = measureText();
  let moving = false;
  let last = null;

  const network = createNetwork(container, data, {
    radiusAt: (id, zoom) => (app.derived.visible(id) ? Math.max(app.model.at.get(id).r, (3.6 + TOUCH) / zoom) : 0),
    paint(context, width, height) {
      last = scene({ width, height, moving });
      paintScene(context, last, { background: false });
    },
  });

  function scene({ width, height, moving: inMotion = false } = {}) {
    const size = network.size();
    const { derived } = app;
    const lit = app.hovered !== null && derived.focus === null
      ? { ...derived, focus: litAround(app, app.hovered), selected: new Set([app.hovered]) } : derived;
    return composeScene(app.model, { ...lit, hovered: app.hovered, colour: app.view.colour }, {
      width: width ?? size.width, height: height ?? size.height, ...network.camera(), theme: THEMES[app.theme], shapes: SHAPES, communityColour: app.communityColour,
      density: app.view.density, moving: inMotion, measure, ...insetOf(), title: app.payload.meta.title ?? app.say("app"), font: FONT,
    });
  }

  const shownNodes = () => app.model.nodes.filter(({ index }) => app.derived.visible(index));
  function fit(nodes, animated) {
    if (nodes.length === 0) return;
    const { width, height } = network.size();
    const { inset } = insetOf();
    const box = boundsOf(nodes, width < SMALL_MAP && nodes.length > 8 && app.derived.focus !== null ? SMALL_MAP_SHARE : 1);
    const free = { width: width - inset.left - inset.right - Math.min(96, width * NARROW_MARGIN), height: height - inset.top - inset.bottom - 76 };
    const zoom = Math.max(0.02, Math.min(NEAREST_FIT, free.width / Math.max(1, box.width), free.height / Math.max(1, box.height)));
    const x = box.x + (inset.right - inset.left) / 2 / zoom;
    const y = box.y + (inset.bottom - inset.top) / 2 / zoom;
    network.moveTo({ x, y, zoom }, animated);
  }

  const toGraph = (point) => network.toGraph(point);
  function nodeAt(point, slack = TOUCH) {
    const { x, y } = toGraph(point);
    const { zoom } = network.camera();
    let best = null;
    let nearest = Infinity;
    for (const node of shownNodes()) {
      const away = Math.hypot(node.x - x, node.y - y) - Math.max(node.r, 3.6 / zoom);
      if (away < slack / zoom && away < nearest) {
        nearest = away;
        best = node.index;
      }
    }
    return best;
  }

  function linkAt(point, tolerance = 6) {
    const { x, y } = toGraph(point);
    const { zoom } = network.camera();
    let best = null;
    let nearest = tolerance / zoom;
    for (const link of app.model.links) {
      if (!app.derived.linkVisible(link) || !isOnScreen(link)) continue;
      const away = distanceToCurve(curveOf(app.model.at.get(link.source), app.model.at.get(link.target)), x, y);
      if (away < nearest) {
        nearest = away;
        best = link;
      }
    }
    return best;
  }

  // Links that are not painted cannot be clicked.
  function isOnScreen(link) {
    const { derived } = app;
    if (!derived.visible(link.source) || !derived.visible(link.target)) return false;
    if (derived.focus === null) return !link.quiet;
    return derived.focus.has(link.source) && derived.focus.has(link.target);
  }

  return {
    network, nodeAt, linkAt, scene,
    lastScene: () => last,
    setMoving(next) {
      moving = next;
    },
    fitAll: (animated) => fit(shownNodes(), animated),
    fitFocus(animated) {
      fit(app.model.nodes.filter(({ index }) => app.derived.focus?.has(index) && app.derived.visible(index)), animated);
    },
    goTo: (camera, animated) => network.moveTo(camera, animated),
  };
}

function measureText() {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map();
  return (text, size, weight) => {
    const key = `${weight} ${text}`;
    if (!known.has(key)) {
      context.font = `${weight} 100px ${FONT}`;
      known.set(key, context.measureText(text).width / 100);
    }
    return known.get(key) * size;
  };
}
