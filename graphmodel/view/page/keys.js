// The keys that move the drawing.

/** Let the keys move a drawing while it has the focus. */
function keys(drawing) {
  const { frame, network } = drawing;
  const steps = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (Object.hasOwn(steps, event.key)) {
      const at = network.getViewPosition();
      const scale = network.getScale();
      const [dx, dy] = steps[event.key];
      network.moveTo({ position: { x: at.x + dx / scale, y: at.y + dy / scale }, animation: false });
    } else if (event.key === "+" || event.key === "=") drawing.zoom(1.25);
    else if (event.key === "-") drawing.zoom(0.8);
    else if (event.key === "0") drawing.fit();
    else return;
    event.preventDefault();
  });
}
