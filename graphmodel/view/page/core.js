// The most telling core of a graph that is too large to be read at first sight: connected entities of a few communities.

/** So many entities are read at first sight. */
const CORE = Math.min(35, MOST);
/** The core is of so many communities, as long as they have enough entities; of one it has this share at most. */
const CORE_COMMUNITIES = 5;
const CORE_SHARE = 1 / 5;

/** Return the entities of the core of some that are linked by relationships: the strongest first, each joined to one before. */
function coreOf(candidates, linked, size = CORE) {
  const strength = strengths(linked);
  const eligible = new Uint8Array(entities.count);
  for (const i of candidates) eligible[i] = 1;
  const has = new Uint8Array(relationships.count);
  for (const i of linked) has[i] = 1;
  const strongest = new Set(strongestCommunities(candidates, strength));
  const counts = new Map();
  const most = Math.ceil(size * CORE_SHARE);
  const found = new Set();
  const seen = new Set();
  const names = nameRanks();
  const queue = new Heap((a, b) => strength[b] - strength[a] || names[a] - names[b]);
  const late = [];
  const reach = (entity) => {
    if (seen.has(entity) || !eligible[entity]) return;
    seen.add(entity);
    queue.push(entity);
  };
  const first = candidates.filter((i) => strength[i] > 0 && strongest.has(communityOf(i)));
  if (first.length) reach(first.reduce((a, b) => (strength[b] > strength[a] ? b : a)));
  while (found.size < size && (queue.size || late.length)) {
    if (!queue.size) {
      late.splice(0).forEach((entity) => queue.push(entity));
      strongest.clear(); // what few communities have is not enough
    }
    const entity = queue.pop();
    const community = communityOf(entity);
    const count = counts.get(community) ?? 0;
    if (strongest.size && (!strongest.has(community) || count >= most)) {
      late.push(entity);
      continue;
    }
    counts.set(community, count + 1);
    found.add(entity);
    for (const i of around(entity)) if (has[i]) reach(otherEnd(i, entity));
  }
  return [...found];
}

function communityOf(entity) {
  return payload.communities[entity];
}

function strongestCommunities(candidates, strength) {
  const sums = new Map();
  for (const i of candidates) sums.set(communityOf(i), (sums.get(communityOf(i)) ?? 0) + strength[i]);
  const order = [...sums.keys()].sort((a, b) => sums.get(b) - sums.get(a) || a - b);
  return order.slice(0, CORE_COMMUNITIES);
}

/**
 * Return how much is told of each entity: each neighbour counts once, the more the less a hop to it costs; the scene of
 * much tells little.
 */
function strengths(linked) {
  const cheapest = new Map();
  for (const i of linked) {
    if (isLoop(i)) continue;
    const key = pairKey(i);
    cheapest.set(key, Math.min(cheapest.get(key) ?? Infinity, costOfHop(i)));
  }
  const found = new Float64Array(entities.count);
  for (const [key, cost] of cheapest) {
    for (const entity of [Math.floor(key / entities.count), key % entities.count])
      found[entity] += (isSetting(entity) ? 0.5 : 1) / cost;
  }
  return found;
}
