// A field that suggests entities while one types, as the ARIA practices describe a combobox with a list.

/** Make a field for entities; `picked` is called with the number of the one that was chosen. */
function combobox({ id, label: words, placeholder, picked, labelHidden = false }) {
  const input = el("input", {
    id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": `${id}-list`,
  });
  const list = el("ul", { id: `${id}-list`, role: "listbox", class: "suggestions", "aria-label": words, hidden: true });
  const box = el(
    "div",
    { class: "combobox" },
    el("label", { for: id, class: labelHidden ? "unseen" : null }, words),
    input,
    list,
  );
  let found = [];
  let active = NONE;

  const close = () => {
    list.hidden = true;
    active = NONE;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (entity) => {
    input.value = "";
    close();
    picked(entity);
  };
  const mark = (place) => {
    active = place;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === place)));
    if (place === NONE) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `${id}-option-${place}`);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  };
  const suggest = () => {
    const typed = input.value;
    found = findEntities(typed);
    const guessed = !found.length;
    if (guessed) found = guessEntities(typed);
    active = NONE;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...found.map((entity, i) => option(entity, i, typed)));
    if (guessed && typed.trim())
      list.append(
        el(
          "li",
          { class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false" },
          t(found.length ? "search.guessed" : "search.nothing"),
        ),
      );
    list.hidden = list.children.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (typed.trim()) announce(plural(guessed && found.length ? "search.guesses" : "search.found", found.length));
  };
  const option = (entity, i, typed) => {
    const alias = fittingAlias(entity, typed);
    return el(
      "li",
      {
        id: `${id}-option-${i}`,
        role: "option",
        "aria-selected": "false",
        on: { mousedown: (event) => event.preventDefault(), click: () => pick(entity) },
      },
      kindIcon(entities.kind[entity]),
      el(
        "span",
        null,
        isolated(named(entity)),
        alias ? el("small", null, " ", t("search.also"), " ", isolated(alias)) : null,
      ),
      el("small", { class: "kind" }, kinds[entities.kind[entity]].label),
    );
  };

  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => input.value && suggest());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = found.length - 1;
    if (event.key === "ArrowDown" && last >= 0) mark(active >= last ? 0 : active + 1);
    else if (event.key === "ArrowUp" && last >= 0) mark(active <= 0 ? last : active - 1);
    else if (event.key === "Enter" && found.length && !list.hidden) {
      // What only reads like what was typed may be somebody else: it is shown first, and taken when asked for again.
      if (active === NONE && !isNamed(found[0], input.value)) mark(0);
      else pick(found[Math.max(active, 0)]);
    }
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    if (list.hidden && event.key.startsWith("Arrow")) suggest();
    event.preventDefault();
  });
  return { box, input };
}
