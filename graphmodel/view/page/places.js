// Where entities stand when not all of them are drawn.

/** A shape takes up so much of the way to the nearest other one, and is never smaller than this. */
const SHARE = 0.38;
const LEAST_SIZE = 4;
/** What is farther away than this leaves room for the largest shape. */
const FAR = 120;

/**
 * Return a place for each entity: where the page has it or the reader moved it. A part of a large graph stands far
 * apart, so its places are drawn together, and what then lies on top of each other is moved aside.
 */
function placesOf(numbers, moved) {
  const found = new Map();
  if (!numbers.length) return found;
  const part = numbers.length < entities.count;
  const xs = numbers.map((i) => entities.x[i]);
  const ys = numbers.map((i) => entities.y[i]);
  const [left, right, top, bottom] = [least(xs), most(xs), least(ys), most(ys)];
  const area = Math.max(1, (right - left) * (bottom - top));
  const scale = part ? Math.min(1, Math.sqrt((numbers.length * 150 * 150) / area)) : 1;
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const free = [];
  for (const i of numbers) {
    const place = moved.get(i) ?? {
      x: middle.x + (entities.x[i] - middle.x) * scale,
      y: middle.y + (entities.y[i] - middle.y) * scale,
    };
    found.set(i, { ...place });
    if (!moved.has(i)) free.push(found.get(i));
  }
  if (part && free.length <= 500) separate(free, 70);
  return found;
}

/** Return how large the shape of each place may be, so that of every line between two something can be seen. */
function roomOf(places) {
  const found = new Map();
  const rows = [...places].sort((a, b) => a[1].x - b[1].x);
  rows.forEach(([i, { x, y }], at) => {
    let nearest = found.get(i) ?? Infinity;
    for (let next = at + 1; next < rows.length && rows[next][1].x - x < Math.min(nearest, FAR); next++) {
      const [other, place] = rows[next];
      const distance = Math.max(place.x - x, Math.abs(place.y - y)); // a click on a shape is one on the square around it
      nearest = Math.min(nearest, distance);
      if (distance < (found.get(other) ?? Infinity)) found.set(other, distance);
    }
    found.set(i, nearest);
  });
  for (const [i, distance] of found) found.set(i, Math.max(LEAST_SIZE, Math.min(distance, FAR) * SHARE));
  return found;
}

function least(values) {
  return values.reduce((a, b) => Math.min(a, b));
}

function most(values) {
  return values.reduce((a, b) => Math.max(a, b));
}

/** Move points apart that are nearer to each other than a distance; the same points always end in the same places. */
function separate(points, distance) {
  for (let round = 0; round < 30; round++) {
    let still = true;
    for (let i = 0; i < points.length; i++) {
      for (let j = i + 1; j < points.length; j++) {
        let dx = points[j].x - points[i].x;
        let dy = points[j].y - points[i].y;
        if (Math.abs(dx) >= distance || Math.abs(dy) >= distance) continue;
        let length = Math.hypot(dx, dy);
        if (length >= distance) continue;
        if (length < 0.01) [dx, dy, length] = [Math.cos(i), Math.sin(i), 1];
        const push = (distance - length) / 2 / length;
        points[i].x -= dx * push;
        points[i].y -= dy * push;
        points[j].x += dx * push;
        points[j].y += dy * push;
        still = false;
      }
    }
    if (still) return;
  }
}
