import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { SHAPES, THEMES, TYPE_GROUPS, communityColour, inkOn, mixColours } from "../../graph/page/web/js/colors.js";
import { goldenPayload } from "./golden.mjs";
import { ciede2000, contrast, toLab } from "./vision.mjs";

const TYPES = Object.keys(SHAPES);

test("the difference of colours is that of Sharma, Wu and Dalal's table", () => {
  const near = (a, b, wanted) => assert.ok(Math.abs(ciede2000(a, b) - wanted) < 1e-4, `${ciede2000(a, b)} is not ${wanted}`);
  near([50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425);
  near([50, 2.5, 0], [73, 25, -18], 27.1492);
  near([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373);
});

test("every type has a colour in both themes, a shape and a place in the legend", () => {
  assert.deepEqual(TYPES.toSorted(), goldenPayload().types.toSorted());
  assert.deepEqual(TYPE_GROUPS.flatMap(({ types }) => types).toSorted(), TYPES.toSorted());
  for (const theme of Object.values(THEMES)) assert.deepEqual(Object.keys(theme.types).toSorted(), TYPES.toSorted());
});

test("every fill stands out from its canvas and its panel by 3:1", () => {
  for (const [name, theme] of Object.entries(THEMES)) {
    for (const type of TYPES) {
      assert.ok(contrast(theme.types[type], theme.canvas) >= 3, `${name} ${type} on the canvas`);
      assert.ok(contrast(theme.types[type], theme.panel) >= 3, `${name} ${type} on the panel`);
    }
  }
});

test("text stands out by 4.5:1, the ink inside a node too", () => {
  for (const theme of Object.values(THEMES)) {
    for (const text of ["text", "text2", "text3", "accent"]) {
      for (const ground of ["canvas", "panel"]) assert.ok(contrast(theme[text], theme[ground]) >= 4.5, `${text} on ${ground}: ${contrast(theme[text], theme[ground])}`);
    }
    for (const fill of Object.values(theme.types)) assert.ok(contrast(inkOn(fill), fill) >= 3, `ink on ${fill}`);
  }
});

test("two types of one shape differ for everybody", () => {
  const least = { normal: 12, deutan: 12, protan: 10, tritan: 9 };
  for (const [name, theme] of Object.entries(THEMES)) {
    for (const [k, one] of TYPES.entries()) {
      for (const other of TYPES.slice(k + 1)) {
        if (SHAPES[one] !== SHAPES[other]) continue;
        for (const [vision, limit] of Object.entries(least)) {
          const difference = ciede2000(toLab(theme.types[one], vision), toLab(theme.types[other], vision));
          assert.ok(difference >= limit, `${name}: ${one} and ${other} differ by ${difference.toFixed(1)} (${vision})`);
        }
      }
    }
  }
});

test("the style sheet and the canvas have the same colours", () => {
  const css = readFileSync(new URL("../../graph/page/web/css/1-tokens.css", import.meta.url), "utf-8");
  const [light, dark] = css.split(':root[data-theme="dark"]');
  for (const [block, theme] of [[light, THEMES.light], [dark, THEMES.dark]]) {
    for (const name of ["canvas", "panel", "line", "text", "text2", "text3", "accent"]) {
      assert.equal(new RegExp(`--${name}: (#\\w{6})`).exec(block)[1], theme[name], name);
    }
  }
});

test("communities have twelve colours, then grey; a mixture lies between", () => {
  assert.equal(new Set(Array.from({ length: 12 }, (_, k) => communityColour(k))).size, 12);
  assert.equal(communityColour(12), communityColour(99));
  assert.equal(mixColours("#ffffff", "#000000", 0.5), "#808080");
});
