// The page of a helper at one station: asks every few seconds who is here, releases the station, gives points. Where the link
// no longer holds, nothing of the tour stays on the screen. Entry of templates/live/helper.html; nothing imports it.
import { clockText } from "../core/board-format.js";
import { createHostEvents } from "../core/board-events.js";
import { createPoll } from "../core/poll.js";
import { createClock } from "../ports/clock.js";
import { getJson, postJson } from "../ports/http.js";
import { announce, pageData, setText } from "../ui/dom.js";
import { createDeeds } from "../ui/helper/deeds.js";
import { startGroups } from "../ui/helper/groups.js";
import { loadMessages } from "../ui/messages.js";
import { startSunButton } from "../ui/theme.js";

const EVERY_MS = 5000;
// Shorter than elsewhere: who stands at a station wants to know soon that nothing comes any more.
const TIMEOUT_MS = 7000;

const byId = (id) => document.getElementById(id);
const data = pageData();
const base = `/api/v1/helper/${encodeURIComponent(data.token)}`;
const clock = createClock();
const link = { heard: null, since: null };

const app = {
  t: null,
  station: data.station,
  state: { phase: null, groups: [], mostPoints: data.most_points, logNo: -1 },
  nameOf: (group) => group.name ?? app.t("common-group-number", { number: group.number }),
  perform: null,
};

async function start() {
  startSunButton(byId("sun"));
  try {
    app.t = await loadMessages(data.assets, data.lang, "helper");
  } catch {
    byId("not-loaded").hidden = false;
    document.documentElement.dataset.state = "not-loaded";
    return;
  }
  const events = createHostEvents({
    post: (body) => postJson(`${base}/events`, body),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  });
  app.perform = events.perform;
  const groups = startGroups(app, createDeeds(app, () => poll.soon()));
  const poll = createPoll({
    ask: () => getJson(`${base}?after=${app.state.logNo}`, { timeoutMs: TIMEOUT_MS }),
    clock,
    everyMs: EVERY_MS,
    onData: (news) => take(news, groups),
    onLost: lost,
    onOver: over,
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) poll.soon();
  });
  addEventListener("online", poll.soon);
  poll.soon();
}

function take(news, groups) {
  Object.assign(link, { heard: clock.wall(), since: null });
  byId("lost").hidden = true;
  document.documentElement.dataset.state = "ready";
  if (news.groups === null) return;
  Object.assign(app.state, { phase: news.phase, groups: news.groups, mostPoints: news.most_points, logNo: news.log_no });
  const key = { planned: "planned", open: "planned", paused: "paused", ended: "ended" }[news.phase];
  byId("phase").hidden = !key;
  setText(byId("phase"), key ? app.t(`helper-phase-${key}`) : "");
  groups.update();
}

function lost() {
  link.since ??= clock.wall();
  const time = (moment) => clockText(moment, app.t.language);
  const words = link.heard === null ? app.t("helper-lost-first") : app.t("helper-lost", { since: time(link.since), heard: time(link.heard) });
  byId("lost").hidden = false;
  setText(byId("lost"), words);
  document.documentElement.dataset.state = "offline";
}

/** The link was taken back or the tour is long over: names and code go from the page, not only from sight. */
function over(message) {
  for (const dialog of document.querySelectorAll("dialog")) dialog.remove();
  byId("station").remove();
  announce("");
  byId("over").hidden = false;
  setText(byId("over-words"), message);
  document.title = byId("over-title").textContent;
  document.documentElement.dataset.state = "over";
  byId("over-title").focus();
}

start();
