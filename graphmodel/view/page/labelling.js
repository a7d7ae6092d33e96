// Which labels a drawing wants: of what is open or on the path first, then of the most connected.

/** On a drawing with no more lines than this, all of them have their words. */
const FEW_LINES = 40;

/** The marks of `.status-contested` and `.status-denied` in the style sheet. */
const [CONTESTED_MARK, DENIED_MARK] = ["! ", "✕ "];

const measuring = lazily(() => document.createElement("canvas").getContext("2d"));

/** Return the labels of a drawing that fit at a scale. */
function labelsOf(drawing, scale) {
  const { shown, path, entity, edge } = drawing.scene;
  const at = drawing.network.getPositions();
  const lines = [...drawing.lines.keys()];
  const ends = edge === NONE ? [] : endsOf(edge);
  const first = new Set([entity, drawing.hovered, ...ends, ...(path?.entities ?? [])]);
  const open = new Set([edge, ...(path?.relationships ?? [])]);
  const ranked = (drawing.ranked ??= [...shown.entities].sort((a, b) => shown.degree[b] - shown.degree[a] || a - b));
  const forced = ranked.filter((i) => first.has(i));
  // The words of another line beside a marked path would read as those of the path.
  const beside = (i) => !path && (drawing.lines.size <= FEW_LINES || endsOf(i).includes(entity));
  const wanted = [
    ...forced.map((i) => nameLabel(drawing, i, at[i], scale, true)),
    ...lines.filter((i) => open.has(i)).map((i) => lineLabel(drawing, i, scale)),
    ...ranked.filter((i) => !first.has(i)).map((i) => nameLabel(drawing, i, at[i], scale, false)),
    ...lines.filter((i) => !open.has(i) && beside(i)).map((i) => lineLabel(drawing, i, scale)),
  ];
  const shapes = forced.map((i) => ({ ...at[i], reach: drawing.drawn.get(i).size }));
  return fittingLabels(measuring(), wanted, shapes, scale);
}

function nameLabel(drawing, i, { x, y }, scale, forced) {
  const { path } = drawing.scene;
  const { ink, faint } = drawing.colours;
  const lines = broken(label(entities.name[i]));
  const reach = drawing.drawn.get(i).size + 3 / scale;
  return {
    spots: forced ? spotsAround(measuring(), { x, y }, reach, lines, scale) : [{ x, y: y + reach }],
    lines,
    bold: forced,
    forced,
    colour: path && !path.entities.includes(i) ? faint : ink,
  };
}

function lineLabel(drawing, i, scale) {
  const { path, weighed } = drawing.scene;
  const { ink, conflict } = drawing.colours;
  const disputed = isDisputed(i, weighed);
  const mark = disputed ? (weighed.status[i] === DENIED ? DENIED_MARK : CONTESTED_MARK) : "";
  const words = `${mark}${label(relations[relationships.relation[i]].meaning)}`;
  const lines = path ? broken(words) : [words];
  const spots = spotsAlong(drawing.line(i), lines.length, scale);
  return {
    spots: path ? spots : spots.slice(0, 1),
    lines,
    bold: false,
    forced: false,
    colour: disputed ? conflict : ink,
  };
}
