// The same data as a list to read: each entity, and below it, in words, how it is connected.

const ENTRIES = 50;

/** Make the list; returns a function that shows the state in it. */
function readingList(box) {
  let entries = ENTRIES;
  let current = null;
  const opened = new Set();
  const list = el("ul", { class: "reading" });
  const head = el("p", { class: "hint" });
  const more = el("button", {
    type: "button",
    on: {
      click: () => {
        entries += ENTRIES * 4;
        fill(current);
      },
    },
  });
  box.replaceChildren(head, list, more);
  aroundPrinting(
    () => state.view === "list" && fill(current, PRINTED),
    () => state.view === "list" && fill(current),
  );

  const fill = (view, printed = 0) => {
    current = view;
    const most = Math.max(entries, printed);
    const names = nameRanks();
    const items = [...view.listed.entities].sort((a, b) => names[a] - names[b]);
    head.textContent = plural("list.head", items.length);
    list.replaceChildren(...items.slice(0, most).map((i) => entry(i, view, printed > 0)));
    more.hidden = items.length <= most;
    more.textContent = t("table.more", { count: number(items.length - most) });
  };
  const entry = (i, view, printed) => {
    const inside = el("div", null);
    const details = el(
      "details",
      { open: printed || opened.has(i) },
      el(
        "summary",
        null,
        kindIcon(entities.kind[i]),
        " ",
        isolated(named(i)),
        " ",
        el("small", null, `${kinds[entities.kind[i]].label}, ${degreeInWords(i, view.listed)}`),
      ),
      inside,
    );
    const open = () => {
      if (inside.childElementCount) return;
      const numbers = keptAround(i, view.listed.has);
      const references = new References("h4");
      inside.append(
        el("p", null, entityLink(i), " ", isolated(valueAt(entities.note, i) ?? "")),
        ...relationshipLists(i, numbers, view.weighed, references, printed ? PRINTED : PART),
        references.section,
      );
    };
    if (details.open) open();
    details.addEventListener("toggle", () => {
      if (printed) return;
      if (details.open) {
        opened.add(i);
        open();
      } else opened.delete(i);
    });
    return el("li", null, details);
  };
  return fill;
}
