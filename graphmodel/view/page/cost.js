// What makes a path telling: the costs of its hops and of the entities that it passes; see graphmodel/paths/cost.py,
// which decides them.

/** Return what a hop costs that a relationship carries. */
function costOfHop(relationship) {
  return payload.paths.hop[relations[relationships.relation[relationship]].class];
}

/** What it costs to pass each entity, by how many neighbours it has in the whole page, whatever the filters. */
const passingCosts = lazily(() => {
  const { digit, digit_of_setting: digitOfSetting, setting } = payload.paths;
  const found = new Int32Array(entities.count);
  const countedFor = new Int32Array(entities.count).fill(NONE);
  for (let entity = 0; entity < entities.count; entity++) {
    let neighbours = 0;
    for (const i of around(entity)) {
      const other = otherEnd(i, entity);
      if (other === entity || countedFor[other] === entity) continue;
      countedFor[other] = entity;
      neighbours++;
    }
    const digits = 32 - Math.clz32(neighbours);
    found[entity] = isSetting(entity) ? digitOfSetting * digits + setting : digit * digits;
  }
  return found;
});

/** Return whether an entity is the scene rather than somebody who acts: a country, a place, a commodity. */
function isSetting(entity) {
  return kinds[entities.kind[entity]].setting;
}
