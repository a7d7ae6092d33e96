// What the reader has chosen. All of it stands in the address after the #, so that a link shows the same, and
// going back undoes. What such a link names and the page does not have is left out.

const VIEWS = ["network", "list", "table"];
const TABLES = ["relationships", "entities"];

/** What paths are ranked by: the most telling first, or those of the fewest hops. */
const RANKS = ["telling", "hops"];
/** So many paths are told at first, and so many more each time; at most as many as an address may ask for. */
const TOLD = payload.paths.told;
const MOST_TOLD = 99;

/** So many hops a neighbourhood may reach: nine, or as many as the page was made to open with. */
const MOST_HOPS = Math.max(9, payload.initial.hops ?? 1);

function emptyState() {
  return {
    filters: noFilters(),
    focus: NONE,
    hops: 1,
    expand: [],
    from: NONE,
    to: NONE,
    directed: false,
    by: "telling",
    paths: TOLD,
    route: 0,
    entity: NONE,
    edge: NONE,
    view: "network",
    table: "relationships",
    sort: "",
    draw: 0,
    embed: false,
    unknown: [],
  };
}

/** Return the state that the page was made to open with: the first step of its story, where it tells one. */
function initialState() {
  if (payload.story.length) return decodeState(payload.story[0][1]);
  const state = emptyState();
  const { initial } = payload;
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
    state = stateOfAddress(hash);
    listeners.forEach((listener) => listener(before));
  };
  window.addEventListener("hashchange", take);
  take();
}

/** Return the state that an address tells: the one that the page was made to open with where it tells none. */
function stateOfAddress(hash) {
  if (!hash) return initialState();
  return /^embed(=1?)?$/.test(hash) ? { ...initialState(), embed: true } : decodeState(new URLSearchParams(hash));
}

/** Return a state as an address. */
function encodeState(state) {
  const words = new URLSearchParams(stateWords(state)).toString();
  return words === "embed=1" ? `all&${words}` : words || "all"; // embed alone is what the page was made to open with
}

/** Return a state as the words of an address, each with its name. */
function stateWords(state) {
  const words = [];
  const say = (name, word) => words.push([name, String(word)]);
  const { filters } = state;
  const names = (set, of) => [...set].map(of).sort(compareText);
  names(filters.relations, (i) => relations[i].name).forEach((name) => say("relation", name));
  names(filters.kinds, (i) => kinds[i].name).forEach((name) => say("kind", name));
  names(filters.documents, (i) => documents[i].id).forEach((name) => say("document", name));
  names(filters.speakers, (i) => entities.id[i]).forEach((name) => say("speaker", name));
  names(filters.avoid, (i) => entities.id[i]).forEach((name) => say("avoid", name));
  if (filters.statuses) {
    names(filters.statuses, (i) => statuses[i]).forEach((name) => say("status", name));
    if (!filters.statuses.size) say("status", "none");
  }
  if (filters.since) say("since", filters.since);
  if (filters.until) say("until", filters.until);
  if (filters.minOrigins > 1) say("min-origins", filters.minOrigins);
  names(filters.classes, (i) => classes[i]).forEach((name) => say("class", name));
  if (filters.contested) say("contested", filters.contested);
  const one = (name, entity) => entity !== NONE && say(name, entities.id[entity]);
  one("focus", state.focus);
  if (state.focus !== NONE) say("hops", state.hops);
  state.expand.forEach((entity) => say("expand", entities.id[entity]));
  one("from", state.from);
  one("to", state.to);
  if (state.directed) say("directed", "1");
  if (state.by !== "telling") say("by", state.by);
  if (state.paths !== TOLD) say("paths", state.paths);
  if (state.route) say("route", state.route + 1);
  one("entity", state.entity);
  if (state.edge !== NONE) {
    const { subject, relation, object } = relationships;
    say("edge", entities.id[subject[state.edge]]);
    say("edge", relations[relation[state.edge]].name);
    say("edge", entities.id[object[state.edge]]);
  }
  if (state.view !== "network") say("view", state.view);
  if (state.table !== "relationships") say("table", state.table);
  if (state.sort) say("sort", state.sort);
  if (state.draw) say("draw", state.draw);
  if (state.embed) say("embed", 1);
  return words;
}

/** What an address may name. */
const NAMES = new Set(
  `all relation class kind document speaker avoid status contested since until min-origins focus hops expand from to
   directed by paths route entity edge view table sort draw embed`.split(/\s+/),
);

/** Return the state that the words of an address tell, each with its name; what they cannot mean is left out. */
function decodeState(pairs) {
  const found = emptyState();
  const leaveOut = (name, word) => found.unknown.push(`${name}=${word}`);
  const words = new Map();
  for (const [name, word] of pairs) {
    if (!NAMES.has(name)) leaveOut(name, word);
    if (!words.has(name)) words.set(name, []);
    words.get(name).push(word);
  }
  const given = (name) => words.get(name) ?? [];
  const first = (name) => given(name)[0] ?? null;
  const lookUp = (name, word, known) => {
    if (!known.has(word)) leaveOut(name, word);
    return known.get(word);
  };
  const all = (name, known) =>
    given(name)
      .map((word) => lookUp(name, word, known))
      .filter((i) => i !== undefined);
  const one = (name) => (words.has(name) ? (lookUp(name, first(name), entityNumbers()) ?? NONE) : NONE);
  const integer = (name, least, most) => {
    const word = first(name);
    if (word === null) return least;
    const value = Math.min(Math.max(Math.trunc(Number(word)) || 0, least), most);
    if (value !== Number(word)) leaveOut(name, word);
    return value;
  };
  const among = (name, choices) => {
    const word = first(name);
    if (word === null || choices.includes(word)) return word;
    leaveOut(name, word);
    return null;
  };
  const date = (name) => {
    const word = first(name) ?? "";
    if (word && !days(word)) leaveOut(name, word);
    return days(word) ? word : "";
  };
  const [since, until] = [date("since"), date("until")];
  const backwards = since && until && days(since).first > days(until).last;
  if (backwards) {
    leaveOut("since", since);
    leaveOut("until", until);
  }
  const status = given("status");
  const statusNumbers = new Map(statuses.map((name, i) => [name, i]));
  const chosen = new Set(
    status
      .filter((name) => name !== "none")
      .map((name) => lookUp("status", name, statusNumbers))
      .filter((i) => i !== undefined),
  );
  found.filters = {
    relations: new Set(all("relation", relationNumbers())),
    classes: new Set(all("class", new Map(classes.map((name, i) => [name, i])))),
    kinds: new Set(all("kind", kindNumbers())),
    documents: new Set(all("document", documentNumbers())),
    speakers: new Set(all("speaker", entityNumbers())),
    avoid: new Set(all("avoid", entityNumbers())),
    statuses: chosen.size || status.includes("none") ? chosen : null,
    contested: among("contested", CONTESTED_CHOICES) ?? "",
    since: backwards ? "" : since,
    until: backwards ? "" : until,
    minOrigins: integer("min-origins", 0, 99),
  };
  found.focus = one("focus");
  found.hops = integer("hops", 1, MOST_HOPS);
  found.expand = [...new Set(all("expand", entityNumbers()))];
  found.from = one("from");
  found.to = one("to");
  found.directed = first("directed") === "1";
  if (words.has("directed") && !found.directed) leaveOut("directed", first("directed"));
  found.by = among("by", RANKS) ?? found.by;
  if (words.has("paths")) found.paths = integer("paths", 1, MOST_TOLD);
  found.route = integer("route", 1, found.paths) - 1;
  found.entity = one("entity");
  const edge = given("edge");
  if (edge.length === 3) {
    const [subject, object] = [entityNumbers().get(edge[0]), entityNumbers().get(edge[2])];
    const relation = relationNumbers().get(edge[1]);
    if (![subject, relation, object].includes(undefined)) found.edge = findRelationship(subject, relation, object);
  }
  if (edge.length && found.edge === NONE) leaveOut("edge", edge.join(" "));
  if (found.edge !== NONE) found.entity = NONE;
  found.embed = words.has("embed") && ["1", ""].includes(first("embed"));
  if (words.has("embed") && !found.embed) leaveOut("embed", first("embed"));
  found.view = (!found.embed && among("view", VIEWS)) || found.view; // in a frame there is the drawing only
  found.table = among("table", TABLES) ?? found.table;
  const columns = Object.keys(COLUMNS[found.table]);
  found.sort = among("sort", [...columns, ...columns.map((name) => `-${name}`)]) ?? "";
  found.draw = integer("draw", 0, MOST);
  return found;
}
