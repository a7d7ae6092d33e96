// The grounds on which communities stand, each with its name.

/** A ground reaches so far beyond the middle of its shapes. */
const RIM = 26;

/** Return the ground of each community that has a name: its box, and its name as a label. */
function groundsOf({ communities, network, unit }) {
  return communities.map((members) => {
    const places = Object.values(network.getPositions(members));
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const rim = RIM * unit;
    const [left, top] = [least(xs) - rim, least(ys) - rim];
    const box = { x: left, y: top, width: most(xs) + rim - left, height: most(ys) + rim * 1.3 - top };
    return { box, name: t("community", { name: label(entities.name[members[0]]) }) };
  });
}

function drawGrounds(context, drawing) {
  if (!drawing.settled) return;
  context.save();
  context.fillStyle = drawing.colours.panel;
  context.strokeStyle = drawing.colours.rule;
  context.lineWidth = drawing.unit;
  for (const { box } of groundsOf(drawing)) {
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, 14 * drawing.unit);
    context.fill();
    context.stroke();
  }
  context.restore();
}

function svgGround({ box }, { panel, rule }) {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(round);
  return svg("rect", { x, y, width, height, rx: 14, fill: panel, stroke: rule });
}
