// A new entity, without leaving the claim that needs it.

let entityFor = null;
const entityInputs = {};

/** Make the dialog, with the kinds that there are. */
function makeEntityDialog(kinds) {
  const dialog = byId("entity-dialog");
  const line = (name, input) => {
    entityInputs[name] = input;
    return el("div", null, el("label", { for: `e-${name}` }, t(`entity.${name}`)), input, el("p", { class: "wrong", id: `e-wrong-${name}`, hidden: true }));
  };
  const form = el(
    "form",
    { novalidate: true, on: { submit: (event) => { event.preventDefault(); void addEntity(); } } },
    el("h2", { id: "entity-title" }, t("entity.title")),
    line("name", el("input", { id: "e-name", type: "text", autocomplete: "off" })),
    line("kind", el("select", { id: "e-kind" }, ...kinds.map(({ name, meaning }) => el("option", { value: name, title: meaning }, name)))),
    line("id", el("input", { id: "e-id", type: "text", autocomplete: "off", spellcheck: "false" })),
    el("p", { class: "wrong", id: "e-wrong-", hidden: true }),
    el(
      "div",
      { class: "actions" },
      el("button", { type: "submit", class: "main", id: "e-add" }, t("entity.add")),
      el("button", { type: "button", on: { click: () => dialog.close() } }, t("form.cancel")),
    ),
  );
  dialog.replaceChildren(form);
  dialog.addEventListener("close", () => inputs[entityFor ?? "subject"].focus());
}

/** Open it for a field of the form, with the name that stands there and a kind that fits. */
function openEntity(field, name, kind) {
  entityFor = field;
  entityInputs.name.value = name;
  entityInputs.id.value = "";
  if (kind) entityInputs.kind.value = kind;
  else entityInputs.kind.selectedIndex = 0;
  tellEntity([]);
  byId("entity-dialog").showModal();
  entityInputs[name ? "kind" : "name"].focus();
}

async function addEntity() {
  const asked = { name: entityInputs.name.value, kind: entityInputs.kind.value, id: entityInputs.id.value };
  const answer = await ask("entity", asked);
  if (!answer) return;
  tellEntity(answer.problems);
  if (answer.problems.length) return;
  if (entityFor) inputs[entityFor].value = answer.name;
  byId("entity-dialog").close();
  notify(t("entity.added", { name: answer.name }));
  checkSoon();
}

function tellEntity(problems) {
  for (const name of ["name", "kind", "id", ""]) {
    const line = byId(`e-wrong-${name}`);
    const told = problems.filter(({ field }) => field === name || (!name && !(field in entityInputs)));
    line.textContent = told.map(inWords).join(" ");
    line.hidden = !told.length;
    if (!name) continue;
    entityInputs[name].setAttribute("aria-invalid", String(told.length > 0));
    if (told.length) entityInputs[name].setAttribute("aria-describedby", line.id);
    else entityInputs[name].removeAttribute("aria-describedby");
  }
}
