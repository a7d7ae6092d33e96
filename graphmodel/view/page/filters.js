// What narrows the graph before a question is asked of it; see graphmodel/filters.py.
//
// Claims are filtered first; what a relationship is worth is then counted from those that are left.

/** The statuses of relationships on a path when none are chosen. */
const WALKED = new Set([ASSERTED, CONTESTED]);
/** The statuses that are shown when none are chosen: what is denied is not. */
const SHOWN = new Set(statuses.map((_, i) => i).filter((i) => i !== DENIED));

/** Return filters that filter nothing; `statuses` is null until some are chosen. */
function noFilters() {
  return {
    relations: new Set(),
    kinds: new Set(),
    documents: new Set(),
    speakers: new Set(),
    avoid: new Set(),
    statuses: null,
    since: "",
    until: "",
    minOrigins: 0,
  };
}

/** Return whether any filter is set. */
function anyFilter(filters) {
  return (
    [filters.relations, filters.kinds, filters.documents, filters.speakers, filters.avoid].some(
      (set) => set.size > 0,
    ) ||
    filters.statuses !== null ||
    filters.since !== "" ||
    filters.until !== "" ||
    filters.minOrigins > 1
  );
}

/** Return the statuses of relationships that are shown. */
function shownStatuses(filters) {
  return filters.statuses ?? SHOWN;
}

/** Return the statuses of relationships that paths lead over. */
function walkedStatuses(filters) {
  return filters.statuses ?? WALKED;
}

/** Return the first and last day of a partial date as numbers, or null when it is no date. */
function days(date) {
  const match = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? 0 : Number(part)));
  if (!year || (match[2] && (month < 1 || month > 12))) return null;
  const lastMonth = month || 12;
  const length = monthLength(year, lastMonth);
  if (match[3] && (day < 1 || day > length)) return null;
  return {
    first: year * 10000 + (month || 1) * 100 + (day || 1),
    last: year * 10000 + lastMonth * 100 + (day || length),
  };
}

function monthLength(year, month) {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Return a function that says whether a claim counts, or null when all do. */
function taker(filters) {
  const narrowed = filters.documents.size || filters.speakers.size || filters.since || filters.until;
  if (!narrowed) return null;
  const papers = mask(filters.documents, documents.length);
  const speakers = mask(filters.speakers, entities.count);
  const dated = Boolean(filters.since || filters.until);
  const first = filters.since ? days(filters.since).first : EARLIEST;
  const last = filters.until ? days(filters.until).last : LATEST;
  return (claim) =>
    (papers === null || papers[claims.document[claim]] === 1) &&
    (speakers === null || (claims.speaker[claim] !== NONE && speakers[claims.speaker[claim]] === 1)) &&
    (!dated || (claims.firstDay[claim] !== 0 && claims.firstDay[claim] <= last && first <= claims.lastDay[claim]));
}

function mask(set, length) {
  if (set.size === 0) return null;
  const found = new Uint8Array(length);
  for (const item of set) found[item] = 1;
  return found;
}

/** Return the status that a set of stances gives a relationship; each stance is a bit. */
function statusOf(bits) {
  const asserted = (bits >> ASSERTED_STANCE) & 1;
  if (asserted) return (bits >> DENIED_STANCE) & 1 ? CONTESTED : ASSERTED;
  return statuses.findIndex((status) => stances.includes(status) && (bits >> stances.indexOf(status)) & 1);
}

const statusOfBits = Array.from({ length: 1 << stances.length }, (_, bits) => (bits ? statusOf(bits) : NONE));

/** Return the stance of the claims that bear a status out. */
function supportingStance(status) {
  return status === CONTESTED ? ASSERTED_STANCE : stances.indexOf(statuses[status]);
}

/** Return the status of each relationship when all its claims count. */
const fullStatus = lazily(() => {
  const found = new Int8Array(relationships.count);
  for (let i = 0; i < relationships.count; i++) {
    let bits = 0;
    for (let c = relationships.first[i]; c < relationships.first[i + 1]; c++) bits |= 1 << claims.stance[c];
    found[i] = statusOfBits[bits];
  }
  return found;
});

/**
 * Return what filters leave of each relationship: its status (NONE where nothing is left), how many claims, and how
 * many independent origins. Which statuses and how many origins are wanted is asked later, by `keep`.
 */
function weigh(filters) {
  const takes = taker(filters);
  const wanted = mask(filters.relations, relations.length);
  const full = fullStatus();
  const status = new Int8Array(relationships.count).fill(NONE);
  const origins = new Uint16Array(relationships.count);
  const left = new Int32Array(relationships.count);
  let total = 0;
  for (let i = 0; i < relationships.count; i++) {
    if (wanted !== null && wanted[relationships.relation[i]] === 0) continue;
    const end = relationships.first[i + 1];
    let bits = 0;
    let number = 0;
    for (let c = relationships.first[i]; c < end; c++) {
      if (takes === null || takes(c)) {
        bits |= 1 << claims.stance[c];
        number++;
      }
    }
    if (number === 0) continue;
    const found = statusOfBits[bits];
    origins[i] = countOrigins(relationships.first[i], end, takes, supportingStance(found));
    status[i] = found === ASSERTED && full[i] === CONTESTED ? CONTESTED : found;
    left[i] = number;
    total += number;
  }
  return { filters, takes, status, origins, left, total };
}

function countOrigins(first, end, takes, stance) {
  if (end - first === 1) return 1;
  return independent(documentsOf(first, end, takes, stance)).length;
}

/** Return the numbers of the documents of claims of a stance, each once, in ascending order. */
function documentsOf(first, end, takes, stance) {
  const found = [];
  for (let c = first; c < end; c++) {
    if (claims.stance[c] === stance && (takes === null || takes(c)) && !found.includes(claims.document[c])) {
      found.push(claims.document[c]);
    }
  }
  return found.sort((a, b) => a - b);
}

/** Return for each relationship 1 when its status and origins are wanted. */
function keep(weighed, wanted) {
  const found = new Uint8Array(relationships.count);
  const least = weighed.filters.minOrigins;
  for (let i = 0; i < relationships.count; i++) {
    if (weighed.status[i] !== NONE && wanted.has(weighed.status[i]) && weighed.origins[i] >= least) found[i] = 1;
  }
  return found;
}

/** Return for each entity 1 when filters on kinds and avoided entities let it be seen or passed. */
function passing(filters) {
  const found = new Uint8Array(entities.count);
  const allowed = kinds.map(
    (kind, i) =>
      filters.kinds.size === 0 ||
      filters.kinds.has(i) ||
      kind.broader.some((name) => filters.kinds.has(kindNumbers().get(name))),
  );
  for (let i = 0; i < entities.count; i++) if (allowed[entities.kind[i]] && !filters.avoid.has(i)) found[i] = 1;
  return found;
}
