// What a view shows: filters as predicates, counts for the legend, the concepts to draw. Pure.
//
// A source is an open store, or drawnSource(payload) until there is one. Ask for the predicates when the view has
// changed and keep the answers; a frame then only looks them up.
//
//   hasFilter(view) -> bool                                   whether anything is filtered at all
//   conceptPredicate(source, view) -> (index) -> bool
//   linkPredicate(source, view) -> (index, index, { sentences, strength }) -> bool
//   countsByType(source, view, indices?) -> Map(type -> count)            all filters but the one by type
//   countsByCommunity(source, view, indices?) -> Map(community -> count)  all filters but that one
//   chooseShown(source, view, limit) -> [index]
import { DEFAULT_VIEW } from "./hash.js";
import { isBetween, isoDate } from "./dates.js";

// The drawn part with the methods of a store that filters need. It knows no articles and no speakers: those filters
// wait for the store.
export function drawnSource(payload) {
  const { drawn, types } = payload;
  const places = new Map(drawn.id.map((id, i) => [id, i]));
  return {
    size: drawn.id.length,
    articles: [],
    speakers: [],
    type: (i) => types[drawn.type[i]],
    community: (i) => drawn.community[i],
    mentions: (i) => drawn.mentions[i],
    indexOfId: (id) => places.get(id) ?? -1,
    appearsIn: () => true,
    isSaidBy: () => true,
  };
}

const FILTERS = [
  "hiddenTypes", "community", "article", "speaker", "minMentions", "maxMentions", "minSentences", "minStrength", "from", "to",
];

export function hasFilter(view) {
  return FILTERS.some((name) => {
    const value = view[name];
    return Array.isArray(value) ? value.length > 0 : value !== DEFAULT_VIEW[name];
  });
}

export function conceptPredicate(source, view) {
  const hidden = new Set(view.hiddenTypes);
  const inArticles = allowedArticles(source, view);
  const speaker = view.speaker === null ? -1 : source.speakers.indexOf(view.speaker);
  const unknownSpeaker = view.speaker !== null && source.speakers.length > 0 && speaker < 0;
  return (i) =>
    source.mentions(i) >= view.minMentions &&
    (view.maxMentions === null || source.mentions(i) <= view.maxMentions) &&
    (view.community === null || source.community(i) === view.community) &&
    !hidden.has(source.type(i)) &&
    !unknownSpeaker &&
    (speaker < 0 || source.isSaidBy(i, speaker)) &&
    (inArticles === null || source.appearsIn(i, inArticles));
}

// Links between two visible concepts. Where articles or speakers are filtered and all evidence is kept, a link
// needs a sentence that passes them.
export function linkPredicate(source, view) {
  const visible = conceptPredicate(source, view);
  const inArticles = allowedArticles(source, view);
  const complete = source.meta?.evidence.complete === true;
  const bySentence = complete && (inArticles !== null || view.speaker !== null);
  const passes = ({ sentence: s }) => {
    const { article, speaker } = source.sentence(s);
    return (inArticles === null || inArticles[article] === 1) && (view.speaker === null || speaker === view.speaker);
  };
  return (i, j, { sentences, strength }) =>
    sentences >= view.minSentences && strength >= view.minStrength && visible(i) && visible(j) &&
    (!bySentence || source.pairEvidence(i, j).some(passes));
}

export function countsByType(source, view, indices = null) {
  return countBy(source, conceptPredicate(source, { ...view, hiddenTypes: [] }), source.type, indices);
}

export function countsByCommunity(source, view, indices = null) {
  return countBy(source, conceptPredicate(source, { ...view, community: null }), source.community, indices);
}

// The concepts to draw: the most important ones that pass, up to `limit`, then those that the reader brought in, then
// what is in focus, which is shown whether it passes or not.
export function chooseShown(source, view, limit) {
  const visible = conceptPredicate(source, view);
  const shown = new Set();
  for (let i = 0; i < source.size && shown.size < limit; i++) if (visible(i)) shown.add(i);
  const places = (ids) => ids.map((id) => source.indexOfId(id)).filter((i) => i >= 0);
  for (const i of places(view.added)) if (visible(i)) shown.add(i);
  for (const i of places([view.focus, ...(view.pair ?? []), ...(view.path ?? [])])) shown.add(i);
  return Array.from(shown);
}

// One byte an article: 1 where the view lets it pass; null where all do.
function allowedArticles(source, view) {
  if ((view.article === null && view.from === null && view.to === null) || source.articles.length === 0) return null;
  return Uint8Array.from(source.articles, ({ id, published }) =>
    Number(
      (view.article === null || id === view.article) &&
        ((view.from === null && view.to === null) || isBetween(isoDate(published), view.from, view.to)),
    ));
}

function countBy(source, predicate, keyOf, indices) {
  const counts = new Map();
  const count = (i) => {
    if (predicate(i)) counts.set(keyOf(i), (counts.get(keyOf(i)) ?? 0) + 1);
  };
  if (indices !== null) indices.forEach(count);
  else for (let i = 0; i < source.size; i++) count(i);
  return counts;
}
