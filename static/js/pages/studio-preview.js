// The phone that the studio shows beside its forms: the play page's own screens, fed by messages from the page around it.
// Entry of templates/studio/preview.html; nothing imports it. What it hears: {kind: "question", question, revision,
// language, theme}, {kind: "verdict", answer}, {kind: "station", station, language, theme}, {kind: "route", route, language,
// theme}, {kind: "empty"}. What it says: {kind: "ready"}, {kind: "answer", response}, {kind: "again"}, {kind: "questions"}.
import { announce, pageData } from "../ui/dom.js";
import { AnsweredScreen } from "../ui/answered.js";
import { switchMessages, translatePage } from "../ui/messages.js";
import { QuestionScreen } from "../ui/question.js";
import { StationScreen } from "../ui/station.js";
import { createRouteScreen } from "../ui/studio/route-screen.js";

const data = pageData();
const ORIGIN = location.origin;
// What a phone has around its screens, with a tour in which there is one group and nothing else happens.
const QUIET = { pending: [], late: {}, claim: null, busy: null, note: "", online: true, complete: false, onlyOpen: true };
const SERVER = { device: { number: 1 }, devices: 1, tour: { phase: "running" } };
const sections = new Map([...document.querySelectorAll("[data-screen]")].map((section) => [section.dataset.screen, section]));
const drafts = new Map();
const view = { total: 1, screen: { name: "loading" }, language: data.lang, row: null, route: null, screens: null, texts: 0 };

const app = {
  t: null,
  drafts: { get: (id) => drafts.get(id), set: (id, draft) => drafts.set(id, draft), typed: () => undefined },
  act: {
    claim() {},
    takeOver() {},
    confirm() {},
    nextStation: again,
    // Its questions are written in a step of their own, where this phone shows them.
    openQuestion: () => tell({ kind: "questions" }),
    answer: (_station, _question, response) => tell({ kind: "answer", response }),
    hint: (_station, id, index) => takeHint(id, index),
  },
  go: (screen) => (screen.name === "question" ? open("question") : again()),
  say: announce,
  model,
  store: { get: () => ({ screen: view.screen, server: { ...SERVER, stations: { [view.row?.id]: view.row?.status } } }) },
  redraw: draw,
  focusScreen() {},
};

function model() {
  // At a station the others are still ahead, as on a group's phone.
  const onlyOpen = view.screen.name !== "station" || view.total < 2;
  return { ...QUIET, onlyOpen, route: view.route, server: SERVER, screen: view.screen, language: view.language, rows: view.row ? Array(view.total).fill(view.row) : [] };
}

async function start() {
  app.t = await switchMessages(null, data.assets, data.lang, "studio-preview");
  view.screens = { question: new QuestionScreen(sections.get("question"), app), answered: new AnsweredScreen(sections.get("answered"), app), station: new StationScreen(sections.get("station"), app), route: createRouteScreen(sections.get("route"), app) };
  addEventListener("message", (event) => {
    if (event.origin === ORIGIN && event.source === parent) hear(event.data);
  });
  document.documentElement.dataset.state = "ready";
  tell({ kind: "ready" });
}

function tell(message) {
  parent.postMessage(message, ORIGIN);
}

async function hear(message) {
  if (message?.theme) document.documentElement.dataset.theme = message.theme;
  if (message?.language) await speak(message.language);
  if (message?.kind === "question") showQuestion(message);
  else if (message?.kind === "verdict") showVerdict(message.answer);
  else if (message?.kind === "station") showStation(message.station);
  else if (message?.kind === "route") showRoute(message.route);
  else if (message?.kind === "empty") open("loading");
}

async function speak(language) {
  view.language = language;
  document.documentElement.lang = language.split("-")[0];
  if (app.t.language === language || !data.languages.includes(language)) return;
  const asked = (view.texts += 1);
  const t = await switchMessages(app.t, data.assets, language, "studio-preview");
  if (asked !== view.texts) return;
  app.t = t;
  translatePage(t);
}

/** `revision` changes with the question, so that its piece is built anew and no verdict on another wording is left. */
function showQuestion({ question, revision, number = 1, total = 1, station }) {
  const id = `station-${revision}`;
  if (view.row?.id === id) return draw();
  const questions = Array.from({ length: total }, (_, place) => (place === number - 1 ? question : { id: `other-${place}` }));
  view.row = { id, station: { name: station ?? "", number: 1 }, status: { state: "open", questions, answers: {} } };
  return open("question", question.id);
}

function showVerdict(answer) {
  const { question } = view.screen;
  const hints = view.row?.status.answers[question]?.hints ?? [];
  view.row.status.answers = { [question]: { ...answer, hints } };
  open("answered", question);
  if (document.hasFocus()) document.getElementById("answered-title").focus();
}

function showStation({ name, blocks, media, questions = [], number = 1, total = 1 }) {
  view.total = total;
  view.row = { id: "station", station: { name, number }, status: { state: "open", insight: blocks, media, questions, answers: {} } };
  open("station");
}

function showRoute(route) {
  view.route = route;
  open("route");
}

/** Back to the question as it was before anybody answered it. */
function again() {
  if (view.row && view.screen.question) {
    view.row.status.answers = {};
    open("question", view.screen.question);
  }
  tell({ kind: "again" });
}

function takeHint(id, index) {
  const question = view.row.status.questions.find((one) => one.id === id);
  const known = view.row.status.answers[id] ?? { attempts_used: 0, attempts_left: question.attempts };
  view.row.status.answers = { [id]: { ...known, hints: [...(known.hints ?? []), { index, text: question.hints[index].text }] } };
}

function open(name, question = view.screen.question) {
  const former = view.screen.name;
  view.screen = { name, station: view.row?.id, question };
  for (const [key, section] of sections) section.hidden = key !== name;
  if (former !== name) sections.get(name).querySelector(".scroll")?.scrollTo(0, 0);
  document.documentElement.dataset.screen = name;
  draw();
}

function draw() {
  view.screens?.[view.screen.name]?.render(model());
}

start();
