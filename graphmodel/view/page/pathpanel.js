// How two entities are connected, and who says so.

/** So many paths that only vary one are named at first. */
const SIMILAR = 12;

/** Return the answer to the question that the state asks, or null when it asks none. */
function answerOf(weighed) {
  const { from, to, filters } = state;
  if (from === NONE || to === NONE) return null;
  const avoided = [from, to].find((end) => filters.avoid.has(end));
  if (avoided !== undefined) return { avoided, paths: [], more: 0n };
  const kept = keep(weighed, walkedStatuses(filters));
  const finder = new PathFinder(from, to, weighed, kept, passing(filters), state.directed);
  const answer = state.by === "hops" ? finder.byHops(state.paths) : finder.mostTelling(state.paths);
  return { ...answer, finder };
}

/** Return the entities and relationships of the path that is marked in the drawing. */
function markedPath(answer) {
  const path = answer?.paths[Math.min(state.route, (answer?.paths.length ?? 0) - 1)];
  return path ? { entities: path.entities, relationships: answer.finder.hops(path).flat() } : null;
}

/** Ask for a path: its answer takes the place of what is open, and where an end is missing the reader is taken to it. */
function askPath(parts) {
  const form = byId("path-form");
  const within = form.contains(document.activeElement);
  const { from, to } = { ...state, ...parts };
  const missing = [from, to].includes(NONE);
  change({ ...parts, paths: TOLD, route: 0, ...(missing ? {} : { entity: NONE, edge: NONE }) });
  if (missing && within) return;
  if (missing) {
    if (!form.checkVisibility()) openSidebar(true);
    byId(from === NONE ? "path-from" : "path-to").focus();
  } else if (!within || isSidebarOpen()) {
    openSidebar(false);
    byId("panel-title").focus();
  }
}

/** Make the form that asks for a path; returns a function that shows the state and the answer in it. */
function pathControls(form) {
  const end = (name, key) =>
    combobox({
      id: `path-${name}`,
      label: t(`path.${name}`),
      placeholder: t("search.placeholder"),
      picked: (entity) => askPath({ [key]: entity }),
    });
  const [from, to] = [end("from", "from"), end("to", "to")];
  const chosen = { from: el("p", { class: "chosen" }), to: el("p", { class: "chosen" }) };
  const directed = el("input", {
    type: "checkbox",
    id: "path-directed",
    on: { change: () => askPath({ directed: directed.checked }) },
  });
  const swap = el(
    "button",
    { type: "button", on: { click: () => askPath({ from: state.to, to: state.from }) } },
    t("path.swap"),
  );
  const clear = el(
    "button",
    { type: "button", on: { click: clearPath } },
    t("path.clear"),
  );
  const by = el(
    "select",
    { id: "path-by", on: { change: () => askPath({ by: by.value }) } },
    ...RANKS.map((rank) => el("option", { value: rank }, t(`path.by.${rank}`))),
  );
  const walked = el("p", { class: "hint" });
  const answered = el("p", { class: "answer", id: "path-headline" });
  form.replaceChildren(
    from.box,
    chosen.from,
    to.box,
    chosen.to,
    el("div", { class: "field" }, el("label", { for: "path-by" }, t("path.by")), by),
    el("label", { class: "tick" }, directed, t("path.directed")),
    el("div", { class: "actions" }, swap, clear),
    walked,
    answered,
  );

  return (answer) => {
    for (const key of ["from", "to"]) {
      const entity = state[key];
      chosen[key].replaceChildren(
        ...(entity === NONE ? [] : [kindIcon(entities.kind[entity]), " ", entityLink(entity)]),
      );
    }
    by.value = state.by;
    directed.checked = state.directed;
    swap.disabled = state.from === NONE && state.to === NONE;
    clear.disabled = swap.disabled;
    walked.textContent = walkedInWords();
    answered.replaceChildren(...(answer ? drawn(headline(answer)) : []));
  };
}

/** Say over which relationships paths lead. */
function walkedInWords() {
  const walked = [...walkedStatuses(state.filters)].sort((a, b) => a - b).map((i) => t(`status.${statuses[i]}`));
  return t(state.filters.statuses ? "path.walked.chosen" : "path.walked", { list: walked.join(t("list.or")) });
}

/** Take back the question. */
function clearPath() {
  change({ from: NONE, to: NONE, paths: TOLD, route: 0 });
}

/** Return an answer as a phrase: from where to where, and how many paths there are. */
function headline(answer) {
  const [source, target] = [state.from, state.to].map((i) => isolated(entities.name[i]));
  const between = [source, ` ${t("path.between")} `, target];
  if (answer.avoided !== undefined) return [t("path.avoided", { name: entities.name[answer.avoided] })];
  if (!answer.paths.length) return [...between, t("path.none")];
  const lengths = answer.paths.map((path) => path.entities.length - 1);
  const [fewest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  const hops = fewest < longest ? t("path.lengths", { fewest, longest }) : plural("hop", fewest);
  const words = [...between, t("path.found", { paths: plural("path", answer.paths.length), hops })];
  if (answer.more > 0n) words.push(t(`path.more.${state.by}`, { count: number(answer.more) }));
  const settings = settingsOf(answer.paths);
  if (!settings.length) return words;
  const labels = settings.map((kind) => kinds[kind].label.toLowerCase());
  return [t("path.only", { list: labels.join(t("list.or")) }), ...words];
}

/** Return the kinds of the settings that paths pass, where each of them and of those similar passes one; or none. */
function settingsOf(paths) {
  const passed = paths
    .flatMap((path) => [path.entities, ...path.similar])
    .map((path) => path.slice(1, -1).filter(isSetting));
  if (passed.some((settings) => !settings.length)) return [];
  const found = new Set(passed.flat().map((entity) => entities.kind[entity]));
  return [...found].sort((a, b) => a - b);
}

/** Return the answer with the evidence of every step. */
function pathPanel(answer, weighed) {
  const head = [
    el("p", { class: "eyebrow" }, t("path.title")),
    el("h2", { id: "panel-title", tabindex: -1 }, ...headline(answer)),
    el(
      "button",
      {
        type: "button",
        class: "close",
        id: "panel-close",
        on: { click: clearPath },
      },
      t("panel.close"),
    ),
  ];
  if (!answer.paths.length)
    return answer.avoided === undefined ? [...head, el("p", { class: "hint" }, noPathHint())] : head;
  if (state.from === state.to) return [...head, el("p", { class: "hint" }, t("path.same"))];
  const marked = Math.min(state.route, answer.paths.length - 1);
  return [
    ...head,
    el("p", { class: "hint" }, walkedInWords()),
    el("ol", { class: "paths" }, ...answer.paths.map((path, i) => pathItem(path, i, i === marked, answer, weighed))),
    ...moreButton(answer),
  ];
}

/** Return a button that asks for more paths, unless all that differ are told. */
function moreButton({ paths }) {
  if (paths.length < state.paths || state.paths === MOST_TOLD) return [];
  const asked = Math.min(state.paths + TOLD, MOST_TOLD);
  const ask = () => change({ paths: asked });
  return [el("button", { type: "button", id: "path-more", on: { click: ask } }, t("path.show_more"))];
}

function pathItem(path, place, marked, answer, weighed) {
  const mark = el(
    "button",
    { type: "button", class: "route", "aria-pressed": String(marked), on: { click: () => change({ route: place }) } },
    ...joined(path.entities.map(nameOf), " – "),
  );
  return el(
    "li",
    { class: marked ? "marked" : null, "data-path": path.entities.map((i) => entities.id[i]).join(" ") },
    mark,
    similarList(path),
    el(
      "ul",
      { class: "hops" },
      ...answer.finder
        .hops(path)
        .flat()
        .map((i) => hopItem(i, weighed)),
    ),
  );
}

/** Return the paths that only vary one, each by the entity that it has instead of another or besides; or null. */
function similarList({ entities: path, similar }) {
  const others = similar.map((other) => other.find((entity) => !path.includes(entity)));
  if (!others.length) return null;
  const comma = () => el("span", { class: "unseen" }, ", ");
  const items = others.map((entity, i) => [i ? comma() : t("path.similar"), entityLink(entity)]);
  return inParts(el("ul", { class: "similar" }), items, (parts) => el("li", null, ...parts), SIMILAR);
}

function nameOf(entity) {
  return isolated(entities.name[entity]);
}

function hopItem(i, weighed) {
  const relationship = relationshipOf(i, weighed);
  return el(
    "li",
    null,
    edgeLink(i, sentence(relationship)),
    ...doubtMarks(relationship),
    ...evidenceElements(relationship),
  );
}

/** Return a word on what may be too narrow where there is no path. */
function noPathHint() {
  const { filters } = state;
  const narrow = [
    ["hint.directed", state.directed],
    ["hint.relation", filters.relations.size],
    ["hint.class", filters.classes.size],
    ["hint.kind", filters.kinds.size],
    ["hint.document", filters.documents.size],
    ["hint.speaker", filters.speakers.size],
    ["hint.dates", filters.since || filters.until],
    ["hint.origins", filters.minOrigins > 1],
    ["hint.status", filters.statuses],
    ["hint.contested", filters.contested],
    ["hint.avoid", filters.avoid.size],
  ]
    .filter(([, given]) => given)
    .map(([key]) => t(key));
  return narrow.length ? t("path.narrow", { list: narrow.join(", ") }) : t("path.nothing");
}
