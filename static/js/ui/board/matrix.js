// The matrix: rows kept by group number, at most forty of them, changed in place; the order holds still while pointer or
// focus is in the table. Imported by pages/board.js.
import { heldOrder, orderedNumbers, pageOf } from "../../core/board-order.js";
import { el, setText } from "../dom.js";
import { press } from "../press.js";
import { startPager } from "./pager.js";
import { createRow } from "./row.js";

const FRESH_MS = 1000;
const byId = (id) => document.getElementById(id);

export function startMatrix(app) {
  const body = byId("matrix-body");
  const scroller = byId("scroller");
  const view = { sort: "number", query: "", page: 0 };
  const rows = new Map();
  let order = [];
  let touched = new Set();
  let headKey = "";

  const pager = startPager(byId("pager"), (page) => {
    view.page = page;
    scroller.scrollTop = 0;
    show();
  });
  byId("search").addEventListener("input", (event) => {
    Object.assign(view, { query: event.target.value, page: 0 });
    arrange();
  });
  byId("sort").addEventListener("change", (event) => {
    Object.assign(view, { sort: event.target.value, page: 0 });
    arrange();
  });
  press(byId("resort"), () => {
    // The button goes away with its reason; the focus stays in the tools beside it.
    byId("sort").focus();
    arrange();
  });
  // Once pointer and focus have left, what waited comes in by itself.
  scroller.addEventListener("pointerleave", () => app.soon());
  scroller.addEventListener("focusout", () => app.soon());

  const isHeld = () => scroller.matches(":hover") || body.contains(document.activeElement);

  function wanted() {
    return orderedNumbers(app.board.list(), view);
  }

  /** Sorts anew, because somebody asked for it or nobody is reading. */
  function arrange() {
    order = wanted();
    touched = new Set();
    setWaiting(0);
    show();
  }

  function setWaiting(n) {
    const button = byId("resort");
    // A button that vanishes under the finger or takes the focus with it would be worse than one that waits.
    if (n === 0 && button === document.activeElement) byId("sort").focus();
    button.hidden = n === 0;
    setText(button, n === 0 ? "" : app.t("board-resort", { n }));
  }

  /** After changes: `numbers` are the groups touched, null for all of them. */
  function update(numbers) {
    buildHead();
    for (const number of numbers ?? app.board.rows.keys()) touched.add(number);
    const next = wanted();
    if (order.length === 0 || !isHeld()) {
      order = next;
      touched = new Set();
      setWaiting(0);
    } else {
      const held = heldOrder(order, next, touched);
      order = held.order;
      if (held.waiting === 0) touched = new Set();
      setWaiting(held.waiting);
    }
    show(numbers);
  }

  function show(numbers = []) {
    const page = pageOf(order, view.page);
    view.page = page.page;
    place(page.numbers, new Set(numbers ?? page.numbers));
    pager.show(page, app.t);
    const empty = page.total === 0;
    byId("groups-none").hidden = !empty;
    scroller.hidden = empty;
    byId("legend").hidden = empty;
    byId("groups-tools").hidden = app.board.rows.size === 0;
    if (empty) setText(byId("groups-none"), emptyWords());
  }

  function emptyWords() {
    if (app.board.rows.size > 0) return app.t("board-none-found", { query: view.query.trim() });
    return app.t(app.board.tour.phase === "planned" ? "board-none-planned" : "board-none-yet");
  }

  /** Puts exactly these groups into the table, moving only what stands elsewhere. */
  function place(numbers, changed) {
    const present = new Set(numbers);
    const spare = [];
    for (const [number, row] of rows) {
      if (present.has(number)) continue;
      spare.push(row);
      rows.delete(number);
    }
    numbers.forEach((number, index) => {
      const known = rows.get(number);
      // A row that has left the page serves the next group that comes: making one is the dearest part of a change.
      const row = known ?? spare.pop() ?? createRow(app, app.openGroup);
      if (!known) rows.set(number, row);
      if (!known || changed.has(number)) {
        const cells = row.show(app.board.rows.get(number));
        if (known) highlight(cells);
      }
      if (body.children[index] !== row.tr) body.insertBefore(row.tr, body.children[index] ?? null);
    });
    for (const row of spare) row.tr.remove();
  }

  function highlight(cells) {
    if (cells.length === 0) return;
    for (const cell of cells) cell.classList.add("fresh");
    setTimeout(() => cells.forEach((cell) => cell.classList.remove("fresh")), FRESH_MS);
  }

  function buildHead() {
    const key = app.board.stations.map(({ id }) => id).join(" ");
    if (key === headKey) return;
    headKey = key;
    rows.clear();
    body.replaceChildren();
    const { t } = app;
    const head = (text, extra = "") => el("th", { scope: "col", role: "columnheader", class: extra }, text);
    byId("matrix").style.setProperty("--stations", app.board.stations.length);
    byId("matrix-head").replaceChildren(
      head(t("board-group"), "g"),
      ...app.board.stations.map((station) => stationHead(app, station)),
      head(t("board-next"), "next"),
      head(t("board-points"), "pt"),
      head(t("board-last"), "last"),
    );
  }

  return {
    update,
    /** Ages and lateness move on without any message. */
    tick: () => rows.forEach((row) => row.showTimes()),
    /** Where the focus goes when a group's button is no longer in the table. */
    buttonOf: (number) => rows.get(number)?.button ?? null,
  };
}

function stationHead(app, station) {
  const full = app.stationName(station.id);
  const short = app.shortName(station.id);
  const name = el("span", { class: "short", "aria-hidden": "true", lang: app.t.language }, short);
  const words = el("span", { class: "visually-hidden" }, ` ${full}`);
  const number = el("b", {}, String(station.number));
  return el("th", { scope: "col", role: "columnheader", class: "st", title: full }, number, name, words);
}
