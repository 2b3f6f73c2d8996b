/** Draws the province's communes as the ground of a Leaflet map; no tiles from anywhere. */

export const PROVINCE = [[21.31, 106.05], [22.48, 107.38]];

export function makeMap(element) {
  const map = window.L.map(element, {
    attributionControl: false,
    maxBounds: window.L.latLngBounds(PROVINCE).pad(0.5),
    minZoom: 8,
    maxZoom: 18,
    zoomSnap: 0.5,
  });
  map.fitBounds(PROVINCE);
  return map;
}

export async function drawShapes(map, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`shapes: ${answer.status}`);
  const shapes = await answer.json();
  window.L.geoJSON(shapes, {
    interactive: false,
    style: { className: "shape" },
    pointToLayer: (_feature, place) => window.L.circleMarker(place, { radius: 3, className: "shape" }),
  }).addTo(map);
}

/** Calls back once the element comes near the screen, so that the map costs nothing before. */
export function whenSeen(element, start) {
  const watcher = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      watcher.disconnect();
      start();
    }
  }, { rootMargin: "200px" });
  watcher.observe(element);
}
