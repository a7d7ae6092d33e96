// The filters that the reader sets, and what they say in words.

/** So many choices of one filter are named in words. */
const NAMED = 6;

/** How many claims each document, speaker and so on has in the whole page. */
function tally(column, length) {
  const counts = new Uint32Array(length);
  for (const item of column) if (item !== NONE) counts[item]++;
  return counts;
}

/** Return numbers with a name and a count, sorted by name. */
function countedItems(counts, name) {
  const found = [];
  counts.forEach((count, i) => count && found.push([i, name(i), count]));
  return found.sort((a, b) => compareText(a[1].toLowerCase(), b[1].toLowerCase()) || a[0] - b[0]);
}

function relationItems() {
  return countedItems(tally(relationships.relation, relations.length), relationTitle);
}

function classItems() {
  const counts = tally(
    relationships.relation.map((i) => relations[i].class),
    classes.length,
  );
  return classes.map((name, i) => [i, t(`class.${name}`), counts[i]]);
}

/** Return a relation's meaning with its name: "freed (FREED)". */
function relationTitle(i) {
  return t("relation.title", { meaning: relations[i].meaning, name: relations[i].name });
}

function kindItems() {
  const own = tally(entities.kind, kinds.length);
  const counts = own.slice();
  kinds.forEach((kind, i) => kind.broader.forEach((name) => (counts[kindNumbers().get(name)] += own[i])));
  return countedItems(counts, (i) => kinds[i].label).filter(
    ([, , count]) => count < entities.count || kinds.length === 1,
  );
}

/** Return a document by its publisher and title, or its id where it has none. */
function documentTitle(i) {
  const { publisher, title, id } = documents[i];
  return t("document.short", { publisher, title: title ?? id });
}

/** Return whether paths and filters lie over the page, as they do where there is no room beside it. */
function isSidebarOpen() {
  return byId("side").classList.contains("open");
}

function openSidebar(open) {
  byId("side").classList.toggle("open", open);
  byId("side-toggle").setAttribute("aria-expanded", String(open));
}

/** Make the form of filters; returns a function that shows the state in it. */
function filterControls(form) {
  const groups = [
    picker({
      id: "filter-status",
      legend: t("filter.status"),
      help: t("filter.status.help"),
      open: true,
      items: () => statusItems(),
      chosen: () => shownStatuses(state.filters),
      toggled: (set) => filter({ statuses: sameSet(set, SHOWN) ? null : set }),
      active: () => narrowsStatuses(state.filters),
    }),
    picker({
      id: "filter-class",
      legend: t("filter.class"),
      help: t("filter.class.help"),
      items: classItems,
      ...onSet("classes"),
    }),
    picker({ id: "filter-relation", legend: t("filter.relation"), items: relationItems, ...onSet("relations") }),
    picker({
      id: "filter-kind",
      legend: t("filter.kind"),
      help: t("filter.kind.help"),
      items: kindItems,
      ...onSet("kinds"),
    }),
    picker({
      id: "filter-document",
      legend: t("filter.document"),
      ...onSet("documents"),
      items: () => countedItems(tally(claims.document, documents.length), documentTitle),
    }),
    picker({
      id: "filter-speaker",
      legend: t("filter.speaker"),
      help: t("filter.speaker.help"),
      ...onSet("speakers"),
      items: () => countedItems(tally(claims.speaker, entities.count), named),
    }),
  ];
  const origins = el(
    "select",
    { id: "filter-origins", on: { change: () => filter({ minOrigins: Number(origins.value) }) } },
    ...[0, 2, 3, 4, 5].map((least) =>
      el("option", { value: least }, least ? plural("filter.origins.least", least) : t("filter.origins.any")),
    ),
  );
  const contested = el(
    "select",
    { id: "filter-contested", on: { change: () => filter({ contested: contested.value }) } },
    ...["", ...CONTESTED_CHOICES].map((choice) =>
      el("option", { value: choice }, t(`filter.contested.${choice || "any"}`)),
    ),
  );
  const chips = el("ul", { class: "chips" });
  const avoid = combobox({
    id: "filter-avoid",
    label: t("filter.avoid"),
    placeholder: t("search.placeholder"),
    picked: (entity) => avoidEntity(entity),
  });
  const clear = el(
    "button",
    { type: "button", on: { click: () => change({ filters: noFilters() }) } },
    t("filter.clear"),
  );
  const [status, ...others] = groups.map((group) => group.box);
  form.replaceChildren(
    status,
    el("div", { class: "field" }, el("label", { for: "filter-contested" }, t("filter.contested")), contested),
    ...others,
    el("div", { class: "field" }, el("label", { for: "filter-origins" }, t("filter.origins")), origins),
    el("div", { class: "field" }, avoid.box, chips),
    clear,
  );
  return () => {
    groups.forEach((group) => group.render());
    contested.value = state.filters.contested;
    const least = state.filters.minOrigins;
    if (least > 5 && !origins.querySelector(`option[value="${least}"]`))
      origins.append(el("option", { value: least }, plural("filter.origins.least", least)));
    origins.value = String(least > 1 ? least : 0);
    const focused = [...chips.children].findIndex((item) => item.contains(document.activeElement));
    chips.replaceChildren(...[...state.filters.avoid].map((i) => chip(named(i), () => without("avoid", i))));
    if (focused >= 0)
      (chips.children[Math.min(focused, chips.children.length - 1)]?.querySelector("button") ?? avoid.input).focus();
    clear.disabled = !anyFilter(state.filters);
  };
}

function statusItems() {
  const counts = tally(unfiltered().status, statuses.length);
  return statuses.map((status, i) => [i, t(`status.${status}`), counts[i]]);
}

function onSet(name) {
  return { chosen: () => state.filters[name], toggled: (set) => filter({ [name]: set }) };
}

function sameSet(a, b) {
  return a.size === b.size && [...a].every((item) => b.has(item));
}

/** Leave an entity out of the drawing and of all paths. */
function avoidEntity(entity) {
  const parts = {
    filters: { ...state.filters, avoid: new Set([...state.filters.avoid, entity]) },
    expand: state.expand.filter((i) => i !== entity),
  };
  if (state.entity === entity) parts.entity = NONE;
  if (state.focus === entity) parts.focus = NONE;
  if (state.edge !== NONE && endsOf(state.edge).includes(entity)) parts.edge = NONE;
  change(parts);
  announce(t("avoid.done", { name: named(entity) }));
}

function without(name, item) {
  const set = new Set(state.filters[name]);
  set.delete(item);
  filter({ [name]: set });
}

function chip(name, remove) {
  return el(
    "li",
    null,
    isolated(name),
    el("button", { type: "button", "aria-label": t("chip.remove", { name }), on: { click: remove } }, "×"),
  );
}

/** Return the filters as short phrases, none when nothing is filtered. */
function filtersInWords(filters) {
  const list = (key, set, name) => {
    if (!set.size) return [];
    const names = [...set]
      .sort((a, b) => a - b)
      .slice(0, NAMED)
      .map((item) => cut(name(item), LABEL_LENGTH * 2));
    if (set.size > NAMED) names.push(t("list.more", { count: number(set.size - NAMED) }));
    return [t(key, { list: names.join(t("list.or")) })];
  };
  return [
    ...list("words.relation", filters.relations, (i) => relations[i].meaning),
    ...list("words.class", filters.classes, (i) => t(`class.${classes[i]}`)),
    ...list("words.kind", filters.kinds, (i) => kinds[i].label),
    ...list("words.document", filters.documents, documentTitle),
    ...list("words.speaker", filters.speakers, named),
    ...(filters.since ? [t("words.since", { date: filters.since })] : []),
    ...(filters.until ? [t("words.until", { date: filters.until })] : []),
    ...(filters.minOrigins > 1 ? [plural("words.origins", filters.minOrigins)] : []),
    ...(narrowsStatuses(filters) ? list("words.status", filters.statuses, (i) => t(`status.${statuses[i]}`)) : []),
    ...(filters.statuses && !filters.statuses.size ? [t("words.status.none")] : []),
    ...(filters.contested ? [t(`words.contested.${filters.contested}`)] : []),
    ...list("words.avoid", filters.avoid, named),
  ];
}
