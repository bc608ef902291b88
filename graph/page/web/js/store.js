// The store: everything the build knows, opened from compressed columns. Pure: no document, no window, no vis.
//
//   await openStore(payload, inflate = inflateGzip) -> store
//       rejects with a StoreError whose `reason` is "unsupported" (no DecompressionStream), "damaged"
//       (base64, gzip, length, or columns are wrong) or "version"; the drawn part works without a store.
//   canInflate() -> bool                 (inflate.js) whether this browser can open a store at all
//
// A concept is known by its index: 0, 1, 2, ... by importance, the same as in the drawn part.
//
//   store.size                           number of concepts
//   store.linkCount                      number of links
//   store.types                          ["model", ...]
//   store.articles                       [{ id, title, author, published, place, url, source, characters }]
//                                        url is null or http(s); the position is the "article number"
//   store.speakers                       [string]; the position is the "speaker number"
//   store.communities                    [{ id, names: [string], members: count }] indexed by community id
//   store.meta                           payload.meta
//   store.name(i), store.id(i)           strings
//   store.type(i)                        "method"
//   store.mentions(i), store.sentenceCount(i), store.degree(i), store.community(i)   numbers
//   store.position(i)                    { x, y } or null (no place in the layout: put it beside its neighbours)
//   store.concept(i)                     { index, id, name, aliases: [{ surface, count, rule }], type, mentions,
//                                          sentences, articles (count), degree, community, x, y (or null), family }
//   store.indexOfId(id)                  index, or -1
//   store.aliases(i)                     [{ surface, count, rule }], the most frequent first
//   store.family(i)                      { parent: index or -1, members: [index] }
//   store.isFamily(i, j)                 whether one is a version or variant of the other
//   store.articlesOf(i)                  [{ article: number, mentions }] in order of article number
//   store.speakersOf(i)                  [{ speaker: number, mentions }], the most mentions first
//   store.firstArticle(i)                article number of the earliest dated article that mentions it (or the first)
//   store.neighbours(i, { limit = Infinity, predicate = null }) -> [{ index, link, strength, weight, sentences }]
//                                        the strongest first; predicate(index, link) -> bool
//   store.edge(i, j)                     { link, source, target, weight, sentences, expected, npmi, strength, family } or null
//   store.linkBetween(i, j)              link number or -1
//   store.link(e)                        as edge(), by link number
//   store.evidence(i, limit = Infinity)  [sentence number] that mention i, in reading order, most telling first if limited
//   store.pairEvidence(i, j, limit)      [{ sentence, to }]: number(s); `to` is the next sentence or -1
//   store.sentence(s)                    { index, text, article (number), ordinal (1-based in its article), block, kind,
//                                          speaker (string or null), mentions: [{ concept, start, end }] }
//                                        start and end count UTF-16 units, as String.slice does; mentions never overlap,
//                                        in order of start; block changes with each paragraph or turn of the article
//   store.sentenceTotal                  number of sentences kept
//   store.search(query, limit = 12) -> { hits: [hit], near: [hit] }      (search.js)
//       hit = { index, kind, surface, start, end }   kind: exact prefix word substring pinyin near
//       surface is the name or alias that matched (=== store.name(i) when it was the name); start..end is the part
//       to mark in it (0..0 for near). `near` is filled only when there is no hit: the nearest spellings.
//   store.path(i, j, predicate = null) -> { nodes: [index], links: [link number], cost } or null   (paths.js)
//       the chain of least summed 1/strength: one weak hop is expensive, and so is every further hop.
//   store.expand(i, shown, limit = 8)    [index] of the strongest neighbours of i that are not in the Set `shown`
//   store.linksAmong(indices)            [link()] among the given concepts, with backbone: bool, as the drawn links have
//
// select.js   filters, counts, shown          hash.js   view <-> URL hash       histogram.js   bins for the sliders
//   visiblePredicate(source, view) -> (index) -> bool      source: storeSource(store) or drawnSource(payload)
//   countsByType(source, view), countsByCommunity(source, view) -> Map
//   encodeView(view) -> "#..."   decodeView(text) -> view   DEFAULT_VIEW
//   mentionBins(values, bins)   timeBins(dates)
// Take away (each returns a string):
//   csv.js    nodesCsv(store, indices), linksCsv(store, indices), evidenceCsv(store, indices)
//   gexf.js   toGexf(store, indices, { title, colours })
//   json-export.js  toNodeLink(store, indices)       node-link JSON with the fields of the build's own JSON
//   svg.js    sceneToSvg(scene)   scene = { width, height, background, hulls, links, nodes, labels, font, title }
//   markdown.js  pathMarkdown(store, path, messages)  the path with the sentence behind each hop
