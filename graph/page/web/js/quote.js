// An evidence sentence: the concept in focus marked, the other concepts as buttons, and where it is from.
//
//   quoteSentence(app, number, marked, { next = -1, open }) -> element    open(index): a concept was chosen
//   articleLink(app, article) -> [node]     title, linked only where the address is one of the web
import { isoDate } from "./dates.js";
import { make } from "./dom.js";

export function quoteSentence(app, number, marked, { next = -1, open }) {
  const sentences = (next < 0 ? [number] : [number, next]).map((s) => app.store.sentence(s));
  const [{ speaker, article, ordinal }] = sentences;
  return make("blockquote", { class: "quote", data: { sentence: String(number) } },
    sentences.map((sentence, k) => make("p", { dir: "auto" },
      k === 0 && speaker ? make("span", { class: "by" }, `${speaker}${app.language === "zh" ? "：" : ": "}`) : null,
      markMentions(app, sentence, marked, open))),
    make("footer", {}, articleLink(app, app.store.articles[article], [
      next < 0 ? app.say("ordinal", { n: ordinal }) : `${app.say("ordinal", { n: ordinal })}–${sentences[1].ordinal} · ${app.say("adjacent")}`])));
}

function markMentions(app, { text, mentions }, marked, open) {
  const parts = [];
  let at = 0;
  for (const { concept, start, end } of mentions) {
    if (start > at) parts.push(text.slice(at, start));
    const surface = text.slice(start, end);
    parts.push(marked.has(concept)
      ? make("mark", {}, surface)
      : make("button", { type: "button", class: "other", title: app.nameOf(concept), data: { concept: String(concept) }, on: { click: () => open(concept) } }, surface));
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

export function articleLink(app, { title, author, published, url, source }, more = []) {
  const name = title ?? source;
  const date = isoDate(published);
  const parts = app.store.articles.length > 1 ? [name, date] : [author, date];
  const words = [...parts.filter(Boolean), ...more].join(" · ");
  return [words, isWebAddress(url) ? [" · ", make("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: name }, `${app.say("open-source")} ↗`)] : null];
}

// The build gives addresses of the web only; a page that was tampered with must not get another kind past this.
export function isWebAddress(url) {
  return typeof url === "string" && /^https?:\/\//i.test(url);
}
