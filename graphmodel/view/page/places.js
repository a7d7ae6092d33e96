// Where entities stand when not all of them are drawn.

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
