// The story as it is told above the views, and the dialog in which it is made.

/** Let the buttons and keys of the story do what they say; `shown` tells what is shown in words. */
function storyControls(shown) {
  const on = (id, listener) => byId(id).addEventListener("click", listener);
  const tell = (i) => {
    if (i < 0 || i >= story.length) return;
    step = i;
    change(stateOfStep(i, state));
    announce(`${story[i].text} ${byId("story-place").textContent}`);
  };
  on("story-back", () => tell(step - 1));
  on("story-next", () => tell(step + 1));
  on("story-return", () => tell(step));
  byId("story").addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    tell(step + by);
  });
  on("story-edit", () => {
    byId("story-view").textContent = shown();
    byId("story-holds").textContent = holdsInWords();
    listSteps(tell);
    byId("story-dialog").showModal();
    byId("story-sentence").focus();
  });
  on("story-add", () => {
    const sentence = byId("story-sentence");
    const text = sentence.value.trim();
    if (!text) return sentence.focus();
    addStep(text);
    sentence.value = "";
    listSteps(tell);
    showStory();
    return announce(t("story.added", { count: story.length }));
  });
  on("story-save", () => download(new Blob([pageWithStory()], { type: "text/html;charset=utf-8" }), fileName("html")));
  on("story-close", () => byId("story-dialog").close());
}

/** Show the sentence of what is shown, or where the reader left the story: no sentence stands above another view. */
function showStory() {
  const told = story.length > 0;
  byId("story").hidden = !told;
  if (!told) return;
  const at = followStory();
  byId("story-text").replaceChildren(...drawn([at ? isolated(story[step].text) : t("story.left", { step: step + 1 })]));
  byId("story-text").classList.toggle("hint", !at);
  byId("story-place").textContent = t("story.place", { step: step + 1, count: story.length });
  byId("story-back").disabled = step === 0;
  byId("story-next").disabled = step === story.length - 1;
  byId("story-return").hidden = at;
}

/** List the steps with what can be done with each; `tell` shows one. */
function listSteps(tell) {
  const list = byId("story-list");
  const act = (key, i, done) => {
    const name = t(`story.${key}_named`, { step: i + 1 });
    return el("button", { type: "button", "data-act": key, "aria-label": name, on: { click: done } }, t(`story.${key}`));
  };
  const again = (key, i) => {
    listSteps(tell);
    showStory();
    const item = list.children[Math.min(i, story.length - 1)];
    (item?.querySelector(`[data-act="${key}"]:not(:disabled)`) ?? item?.querySelector("button") ?? byId("story-sentence")).focus();
  };
  const item = ({ text }, i) => {
    const show = act("show", i, () => {
      byId("story-dialog").close();
      tell(i);
    });
    const earlier = act("earlier", i, () => moveStep(i, -1) && again("earlier", i - 1));
    const later = act("later", i, () => moveStep(i, 1) && again("later", i + 1));
    const remove = act("remove", i, () => (removeStep(i), again("remove", i)));
    earlier.disabled = i === 0;
    later.disabled = i === story.length - 1;
    return el("li", null, el("p", null, isolated(text)), el("div", { class: "actions" }, show, earlier, later, remove));
  };
  list.replaceChildren(...story.map(item));
  byId("story-save").disabled = !story.length && !payload.story.length;
}

/** Return this page as it was opened, with the story as it is now. */
function pageWithStory() {
  const page = pristine.cloneNode(true);
  page.querySelector("#graphmodel-data").textContent = dataWithStory();
  return `<!DOCTYPE html>\n${page.outerHTML}\n`;
}
