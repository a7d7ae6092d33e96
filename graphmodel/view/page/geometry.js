// Where lines run and what shapes look like: one description for the drawing, its export and the legend.

const NODE_SIZE = 11;
const BEND = 0.22;
const LOOP = 22;

/**
 * Return how much each of several relationships between one pair bends, so that they can be told apart; of those that
 * join an entity to itself, at which angle they leave it.
 */
function bends(numbers) {
  const pairs = new Map();
  for (const i of numbers) {
    const [a, b] = endsOf(i).sort((x, y) => x - y);
    const key = `${a} ${b}`;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(i);
  }
  const found = new Map();
  for (const group of pairs.values()) {
    group.forEach((i, place) => {
      if (isLoop(i)) {
        found.set(i, Math.PI / 4 + (place * 2 * Math.PI) / Math.max(group.length, 4));
        return;
      }
      const turned = relationships.subject[i] > relationships.object[i] ? -1 : 1;
      const bend = turned * (place - (group.length - 1) / 2) * (group.length > 5 ? 1.1 / group.length : BEND);
      found.set(i, bend === 0 ? 0 : bend);
    });
  }
  return found;
}

/** Return the curve from one point to another that vis-network draws for a bend: a start, a handle and an end. */
function curve(from, to, bend) {
  const dx = to.x - from.x;
  const dy = from.y - to.y;
  const radius = Math.hypot(dx, dy);
  if (bend === 0) return { from, via: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, to };
  const angle = Math.atan2(dy, dx) + (bend * 0.5 + 0.5) * Math.PI;
  const reach = (Math.abs(bend) * 0.5 + 0.5) * radius;
  return { from, via: { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) }, to };
}

/** Return the circle by which vis-network joins a shape of a size to itself, from the side that faces the shape. */
function loop({ x, y }, size, angle, radius) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = size / Math.max(Math.abs(cos), Math.abs(sin));
  return { centre: { x: x + reach * cos, y: y - reach * sin }, radius, start: Math.PI - angle };
}

/** Return how long a line is, about. */
function lengthOf(line) {
  if (line.centre) return 2 * Math.PI * line.radius;
  return Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y);
}

/** Return the point at a share of the way along a curve or around a loop, and the direction there. */
function pointAt(line, share) {
  if (line.centre) {
    const turned = line.start + share * 2 * Math.PI;
    const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
    return { x: line.centre.x + line.radius * cos, y: line.centre.y + line.radius * sin, dx: -sin, dy: cos };
  }
  const { from, via, to } = line;
  const rest = 1 - share;
  const x = rest * rest * from.x + 2 * rest * share * via.x + share * share * to.x;
  const y = rest * rest * from.y + 2 * rest * share * via.y + share * share * to.y;
  const dx = 2 * rest * (via.x - from.x) + 2 * share * (to.x - via.x);
  const dy = 2 * rest * (via.y - from.y) + 2 * share * (to.y - via.y);
  const length = Math.hypot(dx, dy) || 1;
  return { x, y, dx: dx / length, dy: dy / length };
}

/** Return the short strokes across a line that mark it as contested, or the crosses of one that is only denied. */
function hatching(line, crossed, unit = 1) {
  const [gap, half] = [11 * unit, 5 * unit];
  const length = lengthOf(line);
  const number = Math.max(2, Math.min(60, Math.floor((length - 4 * NODE_SIZE * unit) / gap)));
  const margin = Math.min(0.4, (2 * NODE_SIZE * unit) / (length || 1));
  const strokes = [];
  for (let i = 0; i < number; i++) {
    const at = pointAt(line, margin + ((i + 0.5) / number) * (1 - 2 * margin));
    const turns = crossed ? [1, -1] : [1];
    for (const turn of turns) {
      const x = (at.dx - turn * at.dy) * half * 0.8;
      const y = (at.dy + turn * at.dx) * half * 0.8;
      strokes.push([at.x - x, at.y - y, at.x + x, at.y + y]);
    }
  }
  return strokes;
}

/** Return the corners of a shape of a radius about the origin, or null for a circle. */
function corners(shape, r) {
  const ring = (number, start, radius = () => r) =>
    Array.from({ length: number }, (_, i) => {
      const angle = start + (i * 2 * Math.PI) / number;
      return [radius(i) * Math.cos(angle), radius(i) * Math.sin(angle)];
    });
  switch (shape) {
    case "square":
      return [
        [-r, -r],
        [r, -r],
        [r, r],
        [-r, r],
      ];
    case "diamond":
      return [
        [0, r],
        [r, 0],
        [0, -r],
        [-r, 0],
      ];
    case "triangle":
      return ring(3, -Math.PI / 2, () => r * 1.15).map(([x, y]) => [x, y + 0.2 * r]);
    case "triangleDown":
      return ring(3, Math.PI / 2, () => r * 1.15).map(([x, y]) => [x, y - 0.2 * r]);
    case "star":
      return ring(10, -Math.PI / 2, (i) => (i % 2 ? 0.5 : 1.15) * r);
    case "hexagon":
      return ring(6, 0);
    default:
      return null;
  }
}

/** Return an SVG element for a shape. */
function shapeElement(shape, x, y, r, attributes) {
  const points = corners(shape, r);
  if (points === null) return svg("circle", { cx: x, cy: y, r, ...attributes });
  return svg("polygon", {
    points: points.map(([px, py]) => `${round(x + px)},${round(y + py)}`).join(" "),
    ...attributes,
  });
}

function round(value) {
  return Math.round(value * 100) / 100;
}
