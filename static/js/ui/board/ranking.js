// The tab "Rangliste": covered until somebody wants it, because laptops stand beside projectors; above it what visitors
// see now, and the switch for that. Imported by pages/board.js.
import { pageOf } from "../../core/board-order.js";
import { numberText } from "../../core/format.js";
import { rankRows } from "../../core/ranking.js";
import { announce, el, setText } from "../dom.js";
import { flagElement, flagUrl } from "../flags.js";
import { press } from "../press.js";
import { startPager } from "./pager.js";

const byId = (id) => document.getElementById(id);

export function startRanking(app) {
  const body = byId("ranking-body");
  const lines = [];
  let shown = false;
  let at = 0;

  const pager = startPager(byId("ranking-pager"), (page) => {
    at = page;
    update();
  });
  press(byId("ranking-show"), () => {
    shown = !shown;
    at = 0;
    update();
  });
  for (const button of byId("standings").children) press(button, () => setStandings(button.dataset.who));

  async function setStandings(standings) {
    const error = byId("standings-error");
    error.hidden = true;
    if (standings === app.board.tour.standings) return;
    const reply = await app.perform("standings", { type: "settings", body: { standings } });
    if (reply === null) return;
    const problem = app.problem(reply);
    setText(error.querySelector("span"), problem);
    error.hidden = problem === "";
    announce(problem || app.t(`board-standings-now-${standings}`));
  }

  function update() {
    const { t, board } = app;
    const { standings } = board.tour;
    setText(byId("standings-now"), t(`board-standings-now-${standings}`));
    for (const button of byId("standings").children) {
      button.setAttribute("aria-pressed", String(button.dataset.who === standings));
    }
    const toggle = byId("ranking-show");
    setText(toggle, t(shown ? "board-ranking-cover" : "board-ranking-show"));
    toggle.setAttribute("aria-expanded", String(shown));
    byId("ranking").hidden = !shown;
    byId("ranking-pager").hidden = true;
    if (!shown) return;
    const ranked = rankRows(board.list());
    const page = pageOf(ranked, at);
    at = page.page;
    pager.show(page, t);
    page.numbers.forEach((row, index) => showLine(index, row));
    while (lines.length > page.numbers.length) lines.pop().tr.remove();
  }

  function showLine(index, row) {
    lines[index] ??= createLine(body);
    const line = lines[index];
    const { t } = app;
    line.tr.dataset.number = row.number;
    setText(line.rank, row.rank);
    if (line.flag.getAttribute("src") !== flagUrl(row.flag)) line.flag.src = flagUrl(row.flag);
    setText(line.name, row.name);
    line.tag.hidden = !row.hidden;
    setText(line.tag, row.hidden ? t("board-hidden") : "");
    setText(line.done, row.stations_done);
    setText(line.points, numberText(row.points, t.language));
  }

  return {
    update,
    /** To who sees the standings: what is decided first, once a tour has ended. */
    focus: () => byId("standings").querySelector('[aria-pressed="true"]').focus(),
    /** Leaving the tab covers it again and lets go of its rows. */
    leave() {
      shown = false;
      while (lines.length) lines.pop().tr.remove();
    },
  };
}

function createLine(body) {
  const flag = flagElement("H", "");
  const name = el("span");
  const tag = el("span", { class: "tag", hidden: true });
  const rank = el("td", { class: "num rank" });
  const done = el("td", { class: "num" });
  const points = el("td", { class: "num pt" });
  const who = el("th", { scope: "row" }, el("div", { class: "who-line" }, flag, name, tag));
  const tr = el("tr", {}, rank, who, done, points);
  body.append(tr);
  return { tr, flag, name, tag, rank, done, points };
}
