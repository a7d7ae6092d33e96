// What filters leave of each relationship; see graphmodel/evidence/relationship.py and filters.py beside it.
//
// Claims are filtered first; what a relationship is worth is then counted from those that are left.

/** Return what a relationship has, once all claims count: see `weigh`. */
const unfiltered = lazily(() => weighClaims(null, null, everyRelationship()));

/**
 * Return what filters leave of each relationship: its status (NONE where nothing is left), whether it is contested,
 * whether it only follows from claims that state others (an involvement), how many claims, and how many independent
 * origins. Which statuses and how many origins are wanted is asked later, by `keep`; `dating` are the dates of events as
 * the documents that count give them. Of `among`, where it is given, all others have nothing left.
 */
function weigh(filters, among = null) {
  const dating = narrowedDates(filters);
  const takes = claimFilter(filters, dating);
  const wanted = wantedRelations(filters);
  const whole = takes === null && wanted === null && among === null;
  const weighed = whole ? { ...unfiltered() } : weighClaims(takes, wanted, among ?? everyRelationship());
  return { filters, takes, dating, ...weighed };
}

function everyRelationship() {
  return Array(relationships.count).keys();
}

/** Weigh `among` relationships those of wanted relations, with the claims that `takes` lets count; null takes all. */
function weighClaims(takes, wanted, among) {
  const { count, first, claims: numbers, relation } = relationships;
  const status = new Int8Array(count).fill(NONE);
  const [contested, derived] = [new Uint8Array(count), new Uint8Array(count)];
  const origins = new Uint16Array(count);
  const left = new Int32Array(count);
  for (const i of among) {
    if (wanted !== null && wanted[relation[i]] === 0) continue;
    let stances = 0;
    let stated = false;
    for (let k = first[i]; k < first[i + 1]; k++) {
      const c = numbers[k];
      if (takes !== null && !takes(c)) continue;
      stances |= 1 << claims.stance[c];
      stated ||= claims.relationship[c] === i;
      left[i]++;
    }
    if (left[i] === 0) continue;
    status[i] = strongest(stances);
    contested[i] = status[i] !== DENIED && isContested(i, claimsLeft(i, takes), status[i]) ? 1 : 0;
    derived[i] = stated ? 0 : 1;
    origins[i] = first[i + 1] - first[i] === 1 ? 1 : countOrigins(claimsLeft(i, takes), status[i]);
  }
  return { status, contested, derived, origins, left };
}

/** Return the strongest of the statuses whose bits are set: they stand in that order. */
function strongest(bits) {
  return 31 - Math.clz32(bits & -bits);
}

/**
 * Return whether a relationship is denied itself or, since the claims of an involvement speak of several things, all
 * that bears its status out. What claims deny that filters leave out is denied all the same.
 */
function isContested(i, numbers, status) {
  const denied = deniedBy(claimsOf(i));
  if (denied.size === 0) return false;
  return denied.has(i) || numbers.every((c) => claims.stance[c] !== status || denied.has(claims.relationship[c]));
}

/** Return the relationships that claims deny. */
function deniedBy(numbers) {
  const denied = new Set();
  for (const c of numbers) if (claims.stance[c] === DENIED) denied.add(claims.relationship[c]);
  return denied;
}

/** Return the claims that filters leave of a relationship. */
function claimsLeft(i, takes) {
  const numbers = Array.from(claimsOf(i));
  return takes === null ? numbers : numbers.filter(takes);
}

/** Return how many independent origins the claims have that bear a status out. */
function countOrigins(numbers, status) {
  return independent(numbers.filter((c) => claims.stance[c] === status)).length;
}

/** Return the numbers of the documents of claims, each once, in ascending order. */
function documentsOf(numbers) {
  return [...new Set(Array.from(numbers, (c) => claims.document[c]))].sort((a, b) => a - b);
}

/** Return for each relationship 1 when its status, its origins and whether it is contested are as wanted. */
function keep(weighed, wanted) {
  const found = new Uint8Array(relationships.count);
  const { minOrigins: least, contested } = weighed.filters;
  for (let i = 0; i < relationships.count; i++) {
    if (weighed.status[i] === NONE || !wanted.has(weighed.status[i]) || weighed.origins[i] < least) continue;
    if (contested === "" || (contested === "only") === (weighed.contested[i] === 1)) found[i] = 1;
  }
  return found;
}

/** Return whether somebody denies a relationship, alone or against others. */
function isDisputed(i, weighed) {
  return weighed.contested[i] === 1 || weighed.status[i] === DENIED;
}
