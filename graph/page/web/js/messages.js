// Every word that the page says, in Chinese and English. Pure.
//
//   sayIn(language) -> say(key, words = {}) -> string    "{name}" in a text is replaced by words.name; a text that
//                                                        depends on a number is [one, many], chosen by words.n
//   LANGUAGES                                            ["zh", "en"]
//   chooseLanguage(preferred, text) -> "zh" | "en"       from the reader's languages, else from the articles'
import { ENGLISH } from "./messages-en.js";
import { CHINESE } from "./messages-zh.js";

export const LANGUAGES = ["zh", "en"];

const TEXTS = { zh: CHINESE, en: ENGLISH };

export function sayIn(language) {
  return (key, words = {}) => {
    const found = TEXTS[language][key];
    if (found === undefined) throw new Error(`no text for "${key}" in "${language}"`);
    const text = Array.isArray(found) ? found[words.n === 1 ? 0 : 1] : found;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in words ? String(words[name]) : whole));
  };
}

export function chooseLanguage(preferred, text) {
  const wanted = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => LANGUAGES.includes(tag));
  return wanted ?? (/[\u4e00-\u9fff]/.test(text) ? "zh" : "en");
}
