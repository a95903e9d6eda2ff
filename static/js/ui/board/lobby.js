// Before the start: whether joining is open, code and QR (in the template), and the groups that are there so far. Imported
// by pages/board.js.
import { joiningOf } from "../../core/board.js";
import { el, setText } from "../dom.js";
import { flagElement } from "../flags.js";
import { rebuild } from "../parts.js";

const MOST = 60;
const byId = (id) => document.getElementById(id);

export function showLobby(app) {
  const { t, board } = app;
  const { phase } = board.tour;
  const lobby = byId("lobby");
  lobby.hidden = phase !== "planned" && phase !== "open";
  if (lobby.hidden) return;
  const { kind } = joiningOf(board.tour, app.now());
  const state = kind === "planned" || kind === "closed" ? kind : "open";
  setText(byId("lobby-title"), t(`board-lobby-${state}`));
  setText(byId("lobby-hint"), t(`board-lobby-${state}-hint`));
  const groups = board.list();
  setText(byId("lobby-count"), t("board-lobby-count", { n: groups.length }));
  // The newest first: they are the ones the host has just seen scanning.
  const newest = groups.sort((one, other) => other.number - one.number);
  const names = newest.slice(0, MOST);
  const key = names.map((row) => `${row.number}${row.name}`).join("|");
  rebuild(byId("lobby-names"), key || "none", () => names.map(nameOf));
  byId("lobby-more").hidden = groups.length <= MOST;
  setText(byId("lobby-more"), t("board-more", { n: groups.length - MOST }));
}

function nameOf(row) {
  return el("li", {}, flagElement(row.flag, "", "s"), el("span", {}, row.name));
}
