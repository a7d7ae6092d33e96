// The most telling core of a graph that is too large to be read at first sight: connected entities of a few communities.

/** So many entities are read at first sight. */
const CORE = Math.min(35, MOST);
/** Fewer are too little to see. */
const LEAST_CORE = 12;
/** The core is of so many communities, as long as they have enough entities; of one it has this share at most. */
const CORE_COMMUNITIES = 5;
const CORE_SHARE = 1 / 5;

/**
 * Return the entities of the core of some that are linked by relationships, each joined to one before: the strongest of
 * the communities that tell most, then what else is joined to them. Where that is too little to see, the next part
 * that nothing joins to it follows.
 */
function coreOf(candidates, linked, size = CORE) {
  const strength = strengths(linked);
  const names = nameRanks();
  const stronger = (a, b) => strength[b] - strength[a] || names[a] - names[b];
  const telling = new Set(strongestCommunities(candidates, strength));
  const growth = new Growth(candidates, linked, stronger);
  const share = Math.ceil(size * CORE_SHARE);
  let left = candidates.filter((i) => strength[i] > 0);
  while (left.length && growth.found.size < Math.min(size, LEAST_CORE)) {
    const first = left.filter((i) => telling.has(communityOf(i)));
    growth.reach((first.length ? first : left).reduce((a, b) => (stronger(a, b) <= 0 ? a : b)));
    growth.grow(size, (community, members) => telling.has(community) && members < share);
    growth.grow(size, () => true); // what few communities have is not enough
    left = left.filter((i) => !growth.seen.has(i));
  }
  return [...growth.found];
}

/** Takes entities one by one, always the strongest that is joined to one taken before. */
class Growth {
  constructor(candidates, linked, stronger) {
    this.eligible = new Uint8Array(entities.count);
    for (const i of candidates) this.eligible[i] = 1;
    this.has = new Uint8Array(relationships.count);
    for (const i of linked) this.has[i] = 1;
    this.queue = new Heap(stronger);
    this.seen = new Set();
    this.found = new Set();
    this.members = new Map();
  }

  /** Let an entity wait to be taken. */
  reach(entity) {
    if (this.seen.has(entity) || !this.eligible[entity]) return;
    this.seen.add(entity);
    this.queue.push(entity);
  }

  /** Take up to so many entities, those whose community may have more than it has; the others go on waiting. */
  grow(size, may) {
    const late = [];
    while (this.found.size < size && this.queue.size) {
      const entity = this.queue.pop();
      const community = communityOf(entity);
      const members = this.members.get(community) ?? 0;
      if (!may(community, members)) {
        late.push(entity);
        continue;
      }
      this.members.set(community, members + 1);
      this.found.add(entity);
      for (const i of around(entity)) if (this.has[i]) this.reach(otherEnd(i, entity));
    }
    late.forEach((entity) => this.queue.push(entity));
  }
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
