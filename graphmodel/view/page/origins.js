// Where information entered print; see graphmodel/origins.py, which this follows step by step.

const rootNames = [...new Set(documents.flatMap((document) => document.roots))].sort(compareText);
const rootNumbers = new Map(rootNames.map((name, i) => [name, i]));
const originOf = documents.map((document) => ({
  roots: document.roots.map((root) => rootNumbers.get(root)),
  declared: document.declared,
}));
const independentOf = new Map();

/** Return those of the origins that count as independent, sorted by name. */
function disjoint(origins) {
  const byRoots = new Map();
  for (const origin of origins) {
    const key = origin.roots.join();
    const known = byRoots.get(key);
    byRoots.set(key, { roots: origin.roots, declared: origin.declared || (known?.declared ?? false) });
  }
  const sorted = [...byRoots.values()].sort(
    (a, b) => a.roots.length - b.roots.length || compareLists(a.roots, b.roots),
  );
  const taken = new Set();
  const picked = [];
  for (const origin of sorted) {
    if (origin.roots.every((root) => !taken.has(root))) {
      origin.roots.forEach((root) => taken.add(root));
      picked.push(origin);
    }
  }
  return picked.sort((a, b) => compareLists(a.roots, b.roots));
}

/** Return the independent origins of documents, of which each is named once, in ascending order. */
function independent(numbers) {
  const key = numbers.join();
  let found = independentOf.get(key);
  if (!found) {
    found = disjoint(numbers.map((i) => originOf[i]));
    independentOf.set(key, found);
  }
  return found;
}

/** Return an origin in words: "Reuters or BBC". */
function originInWords(origin) {
  return origin.roots.map((root) => rootNames[root]).join(t("origin.or"));
}
