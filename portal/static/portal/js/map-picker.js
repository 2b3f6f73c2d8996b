/**
 * A point on the map for the form's two coordinate boxes; the boxes stay the truth, and typing
 * there moves the pin. Works by press, by keyboard with the centre button, and by own position.
 */

import { drawShapes, makeMap, whenSeen } from "./commune-shapes.js";

class MapPicker {
  constructor(root) {
    this.root = root;
    const form = root.closest("form");
    this.latitude = form.elements.latitude;
    this.longitude = form.elements.longitude;
    this.status = root.querySelector("[data-map-status]");
    root.hidden = false;
    whenSeen(root.querySelector("[data-map]"), () => this.start());
    const locate = root.querySelector("[data-map-locate]");
    locate.hidden = !navigator.geolocation;
    locate.addEventListener("click", () => this.locate());
    root.querySelector("[data-map-centre]").addEventListener("click", () => this.choose(this.map.getCenter()));
    root.querySelector("[data-map-clear]").addEventListener("click", () => this.clear());
    for (const box of [this.latitude, this.longitude]) box.addEventListener("change", () => this.readBoxes());
  }

  start() {
    if (this.map) return;
    this.map = makeMap(this.root.querySelector("[data-map]"));
    this.map.on("click", (event) => this.choose(event.latlng));
    drawShapes(this.map, this.root.dataset.shapes).catch(() => {});
    this.readBoxes();
  }

  locate() {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.choose({ lat: coords.latitude, lng: coords.longitude });
        this.map?.setView([coords.latitude, coords.longitude], 15);
      },
      () => { this.status.textContent = this.root.dataset.deniedLabel; },
      { enableHighAccuracy: true, timeout: 15000 },
    );
  }

  choose({ lat, lng }) {
    this.latitude.value = lat.toFixed(5);
    this.longitude.value = lng.toFixed(5);
    this.draw(lat, lng);
    this.status.textContent = this.root.dataset.foundLabel
      .replace("{lat}", lat.toFixed(5)).replace("{lng}", lng.toFixed(5));
  }

  clear() {
    this.latitude.value = "";
    this.longitude.value = "";
    this.pin?.remove();
    this.pin = null;
    this.status.textContent = this.root.dataset.clearedLabel;
  }

  readBoxes() {
    const [lat, lng] = [this.latitude, this.longitude].map((box) => parseFloat(box.value.replace(",", ".")));
    if (Number.isFinite(lat) && Number.isFinite(lng)) {
      this.draw(lat, lng);
      this.map?.setView([lat, lng], 14);
    }
  }

  draw(lat, lng) {
    if (!this.map) return;
    this.pin?.remove();
    const icon = window.L.divIcon({ className: "map-picker__pin", iconSize: [22, 22], iconAnchor: [11, 11] });
    this.pin = window.L.marker([lat, lng], { icon, keyboard: false, interactive: false }).addTo(this.map);
  }
}

for (const root of document.querySelectorAll("[data-map-picker]")) new MapPicker(root);
