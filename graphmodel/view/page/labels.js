// Labels of one size on the screen, as many as fit: the most important first, more of them the nearer one looks.

const LABEL_SIZE = 12;
const LINE = 1.15;
const LINE_LENGTH = 18;
/** In a frame narrower than this, in pixels, lines are shorter. */
const NARROW = 500;
const SHORT_LINE_LENGTH = 11;
const LABEL_LENGTH = 48;
const LABEL_FACE = "system-ui, sans-serif";
const widths = new Map();

/** Return a name as a label: on one line, cut when long, without controls of direction. */
function label(name) {
  return cut(plainLine(name).replace(/\s+/g, " ").trim(), LABEL_LENGTH);
}

/** Return a text, or as much of it as so many letters hold. */
function cut(words, length) {
  if (words.length <= length) return words;
  const letters = [...words];
  return letters.length > length ? `${letters.slice(0, length - 1).join("")}…` : words;
}

/** Return a text without what turns the direction of the rest, and without what no file may hold. */
function plainLine(words) {
  return [...words]
    .filter((letter) => letter.length > 1 || !/[\ud800-\udfff]/.test(letter))
    .join("")
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0000-\u001f\u007f\u2028\u2029\ufffe\uffff]/g, " ");
}

/** Break a label into lines of about so many letters. */
function broken(words, length) {
  const lines = [];
  const pieces = new RegExp(`.{1,${LINE_LENGTH}}`, "gsu");
  for (const word of words.split(" ").flatMap((long) => long.match(pieces) ?? [""])) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && longer.length <= length) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Return how wide a label is at its size on the screen. */
function labelWidth(context, words, bold) {
  const key = `${bold ? "b" : ""}${words}`;
  let width = widths.get(key);
  if (width === undefined) {
    context.font = labelFont(LABEL_SIZE, bold);
    width = context.measureText(words).width;
    widths.set(key, width);
  }
  return width;
}

function labelFont(size, bold) {
  return `${bold ? "600 " : ""}${size}px ${LABEL_FACE}`;
}

/** Return where a label may stand around a shape that reaches so far: below it if it can, then elsewhere. */
function spotsAround(context, { x, y }, reach, lines, bold, scale) {
  const high = (LABEL_SIZE * LINE * lines.length) / scale;
  const aside = reach + Math.max(...lines.map((words) => labelWidth(context, words, bold))) / 2 / scale;
  const [below, above, level] = [y + reach, y - reach - high, y - high / 2];
  return [
    { x, y: below },
    { x, y: above },
    { x: x + aside, y: level },
    { x: x - aside, y: level },
    { x: x + aside, y: below },
    { x: x - aside, y: below },
    { x: x + aside, y: above },
    { x: x - aside, y: above },
  ];
}

/** Return where a label of so many lines may stand along a curve: `shifts` are 0 on it, -1 just above, 1 just below it. */
function spotsAlong(line, count, scale, shifts) {
  return shifts.flatMap((shift) =>
    [0.5, 0.4, 0.6, 0.3, 0.7].map((share) => {
      const { x, y } = pointAt(line, share);
      return { x, y: y + ((shift * LINE - 0.5) * LABEL_SIZE * count) / scale };
    }),
  );
}

/**
 * Return the labels that fit, each with the `x` and `y` of the middle of its top.
 *
 * `wanted` comes in order of importance; each has `spots`, the places where it may stand, the best first, and
 * `lines`, `bold` and `colour`. `scale` is how many pixels on the screen one unit of the drawing has. `shapes`, each
 * of which reaches so far from its middle, stay free. Where what is `seen` is given, no label is cut by its rim, nor covered
 * by what lies on it.
 */
function fittingLabels(context, wanted, shapes, scale, seen) {
  const taken = new Map();
  const take = (box) => {
    for (const key of cellsOf(box)) {
      if (!taken.has(key)) taken.set(key, []);
      taken.get(key).push(box);
    }
  };
  const rim = seen?.rim.map((side) => side * scale);
  for (const box of seen?.covered ?? []) take(box.map((side) => side * scale));
  const isFree = (box) =>
    !isCut(box, rim) && cellsOf(box).every((key) => (taken.get(key) ?? []).every((other) => overlap(box, other) === 0));
  for (const { x, y, reach } of shapes) take([x - reach, y - reach, x + reach, y + reach].map((side) => side * scale));
  const fitting = [];
  for (const { spots, ...item } of wanted) {
    const half = Math.max(...item.lines.map((words) => labelWidth(context, words, item.bold))) / 2 + 2;
    const high = LABEL_SIZE * LINE * item.lines.length;
    const boxAt = ({ x, y }) => [x * scale - half, y * scale, x * scale + half, y * scale + high];
    const spot = spots.find((each) => isFree(boxAt(each)));
    if (!spot) continue;
    take(boxAt(spot));
    fitting.push({ ...item, ...spot });
  }
  return fitting;
}

/** Return whether the rim of what is seen cuts a box. */
function isCut([left, top, right, bottom], rim) {
  return Boolean(rim) && (left < rim[0] || top < rim[1] || right > rim[2] || bottom > rim[3]);
}

/** Return the keys of the cells of a grid that a box on the screen touches. */
function cellsOf([left, top, right, bottom]) {
  const cell = 64;
  const cells = [];
  for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column++) {
    for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row++) cells.push(`${column} ${row}`);
  }
  return cells;
}

/** Return how much of a box another covers. */
function overlap(box, other) {
  const wide = Math.min(box[2], other[2]) - Math.max(box[0], other[0]);
  const high = Math.min(box[3], other[3]) - Math.max(box[1], other[1]);
  return Math.max(0, wide) * Math.max(0, high);
}

/** Draw labels on a canvas whose units are those of the drawing. */
function drawLabels(context, labels, scale, paper) {
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = paper;
  for (const { x, y, lines, bold, colour } of labels) {
    context.font = labelFont(LABEL_SIZE / scale, bold);
    context.fillStyle = colour;
    lines.forEach((words, i) => context.strokeText(words, x, y + (i * LABEL_SIZE * LINE) / scale));
    lines.forEach((words, i) => context.fillText(words, x, y + (i * LABEL_SIZE * LINE) / scale));
  }
}
