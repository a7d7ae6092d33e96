// Paths as rows: the marked one from end to end, so that it reads like a sentence, and what else others pass below it.

/** So far apart are two rows at most, in pixels. */
const ROW = 150;

/**
 * Return a place within a frame for each entity of paths. The first row is the marked path; in a frame that is higher
 * than wide rows run downwards.
 */
function inRows(paths, marked, { width, height }) {
  const upright = height > width;
  const [long, deep] = upright ? [height, width] : [width, height];
  const rows = [marked];
  const seen = new Set(marked);
  for (const path of paths) {
    const others = path.filter((i) => !seen.has(i));
    if (!others.length) continue;
    others.forEach((i) => seen.add(i));
    rows.push(path);
  }
  const places = new Map();
  const depth = Math.min(deep, ROW * (rows.length - 1));
  rows.forEach((row, r) => {
    const across = rows.length > 1 ? (r / (rows.length - 1) - 0.5) * depth : 0;
    row.forEach((i, place) => {
      if (places.has(i)) return;
      const along = row.length > 1 ? (place / (row.length - 1) - 0.5) * long : 0;
      places.set(i, upright ? { x: across, y: along } : { x: along, y: across });
    });
  });
  return places;
}
