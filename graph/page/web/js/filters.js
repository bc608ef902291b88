// Sliders and lists that narrow what is shown. Each only changes the view; drawing follows from that.
import { isoDate } from "./dates.js";
import { make, fill } from "./dom.js";
import { mentionBins, strengthSteps, timeBins } from "./histogram.js";
import { createBrush } from "./brush.js";

const MOST_ARTICLES = 2000;

export function createFilters(app, actions) {
  const element = make("section", { id: "filters" });
  let built = "";
  let fields = [];

  function build() {
    const { say, store } = app;
    fields = [mentionField(), sentenceField(), strengthField(), densityField()];
    if (store && communityOptions().length > 1) fields.push(choiceField("community", say("communities"), [["", say("all-communities")], ...communityOptions()], (value) => (value === "" ? null : Number(value))));
    if (store && store.speakers.length > 0) fields.push(choiceField("speaker", say("speaker"), [["", say("all-speakers")], ...store.speakers.slice(0, 300).map((name) => [name, name])], (value) => value || null));
    if (store && store.articles.length > 1) {
      const rows = store.articles.map(({ id, title, source, published }) => [id, `${isoDate(published) ?? ""} ${title ?? source}`.trim()]).sort((a, b) => (a[1] < b[1] ? 1 : -1));
      fields.push(choiceField("article", say("article"), [["", say("all-articles")], ...rows.slice(0, MOST_ARTICLES)], (value) => value || null));
      const time = timeField();
      if (time) fields.push(time);
    }
    fill(element, make("h2", {}, say("filter")), fields.map((field) => field.element));
  }

  function communityOptions() {
    return app.store.communities.filter(Boolean).sort((a, b) => b.members - a.members).map(({ id, members }) => [String(id), `${app.communityName(id)} (${members})`]);
  }

  function slider(name, label, { low, high, write, bars = null }) {
    const value = make("b", {});
    const input = make("input", { type: "range", min: low, max: high, step: 1, "aria-label": label, data: { filter: name } });
    input.addEventListener("input", () => actions.filter({ [name]: Number(input.value) }));
    return {
      element: make("div", { class: "field" }, make("span", { class: "label" }, label, value), bars, input),
      draw() {
        input.value = app.view[name];
        value.textContent = write(app.view[name]);
      },
    };
  }

  // The slider steps through the bins, so that a hundred mentions are as easy to reach as three.
  function mentionField() {
    const { say, store } = app;
    const values = store ? Array.from({ length: store.size }, (_, i) => store.mentions(i)) : app.payload.drawn.mentions;
    const bins = mentionBins(values);
    const most = Math.max(...bins.map(({ count }) => Math.sqrt(count)));
    const bars = make("div", { class: "bars", "aria-hidden": "true" }, bins.map(({ count }) => make("i", { style: { height: `${Math.round((100 * Math.sqrt(count)) / most)}%` } })));
    const value = make("b", {});
    const input = make("input", { type: "range", min: 0, max: bins.length - 1, step: 1, "aria-label": say("min-mentions"), data: { filter: "minMentions" } });
    input.addEventListener("input", () => actions.filter({ minMentions: bins[Number(input.value)].from }));
    return {
      element: make("div", { class: "field" }, make("span", { class: "label" }, say("min-mentions"), value), bars, input),
      draw() {
        const at = Math.max(0, bins.filter(({ from }) => from <= app.view.minMentions).length - 1);
        input.value = at;
        input.setAttribute("aria-valuetext", String(app.view.minMentions));
        value.textContent = String(app.view.minMentions);
        Array.from(bars.children).forEach((bar, k) => bar.classList.toggle("out", k < at));
      },
    };
  }

  function sentenceField() {
    const high = Math.max(3, Math.min(30, Math.max(1, ...app.model.links.map(({ sentences }) => sentences))));
    return slider("minSentences", app.say("min-sentences"), { low: 0, high, write: String });
  }

  // Strengths have no scale that a person knows: the slider steps through what the drawn links have.
  function strengthField() {
    const { say } = app;
    const steps = strengthSteps(app.model.links.map(({ strength }) => strength));
    const value = make("b", {});
    const input = make("input", { type: "range", min: 0, max: steps.length - 1, step: 1, "aria-label": say("min-strength"), data: { filter: "minStrength" } });
    input.addEventListener("input", () => actions.filter({ minStrength: steps[Number(input.value)] }));
    return {
      element: make("div", { class: "field" }, make("span", { class: "label" }, say("min-strength"), value), input),
      draw() {
        const { minStrength } = app.view;
        const text = minStrength === 0 ? "0" : minStrength.toFixed(minStrength < 10 ? 2 : 0);
        input.value = steps.filter((step) => step <= minStrength).length - 1;
        input.setAttribute("aria-valuetext", text);
        value.textContent = text;
      },
    };
  }

  function densityField() {
    return slider("density", app.say("density"), { low: 0, high: 4, write: (value) => app.say(`density-${value}`) });
  }

  function choiceField(name, label, options, read) {
    const select = make("select", { data: { filter: name }, "aria-label": label }, options.map(([value, text]) => make("option", { value }, text.length > 60 ? `${text.slice(0, 59)}…` : text)));
    select.addEventListener("change", () => actions.filter({ [name]: read(select.value) }, { fit: true }));
    return {
      element: make("div", { class: "field" }, make("span", { class: "label" }, label), select),
      draw() {
        select.value = app.view[name] ?? "";
      },
    };
  }

  function timeField() {
    const { bins, undated } = timeBins(app.store.articles.map(({ published }) => published));
    return bins.length < 2 ? null : createBrush(app, bins, undated, (range) => actions.filter(range));
  }

  return {
    element,
    draw() {
      const wanted = `${app.language} ${app.store !== null}`;
      if (wanted !== built) build();
      built = wanted;
      fields.forEach((field) => field.draw());
    },
  };
}
