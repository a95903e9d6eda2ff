// The projector page while groups join: how many there are, who came last, whether joining is still open. Everything is on
// the page before this file. Entry of templates/live/beamer.html; nothing imports it.
import { latestGroups, mayJoin, whyClosed } from "../core/standings-joining.js";
import { clockText, rowName } from "../core/standings.js";
import { createClock } from "../ports/clock.js";
import { openStream } from "../ports/stream.js";
import { el, pageData, setText } from "../ui/dom.js";
import { flagElement } from "../ui/flags.js";
import { loadMessages } from "../ui/messages.js";
import { fitNames, unfitNames } from "../ui/standings-table.js";
import { titleOnWall, WALL } from "../ui/standings-wall.js";

const TICK_MS = 1000;
const FINAL = new Set(["standings_hidden", "signed_out", "refused"]);
// Keys that presenters send to go on; letters and the space bar are left to the browser.
const ON = new Set(["ArrowRight", "PageDown"]);

const byId = (id) => document.getElementById(id);
const data = pageData();
const clock = createClock();
const page = { t: null, tour: data.tour, latest: data.latest, offsetMs: 0, now: data.now };

async function start() {
  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (ON.has(event.key) && !held) byId("to-standings").click();
  });
  try {
    page.t = await loadMessages(data.assets, data.lang, "beamer");
  } catch {
    document.documentElement.dataset.state = "not-loaded";
    return;
  }
  heard(data);
  fit();
  addEventListener("resize", fit);
  document.fonts?.ready.then(fit);
  openStream(data.stream, { after: data.log_no, clock, onChange: change, onBeat: heard, onState: connected, onClosed: closed });
  tick();
  connected("open");
}

function tick() {
  showJoining();
  clock.later(tick, TICK_MS);
}

function heard({ now }) {
  if (!now) return;
  page.now = now;
  page.offsetMs = Date.parse(now) - clock.wall();
}

function change(message) {
  heard(message);
  if (message.tour) page.tour = { ...page.tour, ...message.tour };
  if (message.rows) page.latest = latestGroups(message.reset ? [] : page.latest, message.rows, data.shown);
  const groups = message.groups ?? page.tour.groups;
  setText(byId("there"), page.t("tours-beamer-there", { n: groups }));
  if (page.tour.title) titleOnWall(page.tour.title, data.lang);
  showGroups();
  showJoining();
}

function showJoining() {
  const open = mayJoin(page.tour, clock.wall() + page.offsetMs);
  for (const id of ["scan", "how"]) byId(id).hidden = !open;
  byId("closed").hidden = open;
  const why = open ? "" : whyClosed(page.tour);
  // After the end nothing leads into the tour any more, and the standings are what everybody waits for.
  byId("code").hidden = why === "ended";
  byId("closed-next").hidden = why !== "ended";
  byId("latest").hidden = page.latest.length === 0 || why === "ended";
  if (open) return;
  setText(byId("closed-what"), page.t(`tours-beamer-${why}`));
  setText(byId("closed-how"), page.t(`tours-beamer-${why}-how`));
}

function showGroups() {
  byId("groups").replaceChildren(
    ...page.latest.map((row) =>
      el("li", { dataset: { number: row.number } }, flagElement(row.flag, ""), el("span", { class: "nm" }, rowName(row, page.t))),
    ),
  );
  fit();
}

function fit() {
  const names = [...byId("groups").querySelectorAll(".nm")];
  if (WALL.matches) fitNames(names);
  else unfitNames(names);
}

function connected(state) {
  if (state === "connecting") return;
  const lost = state === "lost";
  byId("lost").hidden = !lost;
  if (lost) setText(byId("lost").querySelector("span"), page.t("tours-beamer-offline", { time: clockText(page.now, data.lang, data.timezone) }));
  document.documentElement.dataset.state = lost ? "offline" : "ready";
}

function closed(reason) {
  if (FINAL.has(reason)) location.reload();
}

start();
