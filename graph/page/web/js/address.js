// The view in the address: every step can be gone back to, and a link restores what is seen.
import { decodeView, encodeView } from "./hash.js";

export function readAddress() {
  return decodeView(window.location.hash);
}

export function connectAddress(app, restore) {
  let written = window.location.hash;
  window.addEventListener("popstate", () => {
    written = window.location.hash;
    restore(readAddress());
  });
  return {
    write(view, push) {
      const hash = encodeView(view);
      if (hash === written) return;
      written = hash;
      const target = hash || window.location.pathname + window.location.search;
      if (push) window.history.pushState(null, "", target);
      else window.history.replaceState(null, "", target);
    },
  };
}
