// What vis-network is told about each entity and relationship: shape, colour, width, dashes, bend.

const ARROWS = { to: { enabled: true, scaleFactor: 0.55 } };
const NO_ARROWS = { to: { enabled: false, scaleFactor: 0.55 } };
const STRAIGHT = { enabled: false, type: "curvedCW", roundness: 0 };
const DASHES = { unconfirmed: [7, 5], prospective: [2, 4], denied: [10, 4] };

/** How things look in a drawing as it is now, with a path marked or none. */
class Appearance {
  constructor({ colours: known, paints, places, room, bends: found, unit }, path) {
    this.colours = known;
    this.paints = paints;
    this.places = places;
    this.room = room;
    this.bends = found;
    this.unit = unit;
    this.walked = new Set(path?.entities);
    this.hops = new Set(path?.relationships);
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
      opacity: this.walked.size > 0 && !onPath ? 0.3 : 1,
      borderWidth: (onPath ? 3 : 1.3) * this.unit,
      color: this.shared(`node ${fill} ${border}`, () => {
        const open = { background: fill, border: accent };
        return { background: fill, border, highlight: open, hover: open };
      }),
    };
  }

  /** Return the edge of a relationship, with what filters leave of it. */
  edge(i, weighed) {
    const { line, conflict, accent, faint } = this.colours;
    const bend = this.bends.get(i);
    const onPath = this.hops.has(i);
    const dimmed = this.hops.size > 0 && !onPath;
    const opacity = dimmed ? 0.45 : weighed.derived[i] && !onPath ? 0.6 : 1;
    const plain = isDisputed(i, weighed) ? conflict : dimmed ? faint : line;
    const color = onPath ? accent : plain;
    return {
      id: i,
      from: relationships.subject[i],
      to: relationships.object[i],
      arrows: relations[relationships.relation[i]].symmetric ? NO_ARROWS : ARROWS,
      dashes: DASHES[statuses[weighed.status[i]]] ?? false,
      width: (lineWidth(weighed.origins[i]) + (onPath ? 2 : 0)) * this.unit,
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
  return Math.min(9, 0.4 + 1.5 * Math.max(1, origins));
}
