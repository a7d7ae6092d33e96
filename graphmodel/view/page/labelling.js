// Which labels a drawing wants: of what is open or on the path first, then of the most connected.

/** On a drawing with no more lines than this, all of them have their words; on others those of several origins. */
const FEW_LINES = 60;
/** Of so many entities each name may stand on any side of its shape; where there are more, only below it. */
const FEW_NAMES = 200;

/** The marks of `.status-contested` and `.status-denied` in the style sheet. */
const [CONTESTED_MARK, DENIED_MARK] = ["! ", "✕ "];

const measuring = lazily(() => document.createElement("canvas").getContext("2d"));

/**
 * Return the labels of a drawing that fit at a scale; no label covers a shape. `seen` is the part of the drawing that
 * is on the screen, where there is one.
 */
function labelsOf(drawing, scale, seen = null) {
  const { shown, weighed, path, entity, edge } = drawing.scene;
  const at = drawing.network.getPositions();
  const lines = [...drawing.lines.keys()];
  const ends = edge === NONE ? [] : endsOf(edge);
  const first = new Set([entity, drawing.hovered, ...ends, ...(path?.entities ?? [])]);
  const open = new Set([edge, ...(path?.relationships ?? [])]);
  const ranked = (drawing.ranked ??= [...shown.entities].sort((a, b) => shown.degree[b] - shown.degree[a] || a - b));
  // The words of another line beside a marked path would read as those of the path.
  const few = drawing.lines.size <= FEW_LINES;
  const beside = (i) => !path && (drawing.lit ? drawing.lit.lines.has(i) : few || originsOfAll(drawing.bundles.get(i), weighed) > 1);
  const wanted = [
    ...ranked.filter((i) => first.has(i)).map((i) => nameLabel(drawing, i, at[i], scale, true)),
    ...lines.filter((i) => open.has(i)).map((i) => lineLabel(drawing, i, scale)),
    ...groundsOf(drawing).map((ground) => groundLabel(drawing, ground, scale)),
    ...ranked.filter((i) => !first.has(i)).map((i) => nameLabel(drawing, i, at[i], scale, false)),
    ...lines.filter((i) => !open.has(i) && beside(i)).map((i) => lineLabel(drawing, i, scale)),
  ];
  const shapes = shown.entities.map((i) => ({ ...at[i], reach: drawing.drawn.get(i).size }));
  return fittingLabels(measuring(), wanted, shapes, scale, seen);
}

function nameLabel(drawing, i, { x, y }, scale, bold) {
  const { shown } = drawing.scene;
  const { ink, faint } = drawing.colours;
  const lines = broken(label(entities.name[i]), lineLength(drawing));
  const reach = drawing.drawn.get(i).size + 3 / scale;
  const spots = spotsAround(measuring(), { x, y }, reach, lines, bold, scale);
  return {
    spots: bold || shown.entities.length <= FEW_NAMES ? spots : spots.slice(0, 1),
    lines,
    bold,
    colour: drawing.lit && !drawing.lit.entities.has(i) ? faint : ink,
  };
}

function lineLength({ frame }) {
  return frame.clientWidth < NARROW ? SHORT_LINE_LENGTH : LINE_LENGTH;
}

function groundLabel({ colours }, { box, name }, scale) {
  const lines = [name];
  const half = labelWidth(measuring(), name, false) / 2 / scale;
  const y = box.y - (LABEL_SIZE * LINE) / scale;
  const [left, middle, right] = [box.x + half, box.x + box.width / 2, box.x + box.width - half];
  return { spots: [left, middle, right].map((x) => ({ x, y })), lines, bold: false, colour: colours.soft };
}

function lineLabel(drawing, i, scale) {
  const { path, weighed } = drawing.scene;
  const { ink, soft, conflict } = drawing.colours;
  const together = drawing.bundles.get(i);
  const disputed = drawing.isDisputed(i);
  const mark = disputed ? (weighed.status[i] === DENIED ? DENIED_MARK : CONTESTED_MARK) : "";
  const more = together.length > 1 ? ` +${number(together.length - 1)}` : "";
  const words = `${mark}${label(relations[relationships.relation[i]].meaning)}${more}`;
  const lines = path ? broken(words, lineLength(drawing)) : [words];
  const spots = spotsAlong(drawing.line(i), lines.length, scale, path ? [-1, 1, 0] : [0]);
  return {
    spots: path ? spots : spots.slice(0, 3),
    lines,
    bold: false,
    colour: disputed ? conflict : path ? ink : soft,
  };
}
