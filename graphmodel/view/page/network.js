// The drawing: vis-network, with every place given and nothing left to settle.

/** Where an entity has less room than a square of this side, in pixels, shapes and lines are smaller. */
const CROWDED = 90;
/** Where there is much room they are larger, so many times at most. */
const SPARSE = 1.4;
/** What stays free above and below all shapes, in pixels: for names there, and for the legend. */
const RIM_ABOVE = 40;
const RIM_BELOW = 64;

/** The drawing in its frame. */
class Drawing {
  constructor(frame) {
    this.frame = frame;
    this.moved = new Map();
    this.places = new Map();
    this.communities = [];
    this.bundles = new Map();
    this.arrangement = new Arrangement();
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
    this.network.on("beforeDrawing", (context) => {
      this.outline();
      drawGrounds(context, this);
    });
    this.network.on("afterDrawing", (context) => this.finish(context));
    for (const event of ["hoverNode", "blurNode"])
      this.network.on(event, ({ node }) => this.hover(event === "hoverNode" ? node : NONE));
    this.network.on("dragEnd", ({ nodes }) => this.keepPlaces(nodes));
    keys(this);
  }

  options() {
    const options = structuredClone(payload.options);
    options.physics = { enabled: false };
    options.layout = { improvedLayout: false };
    options.interaction = {
      ...options.interaction,
      hover: true,
      keyboard: false,
      multiselect: false,
      selectConnectedEdges: false,
      hideEdgesOnDrag: relationships.count > 5000,
    };
    options.nodes = { size: NODE_SIZE, borderWidth: 1.5, borderWidthSelected: 4 };
    options.edges = {
      smooth: false,
      arrows: { to: { enabled: true, scaleFactor: 0.55 } },
      hoverWidth: 1,
      selectionWidth: 2,
      arrowStrikethrough: false,
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
  draw(shown, weighed, asked) {
    // vis-network would draw anew with each part of the change.
    const { emitter } = this.network.body;
    emitter.emit("_blockRedraw");
    this.settled = false;
    this.scene = { shown, weighed, ...asked };
    this.ranked = null;
    this.bundles = bundled(shown.relationships, weighed, asked.edge);
    const fresh = this.layOut(shown.entities);
    this.bends = bends([...this.bundles.keys()]);
    const appearance = new Appearance(this, this.scene);
    this.lit = appearance.lit;
    update(
      this.nodeData,
      shown.entities.map((i) => appearance.node(i, shown.degree[i])),
      this.drawn,
    );
    update(
      this.edgeData,
      [...this.bundles].map(([i, together]) => appearance.edge(i, together, weighed)),
      this.lines,
    );
    this.settled = true;
    this.select();
    if (fresh) this.fit(false);
    this.reveal();
    emitter.emit("_allowRedraw");
    this.network.redraw();
  }

  select() {
    const { entity, edge } = this.scene;
    const nodes = entity !== NONE && this.drawn.has(entity) ? [entity] : [];
    const edges = edge !== NONE && this.lines.has(edge) ? [edge] : [];
    this.network.setSelection({ nodes, edges }, { highlightEdges: false });
  }

  /** Where what is open covers the lower part of a narrow screen, bring the drawing into the rest, once. */
  reveal() {
    const { path, entity, edge } = this.scene;
    const open = [entity, edge, ...(path?.entities ?? [])].join();
    if (open === this.open) return;
    this.open = open;
    const panel = document.getElementById("panel");
    if (!state.embed && getComputedStyle(panel).position === "fixed") this.frame.scrollIntoView();
  }

  /** Draw everything anew, in the colours of now. */
  recolour() {
    this.flush();
    this.colours = colours();
    this.paints.clear();
    this.drawn.clear();
    this.lines.clear();
    this.settled = false;
    this.nodeData.clear();
    this.edgeData.clear();
    this.again();
  }

  /** Give each entity its place; return whether all of them are placed anew. */
  layOut(numbers) {
    const pairs = [...this.bundles.keys()].map(endsOf);
    const { places, communities, fresh } = this.arrangement.of(this.scene, numbers, pairs, this.inner(), this.moved);
    this.places = places;
    this.communities = communities;
    this.room = roomOf(this.places);
    if (!fresh) return false;
    const view = this.fitting();
    // Shapes and lines have about one size on the screen, from however far all of them are seen, and less in a crowd.
    const { width, height } = this.inner();
    const crowd = Math.min(SPARSE, Math.sqrt((width * height) / numbers.length) / CROWDED);
    this.unit = Math.min(1.8, Math.max(0.5, (0.66 * crowd) / view.scale));
    return true;
  }

  /** Return how much of the frame is for shapes, so that labels at the rim have room. */
  inner() {
    const { clientWidth: width, clientHeight: height } = this.frame;
    return { width: Math.max(50, width - Math.min(150, width / 4)), height: Math.max(50, height - RIM_ABOVE - RIM_BELOW) };
  }

  keepPlaces(numbers) {
    const found = this.network.getPositions(numbers);
    for (const i of numbers) {
      const place = { x: Math.round(found[i].x), y: Math.round(found[i].y) };
      this.places.set(i, place);
      this.moved.set(i, place);
      this.arrangement.known.set(i, place);
    }
  }

  /** Put entities where a saved layout has them. */
  place(positions) {
    for (const [i, place] of positions) this.moved.set(i, place);
    this.arrangement = new Arrangement();
    this.again();
  }

  again() {
    this.flush();
    const { shown, weighed, ...rest } = this.scene;
    this.draw(shown, weighed, rest);
  }

  hover(node) {
    this.hovered = this.drawn.has(node) ? node : NONE;
  }

  /**
   * Let outlines shrink with their shapes: vis-network gives them one width on the screen, which from afar would
   * hide the colours.
   */
  outline() {
    const scale = this.network.getScale();
    for (const [i, { borderWidth }] of this.drawn) {
      const node = this.network.body.nodes[i];
      if (node) node.options.borderWidth = Math.min(borderWidth / this.unit, borderWidth * scale);
    }
  }

  /** Draw what vis-network does not: the marks of disputed lines, and the labels. */
  finish(context) {
    if (!this.settled) return;
    const scale = this.network.getScale();
    context.save();
    context.setLineDash([]);
    if (scale > 0.12) this.hatch(context, scale);
    drawLabels(context, labelsOf(this, scale, this.seen()), scale, this.colours.paper);
    context.restore();
  }

  /** Return the part of the drawing that is on the screen as a box, and the boxes of it that the legend covers. */
  seen() {
    const box = (left, top, right, bottom) => {
      const [from, to] = [[left, top], [right, bottom]].map(([x, y]) => this.network.DOMtoCanvas({ x, y }));
      return [from.x, from.y, to.x, to.y];
    };
    const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = byId("legend");
    return {
      rim: box(0, 0, this.frame.clientWidth, this.frame.clientHeight),
      covered: [box(left, top, left + width, top + height)],
    };
  }

  hatch(context, scale) {
    context.strokeStyle = this.colours.conflict;
    context.lineWidth = Math.max(1.4, 0.9 / scale);
    const marks = new Map([[1, []]]);
    for (const [i, { opacity }] of this.lines) {
      if (!this.isDisputed(i)) continue;
      if (!marks.has(opacity)) marks.set(opacity, []);
      marks.get(opacity).push(...hatching(this.line(i), this.scene.weighed.status[i] === DENIED, this.unit));
    }
    for (const [opacity, strokes] of marks) {
      context.globalAlpha = opacity;
      context.beginPath();
      strokes.forEach(([x1, y1, x2, y2]) => (context.moveTo(x1, y1), context.lineTo(x2, y2)));
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  /** Return whether anything that a line stands for is disputed. */
  isDisputed(i) {
    return this.bundles.get(i).some((each) => isDisputed(each, this.scene.weighed));
  }

  /** Return the curve or loop of a relationship where it is drawn now. */
  line(i) {
    const [from, to] = endsOf(i);
    const at = this.network.getPositions([from, to]);
    const bend = this.bends.get(i);
    return from === to
      ? loop(at[from], this.drawn.get(from).size, bend, LOOP * this.unit)
      : curve(at[from], at[to], bend);
  }

  /** Return where to look from to see all that is drawn, with room for labels at the rim. */
  fitting() {
    const places = [...this.places.values()];
    if (!places.length) return { position: { x: 0, y: 0 }, scale: 1 };
    const [left, right] = [least(places.map((p) => p.x)), most(places.map((p) => p.x))];
    const [top, bottom] = [least(places.map((p) => p.y)), most(places.map((p) => p.y))];
    const { width, height } = this.inner();
    const scale = Math.min(2, width / (right - left || 1), height / (bottom - top || 1));
    const lower = (RIM_BELOW - RIM_ABOVE) / 2 / scale;
    return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + lower }, scale };
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
}
