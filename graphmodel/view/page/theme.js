// Light or dark: as the reader's system says, until they choose.

const THEMES = ["auto", "light", "dark"];

/** Return the colours that the drawing needs, as the style sheet has them now. */
function colours() {
  const styles = getComputedStyle(document.documentElement);
  const value = (name) => styles.getPropertyValue(`--${name}`).trim();
  return {
    paper: value("paper"),
    panel: value("panel"),
    soft: value("soft"),
    rule: value("rule"),
    ink: value("ink"),
    line: value("line"),
    faint: value("faint"),
    conflict: value("conflict"),
    accent: value("accent"),
    outline: value("outline"),
  };
}

/** Show the button that changes the theme, and call `redraw` when colours have changed; paper is always light. */
function themeControl(redraw) {
  const root = document.documentElement;
  const button = byId("theme");
  const label = () => {
    button.textContent = t(`theme.${root.dataset.theme}`);
  };
  button.addEventListener("click", () => {
    root.dataset.theme = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
    label();
    redraw();
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  let screen = root.dataset.theme;
  aroundPrinting(
    () => {
      screen = root.dataset.theme;
      root.dataset.theme = "light";
      redraw();
    },
    () => {
      root.dataset.theme = screen;
      redraw();
    },
  );
  label();
}

/** Return whether the reader wants no motion. */
function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
