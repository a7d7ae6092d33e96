// The same data as tables that can be sorted.

const ROWS = 100;
const OTHER_DETAILS = ["through", "roles", "quantities", "places", "events", "notes"];

/** What sorts a table by a column: a number or a text of each item */
const RELATIONSHIP_COLUMNS = {
  subject: { key: (i) => nameRanks()[relationships.subject[i]] },
  relation: { key: (i) => relationMeaning(i) },
  object: { key: (i) => nameRanks()[relationships.object[i]] },
  status: { key: (i, { weighed }) => 2 * weighed.status[i] + weighed.contested[i] },
  origins: { key: (i, { weighed }) => weighed.origins[i] },
  claims: { key: (i, { weighed }) => weighed.left[i] },
  dates: { key: (i, { weighed }) => firstDay(relationshipOf(i, weighed)) },
  said_by: { key: (i, { weighed }) => inOneText(accountsInWords(saidBy(relationshipOf(i, weighed)))) },
  denied_by: { key: (i, { weighed }) => inOneText(accountsInWords(relationshipOf(i, weighed).denying)) },
  details: { key: (i, { weighed }) => inOneText(otherDetails(relationshipOf(i, weighed))) },
};

const ENTITY_COLUMNS = {
  name: { key: (i) => nameRanks()[i] },
  kind: { key: (i) => kinds[entities.kind[i]].label },
  degree: { key: (i, { listed }) => listed.degree[i] - listed.involvements[i] },
  involvements: { key: (i, { listed }) => listed.involvements[i] },
  aliases: { key: (i) => entities.aliases[i].length },
};

const COLUMNS = { relationships: RELATIONSHIP_COLUMNS, entities: ENTITY_COLUMNS };

function relationMeaning(i) {
  return relations[relationships.relation[i]].meaning;
}

/** Return phrases as the text of a cell. */
function inOneText(phrases) {
  return joined(phrases, "; ").join("");
}

/** Return the claims that say a relationship is so. */
function saidBy({ status, supporting }) {
  return status === DENIED ? [] : supporting;
}

/** Return the details of a relationship beside its dates, a phrase for each sort: "as: envoy [bbc]". */
function otherDetails(relationship) {
  return OTHER_DETAILS.map((sort) => [sort, detailPhrases(relationship, sort)])
    .filter(([, phrases]) => phrases.length)
    .map(([sort, phrases]) => [t(`detail.${sort}`), ": ", ...joined(phrases, "; ")]);
}

/** Return the first day that the claims which bear a relationship out may mean, by their event where undated. */
function firstDay({ supporting, dating }) {
  const spans = supporting.flatMap((c) => spansOf(c, dating));
  return Math.min(LATEST + 1, ...spans.map((span) => span.firstDay));
}

/** Make the tables; returns a function that shows the state in them. */
function tables(box) {
  let rows = ROWS;
  let before = "";
  const choice = el(
    "div",
    { class: "tabs", role: "group", "aria-label": t("table.which") },
    ...TABLES.map((name) =>
      el(
        "button",
        { type: "button", "data-table": name, on: { click: () => change({ table: name, sort: "" }) } },
        t(`table.${name}`),
      ),
    ),
  );
  const place = el("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": t("table.region") });
  const more = el("button", {
    type: "button",
    on: {
      click: () => {
        rows += ROWS * 5;
        fill(current);
      },
    },
  });
  box.replaceChildren(choice, place, more);
  let current = null;
  aroundPrinting(
    () => state.view === "table" && fill(current, PRINTED),
    () => state.view === "table" && fill(current),
  );

  const fill = (view, printed = 0) => {
    current = view;
    const entity = state.table === "entities";
    const columns = COLUMNS[state.table];
    const items = sorted(entity ? view.listed.entities : view.listed.relationships, columns, view);
    const key = [state.table, state.sort].join();
    if (key !== before) rows = ROWS;
    before = key;
    const most = Math.max(rows, printed);
    choice
      .querySelectorAll("button")
      .forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.table === state.table)));
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.sort : undefined;
    place.replaceChildren(
      el(
        "table",
        null,
        el("caption", null, entity ? plural("entity", items.length) : relationshipsInWords(items, view.weighed)),
        el("thead", null, el("tr", null, ...Object.keys(columns).map(header))),
        el("tbody", null, ...items.slice(0, most).map((i) => (entity ? entityRow(i, view) : relationshipRow(i, view)))),
      ),
    );
    if (focused) place.querySelector(`[data-sort="${focused}"]`)?.focus();
    more.hidden = items.length <= most;
    more.textContent = t("table.more", { count: number(items.length - most) });
  };
  return fill;
}

function sorted(items, columns, view) {
  const backwards = state.sort.startsWith("-");
  const name = backwards ? state.sort.slice(1) : state.sort;
  if (!Object.hasOwn(columns, name)) return items;
  const keys = new Map(items.map((i) => [i, columns[name].key(i, view)]));
  const compare = (a, b) => (typeof a === "string" ? compareText(a, b) : a - b);
  return [...items].sort((a, b) => (backwards ? -1 : 1) * compare(keys.get(a), keys.get(b)) || a - b);
}

function header(name) {
  const by = state.sort === name ? "ascending" : state.sort === `-${name}` ? "descending" : "none";
  const button = el(
    "button",
    {
      type: "button",
      "data-sort": name,
      on: { click: () => change({ sort: by === "ascending" ? `-${name}` : name }) },
    },
    t(`column.${name}`),
    el("span", { class: "sort", "aria-hidden": "true" }, { ascending: " ▲", descending: " ▼", none: "" }[by]),
  );
  return el("th", { scope: "col", "aria-sort": by === "none" ? null : by }, button);
}

/** Return what a table says of a relationship beside its sentence; words are lists of phrases. */
function relationshipCells(i, { weighed }) {
  const relationship = relationshipOf(i, weighed);
  return {
    status: statusWords(relationship.status, relationship.contested),
    said_by: accountsInWords(saidBy(relationship)),
    denied_by: accountsInWords(relationship.denying),
    dates: detailPhrases(relationship, "dates"),
    details: otherDetails(relationship),
    origins: number(relationship.origins.length),
    claims: number(relationship.claims.length),
  };
}

function relationshipRow(i, view) {
  const cells = relationshipCells(i, view);
  const listed = (phrases) => el("td", { class: phrases.length ? "phrases" : null }, ...joined(phrases, "; "));
  return el(
    "tr",
    { class: state.edge === i ? "chosen" : null },
    el("th", { scope: "row" }, entityLink(relationships.subject[i])),
    el(
      "td",
      null,
      edgeLink(i, [isolated(relationMeaning(i)), el("span", { class: "unseen" }, ` ${t("entity.evidence")}`)]),
    ),
    el("td", null, entityLink(relationships.object[i])),
    el("td", null, ...marks(cells.status)),
    el("td", { class: "number" }, cells.origins),
    el("td", { class: "number" }, cells.claims),
    ...["dates", "said_by", "denied_by", "details"].map((name) => listed(cells[name])),
  );
}

function entityRow(i, view) {
  return el(
    "tr",
    { class: state.entity === i ? "chosen" : null },
    el("th", { scope: "row" }, entityLink(i)),
    el("td", null, kindIcon(entities.kind[i]), " ", kinds[entities.kind[i]].label),
    el("td", { class: "number" }, number(view.listed.degree[i] - view.listed.involvements[i])),
    el("td", { class: "number" }, number(view.listed.involvements[i])),
    el("td", null, ...joined(entities.aliasesInWords[i].map((alias) => isolated(alias)))),
  );
}
