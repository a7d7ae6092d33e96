// How two entities are connected; see graphmodel/paths/finder.py, whose answers these are, in the same order: the
// smaller cost, or fewer hops and then the smaller cost; fewer hops; more independent origins on the weakest hop;
// names, then ids.

/** So many paths at most are looked at for those that differ. */
const LOOKED_AT = payload.paths.looked_at;
const HOPS = 2 ** 16;
const COSTS = 2 ** 32;

/**
 * Answers how two entities are connected by relationships that `weighed` and `kept` leave.
 *
 * An answer has the paths, each with its entities, its cost and those that are similar; as a BigInt, how many `more`
 * come just after the last: that cost the same and differ, or by hops that are as short as the shortest; and whether
 * every path there is leads through a setting.
 */
class PathFinder {
  constructor(source, target, weighed, kept, passes, directed) {
    this.lookups = new Lookups(source, target, weighed, kept, passes, directed);
  }

  /** Return the most telling paths that differ: each further one has an entity that none before has. */
  mostTelling(number) {
    const ranked = rankedPaths(this.lookups, (hop, passing) => (hop + passing) * HOPS + 1);
    const lookedAt = atMost(LOOKED_AT, ranked, (weight) => Math.floor(weight / HOPS));
    const found = differing(lookedAt, Math.max(number, TOLD));
    const paths = found.slice(0, number);
    const more = found.slice(number).filter(({ cost }) => cost === paths.at(-1).cost).length;
    return { paths, more: BigInt(more), onlyBySettings: this.onlyBySettings(found) };
  }

  /** Return the best paths by fewest hops, whether or not they differ by more than an entity. */
  byHops(number) {
    const ranked = rankedPaths(this.lookups, (hop, passing) => COSTS + hop + passing);
    const found = [];
    for (const { path, cost } of atMost(Math.max(number, TOLD), ranked, (weight) => weight % COSTS))
      found.push({ entities: path, cost, similar: [] });
    const paths = found.slice(0, number);
    const isShort = paths.length > 0 && paths.at(-1).entities.length === paths[0].entities.length;
    const more = isShort ? this.countOfShortest() - BigInt(paths.length) : 0n;
    return { paths, more, onlyBySettings: this.onlyBySettings(found) };
  }

  /** Return whether there are paths, and each leads through a setting; `found` are those that were looked at. */
  onlyBySettings(found) {
    if (!found.length || !found.every(({ entities: path }) => path.slice(1, -1).some(isSetting))) return false;
    const { source, target } = this.lookups;
    const seen = new Set([source]);
    for (const here of seen) {
      for (const there of this.lookups.steps(here).keys()) {
        if (there === target) return false;
        if (!isSetting(there)) seen.add(there);
      }
    }
    return true;
  }

  countOfShortest() {
    const { lookups } = this;
    if (lookups.source === lookups.target) return 1n;
    return new Search(lookups, () => 1).best([lookups.source], new Set()).count();
  }

  /** Return the relationships of a path, hop by hop, each sorted by their key. */
  hops({ entities: path }) {
    return path.slice(1).map((there, i) => this.lookups.hop(path[i], there));
  }
}

/** Yield so many paths at most, each with the cost that its weight tells. */
function* atMost(number, ranked, costOf) {
  let left = number;
  for (const { path, weight } of ranked) {
    yield { path, cost: costOf(weight) };
    if (--left === 0) return;
  }
}
