// What filters leave around two ends; see graphmodel/paths/lookups.py.

/** Knows where paths between two ends may lead, over relationships that `weighed` and `kept` leave. */
class Lookups {
  constructor(source, target, weighed, kept, passes, directed) {
    this.source = source;
    this.target = target;
    this.weighed = weighed;
    this.kept = kept;
    this.passes = passes;
    this.ways = directed ? { forward: "out", backward: "in" } : { forward: "both", backward: "both" };
    this.known = new Map();
    this.origins = new Map();
  }

  /** Return the other end of a relationship where a path may follow it from an entity, or else NONE. */
  follow(i, entity, way) {
    if (this.kept[i] === 0 || !follows(i, entity, way)) return NONE;
    const other = otherEnd(i, entity);
    return other !== entity && (this.passes[other] || other === this.source || other === this.target) ? other : NONE;
  }

  /** Return the steps from an entity by the neighbour that each leads to: what it costs, and its relationships. */
  steps(entity) {
    if (!this.known.has(entity)) {
      const found = new Map();
      for (const i of around(entity)) {
        const other = this.follow(i, entity, this.ways.forward);
        if (other === NONE) continue;
        if (!found.has(other)) found.set(other, { cost: Infinity, relationships: [] });
        const step = found.get(other);
        step.cost = Math.min(step.cost, costOfHop(i));
        step.relationships.push(i);
      }
      this.known.set(entity, found);
    }
    return this.known.get(entity);
  }

  /** Return the relationships of a step between two neighbours, sorted by their key. */
  hop(here, there) {
    return this.steps(here).get(there).relationships;
  }

  /** Return what it costs to pass an entity; the ends are not passed. */
  passing(entity) {
    return entity === this.source || entity === this.target ? 0 : passingCosts()[entity];
  }

  /** Return how many independent origins vouch for a step. */
  hopOrigins(here, there) {
    const key = here * entities.count + there;
    if (!this.origins.has(key)) {
      this.origins.set(key, originsOfAll(this.hop(here, there), this.weighed));
    }
    return this.origins.get(key);
  }
}
