// Who says so, in the same words as on the command line; see graphmodel/evidence.py.
//
// A phrase is a list of texts and isolated names, because names are drawn as elements of their own.

/** Return a relationship with the claims that filters leave of it and what bears it out. */
function relationshipOf(index, weighed) {
  const left = leftOf(index, weighed);
  const status = weighed.status[index];
  const supporting = left.filter((c) => claims.stance[c] === supportingStance(status));
  const papers = [...new Set(supporting.map((c) => claims.document[c]))].sort((a, b) => a - b);
  return {
    index,
    subject: relationships.subject[index],
    object: relationships.object[index],
    relation: relations[relationships.relation[index]],
    status,
    claims: left,
    documents: byDocumentId(papers),
    origins: independent(papers),
    speakers: speakersOf(supporting),
  };
}

/** Return the claims that filters leave of a relationship. */
function leftOf(index, weighed) {
  const left = [];
  for (let c = relationships.first[index]; c < relationships.first[index + 1]; c++)
    if (weighed.takes === null || weighed.takes(c)) left.push(c);
  return left;
}

function byDocumentId(numbers) {
  return [...numbers].sort((a, b) => compareText(documents[a].id, documents[b].id));
}

function speakersOf(numbers) {
  const found = new Set(numbers.map((c) => claims.speaker[c]).filter((speaker) => speaker !== NONE));
  return [...found].sort((a, b) => idRanks()[a] - idRanks()[b]);
}

/** Return corroboration as a phrase: "3 documents, 2 independent origins (Bloomberg, BBC), 1 speaker (Viasna)". */
function inWords({ documents: papers, origins, speakers }) {
  const established = origins.every((origin) => origin.declared);
  const listed = origins.map(originInWords).join(", ");
  const form = origins.length === 1 ? "origins.one" : established ? "origins.independent" : "origins.not_established";
  const phrase = [
    counted("document", papers.length),
    ", ",
    ...withBlank(form, "list", isolated(listed), { count: origins.length }),
  ];
  if (speakers.length) {
    phrase.push(
      ", ",
      counted("speaker", speakers.length),
      " (",
      ...joined(speakers.map((i) => isolated(entities.name[i]))),
      ")",
    );
  }
  return phrase;
}

/** Return a count without marks of thousands, as the phrase on the command line has it. */
function counted(key, count) {
  return t(`${key}.${count === 1 ? "one" : "other"}`, { count });
}

/** Return a string as a phrase whose one blank is a name. */
function withBlank(key, blank, name, values) {
  const [before, after] = t(key, values).split(`{${blank}}`);
  return [before, name, after ?? ""];
}

/** Return names with commas between them. */
function joined(items) {
  return items.flatMap((item, i) => (i === 0 ? [item] : [", ", item]));
}

/** Return the dates that claims give, each once, in order of time: "2025-12-13", "since 1994", "until 2024-04". */
function datesInWords(numbers) {
  const found = new Map();
  for (const c of numbers) {
    const [date, start, end] = [claims.date, claims.start, claims.end].map((column) => text(column[c]));
    const words = dateInWords(date, start, end);
    if (!words) continue;
    const day = date || start ? claims.firstDay[c] : claims.lastDay[c] || LATEST + 1;
    found.set(words, { day, date: date || start || end });
  }
  const sorted = [...found].sort(
    ([a, at], [b, other]) => at.day - other.day || compareText(at.date, other.date) || compareText(a, b),
  );
  return sorted.map(([words]) => words);
}

/** Return one date, or nothing when there is none. */
function dateInWords(date, start, end) {
  if (end === "unknown") {
    if (date) return t("date.former.on", { date });
    return start ? t("date.former.from", { date: start }) : t("date.former");
  }
  if (date) return date;
  if (start) return end ? t("date.span", { start, end }) : t("date.since", { date: start });
  return end ? t("date.until", { date: end }) : "";
}

/** Return the dates of a relationship behind its sentence, or nothing when it has none. */
function whenInWords({ claims: numbers }) {
  const when = datesInWords(numbers);
  return when.length ? ` (${when.join(", ")})` : "";
}

/** Return a relationship as a sentence: subject, what the relation means, object. */
function sentence({ subject, relation, object }) {
  return [isolated(entities.name[subject]), " ", meaning(relation), " ", isolated(entities.name[object])];
}

function meaning(relation) {
  return isolated(relation.meaning, "meaning");
}

/** Return how a relation reads from one of its ends. */
function reading(relation, backwards) {
  if (!backwards || relation.symmetric) return relation.meaning;
  return relation.inverse ?? t("relation.backwards", { meaning: relation.meaning });
}

/** Return a mark that shows a status by its word, its colour and its line. */
function statusMark(status) {
  return el("span", { class: `status status-${statuses[status]}` }, t(`status.${statuses[status]}`));
}

/** Return who denies a contested relationship, as a phrase, or null where it is not contested. */
function denial(relationship) {
  if (relationship.status !== CONTESTED) return null;
  const denied = relationship.claims.filter((c) => claims.stance[c] === DENIED_STANCE);
  if (!denied.length) return [t("denied.filtered")];
  const speakers = speakersOf(denied).map((i) => isolated(entities.name[i]));
  const papers = byDocumentId(new Set(denied.map((c) => claims.document[c]))).map((i) => isolated(documents[i].id));
  return [
    t("denied"),
    ...(speakers.length ? [t("denied.by"), ...joined(speakers)] : []),
    t("denied.in"),
    ...joined(papers),
  ];
}
