// What the text as a whole turns on: one concept for each of its weightiest communities. Pure.
//
//   leadersOf(payload, count) -> [name]
//
// A community weighs what its drawn members are mentioned; it speaks through the most mentioned of the names that set
// it apart. Places are where things happen, not what they are about: a community that speaks through one comes last.
import { drawnConcepts } from "./payload.js";

export function leadersOf(payload, count) {
  const concepts = drawnConcepts(payload);
  const weights = new Map();
  for (const { community, mentions } of concepts) weights.set(community, (weights.get(community) ?? 0) + mentions);
  const leaders = payload.communities.map(({ id, names }) => {
    const [first] = concepts.filter(({ community, name }) => community === id && names.includes(name)).sort((a, b) => b.mentions - a.mentions || a.index - b.index);
    return { id, weight: weights.get(id) ?? 0, name: first?.name, place: first?.type === "place" };
  });
  return leaders.filter(({ name }) => name !== undefined)
    .sort((a, b) => Number(a.place) - Number(b.place) || b.weight - a.weight || a.id - b.id)
    .slice(0, count).map(({ name }) => name);
}
