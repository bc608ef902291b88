// Colours and shapes of the page. Pure. Colour never stands alone: every type has a shape, and two types of the
// same shape differ for the colour-blind too (recomputed by a test).
//
//   TYPE_GROUPS     [{ key, types: [type] }]    the legend's order
//   THEMES          { light, dark }: canvas, panel, line, text..., and `types`: { type: "#rrggbb" }
//   SHAPES          { type: "circle" | "square" | "diamond" | "triangle" | "hexagon" }
//   communityColour(place) -> "#rrggbb"         place: 0 for the largest community; grey beyond 12
//   mixColours(a, b, share) -> "#rrggbb"        `share` of a over b
//   inkOn(fill) -> "#ffffff" | "#10151c"        the text colour that reads best on a fill

export const TYPE_GROUPS = [
  { key: "technology", types: ["model", "method", "theory", "field"] },
  { key: "things", types: ["software", "product", "dataset"] },
  { key: "actors", types: ["organization", "person"] },
  { key: "world", types: ["work", "event", "law", "place"] },
  { key: "rest", types: ["other"] },
];

export const SHAPES = {
  model: "circle", method: "circle", theory: "circle", person: "circle",
  software: "diamond", product: "diamond",
  organization: "square", work: "square", dataset: "square",
  law: "triangle", event: "triangle", place: "triangle",
  field: "hexagon", other: "hexagon",
};

export const THEMES = {
  light: {
    canvas: "#F7F7F4", panel: "#FFFFFF", line: "#E3E5E1", text: "#1B2430", text2: "#52606D", text3: "#647080",
    accent: "#1F5FBF", hull: "#EEEFEA", hullFocus: "#F2F2EE", edge: "#5B6B7D",
    types: {
      model: "#CC4E96", method: "#0E8A6A", theory: "#5B3FA0", field: "#4A4FB8",
      software: "#2E8FCB", product: "#A4432B", dataset: "#9A7B1F", organization: "#1F5FAE",
      person: "#C97A00", work: "#6F7A86", event: "#D2447A", law: "#7A4A1E", place: "#4A7FB5", other: "#7B7D74",
    },
  },
  dark: {
    canvas: "#12161C", panel: "#1A2028", line: "#2B333E", text: "#E8ECF1", text2: "#A9B4C0", text3: "#8F9BA8",
    accent: "#7FB2FF", hull: "#181E26", hullFocus: "#151A21", edge: "#93A3B5",
    types: {
      model: "#F07DB8", method: "#3FC79C", theory: "#A88CF0", field: "#9AA2FF",
      software: "#7CC8F5", product: "#F0906E", dataset: "#D8B64A", organization: "#5B9BEA",
      person: "#F0A93A", work: "#A3AEBA", event: "#FF86AC", law: "#B98A58", place: "#8FB8E8", other: "#ADAFA4",
    },
  },
};

const COMMUNITIES = [
  "#2F6DB5", "#E08A1E", "#0B8A6A", "#B8478A", "#4FA8D8", "#7A5BB5", "#8A6A3C", "#C2453D", "#5E8C31", "#3A7D8C", "#A0619B", "#6C757D",
];

export function communityColour(place) {
  return COMMUNITIES[place] ?? "#8A9099";
}

function toChannels(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

export function mixColours(one, other, share) {
  const [a, b] = [toChannels(one), toChannels(other)];
  return `#${a.map((value, k) => Math.round(value * share + b[k] * (1 - share)).toString(16).padStart(2, "0")).join("")}`;
}

export function luminanceOf(hex) {
  const [r, g, b] = toChannels(hex).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function inkOn(fill) {
  return luminanceOf(fill) > 0.3 ? "#10151C" : "#FFFFFF";
}
