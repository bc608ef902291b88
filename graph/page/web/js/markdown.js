// A path as Markdown, with the sentence behind each hop. Pure.
//
//   pathMarkdown(store, path, words = PATH_WORDS) -> string      words: { sentences: (n) -> string, next: string }
//   escapeMarkdown(text) -> string                               article text never becomes markup, nor HTML

export const PATH_WORDS = Object.freeze({ sentences: (n) => `${n} ${n === 1 ? "sentence" : "sentences"}`, next: "…" });

export function escapeMarkdown(text) {
  return text.replace(/[\r\n\u2028\u2029]+/g, " ").replace(/[\\`*_{}[\]<>()#+\-.!|~&]/g, "\\$&");
}

export function pathMarkdown(store, path, words = PATH_WORDS) {
  const strong = (i) => `**${escapeMarkdown(store.name(i))}**`;
  const lines = [path.nodes.map(strong).join(" → "), ""];
  path.links.forEach((e, k) => {
    const [from, to] = [path.nodes[k], path.nodes[k + 1]];
    const { sentences, npmi } = store.link(e);
    lines.push(`${k + 1}. ${strong(from)} – ${strong(to)} (${words.sentences(sentences)}, NPMI ${npmi.toFixed(2)})`, "");
    for (const { sentence, to: next } of store.pairEvidence(from, to, 1)) lines.push(...quote(store, sentence, next, words), "");
  });
  return lines.join("\n");
}

function quote(store, sentence, next, words) {
  const { text, article, speaker } = store.sentence(sentence);
  const both = next < 0 ? text : `${text} ${words.next} ${store.sentence(next).text}`;
  const { title, published, url, source } = store.articles[article];
  const name = escapeMarkdown(title ?? source);
  // Angle brackets hold any URL that has no such bracket, space or line break in it.
  const linked = url && !/[<>\s\\]/.test(url) ? `[${name}](<${url}>)` : name;
  const by = [speaker, published].filter(Boolean).map(escapeMarkdown);
  return [`   > ${escapeMarkdown(both)}`, "   >", `   > — ${[...by, linked].join(", ")}`];
}
