// What vis-network is told about each entity and relationship: shape, colour, width, dashes, bend.

const ARROWS = { to: { enabled: true, scaleFactor: 0.55 } };
const NO_ARROWS = { to: { enabled: false, scaleFactor: 0.55 } };
const STRAIGHT = { enabled: false, type: "curvedCW", roundness: 0 };
const DASHES = { unconfirmed: [7, 5], prospective: [2, 4], denied: [10, 4] };

/** What is not about what is open or on the path stays in sight, and no more. */
const FADED = 0.22;
/** What another path passes is there to be chosen. */
const BESIDE = 0.5;
/** Involvements, which only follow from the claims of an event, are paler. */
const DERIVED_OPACITY = 0.6;

/** How things look in a drawing as it is now: with a path marked or none, around what is open or not. */
class Appearance {
  constructor({ colours: known, paints, places, room, bends: found, unit, bundles }, scene) {
    this.colours = known;
    this.paints = paints;
    this.places = places;
    this.room = room;
    this.bends = found;
    this.unit = unit;
    this.walked = new Set(scene.path?.entities);
    this.hops = new Set(scene.path?.relationships);
    this.lit = litBy(scene, bundles);
    this.faded = this.walked.size && scene.shown.part === "path" ? BESIDE : FADED;
  }

  /** Return the node of an entity with so many relationships. */
  node(i, degree) {
    const { accent, outline } = this.colours;
    const { fill, shape } = kinds[entities.kind[i]];
    const onPath = this.walked.has(i);
    const border = onPath ? accent : outline;
    return {
      id: i,
      ...this.places.get(i),
      shape,
      size: Math.min((NODE_SIZE + Math.min(9, Math.sqrt(degree) * 1.2)) * this.unit, this.room.get(i)),
      opacity: this.lit && !this.lit.entities.has(i) ? this.faded : 1,
      borderWidth: (onPath ? 3 : 1.3) * this.unit,
      color: this.shared(`node ${fill} ${border}`, () => {
        const open = { background: fill, border: accent };
        return { background: fill, border, highlight: open, hover: open };
      }),
    };
  }

  /** Return the edge of a relationship and those that its line stands for `together`, with what filters leave of it. */
  edge(i, together, weighed) {
    const { line, conflict, accent, faint } = this.colours;
    const bend = this.bends.get(i);
    const onPath = this.hops.has(i);
    const dimmed = this.lit !== null && !this.lit.lines.has(i);
    const opacity = dimmed ? this.faded : weighed.derived[i] && !onPath ? DERIVED_OPACITY : 1;
    const plain = together.some((each) => isDisputed(each, weighed)) ? conflict : dimmed ? faint : line;
    const color = onPath ? accent : plain;
    return {
      id: i,
      from: relationships.subject[i],
      to: relationships.object[i],
      arrows: relations[relationships.relation[i]].symmetric ? NO_ARROWS : ARROWS,
      dashes: DASHES[statuses[weighed.status[i]]] ?? false,
      width: (lineWidth(originsOfAll(together, weighed)) + (onPath ? 2 : 0)) * this.unit,
      stroke: color,
      opacity,
      color: this.shared(`edge ${color} ${opacity}`, () => {
        const open = rgba(accent, 1);
        return { color: rgba(color, opacity), highlight: open, hover: open };
      }),
      ...(isLoop(i)
        ? { selfReference: { size: LOOP * this.unit, angle: bend } }
        : { smooth: bend === 0 ? STRAIGHT : this.shared(`bend ${bend}`, () => bent(bend)) }),
    };
  }

  /** Return options that many items share, made when they are first needed. */
  shared(key, make) {
    if (!this.paints.has(key)) this.paints.set(key, make());
    return this.paints.get(key);
  }
}

/**
 * Return the entities and lines that what is open is about, or the marked path; null where nothing is open that others
 * are not about.
 */
function litBy({ path, entity, edge, focus }, bundles) {
  const lines = [...bundles.keys()];
  if (edge !== NONE)
    return { entities: new Set(endsOf(edge)), lines: new Set(lines.filter((i) => pairKey(i) === pairKey(edge))) };
  if (entity !== NONE && entity !== focus) {
    const around = lines.filter((i) => endsOf(i).includes(entity));
    return { entities: new Set([entity, ...around.flatMap(endsOf)]), lines: new Set(around) };
  }
  if (!path) return null;
  const hops = new Set(path.relationships);
  return { entities: new Set(path.entities), lines: new Set(lines.filter((i) => hops.has(i))) };
}

/** Return a colour such as #0b57c2 in the form that vis-network need not work out for every line of every frame. */
function rgba(colour, opacity) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

function bent(bend) {
  return { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
}

/** Return the width of a line with a number of independent origins. */
function lineWidth(origins) {
  return Math.min(7, 0.3 + 1.1 * Math.max(1, origins));
}
