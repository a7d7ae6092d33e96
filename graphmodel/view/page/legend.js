// What shapes, colours and lines mean.

/** Return a small picture of a kind's shape. */
function kindIcon(kind) {
  const icon = svg("svg", { class: "icon", viewBox: "-10 -10 20 20", width: 16, height: 16, "aria-hidden": "true" });
  icon.append(shapeElement(kinds[kind].shape, 0, 0, 7, { fill: kinds[kind].fill, class: "outlined" }));
  return icon;
}

/** Return a small picture of how a relationship is drawn that has a status, and perhaps is contested or derived. */
function lineIcon(status, { width = 2, contested = false, derived = false } = {}) {
  const icon = svg("svg", {
    class: "icon line-icon",
    viewBox: "0 0 44 16",
    width: 44,
    height: 16,
    "aria-hidden": "true",
  });
  const disputed = contested || status === "denied";
  const look = `line line-${status}${disputed ? " line-disputed" : ""}${derived ? " line-derived" : ""}`;
  icon.append(svg("line", { x1: 1, y1: 8, x2: 43, y2: 8, "stroke-width": width, class: look }));
  const line = { from: { x: -10, y: 8 }, via: { x: 22, y: 8 }, to: { x: 54, y: 8 } };
  if (disputed) {
    for (const [x1, y1, x2, y2] of hatching(line, !contested))
      icon.append(svg("line", { x1, y1, x2, y2, class: "hatch" }));
  }
  return icon;
}

/** Return the legend of what the page has. */
function legendElements() {
  const present = tally(entities.kind, kinds.length);
  const used = kinds.map((kind, i) => i).filter((i) => present[i]);
  return [
    el("p", { class: "legend-part" }, t("legend.kinds")),
    el("ul", null, ...used.map((i) => el("li", null, kindIcon(i), isolated(kinds[i].label)))),
    el("p", { class: "legend-part" }, t("legend.lines")),
    el(
      "ul",
      null,
      ...statuses.map((status) => el("li", null, lineIcon(status), t(`legend.${status}`))),
      el("li", null, lineIcon("asserted", { contested: true }), t("legend.contested")),
      el("li", null, lineIcon("asserted", { derived: true }), t("legend.derived")),
      el("li", null, lineIcon("asserted", { width: 5 }), t("legend.width")),
      el("li", null, svgArrow(), t("legend.arrow")),
    ),
  ];
}

function svgArrow() {
  return svg(
    "svg",
    { class: "icon line-icon", viewBox: "0 0 44 16", width: 44, height: 16, "aria-hidden": "true" },
    svg("line", { x1: 1, y1: 8, x2: 36, y2: 8, "stroke-width": 2, class: "line line-asserted" }),
    svg("polygon", { points: "43,8 33,3 33,13", class: "arrow-head" }),
  );
}
