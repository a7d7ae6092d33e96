// An answer about paths in words, as the command prints it; see graphmodel/output/paths.py.

/** So many entities are named that might stand in the place of one. */
const IN_ITS_PLACE = 2;
/** So many relationships of two neighbours are told, and so many where there is nobody between the ends. */
const TOLD_OF_HOP = 2;
const TOLD_ALONE = 8;

/** Return an answer as a phrase: by what alone, from where to where, and how many paths there are. */
function headline(answer) {
  if (answer.avoided !== undefined) return [t("path.avoided", { name: named(answer.avoided) })];
  const [source, target] = [state.from, state.to].map((i) => isolated(named(i)));
  const only = settingsOf(answer);
  return [
    only.length ? t("path.only", { list: listedWords(only, t("list.and")) }) : "",
    source,
    ` ${t("path.between")} `,
    target,
    `: ${numberOfPaths(answer.paths)}`,
  ];
}

/** Return the kinds of the settings on the paths, where they are found to lead by these only. */
function settingsOf({ paths, onlyBySettings }) {
  if (!onlyBySettings) return [];
  const passed = paths.flatMap((path) => path.entities.slice(1, -1).filter(isSetting));
  const found = new Set(passed.map((entity) => entities.kind[entity]));
  return [...found].sort((a, b) => a - b).map((kind) => kinds[kind].name.toLowerCase());
}

function numberOfPaths(paths) {
  if (!paths.length) return t("path.none");
  if (paths[0].entities.length === 1) return t("path.same");
  return paths.length === 1 ? t("path.found.one") : t(`path.found.${state.by}`, { count: paths.length });
}

/** Say how many paths come just after the last. */
function moreInWords(more) {
  return t(`path.more.${state.by}`, { paths: plural("path.more", more === 1n ? 1 : more) });
}

/** Say over which relationships paths lead. */
function walkedInWords() {
  const walked = walkedStatuses(state.filters);
  const way = t(state.directed ? "path.way.directed" : "path.way.both");
  if (!walked.size) return t("path.walks.nothing", { way });
  const stated = [...statuses.keys()].filter((status) => walked.has(status));
  const others = [...statuses.keys()].filter((status) => !walked.has(status));
  return t("path.walks", {
    stated: listedWords(stated.map((status) => t(`path.do.${statuses[status]}`)), t("list.or")),
    others: listedWords(others.map(stanceVerb), t("list.or")),
    way,
  });
}

/** Return the names along a path, in braces those that may stand in the place of one, and how many go a step further. */
function routeInWords({ entities: path, similar }) {
  const changed = path.map((entity) => [entity]);
  let inserted = 0;
  for (const other of similar) {
    const place = path.findIndex((entity, i) => entity !== other[i]);
    if (other.length > path.length) inserted++;
    else changed[place].push(other[place]);
  }
  return [...joined(changed.map(oneOf), " – "), inserted ? t("path.inserted", { count: inserted }) : ""];
}

/** Return the name of an entity, or in braces those of the first that may stand in its place. */
function oneOf(found) {
  const names = found.slice(0, IN_ITS_PLACE).map((i) => isolated(named(i)));
  if (found.length === 1) return names;
  const more = found.length - names.length;
  return ["{", ...joined(names), more ? t("path.more.in_place", { count: more }) : "", "}"];
}

/**
 * Return what is told of a path, step by step: the first relationships, with whether each was told above, which all that
 * are `told` were, and those that are left.
 */
function stepsOf(path, { finder }, weighed, told) {
  const hops = finder.hops(path);
  return hops.map((hop) => {
    const every = inTellingOrder(hop, weighed);
    const ordered = weighed.derived[every[0]] ? every : every.filter((i) => !weighed.derived[i]);
    const most = hops.length === 1 ? TOLD_ALONE : TOLD_OF_HOP;
    const items = ordered.slice(0, most).map((i) => {
      const above = told.has(i);
      told.add(i);
      return { relationship: relationshipOf(i, weighed), above };
    });
    return { items, more: ordered.slice(most) };
  });
}

/** Return what is said after a relationship that stands on a path. */
function afterStep({ relationship, above }) {
  return above ? [t("path.above")] : evidencePhrase(relationship);
}

/** Return words as an enumeration. */
function listedWords(words, last) {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")}${last}${words.at(-1)}` : words.join("");
}
