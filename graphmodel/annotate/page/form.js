// The form: what a claim says, checked by the program behind the page while one types.

const NAMES = ["subject", "relation", "object"];
const PLAIN = ["date", "start", "end", "role", "note"];
const AMOUNT = ["value", "low", "high", "unit", "of"];
const TICKS = ["about", "strictly"];
const STANCES = ["asserted", "denied", "unconfirmed", "prospective"];
const inputs = {};
/** What the form is for: a new claim, another in the place of one of this page, or a draft that is changed. */
let purpose = { key: null, number: null };
let whenWritten = () => {};
let checking;
let checked = 0;
let asking = false;
let asksAgain = false;

/** Make the form; `written` is called with the answer when a claim was written. */
function makeForm(written) {
  whenWritten = written;
  const combo = (name) => {
    const offer = async (typed) =>
      (await ask("suggest", { field: name, typed, fields: typedIn(), span: spanOf(chosen) }))?.options;
    const { box, input } = comboField({ id: `f-${name}`, label: t(`form.${name}`), offer, changed: () => changed(name) });
    inputs[name] = input;
    return el("div", { class: "field" }, box, problemLine(name));
  };
  const plain = (name, wrong = true) => {
    inputs[name] = el("input", { id: `f-${name}`, type: "text", on: { input: () => changed(name) } });
    return el("div", { class: "field" }, el("label", { for: `f-${name}` }, t(`form.${name}`)), inputs[name], wrong ? problemLine(name) : null);
  };
  const tick = (name) => {
    inputs[name] = el("input", { id: `f-${name}`, type: "checkbox", on: { change: checkSoon } });
    return el("label", { class: "tick", for: `f-${name}` }, inputs[name], t(`form.${name}`));
  };
  inputs.stance = el(
    "select",
    { id: "f-stance", on: { change: checkSoon } },
    ...STANCES.map((stance) => el("option", { value: stance }, t(`stance.${stance}`))),
  );
  byId("form").append(
    el("h2", { id: "form-title" }, t("form.title")),
    el("p", { id: "passage", class: "hint", tabindex: "0", role: "group", "aria-label": t("form.passage") }, t("form.passage.none")),
    problemLine("quote"),
    ...NAMES.map(combo),
    link(t("entity.open"), () => openEntity(null, "", null), { id: "entity-open" }),
    el("div", { class: "field" }, el("label", { for: "f-stance" }, t("form.stance")), inputs.stance, problemLine("stance")),
    combo("attributed_to"),
    el(
      "details",
      { id: "more" },
      el("summary", null, t("form.more")),
      plain("date"),
      el("div", { class: "pair" }, plain("start"), plain("end")),
      combo("event"),
      combo("place"),
      plain("role"),
      el(
        "fieldset",
        null,
        el("legend", null, t("form.quantity")),
        el("div", { class: "pair" }, ...AMOUNT.map((name) => plain(name, false))),
        ...TICKS.map(tick),
        problemLine("quantity"),
      ),
      plain("note"),
    ),
    el("p", { id: "reads" }),
    problemLine(""),
    el(
      "div",
      { class: "actions" },
      el("button", { type: "submit", class: "main", id: "submit" }, t("form.add")),
      el("button", { type: "button", id: "cancel", hidden: true, on: { click: () => clearForm(true) } }, t("form.cancel")),
    ),
  );
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
}

function problemLine(name) {
  return el("p", { class: "wrong", id: `wrong-${name || "claim"}`, hidden: true });
}

/** Return what stands in the form. */
function typedIn() {
  const fields = { quantity: {} };
  for (const name of [...NAMES, "stance", "attributed_to", "event", "place", ...PLAIN]) fields[name] = inputs[name].value;
  for (const name of AMOUNT) fields.quantity[name] = inputs[name].value;
  for (const name of TICKS) fields.quantity[name] = inputs[name].checked;
  return fields;
}

function spanOf(span) {
  return span ? [span.start, span.end] : null;
}

function claimed() {
  return { fields: typedIn(), span: spanOf(chosen), ...purpose };
}

/** What was wrong with a field may be so no more: nothing about it stands in the way of the keyboard meanwhile. */
function changed(name) {
  const line = byId(`wrong-${name}`);
  if (line) line.hidden = true;
  checkSoon();
}

/** Ask what is wrong when nothing was typed for a moment. */
function checkSoon() {
  clearTimeout(checking);
  checking = setTimeout(() => void check(), 200);
}

/** Ask once at a time: among many entities an answer takes a moment, and only the last one counts. */
async function check() {
  if (asking) {
    asksAgain = true;
    return;
  }
  const turn = ++checked;
  if (!NAMES.some((name) => inputs[name].value.trim())) {
    tell({ problems: [], sentence: null }, false);
    return;
  }
  asking = true;
  const answer = await ask("judge", claimed());
  asking = false;
  if (answer && turn === checked && !asksAgain) tell(answer, false);
  if (asksAgain) {
    asksAgain = false;
    void check();
  }
}

/** Show what is wrong; of fields that nobody came to yet only when all is to be there. */
function tell({ problems, sentence, unknown = {} }, all) {
  const shown = new Set(problems.map(({ field }) => field));
  const has = (field) => (field === "quantity" ? AMOUNT.some((name) => inputs[name].value) : inputs[field]?.value.trim());
  const whole = NAMES.every((name) => inputs[name].value.trim());
  for (const name of ["", "quote", ...NAMES, "stance", "attributed_to", "event", "place", "quantity", ...PLAIN]) {
    const line = byId(`wrong-${name || "claim"}`);
    const relevant = all || (name === "" ? whole : has(name));
    const had = line.contains(document.activeElement);
    const told = problems.filter(({ field }) => field === name || (name === "" && !byId(`wrong-${field}`)));
    line.replaceChildren(...(relevant ? told.map((problem) => el("span", null, `${inWords(problem)} `)) : []));
    if (relevant && Object.hasOwn(unknown, name))
      line.append(link(t("entity.new", { name: inputs[name].value.trim() }), () => openEntity(name, inputs[name].value.trim(), unknown[name])));
    line.hidden = !line.childNodes.length;
    const input = inputs[name];
    if (!input) continue;
    if (had) (line.querySelector("button") ?? input).focus();
    input.setAttribute("aria-invalid", String(!line.hidden && shown.has(name)));
    if (line.hidden) input.removeAttribute("aria-describedby");
    else input.setAttribute("aria-describedby", line.id);
  }
  byId("reads").textContent = sentence ? t("form.reads", { sentence }) : "";
}

async function submit() {
  clearTimeout(checking);
  checked++;
  const button = byId("submit");
  if (button.disabled) return;
  button.disabled = true;
  const question = purpose.number !== null ? "accept" : purpose.key !== null ? "edit" : "add";
  const asked = question === "accept" ? { ...claimed(), by: accepting() } : claimed();
  const answer = await ask(question, asked);
  button.disabled = false;
  if (!answer) return;
  if (!answer.problems.length) {
    clearForm(true);
    whenWritten(answer, question);
    return;
  }
  tell(answer, true);
  const [first] = [...byId("form").querySelectorAll('[aria-invalid="true"]')];
  announce(answer.problems.map(inWords).join(" "));
  if (first) {
    first.closest("details")?.setAttribute("open", "");
    first.focus();
  }
}

/** Empty the form for the next claim; the keyboard goes back to the article. */
function clearForm(goes) {
  fillForm({ stance: STANCES[0] }, { key: null, number: null });
  choose(undefined);
  getSelection().removeAllRanges();
  if (goes) article.focus({ preventScroll: true });
}

/** Fill the form with what a claim says. */
function fillForm(fields, intended, passage) {
  purpose = intended;
  for (const name of [...NAMES, "stance", "attributed_to", "event", "place", ...PLAIN]) inputs[name].value = fields[name] ?? "";
  for (const name of AMOUNT) inputs[name].value = fields.quantity?.[name] ?? "";
  for (const name of TICKS) inputs[name].checked = fields.quantity?.[name] ?? false;
  const isNew = purpose.key === null && purpose.number === null;
  const kind = isNew ? "title" : purpose.key !== null ? "edit" : "draft";
  byId("form-title").textContent = t(`form.${kind}`);
  byId("submit").textContent = t(isNew ? "form.add" : purpose.key !== null ? "form.save" : "form.accept");
  byId("cancel").hidden = isNew;
  if (["event", "place", "quantity", ...PLAIN].some((name) => fields[name])) byId("more").open = true;
  tell({ problems: [], sentence: null }, false);
  if (isNew) return;
  choose(undefined);
  if (passage) reveal(passage);
  inputs.subject.focus();
}

/** Show the passage that is selected. */
function showPassage(span) {
  const line = byId("passage");
  const isNew = purpose.key === null && purpose.number === null;
  line.textContent = span ? words.data.slice(span.start, span.end) : t(isNew ? "form.passage.none" : "form.passage.keep");
  line.classList.toggle("hint", !span);
  if (span) byId("wrong-quote").hidden = true;
  checkSoon();
}
