// The evidence: of a relationship that was clicked, or what is known of an entity, or of all that is shown.

/** Show in the panel whatever is open. */
function renderPanel(box, view) {
  const { weighed, answer } = view;
  const open = isOpen(state);
  let content;
  if (state.edge !== NONE) content = edgePanel(state.edge, view);
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

function edgePanel(edge, { weighed, kept }) {
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
  const references = new References();
  return [
    ...head(relationship),
    el("p", { class: "facts" }, ...marks(factWords(relationship)), " ", meanings.join(" ")),
    ...evidenceLines(relationship).map(({ about, phrase }) =>
      el("p", { class: `evidence ${about}` }, ...references.cited(phrase)),
    ),
    copyButton(() => relationshipBlocks(edge, weighed)),
    ...hints.map((hint) => el("p", { class: "hint" }, hint)),
    el("h3", null, heading),
    hidden && el("p", { class: "hint" }, hidden),
    inParts(el("ol", { class: "claims" }), relationship.claims, (c) => claimItem(c, relationship)),
    ...parallelList(edge, weighed, kept),
    references.section,
  ].filter(Boolean);
}

/** Return what else joins the two ends of a relationship, the most telling first: in the drawing it has the same line. */
function parallelList(edge, weighed, kept) {
  const others = keptAround(relationships.subject[edge], kept).filter((i) => i !== edge && pairKey(i) === pairKey(edge));
  if (!others.length) return [];
  const ordered = inTellingOrder(others, weighed).map((i) => relationshipOf(i, weighed));
  const item = (relationship) => el("li", null, ...openingSentence(relationship));
  return [el("h3", null, t("panel.parallel")), inParts(el("ul", { class: "parallel" }), ordered, item)];
}

/** Return the status of a relationship, and what else its marks say. */
function factWords(relationship) {
  return [...statusWords(relationship.status, relationship.contested), ...formerWords(relationship)];
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
