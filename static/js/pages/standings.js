// The standings page: reads the ranking, follows its stream, turns the pages of the wall. The table is there before this
// file and stays when the connection goes. Entry of templates/live/standings.html; nothing imports it.
import { resolve } from "../core/localized.js";
import { mergeRows, rankRows } from "../core/ranking.js";
import { clampPage, clockText, createNews, pageCount, pageRows, rowName, turnedPage } from "../core/standings.js";
import { createClock } from "../ports/clock.js";
import { getJson } from "../ports/http.js";
import { openStream } from "../ports/stream.js";
import { announce, onPress, pageData, setText } from "../ui/dom.js";
import { loadMessages } from "../ui/messages.js";
import { createStandingsTable } from "../ui/standings-table.js";
import { titleOnWall, WALL } from "../ui/standings-wall.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const RETRY_MS = 3000;
// The reasons after which only the server can say what this browser may still see.
const FINAL = new Set(["standings_hidden", "signed_out", "refused"]);

const byId = (id) => document.getElementById(id);
const data = pageData();
const api = `/api/v1/tours/${encodeURIComponent(data.code)}`;
const clock = createClock();
const page = { t: null, rows: [], number: 0, phase: data.phase, now: data.now, table: null, news: null };

async function start() {
  try {
    page.t = await loadMessages(data.assets, data.lang, "standings");
  } catch {
    // The server's table stays as it is; without words nothing could be kept up to date.
    document.documentElement.dataset.state = "not-loaded";
    return;
  }
  const options = { t: page.t, stationsTotal: data.stations_total, calm: () => CALM.matches };
  page.table = createStandingsTable(byId("rows"), byId("row"), options);
  startPages();
  await read();
}

/* ---------- the ranking ---------- */

async function read() {
  const reply = await getJson(`${api}/standings`);
  if (reply.status === 403) return location.reload();
  if (!reply.ok) {
    lose();
    clock.later(read, RETRY_MS);
    return undefined;
  }
  const { data: ranking } = reply;
  page.rows = rankRows(ranking.rows);
  page.news = createNews(page.rows, clock.mono());
  take(ranking);
  render(false);
  follow(ranking.log_no);
  return undefined;
}

function follow(after) {
  openStream(`${api}/stream`, { after, clock, onChange: change, onBeat: beat, onState: connected, onClosed: closed });
  connected("open");
}

function change(message) {
  take(message);
  if (message.tour?.phase) page.phase = message.tour.phase;
  if (message.tour?.title) showTitle(message.tour.title);
  if (message.tour) showMeeting(message.tour);
  if (message.rows) page.rows = rankRows(mergeRows(message.reset ? [] : page.rows, message.rows));
  render(true);
  speak();
}

function beat(message) {
  take(message);
  showState();
  speak();
}

function closed(reason) {
  if (FINAL.has(reason)) location.reload();
}

function take(message) {
  if (message.phase) page.phase = message.phase;
  if (message.now) page.now = message.now;
}

function speak() {
  const news = page.news.next(page.rows, clock.mono());
  if (!news) return;
  const { t } = page;
  if (news.kind === "new") return announce(t("standings-new"));
  const names = news.rows.map((row) => t("standings-leader", { rank: row.rank, name: rowName(row, t) })).join(", ");
  announce(t("standings-leaders", { names }));
}

/* ---------- what the page shows ---------- */

function render(glide) {
  const wall = WALL.matches;
  page.number = clampPage(page.number, page.rows.length);
  page.table.show(wall ? pageRows(page.rows, page.number) : page.rows, { wall, glide });
  byId("table").hidden = page.rows.length === 0;
  byId("none").hidden = page.rows.length > 0;
  showState();
  showPages();
}

function showState() {
  setText(byId("state"), page.t(`standings-${page.phase}`, { time: timeText() }));
}

function timeText() {
  return clockText(page.now, data.lang, data.timezone);
}

function showTitle(title) {
  document.title = page.t("standings-title", { tour: titleOnWall(title, data.lang) });
}

/** The host's meeting point comes before the route's, and may be moved while the wall shows it. */
function showMeeting({ meeting, meeting_at: at }) {
  const time = at ? page.t("standings-meeting-at", { time: clockText(at, data.lang, data.timezone) }) : "";
  const place = [resolve(meeting || data.meeting, data.lang), time].filter(Boolean).join(", ");
  byId("meeting").hidden = place === "";
  setText(byId("meeting"), page.t("standings-meeting", { place }));
}

/* ---------- the connection ---------- */

function connected(state) {
  if (state === "lost") lose();
  if (state !== "open") return;
  byId("lost").hidden = true;
  document.documentElement.dataset.state = "ready";
}

function lose() {
  if (document.documentElement.dataset.state === "offline") return;
  setText(byId("lost").querySelector("span"), page.t("standings-offline", { time: timeText() }));
  byId("lost").hidden = false;
  document.documentElement.dataset.state = "offline";
}

/* ---------- the pages of the wall ---------- */

function startPages() {
  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    // Space presses the control that has the focus, wherever that is.
    if (!WALL.matches || held || (event.key === " " && event.target.closest("button, a"))) return;
    const next = turnedPage(event.key, page.number, page.rows.length);
    if (next === null) return;
    event.preventDefault();
    turn(next);
  });
  onPress(byId("next"), () => turn(turnedPage("ArrowRight", page.number, page.rows.length)));
  onPress(byId("previous"), () => turn(turnedPage("ArrowLeft", page.number, page.rows.length)));
  WALL.addEventListener("change", () => render(false));
  addEventListener("resize", () => WALL.matches && page.table.fit());
  document.fonts?.ready.then(() => WALL.matches && page.table.fit());
}

function turn(number) {
  if (number === page.number) return;
  page.number = number;
  render(false);
  announce(page.t("standings-page", { number: number + 1, pages: pageCount(page.rows.length) }));
}

function showPages() {
  const pages = pageCount(page.rows.length);
  byId("pager").hidden = pages === 1 || !WALL.matches;
  setText(byId("page"), page.t("standings-page", { number: page.number + 1, pages }));
  byId("previous").setAttribute("aria-disabled", String(page.number === 0));
  byId("next").setAttribute("aria-disabled", String(page.number === pages - 1));
}

start();
