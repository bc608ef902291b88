// What is under the pointer, in a few words.
import { byId, fill, make } from "./dom.js";

export function createTooltip(app, picture) {
  const box = byId("tooltip");
  return {
    hide() {
      box.hidden = true;
    },
    show(point, index, link) {
      if (index === null && link === null) {
        box.hidden = true;
        return;
      }
      const { say } = app;
      if (index !== null) {
        const { name, type, mentions, degree } = app.model.at.get(index);
        fill(box, make("b", {}, name), make("span", {}, `${app.typeName(type)} · ${mentions} ${say("mentions")} · ${degree} ${say("links")}`));
      } else {
        fill(box, make("b", {}, `${app.nameOf(link.source)} — ${app.nameOf(link.target)}`),
          make("span", {}, `${link.sentences ? say("together", { n: link.sentences }) : say("near-only")} · ${say("npmi", { value: link.npmi.toFixed(2) })}`));
      }
      box.hidden = false;
      const { width, height } = picture.network.size();
      const right = point.x + 16 + box.offsetWidth > width;
      const below = point.y + 18 + box.offsetHeight > height;
      box.style.left = `${right ? Math.max(4, point.x - 12 - box.offsetWidth) : point.x + 16}px`;
      box.style.top = `${below ? point.y - 12 - box.offsetHeight : point.y + 18}px`;
    },
  };
}
