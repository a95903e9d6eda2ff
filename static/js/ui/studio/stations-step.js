// Step 1: the list of stations on the left, map and form in the middle; on a phone either the list or a form, and the map when
// it is asked for. Imported by pages/studio-route.js.
import { freshId, nameOf, placed, stationsOf } from "../../core/studio-route.js";
import { announce, el } from "../dom.js";
import { createLegs } from "./legs.js";
import { createRouteForm } from "./route-form.js";
import { createStationForm } from "./station-form.js";
import { createStationList } from "./station-list.js";
import { createStationPreview } from "./station-preview.js";

export function createStationsStep(app, parts = {}) {
  const legs = createLegs(app);
  const list = createStationList(app, { onAdd: () => addStation(null), legAfter: legs.after });
  const work = el("div", { class: "studio-work" });
  const phone = createStationPreview(app, { way: legs.way });
  const map = el("div", { class: "studio-map-area", id: "studio-map-area" });
  const back = toList("studio-to-list");
  // Beside the list the way back is for keyboards alone: it shows itself when it has the focus.
  const skip = toList("studio-to-list skip");
  const unfold = el("button", { class: "link studio-unfold", type: "button", "aria-expanded": "false", "aria-controls": "studio-map-area", on: { click: () => openMap(map.dataset.open !== "yes") } }, app.t("studio-map-show"));
  const gone = el("div", { class: "notice", hidden: true });
  const element = el("div", { class: "studio-columns" }, list.element, el("div", { class: "studio-centre" }, el("div", { class: "studio-ways" }, back, unfold), gone, map, legs.element, skip, work), phone.element);
  const view = { id: undefined, form: null, map: null };
  element.dataset.view = "list";

  parts.map?.(app, { root: map, addStation, place }).then((made) => {
    view.map = made;
    app.showPlace = (position) => made.showPlace?.(position);
    made.update();
  });

  function toList(name) {
    const leave = () => {
      element.dataset.view = "list";
      app.select(null, { focus: "list", from: app.selected() });
    };
    return el("button", { class: `link ${name}`, type: "button", on: { click: leave } }, app.t("studio-back-to-list"));
  }

  function openMap(open) {
    map.dataset.open = open ? "yes" : "no";
    unfold.setAttribute("aria-expanded", String(open));
    unfold.textContent = app.t(open ? "studio-map-hide" : "studio-map-show");
  }

  /** A new station at the end, where the map was clicked or nowhere yet. */
  function addStation(position) {
    const ids = stationsOf(app.route.document).map((station) => station.id);
    if (ids.length >= app.data.limits.stations) return announce(app.t("studio-too-many-stations", { most: app.data.limits.stations }));
    const id = freshId("station", app.newId);
    const entry = { id, ...(position ? { position: placed(null, position, app.t("studio-source-map")) } : {}) };
    app.desk.insert(app.route, ["route", "stations", id], entry, ids.at(-1) ?? null);
    return app.select(id, { focus: "form" });
  }

  /** Puts a station where the map was clicked or its pin was dragged to. */
  function place(id, position, source = app.t("studio-source-map")) {
    const station = stationsOf(app.route.document).find((one) => one.id === id);
    app.desk.set(app.route, ["route", "stations", id, "position"], placed(station.position, position, source));
  }

  function takeBack() {
    const done = app.desk.undo();
    if (done) app.reveal(done.draft, done.path);
  }

  function show(options = {}) {
    const id = app.selected();
    gone.hidden = !options.removed;
    if (options.removed) gone.replaceChildren(el("p", { text: app.t("studio-removed-station", { name: options.removed }) }), el("button", { class: "link", type: "button", on: { click: takeBack } }, app.t("studio-restore-station")));
    if (view.id !== id) {
      view.id = id;
      view.form = id === null ? createRouteForm(app) : createStationForm(app, id, parts);
      work.replaceChildren(view.form.element);
      element.dataset.selected = id ?? "";
      element.dataset.view = id === null ? "list" : "form";
      view.map?.focus(id);
    }
    update();
    if (options.focus === "list") element.dataset.view = "list";
    else if (options.focus === "form" || options.field !== undefined) element.dataset.view = "form";
    if (options.field !== undefined) view.form.reveal(options.field, options.language);
    else if (options.focus === "form") work.querySelector("input, textarea")?.focus();
    else if (options.focus === "list") list.focus(options.from ?? id);
  }

  function update() {
    // Somebody else, or an undone step, may have taken the station away that is looked at.
    const { id } = view;
    if (id && !stationsOf(app.route.document).some((station) => station.id === id)) {
      element.dataset.view = "list";
      return app.select(null);
    }
    legs.update();
    phone.update();
    list.update();
    view.form?.update();
    view.map?.update();
    return undefined;
  }

  return { element, show, update, land: () => list.focus(app.selected()), name: (id) => nameOf(stationsOf(app.route.document).find((one) => one.id === id), app.t.language) };
}
