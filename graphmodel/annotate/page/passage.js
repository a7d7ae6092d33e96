// The article: one text node, in which marks are the browser's highlights, so that no place in it ever moves.
// Places are counted in units of UTF-16, as the browser does; the program behind the page makes characters of them.

const article = byId("article");
/** The marks of the style sheet; where two stand on the same words the later shows. */
const MARKS = ["claimed", "shown", "caret", "chosen"];
let words = document.createTextNode("");
/** The passage that is selected, or nothing. */
let chosen;
let stops = {};
/** Where the keyboard is, and where its selection began. */
let caret = { anchor: 0, focus: 0 };
let whenChosen = () => {};

/** Show the text of the article; `listener` is told of each passage that is selected. */
function showArticle(text, listener) {
  words = document.createTextNode(text);
  article.replaceChildren(words);
  whenChosen = listener;
  stops = {};
}

/** Return where the words, sentences or letters of a text begin and end; nothing beside them counts. */
function pieces(text, granularity) {
  const found = { begins: [], ends: [] };
  for (const { index, isWordLike, segment } of new Intl.Segmenter(undefined, { granularity }).segment(text)) {
    if (granularity === "word" ? !isWordLike : granularity === "sentence" && !segment.trim()) continue;
    found.begins.push(index);
    found.ends.push(index + (granularity === "grapheme" ? segment : segment.trimEnd()).length);
  }
  return found;
}

/** Mark passages under a name of the style sheet. */
function mark(name, spans) {
  const ranges = spans.filter((span) => span && span.end > span.start).map(({ start, end }) => {
    const range = new Range();
    range.setStart(words, Math.min(start, words.length));
    range.setEnd(words, Math.min(end, words.length));
    return range;
  });
  const highlight = new Highlight(...ranges);
  highlight.priority = MARKS.indexOf(name);
  CSS.highlights.set(name, highlight);
  return ranges;
}

/** Show a passage, and mark it until another is shown. */
function reveal(span, name = "shown") {
  const [range] = mark(name, [span]);
  if (!range) return;
  const place = range.getBoundingClientRect();
  const frame = article.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) article.scrollTop += place.top - frame.top - frame.height / 3;
}

/** Choose a passage, or none. */
function choose(span) {
  chosen = span;
  mark("chosen", [span]);
  whenChosen(span);
}

/** Return how many units of the article stand before a place of the page. */
function unitsBefore(container, offset) {
  if (container === words) return offset;
  const range = new Range();
  range.selectNodeContents(article);
  return range.comparePoint(container, offset) < 0 || offset === 0 ? 0 : words.length;
}

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.startContainer) && !article.contains(range.endContainer)) return;
  if (selection.anchorNode === words && selection.focusNode === words)
    caret = { anchor: selection.anchorOffset, focus: selection.focusOffset };
  const [start, end] = [unitsBefore(range.startContainer, range.startOffset), unitsBefore(range.endContainer, range.endOffset)];
  if (end > start && words.data.slice(start, end).trim()) choose({ start, end });
});
article.addEventListener("click", () => {
  const selection = getSelection();
  if (selection.anchorNode === words && selection.isCollapsed) moveTo(selection.anchorOffset, false);
});

/** Move the keyboard's place in the article, and with it the end of the selection. */
function moveTo(place, selects) {
  caret = { anchor: selects ? caret.anchor : place, focus: place };
  const [start, end] = [Math.min(caret.anchor, caret.focus), Math.max(caret.anchor, caret.focus)];
  getSelection().setBaseAndExtent(words, caret.anchor, words, caret.focus);
  stops.word ??= pieces(words.data, "word");
  const next = stops.word.ends.find((stop) => stop > place) ?? words.length;
  reveal({ start: place, end: Math.max(next, Math.min(place + 1, words.length)) }, "caret");
  // Not by the event, which comes later: who types on at once would lose the last step.
  if (words.data.slice(start, end).trim()) choose({ start, end });
  if (end > start) announce(words.data.slice(start, end));
  else announce(words.data.slice(place, next));
}

/**
 * Return the next or the last place to go to: where a word begins, and, with what is selected behind it, where one ends.
 */
function stopFrom(granularity, forwards, selects) {
  stops[granularity] ??= pieces(words.data, granularity);
  const { begins, ends } = stops[granularity];
  const { anchor, focus } = caret;
  if (forwards) {
    const all = selects && focus >= anchor ? ends : begins;
    return all.find((stop) => stop > focus) ?? words.length;
  }
  if (!selects || focus <= anchor) return begins.findLast((stop) => stop < focus) ?? 0;
  return Math.max(anchor, ends.findLast((stop) => stop < focus) ?? 0);
}

/** Let the keys move in the article; `done` is called when the form is to go on. */
function articleKeys(done) {
  article.addEventListener("keydown", (event) => {
    const { key, shiftKey } = event;
    const letters = event.ctrlKey || event.altKey;
    if (key.startsWith("Arrow")) {
      const rightwards = getComputedStyle(article).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const sideways = key === "ArrowLeft" || key === "ArrowRight";
      const granularity = !sideways ? "sentence" : letters ? "grapheme" : "word";
      moveTo(stopFrom(granularity, key === "ArrowDown" || key === rightwards, shiftKey), shiftKey);
    } else if (key === "Home" || key === "End") moveTo(key === "Home" ? 0 : words.length, shiftKey);
    else if (key === "Enter") done();
    else {
      if (key.length === 1 && key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) done();
      return;
    }
    event.preventDefault();
  });
  article.addEventListener("blur", () => mark("caret", []));
}
