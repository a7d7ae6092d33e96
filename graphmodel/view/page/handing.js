// Handing on: what the file that is open holds, and the link, words, tables and pictures of what is shown.

/** Let the menu say what the file holds and what is shown, and its buttons do what they say. */
function handingOn(drawing, view) {
  const drawn = () => {
    drawing.flush();
    return view();
  };
  const on = (id, listener) => byId(id).addEventListener("click", listener);
  const save = (text, ending, type) => download(new Blob([text], { type: `${type};charset=utf-8` }), fileName(ending));
  on("copy-link", () => copyText(linkTo(encodeState(state), location), isOnTheWeb(location) ? "link.copied" : "link.copied_part"));
  byId("copy-link").hidden = location.protocol === "about:"; // a frame in a notebook has no address to copy
  on("copy-frame", () => copyText(frameCode(encodeState({ ...state, view: "network", embed: true }), location), "copy.done"));
  on("copy-markdown", () => copyText(asMarkdown(shownBlocks(view())), "copy.done"));
  on("save-markdown", () => save(`${asMarkdown(shownBlocks(view()))}\n`, "md", "text/markdown"));
  on("copy-csv", () => copyText(asCsv(shownRows(view())).slice(BYTE_ORDER_MARK.length), "copy.done"));
  on("save-csv", () => save(asCsv(shownRows(view())), "csv", "text/csv"));
  on("export-png", () => exportPng(drawing, drawn()));
  on("export-svg", () => exportSvg(drawing, drawn()));
  on("print", () => window.print());
  on("layout-save", () => drawn() && save(layoutText(drawing), "layout.json", "application/json"));
  on("layout-load", () => byId("layout-file").click());
  byId("layout-file").addEventListener("change", () => loadLayout(drawing));
  on("copied-close", () => byId("copied-dialog").close());
  const box = byId("share-menu");
  menu(box);
  box.addEventListener("toggle", () => box.open && tellWhatIsHandedOn(view()));
}

/** Say in the menu what whoever gets the file gets, how a file of less is made, and what is copied and saved. */
function tellWhatIsHandedOn(view) {
  byId("share-holds").textContent = holdsInWords();
  const command = excerptCommand();
  byId("share-less").hidden = payload.only;
  byId("share-less").replaceChildren(t("share.less"), " ", el("code", null, command));
  byId("share-shown").textContent = restsOn(view).slice(payload.notes.length).join(" ");
}

/** Say what the file holds: whoever gets it gets all of that, whatever is shown. */
function holdsInWords() {
  const every = [...relationships.subject.keys()];
  return t(payload.only ? "share.holds.only" : "share.holds.all", {
    entities: plural("entity", entities.count),
    relationships: relationshipsInWords(every, unfiltered()),
    claims: plural("claim", claims.count),
    documents: plural("document", documents.length),
  });
}

/** Return the command that writes a file of nothing but what is shown, as far as a command can be told that. */
function excerptCommand() {
  const id = (entity) => typedWord(entities.id[entity]);
  const { from, to, focus, hops, entity } = state;
  if (from !== NONE && to !== NONE) return `graphmodel view --only --path ${id(from)} ${id(to)}`;
  const about = focus === NONE ? entity : focus;
  if (about === NONE) return `graphmodel view --only --focus ${t("share.name")}`;
  return `graphmodel view --only --focus ${id(about)}${focus === NONE || hops === 1 ? "" : ` --hops ${hops}`}`;
}

/** Return a word as it is typed on a command line. */
function typedWord(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\"'\"'")}'`;
}

/** Return whether the page was opened from a server: an address on a disk tells the reader's name and folders. */
function isOnTheWeb({ protocol }) {
  return ["http:", "https:"].includes(protocol);
}

/** Return the address of a view, without its beginning where that tells of the reader's disk, or who they are. */
function linkTo(words, place) {
  const { origin, pathname, search } = place;
  return `${isOnTheWeb(place) ? `${origin}${pathname}${search}` : ""}#${words}`;
}

/** Copy a text, and say so; where the browser does not let the page, show the text to be copied by hand. */
async function copyText(text, told) {
  try {
    await navigator.clipboard.writeText(text);
    notify(t(told));
  } catch {
    const area = byId("copied-text");
    area.value = text;
    byId("copied-dialog").showModal();
    area.select();
  }
}

/** Return a button that copies an answer with its documents as footnotes. */
function copyButton(blocks, label = null) {
  const name = label === null ? null : t("copy.claim_named", { id: label });
  const attributes = { type: "button", class: "copy", "aria-label": name, on: { click: () => copyText(asMarkdown(blocks()), "copy.done") } };
  return el("button", attributes, t(label === null ? "copy.footnotes" : "copy.one"));
}

/** Close a menu when one of its buttons was pressed, or Escape, or something beside it. */
function menu(details) {
  const close = () => {
    if (details.contains(document.activeElement)) details.querySelector("summary").focus();
    details.open = false;
  };
  details.querySelector(".menu-body").addEventListener("click", (event) => event.target.closest("button") && close());
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.preventDefault();
    close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
}

async function loadLayout(drawing) {
  const input = byId("layout-file");
  const [file] = input.files;
  input.value = "";
  if (!file) return;
  const positions = file.size < 20000000 ? readLayout(await file.text()) : null;
  if (positions === null) return notify(t("layout.wrong"));
  if (!positions.size) return notify(t("layout.mismatch"));
  drawing.place(positions);
  return notify(plural("layout.done", positions.size));
}
