// The claims of the document, with their passages; those that this page wrote can be changed and taken back.

/** Show the claims, and mark their passages. */
function showClaims(rows) {
  mark("shown", []);
  mark("claimed", rows.map(({ passage }) => passage));
  const items = rows.map(claimItem);
  byId("claims-list").replaceChildren(...(items.length ? items : [el("li", { class: "hint" }, t("claims.none"))]));
}

function claimItem(row) {
  const { sentence, passage } = row;
  const shown = passage
    ? link([isolated(sentence)], () => reveal(passage), { "aria-label": t("claims.show", { sentence }) })
    : el("span", null, isolated(sentence), " ", el("small", null, `(${t("claims.unplaced")})`));
  return el(
    "li",
    { "data-key": row.key },
    shown,
    " ",
    ...aside(row),
    row.mine
      ? el(
          "div",
          { class: "actions" },
          action("claims.edit", sentence, () => fillForm(row.fields, { key: row.key, number: null }, passage)),
          action("claims.undo", sentence, () => void undo(row)),
        )
      : null,
  );
}

/** Return what a claim says beside its sentence: stance, speaker, and the rest. */
function aside({ stance, speaker, details }) {
  return [
    stance === "asserted" ? null : el("span", { class: `status status-${stance}` }, t(`stance.${stance}`)),
    speaker ? el("small", null, " ", t("claims.speaker", { name: speaker })) : null,
    details.length ? el("small", null, ` (${details.join("; ")})`) : null,
  ];
}

function action(key, sentence, listener) {
  return el("button", { type: "button", "aria-label": t(`${key}.label`, { sentence }), on: { click: listener } }, t(key));
}

async function undo({ key, sentence }) {
  const answer = await ask("undo", { key });
  if (!answer) return;
  if (purpose.key === key) clearForm(false);
  refresh(answer);
  notify(t("claims.undone", { sentence }));
  byId("claims-title").focus();
}
