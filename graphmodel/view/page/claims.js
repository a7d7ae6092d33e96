// Every claim behind a relationship, with all that it says and where.

/** Return a document's title, or its id where it has none, as a link to its address: only http and https are followed. */
function documentLink(document) {
  const title = isolated(document.title ?? document.id);
  return isWebAddress(document.url) ? webLink(document.url, title) : title;
}

function webLink(url, words) {
  return el(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" },
    words,
    el("span", { class: "unseen" }, ` ${t("claim.link")}`),
  );
}

function isWebAddress(address) {
  if (typeof address !== "string") return false;
  try {
    const { protocol, username, password } = new URL(address);
    return ["http:", "https:"].includes(protocol) && !username && !password; // a@b looks like a and leads to b
  } catch {
    return false;
  }
}

/**
 * Return all that a claim says, as rows of a label, words, and the entity that the words name where they name one.
 * What it states is told where it stands below another relationship, which it only bears out.
 */
function claimRows(c, { index, dating }) {
  const { more } = claims;
  const document = documents[claims.document[c]];
  const speaker = claims.speaker[c];
  const entity = (i) => (i === undefined || i === NONE ? [null] : [isolated(named(i)), i]);
  const rows = [
    ["claim.states", claims.relationship[c] === index ? null : claimSentence(c)],
    ["claim.speaker", ...(speaker === NONE ? [t("claim.document_itself")] : entity(speaker))],
    ["claim.when", dateInWords(c) || whenByEvent(c, dating)],
    ["claim.where", ...entity(valueAt(more.place, c))],
    ["claim.event", ...entity(valueAt(more.event, c))],
    ["claim.role", own(pooled(valueAt(more.role, c)))],
    ["claim.quantity", own(quantityInWords(valueAt(more.quantity, c)))],
    ["claim.grade", own(pooled(valueAt(more.grade, c)))],
    ["claim.note", own(valueAt(more.note, c))],
    ["claim.locator", own(locatorInWords(valueAt(more.locator, c)))],
    ["claim.derivation", derivationInWords(c)],
    ["claim.authors", own(document.authors?.join(", "))],
    ["claim.description", own(document.description)],
    ["claim.document_grade", own(document.grade)],
    ["claim.document_note", own(document.note)],
    ["claim.document_id", isolated(document.id)],
    ["claim.id", own(claims.id[c])],
  ];
  return rows
    .filter(([, words]) => words !== null && words !== "")
    .map(([key, words, opens]) => [t(key), words, opens]);
}

/** Return what a claim says that it was made from, or else its document. */
function derivationInWords(c) {
  const sources = valueAt(claims.more.derivation, c) ?? documents[claims.document[c]].derivation;
  if (!sources.length) return t(origins[originOf(c)].declared ? "claim.original" : "claim.undeclared");
  return isolated(sources.map(([source, how]) => t("derivation", { source, how: t(`how.${how}`) })).join("; "));
}

/** Return the dates that a claim has by its event, as a phrase; nothing when it has none. */
function whenByEvent(c, dating) {
  const phrases = datesOf([c], dating).map((date) => detailInWords(date, 1));
  return phrases.length ? joined(phrases, "; ") : "";
}

/** Return a claim as an element of the list below a relationship. */
function claimItem(c, relationship) {
  const document = documents[claims.document[c]];
  const stance = statuses[claims.stance[c]];
  return el(
    "li",
    { class: `claim stance-${stance}` },
    el(
      "p",
      { class: "claim-head" },
      ...marks([[stance, t(`status.${stance}`)]]),
      " ",
      el("strong", null, isolated(document.publisher)),
      ": ",
      documentLink(document),
      document.published ? el("span", { class: "published" }, ", ", document.published) : null,
    ),
    el(
      "dl",
      null,
      ...claimRows(c, relationship).flatMap(([label, words, opens]) => [
        el("dt", null, label),
        el("dd", null, opens === undefined ? words : entityLink(opens)),
      ]),
    ),
    copyButton(() => claimBlocks(c, relationship), claims.id[c]),
  );
}

function pooled(value) {
  return typeof value === "number" ? texts[value] : value;
}

/** Return a quantity with what was counted, as on the command line. */
function quantityInWords(quantity) {
  if (!Array.isArray(quantity)) return quantity;
  const [measure, numbers, unit, of] = quantity;
  const parts = [t(`quantity.${measure}`, numbers), unit === null ? "" : ` ${unit}`, of === null ? "" : `: ${of}`];
  return parts.join("");
}

/** Return the place that a locator tells, as far as it does, as on the command line. */
function locatorInWords(locator) {
  if (!Array.isArray(locator)) return locator;
  const [paragraph, start, end, digest] = locator;
  const parts = [
    ...(paragraph === null ? [] : [t("locator.paragraph", { paragraph })]),
    ...(start === null ? [] : [t("locator.characters", { start, end })]),
  ];
  return (parts.join(", ") || t("locator.somewhere")) + (digest ? t("locator.digest", { digest }) : "");
}

function own(value) {
  return value ? isolated(value) : null;
}

/** Return a button with an entity's name that opens the entity. */
function entityLink(entity) {
  return link(isolated(named(entity)), () => openEntity(entity), { class: "link name" });
}

/** Return a button that opens a relationship's evidence, carrying whatever elements. */
function edgeLink(edge, label) {
  return link(label, () => openEdge(edge), { class: "link name", "data-edge": edge });
}

function openEntity(entity) {
  change({ entity, edge: NONE });
}

function openEdge(edge) {
  change({ edge, entity: NONE });
}
