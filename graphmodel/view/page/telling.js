// Which relationships say most of their ends, and how those of an entity stand together; see `telling_order` in
// graphmodel/evidence/voices.py and graphmodel/output/entities.py.

/**
 * Return relationships sorted by how much they tell: acts and ties first; what claims say before what follows from them, and what
 * joins some kinds only before what joins any; what entered print at more origins, and stands in more documents, first.
 */
function inTellingOrder(numbers, weighed) {
  const keys = new Map(numbers.map((i) => [i, tellingKey(i, weighed)]));
  return [...numbers].sort((a, b) => compareLists(keys.get(a), keys.get(b)));
}

function tellingKey(i, { takes, derived, origins }) {
  const relation = relations[relationships.relation[i]];
  const papers = documentsOf(claimsLeft(i, takes)).length;
  return [costOfHop(i), derived[i], Number(relation.general), -origins[i], -papers, i];
}

/**
 * Return relationships of an entity grouped by how they read from it, in the order of their most telling ones. What is
 * not asserted stands in groups of its own, so that nothing is counted among what is.
 */
function groupsAround(entity, numbers, weighed) {
  const found = new Map();
  for (const i of inTellingOrder(numbers, weighed)) {
    const phrase = reading(relations[relationships.relation[i]], relationships.subject[i] !== entity);
    const status = weighed.derived[i] ? ASSERTED : weighed.status[i];
    const key = `${status} ${phrase}`;
    if (!found.has(key)) found.set(key, { phrase, status, numbers: [] });
    found.get(key).numbers.push(i);
  }
  return [...found.values()];
}

/** Return the heading of a group: "met (alleged, 3)". */
function groupInWords({ phrase, status, numbers }) {
  const words = [...(status === ASSERTED ? [] : [stanceVerb(status)]), ...(numbers.length > 1 ? [numbers.length] : [])];
  return [isolated(phrase), words.length ? ` (${words.join(", ")})` : ""];
}

/** Return what an item of a group says before its evidence: what makes it doubtful, and the other end. */
function itemInWords(relationship, entity, { phrase, status, numbers }) {
  const other = isolated(named(otherEnd(relationship.index, entity)));
  if (numbers.length > 1) return { doubt: doubtBefore(relationship, stanceVerb(status)), words: [other] };
  const words = phrase.startsWith("…") ? [other, isolated(phrase.slice(1))] : [isolated(phrase), " ", other];
  return { doubt: doubtBefore(relationship), words };
}

/** Say of how many relationships an entity is the source, and of how many claims, of what filters leave; or nothing. */
function creditInWords(entity, { takes, status }) {
  const found = Array.from(claims.speaker.keys()).filter(
    (c) =>
      claims.speaker[c] === entity && status[claims.relationship[c]] !== NONE && (takes === null || takes(c)),
  );
  if (!found.length) return "";
  return t("entity.source", {
    relationships: plural("relationship", new Set(found.map((c) => claims.relationship[c])).size),
    claims: plural("claim", found.length),
  });
}
