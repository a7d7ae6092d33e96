// The page begins: it asks what there is, and shows it.

/** Show what there is now. */
function refresh({ claims, waiting }) {
  showClaims(claims);
  showDrafts(waiting);
}

async function start() {
  if (!token) {
    article.textContent = t("no-token");
    return;
  }
  if (!CSS.highlights || !Intl.Segmenter) {
    article.textContent = t("old-browser");
    return;
  }
  const state = await ask("state");
  if (!state) {
    article.textContent = t("lost");
    return;
  }
  const { document: about, text, other, kinds } = state;
  byId("title").replaceChildren(el("bdi", null, about.label));
  document.title = about.label;
  byId("summary").textContent = about.publisher;
  byId("other").hidden = !other;
  makeForm((answer, question) => {
    const { sentence } = answer.claims.find(({ key }) => key === answer.key) ?? { sentence: "" };
    const done = { add: "claims.added", edit: "claims.changed", accept: "drafts.accepted" };
    refresh(answer);
    notify(t(done[question], { sentence }));
  });
  makeEntityDialog(kinds);
  showArticle(text, showPassage);
  articleKeys(() => inputs.subject.focus());
  byId("skip").addEventListener("click", () => inputs.subject.focus());
  refresh(state);
  article.focus({ preventScroll: true });
}

void start();
