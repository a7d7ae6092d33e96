// Where information entered print; see graphmodel/evidence/origins.py, which this follows step by step.

const rootNames = [...new Set(payload.origins.flatMap(({ roots, shared }) => [...roots, ...shared]))].sort(compareText);
const rootNumbers = new Map(rootNames.map((name, i) => [name, i]));
const origins = payload.origins.map(({ declared, ...names }) => {
  const [roots, shared] = [names.roots, names.shared].map((list) => list.map((name) => rootNumbers.get(name)));
  return { roots, shared, bodies: [...new Set([...roots, ...shared])], declared };
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
    (a, b) => a.bodies.length - b.bodies.length || compareLists(a.roots, b.roots) || compareLists(a.shared, b.shared),
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

/** Return the number of the origin of a claim: of what it says itself that it was made from, or else its document's. */
function originOf(claim) {
  return valueAt(claims.more.origin, claim) ?? documents[claims.document[claim]].origin;
}

/** Return the independent origins of claims, sorted by name. */
function independent(numbers) {
  const list = [...new Set(Array.from(numbers, originOf))].sort((a, b) => a - b);
  const key = list.join();
  let found = independentOf.get(key);
  if (!found) {
    found = disjoint(list.map((i) => origins[i]));
    independentOf.set(key, found);
  }
  return found;
}

/** Return an origin in words: "Reuters or BBC". */
function originInWords(origin) {
  return origin.roots.map((root) => rootNames[root]).join(t("origin.or"));
}
