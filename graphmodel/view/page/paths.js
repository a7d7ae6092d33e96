// How two entities are connected; see graphmodel/paths/finder.py, whose answers these are, in the same order:
// fewer hops; more independent origins on the weakest hop; less busy entities on the way; names, then ids.

const PATHS_LISTED = 10;

/** Answers how two entities are connected by relationships that `weighed` and `kept` leave. */
class PathFinder {
  constructor(source, target, weighed, kept, passes, directed) {
    this.source = source;
    this.target = target;
    this.weighed = weighed;
    this.kept = kept;
    this.passes = passes;
    this.ways = directed ? ["out", "in"] : ["both", "both"];
    this.degrees = new Map([
      [source, 0],
      [target, 0],
    ]);
    this.origins = new Map();
  }

  /** Return the best of all shortest paths, each a list of entities, and how many there are. */
  shortest(limit = PATHS_LISTED) {
    if (this.source === this.target) return { paths: [[this.source]], total: 1n };
    const following = this.search();
    if (following === null) return { paths: [], total: 0n };
    const order = this.backwards(following);
    return { paths: this.ranked(following, order, limit), total: this.count(following, order) };
  }

  /** Return the neighbours of an entity. */
  neighbours(entity, way) {
    const found = new Set();
    for (const i of around(entity)) {
      if (this.kept[i] === 0 || !follows(i, entity, way)) continue;
      const other = otherEnd(i, entity);
      if (other !== entity && (this.passes[other] || other === this.source || other === this.target)) found.add(other);
    }
    return found;
  }

  /** Return the relationships of a step between two neighbours, sorted by their key. */
  hop(here, there) {
    return Array.from(around(here)).filter(
      (i) => this.kept[i] === 1 && otherEnd(i, here) === there && follows(i, here, this.ways[0]),
    );
  }

  /** Return what may follow each entity on all shortest paths, or null when there is none. */
  search() {
    const distance = new Map([[this.source, 0]]);
    let level = [this.source];
    for (let depth = 1; level.length && !distance.has(this.target); depth++) {
      const next = [];
      for (const entity of level) {
        for (const other of this.neighbours(entity, this.ways[0])) {
          if (distance.has(other)) continue;
          distance.set(other, depth);
          next.push(other);
        }
      }
      level = next;
    }
    if (!distance.has(this.target)) return null;
    const following = new Map();
    level = new Set([this.target]);
    for (let depth = distance.get(this.target) - 1; depth >= 0; depth--) {
      const nearer = new Set();
      for (const entity of level) {
        for (const other of this.neighbours(entity, this.ways[1])) {
          if (distance.get(other) !== depth) continue;
          if (!following.has(other)) following.set(other, new Set());
          following.get(other).add(entity);
          nearer.add(other);
        }
      }
      level = nearer;
    }
    return following;
  }

  /** Return all entities on the paths so that each comes after those that may follow it. */
  backwards(following) {
    const levels = [[this.source]];
    while (levels.at(-1).length) {
      levels.push([...new Set(levels.at(-1).flatMap((entity) => [...(following.get(entity) ?? [])]))]);
    }
    return levels.reverse().flat();
  }

  count(following, order) {
    const numbers = new Map([[this.target, 1n]]);
    for (const entity of order) {
      if (entity === this.target) continue;
      let sum = 0n;
      for (const next of following.get(entity)) sum += numbers.get(next);
      numbers.set(entity, sum);
    }
    return numbers.get(this.source);
  }

  degree(entity) {
    if (!this.degrees.has(entity)) this.degrees.set(entity, this.neighbours(entity, "both").size);
    return this.degrees.get(entity);
  }

  /** Return how many independent origins vouch for a hop. */
  hopOrigins(here, there) {
    const key = `${here} ${there}`;
    if (!this.origins.has(key)) {
      const found = this.hop(here, there);
      const number =
        found.length === 1
          ? this.weighed.origins[found[0]]
          : disjoint(found.flatMap((i) => relationshipOf(i, this.weighed).origins)).length;
      this.origins.set(key, number);
    }
    return this.origins.get(key);
  }

  /** Return the first `limit` paths by a best-first walk, with a bound on each entity's best completion that is exact. */
  ranked(following, order, limit) {
    const completions = this.completions(following, order);
    const names = nameRanks();
    const bound = (rank, entity) =>
      completions
        .get(entity)
        .map((end) => after(rank, end.weakness, end.busyness))
        .reduce((a, b) => (compareRanks(b, a) < 0 ? b : a));
    const start = { weakness: -Infinity, busyness: 0 };
    const heap = new Heap((a, b) => compareRanks(a.bound, b.bound) || compareLists(a.names, b.names));
    heap.push({ bound: bound(start, this.source), names: [names[this.source]], entities: [this.source], rank: start });
    const found = [];
    while (heap.size && found.length < limit) {
      const best = heap.pop();
      const here = best.entities.at(-1);
      if (here === this.target) {
        found.push(best.entities);
        continue;
      }
      for (const next of following.get(here)) {
        const rank = after(best.rank, -this.hopOrigins(here, next), this.degree(next));
        heap.push({
          bound: bound(rank, next),
          names: [...best.names, names[next]],
          entities: [...best.entities, next],
          rank,
        });
      }
    }
    return found;
  }

  /** Return for each entity the ranks of its ways to the target that no other of its ways beats in both parts. */
  completions(following, order) {
    const found = new Map([[this.target, [{ weakness: -Infinity, busyness: 0 }]]]);
    for (const entity of order) {
      if (entity === this.target) continue;
      const all = [...following.get(entity)].flatMap((next) =>
        found.get(next).map((rank) => after(rank, -this.hopOrigins(entity, next), this.degree(next))),
      );
      const front = [];
      for (const rank of all.sort(compareRanks)) {
        if (!front.length || rank.busyness < front.at(-1).busyness) front.push(rank);
      }
      found.set(entity, front);
    }
    return found;
  }
}

function after(rank, weakness, degree) {
  return { weakness: Math.max(rank.weakness, weakness), busyness: rank.busyness + degree };
}

function compareRanks(a, b) {
  return a.weakness === b.weakness ? a.busyness - b.busyness : a.weakness < b.weakness ? -1 : 1;
}

/** A binary heap, the smallest item first. */
class Heap {
  constructor(compare) {
    this.compare = compare;
    this.items = [];
  }

  get size() {
    return this.items.length;
  }

  push(item) {
    const { items } = this;
    let i = items.push(item) - 1;
    while (i > 0) {
      const above = (i - 1) >> 1;
      if (this.compare(items[above], items[i]) <= 0) break;
      [items[above], items[i]] = [items[i], items[above]];
      i = above;
    }
  }

  pop() {
    const { items } = this;
    const first = items[0];
    const last = items.pop();
    if (items.length) {
      items[0] = last;
      for (let i = 0; ;) {
        let least = i;
        for (const below of [2 * i + 1, 2 * i + 2]) {
          if (below < items.length && this.compare(items[below], items[least]) < 0) least = below;
        }
        if (least === i) break;
        [items[least], items[i]] = [items[i], items[least]];
        i = least;
      }
    }
    return first;
  }
}
