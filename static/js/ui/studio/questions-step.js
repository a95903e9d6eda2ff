// Step 2: stations with their questions on the left, the form of one question in the middle, the phone on the right. Imported
// by pages/studio-route.js.
import { copyOf, freshQuestion, phoneQuestion, questionsIn, referenceOf, referenceTo } from "../../core/studio-questions.js";
import { freeQuiz, nameOf, stationsOf } from "../../core/studio-route.js";
import { valueAt } from "../../core/studio-changes.js";
import { announce, el, setText } from "../dom.js";
import { createPhonePreview } from "./phone-preview.js";
import { createAdd } from "./questions/add.js";
import { createBank } from "./questions/bank.js";
import { createQuestionForm } from "./questions/form.js";
import { createQuestionList } from "./questions/list.js";
import { createReferences } from "./questions/references.js";
import { createTrial } from "./questions/trial.js";
import { promptStart } from "./questions/words.js";

// From here on list and form stand side by side (css/studio.css).
const WIDE = "(min-width: 900px)";

export function createQuestionsStep(app) {
  const { t } = app;
  // `chosen` is what somebody picked themselves: on a phone only that takes the place of the list.
  // `emptied` is the station whose last question was taken out here, with the quiz that it asked.
  const view = { station: null, question: null, chosen: false, adding: false, middle: null, key: "", emptied: null };
  const references = createReferences(app, { onOpened: update });
  const list = createQuestionList(app, { view, resolve: references.resolve, deeds: { open: (id) => app.go("questions", id), choose, add: startAdding, move, copy, remove } });
  const phone = createPhonePreview(app, { onAnswer: (response) => trial.answer(response), onAgain: () => trial.again() });
  const trial = createTrial(app, { question: shown, onVerdict: phone.showVerdict, onReveal: (inner) => view.middle?.reveal?.(inner[0], null, inner) });
  const bank = createBank(app, { onUse: use, onCopy: copyFrom });
  const gone = el("div", { class: "notice question-gone", hidden: true });
  const work = el("div", { class: "studio-work" });
  const back = el("button", { class: "link studio-to-list", type: "button", on: { click: toList } }, t("sq-back-to-list"));
  const aside = el("div", { class: "studio-phone" }, phone.element, trial.element);
  const element = el("div", { class: "studio-columns questions-step" }, list.element, el("section", { class: "studio-centre", "aria-label": t("studio-step-questions") }, back, gone, work), aside, bank.element);

  const stationOf = (id) => stationsOf(app.route.document).find((one) => one.id === id) ?? null;
  const station = () => stationOf(view.station);
  const draft = () => (station()?.quiz ? app.quiz(station().quiz) : null);
  const entries = () => questionsIn(draft());
  const entry = () => entries().find((one) => one.id === view.question) ?? null;
  const path = (id) => ["quiz", "questions", id];

  /** The question that form and phone show: the entry itself, or what it refers to. */
  function shown() {
    return entry() ? references.resolve(entry()) : null;
  }

  // ---- what is looked at ----

  function show({ target = null, question = null, field, language, path: exact } = {}) {
    const known = stationsOf(app.route.document).map((one) => one.id);
    const wanted = known.includes(target) ? target : known.includes(view.station) ? view.station : (known[0] ?? null);
    if (wanted !== view.station) Object.assign(view, { station: wanted, question: null, chosen: false, adding: false });
    if (question) Object.assign(view, { question: entryFor(question), chosen: true, adding: false });
    gone.hidden = true;
    const { quiz } = station() ?? {};
    if (quiz && !app.quiz(quiz)) app.openQuiz(quiz).then(() => update());
    update();
    if (field !== undefined && entry()) view.middle?.reveal?.(field, language, exact);
  }

  /** A finding may name a question of another quiz that an entry of this station refers to. */
  function entryFor(question) {
    const found = entries().find((one) => one.id === question) ?? entries().find((one) => referenceOf(one)?.id === question);
    return found?.id ?? question;
  }

  /** Who chooses by key, or brings a question back, goes on in the form; a pointer in the list is where it wants to be. */
  function choose(id, isByKey = false) {
    Object.assign(view, { question: id, chosen: true, adding: false });
    gone.hidden = true;
    update();
    // On a phone the list has just gone, and the focus with it.
    if (!matchMedia(WIDE).matches) back.focus();
    else if (isByKey) view.middle?.reveal?.("prompt", null);
  }

  function startAdding() {
    Object.assign(view, { adding: true, chosen: true });
    update();
    view.middle.focus();
  }

  function toList() {
    Object.assign(view, { chosen: false, adding: false });
    update();
    list.focus();
  }

  // ---- changing the station's questions ----

  /** The draft of the station's quiz; its first question makes one. */
  async function ownQuiz() {
    if (station().quiz) return app.openQuiz(station().quiz);
    const id = view.station;
    const taken = stationsOf(app.route.document).map((one) => one.quiz).filter(Boolean);
    let name = freeQuiz(app.data.slug, id, taken);
    // A quiz of that name may be left over from a station that was removed.
    for (let made = await app.openQuiz(name); questionsIn(made).length > 0; made = await app.openQuiz(name)) {
      taken.push(name);
      name = freeQuiz(app.data.slug, id, taken);
    }
    return app.quiz(name);
  }

  /** Puts a new entry behind the one that is looked at; `make(taken)` builds it. */
  async function put(make) {
    const owner = view.station;
    const quiz = await ownQuiz();
    // Somebody may have gone on to another station while the quiz was fetched.
    if (view.station !== owner) return undefined;
    if (!quiz) return announce(t("sq-no-connection"));
    const known = questionsIn(quiz);
    if (known.length >= app.data.limits.questions) return announce(t("sq-too-many", { most: app.data.limits.questions }));
    const made = make(known.map((one) => one.id));
    const after = known.some((one) => one.id === view.question) ? view.question : (known.at(-1)?.id ?? null);
    const title = quiz.document.quiz?.title ? [] : [{ op: "set", path: ["quiz", "title"], old: null, new: nameOf(station(), t.language) ? structuredClone(station().name) : t("sq-quiz") }];
    app.desk.step(() => {
      if (!station().quiz) app.desk.set(app.route, ["route", "stations", owner, "quiz"], quiz.name);
      app.desk.change(quiz, [...title, { op: "insert", path: path(made.id), new: made, after }]);
    });
    Object.assign(view, { question: made.id, chosen: true, adding: false });
    update();
    view.middle?.reveal?.("prompt", null);
    return undefined;
  }

  function move(id, direction) {
    const ids = entries().map((one) => one.id);
    const place = ids.indexOf(id);
    app.desk.move(draft(), path(id), direction === "up" ? (ids[place - 2] ?? null) : ids[place + 1]);
    update();
    announce(t("sq-moved", { number: place + (direction === "up" ? 0 : 2) }));
    list.focusTool(id, direction);
  }

  function copy(id) {
    const original = entries().find((one) => one.id === id);
    Object.assign(view, { question: id });
    put((taken) => copyOf(original, taken, app.newId));
  }

  function remove(id) {
    const quiz = draft();
    const ids = entries().map((one) => one.id);
    const place = ids.indexOf(id);
    const removed = structuredClone(entries()[place]);
    const words = promptStart(references.resolve(removed) ?? removed, t.language, t);
    const [owner, name] = [view.station, station().quiz];
    const link = ["route", "stations", owner, "quiz"];
    app.desk.step(() => {
      app.desk.remove(quiz, path(id));
      // A quiz without a question cannot be asked.
      if (ids.length === 1) app.desk.set(app.route, link, null);
    });
    if (ids.length === 1) view.emptied = { owner, name };
    Object.assign(view, { question: ids[place + 1] ?? ids[place - 1] ?? null, chosen: false });
    update();
    announce(t("sq-removed-question", { what: words }));
    const restore = () => {
      // Another question may have made the station a quiz of another name since.
      const now = stationOf(owner)?.quiz;
      app.desk.step(() => {
        app.desk.insert((now && app.quiz(now)) ?? quiz, path(id), removed, ids[place - 1] ?? null);
        if (!now) app.desk.set(app.route, link, name);
      });
      choose(id, true);
    };
    gone.replaceChildren(el("p", { text: t("sq-removed-question", { what: words }) }), el("button", { class: "link", type: "button", on: { click: restore } }, t("sq-restore")));
    gone.hidden = false;
    list.focus();
  }

  /** What a colleague wrote into a quiz while its last question was taken out here keeps its station. */
  function keepLinked() {
    const { owner, name } = view.emptied ?? {};
    const there = stationOf(owner);
    if (!there || there.quiz || questionsIn(app.quiz(name)).length === 0) return;
    view.emptied = null;
    app.desk.change(app.route, [{ op: "set", path: ["route", "stations", owner, "quiz"], old: null, new: name }], { step: false });
  }

  /** Asks a question of the bank here as well; within its own quiz that would be the same question twice. */
  async function use(found, close) {
    if (found.quiz === station().quiz) return t("sq-bank-here");
    close();
    await put((taken) => referenceTo(found, taken, app.newId));
    return null;
  }

  /** Copies a question of the bank, which is read as a whole first, because the list tells only how it begins. */
  async function copyFrom({ quiz, id }, close) {
    const reply = await app.api.get(`/questions/${[...quiz.split("/"), id].map(encodeURIComponent).join("/")}`);
    if (!reply.ok) return reply.error.message || t("sq-bank-trouble");
    close();
    await put((taken) => copyOf(reply.data.question, taken, app.newId));
    return null;
  }

  /** Makes a question of one's own out of a reference. */
  function detach() {
    const [here, question, ids] = [entry(), shown(), entries().map((one) => one.id)];
    if (!here || !question) return;
    const after = ids[ids.indexOf(here.id) - 1] ?? null;
    app.desk.change(draft(), [
      { op: "remove", path: path(here.id), old: structuredClone(here), after },
      { op: "insert", path: path(here.id), new: { ...structuredClone(question), id: here.id }, after },
    ]);
    update();
    announce(t("sq-detached"));
    view.middle?.reveal?.("prompt", null);
  }

  // ---- drawing ----

  function update() {
    keepLinked();
    if (!stationsOf(app.route.document).some((one) => one.id === view.station)) view.station = stationsOf(app.route.document)[0]?.id ?? null;
    if (!entry()) {
      if (view.question !== null) view.chosen = false;
      view.question = entries()[0]?.id ?? null;
    }
    element.dataset.selected = view.chosen ? (view.adding ? "new" : (view.question ?? "")) : "";
    list.update();
    middle();
    view.middle?.update();
    preview();
  }

  /** The middle is built anew only where another question, or something else than a question, is to be seen there. */
  function middle() {
    const question = shown();
    const target = entry() && (referenceOf(entry()) ?? { quiz: station().quiz, id: entry().id });
    const kind = !station() ? "none" : view.adding || entries().length === 0 ? "add" : question ? "form" : "coming";
    const key = JSON.stringify([kind, view.station, kind === "form" ? [target, question.type, entry().use ?? null] : nameOf(station(), t.language), kind === "add" && entries().length > 0, kind === "coming" && references.state(entry())]);
    if (key === view.key) return;
    view.key = key;
    view.middle = makeMiddle(kind, target);
    work.replaceChildren(view.middle.element);
    trial.reset();
  }

  function makeMiddle(kind, target) {
    if (kind === "add") {
      const onCancel = entries().length > 0 ? toList : null;
      const name = nameOf(station(), t.language) || t("studio-unnamed");
      return createAdd(app, { station: name, onType: (type) => put(() => freshQuestion(type, app.newId)), onBank: bank.open, onCancel });
    }
    if (kind === "form") return createQuestionForm(app, { ...target, note: references.note(target, view.station, entry().use ? detach : null) });
    const words = kind === "none" ? t("sq-no-stations") : references.state(entry()) === "missing" ? t("sq-reference-missing") : t("sq-reference-coming");
    return { element: el("p", { class: "card", text: words }), update() {}, focus() {} };
  }

  // Whatever changes in a question, seen on the phone or not, ends trying it.
  const trying = { question: "", round: 0 };

  function preview() {
    const question = view.adding ? null : shown();
    aside.hidden = !station();
    trial.element.hidden = !question;
    const now = JSON.stringify(question);
    if (now !== trying.question) {
      Object.assign(trying, { question: now, round: trying.round + 1 });
      trial.reset();
    }
    if (!question) return phone.showNothing();
    const place = { station: station().name ?? "", number: entries().findIndex((one) => one.id === view.question) + 1, total: entries().length, round: trying.round };
    return phone.showQuestion(phoneQuestion(question), null, place);
  }

  return { element, show, update, land: list.focus };
}
