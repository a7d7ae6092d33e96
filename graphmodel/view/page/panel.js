// The evidence: of a relationship that was clicked, or what is known of an entity, or of all that is shown.

/** Show in the panel whatever is open. */
function renderPanel(box, view) {
  const { weighed, answer } = view;
  const open = isOpen(state);
  let content;
  if (state.edge !== NONE) content = edgePanel(state.edge, weighed);
  else if (state.entity !== NONE) content = entityPanel(state.entity, view);
  else content = answer ? pathPanel(answer, weighed) : overview(view);
  const back = open && answer ? [link(t("path.back"), closePanel, { class: "link back" })] : [];
  box.replaceChildren(...back, ...content);
  box.classList.toggle("open", open || answer !== null);
}

function closeButton() {
  return el(
    "button",
    { type: "button", class: "close", id: "panel-close", on: { click: closePanel } },
    t("panel.close"),
  );
}

function closePanel() {
  change({ entity: NONE, edge: NONE });
  announce(t("panel.closed"));
}

function edgePanel(edge, weighed) {
  const status = weighed.status[edge];
  const head = (relationship) => [
    el("p", { class: "eyebrow" }, t("panel.relationship")),
    el(
      "h2",
      { id: "panel-title", tabindex: -1 },
      entityLink(relationship.subject),
      " ",
      meaning(relationship.relation),
      " ",
      entityLink(relationship.object),
    ),
    closeButton(),
  ];
  if (status === NONE) {
    const filtered = {
      subject: relationships.subject[edge],
      object: relationships.object[edge],
      relation: relations[relationships.relation[edge]],
    };
    return [...head(filtered), el("p", null, t("panel.filtered"))];
  }
  const relationship = relationshipOf(edge, weighed);
  const { meanings, hints, counted: heading, hidden } = edgeWords(relationship);
  return [
    ...head(relationship),
    el("p", { class: "facts" }, ...marks([...statusWords(status, relationship.contested), ...formerWords(relationship)]), " ", meanings.join(" ")),
    ...evidenceLines(relationship).map(({ about, phrase }) => el("p", { class: `evidence ${about}` }, ...phrase)),
    ...hints.map((hint) => el("p", { class: "hint" }, hint)),
    el("h3", null, heading),
    hidden && el("p", { class: "hint" }, hidden),
    inParts(el("ol", { class: "claims" }), relationship.claims, (c) => claimItem(c, edge)),
  ].filter(Boolean);
}

/** Return what is said of a relationship around its evidence; `hidden` is null where filters leave out no claim. */
function edgeWords({ index, status, contested, derived, relation, claims: left }) {
  const hidden = relationships.first[index + 1] - relationships.first[index] - left.length;
  return {
    meanings: [t(`status.${statuses[status]}.meaning`), ...(contested ? [t("contested.meaning")] : [])],
    hints: [t("panel.relation", { name: relation.name }), ...(derived ? [t("panel.derived")] : [])],
    counted: plural("panel.claims", left.length),
    hidden: hidden ? plural("panel.claims_hidden", hidden) : null,
  };
}

function entityPanel(entity, { weighed, kept, shown: { passes } }) {
  const kind = entities.kind[entity];
  const aliases = entities.aliasesInWords[entity];
  const sameAs = valueAt(entities.sameAs, entity);
  const note = valueAt(entities.note, entity);
  const { numbers, hidden } = seenAround(entity, kept, passes);
  const groups = byWording(entity, numbers);
  return [
    el("p", { class: "eyebrow" }, kindIcon(kind), " ", kinds[kind].label),
    el("h2", { id: "panel-title", tabindex: -1 }, isolated(entities.name[entity])),
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
    el("h3", null, relationshipsInWords(numbers, weighed)),
    hidden ? el("p", { class: "hint" }, plural("entity.hidden", hidden)) : null,
    ...groups.flatMap(({ relation, backwards, group }) => [
      groupHeading(relation, backwards),
      inParts(el("ul", { class: "relationships" }), group, (i) => relationshipItem(i, entity, weighed)),
    ]),
  ].filter(Boolean);
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

/** Return a heading for relationships that read alike. */
function groupHeading(relation, backwards) {
  return el("h4", null, isolated(reading(relation, backwards)), " ", el("small", null, relation.name));
}

/** Return relationships grouped by how they read from one of their ends, as `graphmodel show` does. */
function byWording(entity, numbers) {
  const groups = new Map();
  for (const i of numbers) {
    const backwards = relationships.subject[i] !== entity && !relations[relationships.relation[i]].symmetric;
    const key = `${relationships.relation[i]} ${backwards ? 1 : 0}`;
    if (!groups.has(key)) groups.set(key, { relation: relations[relationships.relation[i]], backwards, group: [] });
    groups.get(key).group.push(i);
  }
  const sorted = [...groups.values()].sort(
    (a, b) => compareText(a.relation.name, b.relation.name) || Number(a.backwards) - Number(b.backwards),
  );
  const names = nameRanks();
  for (const { group } of sorted)
    group.sort((a, b) => names[otherEnd(a, entity)] - names[otherEnd(b, entity)] || a - b);
  return sorted;
}

function relationshipItem(i, entity, weighed) {
  const relationship = relationshipOf(i, weighed);
  const other = otherEnd(i, entity);
  return el(
    "li",
    null,
    edgeLink(i, [isolated(entities.name[other]), el("span", { class: "unseen" }, ` ${t("entity.evidence")}`)]),
    ...doubtMarks(relationship),
    " ",
    link("→", () => openEntity(other), {
      class: "link go",
      "aria-label": t("entity.open", { name: entities.name[other] }),
    }),
    ...evidenceElements(relationship),
  );
}

/** What the panel says while nothing is open: how to begin, and who is connected most. */
function overview({ shown, listed }) {
  const { degree } = listed;
  const names = nameRanks();
  const busy = shown.entities
    .filter((i) => degree[i])
    .sort((a, b) => degree[b] - degree[a] || names[a] - names[b])
    .slice(0, 10);
  return [
    el("h2", { id: "panel-title", tabindex: -1 }, t("overview.title")),
    el("p", null, t("overview.how")),
    el("section", { class: "legend", "aria-label": t("legend.title") }, ...legendElements()),
    busy.length ? el("h3", null, t("overview.busy")) : null,
    el(
      "ol",
      { class: "busy" },
      ...busy.map((i) =>
        el(
          "li",
          null,
          kindIcon(entities.kind[i]),
          " ",
          entityLink(i),
          " ",
          el("small", null, degreeInWords(i, listed)),
        ),
      ),
    ),
    el("h3", null, plural("overview.documents", documents.length)),
    el(
      "ul",
      { class: "documents" },
      ...documents
        .slice(0, 20)
        .map((document) =>
          el(
            "li",
            null,
            isolated(document.publisher),
            ": ",
            documentLink(document),
            document.published ? `, ${document.published}` : "",
          ),
        ),
    ),
    documents.length > 20
      ? el("p", { class: "hint" }, t("overview.more", { count: number(documents.length - 20) }))
      : null,
  ].filter(Boolean);
}
