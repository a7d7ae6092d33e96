// The drawing as a picture with a caption that says what it shows, of when, and from which documents.

const CAPTION_DOCUMENTS = 12;
const CAPTION_LETTERS = 500;
/** Browsers make no canvas much larger than this. */
const LONGEST_SIDE = 8000;
const MARGIN = 28;
/** The width of a sheet of paper, in the pixels of a style sheet. */
const PAPER = 700;
/** About where a loop comes back to its shape. */
const LOOP_END = 0.84;

/** Return the lines of the caption, the title first. */
function captionLines(view) {
  const words = filtersInWords(state.filters);
  const listed = byDocumentId(documentsOf(claimsOfAll(view.shown.relationships, view.weighed.takes)));
  const day = new Date().toISOString().slice(0, 10);
  const counts = t(view.shown.relationships.length ? "caption.counts" : "caption.counts.none", {
    entities: plural("entity", view.shown.entities.length),
    relationships: relationshipsInWords(view.shown.relationships, view.weighed),
    statuses: statusCounts(view.shown.relationships, view.weighed),
  });
  const more = listed.length - CAPTION_DOCUMENTS;
  return [
    payload.title,
    ...payload.notes,
    `${counts}. ${partInWords(view.shown)}`.trim(),
    ...(view.answer ? [t("caption.path", { path: headline(view.answer).join("") })] : []),
    words.length ? t("caption.filters", { list: words.join("; ") }) : t("caption.no_filters"),
    ...(state.filters.statuses ? [] : [t("caption.denied")]),
    t("caption.date", { date: day }),
    ...(listed.length ? [plural("caption.documents", listed.length)] : []),
    ...listed
      .slice(0, CAPTION_DOCUMENTS)
      .map(
        (i) =>
          `• ${cut(documentTitle(i), CAPTION_LETTERS / 2)}${documents[i].published ? `, ${documents[i].published}` : ""}`,
      ),
    ...(more > 0 ? [t("overview.more", { count: number(more) })] : []),
  ].map((line) => cut(plainLine(line), CAPTION_LETTERS));
}

/** Say which part of the graph is drawn, or nothing when all of it is. */
function partInWords({ part, picked, entities: drawn, candidates }) {
  const near = state.focus === NONE ? "" : plural("part.focus", state.hops, { name: named(state.focus) });
  const around = state.expand.filter((i) => !state.filters.avoid.has(i)).map(named);
  const expanded = around.length ? t("part.expanded", { list: around.join(", ") }) : "";
  const asked = drawn.length - picked;
  const more = asked ? plural("part.asked", asked) : "";
  const values = { drawn: number(picked), all: number(candidates), more };
  if (part === "path") return [plural("part.path", drawn.length, { all: number(candidates) }), expanded].filter(Boolean).join(" ");
  return [near, expanded, part ? t(`part.${part}`, values) : ""].filter(Boolean).join(" ");
}

/** Break lines where they are wider than a picture; `measure` tells how wide a text is. */
function wrapped(lines, width, measure) {
  return lines.flatMap((line) => {
    const broken = [""];
    for (const word of line.split(" ").flatMap((word) => word.match(/.{1,40}/gsu) ?? [""])) {
      const longer = broken.at(-1) ? `${broken.at(-1)} ${word}` : word;
      if (measure(longer) > width && broken.at(-1)) broken.push(word);
      else broken[broken.length - 1] = longer;
    }
    return broken;
  });
}

/** Save all that is drawn, with its caption, as an SVG file. */
function exportSvg(drawing, view) {
  download(svgFile(svgPicture(drawing, view)), fileName("svg"));
}

/** Save the same picture as a PNG file, for where no SVG is taken: twice as large, so that it can be printed. */
async function exportPng(drawing, view) {
  const picture = svgPicture(drawing, view);
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
 * Return all that is drawn as an SVG element, with its caption below or without. Its labels are for whoever sees it
 * at its own width, or at a `seen` one.
 */
function svgPicture(drawing, view, { captioned = true, seen = null } = {}) {
  const { shown } = view;
  const at = drawing.network.getPositions(shown.entities);
  const places = shown.entities.length ? Object.values(at) : [{ x: 0, y: 0 }];
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const scale = seen === null ? 1 : Math.min(1, (seen - 180) / (most(xs) - least(xs) || 1));
  const [left, right] = [least(xs) - 90 / scale, most(xs) + 90 / scale];
  const [top, bottom] = [least(ys) - 50 / scale, most(ys) + 75 / scale];
  const width = Math.max(480, right - left);
  const { paper, ink } = drawing.colours;
  const caption = captioned
    ? svgCaption(captionLines(view), { left, top: bottom, width, ink })
    : { lines: [], high: 0 };
  const box = { x: round(left), y: round(top), width: round(width), height: round(bottom - top + caption.high) };
  const picture = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: Object.values(box).join(" "),
    width: box.width,
    height: box.height,
    "font-family": "system-ui, sans-serif",
  });
  picture.append(svg("title", null, plainLine(payload.title)), svg("rect", { ...box, fill: paper }));
  for (const ground of groundsOf(drawing)) picture.append(svgGround(ground, drawing.colours));
  for (const i of drawing.bundles.keys()) picture.append(...svgEdge(i, drawing, view));
  for (const i of shown.entities) picture.append(svgNode(drawing.drawn.get(i), at[i]));
  for (const item of labelsOf(drawing, scale)) picture.append(...svgLabel(item, scale, drawing.colours));
  picture.append(...caption.lines);
  return picture;
}

/** Return the lines of a caption, and how high they are together. */
function svgCaption([title, ...rest], { left, top, width, ink }) {
  const size = Math.max(13, width / 90);
  const x = round(left + MARGIN);
  const room = width - 2 * MARGIN;
  const wide = (share) => (words) => [...words].length * size * share;
  let y = top + MARGIN;
  const bold = wrapped([title], room, wide(0.9)).map((line) =>
    svg(
      "text",
      { x, y: round((y += size * 1.6)), "font-size": round(size * 1.5), "font-weight": "bold", fill: ink },
      line,
    ),
  );
  y += size * 0.6;
  const plain = wrapped(rest, room, wide(0.55)).map((line) =>
    svg("text", { x, y: round((y += size * 1.5)), "font-size": round(size), fill: ink }, line),
  );
  return { lines: [...bold, ...plain], high: y + MARGIN - top };
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
    made.push(
      svg("path", {
        d: hatching(line, view.weighed.status[i] === DENIED, drawing.unit)
          .map(([x1, y1, x2, y2]) => `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`)
          .join(""),
        stroke: drawing.colours.conflict,
        "stroke-width": 1.4 * drawing.unit,
        fill: "none",
      }),
    );
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
