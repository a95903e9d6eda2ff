// The map of the stations' step with its tools, in words: setting stations, drawing fence and line. The page works without
// it, so a map that cannot be had is a sentence. Imported by pages/studio-route.js.
import { nameOf, stationsOf } from "../../core/studio-route.js";
import { valueAt } from "../../core/studio-changes.js";
import { announce, el, setText } from "../dom.js";
import { staffIcon } from "./icon.js";
import { createModeBar } from "./mode-bar.js";

export async function createMapPart(app, { root, addStation, place }) {
  const tools = el("div", { class: "map-tools", role: "toolbar", "aria-label": app.t("studio-map-tools") });
  const way = el("div", { class: "map-tools way-tools", id: "way-tools", role: "group", "aria-label": app.t("studio-map-way"), hidden: true });
  const hint = el("p", { class: "map-hint", hidden: true });
  const modes = createModeBar(app, { corner: () => failed(map.addCorner()), back: () => map.takeCorner(), done: () => failed(map.finish()), leave: () => map.setMode(null), middle: () => onPlace(map.middle()) });
  const bare = el("p", { class: "muted map-note", text: app.t("studio-map-no-tiles"), hidden: true });
  const holder = el("div", { class: "studio-map map", role: "region", "aria-label": app.t("studio-map") });
  root.append(holder);
  const buttons = {
    place: tool("crosshair", "studio-map-place", () => toggle("place")),
    polygon: tool("hexagon", "studio-map-polygon", () => (polygonOf() ? dropPolygon() : toggle("draw-polygon"))),
    way: tool("spline", "studio-map-way", () => openWay(way.hidden)),
    all: tool("waypoints", "studio-map-all", () => map.showAll()),
  };
  const ways = {
    line: tool("spline", "studio-map-line", () => toggle(app.route.document.line ? "edit-line" : "draw-line")),
    file: fileTool(),
    unline: tool("trash-2", "studio-map-unline", dropLine),
    loop: tool("rotate-ccw", "studio-map-loop", shorten),
  };
  buttons.way.setAttribute("aria-expanded", "false");
  buttons.way.setAttribute("aria-controls", way.id);
  tools.append(...Object.values(buttons));
  way.append(...Object.values(ways));
  const words = { zoomIn: app.t("studio-map-zoom-in"), zoomOut: app.t("studio-map-zoom-out"), pin: (args) => app.t("studio-map-pin", args) };
  const events = { onPlace, onMove: place, onPick: (id) => app.select(id), onLine, onCorners, onRadius, onPolygon, onMode };
  let map;
  try {
    const { createStudioMap } = await import("../../map/studio-map.js");
    map = await createStudioMap(holder, { data: app.data, words, events });
  } catch (error) {
    console.warn("no map:", error);
    root.replaceChildren(el("p", { class: "notice", text: app.t("studio-map-missing") }));
    return { update() {}, focus() {} };
  }
  // Nobody presses a tool whose map is not there yet.
  root.prepend(tools, way, modes.element, hint);
  holder.addEventListener("keydown", leave);
  holder.addEventListener("keydown", (event) => {
    const act = { Enter: map.mode === "place" ? () => onPlace(map.middle()) : () => failed(map.addCorner()), Backspace: () => map.takeCorner() }[event.key];
    if (!act || !map.mode || event.target !== holder) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("keydown", leave);

  function tool(icon, key, act) {
    const button = el("button", { class: "tool", type: "button", on: { click: act } }, staffIcon(icon), el("span", { text: app.t(key) }));
    button.dataset.key = key;
    return button;
  }

  /** Who walks without a drawn line never needs what is behind it. */
  function openWay(open) {
    way.hidden = !open;
    buttons.way.setAttribute("aria-expanded", String(open));
  }

  function fileTool() {
    const input = el("input", { type: "file", class: "visually-hidden", accept: ".gpx,.kml,.geojson,.json" });
    input.addEventListener("change", async () => {
      const [file] = input.files;
      input.value = "";
      if (file) await readLine(file);
    });
    return el("label", { class: "tool", dataset: { key: "studio-map-file" } }, staffIcon("file-up"), el("span", { text: app.t("studio-map-file") }), input);
  }

  /** A recorded walk or a drawn line from another program becomes the way. */
  async function readLine(file) {
    tell(app.t("studio-uploading", { name: file.name }));
    const reply = await app.sendLine(file);
    if (!reply.ok) return tell(reply.error.message || app.t("studio-upload-failed", { name: file.name }));
    setLine(reply.data.points);
    return tell(app.t("studio-map-file-taken", { length: app.metres(reply.data.metres) }));
  }

  /** The stations in the order of the shortest round; beginning and end stay where the route has named them. */
  async function shorten() {
    const stations = stationsOf(app.route.document).filter(({ position }) => Number.isFinite(position?.lat) && Number.isFinite(position?.lon));
    if (stations.length < 3) return tell(app.t("studio-map-loop-few"));
    const { start = null, finish = null } = app.route.document.route;
    const points = stations.map(({ id, position }) => ({ id, lat: position.lat, lon: position.lon }));
    const known = (id) => (points.some((point) => point.id === id) ? { id } : null);
    const ends = { ...(known(start) ? { start } : {}), ...(known(finish) ? { finish } : {}) };
    const reply = await app.api.post("/order", { points, ...ends, loop: !ends.finish });
    if (!reply.ok) return tell(reply.error.message || app.t("publish-load-failed"));
    const { order, before_m: before, after_m: after } = reply.data;
    const elsewhere = stationsOf(app.route.document).map(({ id }) => id).filter((id) => !order.includes(id));
    const moved = app.desk.reorder(app.route, ["route", "stations"], [...order, ...elsewhere]);
    return tell(app.t(moved.length === 0 ? "studio-map-loop-same" : app.route.document.line ? "studio-map-loop-beside" : "studio-map-loop-done", { before: app.metres(before), after: app.metres(after) }));
  }

  function tell(text) {
    hint.hidden = false;
    setText(hint, text);
    announce(text);
  }

  function leave(event) {
    if (event.key === "Escape" && map.mode) map.setMode(null);
  }

  function toggle(mode) {
    map.setMode(map.mode === mode ? null : mode);
  }

  /** A click in the mode of setting gives the chosen station its place, or makes a new one. */
  function onPlace(position) {
    const id = app.selected();
    const station = id && valueAt(app.route.document, ["route", "stations", id]);
    if (station && !station.position) place(id, position);
    else addStation(position);
  }

  function onRadius(id, metres) {
    const { min, max } = app.data.fences;
    const radius = Math.round(Math.min(max, Math.max(min, metres)));
    app.desk.set(app.route, ["route", "stations", id, "fence"], { radius_m: radius });
    announce(app.t("studio-map-radius", { metres: radius }));
    map.show(view());
  }

  const fencePath = () => ["route", "stations", app.selected(), "fence"];
  const polygonOf = () => app.selected() && valueAt(app.route.document, [...fencePath(), "polygon"]);

  function setFence({ polygon }) {
    if (polygon && polygon.length > app.data.fences.corners) return announce(app.t("studio-map-corners", { most: app.data.fences.corners }));
    return app.desk.set(app.route, fencePath(), polygon ? { polygon } : null);
  }

  function onPolygon(_, polygon) {
    setFence({ polygon });
    if (polygonOf()) announce(app.t("studio-map-polygon-set"));
  }

  function dropPolygon() {
    setFence({ polygon: null });
    announce(app.t("studio-map-circle"));
  }

  function setLine(points) {
    app.desk.set(app.route, ["line"], points && points.length > 1 ? points : null);
    if (!points) map.setMode(null);
  }

  function onLine(points) {
    setLine(points);
    if (map.mode !== "edit-line") announce(app.t("studio-map-line-set"));
  }

  /** The button goes with the way; the one that draws another stays. */
  function dropLine() {
    ways.line.focus();
    setLine(null);
    announce(app.t("studio-map-line-gone"));
  }

  /** Why a corner was not taken: the plugin says nothing then. */
  function failed(why) {
    if (why) tell(app.t(`studio-mode-${why}`));
  }

  function onCorners(count) {
    hint.hidden = true;
    modes.corners(count);
  }

  function onMode(mode) {
    // The bar goes with the mode; who has pressed a button of it by key is on the map then, not at the top of the page.
    if (!mode && modes.element.contains(document.activeElement)) holder.focus({ preventScroll: true });
    const pressed = [[buttons.place, mode === "place"], [buttons.polygon, mode === "draw-polygon"], [ways.line, mode === "edit-line" || mode === "draw-line"]];
    for (const [button, on] of pressed) button.setAttribute("aria-pressed", String(on));
    hint.hidden = true;
    modes.show(mode);
  }

  function view() {
    const { route, line, context } = app.route.document;
    const stations = stationsOf({ route }).map((station, index) => ({ ...station, number: index + 1, name: nameOf(station, app.t.language) || app.t("studio-unnamed") }));
    return { stations: stations.map(sound), line: isLine(line) ? line : null, context, selected: app.selected() };
  }

  function update() {
    const { line } = app.route.document;
    const station = app.selected() && valueAt(app.route.document, ["route", "stations", app.selected()]);
    buttons.polygon.hidden = !station?.position;
    setText(buttons.polygon.lastElementChild, app.t(polygonOf() ? "studio-map-circle" : "studio-map-polygon"));
    setText(ways.line.lastElementChild, app.t(line ? "studio-map-line-edit" : "studio-map-line"));
    ways.unline.hidden = !line;
    const seen = view();
    // With one station on the map the next is found from there, pictures or not.
    bare.hidden = Boolean(app.data.tiles) || seen.stations.some(({ position }) => position);
    map.show(seen);
  }

  onMode(null);
  root.append(legend(app));
  root.append(bare);
  new ResizeObserver(() => {
    map.resize();
    map.focus(app.selected());
  }).observe(holder);
  return { update, focus: (id) => map.focus(id), showPlace: (position) => map.showPlace(position), root };
}

/** What rings and hatching mean. */
function legend(app) {
  const entries = ["fence", "credit", "overlap"].map((what) => el("li", {}, el("i", { class: `sample ${what}`, "aria-hidden": "true" }), app.t(`studio-legend-${what}`)));
  return el("ul", { class: "map-legend muted", "aria-label": app.t("studio-legend") }, entries);
}

/** Of what may stand in a draft, what can be drawn. */
function sound(station) {
  const { position, fence } = station;
  const known = Number.isFinite(position?.lat) && Number.isFinite(position?.lon);
  return { ...station, position: known ? position : null, fence: isLine(fence?.polygon) || Number.isFinite(fence?.radius_m) ? fence : null };
}

function isLine(points) {
  return Array.isArray(points) && points.length > 1 && points.every((point) => Array.isArray(point) && point.every(Number.isFinite));
}
