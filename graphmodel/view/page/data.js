// What the page holds: columns of numbers and texts, as graphmodel wrote them.

const NONE = -1;
const { documents, kinds, relations, texts, statuses, stances } = island;
const ASSERTED = statuses.indexOf("asserted");
const CONTESTED = statuses.indexOf("contested");
const DENIED = statuses.indexOf("denied");
const ASSERTED_STANCE = stances.indexOf("asserted");
const DENIED_STANCE = stances.indexOf("denied");

const entities = {
  count: island.entities.id.length,
  id: island.entities.id,
  name: island.entities.name,
  kind: Int32Array.from(island.entities.kind),
  /** Other names, and how they are told: with the language where it is known. */
  aliases: island.entities.aliases.map((names) => names.map(([name]) => name)),
  told: island.entities.aliases.map((names) =>
    names.map(([name, language]) => (language ? `${name} (${language})` : name)),
  ),
  note: island.entities.note,
  sameAs: island.entities.same_as,
  x: Float64Array.from(island.entities.x),
  y: Float64Array.from(island.entities.y),
};

const relationships = {
  count: island.relationships.subject.length,
  subject: Int32Array.from(island.relationships.subject),
  relation: Int32Array.from(island.relationships.relation),
  object: Int32Array.from(island.relationships.object),
  /** The claims of relationship i are those from first[i] up to first[i + 1]. */
  first: running(island.relationships.count),
};

const claims = {
  count: island.claims.id.length,
  id: island.claims.id,
  document: Int32Array.from(island.claims.document),
  stance: Uint8Array.from(island.claims.stance),
  speaker: Int32Array.from(island.claims.speaker),
  date: Int32Array.from(island.claims.date),
  start: Int32Array.from(island.claims.start),
  end: Int32Array.from(island.claims.end),
  /** The first and last day that a claim may mean, as a number such as 20251213; 0 when it is undated. */
  firstDay: Int32Array.from(island.claims.first, dayNumber),
  lastDay: Int32Array.from(island.claims.last, dayNumber),
  more: island.claims.more,
};

function running(counts) {
  const sums = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i] + counts[i];
  return sums;
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
const [EARLIEST, LATEST] = island.bounds.map(day);

/** Return what an item has, such as a claim's role, of a column that may be a list or hold few items; or undefined. */
function said(column, index) {
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

/** The place of each entity among all of them sorted by id. */
const idRanks = lazily(() => {
  const order = Array.from({ length: entities.count }, (_, i) => i);
  return ranks(order.sort((a, b) => compareText(entities.id[a], entities.id[b])));
});

function ranks(order) {
  const found = new Int32Array(order.length);
  order.forEach((item, place) => {
    found[item] = place;
  });
  return found;
}

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
