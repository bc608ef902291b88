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
  const { title, counts, published } = app.payload.meta;
  const about = title ?? say("n-articles", { n: counts.articles });
  const days = Array.from(new Set((published ?? []).map((date) => date.slice(0, 10))));
  const when = days.length === 2 ? say("time-range", { from: days[0], to: days[1] }) : days[0];
  document.getElementById("subtitle").textContent = when ? `${about} · ${when}` : about;
  document.title = title ? `${title} · ${say("app")}` : say("app");
}
