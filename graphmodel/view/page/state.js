// What the reader has chosen. All of it stands in the address after the #, so that a link shows the same, and
// going back undoes. What such a link names and the page does not have is left out.

const VIEWS = ["network", "list", "table"];
const TABLES = ["relationships", "entities"];

/** So many hops a neighbourhood may reach: nine, or as many as the page was made to open with. */
const MOST_HOPS = Math.max(9, island.initial.hops ?? 1);

function emptyState() {
  return {
    filters: noFilters(),
    focus: NONE,
    hops: 1,
    expand: [],
    from: NONE,
    to: NONE,
    directed: false,
    route: 0,
    entity: NONE,
    edge: NONE,
    view: "network",
    table: "relationships",
    sort: "",
    draw: 0,
    unknown: [],
  };
}

/** Return the state that the page was made to open with. */
function initialState() {
  const state = emptyState();
  const { initial } = island;
  if (initial.focus !== undefined) {
    state.focus = initial.focus;
    state.hops = Math.max(1, initial.hops ?? 1);
    state.entity = initial.focus;
  }
  if (initial.path) [state.from, state.to] = initial.path;
  return state;
}

let state = emptyState();
const listeners = [];

/** Call a function whenever the state has changed, with what it was before. */
function whenChanged(listener) {
  listeners.push(listener);
}

/** Change parts of the state; `replace` leaves no step to go back to, as when a handle is dragged. */
function change(parts, { replace = false } = {}) {
  const before = state;
  state = { ...state, unknown: [], ...parts };
  remember(encodeState(state), replace);
  listeners.forEach((listener) => listener(before));
}

/** Change parts of the filters. */
function filter(parts, options) {
  change({ filters: { ...state.filters, ...parts } }, options);
}

let written = null;

function remember(hash, replace) {
  written = hash;
  if (hash === location.hash.slice(1)) return;
  try {
    if (replace) location.replace(`#${hash}`);
    else location.hash = hash;
  } catch {
    // A frame in a notebook may not change its address: there the state is just not in it.
  }
}

/** Take the state from the address, now and whenever the reader goes back or forth. */
function followAddress() {
  const take = () => {
    const hash = location.hash.slice(1);
    if (hash === written) return;
    written = hash;
    const before = state;
    state = hash ? decodeState(hash) : initialState();
    listeners.forEach((listener) => listener(before));
  };
  window.addEventListener("hashchange", take);
  take();
}

/** Return a state as the words of an address. */
function encodeState(state) {
  const words = new URLSearchParams();
  const { filters } = state;
  const names = (set, of) => [...set].map(of).sort(compareText);
  names(filters.relations, (i) => relations[i].name).forEach((name) => words.append("relation", name));
  names(filters.kinds, (i) => kinds[i].name).forEach((name) => words.append("kind", name));
  names(filters.documents, (i) => documents[i].id).forEach((name) => words.append("document", name));
  names(filters.speakers, (i) => entities.id[i]).forEach((name) => words.append("speaker", name));
  names(filters.avoid, (i) => entities.id[i]).forEach((name) => words.append("avoid", name));
  if (filters.statuses) {
    names(filters.statuses, (i) => statuses[i]).forEach((name) => words.append("stance", name));
    if (!filters.statuses.size) words.append("stance", "none");
  }
  if (filters.since) words.append("since", filters.since);
  if (filters.until) words.append("until", filters.until);
  if (filters.minOrigins > 1) words.append("min-origins", filters.minOrigins);
  const one = (name, entity) => entity !== NONE && words.append(name, entities.id[entity]);
  one("focus", state.focus);
  if (state.focus !== NONE) words.append("hops", state.hops);
  state.expand.forEach((entity) => words.append("expand", entities.id[entity]));
  one("from", state.from);
  one("to", state.to);
  if (state.directed) words.append("directed", "1");
  if (state.route) words.append("route", state.route + 1);
  one("entity", state.entity);
  if (state.edge !== NONE) {
    const { subject, relation, object } = relationships;
    words.append("edge", entities.id[subject[state.edge]]);
    words.append("edge", relations[relation[state.edge]].name);
    words.append("edge", entities.id[object[state.edge]]);
  }
  if (state.view !== "network") words.append("view", state.view);
  if (state.table !== "relationships") words.append("table", state.table);
  if (state.sort) words.append("sort", state.sort);
  if (state.draw) words.append("draw", state.draw);
  return words.toString() || "all";
}

/** What an address may name. */
const NAMES = new Set(
  `all relation kind document speaker avoid stance since until min-origins focus hops expand from to directed route
   entity edge view table sort draw`.split(/\s+/),
);

/** Return the state that an address tells; what it cannot mean is left out. */
function decodeState(hash) {
  const words = new URLSearchParams(hash);
  const found = emptyState();
  const leaveOut = (name, word) => found.unknown.push(`${name}=${word}`);
  for (const [name, word] of words) if (!NAMES.has(name)) leaveOut(name, word);
  const look = (name, word, known) => {
    if (!known.has(word)) leaveOut(name, word);
    return known.get(word);
  };
  const all = (name, known) =>
    words
      .getAll(name)
      .map((word) => look(name, word, known))
      .filter((i) => i !== undefined);
  const one = (name) => (words.has(name) ? (look(name, words.get(name), entityNumbers()) ?? NONE) : NONE);
  const whole = (name, least, most) => {
    const word = words.get(name);
    if (word === null) return least;
    const value = Math.min(Math.max(Math.trunc(Number(word)) || 0, least), most);
    if (value !== Number(word)) leaveOut(name, word);
    return value;
  };
  const choice = (name, fits) => {
    const word = words.get(name);
    if (word !== null && !fits(word)) leaveOut(name, word);
    else if (word !== null) found[name] = word;
  };
  const date = (name) => {
    const word = words.get(name) ?? "";
    if (word && !days(word)) leaveOut(name, word);
    return days(word) ? word : "";
  };
  const [since, until] = [date("since"), date("until")];
  const backwards = since && until && days(since).first > days(until).last;
  if (backwards) {
    leaveOut("since", since);
    leaveOut("until", until);
  }
  const stance = words.getAll("stance");
  const statusNumbers = new Map(statuses.map((name, i) => [name, i]));
  const chosen = new Set(
    stance
      .filter((name) => name !== "none")
      .map((name) => look("stance", name, statusNumbers))
      .filter((i) => i !== undefined),
  );
  found.filters = {
    relations: new Set(all("relation", relationNumbers())),
    kinds: new Set(all("kind", kindNumbers())),
    documents: new Set(all("document", documentNumbers())),
    speakers: new Set(all("speaker", entityNumbers())),
    avoid: new Set(all("avoid", entityNumbers())),
    statuses: chosen.size || stance.includes("none") ? chosen : null,
    since: backwards ? "" : since,
    until: backwards ? "" : until,
    minOrigins: whole("min-origins", 0, 99),
  };
  found.focus = one("focus");
  found.hops = whole("hops", 1, MOST_HOPS);
  found.expand = [...new Set(all("expand", entityNumbers()))];
  found.from = one("from");
  found.to = one("to");
  found.directed = words.get("directed") === "1";
  if (words.has("directed") && !found.directed) leaveOut("directed", words.get("directed"));
  found.route = whole("route", 1, PATHS_LISTED) - 1;
  found.entity = one("entity");
  const edge = words.getAll("edge");
  if (edge.length === 3) {
    const [subject, object] = [entityNumbers().get(edge[0]), entityNumbers().get(edge[2])];
    const relation = relationNumbers().get(edge[1]);
    if (![subject, relation, object].includes(undefined)) found.edge = findRelationship(subject, relation, object);
  }
  if (edge.length && found.edge === NONE) leaveOut("edge", edge.join(" "));
  if (found.edge !== NONE) found.entity = NONE;
  choice("view", (word) => VIEWS.includes(word));
  choice("table", (word) => TABLES.includes(word));
  choice("sort", (word) => Object.hasOwn(COLUMNS[found.table], word.replace("-", "")));
  found.draw = whole("draw", 0, MOST);
  return found;
}
