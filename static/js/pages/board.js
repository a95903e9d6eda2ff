// The host's live board: reads it once, keeps it up to date by the stream, and lets the host act. Entry of
// templates/live/board.html; nothing imports it.
import { createHostEvents } from "../core/board-events.js";
import { ageOf, clockText, sharedWords, shortName } from "../core/board-format.js";
import { createCallSpeaker, createLater, createSpeaker, leadingItem, unanswered, waitingItems } from "../core/board-waiting.js";
import { createBoard } from "../core/board.js";
import { resolve } from "../core/localized.js";
import { createClock } from "../ports/clock.js";
import { getJson, postJson } from "../ports/http.js";
import { createStorage } from "../ports/storage.js";
import { openStream } from "../ports/stream.js";
import { createDeeds, sayCalls, sayNews } from "../ui/board/answers.js";
import { startAsk } from "../ui/board/ask.js";
import { startDrawer } from "../ui/board/drawer.js";
import { startHandoff } from "../ui/board/handoff.js";
import { startHelpers } from "../ui/board/helpers.js";
import { startJoining } from "../ui/board/joining.js";
import { showLobby } from "../ui/board/lobby.js";
import { startMatrix } from "../ui/board/matrix.js";
import { startMeeting } from "../ui/board/meeting.js";
import { startPhone } from "../ui/board/phone.js";
import { startRanking } from "../ui/board/ranking.js";
import { startStations } from "../ui/board/stations.js";
import { startBoardTabs } from "../ui/board/tabs.js";
import { startTop } from "../ui/board/top.js";
import { startWaiting } from "../ui/board/waiting.js";
import { announce, pageData, setText } from "../ui/dom.js";
import { loadMessages } from "../ui/messages.js";
import { startSunButton } from "../ui/theme.js";

const TICK_MS = 1000;
const AGAIN_MS = 3000;
// Beats come every five seconds: a stream that is silent for four of them is dead, whatever the browser believes.
const SILENCE_MS = 20_000;
// A whole outbox is judged at once, and the line of whoever carries it may be slow.
const HANDOFF_MS = 30_000;

const byId = (id) => document.getElementById(id);
const data = pageData();
const base = `/api/v1/host/tours/${data.tour_id}`;
const clock = createClock();
const narrow = matchMedia("(max-width: 47.99em)");
const overlaid = matchMedia("(max-width: 68.74em)");

const link = { state: "connecting", since: null };
const pending = { frame: 0, touched: new Set(), all: false };
const view = {};
const known = { stations: null, shared: "" };

const app = {
  t: null,
  board: createBoard(),
  now: () => app.board.now(clock.wall()),
  station: (id) => app.board.stations.find((station) => station.id === id) ?? { id, number: "", name: id },
  stationName: (id) => resolve(app.station(id).name, app.t.language),
  shortName: (id) => shortName(app.stationName(id), knownWords()),
  age: (moment) => ageWords(typeof moment === "number" ? moment : Date.parse(moment)),
  openGroup: (number, opener, options) => view.drawer.openGroup(number, opener, options),
  soon: () => draw([]),
  perform: null,
  problem,
};

/** What stands in the tour's title or in several stations' names need not stand in each short name. */
function knownWords() {
  const { stations, tour } = app.board;
  if (known.stations !== stations) {
    known.stations = stations;
    known.shared = sharedWords(stations.map((station) => app.stationName(station.id))).join(" ");
  }
  return `${resolve(tour.title, app.t.language)} ${known.shared}`;
}

async function start() {
  startSunButton(byId("sun"));
  try {
    app.t = await loadMessages(data.assets, data.lang, "board");
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
  await readBoard();
  if (app.board.tour) begin();
}

/** Reads the whole board, again and again until it is there; says why it is not. */
async function readBoard() {
  while (!app.board.tour) {
    const reply = await getJson(`${base}/board`);
    if (reply.ok) {
      app.board.applySnapshot(reply.data, clock.wall());
      break;
    }
    const gone = { 401: "board-trouble-signed-out", 403: "board-trouble-gone", 404: "board-trouble-gone" }[reply.status];
    trouble(app.t(gone ?? "board-trouble-load"), { final: Boolean(gone) });
    document.documentElement.dataset.state = "offline";
    if (gone) return;
    await new Promise((done) => clock.later(done, AGAIN_MS));
  }
  byId("trouble").hidden = true;
}

/** `final` troubles end only with a new page: where the login is gone, reloading leads there. */
function trouble(text, { final = false } = {}) {
  byId("trouble").hidden = false;
  byId("trouble-reload").hidden = !final;
  setText(byId("trouble-words"), text);
}

function begin() {
  const later = createLater(createStorage(`board.${data.tour_id}`, sessionBox()));
  const speak = createSpeaker((items) => sayNews(app, items));
  const speakCalls = createCallSpeaker((calls) => sayCalls(app, calls));
  const ask = startAsk(app);
  view.top = startTop(app, ask, () => {
    view.tabs.open("ranking");
    view.ranking.focus();
  });
  view.joining = startJoining(app);
  view.matrix = startMatrix(app);
  view.helpers = startHelpers(app, ask, {
    read: () => getJson(`${base}/helpers`),
    make: (body) => postJson(`${base}/helpers`, body),
    revoke: (number) => postJson(`${base}/helpers/${number}/revoke`, {}),
  });
  view.stations = startStations(app, byId("stations"), view.helpers);
  view.ranking = startRanking(app);
  view.waiting = startWaiting(app, { ...createDeeds(app), later: putOff });
  view.phone = startPhone(app);
  view.meeting = startMeeting(app);
  startHandoff(app, (body) => postJson(`${base}/handoff`, body, { timeoutMs: HANDOFF_MS }));
  view.drawer = startDrawer(app, { read: readGroup, ask, narrow: overlaid, fallback: focusPlace });
  view.items = () => {
    const now = app.now();
    const { stations, tour } = app.board;
    const items = waitingItems({ rows: app.board.list(), stations, phase: tour.phase, now, hidden: later.hidden(now) });
    view.waiting.update(items);
    view.top.showNext(leadingItem(items) !== null);
    speakCalls(items);
    speak(items, clock.mono());
    const title = app.t("board-page-title", { n: unanswered(items), tour: resolve(tour.title, app.t.language) });
    if (document.title !== title) document.title = title;
  };
  view.tabs = startBoardTabs(narrow, (name) => {
    if (name !== "ranking") view.ranking.leave();
    drawTab(name, null);
  });
  drawAll(null);
  listen();
  setInterval(tick, TICK_MS);
  document.addEventListener("visibilitychange", tick);
  tick();

  function putOff(item) {
    later.put(item.id, app.now());
    announce(app.t("board-later-done"));
    view.items();
  }
}

function sessionBox() {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

// ---- the stream ----

function listen() {
  openStream(`${base}/stream`, {
    clock,
    after: app.board.logNo,
    silenceMs: SILENCE_MS,
    onChange: (change) => {
      const { phase } = app.board.tour;
      const touched = app.board.applyChange(change, clock.wall());
      // Another phase changes what "on the way" and "late" mean in every row.
      draw(change.reset || phase !== app.board.tour.phase ? null : touched);
    },
    onBeat: (beat) => draw(app.board.applyBeat(beat, clock.wall())),
    onState: (state) => {
      // Trying again is still being cut off: only an open stream ends that.
      if (state === "connecting" && link.state === "lost") return;
      if (state === "lost" && link.state !== "lost") link.since = clock.wall();
      link.state = state;
      showLink();
    },
    onClosed: (reason) => {
      // After any other farewell the stream comes back by itself.
      if (reason !== "signed_out" && reason !== "refused") return;
      view.over = true;
      trouble(app.t(reason === "refused" ? "board-trouble-gone" : "board-trouble-signed-out"), { final: true });
    },
  });
}

function showLink() {
  const wall = clock.wall();
  const stale = app.board.isStale(wall);
  view.top.showLink({ ...link, heard: app.board.heardAt, stale });
  if (!view.over) {
    byId("trouble").hidden = !stale;
    const heard = clockText(app.board.now(app.board.heardAt), app.t.language);
    setText(byId("trouble-words"), stale ? app.t("board-stale", { heard }) : "");
  }
  // Before the first message of the stream the board stands as it was just read: that is ready, not offline.
  document.documentElement.dataset.state = link.state === "lost" || stale ? "offline" : "ready";
}

// ---- drawing: all changes of one moment in one frame ----

/** `numbers` are the groups that changed, null for everything. */
function draw(numbers) {
  if (numbers === null) pending.all = true;
  else for (const number of numbers) pending.touched.add(number);
  if (pending.frame) return;
  const frame = () => {
    const touched = pending.all ? null : pending.touched;
    Object.assign(pending, { frame: 0, touched: new Set(), all: false });
    drawAll(touched);
  };
  // A hidden page gets no frames, and its title shall count on all the same.
  pending.frame = document.hidden ? setTimeout(frame, 250) : requestAnimationFrame(frame);
}

function drawAll(touched) {
  view.top.showTour();
  showJoining();
  view.phone.update();
  view.meeting.update();
  view.items();
  drawTab(view.tabs.current(), touched);
  view.drawer.update(touched);
  showLink();
}

function showJoining() {
  view.joining.update();
  showLobby(app);
}

function drawTab(name, touched) {
  if (name === "groups") view.matrix.update(touched);
  else if (name === "stations") {
    view.stations.update();
    view.helpers.refresh();
  }
  else if (name === "ranking") view.ranking.update();
}

function tick() {
  view.top.tick();
  showJoining();
  view.meeting.update();
  view.matrix.tick();
  if (view.tabs.current() === "stations") view.helpers.refresh();
  view.items();
  view.drawer.tick();
  showLink();
}

// ---- what the host does ----

function readGroup(number, before) {
  const query = before === null ? "" : `?before=${encodeURIComponent(before)}`;
  return getJson(`${base}/groups/${number}${query}`);
}

function focusPlace(number) {
  return view.matrix.buttonOf(number) ?? byId(`tab-${view.tabs.current()}`);
}

/** "" where a deed was done, else the sentence that says why not. */
function problem(reply) {
  if (reply.ok) return "";
  if (reply.code === "network" || reply.code === "bad_reply") return app.t("board-network");
  return reply.message || app.t("board-server");
}

// ---- words ----

function ageWords(moment) {
  const { key, n } = ageOf(moment, app.now());
  return app.t(`board-age-${key}`, { n });
}

start();
