// The drawing: vis-network, with every place given and nothing left to settle.

const ARROWS = { to: { enabled: true, scaleFactor: 0.55 } };
const NO_ARROWS = { to: { enabled: false, scaleFactor: 0.55 } };
const STRAIGHT = { enabled: false, type: "curvedCW", roundness: 0 };
const DASHES = { unconfirmed: [7, 5], prospective: [2, 4], denied: [10, 4] };

/** The drawing in its frame. */
class Drawing {
  constructor(frame) {
    this.frame = frame;
    this.moved = new Map();
    this.places = new Map();
    this.nodeData = new vis.DataSet();
    this.edgeData = new vis.DataSet();
    this.drawn = new Map();
    this.lines = new Map();
    this.hovered = NONE;
    this.unit = 1;
    this.settled = false;
    this.paints = new Map();
    this.colours = colours();
    this.network = new vis.Network(frame, { nodes: this.nodeData, edges: this.edgeData }, this.options());
    // vis-network puts its frame at the front of the order of tabs; the page has one of its own.
    frame.querySelector(".vis-network").tabIndex = -1;
    frame.querySelectorAll("canvas").forEach((canvas) => canvas.setAttribute("aria-hidden", "true"));
    this.network.on("afterDrawing", (context) => this.finish(context));
    for (const event of ["hoverNode", "blurNode"]) this.network.on(event, ({ node }) => this.hover(event === "hoverNode" ? node : NONE));
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
    options.nodes = { size: NODE_SIZE, borderWidth: 1.5, borderWidthSelected: 4, };
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

  /**
   * Draw what is shown, with the next frame: the words beside the drawing are there before it, and of several
   * changes within a frame, as when a handle is dragged, only the last is drawn.
   */
  show(...what) {
    const first = this.next === undefined;
    if (!this.next) requestAnimationFrame(() => this.flush());
    this.next = what;
    if (first) this.flush();
  }

  /** Draw what waits for the next frame, now. */
  flush() {
    if (!this.next) return;
    const what = this.next;
    this.next = null;
    this.draw(...what);
  }

  /** Draw what is shown, changing only what is different. */
  draw(shown, weighed, { path, entity, edge }) {
    // vis-network draws while its data change: what is drawn on top then waits for all of them.
    this.settled = false;
    this.look = { shown, weighed, path, entity, edge };
    this.order = null;
    const fresh = this.layOut(shown.entities);
    const walked = new Set(path ? path.entities : []);
    const hops = new Set(path ? path.relationships : []);
    const nodes = shown.entities.map((i) => this.node(i, shown, walked));
    this.bends = bends(shown.relationships);
    const edges = shown.relationships.map((i) => this.edge(i, hops));
    update(this.nodeData, nodes, this.drawn);
    update(this.edgeData, edges, this.lines);
    this.settled = true;
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
    this.flush();
    this.colours = colours();
    this.paints.clear();
    this.settled = false;
    this.drawn.clear();
    this.lines.clear();
    this.nodeData.clear();
    this.edgeData.clear();
    this.again();
  }

  node(i, shown, walked) {
    const { accent, outline } = this.colours;
    const kind = kinds[entities.kind[i]];
    const dimmed = walked.size > 0 && !walked.has(i);
    const busy = shown.degree[i];
    const size = (NODE_SIZE + Math.min(9, Math.sqrt(busy) * 1.2)) * this.unit;
    const place = this.places.get(i);
    const border = walked.has(i) ? accent : outline;
    return {
      id: i,
      x: place.x,
      y: place.y,
      shape: kind.shape,
      size,
      opacity: dimmed ? 0.3 : 1,
      borderWidth: (walked.has(i) ? 4 : 1.3) * this.unit,
      color: this.paint(`node ${kind.fill} ${border}`, () => {
        const open = { background: kind.fill, border: accent };
        return { background: kind.fill, border, highlight: open, hover: open };
      }),
    };
  }

  edge(i, hops) {
    const { weighed } = this.look;
    const { line, conflict, accent, faint } = this.colours;
    const status = statuses[weighed.status[i]];
    const relation = relations[relationships.relation[i]];
    const disputed = status === "contested" || status === "denied";
    const dashes = DASHES[status] ?? false;
    const bend = this.bends.get(i);
    const onPath = hops.has(i);
    const dimmed = hops.size > 0 && !onPath;
    const colour = onPath ? accent : disputed ? conflict : dimmed ? faint : line;
    return {
      id: i,
      from: relationships.subject[i],
      to: relationships.object[i],
      arrows: relation.symmetric ? NO_ARROWS : ARROWS,
      dashes,
      width: (lineWidth(weighed.origins[i]) + (onPath ? 2 : 0)) * this.unit,
      color: this.paint(`edge ${colour} ${dimmed}`, () => ({ color: colour, highlight: accent, hover: accent, opacity: dimmed ? 0.45 : 1 })),
      smooth: bend === 0 ? STRAIGHT : this.paint(`bend ${bend}`, () => ({ enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) })),
    };
  }

  /** Return options that many items share, made when they are first needed. */
  paint(key, make) {
    if (!this.paints.has(key)) this.paints.set(key, make());
    return this.paints.get(key);
  }

  /** Give each entity its place; return whether the drawing shows others than before. */
  layOut(numbers) {
    const key = numbers.join();
    if (key === this.key) return false;
    this.key = key;
    this.places = placesOf(numbers, this.moved);
    // Shapes and lines have about one size on the screen, from however far all of them are seen.
    this.unit = Math.min(1.8, Math.max(0.5, 0.66 / this.fitting().scale));
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
    this.again();
  }

  again() {
    this.flush();
    const { shown, weighed, ...rest } = this.look;
    this.draw(shown, weighed, rest);
  }

  hover(node) {
    this.hovered = this.drawn.has(node) ? node : NONE;
  }

  /** Draw what vis-network does not: the marks of disputed lines, and the labels. */
  finish(context) {
    if (!this.settled) return;
    const scale = this.network.getScale();
    context.save();
    context.setLineDash([]);
    if (scale > 0.12) this.hatch(context, scale);
    drawLabels(context, this.labels(scale), scale, this.colours.paper);
    context.restore();
  }

  hatch(context, scale) {
    context.strokeStyle = this.colours.conflict;
    context.lineWidth = Math.max(1.4, 0.9 / scale);
    context.beginPath();
    for (const i of this.lines.keys()) {
      const status = this.look.weighed.status[i];
      if ((status !== CONTESTED && status !== DENIED) || isLoop(i)) continue;
      for (const [x1, y1, x2, y2] of hatching(this.line(i), status, this.unit)) {
        context.moveTo(x1, y1);
        context.lineTo(x2, y2);
      }
    }
    context.stroke();
  }

  /** Return the labels that fit at a scale: what is open or on the path first, then the most connected. */
  labels(scale) {
    const { shown, path, entity, edge, weighed } = this.look;
    const { ink, faint, conflict } = this.colours;
    const context = (this.measure ??= document.createElement("canvas").getContext("2d"));
    const at = this.network.getPositions();
    const walked = new Set(path?.entities);
    const ends = edge === NONE ? [] : [relationships.subject[edge], relationships.object[edge]];
    const first = (i) => i === entity || i === this.hovered || walked.has(i) || ends.includes(i);
    const order = (this.order ??= [...shown.entities].sort((a, b) => shown.degree[b] - shown.degree[a] || a - b));
    const named = (i) => ({
      x: at[i].x,
      y: at[i].y + this.drawn.get(i).size + 3 / scale,
      lines: broken(label(entities.name[i])),
      bold: first(i),
      forced: first(i),
      colour: walked.size && !walked.has(i) ? faint : ink,
    });
    const lines = (i) => {
      const middle = pointAt(this.line(i), 0.5);
      const disputed = [CONTESTED, DENIED].includes(weighed.status[i]);
      const words = `${disputed ? "≠ " : ""}${label(relations[relationships.relation[i]].meaning)}`;
      return { x: middle.x, y: middle.y - LABEL_SIZE / 2 / scale, lines: [words], bold: false, forced: false, colour: disputed ? conflict : ink };
    };
    const forced = order.filter(first);
    const open = [...this.lines.keys()].filter((i) => !isLoop(i) && (i === edge || path?.relationships.includes(i)));
    const beside = this.lines.size <= 40 ? [...this.lines.keys()] : [...this.lines.keys()].filter((i) => [relationships.subject[i], relationships.object[i]].includes(entity));
    return fittingLabels(context, [
      ...forced.map(named), ...open.map(lines),
      ...order.filter((i) => !first(i)).map(named), ...beside.filter((i) => !isLoop(i) && !open.includes(i)).map(lines),
    ], scale);
  }

  /** Return the curve of a relationship where it is drawn now. */
  line(i) {
    const [from, to] = [relationships.subject[i], relationships.object[i]];
    const at = this.network.getPositions([from, to]);
    return curve(at[from], at[to], this.bends.get(i));
  }

  /** Return where to look from to see all that is drawn, with room for labels at the rim. */
  fitting() {
    const places = [...this.places.values()];
    if (!places.length) return { position: { x: 0, y: 0 }, scale: 1 };
    const [left, right] = [least(places.map((p) => p.x)), most(places.map((p) => p.x))];
    const [top, bottom] = [least(places.map((p) => p.y)), most(places.map((p) => p.y))];
    const { clientWidth: width, clientHeight: height } = this.frame;
    const scale = Math.min(2, Math.max(50, width - 110) / (right - left || 1), Math.max(50, height - 80) / (bottom - top || 1));
    return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale };
  }

  fit(animated = true) {
    this.flush();
    this.resize();
    this.network.moveTo({ ...this.fitting(), animation: animated && !calm() && { duration: 300 } });
  }

  /** Give vis-network the size of the frame before it notices by itself, which would move what is seen. */
  resize() {
    const size = `${this.frame.clientWidth} ${this.frame.clientHeight}`;
    if (size !== this.size) this.network.setSize("100%", "100%");
    this.size = size;
  }

  zoom(factor) {
    this.network.moveTo({ scale: Math.min(6, Math.max(0.03, this.network.getScale() * factor)), animation: false });
  }

  centre(i) {
    this.flush();
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

/** Return whether a relationship joins an entity to itself. */
function isLoop(i) {
  return relationships.subject[i] === relationships.object[i];
}

/** Return the width of a line with a number of independent origins. */
function lineWidth(origins) {
  return Math.min(9, 0.4 + 1.5 * Math.max(1, origins));
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
