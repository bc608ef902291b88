// On a phone the panel is a sheet that slides over the map, and the rail a second one.
//
//   createSheets(app, railHead) -> { isPhone(), open(), peek(), arrange(), insets() }
import { byId, fill, make } from "./dom.js";

const PHONE = "(max-width: 760px)";

export function createSheets(app, railHead) {
  const phone = window.matchMedia(PHONE);
  const panel = byId("panel");
  const rail = byId("rail");
  const grip = byId("grip");
  const button = byId("filters-button");
  const tools = byId("tools");
  const [language, takeAway] = [byId("language"), byId("take-away")];
  let startY = null;

  function peek(closed) {
    panel.classList.toggle("peek", closed);
    grip.setAttribute("aria-expanded", String(!closed));
  }

  function openRail(open) {
    rail.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    (open ? railHead.querySelector("#close-filters") : button)?.focus();
  }

  // Where there is no room in the header, its tools move into the sheet of filters.
  function arrange() {
    if (phone.matches) {
      fill(railHead, make("strong", {}, app.say("filters")), make("span", { class: "spacer" }), language, takeAway,
        make("button", { type: "button", id: "close-filters", "aria-label": app.say("close"), on: { click: () => openRail(false) } }, "✕"));
    } else {
      fill(railHead);
      tools.insertBefore(language, byId("theme"));
      tools.append(takeAway);
      rail.classList.remove("open");
    }
    peek(phone.matches);
  }

  grip.addEventListener("click", () => peek(!panel.classList.contains("peek")));
  panel.addEventListener("pointerdown", (event) => { startY = grip.contains(event.target) ? event.clientY : null; });
  panel.addEventListener("pointerup", (event) => {
    if (startY !== null && Math.abs(event.clientY - startY) > 30) peek(event.clientY > startY);
    startY = null;
  });
  button.addEventListener("click", () => openRail(!rail.classList.contains("open")));
  rail.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && rail.classList.contains("open")) openRail(false);
  });
  phone.addEventListener("change", arrange);
  arrange();

  return {
    isPhone: () => phone.matches,
    open: () => peek(false),
    peek: () => phone.matches && peek(true),
    arrange,
    insets() {
      if (!phone.matches) return { left: 0, top: 0, right: 0, bottom: 0 };
      return { left: 0, top: byId("focus-chip").hidden ? 104 : 152, right: 0, bottom: panel.classList.contains("peek") ? 128 : Math.round(window.innerHeight * 0.58) };
    },
  };
}
