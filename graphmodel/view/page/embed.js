// The page in a frame of another: the drawing, what it shows, and a link to all of the page.

/** Let the page have its panels, or in a frame only the drawing with its caption. */
function showEmbedded(view, drawing) {
  const { embed } = state;
  const root = document.documentElement;
  // Whoever scrolls the page around the frame does not mean the drawing.
  if (embed !== root.hasAttribute("data-embed")) drawing.network.setOptions({ interaction: { zoomView: !embed } });
  root.toggleAttribute("data-embed", embed);
  byId("embedded").hidden = !embed;
  if (!embed) return;
  const [title, ...lines] = embedLines(view);
  byId("embed-title").replaceChildren(...drawn([isolated(title)]));
  byId("embed-lines").replaceChildren(...lines.map((line) => el("p", null, `${line} `)));
  byId("embed-open").href = `#${encodeState({ ...state, embed: false })}`;
}

/** Return what is said below the drawing: its title, what is open, and what the drawing rests on. */
function embedLines(view) {
  const { shown, weighed } = view;
  const papers = documentsOf(claimsOfAll(shown.relationships, weighed.takes)).length;
  return [
    payload.title,
    ...openInWords(weighed),
    ...payload.notes,
    ...[unknownInWords()].filter(Boolean),
    ...factsInWords(view, shown, partInWords(shown)),
    ...(papers ? [plural("embed.documents", papers)] : []),
  ].map(plainLine);
}

/** Return what is open as a sentence with the ids of its documents, or the name of who is. */
function openInWords(weighed) {
  const { edge, entity } = state;
  if (edge !== NONE) return weighed.status[edge] === NONE ? [] : [`${statement(relationshipOf(edge, weighed)).join("")}.`];
  return entity === NONE ? [] : [t("embed.entity", { name: named(entity), kind: kinds[entities.kind[entity]].label })];
}

/** Let the link open the whole page in a tab of its own, or in the frame where that may open none. */
function embedding() {
  byId("embed-open").addEventListener("click", (event) => {
    event.preventDefault();
    const opened = location.protocol === "about:" ? null : window.open(event.currentTarget.href);
    if (!opened) change({ embed: false });
  });
}

/** Return the code that another page shows this view with; the frame may run the page's scripts and open links. */
function frameCode(words, place) {
  const address = isOnTheWeb(place) ? linkTo(words, place) : `${t("embed.address")}${linkTo(words, place)}`;
  const may = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
  const quoted = (text) => `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"`;
  const size = 'width="600" height="400" style="max-width: 100%; border: 1px solid #ccc"';
  return `<iframe src=${quoted(address)} title=${quoted(plainLine(payload.title))} ${size} sandbox="${may}" loading="lazy"></iframe>`;
}
