// Telling vis-network what is different, and no more.

/** Make a data set hold these items, touching only those that differ from what it holds. */
function update(set, items, known) {
  const wanted = new Set();
  const changed = [];
  for (const item of items) {
    wanted.add(item.id);
    const before = known.get(item.id);
    if (before && same(before, item)) continue;
    known.set(item.id, item);
    changed.push(item);
  }
  const gone = [...known.keys()].filter((id) => !wanted.has(id));
  gone.forEach((id) => known.delete(id));
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
}

function same(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}
