// A layout that the reader made by moving entities, kept in a file of theirs.

const LAYOUT = "graphmodel-layout";

/** Return the places of all entities that are drawn or were moved, as the text of a file. */
function layoutText(drawing) {
  const places = new Map([...drawing.places, ...drawing.moved]);
  const positions = [...places]
    .sort((a, b) => a[0] - b[0])
    .map(([i, { x, y }]) => [entities.id[i], Math.round(x), Math.round(y)]);
  return `${JSON.stringify({ format: LAYOUT, version: 1, positions })}\n`;
}

/** Return the places that a file has for entities of this page, or null when it is no layout. */
function readLayout(content) {
  let read;
  try {
    read = JSON.parse(content);
  } catch {
    return null;
  }
  if (read?.format !== LAYOUT || !Array.isArray(read.positions)) return null;
  const found = new Map();
  for (const row of read.positions) {
    if (!Array.isArray(row)) continue;
    const entity = entityNumbers().get(row[0]);
    const [x, y] = [row[1], row[2]];
    if (entity !== undefined && [x, y].every((value) => Number.isFinite(value) && Math.abs(value) < 1e6))
      found.set(entity, { x, y });
  }
  return found;
}

/** Offer a file to the reader. */
function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = el("a", { href: address, download: name, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Return a name for a file made of the page's title. */
function fileName(ending) {
  const plain = latin(payload.title).replaceAll(" ", "-").slice(0, 60) || "network";
  return `${plain}.${ending}`;
}
