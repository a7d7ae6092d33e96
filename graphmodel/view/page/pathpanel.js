// How two entities are connected, and who says so.

/** So many paths that only vary one are named at first. */
const SIMILAR = 12;
/** So many of what is not told can be opened at first. */
const LEFT = 6;
/** So many are told of what is said beside the paths. */
const ASIDE = 5;

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
    walked.textContent = t("path.walked", { walked: walkedInWords() });
    answered.replaceChildren(...(answer ? drawn(headline(answer)) : []));
  };
}

/** Take back the question. */
function clearPath() {
  change({ from: NONE, to: NONE, paths: TOLD, route: 0 });
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
  if (answer.avoided !== undefined) return head;
  const marked = Math.min(state.route, answer.paths.length - 1);
  const references = new References();
  const told = new Set();
  const item = (path, i) => pathItem(path, { place: i, marked: i === marked, answer, weighed, told, references });
  return [
    ...head,
    el("p", { class: "hint" }, walkedInWords()),
    copyButton(() => pathBlocks({ answer, weighed })),
    answer.paths.length
      ? el("ol", { class: "paths" }, ...answer.paths.map(item))
      : el("p", { class: "hint" }, noPathHint()),
    answer.more > 0n ? el("p", { class: "more" }, moreInWords(answer.more)) : null,
    ...moreButton(answer),
    ...asideLists(asideOf(answer, weighed), references),
    references.section,
  ].filter(Boolean);
}

/** Return a button that asks for more paths, unless all that differ are told. */
function moreButton({ paths }) {
  if (paths.length < state.paths || state.paths === MOST_TOLD) return [];
  const asked = Math.min(state.paths + TOLD, MOST_TOLD);
  const ask = () => change({ paths: asked });
  return [el("button", { type: "button", id: "path-more", on: { click: ask } }, t("path.show_more"))];
}

function pathItem(path, { place, marked, answer, weighed, told, references }) {
  const mark = el(
    "button",
    { type: "button", class: "route", "aria-pressed": String(marked), on: { click: () => change({ route: place }) } },
    ...routeInWords(path),
  );
  return el(
    "li",
    { class: marked ? "marked" : null, "data-path": path.entities.map((i) => entities.id[i]).join(" ") },
    mark,
    similarList(path),
    el(
      "ul",
      { class: "hops" },
      ...stepsOf(path, answer, weighed, told).flatMap(({ items, more }) => [
        ...items.map((item) => stepItem(item.relationship, afterStep(item), references)),
        ...(more.length
          ? [leftItem(t("path.more.between", { count: more.length }), more.map((i) => relationshipOf(i, weighed)))]
          : []),
      ]),
    ),
  );
}

/** Return a relationship as an item: its sentence opens it, and what is said after it follows. */
function stepItem(relationship, after, references) {
  return el("li", null, ...openingSentence(relationship), ...references.cited(after));
}

/** Return the sentence of a relationship as a button that opens it, after what makes it doubtful. */
function openingSentence(relationship) {
  return [
    doubtElement(doubtBefore(relationship), relationship),
    edgeLink(relationship.index, sentence(relationship)),
  ];
}

/** Return what is not told as an item with a sentence for each that opens it. */
function leftItem(words, relationships) {
  const item = (relationship) => el("li", null, ...openingSentence(relationship));
  return el("li", null, words, inParts(el("ul", { class: "left" }), relationships, item, LEFT));
}

/** Return what is said beside the paths, under its headings. */
function asideLists(sections, references) {
  return sections.flatMap(({ heading, found }) => {
    const left = found.slice(ASIDE);
    return [
      el("h3", null, heading),
      el(
        "ul",
        { class: "hops" },
        ...found.slice(0, ASIDE).map((each) => stepItem(each, evidencePhrase(each), references)),
        ...(left.length ? [leftItem(t("path.more.aside", { count: left.length }), left)] : []),
      ),
    ];
  });
}

/** Return the paths that only vary one, each by the entity that it has instead of another or besides; or null. */
function similarList({ entities: path, similar }) {
  const others = similar.map((other) => other.find((entity) => !path.includes(entity)));
  if (!others.length) return null;
  const comma = () => el("span", { class: "unseen" }, ", ");
  const items = others.map((entity, i) => [i ? comma() : t("path.similar"), entityLink(entity)]);
  return inParts(el("ul", { class: "similar" }), items, (parts) => el("li", null, ...parts), SIMILAR);
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
