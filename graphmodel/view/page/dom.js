// Making and finding elements. What claims say becomes text here and nowhere markup.

/** So many items of a list are made at first. */
const PART = 60;
/** On paper nobody can ask for more: so many items of a list or a table are printed. */
const PRINTED = 5000;
const CONTROLS = "a[href], button, input, select, summary";

/** Return the element with an id. */
function byId(id) {
  return document.getElementById(id);
}

/** Make an element; children are elements or text, `on` holds listeners, other values are attributes. */
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...drawn(children.flat().filter((child) => child !== null && child !== undefined)));
  return made;
}

/** Return a phrase as elements and text. */
function drawn(phrase) {
  return phrase.map((part) => (part instanceof Isolated ? nameElement(part) : part));
}

function nameElement({ text, role }) {
  const made = el("bdi", null, text);
  // A control that is left open takes the end of the isolation for its own; it cannot leave a box.
  if (/[\u202a-\u202e\u2066-\u2069]/.test(made.textContent)) made.style.display = "inline-block";
  return role ? el("span", { class: role }, made) : made;
}

/** Make an SVG element. */
function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
}

/** Return a button that looks like the text it carries. */
function link(label, listener, attributes) {
  return el("button", { type: "button", class: "link", on: { click: listener }, ...attributes }, label);
}

/** Return where the keyboard is, in words that still hold when that part of the page was made anew; null for nowhere. */
function focusPlace() {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const host = at.parentElement.closest("[id]");
  return { at, host: host?.id, words: wordsOf(at), rank: host ? likeIn(host, wordsOf(at)).indexOf(at) : NONE };
}

/** Move the keyboard to a place, or to the nearest that is left of it; the title of the evidence is always left. */
function focusOn(place) {
  const host = place?.host && byId(place.host);
  const beside = host && host.id !== "panel" ? [...host.querySelectorAll(CONTROLS)] : [];
  const found = [place?.at, place?.at.id && byId(place.at.id), host && likeIn(host, place.words)[place.rank]];
  for (const next of [...found, ...beside, byId("panel-title"), byId(`tab-${state.view}`)]) {
    if (!next?.isConnected || next.disabled || next.closest("[hidden]")) continue;
    next.focus();
    if (document.activeElement === next) return;
  }
}

function wordsOf(element) {
  return element.getAttribute("aria-label") ?? element.textContent;
}

function likeIn(host, words) {
  return [...host.querySelectorAll(CONTROLS)].filter((control) => wordsOf(control) === words);
}

/** Say something to those who hear the page, and leave it to read. */
function announce(text) {
  byId("live").textContent = text;
}

/** Do something before the page is printed, and something when it has been. */
function aroundPrinting(before, after) {
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
}

let fading;

/** Tell everybody something: who hears the page, and for some seconds who sees it. */
function notify(text) {
  announce(text);
  const toast = byId("toast");
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => {
    toast.hidden = true;
  }, 6000);
}

/** Fill a list with the elements that `make` makes of items: a part of them, and a button that brings the rest. */
function inParts(list, items, make, size = PART) {
  list.append(...items.slice(0, size).map(make));
  if (items.length <= size) return list;
  const rest = items.slice(size);
  const more = el(
    "li",
    null,
    link(t("list.rest", { count: number(rest.length) }), () => {
      more.remove();
      inParts(list, rest, make, size * 5);
      list.children[size]?.querySelector("button, a")?.focus();
    }),
  );
  list.append(more);
  return list;
}
