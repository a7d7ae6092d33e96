// What is said of a relationship, in the same words as on the command line; see graphmodel/evidence/relationship.py.

/** Return a relationship with the claims that filters leave of it and what bears it out. */
function relationshipOf(index, weighed) {
  const left = claimsLeft(index, weighed.takes);
  const status = weighed.status[index];
  const supporting = left.filter((c) => claims.stance[c] === status);
  return {
    index,
    subject: relationships.subject[index],
    object: relationships.object[index],
    relation: relations[relationships.relation[index]],
    status,
    contested: weighed.contested[index] === 1,
    derived: weighed.derived[index] === 1,
    claims: left,
    supporting,
    denying: denyingOf(index, left, supporting, weighed),
    origins: independent(supporting),
    dating: weighed.dating,
  };
}

/** Return the claims that deny a relationship, or what bears it out. */
function denyingOf(index, left, supporting, { status, contested }) {
  if (status[index] === DENIED) return left;
  if (!contested[index]) return [];
  const borne = new Set([index, ...supporting.map((c) => claims.relationship[c])]);
  return left.filter((c) => claims.stance[c] === DENIED && borne.has(claims.relationship[c]));
}

/** Return what is said below a relationship, as phrases with what they are about: who bears it out, who adds what. */
function evidenceLines(relationship) {
  const disputed = relationship.contested || relationship.status === DENIED;
  const [, ...phrase] = evidencePhrase(relationship); // without what joins it to its sentence
  return [
    { about: "support", phrase: supportInWords(relationship) },
    { about: disputed ? "denial" : isDoubted(relationship) ? "doubt" : "detail", phrase },
  ];
}

/** Return a relationship as a sentence: subject, what the relation means, object. */
function sentence({ subject, relation, object }) {
  return [isolated(named(subject)), " ", meaning(relation), " ", isolated(named(object))];
}

/** Return what a claim says as a sentence, with the ends in the order in which it names them. */
function claimSentence(c) {
  const i = claims.relationship[c];
  const [subject, object] = claims.turned.has(c) ? endsOf(i).reverse() : endsOf(i);
  return sentence({ subject, relation: relations[relationships.relation[i]], object });
}

function meaning(relation) {
  return isolated(relation.meaning, "meaning");
}

/** Return how a relation reads from one of its ends. */
function reading(relation, backwards) {
  if (!backwards || relation.symmetric) return relation.meaning;
  return relation.inverse ?? t("relation.backwards", { meaning: relation.meaning });
}

/** Return what keeps a relationship from being simply so, as classes of marks and words: alleged, former, contested. */
function doubtsOf(relationship) {
  const { status, contested } = relationship;
  return [
    ...(status === ASSERTED ? [] : [[statuses[status], t(`doubt.${statuses[status]}`)]]),
    ...formerWords(relationship),
    ...(contested ? [["contested", t("contested")]] : []),
  ];
}

/** Return the mark of what all say to be over, and nobody since when; otherwise none. */
function formerWords({ supporting }) {
  return supporting.every((c) => text(claims.end[c]) === "unknown") ? [["former", t("date.former")]] : [];
}

/** Return a status as classes of marks and words: unconfirmed, contested. */
function statusWords(status, contested) {
  return [[statuses[status], t(`status.${statuses[status]}`)], ...(contested ? [["contested", t("contested")]] : [])];
}

/** Return marks that show something by its word, its colour and its line, with commas for whoever hears them. */
function marks(words) {
  return words.flatMap(([name, word], i) => [
    ...(i === 0 ? [] : [el("span", { class: "unseen" }, ","), " "]),
    el("span", { class: `status status-${name}` }, word),
  ]);
}

/** Return what stands before a doubtful relationship as an element; nothing where it is not doubtful. */
function doubtElement(words, relationship) {
  const disputed = relationship.contested || relationship.status === DENIED;
  return words ? el("strong", { class: disputed ? "denial" : "doubt" }, words) : null;
}

/** Return marks for what keeps a relationship from being simply asserted, behind a space; none where nothing does. */
function doubtMarks(relationship) {
  const doubts = doubtsOf(relationship);
  return doubts.length ? [" ", ...marks(doubts)] : [];
}
