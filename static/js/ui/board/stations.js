// The tab "Stationen": who is at each place, who is on the way there, how many are through. Imported by pages/board.js.
import { stationSummaries } from "../../core/board.js";
import { el, setText } from "../dom.js";
import { flagElement } from "../flags.js";
import { rebuild } from "../parts.js";
import { press } from "../press.js";

const NAMES = 8;

/** `helpers.place(station)` is the part for the people who help there. */
export function startStations(app, list, helpers) {
  const places = new Map();

  function update() {
    const { t, board } = app;
    const summaries = stationSummaries(board.list(), board.stations, board.tour.phase);
    if (summaries.length === 0) {
      rebuild(list, "none", () => el("li", { class: "none" }, t("board-stations-none")));
      return;
    }
    summaries.forEach((summary, index) => {
      if (!places.has(summary.id)) places.set(summary.id, createPlace(app, board.stations[index], helpers));
      const place = places.get(summary.id);
      if (list.children[index] !== place.li) list.insertBefore(place.li, list.children[index] ?? null);
      place.show(summary);
    });
  }

  return { update };
}

function createPlace(app, station, helpers) {
  const { t } = app;
  const sides = ["here", "coming"].map(createSide);
  const through = el("b");
  const left = el("b");
  const leftCount = el("span", { class: "count-left" }, left, ` ${t("board-left")}`);
  const badge = el("span", { class: "badge" }, String(station.number));
  const title = el("h2", {}, badge, el("span", {}, app.stationName(station.id)));
  const li = el("li", { class: "place", dataset: { station: station.id } }, title);
  const counts = el("p", { class: "place-counts" });
  const count = (name, number) => el("span", { class: `count-${name}` }, number, ` ${t(`board-${name}`)}`);
  counts.append(...sides.map(({ side, number }) => count(side, number)), leftCount, count("through", through));
  li.append(counts);
  for (const { side, names, more } of sides) {
    names.setAttribute("aria-label", t(`board-${side}`));
    li.append(el("div", { class: `side side-${side}` }, el("h3", {}, t(`board-${side}`)), names, more));
  }
  li.append(helpers.place(station));

  function show(summary) {
    setText(through, summary.done);
    setText(left, summary.left);
    leftCount.hidden = summary.left === 0;
    for (const { side, number, names, more } of sides) {
      const numbers = summary[side];
      setText(number, numbers.length);
      names.parentElement.hidden = numbers.length === 0;
      const rows = numbers.slice(0, NAMES).map((each) => app.board.rows.get(each));
      const key = rows.map((row) => `${row.number}${row.name}`).join("|") || "none";
      rebuild(names, key, () => rows.map((row) => nameOf(app, row)));
      more.hidden = numbers.length <= NAMES;
      setText(more, t("board-more", { n: numbers.length - NAMES }));
    }
  }

  return { li, show };
}

function createSide(side) {
  return { side, number: el("b"), names: el("ul", { class: "names" }), more: el("p", { class: "muted" }) };
}

function nameOf(app, row) {
  const inside = [flagElement(row.flag, "", "s"), el("span", {}, row.name)];
  const button = el("button", { type: "button", class: "chip", "data-key": row.number }, inside);
  press(button, () => app.openGroup(row.number, button));
  return el("li", {}, button);
}
