// A drawing that can be read at first sight: communities stand apart, each in a box of its own, and all of them fill
// the frame whatever its shape. Within a box each entity has room for its name.

/** A community of fewer is drawn with the one that it is linked with most, and has no name. */
const LEAST_NAMED = 3;
/** Of so many communities every order is tried. */
const MOST_ORDERS = 6;
/** So much of a box is filled each way, so that communities stand apart; the rest is for names. */
const FILLED = 0.38;
/** So few stand in one row or column. */
const FEW = 3;
/** So many times longer than narrow what is filled may be. */
const LONGEST = 1.25;
/** How much wider than high the room of an entity is, and how far it is out of its row, in rows. */
const SLOT = 1.3;
const STAGGER = 0.16;

/**
 * Return a place for each entity within a frame about the origin, and the communities that have a name, each with its
 * members, the most connected first. `pairs` are the two ends of each line.
 */
function inCommunities(numbers, pairs, { width, height }) {
  const found = neighboursBy(pairs);
  const neighbours = new Map(numbers.map((i) => [i, found.get(i) ?? []]));
  const groups = grouped(numbers, neighbours);
  const boxes = bestBoxes(groups, neighbours, width, height);
  const places = new Map();
  groups.forEach((group, g) => {
    const slots = slotsIn(boxes[g], group.length);
    group.forEach((i, place) => places.set(i, slots[place]));
  });
  stretch(places, width, height);
  settle(groups, places, neighbours);
  const named = groups.length > 1 ? groups.filter((group) => group.length >= LEAST_NAMED) : [];
  return { places, communities: named };
}

/** Return the communities of entities, the largest first, the most connected members first. */
function grouped(numbers, neighbours) {
  const found = new Map();
  for (const i of numbers) {
    if (!found.has(communityOf(i))) found.set(communityOf(i), []);
    found.get(communityOf(i)).push(i);
  }
  const bySize = (a, b) => b.length - a.length || a[0] - b[0];
  const groups = [...found.values()].sort(bySize);
  const large = groups.filter((group) => group.length >= LEAST_NAMED);
  const rest = [];
  for (const small of groups.slice(large.length)) {
    const links = large.map((group) => linksBetween(small, group, neighbours));
    const best = links.indexOf(Math.max(0, ...links));
    if (best >= 0 && links[best] > 0) large[best].push(...small);
    else rest.push(...small);
  }
  if (rest.length) large.push(rest);
  for (const group of large) group.sort((a, b) => neighbours.get(b).length - neighbours.get(a).length || a - b);
  return large.sort(bySize);
}

function linksBetween(group, other, neighbours) {
  const among = new Set(other);
  return group.reduce((sum, i) => sum + neighbours.get(i).filter((j) => among.has(j)).length, 0);
}

/** Return a box for each community: of all orders and numbers of rows, one of near squares with short lines between. */
function bestBoxes(groups, neighbours, width, height) {
  const links = groups.map((group) => groups.map((other) => (other === group ? 0 : linksBetween(group, other, neighbours))));
  const start = groups.map((_, g) => g);
  const orders = groups.length <= MOST_ORDERS ? permutations(start) : [start];
  let best = { cost: Infinity };
  for (let rows = 1; rows <= groups.length; rows++) {
    for (const order of orders) {
      const boxes = boxesInRows(order, groups, rows, width, height);
      const squeezed = boxes.reduce((sum, box, g) => sum + groups[g].length * Math.abs(Math.log(box.width / box.height)), 0);
      let reach = 0;
      for (let g = 0; g < groups.length; g++)
        for (let h = 0; h < g; h++)
          reach += links[g][h] * Math.hypot(boxes[g].x - boxes[h].x, boxes[g].y - boxes[h].y);
      const cost = squeezed * 4 + (reach / (width + height)) * 2;
      if (cost < best.cost - 1e-9) best = { cost, boxes };
    }
  }
  return best.boxes ?? [];
}

/** Return the share of the frame that a community asks for; a small one asks for more than its members would. */
function roomFor(group) {
  return Math.sqrt(group.length);
}

/** Return boxes, each with its middle, in rows that fill the frame, each as large as its community asks. */
function boxesInRows(order, groups, rows, width, height) {
  const total = order.reduce((sum, g) => sum + roomFor(groups[g]), 0);
  const lines = Array.from({ length: rows }, () => []);
  let before = 0;
  order.forEach((g, place) => {
    const middle = before + roomFor(groups[g]) / 2;
    const least = Math.max(0, rows - (order.length - place)); // no row stays empty
    lines[Math.max(least, Math.min(rows - 1, Math.floor((middle / total) * rows)))].push(g);
    before += roomFor(groups[g]);
  });
  const sums = lines.map((line) => line.reduce((sum, g) => sum + roomFor(groups[g]), 0));
  const depth = sums.reduce((sum, members) => sum + Math.sqrt(members), 0);
  const boxes = [];
  let top = -height / 2;
  lines.forEach((line, row) => {
    const members = sums[row];
    const high = (height * Math.sqrt(members)) / depth;
    let left = -width / 2;
    for (const g of line) {
      const wide = (width * roomFor(groups[g])) / members;
      boxes[g] = { x: left + wide / 2, y: top + high / 2, width: wide, height: high };
      left += wide;
    }
    top += high;
  });
  return groups.map((_, g) => boxes[g] ?? { x: 0, y: 0, width: 1, height: 1 });
}

/** Return so many places in a box, in rows; neighbours in a row stand higher and lower, so that names have room. */
function slotsIn({ x, y, width, height }, count) {
  const wide = FILLED * Math.min(width, height * LONGEST);
  const high = FILLED * Math.min(height, width * LONGEST);
  const even = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * high * SLOT) / wide))));
  const rows = count > FEW ? even : width * LONGEST < height ? count : 1;
  const columns = Math.ceil(count / rows);
  const room = { x: wide / Math.max(1, columns - 1), y: high / Math.max(1, rows - 1) };
  const slots = [];
  for (let row = 0; row < rows; row++) {
    const inRow = Math.floor(((row + 1) * count) / rows) - Math.floor((row * count) / rows);
    for (let i = 0; i < inRow; i++) {
      const stagger = count > FEW && inRow > 1 ? (i % 2 ? STAGGER : -STAGGER) : 0;
      slots.push({ x: x + (i - (inRow - 1) / 2) * room.x, y: y + (row - (rows - 1) / 2 + stagger) * room.y });
    }
  }
  return slots;
}

/** Stretch places so that they fill a frame about the origin. */
function stretch(places, width, height) {
  const points = [...places.values()];
  if (!points.length) return;
  for (const [axis, size] of [["x", width], ["y", height]]) {
    const all = points.map((point) => point[axis]);
    const [low, high] = [least(all), most(all)];
    const factor = size / (high - low || size);
    for (const point of points) point[axis] = (point[axis] - (low + high) / 2) * factor;
  }
}

/** Let entities of a community change places as long as that makes lines shorter. */
function settle(groups, places, neighbours) {
  const reach = (i, at, other) =>
    neighbours.get(i).reduce((sum, j) => {
      const there = j === other ? places.get(i) : places.get(j);
      return sum + Math.hypot(at.x - there.x, 1.4 * (at.y - there.y));
    }, 0);
  for (let round = 0; round < 30; round++) {
    let still = true;
    for (const group of groups) {
      for (const [i, j] of group.flatMap((a, place) => group.slice(place + 1).map((b) => [a, b]))) {
        const [here, there] = [places.get(i), places.get(j)];
        const before = reach(i, here) + reach(j, there);
        if (reach(i, there, j) + reach(j, here, i) > before - 0.01) continue;
        places.set(i, there);
        places.set(j, here);
        still = false;
      }
    }
    if (still) return;
  }
}

function permutations(items) {
  if (items.length < 2) return [items];
  return items.flatMap((item, i) => permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]));
}
