// Which arrangement a drawing has: rows for paths, rings for a neighbourhood, communities at first sight, and where the
// page has them for many. What filters bring or take away leaves the rest where it is.

/** Up to so many entities are arranged anew for what is asked; more stand where the page has them. */
const MOST_ARRANGED = 80;
const MOST_IN_RINGS = 300;
/** Where at least this share of what is drawn has its place already, the rest is put beside it. */
const KNOWN_SHARE = 0.5;
/** So near two entities may stand, in pixels, where one is put beside others. */
const NEAR = 46;

class Arrangement {
  constructor() {
    this.key = null;
    this.known = new Map();
    this.communities = [];
  }

  /**
   * Return a place for each of these entities; where all of them are placed anew, `fresh` is true. `pairs` are the ends
   * of the lines between them, `moved` the places that the reader chose.
   */
  of(scene, numbers, pairs, frame, moved) {
    const key = questionOf(scene);
    const held = numbers.filter((i) => this.known.has(i));
    const fresh = key !== this.key || held.length < numbers.length * KNOWN_SHARE;
    this.key = key;
    if (fresh) {
      const { places, communities } = arrange(scene, numbers, pairs, frame, moved);
      this.known = places;
      this.communities = communities;
    } else {
      seatBeside(this.known, numbers, pairs);
    }
    for (const i of numbers) if (moved.has(i)) this.known.set(i, { ...moved.get(i) });
    const drawn = new Set(numbers);
    return {
      places: new Map(numbers.map((i) => [i, this.known.get(i)])),
      communities: this.communities.map((members) => members.filter((i) => drawn.has(i))).filter((left) => left.length),
      fresh,
    };
  }
}

/** Return a word for what a drawing answers: while it stays the same, places stay. */
function questionOf({ shown, path, paths, focus, hops, draw }) {
  if (shown.part === "path") return `path ${paths.map(({ entities: each }) => each.join()).join(" ")} ${path.entities.join()}`;
  if (focus !== NONE) return `focus ${focus} ${hops}`;
  return `sight ${draw}`;
}

function arrange({ shown, path, paths, focus }, numbers, pairs, frame, moved) {
  if (shown.part === "path" && numbers.every((i) => paths.some(({ entities: each }) => each.includes(i))))
    return { places: inRows(paths.map(({ entities: each }) => each), path.entities, frame), communities: [] };
  if (focus !== NONE && numbers.length <= MOST_IN_RINGS)
    return { places: inRings(numbers, pairs, focus, frame), communities: [] };
  if (numbers.length > MOST_ARRANGED) return { places: placesOf(numbers, moved), communities: [] };
  return inCommunities(numbers, pairs, frame);
}

/** Return the neighbours of each entity by the lines that pairs are the ends of. */
function neighboursBy(pairs) {
  const found = new Map();
  const add = (a, b) => {
    if (!found.has(a)) found.set(a, []);
    found.get(a).push(b);
  };
  for (const [a, b] of pairs) {
    if (a === b) continue;
    add(a, b);
    add(b, a);
  }
  return found;
}

/** Put each entity without a place near the middle of its neighbours, on the nearest free spot. */
function seatBeside(places, numbers, pairs) {
  const neighbours = neighboursBy(pairs);
  for (const i of numbers) {
    if (places.has(i)) continue;
    const taken = [...places.values()];
    const near = (neighbours.get(i) ?? []).filter((j) => places.has(j)).map((j) => places.get(j));
    const from = near.length ? near : taken;
    const middle = { x: mean(from.map(({ x }) => x)), y: mean(from.map(({ y }) => y)) };
    for (let turn = 0; ; turn++) {
      const [reach, angle] = [(NEAR / 2) * Math.sqrt(turn), turn * Math.PI * (3 - Math.sqrt(5))];
      const spot = { x: middle.x + reach * Math.cos(angle), y: middle.y + reach * Math.sin(angle) };
      if (taken.some(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) < NEAR)) continue;
      places.set(i, spot);
      break;
    }
  }
}

function mean(values) {
  return values.reduce((a, b) => a + b, 0) / (values.length || 1);
}
