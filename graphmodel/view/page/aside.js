// What is said between two entities beside the paths; see `aside` in graphmodel/answers.py, in the same order.

/**
 * Return what is denied or not confirmed between the ends, what is over one other, and what the one says of the other,
 * each with its heading, where there is any.
 */
function asideOf({ paths, finder }, weighed) {
  const { from, to } = state;
  if (from === to) return [];
  const { doubted, overOne } = doubtedBetween(from, to, weighed);
  const told = new Map([...doubted, ...overOne].map((relationship) => [relationship.index, relationship]));
  const walked = new Set(paths.flatMap((path) => finder.hops(path).flat()));
  const said = [...saidOf(to, from), ...saidOf(from, to)].filter(
    ({ index, claims: left }) => !walked.has(index) && told.get(index)?.claims.length !== left.length,
  );
  return [
    { heading: t("path.aside.doubted"), found: doubted },
    { heading: t("path.aside.over_one"), found: overOne },
    { heading: t("path.aside.said"), found: said },
  ].filter(({ found }) => found.length);
}

/** Return the relationships around an entity as another is credited with telling them, by the filters on claims. */
function saidOf(about, speaker) {
  const { filters } = state;
  if (filters.speakers.size && !filters.speakers.has(speaker)) return [];
  const narrowed = { ...filters, relations: new Set(), classes: new Set(), speakers: new Set([speaker]) };
  const credited = weigh(narrowed, around(about));
  const kept = keep(credited, everyStatus());
  return keptAround(about, kept)
    .filter((i) => !isLoop(i) && !credited.derived[i])
    .map((i) => relationshipOf(i, credited));
}

/** Return what is between two entities and not walked, and what would join them over one other only. */
function doubtedBetween(one, other, weighed) {
  const passes = passing(state.filters);
  const walked = walkedStatuses(state.filters);
  const [any, kept] = [everyStatus(), walked].map((wanted) => keep(weighed, wanted));
  const reached = (end, mask) => {
    const found = keptAround(end, mask).map((i) => otherEnd(i, end));
    return new Set(found.filter((entity) => entity !== end && (passes[entity] || entity === one || entity === other)));
  };
  const isOpen = (i) => !walked.has(weighed.status[i]) && weighed.status[i] !== ASSERTED && !weighed.derived[i];
  const between = (a, b) =>
    keptAround(a, any)
      .filter((i) => otherEnd(i, a) === b && isOpen(i))
      .map((i) => relationshipOf(i, weighed));
  const ends = [one, other];
  const [near, steps] = [ends.map((end) => reached(end, any)), ends.map((end) => reached(end, kept))];
  const over = [...near[0]].filter((entity) => near[1].has(entity) && !ends.includes(entity));
  over.sort((a, b) => compareText(entities.id[a], entities.id[b]));
  return {
    doubted: between(one, other),
    overOne: over.flatMap((entity) => ends.flatMap((end, i) => (steps[i].has(entity) ? [] : between(end, entity)))),
  };
}

function everyStatus() {
  return new Set(statuses.keys());
}
