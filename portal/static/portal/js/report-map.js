/** The public map beside the list: one point for each report, the list holds the same in words. */

import { drawShapes, makeMap, whenSeen } from "./commune-shapes.js";

function popup(properties, root) {
  const box = document.createElement("div");
  const title = document.createElement("strong");
  title.textContent = properties.category;
  const state = document.createElement("p");
  state.textContent = properties.state;
  const link = document.createElement("a");
  link.href = `${root.dataset.detail}${properties.code}/`;
  link.textContent = `${root.dataset.openLabel} ${properties.code}`;
  box.append(title, state, link);
  return box;
}

async function start(root) {
  const map = makeMap(root.querySelector("[data-map]"));
  try {
    await drawShapes(map, root.dataset.shapes);
    const answer = await fetch(root.dataset.points);
    if (!answer.ok) throw new Error(`points: ${answer.status}`);
    const points = window.L.geoJSON(await answer.json(), {
      pointToLayer: ({ properties }, place) => window.L.circleMarker(place, {
        radius: 9,
        className: `report-point report-point--${properties.tone}`,
      }),
      onEachFeature: ({ properties }, layer) => layer.bindPopup(() => popup(properties, root)),
    }).addTo(map);
    const bounds = points.getBounds();
    if (bounds.isValid()) map.fitBounds(bounds.pad(0.2), { maxZoom: 13 });
  } catch {
    root.querySelector("[data-map-status]").textContent = root.dataset.failedLabel;
  }
}

for (const root of document.querySelectorAll("[data-report-map]")) {
  root.hidden = false;
  whenSeen(root, () => start(root));
}
