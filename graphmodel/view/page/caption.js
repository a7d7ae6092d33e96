// What is said of a picture: what it shows, by which filters, and from which documents. Nothing of it depends on the day.

const CAPTION_DOCUMENTS = 12;
const CAPTION_LETTERS = 500;

/** Return the lines of the caption, the title first. */
function captionLines(view) {
  const listed = byDocumentId(documentsOf(claimsOfAll(view.shown.relationships, view.weighed.takes)));
  const more = listed.length - CAPTION_DOCUMENTS;
  return [
    payload.title,
    ...payload.notes,
    ...factsInWords(view, view.shown, partInWords(view.shown)),
    ...(listed.length ? [plural("caption.documents", listed.length)] : []),
    ...listed
      .slice(0, CAPTION_DOCUMENTS)
      .map(
        (i) =>
          `• ${cut(documentTitle(i), CAPTION_LETTERS / 2)}${documents[i].published ? `, ${documents[i].published}` : ""}`,
      ),
    ...(more > 0 ? [t("overview.more", { count: number(more) })] : []),
    t("caption.made"),
  ].map((line) => cut(plainLine(line), CAPTION_LETTERS));
}

/** Say how much is seen, which part of the graph that is, and what was asked and filtered, a line each. */
function factsInWords({ weighed, answer }, { entities: seen, relationships: numbers }, part) {
  const words = filtersInWords(state.filters);
  const counts = t(numbers.length ? "caption.counts" : "caption.counts.none", {
    entities: plural("entity", seen.length),
    relationships: relationshipsInWords(numbers, weighed),
    statuses: statusCounts(numbers, weighed),
  });
  return [
    `${counts}. ${part}`.trim(),
    ...(answer ? [t("caption.path", { path: headline(answer).join("") })] : []),
    words.length ? t("caption.filters", { list: words.join("; ") }) : t("caption.no_filters"),
    ...(state.filters.statuses ? [] : [t("caption.denied")]),
  ];
}

/** Say which part of the graph is drawn, or nothing when all of it is. */
function partInWords({ part, picked, entities: drawn, candidates }) {
  const near = state.focus === NONE ? "" : plural("part.focus", state.hops, { name: named(state.focus) });
  const around = state.expand.filter((i) => !state.filters.avoid.has(i)).map(named);
  const expanded = around.length ? t("part.expanded", { list: around.join(", ") }) : "";
  const asked = drawn.length - picked;
  const more = asked ? plural("part.asked", asked) : "";
  const values = { drawn: number(picked), all: number(candidates), more };
  if (part === "path") return [plural("part.path", drawn.length, { all: number(candidates) }), expanded].filter(Boolean).join(" ");
  return [near, expanded, part ? t(`part.${part}`, values) : ""].filter(Boolean).join(" ");
}

/** Break lines where they are wider than a picture; `measure` tells how wide a text is. */
function wrapped(lines, width, measure) {
  return lines.flatMap((line) => {
    const broken = [""];
    for (const word of line.split(" ").flatMap((word) => word.match(/.{1,40}/gsu) ?? [""])) {
      const longer = broken.at(-1) ? `${broken.at(-1)} ${word}` : word;
      if (measure(longer) > width && broken.at(-1)) broken.push(word);
      else broken[broken.length - 1] = longer;
    }
    return broken;
  });
}

/** Return what a drawing has of what a legend explains: kinds, and how lines look. */
function legendItems({ shown, weighed, answer }) {
  const used = new Set(shown.entities.map((i) => entities.kind[i]));
  const lines = shown.relationships;
  const looks = statuses.flatMap((status, s) => (lines.some((i) => weighed.status[i] === s) ? [{ status, key: status }] : []));
  if (lines.some((i) => weighed.contested[i])) looks.push({ status: "asserted", key: "contested", contested: true });
  if (lines.some((i) => weighed.derived[i])) looks.push({ status: "asserted", key: "derived", opacity: DERIVED_OPACITY });
  if (lines.some((i) => weighed.origins[i] > 1)) looks.push({ status: "asserted", key: "width", width: 5 });
  const marked = answer?.paths.length > 0;
  if (marked) looks.push({ status: "asserted", key: "path", marked, width: 4 });
  if (marked || isOpen(state)) looks.push({ status: "asserted", key: "faded", opacity: BESIDE });
  return { kinds: kinds.map((kind, i) => i).filter((i) => used.has(i)), lines: looks };
}
