// The plain part of the page's data: what is drawn at once, before the store is open.
// Pure: no document, no window, no vis. The shape is written down in graph/page/payload.py.
//
//   readPayload(text) -> payload        parse and check; throws Error("payload: ...") when it is not ours
//   drawnConcepts(payload) -> [concept] rows of the drawn columns; the position in the list is the index
//       { index, id, name, aliases: [string], type: "method", mentions, sentences, articles, degree,
//         community, x, y, near: [string] }
//   drawnLinks(payload) -> [link]       { source, target, weight, sentences, npmi, backbone: bool, strength }
//   linkStrength(weight, npmi) -> number  the one measure by which neighbours, backbone and paths are ranked
