// Which relationships are around each entity, in the order of their keys.

const incidence = lazily(() => {
  const starts = new Int32Array(entities.count + 1);
  const { subject, object } = relationships;
  for (let i = 0; i < relationships.count; i++) {
    starts[subject[i] + 1]++;
    if (object[i] !== subject[i]) starts[object[i] + 1]++;
  }
  for (let i = 0; i < entities.count; i++) starts[i + 1] += starts[i];
  const places = starts.slice();
  const items = new Int32Array(starts[entities.count]);
  for (let i = 0; i < relationships.count; i++) {
    items[places[subject[i]]++] = i;
    if (object[i] !== subject[i]) items[places[object[i]]++] = i;
  }
  return { starts, items };
});

/** Return the relationships around an entity. */
function around(entity) {
  const { starts, items } = incidence();
  return items.subarray(starts[entity], starts[entity + 1]);
}

/** Return the subject and the object of a relationship. */
function endsOf(relationship) {
  return [relationships.subject[relationship], relationships.object[relationship]];
}

/** Return whether a relationship joins an entity to itself. */
function isLoop(relationship) {
  return relationships.subject[relationship] === relationships.object[relationship];
}

/** Return the entity at the other end of a relationship. */
function otherEnd(relationship, entity) {
  const subject = relationships.subject[relationship];
  return subject === entity ? relationships.object[relationship] : subject;
}

/** Return whether a relationship may be followed from an entity: `way` is "both", "out" or "in". */
function follows(relationship, entity, way) {
  if (way === "both" || relations[relationships.relation[relationship]].symmetric) return true;
  return (way === "out" ? relationships.subject : relationships.object)[relationship] === entity;
}

/** Return the relationships that a mask keeps around an entity. */
function keptAround(entity, kept) {
  return Array.from(around(entity)).filter((i) => kept[i] === 1);
}
