// The editor's map: stations are put, dragged and chosen here, fences and the walking line are drawn. Whatever it changes goes
// through the desk; everything it does can be done in the form as well. Loaded by ui/studio/map-part.js.
import { loadLeaflet } from "./studio-leaflet.js";
import { createShapes, hatching } from "./studio-shapes.js";

const START = [[53.3, 11.4], [53.7, 11.6]];
const STEP_M = 2;
const FAR_STEP_M = 20;
const M_PER_DEGREE = 111_320;
const SNAP_PX = 16;
const LINE = { className: "studio-line", weight: 6, interactive: false };

/** `events` are {onPlace(position), onMove(id, position), onPick(id), onLine(points), onCorners(count), onRadius(id, m), onPolygon(id, points)}. */
export async function createStudioMap(container, { data, words, events }) {
  const L = await loadLeaflet(data.assets);
  const map = L.map(container, { zoomControl: false, attributionControl: Boolean(data.tiles), minZoom: 3, maxZoom: 19, zoomSnap: 0.25 });
  map.attributionControl?.setPrefix(false);
  container.append(hatching());
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut, position: "topright" }).addTo(map);
  L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  map.fitBounds(data.around.length > 1 ? data.around : START, { maxZoom: 15 });
  map.pm.setLang(data.lang === "en" ? "en" : "de");
  map.pm.setGlobalOptions({ limitMarkersToCount: 60, snappable: false });
  if (data.tiles) tiles(L, map, data.tiles);
  keepHandlesQuiet(map);
  return new StudioMap(L, map, { data, words, events });
}

/** The handles of shapes are for pointers alone: what they change stands in the form, and dozens of nameless stops help nobody. */
function keepHandlesQuiet(map) {
  const quiet = (element) => {
    if (!element.classList?.contains("marker-icon")) return;
    element.removeAttribute("role");
    element.setAttribute("tabindex", "-1");
    element.setAttribute("aria-hidden", "true");
  };
  const observer = new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(quiet)));
  observer.observe(map.getPane("markerPane"), { childList: true });
}

function tiles(L, map, { template, attribution, min_zoom: minNativeZoom, max_zoom: maxNativeZoom }) {
  L.tileLayer(template, { minNativeZoom, maxNativeZoom, maxZoom: 19, className: "map-tiles", attribution: L.Util.template("{a}", { a: escapeHtml(attribution) }) }).addTo(map);
}

/** Leaflet takes a credit for markup. */
function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);
}

class StudioMap {
  #L;
  #map;
  #options;
  #pins = new Map();
  #shapes;
  #line = null;
  #fence = null;
  #stations = [];
  #selected = null;
  #mode = null;
  #seen = false;
  #drawn = null;

  constructor(L, map, options) {
    this.#L = L;
    this.#map = map;
    this.#options = options;
    this.#shapes = createShapes(L, map, options.data);
    map.on("click", ({ latlng }) => this.#mode === "place" && options.events.onPlace({ lat: latlng.lat, lon: latlng.lng }));
    map.on("pm:create", ({ layer, shape }) => this.#created(layer, shape));
    map.on("pm:drawstart", ({ workingLayer }) => this.#begun(workingLayer));
  }

  /** What there is to see: stations as {id, number, name, position, fence}, the line, which station is chosen. */
  show({ stations, line, context, selected }) {
    this.#stations = stations;
    this.#selected = selected;
    this.#context(context);
    this.#showPins();
    this.#showLine(line);
    this.#shapes.show(stations, selected);
    this.#showFence();
    this.#lookFirst();
  }

  /** The first look is at everything, once there is something to see and a size to see it in. */
  #lookFirst() {
    if (this.#seen || this.#map.getSize().x === 0 || !(this.#line || this.#pins.size > 0)) return;
    this.#seen = true;
    this.showAll();
  }

  /** Outlines that came with the route lie beneath everything. */
  #context(context) {
    if (!context || this.outlines) return;
    this.outlines = this.#L.geoJSON(context, { interactive: false, style: { className: "studio-outline", fill: false, weight: 2 }, pointToLayer: (_, at) => this.#L.circleMarker(at, { radius: 3, interactive: false, className: "studio-outline" }) }).addTo(this.#map);
    this.outlines.bringToBack();
  }

  #showPins() {
    const there = this.#stations.filter(({ position }) => position);
    for (const [id, pin] of this.#pins) {
      if (there.some((station) => station.id === id)) continue;
      pin.remove();
      this.#pins.delete(id);
    }
    for (const station of there) {
      const { id, position } = station;
      const place = [position.lat, position.lon];
      if (!this.#pins.has(id)) this.#pins.set(id, this.#pin(id, place));
      const pin = this.#pins.get(id);
      if (!pin.dragging?._draggable?._moving && !pin.getLatLng().equals(place)) pin.setLatLng(place);
      this.#dress(pin, station);
    }
  }

  #pin(id, place) {
    const L = this.#L;
    const flag = document.createElement("span");
    const icon = L.divIcon({ className: "studio-pin", html: flag, iconSize: [44, 52], iconAnchor: [22, 50] });
    const pin = L.marker(place, { icon, draggable: true, keyboard: true, pmIgnore: true, bubblingMouseEvents: false, riseOnHover: true });
    const { events } = this.#options;
    pin.on("click", () => events.onPick(id));
    pin.on("dragend", () => events.onMove(id, { lat: pin.getLatLng().lat, lon: pin.getLatLng().lng }));
    pin.addTo(this.#map);
    pin.getElement().addEventListener("keydown", (event) => this.#key(event, id, pin));
    return pin;
  }

  /** Arrows move a pin by two metres, with Shift by twenty. */
  #key(event, id, pin) {
    const { events } = this.#options;
    if (event.key === "Enter" || event.key === " ") events.onPick(id);
    else {
      const turn = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
      if (!turn) return;
      const metres = event.shiftKey ? FAR_STEP_M : STEP_M;
      const { lat, lng } = pin.getLatLng();
      const at = { lat: lat + (turn[0] * metres) / M_PER_DEGREE, lon: lng + (turn[1] * metres) / (M_PER_DEGREE * Math.cos((lat * Math.PI) / 180)) };
      // The next key may come before the map is drawn again.
      pin.setLatLng([at.lat, at.lon]);
      events.onMove(id, at);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #dress(pin, { id, number, name }) {
    const element = pin.getElement();
    const flag = element.firstElementChild;
    if (flag.textContent !== String(number)) flag.textContent = String(number);
    element.setAttribute("aria-label", this.#options.words.pin({ number, name }));
    element.classList.toggle("chosen", id === this.#selected);
    pin.setZIndexOffset(id === this.#selected ? 1000 : 0);
  }

  #showLine(line) {
    const L = this.#L;
    if (this.#mode === "draw-line") return;
    if (!line) {
      this.#line?.remove();
      this.#line = null;
      return;
    }
    if (!this.#line) {
      this.#line = L.polyline(line, LINE).addTo(this.#map);
      const told = () => this.#options.events.onLine(pointsOf(this.#line.getLatLngs()));
      this.#line.on("pm:edit pm:vertexremoved", told);
    } else if (JSON.stringify(pointsOf(this.#line.getLatLngs())) !== JSON.stringify(line)) {
      this.#line.setLatLngs(line);
      if (this.#line.pm.enabled()) this.#line.pm.enable();
    }
  }

  /** The chosen station's fence is a shape that can be changed by its handles. */
  #showFence() {
    const station = this.#stations.find(({ id }) => id === this.#selected);
    const { polygon } = station?.fence ?? {};
    const radius = station?.position && !polygon ? (station.fence?.radius_m ?? this.#options.data.fences.default) : null;
    const key = JSON.stringify([station?.id, polygon ?? radius, station?.position?.lat, station?.position?.lon]);
    if (key === this.#fence?.key) return;
    this.#fence?.layer?.pm.disable();
    this.#fence?.layer?.remove();
    this.#fence = { key, layer: null };
    if (!station?.position) return;
    const options = { className: "studio-fence chosen", weight: 3 };
    const layer = polygon ? this.#L.polygon(polygon, options) : this.#L.circle([station.position.lat, station.position.lon], { ...options, radius });
    layer.addTo(this.#map);
    layer.pm.enable({ allowSelfIntersection: false, draggable: false });
    layer.on("pm:markerdragend pm:vertexremoved", () => this.#fenceChanged(station.id, layer, polygon));
    this.#fence.layer = layer;
  }

  #fenceChanged(id, layer, polygon) {
    if (polygon) this.#options.events.onPolygon(id, pointsOf(layer.getLatLngs()[0]));
    else this.#options.events.onRadius(id, layer.getRadius());
  }

  #begun(layer) {
    this.#drawn = layer;
    layer.on("pm:vertexadded pm:vertexremoved", () => this.#options.events.onCorners(layer.getLatLngs().length));
  }

  get #drawing() {
    return this.#mode === "draw-line" || this.#mode === "draw-polygon";
  }

  /**
   * Draws on to the middle of what is seen, for who draws without a pointer: the plugin takes it for a click there. Says why
   * nothing was drawn: "same" where the last corner is already, "crossing" where the lines of an area would cross.
   */
  addCorner() {
    if (!this.#drawing) return null;
    const middle = this.#map.getCenter();
    const before = this.#drawn.getLatLngs().length;
    // A corner where the last one is would end the drawing.
    if (this.#drawn.getLatLngs().at(-1)?.equals(middle)) return "same";
    this.#map.fire("click", { latlng: middle });
    return this.#drawing && this.#drawn.getLatLngs().length === before ? "crossing" : null;
  }

  /** Takes the last corner back by drawing the others anew. */
  takeCorner() {
    if (!this.#drawing) return;
    const points = this.#drawn.getLatLngs().slice(0, -1);
    this.setMode(this.#mode);
    for (const latlng of points) this.#map.fire("click", { latlng });
  }

  /** Ends what is drawn where it is: a click on the last point of a way does, or on the first corner of an area. */
  finish() {
    const latlng = this.#drawing ? this.#drawn.getLatLngs().at(this.#mode === "draw-polygon" ? 0 : -1) : null;
    if (!latlng) return null;
    this.#map.fire("click", { latlng });
    return this.#drawing ? "crossing" : null;
  }

  #created(layer, shape) {
    layer.remove();
    const { events } = this.#options;
    const mode = this.#mode;
    this.setMode(null);
    if (shape === "Line") events.onLine(pointsOf(layer.getLatLngs().map((point) => this.#snapped(point))));
    else if (mode === "draw-polygon") events.onPolygon(this.#selected, pointsOf(layer.getLatLngs()[0]));
  }

  /** What was drawn onto a pin leads to the station itself. */
  #snapped(point) {
    const at = (place) => this.#map.latLngToContainerPoint(place);
    const near = [...this.#pins.values()].find((pin) => at(pin.getLatLng()).distanceTo(at(point)) <= SNAP_PX);
    return near ? near.getLatLng() : point;
  }

  /** null, "place", "draw-line", "edit-line" or "draw-polygon". */
  setMode(mode) {
    this.#map.pm.disableDraw();
    this.#line?.pm.disable();
    this.#mode = mode;
    const { classList } = this.#map.getContainer();
    classList.toggle("placing", mode === "place");
    // Pins and handles must not take the clicks that draw.
    classList.toggle("drawing", this.#drawing);
    if (this.#drawing) this.#fence?.layer?.pm.disable();
    else this.#fence?.layer?.pm.enable({ allowSelfIntersection: false, draggable: false });
    if (mode === "draw-line") this.#map.pm.enableDraw("Line", { finishOn: "dblclick", tooltips: false });
    if (mode === "edit-line") this.#line?.pm.enable();
    if (mode === "draw-polygon") this.#map.pm.enableDraw("Polygon", { allowSelfIntersection: false, tooltips: false });
    this.#options.events.onMode(mode);
  }

  /** The middle of what is seen, for who sets a station without a pointer. */
  middle() {
    const { lat, lng } = this.#map.getCenter();
    return { lat, lon: lng };
  }

  get mode() {
    return this.#mode;
  }

  /** Brings a station into view, without leaving where one is if it is there already. */
  focus(id) {
    const pin = this.#pins.get(id);
    if (!pin || this.#map.getBounds().pad(-0.1).contains(pin.getLatLng())) return;
    this.#map.panTo(pin.getLatLng(), { animate: false });
  }

  showPlace({ lat, lon }) {
    this.#map.setView([lat, lon], Math.max(this.#map.getZoom(), 16), { animate: false });
  }

  showAll() {
    const points = [...[...this.#pins.values()].map((pin) => pin.getLatLng()), ...(this.#line?.getLatLngs() ?? [])];
    if (points.length > 0) this.#map.fitBounds(this.#L.latLngBounds(points), { padding: [48, 56], maxZoom: 17, animate: false });
  }

  resize() {
    this.#map.invalidateSize({ animate: false });
    this.#lookFirst();
  }
}

/** Six digits are a decimetre: more would be noise. */
function pointsOf(latlngs) {
  return latlngs.map(({ lat, lng }) => [Math.round(lat * 1e6) / 1e6, Math.round(lng * 1e6) / 1e6]);
}
