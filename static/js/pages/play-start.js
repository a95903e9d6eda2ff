// The play page: fetches pack and state, wires ports, core and screens together, keeps what both phones of a group show the
// same. Started by pages/play.js on a group's phone and by pages/rehearsal.js on the studio's.
import { judgement } from "../core/events.js";
import { resolve } from "../core/localized.js";
import { meetingPoint } from "../core/meeting.js";
import { present } from "../core/moment.js";
import { phoneKind } from "../core/phone-kind.js";
import { allowedScreen, parentScreen, rememberedScreen } from "../core/screens.js";
import { createStore } from "../core/state.js";
import { isComplete, nextTarget, orderedStations } from "../core/target.js";
import { refusalView, walkView } from "../core/walk.js";
import { emptyStorage } from "../ports/storage.js";
import { announce, loadStyle, pageData, setText } from "../ui/dom.js";
import { aroundPage } from "../ui/in-app.js";
import { createLocating } from "../ui/locating.js";
import { LiveTour } from "../ui/live.js";
import { LocationWatch } from "../ui/location.js";
import { MapArea } from "../ui/map-area.js";
import { loadMessages, switchMessages, translatePage } from "../ui/messages.js";
import { createCards, News } from "../ui/news.js";
import { Offline } from "../ui/offline.js";
import { createActs } from "../ui/parts.js";
import { Pieces } from "../ui/pieces.js";
import { PlayActions } from "../ui/play-actions.js";
import { createScreens, setTitle } from "../ui/screens.js";
import { createSheet } from "../ui/sheet.js";
import { createStations } from "../ui/stations.js";
import { createStatusBar } from "../ui/statusbar.js";
import { startSunButton } from "../ui/theme.js";
import { createWaker } from "../ui/waker.js";
import { WalkScreen } from "../ui/walk.js";

const around = aroundPage();
const POLL_MS = 15_000;
const FLUSH_MS = 60_000;
const RETRY_MS = 5000;
// So long the rest waits for a map that does not come.
const MAP_MS = 8000;
// What a group sees first; all other screens are in pages/play-later.js.
const FIRST = { locating: createLocating, walk: (root, context) => new WalkScreen(root, context), list: createStations };

const data = pageData();
const stage = document.getElementById("stage");
// The browser as this page may use it (ports/phone.js), and what was made of it at the start.
let ports;
let clock;
let device;
let waker;

// What screens may use; and what only this file does.
const app = { t: null, say: announce, store: null, act: null, map: null, location: null, drafts: null, offline: null, speech: null, recording: null };
app.kind = phoneKind(navigator.userAgent, navigator.maxTouchPoints);
app.stayInApp = () => device.set("stay-in-app", true);
Object.assign(app, { go, model, redraw, scrollUp, focusScreen, sheet: setSheet, switchLanguage, rememberInGroup: (...entry) => page.memory.set(...entry), handoff: () => app.offline.handoff() });
const page = { game: null, live: null, news: null, memory: null, screens: null, sheet: null, pieces: null, bar: null, cards: null };
Object.assign(page, { focus: false, part: null, guarded: false, leaving: false, loadingActs: null, coming: false });

// ---- start ----

/** `given` are the exports of ports/phone.js, or a stand-in for them. */
export async function startPlay(given) {
  ports = given;
  clock = ports.createClock();
  device = ports.createStorage("play");
  waker = createWaker({ clock, offsetMs: () => app.offline.session.offsetMs(), redraw });
  Object.assign(app, { leaveFor: ports.leaveFor, remember: device.set });
  startSunButton(document.getElementById("sun"));
  app.offline = new Offline(app, { clock, device, ports });
  app.offline.turn();
  const language = device.get("lang") ?? data.lang;
  try {
    app.t = await loadMessages(data.assets, language, "play");
  } catch {
    // Without messages only the server's own words are left: they say so and offer to load the page again.
    loadingPart("not-loaded").hidden = false;
    loadingPart("text").hidden = true;
    return undefined;
  }
  if (language !== data.lang) speak(language);
  return load();
}

/** The page was rendered in another language than the one chosen on this phone. */
function speak(language) {
  document.documentElement.lang = language;
  translatePage(app.t);
}

/** Pack and state, kept or from the server, tried again until they are there: without them there is nothing to play. */
async function load() {
  const found = await app.offline.session.begin();
  if (found.kind === "expelled") {
    return showLoading(app.t("play-expelled"), { label: app.t("play-rejoin"), act: () => app.leaveFor(joinPath()) });
  }
  if (found.kind === "failed") {
    showLoading(app.t("play-load-failed"), { label: app.t("common-try-again"), act: load });
    return clock.later(load, RETRY_MS);
  }
  return page.game ? undefined : begin(found);
}

function joinPath() {
  const tour = app.offline.session.tour();
  return tour ? `/j/${encodeURIComponent(tour)}` : "/";
}

function loadingPart(name) {
  return document.querySelector(`[data-screen="loading"] [data-part="${name}"]`);
}

function showLoading(text, primary) {
  // Each try that fails again is no news.
  if (loadingPart("text").textContent !== text) app.say(text);
  setText(loadingPart("text"), text);
  page.loadingActs ??= createActs(document.querySelector('[data-screen="loading"]'));
  page.loadingActs({ primary });
}

async function begin({ pack, server, keys, fresh, former }) {
  if (former) emptyStorage(ports.createStorage(`play.${former}`));
  page.memory = ports.createStorage(`play.${server.group.id}`);
  const { memory } = page;
  const saved = memory.get("place", {});
  app.store = createStore({
    ...{ pack, server, language: app.t.language, online: fresh, expelled: false, pending: [], awaited: [], standings: null },
    ...{ location: "off", fix: null, mapHidden: device.get("map-hidden", false), awake: device.get("awake", true), outbox: null, packing: null, room: null },
    ...{ target: saved.target ?? null, aimed: saved.aimed === true, toMeeting: false, screen: saved.screen ?? { name: "walk" } },
    ...{ refusal: null, tries: {}, busy: null, note: "", late: memory.get("late", {}), live: "connecting", takenOver: null },
    stepFree: memory.get("step-free", false),
    cards: around && !device.get("stay-in-app") ? [{ kind: "inapp" }] : [],
  });
  app.drafts = {
    get: (id) => memory.get(`draft.${id}`, undefined),
    // The answer that the draft stands for, as far as it is one: shown beside the one that counted.
    typed: (id) => memory.get(`typed.${id}`) ?? undefined,
    set(id, draft, response) {
      memory.set(`draft.${id}`, draft);
      memory.set(`typed.${id}`, response);
    },
    remove: (id) => ["draft", "typed"].forEach((name) => memory.remove(`${name}.${id}`)),
  };
  app.location = new LocationWatch({ store: app.store, port: ports.geolocation, clock, memory: device, wakeLock: ports.createWakeLock(), onAnswer: locationAnswered });
  page.game = await app.offline.begin({ pack, keys, memory, locator: app.location, onLate: lateResult, appBytes: data.app_bytes ?? 0 });
  const getStandings = () => ports.getJson(`/api/v1/tours/${encodeURIComponent(app.store.get().server.tour.code)}/standings`);
  page.live = new LiveTour({ store: app.store, game: page.game, clock, getStandings, open: ports.openStream });
  page.news = new News(app, { clock, onRunning: () => page.game.retry() });
  app.act = new PlayActions(app, page.game, { leave, clock });
  buildScreens();
  await chooseFirstScreen(saved);
  // News come first, so that what is drawn has them already.
  app.store.subscribe((state) => page.news.follow(state));
  // Drawn only now: the question about the location must not be preceded by a flash of the way.
  app.store.subscribe(render);
  app.store.set({});
  startClockwork();
  if (!fresh) page.game.refresh();
  // List and map come first; the other screens, and what the phone needs for the way, come beside the game.
  await Promise.race([app.map.settled(), new Promise((resolve) => clock.later(resolve, MAP_MS))]);
  loadPieces();
  app.offline.load();
}

function buildScreens() {
  page.screens = createScreens({ root: document.getElementById("main"), stage, tabs: document.querySelector(".tabs"), onTab: openTab });
  const make = (name, create) => create(page.screens.section(name), app);
  const fetch = async () => (await Promise.all([import("./play-later.js"), loadStyle(`${data.assets}build/play-later.css`)]))[0].SCREENS;
  page.pieces = new Pieces(FIRST, { make, fetch, clock });
  page.bar = createStatusBar(app);
  page.cards = createCards(document.getElementById("news"), app, { onResize: () => app.map.resize(), around });
  app.map = new MapArea(stage, app);
  page.sheet = createSheet({ stage, grip: document.getElementById("grip"), onSize: () => app.map.resize() });
  window.addEventListener("resize", () => app.map.resize());
}

async function chooseFirstScreen(saved) {
  const { ask } = await app.location.begin();
  if (ask && (!saved.screen || saved.screen.name === "walk")) app.store.set({ screen: { name: "locating" } });
}

// ---- what is shown ----

/** Everything a screen may read, worked out once per change. */
function model() {
  const state = app.store.get();
  const rows = orderedStations(state.pack, state.server, state.stepFree);
  const complete = isComplete(rows, state.server);
  const target = rows.some((row) => row.id === state.target) ? state.target : nextTarget(rows);
  const age_s = app.location.age(state.fix);
  const here = state.screen.station ?? target;
  const view = walkView({ ...state, rows, target, age_s, heading: app.location.heading() });
  const onlyOpen = rows.every((row) => row.id === here || row.status.state === "done" || row.status.state === "skipped");
  // What is on its way right now is neither saved for later nor answered yet.
  const pending = state.pending.filter((event) => !state.awaited.includes(event.id));
  const meeting = meetingPoint(state);
  const { phase } = state.server.tour;
  const now = present(state, waker.now());
  // Taking over hides the notice of that one claim on this phone.
  const claim = now.claim?.key === state.takenOver ? null : now.claim;
  return { ...state, ...now, claim, pending, target, rows, complete, age_s, view, onlyOpen, meeting, phase, canAsk: state.location === "off" };
}

function render() {
  const state = app.store.get();
  if (state.expelled && !page.leaving) return app.leaveFor(joinPath());
  const now = model();
  const screen = allowedScreen(state.screen, now);
  if (screen.name !== state.screen.name || screen.station !== state.screen.station) {
    // A screen that went away under somebody's hands leaves its focus behind: the new heading takes it.
    page.focus ||= page.screens.shown() !== "loading";
    app.store.set({ screen });
    return undefined;
  }
  const piece = page.pieces.get(screen.name);
  const changed = page.screens.show(piece ? screen.name : "loading");
  document.documentElement.dataset.live = state.live;
  page.bar(now);
  page.cards(now);
  app.map.render(now);
  if (!piece) return void loadPieces();
  piece.render(now);
  nameScreen(screen.name);
  if (page.focus) page.screens.focus(screen.name, page.part);
  Object.assign(page, { focus: false, part: null });
  app.location.follow(now);
  waker.plan(now.changes);
  page.memory.set("late", state.late);
  page.memory.set("place", { target: state.target, aimed: state.aimed, screen: rememberedScreen(screen) });
  if (changed && (screen.name === "standing" || screen.name === "finished")) page.live.readStandings();
  return undefined;
}

/** Screens other than the first: wanted by somebody, or simply next. */
async function loadPieces() {
  if (page.coming) return;
  page.coming = true;
  await page.pieces.load(() => {
    if (page.screens.shown() !== "loading") return;
    // Some browsers never ask twice for a file that has failed: only a new page does.
    const again = () => (navigator.onLine ? location.reload() : undefined);
    showLoading(app.t("play-load-failed"), { label: app.t("common-try-again"), act: again });
  });
  document.documentElement.dataset.pieces = "all";
  page.pieces.get("code").follow();
  redraw();
}

function redraw() {
  app.store.set({});
}

/** Whose focus went away with what it was on starts at the heading again. */
function focusScreen() {
  page.focus = true;
  redraw();
}

function nameScreen(name) {
  setTitle(app.t, page.screens.section(name).querySelector("h1").textContent);
}

// ---- moving about ----

/** Shows a screen with the focus on its heading, or on a named part of it, such as the button that led away before. */
function go(screen, { part = null } = {}) {
  app.speech?.stop();
  app.recording?.stop();
  app.store.set({ screen, note: "" });
  Object.assign(page, { focus: true, part });
  page.screens.scrollToTop(screen.name);
  guardBack(screen);
}

function openTab(tab) {
  const { screen, toMeeting } = app.store.get();
  // The tab one is in leads back to its start, as people expect of tab bars.
  app.store.set({ toMeeting: tab === "walk" && screen.name === "walk" && toMeeting });
  go({ name: tab });
}

/** The phone's own back key goes up one screen instead of leaving the page: one spare history entry catches it. */
function guardBack(screen) {
  if (screen.name === "walk" || page.guarded) return;
  history.pushState({ play: true }, "");
  page.guarded = true;
}

function wentBack() {
  page.guarded = false;
  const { screen } = app.store.get();
  if (screen.name !== "walk") go(parentScreen(screen));
}

function setSheet(step, { atLeast = false } = {}) {
  if (atLeast && page.sheet.step() !== "peek") return;
  page.sheet.set(step);
}

function scrollUp() {
  page.screens.scrollToTop(app.store.get().screen.name);
}

async function switchLanguage(language) {
  const next = await switchMessages(app.t, data.assets, language, "play");
  if (next.language !== language) return app.t("play-language-kept");
  app.t = next;
  device.set("lang", language);
  speak(language);
  app.store.set({ language });
  await ports.postJson("/api/v1/language", { language });
  return "";
}

/** Signs this phone out of its group; the group and its points stay. */
async function leave() {
  // What tells this page that it belongs to no group any more must not lead it elsewhere than the leaving does.
  page.leaving = true;
  page.live.stop();
  const ok = await app.offline.leave(() => ports.postJson("/api/v1/leave", {}));
  if (ok) forgetPlace();
  else page.live.start();
  page.leaving = ok;
  return { ok, message: "" };
}

/** Drafts, place and all else of the group go; what is drawn until the page is gone is kept nowhere. */
function forgetPlace() {
  emptyStorage(page.memory);
  page.memory = ports.createStorage("", null);
}

// ---- what happens by itself ----

function locationAnswered(answer) {
  if (app.store.get().screen.name !== "locating") return;
  if (answer === "on") app.act.setOut();
  else app.say(app.t("call-denied"));
}

/** A judgement that came later than its deed, after no reception or a reload. */
function lateResult(event, result, { ahead }) {
  const { pack, language, refusal, server } = app.store.get();
  const name = resolve(pack.stations.find((candidate) => candidate.id === event.station)?.name, language);
  if (event.type === "checkin" && judgement(result) === "accepted") {
    if (refusal?.station === event.station) app.store.set({ refusal: null });
    if (!ahead) app.say(app.t("play-late-open", { name }));
  }
  // A station that this phone had opened ahead closes with a card of its own (core/news.js).
  if (event.type === "checkin" && judgement(result) === "refused" && !server.stations[event.station]?.provisional) {
    app.store.set({ refusal: { station: event.station, view: refusalView(result, null) } });
    app.say(app.t("call-late-refused", { name }));
  }
  if (event.type === "answer" && result.verdict?.state === "superseded") {
    app.store.set((state) => ({ late: { ...state.late, [event.question]: event.body.response } }));
  }
  if (result.status !== "retry") page.game.refresh();
}

async function keepUp() {
  if (document.visibilityState !== "visible") return;
  await page.game.retry();
  await read();
}

async function read() {
  await page.game.refresh();
  if (["standing", "finished"].includes(app.store.get().screen.name)) page.live.readStandings();
}

/** The state is asked for only while no stream tells of its changes; what waits goes out by the outbox's own pauses. */
function poll() {
  if (document.visibilityState === "visible" && !page.live.follows()) read();
}

function cameOnline() {
  page.live.reopen();
  keepUp();
  const { packing } = app.store.get();
  if (packing?.state !== "ready" || packing.map === "partly") app.offline.load();
}

function startClockwork() {
  setInterval(poll, POLL_MS);
  setInterval(() => document.visibilityState === "visible" && page.game.retry(), FLUSH_MS);
  window.addEventListener("online", cameOnline);
  window.addEventListener("offline", () => app.store.set({ online: false }));
  window.addEventListener("popstate", wentBack);
  window.addEventListener("hashchange", () => page.pieces.get("code")?.follow());
  window.addEventListener("pageshow", (event) => event.persisted && keepUp());
  document.addEventListener("visibilitychange", () => {
    app.location.resume(model());
    keepUp();
  });
  page.game.retry();
  page.live.start();
}
