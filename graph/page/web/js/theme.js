// Light and dark: as the system has it until the reader chooses.
//
//   followTheme(choose) -> void          choose("light" | "dark") now and whenever the system changes
//   rememberTheme(theme), rememberLanguage(language), remembered(name)
const SYSTEM = "(prefers-color-scheme: dark)";

export function systemTheme() {
  return window.matchMedia(SYSTEM).matches ? "dark" : "light";
}

export function followTheme(choose) {
  window.matchMedia(SYSTEM).addEventListener("change", () => {
    if (remembered("theme") === null) choose(systemTheme());
  });
}

// A browser may refuse to store anything for a page opened from disk: then the choice lasts as long as the page.
export function remember(name, value) {
  try {
    window.localStorage.setItem(`concept-graph-${name}`, value);
  } catch {
    // see above
  }
}

export function remembered(name) {
  try {
    return window.localStorage.getItem(`concept-graph-${name}`);
  } catch {
    return null;
  }
}
