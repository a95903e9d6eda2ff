// What lies on the sketch: the route with its walked part dotted, the target's fence, the own position. Imported by
// map/tour-map.js.
import { routeLegs } from "../core/legs.js";
import { Circle, DivIcon, Marker, Polygon, Polyline } from "./leaflet.js";

export class RouteLayer {
  #drawn = [];
  #key = null;

  constructor(map, line) {
    this.map = map;
    this.line = line;
  }

  show(rows) {
    const legs = routeLegs(this.line, rows);
    const key = legs.map((leg) => Number(leg.walked)).join("");
    if (key === this.#key) return;
    this.#key = key;
    for (const layer of this.#drawn) layer.remove();
    const options = { interactive: false, pane: "route", fill: false };
    const points = (walked) => legs.filter((leg) => leg.walked === walked).map((leg) => leg.points);
    this.#drawn = [
      new Polyline(points(false), { ...options, className: "route-casing", weight: 10 }),
      new Polyline(points(false), { ...options, className: "route-line", weight: 6 }),
      new Polyline(points(true), { ...options, className: "route-walked", weight: 5, dashArray: "0.1 10" }),
    ];
    for (const layer of this.#drawn) layer.addTo(this.map);
  }
}

/** The target's fence, thin and dashed: somewhere in here the check-in holds. */
export class FenceLayer {
  #ring = null;
  #key = "";

  constructor(map) {
    this.map = map;
  }

  show(row) {
    if ((row?.id ?? "") === this.#key) return;
    this.#key = row?.id ?? "";
    this.#ring?.remove();
    this.#ring = null;
    const { fence, position } = row?.station ?? {};
    if (!fence) return;
    const options = { className: "fence-ring", interactive: false, pane: "route", fill: false, weight: 2, dashArray: "2 6" };
    const circle = () => new Circle([position.lat, position.lon], { ...options, radius: fence.radius_m });
    this.#ring = fence.polygon ? new Polygon(fence.polygon, options) : circle();
    this.#ring.addTo(this.map);
  }
}

/** Own position: over all pins but the target's, whose number must stay readable when one stands behind its flag. */
export class SelfLayer {
  #layers = [];

  constructor(map) {
    this.map = map;
  }

  /** The dot and its circle of accuracy, or nothing without a fix. */
  show(fix) {
    if (!fix) {
      for (const layer of this.#layers) layer.remove();
      this.#layers = [];
      return;
    }
    const place = [fix.lat, fix.lon];
    if (this.#layers.length === 0) {
      const circle = new Circle(place, { interactive: false, pane: "route", radius: fix.accuracy_m, className: "self-accuracy" });
      const icon = new DivIcon({ className: "self-dot", iconSize: [24, 24], iconAnchor: [12, 12] });
      const dot = new Marker(place, { icon, interactive: false, keyboard: false });
      this.#layers = [circle, dot];
      for (const layer of this.#layers) layer.addTo(this.map);
    }
    for (const layer of this.#layers) layer.setLatLng(place);
    this.#layers[0].setRadius(fix.accuracy_m);
  }
}
