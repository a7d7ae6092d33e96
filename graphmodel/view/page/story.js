// A story: views with a sentence each, told step by step, and kept in the file.

/** The steps; the view of each is the words of its address. A page is saved with them as they are now. */
let story = payload.story.map(([text, view]) => ({ text, view }));
/** The step that was told last. */
let step = 0;

/** Return what is shown as the words of an address; whether in a frame or not is no part of a story. */
function viewNow() {
  return stateWords({ ...state, embed: false });
}

/** Return whether what is shown is what a step is about. */
function isAtStep(i) {
  return i < story.length && JSON.stringify(stateWords(decodeState(story[i].view))) === JSON.stringify(viewNow());
}

/** Find the step that what is shown belongs to, and return whether there is one: a sentence is about its view only. */
function followStory() {
  step = Math.max(0, Math.min(step, story.length - 1));
  if (isAtStep(step)) return true;
  const found = story.findIndex((_, i) => isAtStep(i));
  if (found >= 0) step = found;
  return found >= 0;
}

/** Return the state that a step shows, in a frame where the page is in one. */
function stateOfStep(i, { embed }) {
  const found = decodeState(story[i].view);
  return embed ? { ...found, embed, view: "network" } : { ...found, embed };
}

/** Put what is shown now, with a sentence, behind the other steps. */
function addStep(text) {
  story = [...story, { text, view: viewNow() }];
  step = story.length - 1;
}

/** Move a step so many places; return whether there is such a place. */
function moveStep(i, by) {
  const to = i + by;
  if (to < 0 || to >= story.length) return false;
  const moved = [...story];
  moved.splice(to, 0, ...moved.splice(i, 1));
  story = moved;
  return true;
}

function removeStep(i) {
  story = story.filter((_, place) => place !== i);
}

/** Return the data of a page that holds the story, as JSON that no browser takes for markup. */
function dataWithStory() {
  const data = { ...payload, story: story.map(({ text, view }) => [text, view]) };
  const signs = /[<>&'\u2028\u2029]/g;
  return JSON.stringify(data).replace(signs, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
