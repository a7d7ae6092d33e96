// The drawing as a picture, with a legend and a caption.

/** Browsers make no canvas much larger than this. */
const LONGEST_SIDE = 8000;
/** A picture that is saved is at most so wide, in the pixels of a style sheet: a column of an article, or a slide. */
const PICTURE = 1200;
/** The width of a sheet of paper, in the pixels of a style sheet. */
const PAPER = 700;
/** About where a loop comes back to its shape. */
const LOOP_END = 0.84;

/** Save all that is drawn, with legend and caption, as an SVG file. */
function exportSvg(drawing, view) {
  download(svgFile(svgPicture(drawing, view, { seen: PICTURE })), fileName("svg"));
}

/** Save the same picture as a PNG file, for where no SVG is taken: twice as large, so that it can be printed. */
async function exportPng(drawing, view) {
  const picture = svgPicture(drawing, view, { seen: PICTURE });
  const [wide, high] = ["width", "height"].map((name) => Number(picture.getAttribute(name)));
  const scale = Math.min(2, LONGEST_SIDE / wide, LONGEST_SIDE / high);
  const address = URL.createObjectURL(svgFile(picture));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = el("canvas", { width: Math.round(wide * scale), height: Math.round(high * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((made) => canvas.toBlob(made, "image/png"));
    if (blob) download(blob, fileName("png"));
    else notify(t("share.failed"));
  } catch {
    notify(t("share.failed"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function svgFile(picture) {
  const text = new XMLSerializer().serializeToString(picture);
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`], { type: "image/svg+xml" });
}

/** Put on paper what is drawn as the same picture, since a canvas has the size of the screen, and what it means. */
function printing(drawing, view) {
  const box = byId("printed");
  aroundPrinting(
    () => {
      if (state.view !== "network") return;
      drawing.flush();
      const legend = el("section", { class: "legend" }, ...legendElements());
      box.replaceChildren(svgPicture(drawing, view(), { captioned: false, seen: PAPER }), legend);
    },
    () => box.replaceChildren(),
  );
}

/**
 * Return all that is drawn as an SVG element that is so wide at most, with legend and caption below or without. All
 * words have the size for whoever sees it at that width.
 */
function svgPicture(drawing, view, { captioned = true, seen }) {
  const { shown } = view;
  const at = drawing.network.getPositions(shown.entities);
  const places = shown.entities.length ? Object.values(at) : [{ x: 0, y: 0 }];
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const scale = Math.min(1, (seen - 180) / (most(xs) - least(xs) || 1));
  const labels = labelsOf(drawing, scale);
  const sides = labels.flatMap((item) => sidesOf(item, scale));
  const [left, right] = [least([least(xs) - 90 / scale, ...sides]), most([most(xs) + 90 / scale, ...sides])];
  const [top, bottom] = [least(ys) - 50 / scale, most(ys) + 75 / scale];
  const width = Math.max(480 / scale, right - left);
  const place = { left, top: bottom, width, unit: 1 / scale };
  const below = captioned ? svgBelow(captionLines(view), legendItems(view), place, drawing.colours) : { parts: [], high: 0 };
  const box = {
    x: Math.floor(left),
    y: Math.floor(top),
    width: Math.ceil(width) + 1,
    height: Math.ceil(bottom - top + below.high) + 1,
  };
  const picture = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: Object.values(box).join(" "),
    width: Math.round(box.width * scale),
    height: Math.round(box.height * scale),
    "font-family": "system-ui, sans-serif",
  });
  picture.append(svg("title", null, plainLine(payload.title)), svg("rect", { ...box, fill: drawing.colours.paper }));
  for (const ground of groundsOf(drawing)) picture.append(svgGround(ground, drawing.colours));
  for (const i of drawing.bundles.keys()) picture.append(...svgEdge(i, drawing, view));
  for (const i of shown.entities) picture.append(svgNode(drawing.drawn.get(i), at[i]));
  for (const item of labels) picture.append(...svgLabel(item, scale, drawing.colours));
  picture.append(...below.parts);
  return picture;
}

/** Return where a label begins and ends, with some room beside it. */
function sidesOf({ x, lines, bold }, scale) {
  const half = (most(lines.map((words) => labelWidth(measuring(), words, bold))) / 2 + 8) / scale;
  return [x - half, x + half];
}

function svgEdge(i, drawing, view) {
  const item = drawing.lines.get(i);
  const stroke = {
    stroke: item.stroke,
    "stroke-width": item.width,
    "stroke-opacity": item.opacity,
    fill: "none",
    "stroke-dasharray": item.dashes ? item.dashes.join(" ") : null,
  };
  const line = drawing.line(i);
  const made = [svgLine(line, stroke)];
  if (item.arrows.to.enabled) made.push(svgArrowHead(line, drawing.drawn.get(item.to).size + 2, item, drawing.unit));
  if (drawing.isDisputed(i)) {
    made.push(svgStrokes(line, view.weighed.status[i] === DENIED, drawing.unit, drawing.colours.conflict));
  }
  return made;
}

function svgLine({ centre, radius, from, via, to }, stroke) {
  if (centre) return svg("circle", { cx: round(centre.x), cy: round(centre.y), r: round(radius), ...stroke });
  return svg("path", {
    d: `M${round(from.x)} ${round(from.y)}Q${round(via.x)} ${round(via.y)} ${round(to.x)} ${round(to.y)}`,
    ...stroke,
  });
}

function svgArrowHead(line, gap, item, unit) {
  const tip = pointAt(line, line.centre ? LOOP_END : Math.max(0.5, 1 - gap / (lengthOf(line) || 1)));
  const reach = 7 * unit + item.width;
  const corner = (turn) =>
    `${round(tip.x - reach * tip.dx + turn * reach * 0.5 * tip.dy)},${round(tip.y - reach * tip.dy - turn * reach * 0.5 * tip.dx)}`;
  return svg("polygon", {
    points: `${round(tip.x)},${round(tip.y)} ${corner(1)} ${corner(-1)}`,
    fill: item.stroke,
    "fill-opacity": item.opacity,
  });
}

function svgNode(item, place) {
  return shapeElement(item.shape, round(place.x), round(place.y), item.size, {
    fill: item.color.background,
    stroke: item.color.border,
    "stroke-width": item.borderWidth,
    opacity: item.opacity,
  });
}

function svgLabel({ x, y, lines, bold, colour }, scale, { paper }) {
  const size = LABEL_SIZE / scale;
  return lines.map((words, i) =>
    svg(
      "text",
      {
        x: round(x),
        y: round(y + size + i * size * LINE),
        "font-size": round(size),
        "font-weight": bold ? 600 : null,
        "text-anchor": "middle",
        fill: colour,
        stroke: paper,
        "stroke-width": round(3.5 / scale),
        "stroke-linejoin": "round",
        "paint-order": "stroke",
      },
      words,
    ),
  );
}
