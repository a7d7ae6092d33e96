// What is shown as words to copy and to save: answers with their documents, what is drawn or listed as Markdown and rows.
// What it rests on stands above it.

/** Return what the list and the tables show while one of them is seen, otherwise what is drawn. */
function seenOf({ shown, listed }) {
  return state.view === "network" ? shown : listed;
}

/** Return what is said above all that is handed on: what the page left out, how much this is, of what, by which filters. */
function restsOn(view) {
  const { shown } = view;
  const part = partInWords(state.view === "network" ? shown : { ...shown, part: null });
  return [...payload.notes, ...factsInWords(view, seenOf(view), part)];
}

/** Return what is told above an answer to one question: what the page left out, and the filters that are on. */
function narrowedTo() {
  const words = filtersInWords(state.filters);
  return [...payload.notes, ...(words.length ? [t("caption.filters", { list: words.join("; ") })] : [])];
}

const asBlocks = (level, phrases) => phrases.map((phrase) => ({ level, phrase }));

/** Return a relationship as one sentence with its documents. */
function relationshipBlocks(edge, weighed) {
  const told = statement(relationshipOf(edge, weighed));
  return [...asBlocks("note", narrowedTo().map((words) => [words])), ...asBlocks("plain", [told])];
}

/** Return a claim as the command `why` tells it, and where it stands. */
function claimBlocks(c, { dating }) {
  const locator = locatorInWords(valueAt(claims.more.locator, c));
  const place = [locator, t("copy.claim", { id: claims.id[c] })].filter(Boolean).join("; ");
  return [
    ...asBlocks("note", payload.notes.map((words) => [words])),
    ...asBlocks("item", [claimInFull(c, dating)]),
    ...asBlocks("detail", [[place]]),
  ];
}

/** Return a claim as a phrase: how it is said, in which document, who is credited, what, and all that it adds. */
function claimInFull(c, dating) {
  const { more, speaker } = claims;
  const cite = new Cite([claims.document[c]]);
  const by =
    speaker[c] === NONE ? [t("claim.full.own")] : [t("claim.full.crediting"), isolated(named(speaker[c]))];
  const added = addedBy(c, dating);
  const derivation = valueAt(more.derivation, c);
  if (derivation) {
    const source = derivation.map(sourceInWords).join(", ");
    added.push([source ? t("claim.full.from", { source }) : t("claim.full.original")]);
  }
  return [
    t(`claim.full.${statuses[claims.stance[c]]}`),
    ...[cite, ...by, ": ", ...claimSentence(c)],
    ...(added.length ? [" (", ...joined(added, "; "), ")"] : []),
  ];
}

/** Return what a claim says beside its sentence, a phrase each. */
function addedBy(c, dating) {
  const { more } = claims;
  const of = (words, phrase) => (words === undefined || words === null ? [] : [phrase(words)]);
  const ends = endsOf(claims.relationship[c]);
  const event = valueAt(more.event, c);
  return [
    ...datesOf([c], dating).map((date) => citedDetail(date, 1)),
    ...of(pooled(valueAt(more.role, c)), (words) => [`${t("statement.as")}${words}`]),
    ...of(quantityInWords(valueAt(more.quantity, c)), (words) => [words]),
    ...of(valueAt(more.place, c), (place) => [t("statement.in"), isolated(named(place))]),
    ...(event === undefined || ends.includes(event) ? [] : [[t("statement.event"), isolated(named(event))]]),
    ...of(pooled(valueAt(more.grade, c)), (words) => [words]),
    ...of(valueAt(more.note, c), (words) => [t("claim.full.note", { words })]),
  ];
}

/** Return the answer to the question for paths. */
function pathBlocks({ answer, weighed }) {
  const told = new Set();
  const line = ({ relationship, above }) => [
    doubtBefore(relationship),
    ...sentence(relationship),
    ...afterStep({ relationship, above }),
  ];
  const walked = answer.avoided === undefined ? [[walkedInWords()]] : [];
  const [withheld, filters] = [payload.notes, narrowedTo().slice(payload.notes.length)];
  return [
    ...asBlocks("title", [headline(answer)]),
    ...asBlocks("note", [...withheld.map((words) => [words]), ...walked, ...filters.map((words) => [words])]),
    ...answer.paths.flatMap((path, i) => [
      ...asBlocks("heading", [[`${i + 1}. `, ...routeInWords(path)]]),
      ...stepsOf(path, answer, weighed, told).flatMap(({ items, more }) => [
        ...asBlocks("item", items.map(line)),
        ...asBlocks("item", more.length ? [[t("path.more.between", { count: more.length })]] : []),
      ]),
    ]),
    ...asBlocks("section", answer.more ? [[moreInWords(answer.more)]] : []),
    ...(answer.avoided === undefined ? asideOf(answer, weighed) : []).flatMap(({ heading, found }) => [
      ...asBlocks("section", [[heading]]),
      ...asBlocks("item", found.slice(0, ASIDE).map((each) => statement(each))),
      ...asBlocks("item", found.length > ASIDE ? [[t("path.more.aside", { count: found.length - ASIDE })]] : []),
    ]),
  ];
}

/** Return all that is shown, a sentence for each relationship, the most telling first. */
function shownBlocks(view) {
  const { weighed } = view;
  const { relationships: numbers } = seenOf(view);
  return [
    ...asBlocks("title", [[payload.title]]),
    ...asBlocks("note", restsOn(view).map((words) => [words])),
    ...asBlocks("item", inTellingOrder(numbers, weighed).map((i) => statement(relationshipOf(i, weighed)))),
  ];
}

/** Return all that is shown as rows: what they rest on, what the columns are, and a row for each item. */
function shownRows(view) {
  const entity = state.view === "table" && state.table === "entities";
  const numbers = entity ? seenOf(view).entities : seenOf(view).relationships;
  const items = state.view === "table" ? sorted(numbers, COLUMNS[state.table], view) : numbers;
  const [columns, row] = entity ? [ENTITY_SHEET, entityRecord] : [RELATIONSHIP_SHEET, relationshipRecord];
  return [
    ...[payload.title, ...restsOn(view)].map((words) => [`# ${plainLine(words)}`]),
    columns.map((name) => t(`column.${name}`)),
    ...items.map((i) => row(i, view)),
  ];
}

/** The first column never begins as the lines above do, so that programs tell those from the rows. */
const ENTITY_SHEET = ["kind", "name", "id", "degree", "involvements", "aliases"];
const RELATIONSHIP_SHEET = [
  ...["status", "subject", "subject_id", "relation", "object", "object_id", "origins", "claims"],
  ...["dates", "said_by", "denied_by", "details", "documents"],
];

function entityRecord(i, { listed: { degree, involvements } }) {
  return [
    kinds[entities.kind[i]].label,
    ...[entities.name[i], entities.id[i]],
    ...[degree[i] - involvements[i], involvements[i]],
    entities.aliasesInWords[i].join("; "),
  ];
}

function relationshipRecord(i, view) {
  const cells = relationshipCells(i, view);
  const { subject, object } = relationships;
  const relationship = relationshipOf(i, view.weighed);
  return [
    factWords(relationship).map(([, word]) => word).join(", "),
    ...[entities.name[subject[i]], entities.id[subject[i]], relationMeaning(i)],
    ...[entities.name[object[i]], entities.id[object[i]]],
    ...[relationship.origins.length, relationship.claims.length],
    ...["dates", "said_by", "denied_by", "details"].map((name) => inOneText(cells[name])),
    documentIds(documentsOf(relationship.claims)).join(""),
  ];
}
