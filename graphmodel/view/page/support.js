// Who says so, in words; see graphmodel/evidence/support.py.
//
// A phrase is a list of texts and isolated names, because names are drawn as elements of their own.

/** Return how many documents bear a relationship out, in whose words, and where it entered print. */
function supportInWords({ supporting, origins }) {
  const speakers = speakersByDocument(supporting);
  const parts = voicesOf(speakers).map(({ own, credited, count }) => [
    speakers.size > 1 ? `${count} ` : "",
    own ? t(count === 1 ? "support.own.one" : "support.own.other") : "",
    own && credited.length ? t("list.and") : "",
    ...(credited.length ? [t("support.crediting"), ...enumerated(credited.map((i) => named(i)))] : []),
  ]);
  return [
    counted("document", speakers.size),
    speakers.size === 1 ? ", " : ": ",
    ...joined(parts),
    "; ",
    ...originsInWords(origins),
  ];
}

/**
 * Return whether documents say something in their own words, whom they credit, and how many do just that; together
 * they are all: own words first, then those with others' too, then the most frequent.
 */
function voicesOf(speakers) {
  const found = new Map();
  for (const named of speakers.values()) {
    const credited = [...named].filter((i) => i !== NONE).sort((a, b) => nameRanks()[a] - nameRanks()[b]);
    const key = JSON.stringify([named.has(NONE), credited]);
    if (!found.has(key)) found.set(key, { own: named.has(NONE), credited, count: 0 });
    found.get(key).count++;
  }
  const place = ({ own, credited }) => (own ? (credited.length ? 1 : 0) : 2);
  const ranks = ({ credited }) => credited.map((i) => nameRanks()[i]);
  return [...found.values()].sort(
    (a, b) => place(a) - place(b) || b.count - a.count || compareLists(ranks(a), ranks(b)),
  );
}

/** Return for each document the speakers whom its claims credit; NONE where it says so in its own words. */
function speakersByDocument(numbers) {
  const found = new Map();
  for (const c of numbers) {
    const document = claims.document[c];
    if (!found.has(document)) found.set(document, new Set());
    found.get(document).add(claims.speaker[c]);
  }
  return found;
}

/** Return where something entered print: "2 origins (AP, BBC), not known to be independent". */
function originsInWords(origins) {
  const list = isolated(origins.map(originInWords).join(", "));
  const declared = origins.every((origin) => origin.declared) ? "origins.declared" : "origins.not_known";
  return withBlank(origins.length === 1 ? "origins.one" : declared, "list", list, { count: origins.length });
}

/** Return by whose account claims are made: "Viasna in bbc-2025", or the document alone. */
function accountsInWords(numbers) {
  const found = new Map();
  for (const c of numbers) {
    const [id, speaker] = [documents[claims.document[c]].id, claims.speaker[c]];
    const phrase =
      speaker === NONE ? [isolated(id)] : [isolated(named(speaker)), t("account.in"), isolated(id)];
    found.set(phrase.join(""), phrase);
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, phrase]) => phrase);
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

/** Return phrases or names with something between them. */
function joined(items, between = ", ") {
  return items.flatMap((item, i) => (i === 0 ? item : [between, ...[item].flat()]));
}

/** Return names as an enumeration: "A, B and C". */
function enumerated(names) {
  return names.flatMap((name, i) => [
    ...(i === 0 ? [] : [i === names.length - 1 ? t("list.and") : ", "]),
    isolated(name),
  ]);
}

/** Return documents by their ids, with commas between them. */
function documentIds(numbers) {
  return joined(byDocumentId(numbers).map((i) => isolated(documents[i].id)));
}

function byDocumentId(numbers) {
  return [...numbers].sort((a, b) => documentRanks()[a] - documentRanks()[b]);
}
