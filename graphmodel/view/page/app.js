"use strict";
(() => {
  const data = JSON.parse(document.getElementById("graphmodel-data").textContent);
  const nodes = data.entities.id.map((_, i) => {
    const kind = data.kinds[data.entities.kind[i]];
    return { id: i, label: data.entities.name[i], shape: kind.shape, color: kind.fill, x: data.entities.x[i], y: data.entities.y[i] };
  });
  const edges = data.relationships.subject.map((from, i) => ({ id: i, from, to: data.relationships.object[i] }));
  new vis.Network(document.getElementById("network"), { nodes, edges }, data.options);
})();
