// The best paths between two entities by a sum of whole numbers; see graphmodel/paths/search.py. Since the page has its
// whole graph at hand, what remains to the target is known of every entity at once, and guides all further searches.

/** Finds the paths of least weight from where one has got to; `weigh` returns the weight of a step. */
class Search {
  constructor(lookups, weigh) {
    this.lookups = lookups;
    this.weigh = weigh;
    this.remaining = this.everyRemaining();
  }

  /** Whether there is any path. */
  get isPossible() {
    return this.remaining[this.lookups.source] < Infinity;
  }

  /** Return what a way to the target weighs at least from each entity, unless it leads through the source. */
  everyRemaining() {
    const { lookups, weigh } = this;
    const found = new Float64Array(entities.count).fill(Infinity);
    const queue = new Heap((a, b) => a.weight - b.weight);
    found[lookups.target] = 0;
    queue.push({ weight: 0, here: lookups.target });
    while (queue.size) {
      const { weight, here } = queue.pop();
      if (weight > found[here] || here === lookups.source) continue;
      const passing = lookups.passing(here);
      for (const i of around(here)) {
        const there = lookups.follow(i, here, lookups.ways.backward);
        if (there === NONE) continue;
        const more = weight + weigh(costOfHop(i), passing);
        if (more >= found[there]) continue;
        found[there] = more;
        queue.push({ weight: more, here: there });
      }
    }
    return found;
  }

  weightOf(step, there) {
    return this.weigh(step.cost, this.lookups.passing(there));
  }

  /** Return the weight of a path's beginning. */
  weight(path) {
    let sum = 0;
    for (let i = 1; i < path.length; i++) sum += this.weightOf(this.lookups.steps(path[i - 1]).get(path[i]), path[i]);
    return sum;
  }

  /** Return what paths weigh at least that begin so and go on to none of `banned`; Infinity where there is none. */
  bound(prefix, banned) {
    let least = Infinity;
    for (const [there, step] of this.lookups.steps(prefix.at(-1))) {
      if (banned.has(there) || prefix.includes(there)) continue;
      least = Math.min(least, this.weightOf(step, there) + this.remaining[there]);
    }
    return this.weight(prefix) + least;
  }

  /** Return the paths of least weight that begin with `prefix` and go on to none of `banned`, or null. */
  best(prefix, banned) {
    const { lookups, remaining } = this;
    const start = prefix.at(-1);
    const gone = new Map([[start, 0]]);
    const before = new Map([[start, []]]);
    const queue = new Heap((a, b) => a.bound - b.bound);
    queue.push({ bound: 0, here: start });
    let best = Infinity;
    while (queue.size && queue.first.bound <= best) {
      const { bound, here } = queue.pop();
      if (bound > gone.get(here) + remaining[here]) continue; // reached by a lighter way since
      if (here === lookups.target) {
        best = bound;
        continue;
      }
      for (const [there, step] of lookups.steps(here)) {
        if (prefix.includes(there) || (here === start && banned.has(there))) continue;
        const weight = gone.get(here) + this.weightOf(step, there);
        const known = gone.get(there) ?? Infinity;
        if (weight < known && weight + remaining[there] <= best && remaining[there] < Infinity) {
          gone.set(there, weight);
          before.set(there, [here]);
          queue.push({ bound: weight + remaining[there], here: there });
        } else if (weight === known) {
          before.get(there).push(here);
        }
      }
    }
    return best < Infinity ? this.ties(prefix, best, gone, before) : null;
  }

  ties(prefix, best, gone, before) {
    const following = new Map([[this.lookups.target, []]]);
    for (const entity of following.keys()) {
      for (const earlier of before.get(entity)) {
        if (!following.has(earlier)) following.set(earlier, []);
        following.get(earlier).push(entity);
      }
    }
    const backwards = [...following.keys()].sort((a, b) => gone.get(b) - gone.get(a));
    return new Ties(this.lookups, this.weight(prefix) + best, prefix, following, backwards);
  }
}

/** All paths of the least weight from a start, as what may follow each entity; `backwards` has the nearest first. */
class Ties {
  constructor(lookups, weight, prefix, following, backwards) {
    this.lookups = lookups;
    this.weight = weight;
    this.prefix = prefix;
    this.following = following;
    this.backwards = backwards;
  }

  /** Return how many there are. */
  count() {
    const numbers = new Map([[this.lookups.target, 1n]]);
    for (const entity of this.backwards) {
      if (numbers.has(entity)) continue;
      numbers.set(
        entity,
        this.following.get(entity).reduce((sum, after) => sum + numbers.get(after), 0n),
      );
    }
    return numbers.get(this.prefix.at(-1));
  }

  /** Return the best of them, whole: the one with more origins on the weakest hop, then by names. */
  first() {
    const { lookups, prefix, following } = this;
    const completions = this.completions();
    const weakest = prefix.slice(1).map((there, i) => -lookups.hopOrigins(prefix[i], there));
    const weakness = Math.max(...weakest, completions.get(prefix.at(-1)));
    const names = nameRanks();
    const path = [...prefix];
    while (path.at(-1) !== lookups.target) {
      const here = path.at(-1);
      const as = (after) => Math.max(-lookups.hopOrigins(here, after), completions.get(after));
      const fitting = following.get(here).filter((after) => as(after) <= weakness);
      path.push(fitting.reduce((a, b) => (names[b] < names[a] ? b : a)));
    }
    return { path, weakness, names: path.map((entity) => names[entity]) };
  }

  /** Return for each entity minus the origins on the weakest hop of its best way to the target. */
  completions() {
    const found = new Map([[this.lookups.target, -Infinity]]);
    for (const here of this.backwards) {
      if (found.has(here)) continue;
      let least = Infinity;
      for (const after of this.following.get(here))
        least = Math.min(least, Math.max(found.get(after), -this.lookups.hopOrigins(here, after)));
      found.set(here, least);
    }
    return found;
  }
}
