// One line for each pair of entities that are drawn, which stands for all relationships between the two.

/** Return a number for the pair that a relationship joins, whichever of the two is its subject. */
function pairKey(i) {
  const [a, b] = endsOf(i);
  return Math.min(a, b) * entities.count + Math.max(a, b);
}

/**
 * Return the relationships that each line stands for, the most telling first, by the number of that one. The
 * relationships of the pair of `apart`, where it is one, have a line each.
 */
function bundled(numbers, weighed, apart) {
  const pairs = new Map();
  for (const i of numbers) {
    const key = pairKey(i);
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(i);
  }
  const open = apart === NONE ? NONE : pairKey(apart);
  const found = new Map();
  for (const [key, together] of pairs) {
    if (key === open) together.forEach((i) => found.set(i, [i]));
    else {
      const ordered = together.length > 1 ? inTellingOrder(together, weighed) : together;
      found.set(ordered[0], ordered);
    }
  }
  return found;
}

/** Return how many independent origins bear out what is between two. */
function originsOfAll(numbers, weighed) {
  if (numbers.length === 1) return weighed.origins[numbers[0]];
  return disjoint(numbers.flatMap((i) => relationshipOf(i, weighed).origins)).length;
}
