// The fixed words of the page in the reader's language.

export function translatePage(app) {
  const { say } = app;
  document.documentElement.lang = app.language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]")) {
    const text = say(element.id === "theme" ? (app.theme === "dark" ? "light" : "dark") : element.dataset.sayLabel);
    element.setAttribute("aria-label", text);
    if (element.tagName === "BUTTON") element.title = text;
  }
  for (const element of document.querySelectorAll("[data-say-placeholder]")) element.placeholder = say(element.dataset.sayPlaceholder);
  const { title, counts } = app.payload.meta;
  document.getElementById("subtitle").textContent = title ?? say("n-articles", { n: counts.articles });
  document.title = title ? `${title} · ${say("app")}` : say("app");
}
