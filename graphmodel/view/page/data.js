// What the page holds: columns of numbers and texts, as graphmodel wrote them.

const NONE = -1;
/** `statuses` are those of relationships, the strongest first, and at the same time the stances of claims. */
const { classes, documents, kinds, relations, texts, statuses } = payload;
const ASSERTED = statuses.indexOf("asserted");
const DENIED = statuses.indexOf("denied");

const entities = {
  count: payload.entities.id.length,
  id: payload.entities.id,
  name: payload.entities.name,
  kind: Int32Array.from(payload.entities.kind),
  /** Other names, and in words: with the language where it is known. */
  aliases: payload.entities.aliases.map((names) => names.map(([name]) => name)),
  aliasesInWords: payload.entities.aliases.map((names) =>
    names.map(([name, language]) => (language ? `${name} (${language})` : name)),
  ),
  note: payload.entities.note,
  sameAs: payload.entities.same_as,
  x: Float64Array.from(payload.entities.x),
  y: Float64Array.from(payload.entities.y),
};

const relationships = {
  count: payload.relationships.subject.length,
  subject: Int32Array.from(payload.relationships.subject),
  relation: Int32Array.from(payload.relationships.relation),
  object: Int32Array.from(payload.relationships.object),
  ...claimsByRelationship(payload.relationships),
};

const claims = {
  count: payload.claims.id.length,
  id: payload.claims.id,
  document: Int32Array.from(payload.claims.document),
  stance: Uint8Array.from(payload.claims.stance),
  /** The relationship that a claim states; it may bear out involvements besides. */
  relationship: repeated(payload.relationships.stated),
  speaker: Int32Array.from(payload.claims.speaker),
  date: Int32Array.from(payload.claims.date),
  start: Int32Array.from(payload.claims.start),
  end: Int32Array.from(payload.claims.end),
  /** The first and last day that a claim may mean, as a number such as 20251213; 0 when it is undated. */
  firstDay: Int32Array.from(payload.claims.first, dayNumber),
  lastDay: Int32Array.from(payload.claims.last, dayNumber),
  more: payload.claims.more,
  /** Claims that name the ends of their relationship the other way around. */
  turned: new Set(payload.claims.turned),
};

/** The dates that claims of an event give, by the event: what a claim of it without a date has. */
const eventDates = new Map(
  Object.entries(payload.events).map(([event, dates]) => [
    Number(event),
    dates.map(([words, first, last, gave]) => ({
      words: texts[words],
      firstDay: dayNumber(first),
      lastDay: dayNumber(last),
      documents: gave,
    })),
  ]),
);

/**
 * Return the claims of all relationships, one after the other: those of relationship i are `claims[first[i]]` up to
 * `claims[first[i + 1]]`, in the order in which they are read.
 */
function claimsByRelationship({ stated, claims: involving }) {
  const starts = runningSums(stated);
  const first = runningSums(stated.map((count, i) => valueAt(involving, i)?.length ?? count));
  const numbers = new Int32Array(first[stated.length]);
  for (let i = 0; i < stated.length; i++) {
    const given = valueAt(involving, i);
    for (let k = first[i]; k < first[i + 1]; k++) numbers[k] = given ? given[k - first[i]] : starts[i] + k - first[i];
  }
  return { first, claims: numbers };
}

/** The names that several entities have, letter for letter. */
const sharedNames = lazily(() => {
  const seen = new Set();
  return new Set(entities.name.filter((name) => seen.size === seen.add(name).size));
});

/** Return the name of an entity, with its id where another one has the same name. */
function named(i) {
  const name = entities.name[i];
  return sharedNames().has(name) ? `${name} (${entities.id[i]})` : name;
}

/** Return the claims of a relationship. */
function claimsOf(i) {
  return relationships.claims.subarray(relationships.first[i], relationships.first[i + 1]);
}

function runningSums(counts) {
  const sums = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i] + counts[i];
  return sums;
}

/** Return each number as often as its count says: of [2, 0, 1] the list 0, 0, 2. */
function repeated(counts) {
  const sums = runningSums(counts);
  const found = new Int32Array(sums[counts.length]);
  for (let i = 0; i < counts.length; i++) found.fill(i, sums[i], sums[i + 1]);
  return found;
}

function dayNumber(text) {
  return text === NONE ? 0 : day(texts[text]);
}

/** Return a day as a number that sorts; before our era its year is counted from 10,000 (see claims/dates.py). */
function day(text) {
  const [year, month, date] = text.split("-").slice(-3).map(Number);
  return (text.startsWith("-") ? year - 10000 : year) * 10000 + month * 100 + date;
}

/** The days that stand for an open start and an open end. */
const [EARLIEST, LATEST] = payload.bounds.map(day);

/** Return what an item has, such as a claim's role, of a column that may be a list or hold few items; or undefined. */
function valueAt(column, index) {
  return column && Object.hasOwn(column, index) ? (column[index] ?? undefined) : undefined;
}

/** Return a pooled text, or an empty one. */
function text(index) {
  return index === NONE ? "" : texts[index];
}

/** Compare texts by code points, as graphmodel sorts them; the language's own order is by UTF-16 units. */
function compareText(a, b) {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x !== y) {
      if (x >= 0xd800 && y >= 0xd800) {
        x += x >= 0xe000 ? -0x800 : 0x2000;
        y += y >= 0xe000 ? -0x800 : 0x2000;
      }
      return x - y;
    }
  }
  return a.length - b.length;
}

/** Compare lists of numbers one by one; the shorter of two that begin alike comes first. */
function compareLists(a, b) {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

/** Return a function that works something out when it is first asked for. */
function lazily(work) {
  let done = false;
  let value;
  return () => {
    if (!done) {
      value = work();
      done = true;
    }
    return value;
  };
}

/** The place of each entity among all of them sorted by name, then id. */
const nameRanks = lazily(() => {
  const order = Array.from({ length: entities.count }, (_, i) => i);
  order.sort((a, b) => compareText(entities.name[a], entities.name[b]) || compareText(entities.id[a], entities.id[b]));
  return ranks(order);
});

function ranks(order) {
  const found = new Int32Array(order.length);
  order.forEach((item, place) => {
    found[item] = place;
  });
  return found;
}

/** The place of each document among all of them sorted by id. */
const documentRanks = lazily(() => {
  const order = documents.map((_, i) => i);
  return ranks(order.sort((a, b) => compareText(documents[a].id, documents[b].id)));
});

const entityNumbers = lazily(() => new Map(entities.id.map((id, i) => [id, i])));
const documentNumbers = lazily(() => new Map(documents.map((document, i) => [document.id, i])));
const relationNumbers = lazily(() => new Map(relations.map((relation, i) => [relation.name, i])));
const kindNumbers = lazily(() => new Map(kinds.map((kind, i) => [kind.name, i])));

/** Return the number of the relationship of an entity, a relation and an entity, or NONE. */
function findRelationship(subject, relation, object) {
  for (const i of around(subject)) {
    if (
      relationships.subject[i] === subject &&
      relationships.relation[i] === relation &&
      relationships.object[i] === object
    )
      return i;
  }
  return NONE;
}
