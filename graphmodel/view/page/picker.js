// Choosing some of many: boxes to tick, with a field that narrows a long list.

const LISTED = 60;
const LONG = 12;

/**
 * Make a group of boxes that folds away.
 *
 * `items` returns [number, label element's text, count] in the order to show; `chosen` returns the set of those that
 * are ticked; `toggled` is called with the new set; `active` tells whether they narrow anything.
 */
function picker({ id, legend, help, items, chosen, toggled, active = () => chosen().size > 0, open = false }) {
  const boxes = el("div", { class: "boxes", role: "group", "aria-labelledby": `${id}-legend` });
  const badge = el("span", { class: "badge", hidden: true });
  const search = el("input", { type: "search", id: `${id}-search`, autocomplete: "off", spellcheck: "false" });
  const more = el("p", { class: "hint", hidden: true });
  const narrow = el(
    "div",
    { hidden: true },
    el("label", { for: `${id}-search`, class: "unseen" }, t("picker.search", { what: legend })),
    search,
  );
  search.placeholder = t("picker.placeholder");
  const summary = el("summary", { id: `${id}-legend` }, legend, badge);
  const box = el(
    "details",
    { class: "picker", id, open },
    summary,
    help ? el("p", { class: "hint" }, help) : null,
    narrow,
    boxes,
    more,
  );
  let known = null;

  const render = () => {
    known ??= items();
    const ticked = chosen();
    badge.hidden = !active();
    badge.textContent = number(ticked.size);
    if (!box.open) return;
    narrow.hidden = known.length <= LONG;
    const words = folded(search.value);
    const fitting = words ? known.filter(([, name]) => folded(name).includes(words)) : known;
    const sorted = [...fitting.filter(([i]) => ticked.has(i)), ...fitting.filter(([i]) => !ticked.has(i))];
    const list = fitting.length > LISTED ? sorted.slice(0, LISTED) : fitting;
    more.hidden = fitting.length <= LISTED;
    more.textContent = t("picker.more", { count: number(fitting.length - list.length) });
    const focused = boxes.contains(document.activeElement) ? document.activeElement.value : null;
    boxes.replaceChildren(...list.map(([i, name, count]) => tick(i, name, count, ticked.has(i))));
    if (focused !== null) boxes.querySelector(`input[value="${focused}"]`)?.focus();
  };
  const tick = (i, name, count, on) => {
    const input = el("input", { type: "checkbox", value: i, on: { change: () => flip(i, input.checked) } });
    input.checked = on;
    return el(
      "label",
      { class: "tick" },
      input,
      isolated(name),
      count === null ? null : el("small", null, number(count)),
    );
  };
  const flip = (i, on) => {
    const next = new Set(chosen());
    if (on) next.add(i);
    else next.delete(i);
    toggled(next);
  };
  box.addEventListener("toggle", render);
  search.addEventListener("input", render);
  return { box, render };
}
