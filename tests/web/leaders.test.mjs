import assert from "node:assert/strict";
import test from "node:test";
import { leadersOf } from "../../graph/page/web/js/leaders.js";

const TYPES = ["place", "method", "field"];

// rows: [name, type, mentions, community]
function payloadOf(rows, communities) {
  const column = (read) => rows.map(read);
  return {
    types: TYPES,
    communities: communities.map((names, id) => ({ id, names, members: 100 - id })),
    drawn: {
      id: column(([name]) => name), name: column(([name]) => name), aliases: column(() => []), type: column(([, type]) => TYPES.indexOf(type)),
      mentions: column(([, , mentions]) => mentions), sentences: column(() => 1), articles: column(() => 1), degree: column(() => 1),
      community: column(([, , , community]) => community), x: column(() => 0), y: column(() => 0), near: column(() => []),
    },
  };
}

test("each weighty community speaks through the most mentioned of its names", () => {
  const payload = payloadOf(
    [["AI", "field", 40, 1], ["tuning", "method", 12, 0], ["rare", "method", 2, 0], ["common", "field", 20, 0]],
    [["rare", "tuning"], ["AI"]],
  );
  assert.deepEqual(leadersOf(payload, 4), ["AI", "tuning"]);
  assert.deepEqual(leadersOf(payload, 1), ["AI"]);
});

test("a community that speaks through a place comes last", () => {
  const rows = [["there", "place", 90, 0], ["here", "place", 80, 0], ["tuning", "method", 5, 1], ["yonder", "place", 2, 1]];
  assert.deepEqual(leadersOf(payloadOf(rows, [["there", "here"], ["yonder", "tuning"]]), 4), ["tuning", "there"]);
});

test("a name that is not drawn leads nothing", () => {
  assert.deepEqual(leadersOf(payloadOf([["AI", "field", 1, 0]], [["absent"], []]), 4), []);
});
