// The walker on the map of the desk walk: a marker to drag, or to move by arrow keys; a tap on the map sends it there. Loaded
// with map/tour-map.js, whose map it lies on, by ui/desk-map.js.
import { DivIcon, Marker } from "./leaflet.js";

const SIZE = 44;
const STEP_M = 5;
const LONG_STEP_M = 25;
const ARROWS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
// So much of the map stays to be seen around the walker.
const EDGE = { padding: [56, 56] };

/** `onPlace({lat, lon})` hears of taps and drags, `onStep(east, north)` of keys; `label` is its accessible name. */
export class Walker {
  #map;
  #marker = null;
  #label;
  #onPlace;
  #onStep;
  #dragged = false;

  constructor(map, { label, onPlace, onStep }) {
    this.#map = map;
    this.#label = label;
    this.#onPlace = onPlace;
    this.#onStep = onStep;
    map.on("click", ({ latlng }) => this.#place(latlng));
  }

  show({ lat, lon }, { follow = false } = {}) {
    if (!this.#marker) this.#add([lat, lon]);
    else if (!this.#dragged) this.#marker.setLatLng([lat, lon]);
    if (follow) this.#map.panInside([lat, lon], EDGE);
  }

  #add(place) {
    const icon = new DivIcon({ className: "walker", html: picture(), iconSize: [SIZE, SIZE], iconAnchor: [SIZE / 2, SIZE / 2] });
    this.#marker = new Marker(place, { icon, draggable: true, autoPan: true, keyboard: true, bubblingMouseEvents: false, zIndexOffset: 4000 });
    this.#marker.on("dragstart", () => (this.#dragged = true));
    this.#marker.on("drag", ({ latlng }) => this.#place(latlng));
    this.#marker.on("dragend", () => (this.#dragged = false));
    this.#marker.addTo(this.#map);
    const element = this.#marker.getElement();
    element.setAttribute("aria-label", this.#label);
    element.addEventListener("keydown", (event) => this.#pressed(event));
  }

  #place({ lat, lng }) {
    this.#onPlace({ lat, lon: lng });
  }

  #pressed(event) {
    const direction = ARROWS[event.key];
    if (!direction || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    // The map itself would move under the walker.
    event.stopPropagation();
    const metres = event.shiftKey ? LONG_STEP_M : STEP_M;
    this.#onStep(direction[0] * metres, direction[1] * metres);
  }
}

function picture() {
  const [svg, use] = ["svg", "use"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("class", "ic");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${new URL("../../vendor/icons-staff.svg", import.meta.url).pathname}#footprints`);
  svg.append(use);
  return svg;
}
