// Asks a store everything it can be asked and times it, in ms: [median, worst].
async (queries) => {
  const laps = {};
  let start = performance.now();
  const lap = (name) => {
    laps[name] = performance.now() - start;
    start = performance.now();
  };
  const payload = readPayload(document.getElementById("data").textContent);
  lap("parse");
  const raw = await inflateStore(payload.store, inflateGzip);
  lap("inflate");
  const store = await openStore(payload, async () => raw);
  lap("open");
  store.prepareSearch();
  lap("index");

  const timed = (questions, ask) => {
    const times = questions.map((question) => {
      const begin = performance.now();
      ask(question);
      return performance.now() - begin;
    });
    times.sort((a, b) => a - b);
    return [times[times.length >> 1], times[times.length - 1]];
  };
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) % store.size;
  return {
    laps,
    // What is typed first is slower, before the engine has compiled it; it counts as well.
    search: timed([...queries, ...queries, ...queries], (query) => store.search(query)),
    neighbours: timed(Array.from({ length: 50 }, (_, i) => i), (i) => store.neighbours(i, { limit: 30 })),
    paths: timed(Array.from({ length: 60 }, () => [random(), random()]), ([i, j]) => store.path(i, j)),
  };
}
