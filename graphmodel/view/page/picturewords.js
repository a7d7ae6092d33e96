// What stands below a picture: a legend of what is in it, and its caption.

const MARGIN = 28;
const CAPTION_SIZE = 13;
/** The room that a sign of the legend has, and a letter, as shares of the size of the letters. */
const KIND_ROOM = 2;
const LINE_ROOM = 4;
const LETTER_ROOM = 0.56;
const BOLD_LETTER_ROOM = 0.9;

/** Return the legend and the caption as elements, and how high they are together; `unit` is a pixel of who sees it. */
function svgBelow(lines, legend, place, colours) {
  const legendPart = svgLegend(legend, place, colours);
  const caption = svgCaption(lines, { ...place, top: place.top + legendPart.high }, colours);
  return { parts: [...legendPart.parts, ...caption.parts], high: legendPart.high + caption.high };
}

/** Return the lines of a caption, the first as its title. */
function svgCaption([title, ...rest], { left, top, width, unit }, { ink }) {
  const size = CAPTION_SIZE * unit;
  const x = round(left + MARGIN * unit);
  const room = width - 2 * MARGIN * unit;
  const wide = (share) => (words) => [...words].length * size * share;
  let y = top + MARGIN * unit * 0.5;
  const bold = wrapped([title], room, wide(BOLD_LETTER_ROOM)).map((line) =>
    svg(
      "text",
      { x, y: round((y += size * 1.6)), "font-size": round(size * 1.5), "font-weight": "bold", fill: ink },
      line,
    ),
  );
  y += size * 0.6;
  const plain = wrapped(rest, room, wide(LETTER_ROOM)).map((line) =>
    svg("text", { x, y: round((y += size * 1.5)), "font-size": round(size), fill: ink }, line),
  );
  return { parts: [...bold, ...plain], high: y + MARGIN * unit - top };
}

/** Return the signs of a legend with their words, one after the other, in as many rows as they need. */
function svgLegend({ kinds: used, lines }, { left, top, width, unit }, colours) {
  const size = CAPTION_SIZE * unit;
  const [start, end] = [left + MARGIN * unit, left + width - MARGIN * unit];
  const parts = [];
  let [x, y] = [start, top + MARGIN * unit];
  const put = (room, words, sign) => {
    const wide = (room + 2 + [...words].length * LETTER_ROOM) * size;
    if (x > start && x + wide > end) [x, y] = [start, y + size * 1.7];
    parts.push(...sign(x, y - size * 0.35), svg("text", { x: round(x + room * size), y: round(y), "font-size": round(size), fill: colours.ink }, words));
    x += wide;
  };
  for (const kind of used) put(KIND_ROOM, plainLine(kinds[kind].label), (at, middle) => [svgKind(kind, at + size * 0.7, middle, size * 0.55, colours)]);
  if (used.length && lines.length) [x, y] = [start, y + size * 1.7];
  for (const look of lines) put(LINE_ROOM, t(`legend.${look.key}`), (at, middle) => svgLook(look, at, middle, size, colours));
  return parts.length ? { parts: [svg("g", { class: "legend" }, ...parts)], high: y + size - top } : { parts, high: 0 };
}

function svgKind(kind, x, y, size, { outline }) {
  return shapeElement(kinds[kind].shape, round(x), round(y), round(size), {
    fill: kinds[kind].fill,
    stroke: outline,
    "stroke-width": round(size / 6),
  });
}

/** Return a line as it is drawn that has a status, and perhaps is contested, paler, wider or on the marked path. */
function svgLook({ status, contested, marked, opacity = null, width = 2 }, x, y, size, { line, conflict, accent }) {
  const disputed = contested || status === "denied";
  const unit = size / CAPTION_SIZE;
  const [from, to] = [x, x + size * (LINE_ROOM - 0.8)].map((end) => ({ x: end, y }));
  const stroke = {
    stroke: disputed ? conflict : marked ? accent : line,
    "stroke-width": round(width * unit),
    "stroke-dasharray": DASHES[status]?.map((dash) => round(dash * unit)).join(" "),
    "stroke-opacity": opacity,
  };
  const drawnLine = svg("line", { x1: round(from.x), y1: round(y), x2: round(to.x), y2: round(y), ...stroke });
  const across = { from, via: { x: (from.x + to.x) / 2, y }, to };
  return disputed ? [drawnLine, svgStrokes(across, status === "denied", unit * 0.6, conflict)] : [drawnLine];
}

/** Return the marks of a disputed line as one element. */
function svgStrokes(line, crossed, unit, colour) {
  return svg("path", {
    d: hatching(line, crossed, unit)
      .map(([x1, y1, x2, y2]) => `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`)
      .join(""),
    stroke: colour,
    "stroke-width": round(1.4 * unit),
    fill: "none",
  });
}
