// Which paths are worth telling beside each other, and which only vary one that is told; see
// graphmodel/paths/differing.py.

/**
 * Return the first `number` paths that differ, and after them the others that cost what the last of them does. Each has
 * an entity that none before has, their similar ones included.
 */
function differing(ranked, number) {
  const found = [];
  const told = new Set();
  let last = null;
  for (const { path, cost } of ranked) {
    if (cost !== last && found.length >= number) break;
    last = cost;
    const fresh = path.filter((entity) => !told.has(entity));
    if (found.length && !fresh.length) continue;
    for (const entity of fresh) told.add(entity);
    const like = found.find((each) => varies(each.entities, path));
    if (like) like.similar.push(path);
    else found.push({ entities: path, cost, similar: [] });
  }
  return found;
}

/** Return whether another path only inserts an entity into a path, or changes one of it. */
function varies(path, other) {
  if (other.length === path.length) return path.filter((entity, i) => entity !== other[i]).length === 1;
  if (other.length !== path.length + 1) return false;
  const at = path.findIndex((entity, i) => entity !== other[i]);
  return at > 0 && path.slice(at).every((entity, i) => entity === other[at + 1 + i]);
}
