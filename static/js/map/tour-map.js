// The route's map: sketch, tiles where the server has any, line, pins, own position. It shows and lets a pin be chosen; it decides nothing. Everything on it
// is also in the list, so the page works without it. Loaded on demand by ui/map-area.js.
import { FenceLayer, RouteLayer, SelfLayer } from "./layers.js";
import { LatLng, LatLngBounds, Map as LeafletMap, Scale } from "./leaflet.js";
import { Pin } from "./pins.js";
import { placePins } from "./placement.js";
import { addSketch } from "./sketch.js";

const FAR_M = 5000;
const CLOSE_ZOOM = 17;
const SELF_ZOOM = 16;
// Pins stand up to 60 px above their place; the edges hold scale, credit and buttons.
const ROOMY = { paddingTopLeft: [30, 84], paddingBottomRight: [76, 60] };
const TIGHT = { paddingTopLeft: [20, 62], paddingBottomRight: [72, 40] };
const TIGHT_PX = 280;
const PANES = [["sketch", 300], ["tiles", 320], ["route", 350]];
const OPTIONS = { zoomControl: false, attributionControl: false, zoomSnap: 0.25, minZoom: 9, maxZoom: 19 };

export function createTourMap(container, options) {
  return new TourMap(container, options);
}

class TourMap {
  #map;
  #bounds;
  #pins = new Map();
  #container;
  #controls;
  #zooming = false;
  // Where to go after the present zoom.
  #next = null;

  constructor(container, { pack, tiles, onPick, controls }) {
    this.#container = container;
    this.#bounds = routeBounds(pack);
    this.#map = new LeafletMap(container, OPTIONS);
    for (const [pane, zIndex] of PANES) Object.assign(this.#map.createPane(pane).style, { zIndex: String(zIndex), pointerEvents: "none" });
    this.#fit(this.#bounds, false);
    const { lat, lng } = this.#bounds.getCenter();
    addSketch(this.#map, pack.route.context, { lat, lon: lng });
    if (tiles) this.#addTiles(tiles);
    const scale = new Scale({ imperial: false, maxWidth: 96, position: "topleft" }).addTo(this.#map);
    // Where no station's name may be written.
    this.#controls = [...controls, scale.getContainer()];
    this.route = new RouteLayer(this.#map, pack.route.line);
    this.fence = new FenceLayer(this.#map);
    this.self = new SelfLayer(this.#map);
    for (const station of pack.stations) if (station.position) this.#addPin(station, onPick);
    this.#map.on("zoomend moveend resize", () => this.#place());
    this.#map.on("zoomanim", () => {
      this.#zooming = true;
    });
    this.#map.on("zoomend", () => this.#arrived());
  }

  async #addTiles(tiles) {
    try {
      const { addTiles } = await import("./tiles.js");
      addTiles(this.#map, tiles);
    } catch (error) {
      // The sketch is there all the same.
      console.warn("no tiles:", error);
    }
  }

  #addPin(station, onPick) {
    const pin = new Pin(station.position, () => onPick(station.id));
    pin.marker.addTo(this.#map);
    this.#pins.set(station.id, pin);
  }

  /** Leaflet's map, for what the studio lays over it. */
  get leaflet() {
    return this.#map;
  }

  /** `stations` are {row, look, name, words} in the group's order. */
  setStations(stations) {
    for (const { row, look, name, words } of stations) this.#pins.get(row.id)?.show({ look, number: row.station.number, name, words });
    this.route.show(stations.map(({ row }) => row));
    this.fence.show(stations.find(({ look }) => look === "target")?.row ?? null);
    this.#place();
  }

  setPosition(fix) {
    this.self.show(fix);
  }

  #place() {
    const size = this.#map.getSize();
    if (size.x === 0 || size.y === 0) return;
    const frame = this.#container.getBoundingClientRect();
    const blocked = this.#controls.map((element) => element.getBoundingClientRect()).map((box) => ({
      left: box.left - frame.left - 4,
      right: box.right - frame.left + 4,
      top: box.top - frame.top - 4,
      bottom: box.bottom - frame.top + 4,
    }));
    const pins = [...this.#pins.values()].map((pin) => ({
      point: this.#map.latLngToContainerPoint(pin.marker.getLatLng()),
      label: pin.label,
      large: pin.large,
      turn: (flipped) => pin.turn(flipped),
    }));
    placePins(pins, size, blocked);
  }

  /** Shows the way: own position and target together, or the whole route where one of them is unknown or far off. */
  showWay(target, fix, animate = true) {
    const goal = this.#pins.get(target)?.marker.getLatLng();
    const here = fix ? new LatLng(fix.lat, fix.lon) : null;
    if (!goal || !here || here.distanceTo(goal) > FAR_M) this.showRoute(animate);
    else this.#fit(new LatLngBounds([here, goal]), animate);
  }

  showRoute(animate = true) {
    this.#fit(this.#bounds, animate);
  }

  showSelf(fix, animate = true) {
    this.#move(() => this.#map.setView([fix.lat, fix.lon], Math.max(this.#map.getZoom(), SELF_ZOOM), { animate: animate && mayMove() }));
  }

  #fit(area, animate) {
    const padding = this.#map.getSize().y < TIGHT_PX ? TIGHT : ROOMY;
    this.#move(() => this.#map.fitBounds(area, { ...padding, maxZoom: CLOSE_ZOOM, animate: animate && mayMove() }));
  }

  /** While Leaflet zooms it takes no other place to go to: the last one waits until it has arrived. */
  #move(go) {
    if (this.#zooming) this.#next = go;
    else go();
  }

  #arrived() {
    const next = this.#next;
    this.#zooming = false;
    this.#next = null;
    next?.();
  }

  zoom(by) {
    this.#move(() => this.#map.setZoom(this.#map.getZoom() + by, { animate: mayMove() }));
  }

  resize() {
    this.#map.invalidateSize({ animate: false });
  }

  remove() {
    this.#map.remove();
  }
}

const mayMove = () => !window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function routeBounds(pack) {
  const points = pack.stations.filter((station) => station.position).map(({ position }) => [position.lat, position.lon]);
  // A route without any known place still has its line, or at least the region the sketch shows.
  const known = points.length > 0 ? points : (pack.route.line ?? []);
  return new LatLngBounds(known.length > 0 ? known : [[53.3, 11.4], [53.7, 11.6]]);
}
