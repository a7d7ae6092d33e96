// The drawing: vis-network, with every place given and nothing left to settle.

const LABELLED = 300;
const LABEL_LENGTH = 36;

/** The drawing in its frame. */
class Drawing {
  constructor(frame) {
    this.frame = frame;
    this.moved = new Map();
    this.places = new Map();
    this.edges = new Map();
    this.nodeData = new vis.DataSet();
    this.edgeData = new vis.DataSet();
    this.drawn = new Map();
    this.lines = new Map();
    this.colours = colours();
    this.network = new vis.Network(frame, { nodes: this.nodeData, edges: this.edgeData }, this.options());
    // vis-network puts its frame at the front of the order of tabs; the page has one of its own.
    frame.querySelector(".vis-network").tabIndex = -1;
    frame.querySelectorAll("canvas").forEach((canvas) => canvas.setAttribute("aria-hidden", "true"));
    this.network.on("afterDrawing", (context) => this.hatch(context));
    this.network.on("dragEnd", ({ nodes }) => this.keepPlaces(nodes));
    this.keyboard();
  }

  options() {
    const options = structuredClone(island.options);
    options.physics = { enabled: false };
    options.layout = { ...options.layout, improvedLayout: false };
    options.interaction = {
      ...options.interaction,
      hover: true,
      keyboard: false,
      multiselect: false,
      selectConnectedEdges: false,
      hideEdgesOnDrag: relationships.count > 5000,
    };
    options.nodes = { size: NODE_SIZE, borderWidth: 1.5, borderWidthSelected: 4, scaling: { label: { drawThreshold: 7 } } };
    options.edges = {
      smooth: false,
      arrows: { to: { enabled: true, scaleFactor: 0.55 } },
      hoverWidth: 1,
      selectionWidth: 2,
      arrowStrikethrough: false,
      selfReference: { size: 16, angle: Math.PI / 4 },
    };
    return options;
  }

  /** Draw what is shown, changing only what is different. */
  show(shown, weighed, { path, entity, edge }) {
    this.look = { shown, weighed, path, entity, edge };
    const fresh = this.layOut(shown.entities);
    const walked = new Set(path ? path.entities : []);
    const hops = new Set(path ? path.relationships : []);
    const nodes = shown.entities.map((i) => this.node(i, shown, walked));
    this.bends = bends(shown.relationships);
    const edges = shown.relationships.map((i) => this.edge(i, hops, shown));
    update(this.nodeData, nodes, this.drawn);
    update(this.edgeData, edges, this.lines);
    this.select();
    if (fresh) this.fit(false);
  }

  select() {
    const { entity, edge } = this.look;
    const nodes = entity !== NONE && this.drawn.has(entity) ? [entity] : [];
    const edges = edge !== NONE && this.lines.has(edge) ? [edge] : [];
    this.network.setSelection({ nodes, edges }, { highlightEdges: false });
  }

  /** Draw everything anew, in the colours of now. */
  recolour() {
    this.colours = colours();
    this.drawn.clear();
    this.lines.clear();
    this.nodeData.clear();
    this.edgeData.clear();
    const { shown, weighed, ...rest } = this.look;
    this.show(shown, weighed, rest);
  }

  node(i, shown, walked) {
    const { ink, paper, accent, outline } = this.colours;
    const kind = kinds[entities.kind[i]];
    const dimmed = walked.size > 0 && !walked.has(i);
    const many = shown.entities.length > LABELLED;
    const busy = shown.degree[i];
    const size = NODE_SIZE + Math.min(9, Math.sqrt(busy) * 1.2);
    // Labels that are too small for the scale are left out, so that of many entities the busy ones are named first.
    const font = many && !walked.has(i) ? Math.min(46, 8 + 3.2 * Math.sqrt(busy)) : 13;
    const place = this.places.get(i);
    const border = walked.has(i) ? accent : outline;
    return {
      id: i,
      x: place.x,
      y: place.y,
      label: label(entities.name[i]),
      shape: kind.shape,
      size,
      opacity: dimmed ? 0.3 : 1,
      borderWidth: walked.has(i) ? 4 : 1.5,
      color: { background: kind.fill, border, highlight: { background: kind.fill, border: accent }, hover: { background: kind.fill, border: accent } },
      font: { size: font, color: dimmed ? this.colours.faint : ink, strokeWidth: 3, strokeColor: paper, face: "system-ui, sans-serif" },
    };
  }

  edge(i, hops, shown) {
    const { weighed } = this.look;
    const { line, conflict, accent, faint, ink, paper } = this.colours;
    const status = statuses[weighed.status[i]];
    const relation = relations[relationships.relation[i]];
    const disputed = status === "contested" || status === "denied";
    const dashes = status === "unconfirmed" ? [7, 5] : status === "prospective" ? [2, 4] : status === "denied" ? [10, 4] : false;
    const bend = this.bends.get(i);
    const onPath = hops.has(i);
    const dimmed = hops.size > 0 && !onPath;
    const colour = onPath ? accent : disputed ? conflict : dimmed ? faint : line;
    const open = onPath || i === this.look.edge || shown.relationships.length <= 30 || this.look.entity === relationships.subject[i] || this.look.entity === relationships.object[i];
    const named = open && (shown.degree[this.look.entity] ?? 0) <= 40;
    const word = `${disputed ? "≠ " : ""}${label(relation.meaning)}`;
    return {
      id: i,
      from: relationships.subject[i],
      to: relationships.object[i],
      arrows: { to: { enabled: !relation.symmetric, scaleFactor: 0.55 } },
      dashes,
      width: lineWidth(weighed.origins[i]) + (onPath ? 2 : 0),
      color: { color: colour, highlight: accent, hover: accent, opacity: dimmed ? 0.45 : 1 },
      smooth: bend === 0 ? { enabled: false, type: "curvedCW", roundness: 0 } : { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) },
      label: named || i === this.look.edge ? word : " ",
      font: { size: 11, color: disputed ? conflict : ink, strokeWidth: 3, strokeColor: paper, face: "system-ui, sans-serif", align: "middle" },
    };
  }

  /** Give each entity its place; return whether the drawing shows others than before. */
  layOut(numbers) {
    const key = numbers.join();
    if (key === this.key) return false;
    this.key = key;
    this.places = placesOf(numbers, this.moved);
    return true;
  }

  keepPlaces(numbers) {
    const found = this.network.getPositions(numbers);
    for (const i of numbers) {
      const place = { x: Math.round(found[i].x), y: Math.round(found[i].y) };
      this.places.set(i, place);
      this.moved.set(i, place);
    }
  }

  /** Put entities where a saved layout has them. */
  place(positions) {
    for (const [i, place] of positions) this.moved.set(i, place);
    this.key = null;
    const { shown, weighed, ...rest } = this.look;
    this.show(shown, weighed, rest);
  }

  hatch(context) {
    const scale = this.network.getScale();
    if (!this.look || scale < 0.12) return;
    context.save();
    context.strokeStyle = this.colours.conflict;
    context.lineWidth = Math.max(1.4, 0.8 / scale);
    context.setLineDash([]);
    context.beginPath();
    for (const [i, item] of this.lines) {
      const status = this.look.weighed.status[i];
      if ((status !== CONTESTED && status !== DENIED) || item.from === item.to) continue;
      for (const [x1, y1, x2, y2] of hatching(this.line(i), status)) {
        context.moveTo(x1, y1);
        context.lineTo(x2, y2);
      }
    }
    context.stroke();
    context.restore();
  }

  /** Return the curve of a relationship where it is drawn now. */
  line(i) {
    const [from, to] = [relationships.subject[i], relationships.object[i]];
    const at = this.network.getPositions([from, to]);
    return curve(at[from], at[to], this.bends.get(i));
  }

  fit(animated = true) {
    this.network.fit({ animation: animated && !calm(), maxZoomLevel: 1.6 });
  }

  zoom(factor) {
    this.network.moveTo({ scale: Math.min(6, Math.max(0.03, this.network.getScale() * factor)), animation: false });
  }

  centre(i) {
    if (!this.drawn.has(i)) return;
    this.network.focus(i, { scale: Math.max(0.9, this.network.getScale()), animation: !calm() && { duration: 300 } });
  }

  /** Let the keys move the drawing while it has the focus. */
  keyboard() {
    const steps = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
    this.frame.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (Object.hasOwn(steps, event.key)) {
        const at = this.network.getViewPosition();
        const scale = this.network.getScale();
        const [dx, dy] = steps[event.key];
        this.network.moveTo({ position: { x: at.x + dx / scale, y: at.y + dy / scale }, animation: false });
      } else if (event.key === "+" || event.key === "=") this.zoom(1.25);
      else if (event.key === "-") this.zoom(0.8);
      else if (event.key === "0") this.fit();
      else return;
      event.preventDefault();
    });
  }
}

/** Return the width of a line with a number of independent origins. */
function lineWidth(origins) {
  return Math.min(9, 0.4 + 1.5 * Math.max(1, origins));
}

/** Return a name as a label: on one line, cut when long, without controls of direction. */
function label(name) {
  const plain = name.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/[\s\u0000-\u001f\u2028\u2029]+/g, " ");
  const letters = [...plain];
  return letters.length > LABEL_LENGTH ? `${letters.slice(0, LABEL_LENGTH - 1).join("")}…` : plain || " ";
}

/** Return whether the reader wants no motion. */
function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Make a data set hold these items, touching only those that differ from what it holds. */
function update(set, items, known) {
  const wanted = new Set();
  const changed = [];
  for (const item of items) {
    wanted.add(item.id);
    const before = known.get(item.id);
    if (before && same(before, item)) continue;
    known.set(item.id, item);
    changed.push(item);
  }
  const gone = [...known.keys()].filter((id) => !wanted.has(id));
  gone.forEach((id) => known.delete(id));
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
}

function same(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

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
    const place = moved.get(i) ?? { x: middle.x + (entities.x[i] - middle.x) * scale, y: middle.y + (entities.y[i] - middle.y) * scale };
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
