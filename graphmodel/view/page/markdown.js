// Answers in Markdown with footnotes, as the commands write them with --markdown; see graphmodel/output/phrases.py.
//
// An answer is a list of blocks, { level, phrase }: a "title", a "note" on what it rests on, a "heading" of several
// items, an "item", a "detail" of it, the name of a "section", or a "plain" line.

const MARKS_OF_LEVELS = { title: "## ", heading: "### ", item: "- ", detail: "  - ", section: "#### " };
const BOLD_LEVELS = new Set(["title", "heading", "section"]);
const LISTED_LEVELS = new Set(["item", "detail"]);
/** White space, with what only Python takes for it. */
const WHITE = /[\s\x1c-\x1f\x85]+/g;
const MARKDOWN_SIGNS = /[\\`*_{}[\]<>#|~&]|%(?=%)|(?<=%)%|=(?==)|(?<==)=/g;

/** Return an answer in Markdown, what it cites as footnotes below. */
function asMarkdown(blocks) {
  const numbers = new Map();
  const numberOf = (document) => {
    if (!numbers.has(document)) numbers.set(document, numbers.size + 1);
    return numbers.get(document);
  };
  const cited = ({ documents: given }) =>
    given
      .map(numberOf)
      .sort((a, b) => a - b)
      .map((place) => `[^${place}]`)
      .join("");
  const lines = [];
  let before = null;
  for (const { level, phrase } of blocks) {
    if (before !== null && !(LISTED_LEVELS.has(level) && LISTED_LEVELS.has(before))) lines.push("");
    const told = runsOf(phrase).map((part) => (part instanceof Cite ? cited(part) : escapedForMarkdown(part)));
    const text = onOneLine(told.join(""));
    const begun = BOLD_LEVELS.has(level) ? text : text.replace(/^(\p{Nd}*)([-+=.)])/u, "$1\\$2");
    lines.push((MARKS_OF_LEVELS[level] ?? "") + begun);
    before = level;
  }
  if (numbers.size) lines.push("");
  for (const [document, place] of numbers) lines.push(`[^${place}]: ${withLinks(referenceInWords(document).join(""))}`);
  return lines.join("\n");
}

/** Return a phrase with the texts between its citations as one each, as a reader of Markdown sees them. */
function runsOf(phrase) {
  const runs = [];
  for (const part of phrase) {
    if (part instanceof Cite || !runs.length || runs.at(-1) instanceof Cite) runs.push(part instanceof Cite ? part : String(part));
    else runs[runs.length - 1] += String(part);
  }
  return runs;
}

/** Return a text so that Markdown shows it as it is, on one line. */
function escapedForMarkdown(text) {
  const marked = text.replace(MARKDOWN_SIGNS, "\\$&");
  return (marked.split("$").length > 2 ? marked.replaceAll("$", "\\$") : marked).replace(WHITE, " ");
}

/** Return what is said of a document, its address as a link. */
function withLinks(text) {
  const words = text.split(/(; | )/);
  return words.map((word) => (/^https?:\/\/[^\s<>]+$/.test(word) ? `<${word}>` : escapedForMarkdown(word))).join("");
}

function onOneLine(text) {
  return text.split(WHITE).filter(Boolean).join(" ");
}
