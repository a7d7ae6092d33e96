// What the page was given: its data, and the language of its words. All other scripts but those that draw need no more.

const payload = JSON.parse(document.getElementById("graphmodel-data").textContent);
const language = document.documentElement.lang;
/** The page before anything in it is changed: what is saved of it. */
const pristine = document.documentElement.cloneNode(true);
