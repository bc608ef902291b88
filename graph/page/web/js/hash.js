// The view as a link: what a person looks at <-> the URL hash. Pure.
//
//   DEFAULT_VIEW    frozen:
//     focus: id or null           pair: [id, id] or null          path: [id, id] or null
//     added: [id]                 concepts brought in by "more" beyond the initial ones
//     hiddenTypes: [type]         legend chips that are off
//     community: number or null   article: article id or null     speaker: string or null
//     minMentions: 1  maxMentions: null (no upper bound)   minSentences: 0 (links: sentences that mention both)
//     from: "YYYY-MM-DD" or null  to: likewise (articles by date, inclusive)
//     colour: "type" | "community"     density: 0..4 (2)
//     tab: "overview" | "concept" | "link" | "path" | "list"
//     query: string               camera: { x, y, zoom } or null
//   encodeView(view) -> "" or "#k=v&..."    only what differs from the default, in a fixed order
//   decodeView(hash) -> view                never throws; what it does not understand is the default
