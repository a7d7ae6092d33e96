// A field that offers what it may hold while one types, as the ARIA practices describe a combobox with a list.

/** Make a field; `offer` returns a promise of options for what was typed, `changed` is called when it holds another. */
function comboField({ id, label, offer, changed }) {
  const input = el("input", {
    id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": `${id}-list`,
  });
  const list = el("ul", { id: `${id}-list`, role: "listbox", class: "suggestions", "aria-label": label, hidden: true });
  let found = [];
  let active = NONE;
  let asked = 0;

  const close = () => {
    asked++;
    list.hidden = true;
    active = NONE;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (option) => {
    input.value = option.value;
    close();
    changed();
  };
  const point = (place) => {
    active = place;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === place)));
    input.setAttribute("aria-activedescendant", `${id}-option-${place}`);
    list.children[place].scrollIntoView({ block: "nearest" });
  };
  const suggest = async () => {
    const turn = ++asked;
    const options = (await offer(input.value)) ?? [];
    if (turn !== asked || document.activeElement !== input) return;
    // Who points at an option already means it, also when the offers for what was typed last come only now.
    const meant = active === NONE ? undefined : found[active].value;
    found = options;
    active = NONE;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...found.map(drawn));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    announce(plural("suggest.found", found.length));
    const still = found.findIndex(({ value }) => value === meant);
    if (still >= 0) point(still);
  };
  const drawn = (option, i) =>
    el(
      "li",
      {
        id: `${id}-option-${i}`,
        role: "option",
        "aria-selected": "false",
        on: { mousedown: (event) => event.preventDefault(), click: () => pick(option) },
      },
      el(
        "span",
        null,
        isolated(option.label),
        option.also ? el("small", null, " ", t("suggest.also"), " ", isolated(option.also)) : null,
        option.fits ? null : el("small", null, ` (${t("suggest.unfit")})`),
      ),
      el("small", { class: "kind" }, option.kind),
    );

  input.addEventListener("input", () => {
    changed();
    void suggest();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = found.length - 1;
    const open = !list.hidden;
    if (event.key === "ArrowDown" && open) point(active >= last ? 0 : active + 1);
    else if (event.key === "ArrowUp" && open) point(active <= 0 ? last : active - 1);
    else if (event.key === "ArrowDown") void suggest();
    else if (event.key === "Enter" && open && active !== NONE) pick(found[active]);
    else if (event.key === "Tab" && open && active !== NONE && !event.shiftKey) {
      pick(found[active]);
      return;
    } else if (event.key === "Escape" && open) close();
    else return;
    event.preventDefault();
  });
  return { box: el("div", { class: "combobox" }, el("label", { for: id }, label), input, list), input };
}
