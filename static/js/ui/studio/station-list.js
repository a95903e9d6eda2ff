// The list of stations: number, name, what each still lacks, its place in the order. Imported by ui/studio/stations-step.js.
import { dotsOf, nameOf, stationsOf } from "../../core/studio-route.js";
import { announce, el, setText } from "../dom.js";
import { staffIcon } from "./icon.js";

const DOTS = ["place", "insight", "question"];

export function createStationList(app, { onAdd, legAfter = () => "" }) {
  const list = el("ol", { class: "station-list" });
  const empty = el("p", { class: "muted", text: app.t("studio-empty-stations") });
  const route = el("button", { class: "station-row route-row", type: "button", on: { click: () => app.select(null, { focus: "form" }) } }, el("span", { text: app.t("studio-route-settings") }));
  const add = el("button", { class: "btn btn-line", type: "button", id: "add-station", on: { click: onAdd } }, app.t("studio-add-station"));
  const legend = el("p", { class: "dots-legend muted" }, DOTS.map((what) => el("span", {}, el("i", { class: "dot full", "aria-hidden": "true" }), app.t(`studio-dot-${what}`))));
  const element = el("nav", { class: "studio-list", "aria-label": app.t("studio-list") }, route, list, empty, legend, add);
  const rows = new Map();

  function row(id) {
    const number = el("b", { class: "no" });
    const name = el("span", { class: "name" });
    const dots = el("span", { class: "dots" }, DOTS.map((what) => el("i", { class: "dot", dataset: { what } })));
    const spoken = el("span", { class: "visually-hidden" });
    const open = el("button", { class: "station-row", type: "button", on: { click: (event) => app.select(id, chosen(event)) } }, number, name, dots, spoken);
    const mover = (direction, icon) => {
      const button = el("button", { class: "iconbtn", type: "button", dataset: { direction } }, staffIcon(icon));
      button.addEventListener("click", () => button.getAttribute("aria-disabled") !== "true" && move(id, direction));
      return button;
    };
    const [up, down] = [mover("up", "arrow-up"), mover("down", "arrow-down")];
    const leg = el("span", { class: "leg" });
    return { element: el("li", {}, el("span", { class: "row" }, open, el("span", { class: "movers" }, up, down)), leg), number, name, dots, spoken, open, up, down, leg };
  }

  /** Who chooses by key goes on in the form, past the map; a pointer is where it wants to be. */
  const chosen = (event) => (event.detail === 0 ? { focus: "form" } : null);

  function move(id, direction) {
    const ids = stationsOf(app.route.document).map((station) => station.id);
    const place = ids.indexOf(id);
    const after = direction === "up" ? (ids[place - 2] ?? null) : ids[place + 1];
    app.desk.move(app.route, ["route", "stations", id], after);
    const name = app.stationName(id);
    update();
    announce(app.t("studio-moved", { name, number: place + (direction === "up" ? 0 : 2) }));
    const moved = rows.get(id);
    const button = moved[direction];
    (button.getAttribute("aria-disabled") === "true" ? moved.open : button).focus();
  }

  function update() {
    const stations = stationsOf(app.route.document);
    const ids = stations.map((station) => station.id);
    const held = document.activeElement;
    for (const [id, one] of rows) {
      if (ids.includes(id)) continue;
      one.element.remove();
      rows.delete(id);
    }
    stations.forEach((station, place) => {
      if (!rows.has(station.id)) rows.set(station.id, row(station.id));
      const one = rows.get(station.id);
      if (list.children[place] !== one.element) list.insertBefore(one.element, list.children[place] ?? null);
      fill(one, station, place, stations.length);
    });
    // A row that is put elsewhere in the page loses the focus, whoever has moved it; its arrows are there while it has it.
    if (held !== document.activeElement && list.contains(held)) {
      held.closest("li").querySelector(".station-row").focus();
      held.focus();
    }
    empty.hidden = stations.length > 0;
    legend.hidden = stations.length === 0;
    if (app.selected() === null) route.setAttribute("aria-current", "true");
    else route.removeAttribute("aria-current");
  }

  function fill(one, station, place, total) {
    const name = nameOf(station, app.t.language) || app.t("studio-unnamed");
    const there = dotsOf(station, app.questionsOf(station).length);
    setText(one.number, place + 1);
    setText(one.name, name);
    for (const dot of one.dots.children) dot.classList.toggle("full", there[dot.dataset.what]);
    const missing = DOTS.filter((what) => !there[what]).map((what) => app.t("studio-dot-missing", { what: app.t(`studio-dot-${what}`) }));
    setText(one.spoken, missing.join(", "));
    one.dots.title = missing.join(", ");
    setText(one.leg, place < total - 1 ? legAfter(station.id) : "");
    if (app.selected() === station.id) one.open.setAttribute("aria-current", "true");
    else one.open.removeAttribute("aria-current");
    for (const [button, key, edge] of [[one.up, "studio-move-up", place === 0], [one.down, "studio-move-down", place === total - 1]]) {
      button.setAttribute("aria-label", app.t(key, { name }));
      button.setAttribute("aria-disabled", String(edge));
    }
  }

  return { element, update, focus: (id) => (rows.get(id)?.open ?? route).focus() };
}
