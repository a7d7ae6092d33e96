// Where information entered print; see graphmodel/origins.py, which this follows step by step.

const rootNames = [
  ...new Set(documents.flatMap((document) => [...document.roots, ...(document.shared ?? [])])),
].sort(compareText);
const rootNumbers = new Map(rootNames.map((name, i) => [name, i]));
const originOf = documents.map((document) => {
  const [roots, shared] = [document.roots, document.shared ?? []].map((names) =>
    names.map((name) => rootNumbers.get(name)),
  );
  return { roots, shared, bodies: [...new Set([...roots, ...shared])], declared: document.declared };
});
const independentOf = new Map();

/** Return those of the origins that count as independent, sorted by name. */
function disjoint(origins) {
  const alike = new Map();
  for (const origin of origins) {
    const key = `${origin.roots.join()}/${origin.shared.join()}`;
    if (!alike.has(key) || origin.declared) alike.set(key, origin);
  }
  const sorted = [...alike.values()].sort(
    (a, b) =>
      a.bodies.length - b.bodies.length || compareLists(a.roots, b.roots) || compareLists(a.shared, b.shared),
  );
  const taken = new Set();
  const picked = [];
  for (const origin of sorted) {
    if (origin.bodies.every((body) => !taken.has(body))) {
      origin.bodies.forEach((body) => taken.add(body));
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
