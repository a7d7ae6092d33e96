// What narrows the graph before a question is asked of it; see graphmodel/evidence/filters.py.

/** The statuses of relationships on a path when none are chosen. */
const WALKED = new Set([ASSERTED]);
/** The statuses that are shown when none are chosen: what is denied is not. */
const SHOWN = new Set(statuses.map((_, i) => i).filter((i) => i !== DENIED));

/** What may be asked of relationships that somebody contests: only them, or none of them. */
const CONTESTED_CHOICES = ["only", "none"];

/** Return filters that filter nothing; `statuses` is null until some are chosen. */
function noFilters() {
  return {
    relations: new Set(),
    classes: new Set(),
    kinds: new Set(),
    documents: new Set(),
    speakers: new Set(),
    avoid: new Set(),
    statuses: null,
    contested: "",
    since: "",
    until: "",
    minOrigins: 0,
  };
}

/** Return whether any filter is set. */
function anyFilter(filters) {
  return (
    [filters.relations, filters.classes, filters.kinds, filters.documents, filters.speakers, filters.avoid].some(
      (set) => set.size > 0,
    ) ||
    narrowsStatuses(filters) ||
    filters.contested !== "" ||
    filters.since !== "" ||
    filters.until !== "" ||
    filters.minOrigins > 1
  );
}

/** Return whether some statuses are chosen and others not: all of them are no filter. */
function narrowsStatuses({ statuses: chosen }) {
  return chosen !== null && chosen.size < statuses.length;
}

/** Return the statuses of relationships that are shown. */
function shownStatuses(filters) {
  return filters.statuses ?? SHOWN;
}

/** Return the statuses of relationships that paths lead over: what is only denied is never a step. */
function walkedStatuses(filters) {
  return filters.statuses === null ? WALKED : new Set([...filters.statuses].filter((status) => status !== DENIED));
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

/** Return a function that tells whether a claim counts, or null when all do; `dating` are the dates of events. */
function claimFilter(filters, dating) {
  const narrowed = filters.documents.size || filters.speakers.size || filters.since || filters.until;
  if (!narrowed) return null;
  const papers = mask(filters.documents, documents.length);
  const speakers = mask(filters.speakers, entities.count);
  const dated = Boolean(filters.since || filters.until);
  const first = filters.since ? days(filters.since).first : EARLIEST;
  const last = filters.until ? days(filters.until).last : LATEST;
  const touches = ({ firstDay, lastDay }) => firstDay <= last && first <= lastDay;
  return (claim) =>
    (papers === null || papers[claims.document[claim]] === 1) &&
    (speakers === null || (claims.speaker[claim] !== NONE && speakers[claims.speaker[claim]] === 1)) &&
    (!dated || spansOf(claim, dating).some(touches));
}

/** Return the dates of events as the documents that count give them. */
function narrowedDates({ documents: papers }) {
  if (papers.size === 0) return eventDates;
  const narrowed = [...eventDates].map(([event, dates]) => [
    event,
    dates
      .map((date) => ({ ...date, documents: date.documents.filter((i) => papers.has(i)) }))
      .filter((date) => date.documents.length),
  ]);
  return new Map(narrowed);
}

/** Return the days that a claim may mean: its own, or those that other claims of its event give when it is undated. */
function spansOf(claim, dating) {
  const [firstDay, lastDay] = [claims.firstDay[claim], claims.lastDay[claim]];
  return firstDay ? [{ firstDay, lastDay }] : datesByEvent(claim, dating);
}

/** Return the dates that a claim without one has by its event. */
function datesByEvent(claim, dating) {
  if (claims.firstDay[claim]) return [];
  return dating.get(valueAt(claims.more.event, claim)) ?? [];
}

/** Return for each relation 1 when filters on relations and their classes let it count, or null when all do. */
function wantedRelations({ relations: chosen, classes: among }) {
  if (chosen.size === 0 && among.size === 0) return null;
  return Uint8Array.from(relations, (relation, i) =>
    (chosen.size === 0 || chosen.has(i)) && (among.size === 0 || among.has(relation.class)) ? 1 : 0,
  );
}

function mask(set, length) {
  if (set.size === 0) return null;
  const found = new Uint8Array(length);
  for (const item of set) found[item] = 1;
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
