// The page's state in one place: the view, what follows from it, and who wants to hear of changes.
//
//   createApp(payload, view, { language, theme, aspect }) -> app
//   app.view, app.store (null until open), app.source, app.model, app.derived, app.language, app.theme, app.say
//   app.change(view, { push = true, fit = false })      a new view; push: a step for "back"
//   app.openWith(store)        app.fail(reason)         the store is there, or never will be
//   app.hover(index or null)                            app.setLanguage(language)  app.setTheme(theme)
//   app.subscribe(listener)    listener(what: Set of "view" "shown" "store" "hover" "language" "theme", { push, fit })
//   app.indexOf(id), app.concept(i), app.nameOf(i), app.communityName(c), app.communityColour(c), app.typeName(type)
import { communityColour } from "./colors.js";
import { drawnSource, chooseShown, conceptPredicate, linkPredicate } from "./select.js";
import { modelOf, startModel } from "./model.js";
import { linkKey } from "./scene.js";
import { removeLast, addConcepts } from "./state.js";
import { sayIn } from "./messages.js";

const COMPANIONS = 8;
const MOST_DRAWN = 1500;
const MOST_LIT = 24;

export function createApp(payload, view, { language, theme, aspect }) {
  const listeners = [];
  const batches = [];
  const app = {
    payload, view, language, theme, store: null, failure: null, hovered: null, pathFrom: null,
    source: drawnSource(payload), model: startModel(payload, aspect), say: sayIn(language), derived: null,
    start: payload.drawn.id.length,
    subscribe: (listener) => listeners.push(listener),
    change(next, { push = true, fit = false } = {}) {
      app.view = next;
      tell(refresh(app), { push, fit });
    },
    openWith(store) {
      app.store = store;
      app.source = store;
      tell(new Set([...refresh(app), "store"]), { push: false, fit: false });
    },
    fail(reason) {
      app.failure = reason;
      tell(new Set(["store"]), { push: false, fit: false });
    },
    hover(index) {
      if (app.hovered === index) return;
      app.hovered = index;
      tell(new Set(["hover"]), {});
    },
    pickPath(from) {
      app.pathFrom = from;
      tell(new Set(["hover", "pick"]), {});
    },
    setLanguage(next) {
      app.language = next;
      app.say = sayIn(next);
      tell(new Set(["language"]), {});
    },
    setTheme(next) {
      app.theme = next;
      tell(new Set(["theme"]), {});
    },
    // The next neighbours come in from the store; each batch can be taken back.
    expand(index) {
      if (app.store === null) return 0;
      const visible = conceptPredicate(app.store, app.view);
      const shown = new Set(app.model.at.keys());
      const ids = app.store.expand(index, shown, COMPANIONS).filter(visible).map((i) => app.store.id(i));
      if (ids.length === 0 || app.model.nodes.length + ids.length > MOST_DRAWN) return 0;
      batches.push(ids.length);
      app.change(addConcepts(app.view, ids), { fit: false });
      return ids.length;
    },
    undo() {
      if (app.view.added.length === 0) return;
      app.change(removeLast(app.view, batches.pop() ?? app.view.added.length));
    },
    indexOf: (id) => (id === null ? -1 : app.source.indexOfId(id)),
    idOf: (index) => app.model.at.get(index)?.id ?? app.store.id(index),
    nameOf: (index) => app.model.at.get(index)?.name ?? app.store?.name(index) ?? "",
    typeOf: (index) => app.model.at.get(index)?.type ?? app.store?.type(index) ?? "other",
    communityName: (id) => communityNames(app).get(id) || app.say("community-none"),
    // By its place among all, so that a filter never changes a community's colour.
    communityColour: (id) => communityColour(payload.communities.findIndex((row) => row.id === id)),
    typeName: (type) => app.say(`type-${type}`),
  };
  const tell = (what, how) => listeners.forEach((listener) => listener(what, how));
  refresh(app);
  return app;
}

export function communityNames({ store, payload }) {
  const rows = store ? store.communities.filter(Boolean) : payload.communities;
  return new Map(rows.map(({ id, names }) => [id, names.slice(0, 2).join(" · ")]));
}

// What follows from the view; says what has changed.
function refresh(app) {
  const changed = new Set(["view"]);
  const { view, store } = app;
  const indices = store === null ? app.model.nodes.map(({ index }) => index) : indicesToShow(app);
  if (indices.length !== app.model.nodes.length || indices.some((index) => !app.model.at.has(index))) {
    app.model = modelOf(store, indices, app.model);
    changed.add("shown");
  }
  const focused = focusOf(app);
  const visible = conceptPredicate(app.source, view);
  const passes = linkPredicate(app.source, view);
  const visibility = new Map(app.model.nodes.map(({ index }) => [index, visible(index) || (focused.selected.has(index) || focused.keep.has(index))]));
  const linkPasses = new Map(app.model.links.map((link) => [link,
    passes(link.source, link.target, link) || focused.route?.has(linkKey(link.source, link.target)) === true]));
  app.derived = {
    ...focused, visible: (index) => visibility.get(index) === true, linkVisible: (link) => linkPasses.get(link) === true,
    shownCount: Array.from(visibility.values()).filter(Boolean).length,
    linkCount: Array.from(linkPasses.entries()).filter(([link, ok]) => ok && !link.quiet && visibility.get(link.source) && visibility.get(link.target)).length,
    communityNames: communityNames(app),
  };
  return changed;
}

function indicesToShow(app) {
  const { store, view } = app;
  const indices = new Set(chooseShown(store, view, app.start));
  const focus = view.focus === null ? -1 : store.indexOfId(view.focus);
  // A concept in focus is shown among its strongest neighbours, also where the overview has no room for them.
  if (focus >= 0) {
    const visible = conceptPredicate(store, view);
    for (const near of store.neighbours(focus, { limit: COMPANIONS, predicate: visible })) indices.add(near.index);
  }
  if (view.path !== null) for (const index of pathOf(app)?.nodes ?? []) indices.add(index);
  return Array.from(indices);
}

export function pathOf({ store, view }) {
  if (store === null || view.path === null) return null;
  const [from, to] = view.path.map((id) => store.indexOfId(id));
  return from < 0 || to < 0 ? null : store.path(from, to);
}

// A concept, its strongest neighbours on the map, and those that were asked for.
export function litAround({ model, view }, index) {
  const near = Array.from(model.neighbours.get(index) ?? []);
  const asked = near.slice(MOST_LIT).filter((other) => view.added.includes(model.at.get(other).id));
  return new Set([index, ...near.slice(0, MOST_LIT), ...asked]);
}

function focusOf(app) {
  const { view } = app;
  const index = app.indexOf(view.focus);
  if (view.path !== null) {
    const ends = view.path.map(app.indexOf).filter((i) => i >= 0);
    const nodes = pathOf(app)?.nodes ?? ends;
    const route = new Set(nodes.slice(1).map((node, k) => linkKey(nodes[k], node)));
    return { focus: new Set(nodes), selected: new Set(ends), route, keep: new Set(nodes), path: pathOf(app) };
  }
  if (view.pair !== null) {
    const ends = view.pair.map(app.indexOf).filter((i) => i >= 0);
    return { focus: new Set(ends), selected: new Set(ends), route: ends.length === 2 ? new Set([linkKey(ends[0], ends[1])]) : null, keep: new Set(ends), path: null };
  }
  if (index >= 0) {
    return { focus: litAround(app, index), selected: new Set([index]), route: null, keep: new Set([index]), path: null };
  }
  return { focus: null, selected: new Set(), route: null, keep: new Set(), path: null };
}

