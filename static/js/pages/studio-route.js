// The editor of a route: opens the drafts, wires desk and steps together, leads from place to place. Entry of
// templates/studio/route.html; nothing imports it.
import { uuid } from "../core/ids.js";
import { createDesk } from "../core/studio-desk.js";
import { fieldKey, nameOf, placeOf, stationsOf } from "../core/studio-route.js";
import { valueAt } from "../core/studio-changes.js";
import { createClock } from "../ports/clock.js";
import { getJson, postFile, postJson } from "../ports/http.js";
import { createTabStorage } from "../ports/tab-storage.js";
import { announce, el, pageData, setText } from "../ui/dom.js";
import { loadMessages } from "../ui/messages.js";
import { createCheckStep, createChecker } from "../ui/studio/check-step.js";
import { createConflicts } from "../ui/studio/conflicts.js";
import { createDataStep } from "../ui/studio/data-step.js";
import { createEvidence } from "../ui/studio/evidence-part.js";
import { createMapPart } from "../ui/studio/map-part.js";
import { createMediaPart } from "../ui/studio/media-part.js";
import { createPublishStep } from "../ui/studio/publish-step.js";
import { createQuestionsStep } from "../ui/studio/questions-step.js";
import { createSaveState } from "../ui/studio/save-state.js";
import { createStationsStep } from "../ui/studio/stations-step.js";

const STEPS = ["stations", "questions", "check", "publish", "data"];
const PARTS = { map: createMapPart, pictures: (context, id) => createMediaPart(context, id, "picture"), audio: (context, id) => createMediaPart(context, id, "sound") };
const data = pageData();
const clock = createClock();
const address = (what, kind, name) => `/${what}/${kind}/${name.split("/").map(encodeURIComponent).join("/")}`;
const view = { step: null, target: null, steps: {}, saveState: null, conflicts: null, pending: false };

const wayBack = el("a", { class: "link jump-here", href: "#check" });
const app = { ...{ data, t: null, desk: null, route: null, announce, clock }, ...{ go, select, reveal, label, time, metres, languages, questionsOf, stationName, quiz, openQuiz, openQuizzes, jump, quizOwner, day, redraw: soon } };
app.selected = () => (view.step === "stations" || view.step === "questions" ? view.target : null);
app.api = { get: (path, options) => getJson(`/api/v1/studio${path}`, options), post: (path, body, options) => postJson(`/api/v1/studio${path}`, body, options) };
// What stands in the history afterwards names whose page this is: somebody else may have logged in at this browser since.
app.api.write = (path, body) => app.api.post(path, { ...body, user: data.user });
app.newId = () => uuid((count) => crypto.getRandomValues(new Uint8Array(count)));
app.sendLine = (file) => postFile("/api/v1/studio/line", file);
app.upload = (file, timeoutMs) => postFile(`/api/v1/studio/files?name=${encodeURIComponent(file.name)}`, file, { timeoutMs });

async function start() {
  // What the page says of a name that was taken holds for its first look alone.
  if (location.search) history.replaceState(null, "", location.pathname + location.hash);
  try {
    app.t = await loadMessages(data.assets, data.lang, "studio-route");
  } catch {
    return failed(document.getElementById("loading").textContent);
  }
  // Under one's own name: somebody else at this browser must not send it as theirs.
  const storage = await createTabStorage(`studio.${data.user}`);
  app.desk = createDesk({
    post: (kind, name, save) => app.api.write(address("saves", kind, name), save),
    get: (kind, name, since) => app.api.get(`${address("saves", kind, name)}?since=${since}`),
    newId: app.newId,
    onChange: () => soon(),
    ...{ clock, storage },
  });
  const found = await app.api.get(address("documents", "route", data.slug));
  if (!found.ok) return failed(app.t("studio-not-loaded"));
  app.route = app.desk.open(found.data);
  await openQuizzes();
  // A question of another route, or of a station that has gone since, waits in a quiz that nothing here leads to.
  await Promise.all(storage.left("quiz").map(openQuiz));
  return begin();
}

function failed(text) {
  setText(document.getElementById("loading"), text);
  document.documentElement.dataset.state = "not-loaded";
}

/** The draft of a quiz that is open, or null. */
function quiz(name) {
  return app.desk.draftOf("quiz", name);
}

/** Opens the draft of a quiz; one that is not there yet begins empty and is made by its first save. */
async function openQuiz(name) {
  if (quiz(name)) return quiz(name);
  const found = await app.api.get(address("documents", "quiz", name));
  return quiz(name) ?? (found.ok ? app.desk.open(found.data) : null);
}

/** The quizzes of all stations. */
function openQuizzes() {
  return Promise.all([...new Set(stationsOf(app.route.document).map((station) => station.quiz).filter(Boolean))].map(openQuiz));
}

function begin() {
  view.saveState = createSaveState(app);
  view.conflicts = createConflicts(app);
  view.steps.stations = (context) => createStationsStep(context, { ...PARTS, evidence: createEvidence(app) });
  const checker = createChecker(app, checked);
  view.steps.check = (context) => createCheckStep(context, checker);
  view.steps.publish = (context) => createPublishStep(context, checker);
  view.steps.data = createDataStep;
  view.checker = checker;
  checker.soon(0);
  view.steps.questions = createQuestionsStep;
  setText(wayBack, app.t("publish-check-back"));
  addEventListener("hashchange", follow);
  addEventListener("online", () => app.desk.flush());
  addEventListener("beforeunload", (event) => {
    // What waits is on this device and goes out by itself, unless the browser keeps nothing at all.
    if (app.desk.state().waiting > 0) {
      app.desk.flush();
      event.preventDefault();
    }
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? app.desk.flush() : app.desk.poll()));
  setInterval(() => !document.hidden && app.desk.poll(), app.desk.POLL_MS);
  follow();
  update();
  document.documentElement.dataset.state = "ready";
}

/** Where the address says one is: #stations/rathaus. */
function follow() {
  const [step, ...rest] = location.hash.slice(1).split("/").map(decoded);
  const target = rest.join("/") || null;
  open(STEPS.includes(step) && view.steps[step] ? step : "stations", target);
}

/** An address that somebody has cut short leads to where it still can. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

function open(step, target, focus = {}) {
  const changed = view.step !== step;
  const held = document.activeElement;
  view.step = step;
  view.target = target;
  if (typeof view.steps[step] === "function") view.steps[step] = view.steps[step](app);
  const root = document.getElementById("steps");
  if (step === "check") {
    document.getElementById("jump-back").hidden = true;
    wayBack.remove();
  }
  if (changed) {
    root.replaceChildren(view.steps[step].element);
    document.getElementById("studio").dataset.step = step;
    for (const link of document.querySelectorAll(".stepper [data-step]")) {
      if (link.dataset.step === step) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
  }
  view.steps[step].show({ target, ...focus });
  if (isLost(held)) (view.steps[step].land ?? (() => root.focus()))();
}

/** Whether what had the focus went away, and nothing has taken it. A page that opens begins at its top. */
function isLost(held) {
  const now = document.activeElement;
  return held !== document.body && (now === document.body || (now === held && held.closest("[hidden]") !== null));
}

/** Leads to a step and what is looked at in it. */
function go(step, target = null, focus = {}) {
  const hash = `#${[step, target].filter(Boolean).map((part) => part.split("/").map(encodeURIComponent).join("/")).join("/")}`;
  // At once, not when the browser tells of the new address: in between, another drawing would take the focus away.
  if (location.hash !== hash && !(hash === "#stations" && location.hash === "")) history.pushState(null, "", hash);
  open(step, target, focus);
}

/** The station that is looked at, or the whole route. */
function select(id, focus = {}) {
  go(view.step === "questions" ? "questions" : "stations", id, focus);
}

/** Leads to the field of a path, as findings and undone steps name them. */
function reveal(draft, path) {
  const { station, question, field, language } = placeOf(path);
  if (draft.kind === "quiz") {
    const owner = stationsOf(app.route.document).find((one) => one.quiz === draft.name);
    return go("questions", owner?.id ?? null, { question, field: field ?? "prompt", language, path });
  }
  const there = station && valueAt(app.route.document, ["route", "stations", station]);
  return go("stations", there ? station : null, { field: field ?? undefined, language, path });
}

/** How a field is called: as in the form. */
function label(path, draft) {
  const key = fieldKey(path, draft, data.fields, app.t.has);
  return key && app.t.has(key) ? app.t(key) : path.at(-1);
}

function time(moment) {
  return new Intl.DateTimeFormat(app.t.language === "en" ? "en-GB" : "de", { hour: "2-digit", minute: "2-digit", timeZone: data.timezone }).format(moment);
}

/** A length as people say it. */
function metres(value) {
  const kilometres = value >= 1000;
  const figure = kilometres ? Math.round(value / 100) / 10 : value < 100 ? Math.round(value / 5) * 5 : Math.round(value / 10) * 10;
  return `${new Intl.NumberFormat(app.t.language === "en" ? "en-GB" : "de").format(figure)} ${kilometres ? "km" : "m"}`;
}

function languages() {
  const found = valueAt(app.route.document, ["route", "languages"]);
  return Array.isArray(found) && found.length > 0 ? found : ["de"];
}

/** The questions that a station asks, as far as its quiz is open. */
function questionsOf(station) {
  const found = station?.quiz ? quiz(station.quiz)?.document.quiz?.questions : null;
  return Array.isArray(found) ? found : [];
}

function stationName(id) {
  return nameOf(valueAt(app.route.document, ["route", "stations", id]), app.t.language) || app.t("studio-unnamed");
}

/** Draws at most once a frame, however much has changed. */
function soon() {
  if (view.pending || !view.saveState) return;
  view.pending = true;
  requestAnimationFrame(() => {
    view.pending = false;
    update();
  });
}

/** Counts what is missing where it is to be mended. */
function checked({ reply }) {
  const wrong = (reply?.findings ?? []).filter(({ level }) => level === "error");
  const counts = { check: wrong.length, questions: wrong.filter(({ step }) => step === "questions").length };
  counts.stations = wrong.filter(({ step }) => step && step !== "questions").length;
  for (const [step, count] of Object.entries(counts)) {
    const badge = document.querySelector(`.stepper [data-step="${step}"] .count`);
    badge.hidden = count === 0;
    setText(badge.firstElementChild, count);
    setText(badge.lastElementChild, app.t("publish-check-bad", { n: count }));
  }
  view.steps[view.step]?.update?.();
}

/** From a finding to its field; a way back is offered above the form, and beneath the field for those who go on by keys. */
function jump(finding) {
  const draft = finding.document === "route" ? app.route : quiz(finding.document);
  if (draft) reveal(draft, finding.path);
  document.getElementById("jump-back").hidden = false;
  document.activeElement.closest(".field, .media-part, [data-place]")?.append(wayBack);
}

/** The station that a quiz belongs to, by name. */
function quizOwner(name) {
  const station = stationsOf(app.route.document).find((one) => one.quiz === name);
  return station ? nameOf(station, app.t.language) || app.t("studio-unnamed") : null;
}

function day(moment) {
  const zone = { timeZone: data.timezone };
  const language = app.t.language === "en" ? "en-GB" : "de";
  const date = (value) => new Intl.DateTimeFormat(language, { ...zone, day: "2-digit", month: "2-digit", year: "numeric" }).format(value);
  const then = new Date(moment);
  return date(then) === date(clock.wall()) ? app.t("studio-today", { time: time(then) }) : `${date(then)} ${time(then)}`;
}

function update() {
  const { rev } = app.route;
  const revs = app.desk.drafts().reduce((sum, draft) => sum + draft.rev, rev);
  if (view.revs !== undefined && view.revs !== revs) view.checker.soon();
  view.revs = revs;
  view.saveState();
  view.conflicts();
  view.steps[view.step]?.update?.();
  const walk = document.getElementById("walk");
  for (const link of document.querySelectorAll('.stepper :is([data-step="stations"], [data-step="questions"])')) link.hash = `#${[link.dataset.step, app.selected()].filter(Boolean).map(encodeURIComponent).join("/")}`;
  walk.search = app.selected() ? `?station=${encodeURIComponent(app.selected())}` : "";
  const title = nameOf({ name: valueAt(app.route.document, ["route", "title"]) }, app.t.language) || app.t("studio-unnamed");
  setText(document.getElementById("route-title"), title);
}

start();
