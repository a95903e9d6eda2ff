// The desk walk: a rehearsal's tour, the map with the walker, and the visitors' phone beside it. Entry of
// templates/studio/walk.html; nothing imports it.
import { spacedCode } from "../core/codes.js";
import { distanceText } from "../core/format.js";
import { resolve } from "../core/localized.js";
import { createRandom } from "../core/noise.js";
import { nextTarget, orderedStations } from "../core/target.js";
import { createPath } from "../core/walking.js";
import { createWalker } from "../core/walker.js";
import { createDeskPhone } from "../ports/desk-phone.js";
import { getJson, postJson } from "../ports/http.js";
import { DeskMap } from "../ui/desk-map.js";
import { announce, el, onPress, pageData, setText } from "../ui/dom.js";
import { loadMessages } from "../ui/messages.js";

const TICK_MS = 250;
// A phone hears of its place once a second, and at once where somebody put it elsewhere or changed its signal: whoever presses
// in it next means the new place. While the group walks, or a key is held, the next tick is soon enough.
const FIX_MS = 1000;
const BEHIND_M = 60;
// The phone as a whole beside the map, where a window is too low for it; below this nobody could read it.
const LEAST_SCALE = 0.7;
const PHONE_PX = { width: 390, height: 844 };
// The bar of the page and a little air.
const AROUND_PX = 92;

const byId = (id) => document.getElementById(id);
const data = pageData();
const route = encodeURIComponent(data.slug);
const walker = createWalker({ random: createRandom(Date.now()) });
const desk = { t: null, map: null, phone: null, token: null, pack: null, rows: [], codes: {}, beginning: false };
const said = { moved: false, at: 0, ticked: 0 };

async function start() {
  desk.t = await loadMessages(data.assets, data.lang, "studio-walk");
  desk.map = new DeskMap(byId("walk-map-area"), { t: desk.t, onPick: toStation, onPlace: toPlace, onStep: step });
  desk.phone = createDeskPhone(byId("walk-phone"), { onChanged: readState, onEnded: () => showTrouble(desk.t("walk-ended")) });
  onPress(byId("walk-go"), toggleWalking);
  onPress(byId("walk-anew"), () => begin());
  onPress(byId("walk-again"), () => begin());
  byId("walk-speed").addEventListener("change", ({ target }) => (walker.settings.speed = Number(target.value)));
  byId("walk-gps").addEventListener("change", ({ target }) => setSignal(target.value));
  scalePhone();
  window.addEventListener("resize", scalePhone);
  await begin(new URLSearchParams(location.search).get("station"));
  said.ticked = performance.now();
  setInterval(tick, TICK_MS);
}

// ---- the rehearsal ----

const asGroup = (path, init) => fetch(path, { ...init, credentials: "omit", headers: { ...init.headers, Authorization: `Bearer ${desk.token}` } });

/** A new rehearsal of the draft as it stands now, from the start or a station. */
async function begin(station = null) {
  if (desk.beginning) return;
  desk.beginning = true;
  busy(true);
  // The former phone goes first: it has nothing to ask for any more.
  desk.phone.end();
  const made = await postJson(`/api/v1/studio/routes/${route}/rehearsal`, {}, { timeoutMs: 60_000 });
  desk.token = made.data?.token;
  const replies = made.ok ? await Promise.all(["/api/v1/pack?part=public", "/api/v1/state"].map((path) => getJson(path, { fetch: asGroup }))) : [made];
  const failed = replies.find(({ ok }) => !ok);
  desk.beginning = false;
  busy(false);
  if (failed) return showTrouble(failed.error.message || desk.t("walk-failed"));
  showTrouble(null);
  const [pack, state] = replies.map((reply) => reply.data);
  Object.assign(desk, { pack, codes: made.data.codes });
  byId("walk-mistakes").hidden = made.data.mistakes === 0;
  await desk.map.open({ pack, tiles: state.tiles });
  showState(state);
  listStations();
  walker.setPath(createPath(pack.route.line, desk.rows.map(({ id, station }) => ({ id, position: station.position }))));
  setOut(station);
  desk.phone.begin(`/studio/routes/${route}/phone`, desk.token);
  return undefined;
}

/** The first place: a station that was asked for, else a little before the first one, as when a group sets out. */
function setOut(station) {
  const first = desk.rows.find((row) => row.station.position);
  if (station && walker.goToStation(station)) byId("walk-status").textContent = arrivedWords(station);
  else if (first) {
    walker.setOutTo(first.id, BEHIND_M);
    byId("walk-status").textContent = "";
  }
  show({ follow: true });
}

async function readState() {
  const { ok, data: state } = await getJson("/api/v1/state", { fetch: asGroup });
  if (ok) showState(state);
}

function showState(state) {
  desk.rows = orderedStations(desk.pack, state);
  desk.map.showStations(desk.rows, nextTarget(desk.rows));
}

// ---- where the group is ----

function toStation(id) {
  walker.pause();
  if (!walker.goToStation(id)) return;
  tellPlace(arrivedWords(id));
  show({ follow: true });
  tellPhone();
}

function toPlace(at) {
  walker.goTo(at);
  show();
  tellPhone();
}

function step(east, north) {
  walker.step(east, north);
  show({ follow: true });
}

function toggleWalking() {
  if (walker.going()) walker.pause();
  else walker.start();
  tellPlace(walker.going() ? desk.t("walk-going") : "");
  show();
}

function tick() {
  const now = performance.now();
  const seconds = (now - said.ticked) / 1000;
  said.ticked = now;
  const wasGoing = walker.going();
  const stop = walker.tick(seconds);
  if (stop) tellPlace(stop.station ? arrivedWords(stop.station) : desk.t("walk-end"));
  if (wasGoing) show({ follow: true });
  if (said.moved || now - said.at >= FIX_MS) tellPhone();
}

function tellPlace(words) {
  setText(byId("walk-status"), words);
  if (words) announce(words);
}

function tellPhone() {
  Object.assign(said, { moved: false, at: performance.now() });
  const fix = walker.fix();
  desk.phone.place(fix);
  desk.map.showFix(fix);
  const { t } = desk;
  setText(byId("walk-fix"), fix ? t("walk-fix", { accuracy: distanceText(fix.accuracy_m, t.language) }) : t("walk-no-fix"));
}

function arrivedWords(id) {
  const { station } = desk.rows.find((row) => row.id === id);
  return desk.t("walk-at", { number: station.number, name: nameOf(station) });
}

const nameOf = (station) => resolve(station.name, desk.t.language);

// ---- what is shown ----

function show({ follow = false } = {}) {
  said.moved = true;
  const position = walker.position();
  if (position) desk.map.showWalker(position, follow);
  setText(byId("walk-go"), desk.t(walker.going() ? "walk-pause" : "walk-go"));
  byId("walk-go").disabled = !walker.canWalk();
}

function listStations() {
  byId("walk-stations").replaceChildren(...desk.rows.map(({ id, station }) => stationItem(id, station)));
}

/** On a narrow screen only the number is seen of a button that says more. */
function stationItem(id, station) {
  const { t } = desk;
  const number = el("span", { class: "walk-number", "aria-hidden": "true" }, String(station.number));
  const words = t(station.position ? "walk-to" : "walk-nowhere", { number: station.number, name: nameOf(station) });
  const inside = [number, el("span", { class: "walk-name" }, words)];
  const way = station.position ? el("button", { class: "link", type: "button" }, inside) : el("p", { class: "walk-nowhere" }, inside);
  if (station.position) onPress(way, () => toStation(id));
  const code = [el("span", { class: "visually-hidden" }, `${t("walk-code")} `), el("b", { translate: "no" }, spacedCode(desk.codes[id]))];
  return el("li", {}, way, el("p", { class: "walk-code" }, code));
}

function busy(on) {
  byId("walk-wait").hidden = !on;
  if (on) announce(byId("walk-wait").textContent);
}

/** A sentence in the place of the phone, or the phone again. */
function showTrouble(words) {
  byId("walk-trouble").hidden = words === null;
  setText(byId("walk-trouble-words"), words ?? "");
  byId("walk-phone").hidden = words !== null;
  document.documentElement.dataset.state = words === null ? "ready" : "trouble";
  if (words) announce(words);
}

/** Where the phone is, as far as its signal goes: between which houses, or what goes wrong with it. */
function setSignal(kind) {
  const wrong = kind === "imprecise" || kind === "silent";
  Object.assign(walker.settings, { around: wrong ? "town" : kind, imprecise: kind === "imprecise", silent: kind === "silent" });
  tellPhone();
}

/** Beside the map the phone is seen as a whole; on a narrow screen it is as wide as the screen. */
function scalePhone() {
  const frame = byId("walk-phone");
  const wide = matchMedia("(min-width: 60em)").matches;
  const room = (window.innerHeight - AROUND_PX) / PHONE_PX.height;
  const scale = wide ? Math.max(LEAST_SCALE, Math.min(1, room)) : 1;
  frame.style.transform = scale < 1 ? `scale(${scale})` : "";
  frame.parentElement.style.width = wide ? `${PHONE_PX.width * scale}px` : "";
  frame.parentElement.style.height = wide ? `${PHONE_PX.height * scale}px` : "";
}

start();
