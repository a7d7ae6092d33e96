// The drawing as a picture with a caption that says what it shows, of when, and from which documents.

const CAPTION_DOCUMENTS = 12;
const CAPTION_LETTERS = 500;
const MARGIN = 28;

/** Return the lines of the caption, the title first. */
function captionLines(view) {
  const words = filtersInWords(state.filters);
  const papers = new Set();
  for (const i of view.shown.relationships) {
    for (let c = relationships.first[i]; c < relationships.first[i + 1]; c++) {
      if (view.weighed.takes === null || view.weighed.takes(c)) papers.add(claims.document[c]);
    }
  }
  const listed = byDocumentId(papers);
  const day = new Date().toISOString().slice(0, 10);
  const counts = t("caption.counts", {
    entities: plural("entity", view.shown.entities.length),
    relationships: plural("relationship", view.shown.relationships.length),
  });
  const more = listed.length - CAPTION_DOCUMENTS;
  return [
    island.title,
    `${counts}. ${partInWords(view.shown)}`.trim(),
    ...(view.answer ? [t("caption.path", { path: plainHeadline(view.answer) })] : []),
    words.length ? t("caption.filters", { list: words.join("; ") }) : t("caption.no_filters"),
    ...(state.filters.statuses ? [] : [t("caption.denied")]),
    t("caption.date", { date: day }),
    plural("caption.documents", listed.length),
    ...listed
      .slice(0, CAPTION_DOCUMENTS)
      .map(
        (i) =>
          `• ${cut(documentTitle(i), CAPTION_LETTERS / 2)}${documents[i].published ? `, ${documents[i].published}` : ""}`,
      ),
    ...(more > 0 ? [t("overview.more", { count: number(more) })] : []),
  ].map((line) => cut(plainLine(line), CAPTION_LETTERS));
}

function plainHeadline(answer) {
  return el("span", null, ...headline(answer)).textContent;
}

/** Say which part of the graph is drawn, or nothing when all of it is. */
function partInWords({ part, picked, entities: drawn, candidates }) {
  const near = state.focus === NONE ? "" : plural("part.focus", state.hops, { name: entities.name[state.focus] });
  const asked = drawn.length - picked;
  const more = asked ? plural("part.asked", asked) : "";
  const values = { drawn: number(picked), all: number(candidates), more };
  return [near, part ? t(`part.${part}`, values) : ""].filter(Boolean).join(" ");
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

/** Save the drawing as it is on the screen as a PNG file. */
function exportPng(drawing, view) {
  const canvas = drawing.frame.querySelector("canvas");
  const scale = canvas.width / canvas.clientWidth || 1;
  const [titleSize, size] = [20 * scale, 13 * scale];
  const margin = MARGIN * scale;
  const picture = document.createElement("canvas");
  const context = picture.getContext("2d");
  const font = (points, weight = "") => `${weight} ${points}px system-ui, sans-serif`;
  context.font = font(size);
  const [title, ...rest] = captionLines(view);
  const lines = wrapped(rest, canvas.width - 2 * margin, (words) => context.measureText(words).width);
  context.font = font(titleSize, "bold");
  const titles = wrapped([title], canvas.width - 2 * margin, (words) => context.measureText(words).width);
  picture.width = canvas.width;
  picture.height = canvas.height + 2 * margin + titles.length * titleSize * 1.4 + lines.length * size * 1.5;
  const { paper, ink } = drawing.colours;
  context.fillStyle = paper;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(canvas, 0, 0);
  context.fillStyle = ink;
  let y = canvas.height + margin;
  for (const line of titles) {
    context.font = font(titleSize, "bold");
    context.fillText(line, margin, (y += titleSize * 1.2));
  }
  context.font = font(size);
  y += size * 0.6;
  for (const line of lines) context.fillText(line, margin, (y += size * 1.5));
  picture.toBlob((blob) => (blob ? download(blob, fileName("png")) : announce(t("share.failed"))), "image/png");
}

/** Save all that is drawn as an SVG file. */
function exportSvg(drawing, view) {
  const text = new XMLSerializer().serializeToString(svgPicture(drawing, view));
  download(new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`], { type: "image/svg+xml" }), fileName("svg"));
}

function svgPicture(drawing, view) {
  const { shown } = view;
  const at = drawing.network.getPositions(shown.entities);
  const places = shown.entities.length ? Object.values(at) : [{ x: 0, y: 0 }];
  const [left, right] = [least(places.map((p) => p.x)) - 90, most(places.map((p) => p.x)) + 90];
  const [top, bottom] = [least(places.map((p) => p.y)) - 50, most(places.map((p) => p.y)) + 50];
  const width = Math.max(480, right - left);
  const { paper, ink } = drawing.colours;
  const size = Math.max(13, width / 90);
  const [title, ...rest] = captionLines(view);
  const lines = wrapped(rest, width - 2 * MARGIN, (words) => [...words].length * size * 0.55);
  const titles = wrapped([title], width - 2 * MARGIN, (words) => [...words].length * size * 0.9);
  const captionHeight = 2 * MARGIN + titles.length * size * 2 + lines.length * size * 1.5;
  const height = bottom - top + captionHeight;
  const picture = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `${round(left)} ${round(top)} ${round(width)} ${round(height)}`,
    width: round(width),
    height: round(height),
    "font-family": "system-ui, sans-serif",
  });
  picture.append(
    svg("title", null, plainLine(island.title)),
    svg("rect", { x: round(left), y: round(top), width: round(width), height: round(height), fill: paper }),
  );
  for (const i of shown.relationships) picture.append(...svgEdge(drawing.lines.get(i), i, at, drawing, view));
  for (const i of shown.entities) picture.append(svgNode(drawing.drawn.get(i), at[i]));
  for (const item of labelsOf(drawing, 1)) picture.append(...svgLabel(item, drawing.colours));
  let y = bottom + MARGIN;
  for (const line of titles)
    picture.append(
      svg(
        "text",
        {
          x: round(left + MARGIN),
          y: round((y += size * 1.6)),
          "font-size": round(size * 1.5),
          "font-weight": "bold",
          fill: ink,
        },
        line,
      ),
    );
  y += size * 0.6;
  for (const line of lines)
    picture.append(
      svg("text", { x: round(left + MARGIN), y: round((y += size * 1.5)), "font-size": round(size), fill: ink }, line),
    );
  return picture;
}

function svgEdge(item, i, at, drawing, view) {
  const stroke = {
    stroke: item.stroke,
    "stroke-width": item.width,
    "stroke-opacity": item.opacity,
    fill: "none",
    "stroke-dasharray": item.dashes ? item.dashes.join(" ") : null,
  };
  const from = at[item.from];
  if (item.from === item.to)
    return [svg("circle", { cx: round(from.x + 12), cy: round(from.y - 22), r: 16, ...stroke })];
  const line = curve(from, at[item.to], drawing.bends.get(i));
  const made = [
    svg("path", {
      d: `M${round(line.from.x)} ${round(line.from.y)}Q${round(line.via.x)} ${round(line.via.y)} ${round(line.to.x)} ${round(line.to.y)}`,
      ...stroke,
    }),
  ];
  const status = view.weighed.status[i];
  if (item.arrows.to.enabled) made.push(svgArrowHead(line, drawing.drawn.get(item.to).size + 2, item, drawing.unit));
  if (isDisputed(status)) {
    made.push(
      svg("path", {
        d: hatching(line, status, drawing.unit)
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

function svgArrowHead(line, gap, item, unit) {
  const length = Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y) || 1;
  const tip = pointAt(line, Math.max(0.5, 1 - gap / length));
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

function svgLabel({ x, y, lines, bold, colour }, { paper }) {
  return lines.map((words, i) =>
    svg(
      "text",
      {
        x: round(x),
        y: round(y + LABEL_SIZE + i * LABEL_SIZE * LINE),
        "font-size": LABEL_SIZE,
        "font-weight": bold ? 600 : null,
        "text-anchor": "middle",
        fill: colour,
        stroke: paper,
        "stroke-width": 3.5,
        "stroke-linejoin": "round",
        "paint-order": "stroke",
      },
      words,
    ),
  );
}
