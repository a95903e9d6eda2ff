// One group in the matrix: built once, then changed in place, so that neither focus nor scroll position ever moves.
// Imported by ui/board/matrix.js.
import { cellOf, nextOf, placeOf } from "../../core/board.js";
import { clockText } from "../../core/board-format.js";
import { numberText } from "../../core/format.js";
import { el, setText } from "../dom.js";
import { flagElement, flagUrl } from "../flags.js";
import { setFlag } from "../parts.js";
import { press } from "../press.js";
import { createCell } from "./cells.js";
import { flagWords } from "./words.js";

/** `open(number, button)` opens the group; returns {tr, button, show(row)}. */
export function createRow(app, open) {
  const flag = flagElement("H", "");
  const name = el("span", { class: "who-name" });
  const no = el("span", { class: "no" });
  const tag = el("span", { class: "tag", hidden: true });
  const button = el("button", { type: "button", class: "who" }, flag, name, no);
  const cells = app.board.stations.map((station) => ({ id: station.id, ...createCell(station) }));
  const where = el("b", { class: "mid" });
  const due = el("span");
  const next = el("td", { class: "next", role: "cell" }, where, due);
  const points = el("td", { class: "pt", role: "cell" });
  const seen = el("span");
  const last = el("td", { class: "last", role: "cell" }, seen);
  const head = el("th", { scope: "row", role: "rowheader", class: "g" }, button, tag);
  const callTag = createCallTag(head);
  const checkTag = createCheckTag(last);
  let shownPoints = null;
  const tr = el("tr", { role: "row" }, head, cells.map((cell) => cell.td), next, points, last);
  let row = null;
  press(button, () => open(row.number, button));

  /** Shows a group's present row; returns the cells that changed, for a short highlight. */
  function show(fresh) {
    const { t, board } = app;
    row = fresh;
    tr.dataset.number = row.number;
    if (flag.getAttribute("src") !== flagUrl(row.flag)) flag.src = flagUrl(row.flag);
    setText(name, row.name);
    setText(no, row.number);
    tag.hidden = !row.hidden;
    setText(tag, row.hidden ? t("board-hidden") : "");
    callTag(row.call, t);
    checkTag(app, row);
    const changed = [];
    const { phase } = board.tour;
    const place = placeOf(row, phase);
    for (const cell of cells) {
      if (cell.show({ ...cellOf(row, cell.id, phase), here: cell.id === place }, t)) changed.push(cell.td);
    }
    if (row.points !== shownPoints) {
      if (shownPoints !== null) changed.push(points);
      shownPoints = row.points;
      setText(points, numberText(row.points, t.language));
    }
    showTimes();
    return changed;
  }

  function showTimes() {
    const { t, board } = app;
    const now = app.now();
    const target = nextOf(row, board.stations, board.tour.phase, now);
    const station = target.station ? app.station(target.station) : null;
    setText(where, station ? `${station.number} · ${app.shortName(station.id)}` : t(`board-next-${target.kind}`));
    setText(due, dueWords(target, t));
    due.className = target.lateMin ? "late" : "muted";
    setText(seen, app.age(row.seen));
  }

  return { tr, button, show, showTimes };
}

/** A group that calls for help says so under its name; the mark is made for the few that need one. */
function createCallTag(head) {
  let tag = null;
  return function show(call, t) {
    if (!call && !tag) return;
    if (!tag) {
      tag = el("span", { class: "tag tag-call" }, flagElement("G", "", "s"), el("span"));
      head.append(tag);
    }
    tag.hidden = !call;
    tag.classList.toggle("seen", Boolean(call?.seen_at));
    setText(tag.lastElementChild, call ? t(call.seen_at ? "board-call-seen" : "board-call") : "");
  };
}

/** "prüfen" with its reason: words on a card, for readers and under the pointer in the narrow column. */
function createCheckTag(last) {
  let tag = null;
  let why = null;
  return function show(app, row) {
    const [newest] = row.flags ?? [];
    if (!newest && !tag) return;
    if (!tag) {
      tag = el("span", { class: "tag" }, app.t("board-flag"));
      why = el("span", { class: "why" });
      last.append(" ", tag, " ", why);
    }
    tag.hidden = why.hidden = !newest;
    last.classList.toggle("flagged", Boolean(newest));
    const words = newest ? `${app.shortName(newest.station)}: ${flagWords(app, newest, row)}` : "";
    setText(why, words);
    setFlag(last, "title", words || null);
  };
}

function dueWords(target, t) {
  if (target.kind === "at") return t("board-next-at");
  if (target.kind !== "next") return "";
  if (target.lateMin) return t("board-late", { n: target.lateMin });
  return target.due === null ? "" : t("board-due", { time: clockText(target.due, t.language) });
}
