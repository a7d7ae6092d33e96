// How two entities are connected, and who says so.

/** Return the answer to the question that the state asks, or null when it asks none. */
function answerOf(weighed) {
  const { from, to, filters } = state;
  if (from === NONE || to === NONE) return null;
  const avoided = [from, to].find((end) => filters.avoid.has(end));
  if (avoided !== undefined) return { avoided, paths: [], total: 0n };
  const kept = keep(weighed, walkedStatuses(filters));
  const finder = new PathFinder(from, to, weighed, kept, passing(filters), state.directed);
  const { paths, total } = finder.shortest();
  return { paths, total, finder };
}

/** Return the entities and relationships of the path that is marked in the drawing. */
function markedPath(answer) {
  const path = answer?.paths[Math.min(state.route, (answer?.paths.length ?? 0) - 1)];
  return path ? { entities: path, relationships: hopsOf(path, answer.finder).flat() } : null;
}

function hopsOf(path, finder) {
  return path.slice(1).map((there, i) => finder.hop(path[i], there));
}

/** Ask for a path: its answer takes the place of what is open, and where an end is missing the reader is taken to it. */
function askPath(parts) {
  const form = byId("path-form");
  const within = form.contains(document.activeElement);
  const { from, to } = { ...state, ...parts };
  const missing = [from, to].includes(NONE);
  change({ ...parts, route: 0, ...(missing ? {} : { entity: NONE, edge: NONE }) });
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
    { type: "button", on: { click: () => change({ from: NONE, to: NONE, route: 0 }) } },
    t("path.clear"),
  );
  const walked = el("p", { class: "hint" });
  const answered = el("p", { class: "answer", id: "path-headline" });
  form.replaceChildren(
    from.box,
    chosen.from,
    to.box,
    chosen.to,
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

/** Return an answer as a phrase: from where to where, and how many paths there are. */
function headline(answer) {
  const [source, target] = [state.from, state.to].map((i) => isolated(entities.name[i]));
  const between = [source, ` ${t("path.between")} `, target];
  if (answer.avoided !== undefined) return [t("path.avoided", { name: entities.name[answer.avoided] })];
  if (!answer.paths.length) return [...between, t("path.none")];
  const hops = plural("hop", answer.paths[0].length - 1);
  const words = [...between, t("path.found", { paths: plural("path", answer.paths.length), hops })];
  const left = answer.total - BigInt(answer.paths.length);
  if (left > 0n) words.push(t("path.more", { count: number(left) }));
  return words;
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
        on: { click: () => change({ from: NONE, to: NONE, route: 0 }) },
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
  ];
}

function pathItem(path, place, marked, answer, weighed) {
  const names = path.flatMap((entity, i) =>
    i ? [" – ", isolated(entities.name[entity])] : [isolated(entities.name[entity])],
  );
  const mark = el(
    "button",
    { type: "button", class: "route", "aria-pressed": String(marked), on: { click: () => change({ route: place }) } },
    ...names,
  );
  return el(
    "li",
    { class: marked ? "marked" : null, "data-path": path.map((i) => entities.id[i]).join(" ") },
    mark,
    el(
      "ul",
      { class: "hops" },
      ...hopsOf(path, answer.finder)
        .flat()
        .map((i) => hopItem(i, weighed)),
    ),
  );
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
