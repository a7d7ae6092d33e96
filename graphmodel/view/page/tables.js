// The same data as tables that can be sorted.

const ROWS = 100;

const RELATIONSHIP_COLUMNS = {
  subject: { compare: (a, b) => nameRanks()[relationships.subject[a]] - nameRanks()[relationships.subject[b]] },
  relation: { compare: (a, b) => compareText(relationMeaning(a), relationMeaning(b)) },
  object: { compare: (a, b) => nameRanks()[relationships.object[a]] - nameRanks()[relationships.object[b]] },
  status: { compare: (a, b, view) => view.weighed.status[a] - view.weighed.status[b] },
  origins: { compare: (a, b, view) => view.weighed.origins[a] - view.weighed.origins[b], numeric: true },
  claims: { compare: (a, b, view) => view.weighed.left[a] - view.weighed.left[b], numeric: true },
  dates: { compare: (a, b, view) => firstDate(a, view) - firstDate(b, view) },
};

const ENTITY_COLUMNS = {
  name: { compare: (a, b) => nameRanks()[a] - nameRanks()[b] },
  kind: { compare: (a, b) => compareText(kinds[entities.kind[a]].label, kinds[entities.kind[b]].label) },
  degree: { compare: (a, b, view) => view.listed.degree[a] - view.listed.degree[b], numeric: true },
  aliases: { compare: (a, b) => entities.aliases[a].length - entities.aliases[b].length },
};

const COLUMNS = { relationships: RELATIONSHIP_COLUMNS, entities: ENTITY_COLUMNS };

function relationMeaning(i) {
  return relations[relationships.relation[i]].meaning;
}

function firstDate(i, view) {
  let first = LATEST + 1;
  for (let c = relationships.first[i]; c < relationships.first[i + 1]; c++) {
    if (claims.firstDay[c] && (view.weighed.takes === null || view.weighed.takes(c)))
      first = Math.min(first, claims.firstDay[c]);
  }
  return first;
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
        el("caption", null, plural(entity ? "table.caption.entities" : "table.caption.relationships", items.length)),
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
  const { compare } = columns[name];
  return [...items].sort((a, b) => (backwards ? -1 : 1) * compare(a, b, view) || a - b);
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

/** Return what a table says of a relationship beside its sentence. */
function relationshipCells(i, { weighed }) {
  return {
    status: weighed.status[i],
    origins: number(weighed.origins[i]),
    claims: number(weighed.left[i]),
    dates: datesInWords(leftOf(i, weighed)).join(", "),
  };
}

function relationshipRow(i, view) {
  const cells = relationshipCells(i, view);
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
    el("td", null, statusMark(cells.status)),
    el("td", { class: "number" }, cells.origins),
    el("td", { class: "number" }, cells.claims),
    el("td", null, cells.dates),
  );
}

function entityRow(i, view) {
  return el(
    "tr",
    { class: state.entity === i ? "chosen" : null },
    el("th", { scope: "row" }, entityLink(i)),
    el("td", null, kindIcon(entities.kind[i]), " ", kinds[entities.kind[i]].label),
    el("td", { class: "number" }, number(view.listed.degree[i])),
    el("td", null, ...joined(entities.told[i].map((alias) => isolated(alias)))),
  );
}
