// A relationship as one sentence with its details and who says so; see graphmodel/output/statements.py.

/** So many details of a sort are told; the claims tell all. */
const DETAILS_TOLD = 2;

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
  return [...sentence(relationship), ...evidencePhrase(relationship)];
}

/** Return what a sentence says after the relationship itself: what doubts there are, details, and who says so. */
function evidencePhrase(relationship) {
  const doubts = doubtsOf(relationship).map(([, word]) => word);
  const groups = detailsOf(relationship);
  const parts = [...doubts.map((word) => [word]), ...groups.flatMap((group) => detailParts(group, relationship))];
  if (groups.some(areMixed)) parts.push([t("statement.mixed")]);
  return [...(parts.length ? [" (", ...joined(parts, "; "), ")"] : []), " ", ...sourcesPhrase(relationship)];
}

/** Return the details that claims of one stance give, sort by sort. */
function detailParts(group, relationship) {
  const lesser = group.stance !== relationship.status;
  const papers = lesser ? documentsOf(relationship.claims) : group.documents;
  const ends = [relationship.subject, relationship.object].map((i) => named(i));
  const stance = lesser ? `${stanceVerb(group.stance)}: ` : "";
  const sorts = [
    ["", datesTold(group, relationship)],
    [t("statement.as"), group.roles],
    ["", group.through],
    ["", group.quantities],
    [t("statement.in"), group.places],
    [t("statement.event"), group.events.filter(({ words }) => !ends.includes(words))],
    ["", group.notes],
  ];
  return sorts.flatMap(([before, sort], i) => {
    const told = sort.slice(0, DETAILS_TOLD).map((detail) => [stance, before, ...citedDetail(detail, papers.length)]);
    if (sort.length > DETAILS_TOLD) told.push([t("statement.more", { count: sort.length - DETAILS_TOLD })]);
    const giving = new Set(sort.flatMap((detail) => detail.documents)).size;
    if (i === 0 && giving && !lesser && giving < papers.length)
      told.push([counted("detail.no_date", papers.length - giving)]);
    return told;
  });
}

/** Return when; that it is over is not told with each date where it is told of all. */
function datesTold({ dates }, relationship) {
  if (!formerWords(relationship).length) return dates;
  const former = t("date.former");
  const each = dates.map((date) => ({
    ...date,
    words: date.words.endsWith(` (${former})`) ? date.words.slice(0, -former.length - 3) : date.words,
  }));
  return each.filter(({ words }) => words !== former);
}

function citedDetail({ words, documents: giving, byEvent }, number) {
  const phrase = [isolated(words)];
  if (byEvent.length) phrase.push(t("detail.by_event"), new Cite(byEvent), ")");
  if (giving.length < number) phrase.push(" ", new Cite(giving));
  return phrase;
}

/** Return who says so where: "[1, 3], according to Viasna [2]"; of what is doubted also who takes which stance. */
function sourcesPhrase(relationship) {
  const doubted = isDoubted(relationship);
  const told = voicesByStance(relationship, doubted);
  const number = documentsOf(told[0].numbers).length;
  const origins = relationship.origins.length;
  const phrases = told.map(({ stance, numbers }) => voicesPhrase(stance, numbers, doubted));
  if (origins < number) phrases[0].push(` (${counted("statement.origins", origins)})`);
  const hidden = relationship.contested && !relationship.denying.length;
  return [...joined(phrases, "; "), ...(hidden ? [`; ${t("by.filtered")}`] : [])];
}

/** Return whether a relationship is not simply asserted, so that it must be told who says what. */
function isDoubted({ status, contested, derived, claims: numbers }) {
  return contested || status !== ASSERTED || (!derived && numbers.some((c) => claims.stance[c] !== ASSERTED));
}

/** Return the claims that take each stance, the strongest first; of what is simply asserted only that. */
function voicesByStance({ claims: numbers, supporting, denying }, doubted) {
  if (!doubted) return [{ stance: ASSERTED, numbers: supporting }];
  return statuses
    .map((_, stance) => ({
      stance,
      numbers: stance === DENIED ? denying : numbers.filter((c) => claims.stance[c] === stance),
    }))
    .filter(({ numbers: saying }) => saying.length);
}

/** Return who takes a stance: "asserted [1] only", "denied by Ben Ito [2, 3]". */
function voicesPhrase(stance, numbers, doubted) {
  const bySpeaker = new Map();
  for (const c of numbers) {
    const speaker = claims.speaker[c];
    bySpeaker.set(speaker, [...(bySpeaker.get(speaker) ?? []), c]);
  }
  const id = (speaker) => (speaker === NONE ? "" : entities.id[speaker]);
  const each = [...bySpeaker]
    .sort(([a], [b]) => compareText(id(a), id(b)))
    .map(([speaker, saying]) => [
      ...(speaker === NONE
        ? []
        : [t(doubted ? "statement.by" : "statement.according"), isolated(named(speaker)), " "]),
      new Cite(documentsOf(saying)),
    ]);
  const only = documentsOf(numbers).length === 1 ? [t("statement.only")] : [];
  return [doubted ? `${stanceVerb(stance)} ` : "", ...joined(each), ...only];
}

function stanceVerb(stance) {
  return t(stance === ASSERTED ? "status.asserted" : `doubt.${statuses[stance]}`);
}
