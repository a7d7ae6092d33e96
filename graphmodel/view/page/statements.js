// A relationship as one sentence with its details and who says so; see graphmodel/output/statements.py.

/** So many claims that an involvement follows from are told; the claims below it tell all. */
const CLAIMS_TOLD = 3;

/** A citation of documents within a phrase. */
class Cite {
  constructor(numbers) {
    this.documents = byDocumentId(numbers);
  }

  toString() {
    return `[${this.documents.map((i) => documents[i].id).join(", ")}]`;
  }
}

/** Return a relationship as a phrase: subject, what the relation means, object, and what `evidencePhrase` says. */
function statement(relationship) {
  return [doubtBefore(relationship), ...sentence(relationship), ...evidencePhrase(relationship)];
}

/**
 * Return what keeps a relationship from being simply so, as it stands before its sentence: "Denied: ". What was `told`
 * before is left out.
 */
function doubtBefore(relationship, told = null) {
  if (relationship.derived) return "";
  const words = doubtsOf(relationship)
    .map(([, word]) => word)
    .filter((word) => word !== told)
    .join(", ");
  return words && `${words[0].toUpperCase()}${words.slice(1)}: `;
}

/** Return what a sentence says after the relationship itself: by each account its details and its documents. */
function evidencePhrase(relationship) {
  const told = stancesOf(relationship);
  const doubted = isDoubted(relationship);
  const begins = accountsOf(told[0][1])[0].speaker;
  const phrases = told.map(([stance, numbers]) => [
    ...(told.length > 1 || (relationship.derived && stance !== ASSERTED) ? [`${stanceVerb(stance)} `] : []),
    ...joined(
      accountsOf(numbers).map((account) => accountPhrase(account, stance, relationship, doubted)),
      "; ",
    ),
  ]);
  const origins = relationship.origins.length;
  if (origins < documentsOf(told[0][1]).length) phrases[0].push(` (${counted("statement.origins", origins)})`);
  const hidden = relationship.contested && !relationship.denying.length;
  return [
    doubted && (told.length > 1 || relationship.derived || begins !== NONE) ? " – " : " ",
    ...joined(phrases, "; "),
    documentsOf(relationship.claims).length === 1 ? t("statement.only") : "",
    hidden ? `; ${t("by.filtered")}` : "",
  ];
}

/** Return whether not all claims simply assert something, so that it must be told who says what. */
function isDoubted({ contested, claims: numbers }) {
  return contested || numbers.some((c) => claims.stance[c] !== ASSERTED);
}

/** Return the claims of each stance, that of the status first, then the strongest. */
function stancesOf({ status, claims: numbers }) {
  const order = [status, ...[...statuses.keys()].filter((stance) => stance !== status)];
  return order
    .map((stance) => [stance, numbers.filter((c) => claims.stance[c] === stance)])
    .filter(([, saying]) => saying.length);
}

/** Return claims by account: documents' own words first, then by speakers and by what they say they were made from. */
function accountsOf(numbers) {
  const found = new Map();
  for (const c of numbers) {
    const speaker = claims.speaker[c];
    const sources = (valueAt(claims.more.derivation, c) ?? []).map(sourceInWords);
    const key = JSON.stringify([speaker, sources]);
    if (!found.has(key)) found.set(key, { speaker, sources, numbers: [] });
    found.get(key).numbers.push(c);
  }
  const id = ({ speaker }) => (speaker === NONE ? "" : entities.id[speaker]);
  return [...found.values()].sort(
    (a, b) => compareText(id(a), id(b)) || compareText(a.sources.join("\0"), b.sources.join("\0")),
  );
}

function sourceInWords([source, how]) {
  return t("derivation", { source, how: t(`how.${how}`) });
}

/** Return an account: who is credited, what it adds, and its documents. */
function accountPhrase({ speaker, sources, numbers }, stance, relationship, doubted) {
  const parts = detailParts(detailsOfStance(stance, relationship, numbers), relationship);
  return [
    ...(speaker === NONE ? [] : [t(doubted ? "statement.by" : "statement.according"), isolated(named(speaker)), " "]),
    ...(parts.length ? ["(", ...joined(parts, "; "), ") "] : []),
    new Cite(documentsOf(numbers)),
    ...(sources.length ? [t("statement.from"), isolated(sources.join(", "))] : []),
  ];
}

/** Return the details of an account, sort by sort, but not what is named already. */
function detailParts(group, relationship) {
  const ends = [relationship.subject, relationship.object].map(named);
  const dates = datesTold(group, relationship);
  const cited = (before, sort) => sort.map((detail) => [before, ...citedDetail(detail, group.documents.length)]);
  const parts = datedParts(dates, group.documents.length);
  const giving = new Set(dates.flatMap((date) => date.documents)).size;
  if (parts.length && giving < group.documents.length && !relationship.derived)
    parts.push([counted("detail.no_date", group.documents.length - giving)]);
  parts.push(
    ...cited(t("statement.as"), group.roles),
    ...cited("", group.through.slice(0, CLAIMS_TOLD)),
    ...cited("", group.quantities),
    ...cited(t("statement.in"), group.places),
    ...cited(
      t("statement.event"),
      group.events.filter(({ words }) => !ends.includes(words)),
    ),
    ...cited("", group.notes),
  );
  if (group.through.length > CLAIMS_TOLD)
    parts.push([t("statement.more", { count: group.through.length - CLAIMS_TOLD })]);
  if (areMixed(group)) parts.push([t("statement.mixed")]);
  return parts;
}

/** Return when; that it is over is not told with each date where it is told of all, nor what an event lends itself. */
function datesTold({ dates }, relationship) {
  const told = relationship.derived ? dates.filter(({ byEvent }) => !byEvent.length) : dates;
  if (!formerWords(relationship).length) return told;
  const former = t("date.former");
  const each = told.map((date) => ({
    ...date,
    words: date.words.endsWith(` (${former})`) ? date.words.slice(0, -former.length - 3) : date.words,
  }));
  return each.filter(({ words }) => words !== former);
}

/** Return dates, and of one that an event lends to other documents only that it does. */
function datedParts(dates, number) {
  const key = (numbers) => byDocumentId(numbers).join();
  const given = new Map(dates.filter(({ byEvent }) => !byEvent.length).map((date) => [date.words, key(date.documents)]));
  return dates.map((date) =>
    date.byEvent.length && given.get(date.words) === key(date.byEvent)
      ? [t("statement.by_event_also"), new Cite(date.documents)]
      : citedDetail(date, number),
  );
}

function citedDetail({ words, documents: giving, byEvent }, number) {
  const phrase = [isolated(words)];
  if (byEvent.length) phrase.push(t("detail.by_event"), new Cite(byEvent), ")");
  if (giving.length < number) phrase.push(" ", new Cite(giving));
  return phrase;
}

function stanceVerb(stance) {
  return t(stance === ASSERTED ? "status.asserted" : `doubt.${statuses[stance]}`);
}
