// Puts the parts together: whenever the state changes, what is shown is worked out once, and every part shows it.

function start() {
  const drawing = new Drawing(byId("network"));
  const showFilters = filterControls(byId("filter-form"));
  const showPath = pathControls(byId("path-form"));
  const showTime = timeline(byId("timeline"));
  const showTables = tables(byId("view-table"));
  const showList = readingList(byId("view-list"));
  const search = combobox({
    id: "search",
    label: t("search.label"),
    placeholder: t("search.placeholder"),
    labelHidden: true,
    picked: (entity) => {
      openEntity(entity);
      drawing.centre(entity);
    },
  });
  byId("search-box").append(search.box);
  byId("legend-body").append(...legendElements());
  let view = null;
  let opener = null;

  const show = (before) => {
    const place = focusPlace();
    const inside = byId("panel").contains(document.activeElement);
    view = workOut();
    const { shown, weighed, answer } = view;
    showFilters();
    showPath(answer);
    showTime(view.timed);
    renderPanel(byId("panel"), view);
    showView(view, { showTables, showList });
    showSummary(view);
    showEmbedded(view, drawing);
    showStory();
    const { focus, hops, draw, entity, edge } = state;
    drawing.show(shown, weighed, { path: markedPath(answer), paths: answer?.paths ?? [], focus, hops, draw, entity, edge });
    const opening = document.documentElement.dataset.ready === undefined;
    const moved = !opening && (before.entity !== state.entity || before.edge !== state.edge);
    const telling = place?.host === "story"; // whoever steps through a story goes on
    if (moved && isOpen(state) && !telling) {
      if (!inside || !isOpen(before)) opener = place;
      byId("panel-title").focus({ preventScroll: false });
    } else if (place && (!place.at.isConnected || place.at.disabled || place.at.closest("[hidden]"))) {
      if (document.activeElement === document.body || document.activeElement === place.at)
        focusOn(moved && !telling ? opener : place);
    }
    if (!opening && before.filters !== state.filters) announce(byId("summary").textContent);
    const asked = ["from", "to", "directed", "by", "paths", "filters"];
    if (!opening && answer && asked.some((part) => before[part] !== state[part]))
      announce(byId("path-headline").textContent);
    document.documentElement.dataset.ready = String(Number(document.documentElement.dataset.ready ?? 0) + 1);
  };
  whenChanged(show);
  clicks(drawing);
  buttons(drawing, () => view, search);
  handingOn(drawing, () => view);
  embedding();
  storyControls(() => restsOn(view).join(" "));
  themeControl(() => drawing.recolour());
  printing(drawing, () => view);
  followAddress();
}

/** Tell whether the evidence of one entity or relationship is open. */
function isOpen({ entity, edge }) {
  return entity !== NONE || edge !== NONE;
}

/** Show one of the three views of the same data; those that are not seen are not filled. */
function showView(view, { showTables, showList }) {
  for (const name of VIEWS) {
    byId(`tab-${name}`).setAttribute("aria-selected", String(state.view === name));
    byId(`tab-${name}`).tabIndex = state.view === name ? 0 : -1;
    byId(`view-${name}`).hidden = state.view !== name;
  }
  byId("zoom").hidden = state.view !== "network";
  if (state.view === "table") showTables(view);
  if (state.view === "list") showList(view);
}

function showSummary(view) {
  const { shown, listed } = view;
  const notice = noticeInWords(view);
  byId("summary").textContent = summaryInWords(view);
  byId("notice").textContent = notice;
  byId("notice").hidden = !notice;
  byId("filters-end").hidden = !isEmptied(listed);
  const more = byId("draw-more");
  more.hidden = [null, "path"].includes(shown.part) || shown.entities.length >= MOST;
  const focus = byId("focus-bar");
  focus.hidden = state.focus === NONE;
  byId("hops").textContent = plural("hop", state.hops);
  byId("hops-fewer").disabled = state.hops <= 1;
  byId("hops-more").disabled = state.hops >= MOST_HOPS;
  byId("network").setAttribute("aria-label", t("network.label", { summary: byId("summary").textContent }));
  byId("caption").replaceChildren(...captionLines(view).map((line, i) => el(i ? "p" : "h2", null, line)));
}

/** Open what is clicked in the drawing. */
function clicks(drawing) {
  const { network } = drawing;
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) openEntity(nodes[0]);
    else if (edges.length) openEdge(edges[0]);
    else if (isOpen(state)) closePanel();
    else drawing.select();
  });
  fingers(drawing, (near, at) => {
    if (near.length > 1) return chooseAmong(near, at, (entity) => openEntity(entity));
    if (near.length) return openEntity(near[0]);
    const edge = network.getEdgeAt(at);
    if (edge !== undefined) return openEdge(edge);
    return isOpen(state) ? closePanel() : drawing.select();
  });
  network.on("doubleClick", ({ nodes }) => {
    if (nodes.length && !state.expand.includes(nodes[0])) change({ expand: [...state.expand, nodes[0]] });
  });
  const tip = byId("tip");
  const tell = (words, { DOM: { x, y } }) => {
    tip.replaceChildren(...drawn(words));
    tip.hidden = false;
    const width = drawing.frame.clientWidth;
    tip.style.left = `${Math.min(x + 14, Math.max(0, width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${y + 14}px`;
  };
  network.on("hoverNode", ({ node, pointer }) =>
    tell([isolated(named(node)), ` · ${kinds[entities.kind[node]].label}`], pointer),
  );
  network.on("hoverEdge", ({ edge, pointer }) => {
    const relationship = relationshipOf(edge, drawing.scene.weighed);
    const lines = evidenceLines(relationship).filter(({ about }) => about !== "detail");
    const below = lines.map(({ about, phrase }) => el("small", { class: about }, ...phrase));
    tell([...sentence(relationship), ...doubtMarks(relationship), ...below], pointer);
  });
  for (const event of ["blurNode", "blurEdge", "click", "dragStart", "zoom"])
    network.on(event, () => {
      tip.hidden = true;
    });
}

/** Let the buttons of the page do what they say. */
function buttons(drawing, view, search) {
  const on = (id, listener) => byId(id).addEventListener("click", listener);
  VIEWS.forEach((name, place) => {
    on(`tab-${name}`, () => change({ view: name }));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = VIEWS[(place + step + VIEWS.length) % VIEWS.length];
      change({ view: next });
      byId(`tab-${next}`).focus();
      event.preventDefault();
    });
  });
  on("skip", () => (byId("panel-title") ?? byId("panel")).focus());
  on("zoom-in", () => drawing.zoom(1.3));
  on("zoom-out", () => drawing.zoom(1 / 1.3));
  on("zoom-fit", () => drawing.fit());
  on("hops-fewer", () => change({ hops: state.hops - 1 }));
  on("hops-more", () => change({ hops: state.hops + 1 }));
  on("focus-end", () => change({ focus: NONE, expand: [] }));
  on("filters-end", () => change({ filters: noFilters() }));
  on("draw-more", () => change({ draw: Math.min(MOST, view().shown.picked * 3) }));
  on("about", () => {
    byId("about-dialog").showModal();
    byId("about-title").focus();
  });
  on("about-close", () => byId("about-dialog").close());
  const toggle = byId("side-toggle");
  toggle.addEventListener("click", () => {
    openSidebar(!isSidebarOpen());
    if (isSidebarOpen()) byId("side-close").focus();
  });
  on("side-close", () => {
    openSidebar(false);
    toggle.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select, textarea, dialog")) {
      event.preventDefault();
      search.input.focus();
    } else if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) {
      if (isSidebarOpen()) byId("side-close").click();
      else if (isOpen(state)) closePanel();
    }
  });
}

start();
