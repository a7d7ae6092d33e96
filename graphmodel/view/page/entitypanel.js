// What is known of an entity: its names, its relationships, and what it is the source of.

function entityPanel(entity, { weighed, kept, shown: { passes } }) {
  const kind = entities.kind[entity];
  const aliases = entities.aliasesInWords[entity];
  const sameAs = valueAt(entities.sameAs, entity);
  const note = valueAt(entities.note, entity);
  const { numbers, hidden } = seenAround(entity, kept, passes);
  const references = new References();
  return [
    el("p", { class: "eyebrow" }, kindIcon(kind), " ", kinds[kind].label),
    el("h2", { id: "panel-title", tabindex: -1 }, isolated(named(entity))),
    closeButton(),
    aliases.length
      ? el("p", { class: "aliases" }, t("entity.also"), " ", ...joined(aliases.map((alias) => isolated(alias))))
      : null,
    note ? el("p", { class: "note" }, isolated(note)) : null,
    el(
      "p",
      { class: "hint" },
      t("entity.id"),
      " ",
      isolated(entities.id[entity]),
      ...(sameAs ? [" · ", t("entity.same_as"), " ", ...joined(sameAs.map((id) => isolated(id)))] : []),
    ),
    entityActions(entity),
    passes[entity] ? null : el("p", { class: "hint" }, t("entity.left_out")),
    ...eventDatesOf(entity, weighed, references),
    ...sourceOf(entity, weighed),
    el("h3", null, relationshipsInWords(numbers, weighed)),
    hidden ? el("p", { class: "hint" }, plural("entity.hidden", hidden)) : null,
    ...relationshipLists(entity, numbers, weighed, references),
    references.section,
  ].filter(Boolean);
}

/** Say when an event was, by the claims of it. */
function eventDatesOf(entity, { dating }, references) {
  const given = dating.get(entity) ?? [];
  const dates = given.map(({ words, documents: giving }) => [isolated(words), " ", new Cite(giving)]);
  if (!dates.length) return [];
  return [el("p", { class: "hint" }, t("entity.dated"), ...references.cited(joined(dates, "; ")))];
}

/** Say of how much documents credit an entity, with a button that leaves just that. */
function sourceOf(entity, weighed) {
  const words = creditInWords(entity, weighed);
  if (!words) return [];
  const narrow = () => change({ filters: { ...state.filters, speakers: new Set([entity]) }, entity: NONE });
  return [el("p", { class: "source" }, words, " ", link(t("entity.source.show"), narrow))];
}

/** Return the relationships of an entity that filters leave, and how many they do not. */
function seenAround(entity, kept, passes) {
  const numbers = keptAround(entity, kept).filter((i) => passes[otherEnd(i, entity)]);
  return { numbers, hidden: around(entity).length - numbers.length };
}

function entityActions(entity) {
  const act = (key, listener, pressed) =>
    el(
      "button",
      { type: "button", on: { click: listener }, "aria-pressed": pressed === undefined ? null : String(pressed) },
      t(key),
    );
  const focused = state.focus === entity;
  const expanded = state.expand.includes(entity);
  return el(
    "div",
    { class: "actions" },
    act("entity.focus", () => change(focused ? { focus: NONE } : { focus: entity, hops: 1, expand: [] }), focused),
    act(
      "entity.expand",
      () => change({ expand: expanded ? state.expand.filter((i) => i !== entity) : [...state.expand, entity] }),
      expanded,
    ),
    act("entity.from", () => askPath({ from: entity })),
    act("entity.to", () => askPath({ to: entity })),
    act("entity.avoid", () => avoidEntity(entity)),
  );
}

/** Return relationships of an entity as lists: each group below its phrase, what reads like no other on one line. */
function relationshipLists(entity, numbers, weighed, references, size = PART) {
  const runs = [];
  for (const group of groupsAround(entity, numbers, weighed)) {
    const items = group.numbers.map((i) => [i, group]);
    if (items.length > 1) runs.push({ heading: groupInWords(group), items });
    else if (runs.length && !runs.at(-1).heading) runs.at(-1).items.push(...items);
    else runs.push({ heading: null, items });
  }
  const item = ([i, group]) => relationshipItem(relationshipOf(i, weighed), entity, group, references);
  return runs.flatMap(({ heading, items }) => [
    ...(heading ? [el("h4", null, ...heading)] : []),
    inParts(el("ul", { class: "relationships" }), items, item, size),
  ]);
}

function relationshipItem(relationship, entity, group, references) {
  const other = otherEnd(relationship.index, entity);
  const { doubt, words } = itemInWords(relationship, entity, group);
  return el(
    "li",
    null,
    doubtElement(doubt, relationship),
    edgeLink(relationship.index, [...words, el("span", { class: "unseen" }, ` ${t("entity.evidence")}`)]),
    ...references.cited(evidencePhrase(relationship)),
    " ",
    link("→", () => openEntity(other), { class: "link go", "aria-label": t("entity.open", { name: named(other) }) }),
  );
}
