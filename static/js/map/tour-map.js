// The route's map: sketch, line, pins, own position. It shows and lets a pin be chosen; it decides nothing. Everything on it
// is also in the list, so the page works without it. Loaded on demand by ui/map-area.js.
import { routeLegs } from "../core/legs.js";
import { placeLabels } from "./labels.js";
import { Circle, CircleMarker, Control, LatLng, LatLngBounds, Map as LeafletMap, Polygon, Polyline } from "./leaflet.js";
import { createPin } from "./pins.js";
import { addSketch } from "./sketch.js";

const FAR_M = 5000;
const PADDING = { paddingTopLeft: [28, 72], paddingBottomRight: [72, 44] };
const CLOSE_ZOOM = 17;

export function createTourMap(container, { pack, onPick }) {
  const bounds = routeBounds(pack);
  const map = new LeafletMap(container, {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.25,
    zoomDelta: 1,
    minZoom: 9,
    maxZoom: 19,
  });
  for (const [pane, zIndex] of [["sketch", 300], ["route", 350], ["self", 450]]) map.createPane(pane).style.zIndex = String(zIndex);
  map.fitBounds(bounds, { ...PADDING, maxZoom: CLOSE_ZOOM, animate: false });
  addSketch(map, pack.route.context, toPosition(bounds.getCenter()));
  new Control.Scale({ imperial: false, maxWidth: 96, position: "topleft" }).addTo(map);

  const pins = new Map();
  for (const station of pack.stations) {
    if (!station.position) continue;
    const pin = createPin(station.position, () => onPick(station.id));
    pin.marker.addTo(map);
    pins.set(station.id, pin);
  }
  const route = createRoute(map, pack.route.line);
  const ring = createRing(map);
  const self = createSelf(map);
  let shown = [];

  function labels() {
    const size = map.getSize();
    if (size.x === 0) return;
    placeLabels(
      shown.filter(({ pin }) => pin).map(({ pin, look }) => ({ point: map.latLngToContainerPoint(pin.marker.getLatLng()), label: pin.label, large: look === "target" })),
      size,
    );
  }
  map.on("zoomend moveend resize", labels);

  /** `stations` are {row, look, name, words}; pins and the dotted part of the line follow. */
  function setStations(stations) {
    shown = stations.map((station) => ({ ...station, pin: pins.get(station.row.id) }));
    for (const { pin, look, row, name, words } of shown) pin?.show({ look, number: row.station.number, name, words });
    route.show(stations.map(({ row }) => row));
    ring.show(stations.find(({ look }) => look === "target")?.row ?? null);
    labels();
  }

  /** Shows the way: own position and target together, or the whole route where one of them is unknown or far off. */
  function showWay(target, fix, animate = true) {
    const goal = pins.get(target)?.marker.getLatLng();
    if (!goal || !fix) return showRoute(animate);
    const here = new LatLng(fix.lat, fix.lon);
    if (here.distanceTo(goal) > FAR_M) return showRoute(animate);
    return fit(new LatLngBounds([here, goal]), animate);
  }

  function showRoute(animate = true) {
    fit(bounds, animate);
  }

  function showSelf(fix) {
    map.setView([fix.lat, fix.lon], Math.max(map.getZoom(), 16), { animate: moving() });
  }

  function fit(area, animate) {
    map.fitBounds(area, { ...PADDING, maxZoom: CLOSE_ZOOM, animate: animate && moving() });
  }

  return {
    setStations,
    setPosition: self.show,
    showWay,
    showRoute,
    showSelf,
    zoom: (by) => map.setZoom(map.getZoom() + by),
    resize: () => map.invalidateSize({ animate: false }),
    remove: () => map.remove(),
  };
}

const toPosition = ({ lat, lng }) => ({ lat, lon: lng });
const moving = () => !window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function routeBounds(pack) {
  const points = pack.stations.filter((station) => station.position).map(({ position }) => [position.lat, position.lon]);
  // A route without any known place still has a line, or at least the sketch around it.
  const all = points.length > 0 ? points : (pack.route.line ?? []);
  return new LatLngBounds(all.length > 0 ? all : [[53.6, 11.4], [53.7, 11.5]]);
}

function createRoute(map, line) {
  let drawn = [];
  let key = "";
  function show(rows) {
    const legs = routeLegs(line, rows);
    const next = legs.map((leg) => leg.walked).join();
    if (next === key && drawn.length > 0) return;
    key = next;
    for (const layer of drawn) layer.remove();
    const options = { interactive: false, pane: "route", fill: false };
    const ahead = legs.filter((leg) => !leg.walked).map((leg) => leg.points);
    const behind = legs.filter((leg) => leg.walked).map((leg) => leg.points);
    drawn = [
      new Polyline(ahead, { ...options, className: "route-casing", weight: 10 }),
      new Polyline(ahead, { ...options, className: "route-line", weight: 6 }),
      new Polyline(behind, { ...options, className: "route-walked", weight: 5, dashArray: "0.1 10" }),
    ];
    for (const layer of drawn) layer.addTo(map);
  }
  return { show };
}

/** The target's fence, thin and dashed: somewhere in here the check-in holds. */
function createRing(map) {
  let ring = null;
  let key = "";
  function show(row) {
    const next = row?.id ?? "";
    if (next === key) return;
    key = next;
    ring?.remove();
    ring = null;
    const fence = row?.station.fence;
    if (!fence) return;
    const options = { className: "fence-ring", interactive: false, pane: "route", fill: false, weight: 2, dashArray: "2 6" };
    const { position } = row.station;
    ring = fence.polygon ? new Polygon(fence.polygon, options) : new Circle([position.lat, position.lon], { ...options, radius: fence.radius_m });
    ring.addTo(map);
  }
  return { show };
}

function createSelf(map) {
  let layers = null;
  function show(fix) {
    if (!fix) {
      layers?.forEach((layer) => layer.remove());
      layers = null;
      return;
    }
    const place = [fix.lat, fix.lon];
    if (!layers) {
      const options = { interactive: false, pane: "self" };
      layers = [new Circle(place, { ...options, radius: fix.accuracy_m, className: "self-accuracy" }), new CircleMarker(place, { ...options, radius: 9, className: "self-dot" })];
      layers.forEach((layer) => layer.addTo(map));
    }
    layers.forEach((layer) => layer.setLatLng(place));
    layers[0].setRadius(fix.accuracy_m);
  }
  return { show };
}
