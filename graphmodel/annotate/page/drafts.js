// Drafts that wait for a person, one at a time.

let acceptedBy;
let place = 0;
let drafted = [];

/** Return who accepts drafts, as it stands on the page. */
function accepting() {
  return acceptedBy?.value.trim() ?? "";
}

/** Show the first draft that is left, where drafts are to be looked at. */
function showDrafts(waiting) {
  byId("drafts").hidden = !waiting;
  if (!waiting) return;
  const by = accepting() || waiting.by;
  acceptedBy = el("input", { id: "by", type: "text", autocomplete: "name" });
  acceptedBy.value = by;
  drafted = waiting.drafts;
  place = Math.min(place, Math.max(drafted.length - 1, 0));
  byId("drafts-body").replaceChildren(
    el("p", { class: "hint" }, drafted.length ? plural("drafts.left", drafted.length) : t("drafts.none")),
    ...(drafted.length ? draftParts(drafted[place], waiting.by) : []),
  );
}

function draftParts(draft, known) {
  const { number: number_, sentence, quote, remarks, passage } = draft;
  if (passage) reveal(passage);
  const button = (key, listener, attributes) =>
    el("button", { type: "button", id: `draft-${key}`, on: { click: listener }, ...attributes }, t(`drafts.${key}`));
  return [
    el("p", null, `${t("drafts.number", { number: number(number_) })}: `, isolated(sentence), " ", ...aside(draft)),
    el("blockquote", { tabindex: "0", dir: "auto" }, quote),
    ...remarks.map((remark) => el("p", { class: "hint" }, t("drafts.look", { remark }))),
    el("div", { class: "field", hidden: Boolean(known) }, el("label", { for: "by" }, t("drafts.by")), acceptedBy, el("p", { class: "hint" }, t("drafts.by.help"))),
    el(
      "div",
      { class: "actions" },
      button("accept", () => void acceptDraft(draft), { class: "main" }),
      button("edit", () => fillForm(draft.fields, { key: null, number: number_ }, passage)),
      button("refuse", () => void refuseDraft(draft)),
      drafted.length > 1 ? button("next", nextDraft) : null,
    ),
    el("p", { class: "wrong", id: "draft-wrong", hidden: true }),
  ];
}

async function acceptDraft({ number: number_, fields, sentence }) {
  if (!accepting()) acceptedBy.focus();
  const asked = { fields: asTyped(fields), span: null, number: number_, by: accepting() };
  const answer = await ask("accept", asked);
  if (!answer) return;
  if (answer.problems.length) {
    const line = byId("draft-wrong");
    line.textContent = answer.problems.map(inWords).join(" ");
    line.hidden = false;
    announce(line.textContent);
    return;
  }
  refresh(answer);
  notify(t("drafts.accepted", { sentence }));
  (byId("draft-accept") ?? byId("drafts-title")).focus();
}

/** Return the fields of a claim as the form would send them. */
function asTyped(fields) {
  return { ...fields, quantity: fields.quantity ?? {} };
}

async function refuseDraft({ number: number_, sentence }) {
  const answer = await ask("refuse", { number: number_ });
  if (!answer) return;
  refresh(answer);
  notify(t("drafts.refused", { sentence }));
  (byId("draft-refuse") ?? byId("drafts-title")).focus();
}

function nextDraft() {
  place = (place + 1) % drafted.length;
  const by = accepting();
  showDrafts({ drafts: drafted, by: "" });
  acceptedBy.value = by;
  byId("draft-next").focus();
}
