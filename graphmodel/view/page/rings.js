// A neighbourhood around its centre: whoever is nearer stands on an inner ring, who belongs together side by side.

/** So many entities stand on the first ring, and so many more on each further one. */
const FIRST_RING = 12;
/** So that no line hides another, each ring is turned against the one within, by this share of a seat. */
const TURN = 0.5;

/** Return a place within a frame for each entity, the centre of the neighbourhood in the middle. */
function inRings(numbers, pairs, centre, { width, height }) {
  const distance = distancesFrom(centre, pairs);
  const far = (i) => distance.get(i) ?? Infinity;
  const others = numbers.filter((i) => i !== centre);
  others.sort((a, b) => far(a) - far(b) || communityOf(a) - communityOf(b) || a - b);
  const rings = [];
  for (let start = 0; start < others.length; ) {
    const room = FIRST_RING * (rings.length + 1);
    rings.push(others.slice(start, start + room));
    start += room;
  }
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  rings.forEach((ring, r) => {
    const reach = (r + 1) / rings.length / 2;
    ring.sort((a, b) => communityOf(a) - communityOf(b) || a - b);
    ring.forEach((i, seat) => {
      const angle = ((seat + TURN * r) / ring.length) * 2 * Math.PI - Math.PI / 2;
      places.set(i, { x: Math.cos(angle) * reach * width, y: Math.sin(angle) * reach * height });
    });
  });
  return places;
}

/** Return how many lines lead from an entity to each that is connected with it. */
function distancesFrom(centre, pairs) {
  const neighbours = neighboursBy(pairs);
  const found = new Map([[centre, 0]]);
  for (const [here, steps] of found)
    for (const other of neighbours.get(here) ?? []) if (!found.has(other)) found.set(other, steps + 1);
  return found;
}
