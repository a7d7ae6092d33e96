// What claims add to a relationship, with the documents that give it; see graphmodel/evidence/details.py.
//
// A detail is { words, documents, byEvent }: `documents` give it, and of a date that other claims of the event give,
// `byEvent` are those in which they do.

/** Return what the claims of a relationship add, by their stance, those first that bear it out. */
function detailsOf(relationship) {
  const { status, claims: numbers } = relationship;
  const stances = new Map([[status, []]]);
  for (const c of numbers) {
    if (!stances.has(claims.stance[c])) stances.set(claims.stance[c], []);
    stances.get(claims.stance[c]).push(c);
  }
  return [...stances].map(([stance, group]) => detailsOfStance(stance, relationship, group));
}

/** Return what claims of a stance add; of those that state another relation no more than what they speak of. */
function detailsOfStance(stance, { index, dating }, numbers) {
  const { more } = claims;
  numbers = [...numbers].sort((a, b) => sortingDay(a) - sortingDay(b)); // all sorts in the order of the same claims
  const stated = (c) => claims.relationship[c] === index;
  const [own, others] = [numbers.filter(stated), numbers.filter((c) => !stated(c))];
  const entityName = (i) => (i === undefined ? undefined : named(i));
  return {
    stance,
    documents: documentsOf(numbers),
    through: gathered(others, [claimInWords]),
    dates: datesOf(numbers, dating),
    roles: gathered(own, [(c) => pooled(valueAt(more.role, c))], foldedRole),
    quantities: gathered(own, [(c) => quantityInWords(valueAt(more.quantity, c))]),
    places: gathered(own, [(c) => entityName(valueAt(more.place, c))]),
    events: gathered(own, [(c) => entityName(valueAt(more.event, c))]),
    notes: gathered(own, [gradeOf, (c) => valueAt(more.note, c)]),
  };
}

/** Return what a claim says besides when: "Ada Roe paid Ben Ito (as director; 5 EUR; in Northam; by cheque)". */
function claimInWords(c) {
  const { more } = claims;
  const [role, place] = [pooled(valueAt(more.role, c)), valueAt(more.place, c)];
  const added = [
    role ? `${t("statement.as")}${role}` : "",
    quantityInWords(valueAt(more.quantity, c)) ?? "",
    place === undefined ? "" : `${t("statement.in")}${named(place)}`,
    gradeOf(c) ?? "",
    valueAt(more.note, c) ?? "",
  ].filter(Boolean);
  return claimSentence(c).join("") + (added.length ? ` (${added.join("; ")})` : "");
}

/** Return how credible a claim is graded, in words, where it is. */
function gradeOf(c) {
  return pooled(valueAt(claims.more.grade, c));
}

/** Return a role as it is compared. */
function foldedRole(role) {
  return folded(role).replaceAll("ß", "ss"); // as Python folds case
}

/** Return what claims give of some sorts, each once in the words of the first; `alike` is what is compared. */
function gathered(numbers, sorts, alike = (words) => words) {
  const found = new Map();
  for (const c of numbers) {
    for (const inWords of sorts) {
      const words = inWords(c)?.normalize("NFC");
      if (!words) continue;
      const same = alike(words);
      if (!found.has(same)) found.set(same, { words, giving: [] });
      found.get(same).giving.push(c);
    }
  }
  return [...found.values()].map(({ words, giving }) => ({ words, documents: documentsOf(giving), byEvent: [] }));
}

/**
 * Return the dates that claims give, each once, in order of time; one without has those of its event, unless its
 * document gives one of it itself.
 */
function datesOf(numbers, dating) {
  const found = new Map();
  const add = (day, words, byEvent, document) => {
    const key = JSON.stringify([day, words, byEvent]);
    if (!found.has(key)) found.set(key, { day, words, byEvent, documents: new Set() });
    found.get(key).documents.add(document);
  };
  const happening = (c) => `${claims.document[c]} ${valueAt(claims.more.event, c)}`;
  const dated = new Set(numbers.filter((c) => claims.firstDay[c]).map(happening));
  for (const c of numbers) {
    const document = claims.document[c];
    const words = dateInWords(c);
    if (words) add(sortingDay(c), words, [], document);
    if (dated.has(happening(c))) continue;
    for (const date of datesByEvent(c, dating)) add(date.firstDay, date.words, date.documents, document);
  }
  const byRank = ({ byEvent }) => byEvent.map((i) => documentRanks()[i]);
  return [...found.values()]
    .sort((a, b) => a.day - b.day || compareText(a.words, b.words) || compareLists(byRank(a), byRank(b)))
    .map(({ documents: giving, ...detail }) => ({ ...detail, documents: [...giving] }));
}

/** Return the day that sorts a claim's date: undated last, the end of a period without a start by its end. */
function sortingDay(c) {
  if (claims.firstDay[c] === 0) return LATEST + 1;
  return claims.date[c] !== NONE || claims.start[c] !== NONE ? claims.firstDay[c] : claims.lastDay[c];
}

/** Return a claim's date or period: "2025-12-13", "since 1994", "until 2024-04"; or nothing when there is none. */
function dateInWords(c) {
  const [date, start, end] = [claims.date, claims.start, claims.end].map((column) => text(column[c]));
  if (end === "unknown") {
    if (date) return t("date.former.on", { date });
    return start ? t("date.former.from", { date: start }) : t("date.former");
  }
  if (date) return date;
  if (start) return end ? t("date.span", { start, end }) : t("date.since", { date: start });
  return end ? t("date.until", { date: end }) : "";
}

/** Return a detail as a phrase, with the documents that give it where not all of so many do. */
function detailInWords({ words, documents: giving, byEvent }, number) {
  const phrase = [isolated(words)];
  if (byEvent.length) phrase.push(t("detail.by_event"), ...documentIds(byEvent), ")");
  if (number > giving.length) phrase.push(" [", ...documentIds(giving), "]");
  return phrase;
}

/** Return whether one document gives several details of several sorts, of which nobody sees which belong together. */
function areMixed(group) {
  const several = ["dates", "roles", "quantities", "places", "notes"].map((sort) => {
    const giving = group[sort].flatMap((detail) => [...detail.documents]);
    return new Set(giving.filter((document, i) => giving.indexOf(document) !== i));
  });
  return several.some((one, i) => several.slice(i + 1).some((other) => [...one].some((d) => other.has(d))));
}

/** Return the details of one sort as phrases, those of other stances than the status with their stance before them. */
function detailPhrases(relationship, sort) {
  const every = documentsOf(relationship.claims);
  return detailsOf(relationship).flatMap((group) => {
    const lesser = group.stance !== relationship.status;
    const papers = lesser ? every : group.documents;
    return group[sort].map((detail) => [
      lesser ? `${t(`status.${statuses[group.stance]}`)}: ` : "",
      ...detailInWords(detail, papers.length),
    ]);
  });
}
