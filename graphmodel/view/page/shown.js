// Which entities and relationships are drawn and listed, of all that filters leave.

/** Of what is too large to be drawn whole, so many of the most connected entities come first. */
const FIRST = 150;
const MOST = payload.initial.limit ?? 2000;

/**
 * Return what is shown: entities, most connected first, and relationships between them.
 *
 * `candidates` is how many there would be without the limit, `picked` how many of them the limit takes (what is asked
 * for is drawn beside them), and `part` why not all of them are drawn: null, "core" for the most telling and
 * "top" for the most connected of the whole graph, "path" where paths alone are drawn, or "near" for a neighbourhood that
 * is too large.
 */
function choose(state, weighed, kept, answer) {
  const passes = passing(state.filters);
  // The neighbourhood of what is itself of another kind is asked for on purpose; what is avoided stays away.
  for (const entity of [state.focus, ...state.expand])
    if (entity !== NONE && !state.filters.avoid.has(entity)) passes[entity] = 1;
  const forced = forcedEntities(state, answer);
  const linked = [];
  for (let i = 0; i < relationships.count; i++) {
    if (!kept[i] || !passes[relationships.subject[i]] || !passes[relationships.object[i]]) continue;
    linked.push(i);
  }
  const degree = degreesOf(linked);
  const near = state.focus === NONE ? null : neighbourhood(state.focus, state.hops, kept, passes);
  const candidates = near ?? everything(passes, degree, state.filters);
  if (near)
    for (const entity of expansions(state, kept, passes))
      near.set(entity, Math.min(near.get(entity) ?? Infinity, state.hops));
  const entries = near ? [...near.keys()] : candidates;
  const byPaths = near === null && answer?.paths.length > 0;
  const atFirstSight = near === null && !byPaths && state.draw === 0 && entries.length > CORE;
  const room = entries.length > MOST || state.draw ? Math.min(state.draw || FIRST, MOST) : MOST;
  let picked = entries;
  if (byPaths) {
    picked = [];
  } else if (atFirstSight) {
    picked = coreOf(entries, linked);
  } else if (entries.length > room) {
    const names = nameRanks();
    picked = entries
      .sort((a, b) => (near ? near.get(a) - near.get(b) : 0) || degree[b] - degree[a] || names[a] - names[b])
      .slice(0, room);
  }
  const part = picked.length === entries.length ? null : near ? "near" : byPaths ? "path" : atFirstSight ? "core" : "top";
  const drawn = new Uint8Array(entities.count);
  for (const entity of picked) drawn[entity] = 1;
  for (const entity of forced) drawn[entity] = 1;
  if (near === null && part !== null) for (const entity of expansions(state, kept, passes)) drawn[entity] = 1;
  const shown = [];
  for (let i = 0; i < entities.count; i++) if (drawn[i]) shown.push(i);
  // On a row of paths lines across would be in the way.
  const among = byPaths && !state.expand.length ? [] : linked;
  const between = new Set(among.filter((i) => drawn[relationships.subject[i]] && drawn[relationships.object[i]]));
  // Filters on kinds are not about the ends of a path, nor about what is open.
  for (const path of answer?.paths ?? []) for (const i of answer.finder.hops(path).flat()) between.add(i);
  if (state.edge !== NONE && weighed.status[state.edge] !== NONE) between.add(state.edge);
  return {
    entities: shown,
    drawn,
    relationships: [...between].sort((a, b) => a - b),
    degree,
    candidates: entries.length,
    picked: picked.length,
    part,
    linked,
    passes,
  };
}

/** Return the entities that are drawn whatever their rank: what is asked for, and the ends of what is open. */
function forcedEntities(state, answer) {
  const found = new Set();
  if (state.focus !== NONE) found.add(state.focus);
  if (state.entity !== NONE) found.add(state.entity);
  if (state.edge !== NONE) for (const end of endsOf(state.edge)) found.add(end);
  for (const path of answer?.paths ?? []) for (const entity of path.entities) found.add(entity);
  for (const end of [state.from, state.to]) if (end !== NONE) found.add(end);
  return found;
}

/** Return the entities that pass; where claims are filtered, those that no claim is left about are not among them. */
function everything(passes, degree, filters) {
  const filtered = anyFilter({ ...filters, kinds: new Set(), avoid: new Set() });
  const found = [];
  for (let i = 0; i < entities.count; i++) if (passes[i] && (!filtered || degree[i] > 0)) found.push(i);
  return found;
}

/** Return how many of these relationships each entity has; one with itself counts once. */
function degreesOf(numbers) {
  const degree = new Uint32Array(entities.count);
  for (const i of numbers) {
    degree[relationships.subject[i]]++;
    if (!isLoop(i)) degree[relationships.object[i]]++;
  }
  return degree;
}

/**
 * Return what list and tables hold: what is drawn, or all of a graph of which only the top is drawn. `degree` is how
 * many relationships each entity has, `involvements` how many of them only follow from the claims of an event.
 */
function listedOf(shown, weighed) {
  const { filters } = weighed;
  const whole = shown.part !== null && shown.part !== "near";
  const numbers = whole ? shown.linked : shown.relationships;
  const has = new Uint8Array(relationships.count);
  for (const i of numbers) has[i] = 1;
  const degree = whole ? shown.degree : degreesOf(numbers);
  const found = whole ? everything(shown.passes, shown.degree, filters) : shown.entities;
  const involvements = degreesOf(numbers.filter((i) => weighed.derived[i]));
  return { entities: found, relationships: numbers, has, degree, involvements };
}

/** Return the entities within some hops of one, with their distance. */
function neighbourhood(entity, hops, kept, passes) {
  const distance = new Map(passes[entity] ? [[entity, 0]] : []);
  let level = [...distance.keys()];
  for (let depth = 1; depth <= hops && level.length; depth++) {
    const next = [];
    for (const here of level) {
      for (const i of around(here)) {
        const other = otherEnd(i, here);
        if (!kept[i] || !passes[other] || distance.has(other)) continue;
        distance.set(other, depth);
        next.push(other);
      }
    }
    level = next;
  }
  return distance;
}

/** Return the neighbours of the entities that were expanded. */
function expansions(state, kept, passes) {
  const found = new Set();
  for (const entity of state.expand)
    for (const other of neighbourhood(entity, 1, kept, passes).keys()) found.add(other);
  return found;
}

/** Work out all that the state asks for. */
function workOut() {
  const { filters } = state;
  const weighed = weigh(filters);
  const kept = keep(weighed, shownStatuses(filters));
  const answer = answerOf(weighed);
  const shown = choose(state, weighed, kept, answer);
  return { weighed, kept, answer, shown, listed: listedOf(shown, weighed), timed: timedOf(weighed, shown) };
}

/** Return what the time line counts: what all filters but the dates leave. */
function timedOf(weighed, shown) {
  const { filters } = state;
  if (!filters.since && !filters.until) return { relationships: shown.linked, takes: weighed.takes, dating: weighed.dating };
  const undated = weigh({ ...filters, since: "", until: "" });
  const kept = keep(undated, shownStatuses(filters));
  const numbers = [];
  for (let i = 0; i < relationships.count; i++) {
    if (kept[i] && shown.passes[relationships.subject[i]] && shown.passes[relationships.object[i]]) numbers.push(i);
  }
  return { relationships: numbers, takes: undated.takes, dating: undated.dating };
}

/** Say how much there is to see, in the drawing or the list; a claim that bears out several relationships counts once. */
function summaryInWords({ listed, weighed }) {
  return t("summary", {
    entities: plural("entity", listed.entities.length),
    relationships: relationshipsInWords(listed.relationships, weighed),
    claims: plural("claim", claimsOfAll(listed.relationships, weighed.takes).length),
  });
}

/** Return the claims of several relationships, each once, that `takes` lets count. */
function claimsOfAll(numbers, takes) {
  const found = new Uint8Array(claims.count);
  for (const i of numbers) for (const c of claimsOf(i)) found[c] = 1;
  const all = Array.from(found.keys()).filter((c) => found[c]);
  return takes === null ? all : all.filter(takes);
}

/** Say how many relationships these are, those apart that only follow from the claims of an event. */
function relationshipsInWords(numbers, weighed) {
  return countsInWords(numbers.length, numbers.filter((i) => weighed.derived[i]).length);
}

/** Say how many relationships an entity has in list and tables, likewise. */
function degreeInWords(entity, { degree, involvements }) {
  return countsInWords(degree[entity], involvements[entity]);
}

function countsInWords(all, derived) {
  const stated = plural("relationship", all - derived);
  return derived ? `${stated}${t("list.and")}${plural("involvement", derived)}` : stated;
}

/** Say how many of the relationships that claims state have each status, and how many of them are contested. */
function statusCounts(numbers, weighed) {
  const stated = numbers.filter((i) => !weighed.derived[i]);
  const counts = statuses.map((status, s) => [t(`status.${status}`), stated.filter((i) => weighed.status[i] === s)]);
  const contested = stated.filter((i) => weighed.contested[i]).length;
  const parts = counts.filter(([, found]) => found.length).map(([words, found]) => `${number(found.length)} ${words}`);
  return parts.join(", ") + (contested ? `; ${number(contested)} ${t("contested")}` : "");
}

/** Return whether filters leave nothing to see. */
function isEmptied({ relationships: left }) {
  return left.length === 0 && filtersInWords(state.filters).length > 0;
}

/** Say what of the graph is shown, and why no more; nothing where all of it is. */
function noticeInWords({ shown, listed }) {
  const filtered = filtersInWords(state.filters);
  const list = filtered.join("; ");
  return [
    unknownInWords(),
    partInWords(shown),
    filtered.length ? t(isEmptied(listed) ? "notice.empty" : "caption.filters", { list }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Say what the address names and this page does not have. */
function unknownInWords() {
  return state.unknown.length ? t("link.unknown", { list: state.unknown.map(label).join(", ") }) : "";
}
