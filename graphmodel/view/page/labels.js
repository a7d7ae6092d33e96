// Labels of one size on the screen, as many as fit: the most important first, more of them the nearer one looks.

const LABEL_SIZE = 12;
const LINE = 1.15;
const LINE_LENGTH = 18;
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

/** Break a label into lines of about as many letters as the layout reckons with. */
function broken(words) {
  const lines = [];
  for (const word of words.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && longer.length <= LINE_LENGTH) lines[lines.length - 1] = longer;
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

/**
 * Return the labels that fit: each has `x` and `y`, the middle of its top, and `lines`, `bold` and `colour`.
 *
 * `wanted` comes in order of importance; a label that is `forced` is kept whatever it covers. `scale` is how many
 * pixels on the screen one unit of the drawing has.
 */
function fittingLabels(context, wanted, scale) {
  const cell = 64;
  const taken = new Map();
  const fitting = [];
  for (const item of wanted) {
    const half = Math.max(...item.lines.map((words) => labelWidth(context, words, item.bold))) / 2 + 2;
    const [x, y] = [item.x * scale, item.y * scale];
    const box = [x - half, y, x + half, y + LABEL_SIZE * LINE * item.lines.length];
    const cells = [];
    for (let column = Math.floor(box[0] / cell); column <= Math.floor(box[2] / cell); column++) {
      for (let row = Math.floor(box[1] / cell); row <= Math.floor(box[3] / cell); row++) cells.push(`${column} ${row}`);
    }
    const covers = (other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
    if (!item.forced && cells.some((key) => taken.get(key)?.some(covers))) continue;
    for (const key of cells) {
      if (!taken.has(key)) taken.set(key, []);
      taken.get(key).push(box);
    }
    fitting.push(item);
  }
  return fitting;
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
