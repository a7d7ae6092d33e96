// All paths between two entities, the best first, after Lawler (1972); see graphmodel/paths/finder.py. Each path splits
// what remains into parts, by the first hop at which another path leaves it. A part is searched only when nothing
// better can come from elsewhere.

/** Yield all paths in order of weight, then as `compareParts` has them. */
function* rankedPaths(lookups, weigh) {
  const { source, target } = lookups;
  if (source === target) {
    yield { path: [source], weight: 0 };
    return;
  }
  const search = new Search(lookups, weigh);
  const queue = new Heap(compareParts);
  const add = (prefix, banned, least) => {
    const bound = search.bound(prefix, banned);
    if (bound < Infinity) queue.push({ weight: Math.max(bound, least), found: null, prefix, banned });
  };
  if (search.isPossible) add([source], new Set(), 0);
  while (queue.size) {
    const { weight, found, prefix, banned } = queue.pop();
    if (found === null) {
      const ties = search.best(prefix, banned);
      if (ties !== null) queue.push({ weight: ties.weight, found: ties.first(), prefix, banned });
      continue;
    }
    const { path } = found;
    yield { path, weight };
    for (let length = prefix.length; length < path.length; length++) {
      const left = length === prefix.length ? banned : [];
      add(path.slice(0, length), new Set([...left, path[length]]), weight);
    }
  }
}

/**
 * Compare parts by what their best path weighs, those first where it is still to be found; then by more origins on its
 * weakest hop, and by its names.
 */
function compareParts(a, b) {
  if (a.weight !== b.weight) return a.weight - b.weight;
  if (a.found === null || b.found === null) return (a.found === null ? 0 : 1) - (b.found === null ? 0 : 1);
  return a.found.weakness - b.found.weakness || compareLists(a.found.names, b.found.names);
}
