// Fingers: one scrolls the page and taps, two move the drawing, so that it does not fly away under a thumb.

/** A tap hits what is as near as this, in pixels. */
const TAP = 16;
/** So many of those that a tap may be meant for are offered. */
const MOST_NEAR = 5;
/** A finger that moves farther than this scrolls. */
const SLIP = 10;

/** Let fingers work on a drawing; a tap says which entities are near, the nearest first. */
function fingers(drawing, tapped) {
  const { frame } = drawing;
  let touched = null;
  let pinch = null;
  const point = ({ clientX, clientY }) => {
    const { left, top } = frame.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const between = ([a, b]) => ({
    x: (a.x + b.x) / 2,
    y: (a.y + b.y) / 2,
    apart: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)),
  });
  // What vis-network would take for a drag or a click never reaches it.
  for (const name of ["pointerdown", "pointermove", "pointerup", "pointercancel"])
    frame.addEventListener(name, (event) => event.pointerType === "touch" && event.stopPropagation(), { capture: true });
  const start = (event) => {
    event.stopPropagation();
    const points = [...event.touches].map(point);
    touched = points.length === 1 ? points[0] : null;
    pinch = points.length === 2 ? between(points) : null;
    if (pinch && event.cancelable) event.preventDefault();
  };
  const move = (event) => {
    event.stopPropagation();
    const points = [...event.touches].map(point);
    if (touched && Math.hypot(points[0].x - touched.x, points[0].y - touched.y) > SLIP) touched = null;
    if (!pinch || points.length !== 2) return;
    if (event.cancelable) event.preventDefault(); // or else the page scrolls or grows
    const next = between(points);
    drag(drawing, pinch, next, next.apart / pinch.apart);
    pinch = next;
  };
  const end = (event) => {
    event.stopPropagation();
    if (event.touches.length) return;
    if (touched) {
      event.preventDefault(); // or else a click follows
      tapped(nearTo(drawing, touched, TAP), touched);
    }
    [touched, pinch] = [null, null];
  };
  const options = { capture: true, passive: false };
  frame.addEventListener("touchstart", start, options);
  frame.addEventListener("touchmove", move, options);
  frame.addEventListener("touchend", end, options);
  frame.addEventListener("touchcancel", () => ([touched, pinch] = [null, null]), options);
}

/** Ask which of several entities a tap was meant for. */
function chooseAmong(near, { x, y }, picked) {
  const menu = byId("which");
  const close = () => {
    menu.hidden = true;
  };
  const choice = (entity) =>
    el(
      "button",
      {
        type: "button",
        on: {
          click: () => {
            close();
            picked(entity);
          },
        },
      },
      kindIcon(entities.kind[entity]),
      " ",
      isolated(named(entity)),
    );
  menu.replaceChildren(el("p", { id: "which-title" }, t("touch.which")), ...near.slice(0, MOST_NEAR).map(choice));
  menu.hidden = false;
  const { clientWidth, clientHeight } = menu.parentElement;
  menu.style.left = `${Math.max(0, Math.min(x, clientWidth - menu.offsetWidth))}px`;
  menu.style.top = `${Math.max(0, Math.min(y, clientHeight - menu.offsetHeight))}px`;
  menu.querySelector("button").focus({ preventScroll: true });
  const aside = (event) => {
    const within = menu.contains(event.target);
    if (within && event.key !== "Escape") return;
    if (event.type === "keydown" && event.key !== "Escape") return;
    close();
    for (const name of ["pointerdown", "keydown"]) document.removeEventListener(name, aside, true);
  };
  for (const name of ["pointerdown", "keydown"]) document.addEventListener(name, aside, true);
}

/** Move a drawing as two fingers do: what was at one point of the frame comes to another, and all becomes larger. */
function drag({ network, frame }, from, to, factor) {
  const scale = Math.min(6, Math.max(0.03, network.getScale() * factor));
  const held = network.DOMtoCanvas(from);
  const position = {
    x: held.x - (to.x - frame.clientWidth / 2) / scale,
    y: held.y - (to.y - frame.clientHeight / 2) / scale,
  };
  network.moveTo({ position, scale, animation: false });
}

/** Return the entities whose shapes are as near to a point of the frame as a reach, the nearest first. */
function nearTo({ network, drawn }, point, reach) {
  const scale = network.getScale();
  const at = network.getPositions();
  const away = ([i, { size }]) => {
    const { x, y } = network.canvasToDOM(at[i]);
    return [i, Math.max(0, Math.hypot(x - point.x, y - point.y) - size * scale)];
  };
  const near = [...drawn].map(away).filter(([, distance]) => distance <= reach);
  return near.sort((a, b) => a[1] - b[1]).map(([i]) => i);
}
