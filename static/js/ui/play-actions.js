// What the buttons of the play page do: run a deed of core/game.js, say its outcome, open the screen that follows. Imported
// by pages/play-start.js.
import { resolve } from "../core/localized.js";
import { nextQuestion, withKept } from "../core/questions.js";
import { checkFacts, needsAttention, startCheck } from "../core/startcheck.js";
import { closedAhead, nextTarget } from "../core/target.js";
import { callWords } from "./call.js";
import { isApproximate, refusalWords } from "./refusal.js";
import { toggleSun } from "./theme.js";
import { pointsWords } from "./words.js";

// The event is kept and goes out by itself.
const HELD = new Set(["offline", "waiting", "retry"]);
// A claim is said again only after so long: it holds for 90 s.
const CLAIM_PAUSE_MS = 30_000;

export class PlayActions {
  #app;
  #game;
  #leave;
  #clock;
  // When this phone claimed a question last, by question.
  #claimed = new Map();
  // Whether the start check has had its chance to be shown unasked.
  #checked = false;

  constructor(app, game, { leave, clock }) {
    this.#app = app;
    this.#game = game;
    this.#leave = leave;
    this.#clock = clock;
    for (const name of Object.getOwnPropertyNames(PlayActions.prototype)) {
      if (name !== "constructor") this[name] = this[name].bind(this);
    }
  }

  get #state() {
    return this.#app.store.get();
  }

  #set(patch) {
    this.#app.store.set(patch);
  }

  #name(id) {
    const station = this.#state.pack.stations.find((candidate) => candidate.id === id);
    return resolve(station?.name, this.#state.language);
  }

  /** Whether the screen is still the one a deed began on: who has walked on meanwhile is told, not pulled back. */
  #stayed({ name, station, question }) {
    const now = this.#state.screen;
    const same = now.station === station && now.question === question;
    return same && (now.name === name || (name === "question" && now.name === "answered"));
  }

  // ---- walking ----

  /** Makes a station the target; a pin, the list and "Ansteuern" all come here. Never a check-in. */
  aim(id) {
    const status = this.#state.server.stations[id];
    if (status.state === "open" || status.state === "done") return this.openStation(id);
    this.#set({ target: id, aimed: true, toMeeting: false, refusal: null });
    this.#app.say(this.#app.t("play-map-focused", { name: this.#name(id) }));
    return this.#app.go({ name: "walk" });
  }

  get #target() {
    return this.#app.model().target;
  }

  nextStation() {
    const current = this.#state.screen.station ?? this.#target;
    this.#set({ target: nextTarget(this.#app.model().rows, current) ?? this.#target, aimed: false, toMeeting: false, refusal: null });
    this.#app.go({ name: "walk" });
  }

  showWay() {
    this.#set({ refusal: null });
    this.#app.sheet("half");
    this.#app.map.showWay();
  }

  showMeeting() {
    const { meeting } = this.#app.model();
    if (meeting?.station) this.#set({ target: meeting.station, toMeeting: true });
    this.#app.go(meeting?.station ? { name: "walk" } : { name: "help" });
  }

  clearRefusal() {
    this.#set({ refusal: null });
  }

  // ---- location ----

  askLocation() {
    this.#app.go({ name: "locating" });
  }

  allowLocation() {
    this.#app.sheet("half");
    this.#app.location.allow();
  }

  withoutLocation() {
    this.#app.location.refuse();
    this.#app.sheet("half");
    this.setOut();
  }

  /** On from the question about the location: once to what this phone should be seen to about, else onto the way. */
  setOut() {
    const checked = this.#checked || !needsAttention(startCheck(checkFacts(this.#app.model(), this.#app.offline)));
    this.#checked = true;
    this.#app.go(checked ? { name: "walk" } : { name: "check", from: "walk" });
  }

  // ---- check-in ----

  async checkIn(id, { chosen = false } = {}) {
    if (this.#state.busy) return;
    const begun = this.#state.screen;
    this.#set({ busy: "checkin", target: id, aimed: true, toMeeting: false });
    const outcome = await this.#game.checkIn(id, { chosen });
    this.#set({ busy: null });
    const stayed = this.#stayed(begun);
    if (outcome.next === "opened") await this.#opened(id, outcome, stayed);
    else if (outcome.next === "refused" && outcome.view.kind !== "code_only") this.#refused(id, outcome.view, stayed);
    else if (stayed) this.#ladder(id, outcome);
  }

  /** The next rung where GPS alone does not do it. */
  #ladder(id, outcome) {
    if (outcome.next === "locating") this.askLocation();
    else if (outcome.next === "choose") this.#app.go({ name: "choose", station: id, candidates: outcome.candidates });
    else this.openCode(id, "walk");
  }

  async #opened(id, outcome, stayed) {
    await outcome.ready;
    this.#set({ refusal: null, target: id });
    this.#app.say(this.#app.t("play-station-opened", { name: this.#name(id) }));
    if (stayed) this.#app.go({ name: "station", station: id, fresh: true });
  }

  #tried(id) {
    this.#set(({ tries }) => ({ tries: { ...tries, [id]: (tries[id] ?? 0) + 1 } }));
  }

  #words(view, id) {
    const { t, kind, offline } = this.#app;
    return refusalWords(view, { t, kind, language: this.#state.language, opensHere: offline.opensHere(id) });
  }

  #refused(id, refused, stayed) {
    const view = { ...refused, trouble: this.#app.location.trouble() };
    const words = this.#words(view, id);
    this.#tried(id);
    this.#set({ refusal: { station: id, view } });
    // Where a setting of the phone has to be found, all of the words are needed and the map is of no use.
    if (isApproximate(view)) this.#app.sheet("full");
    else this.#app.sheet("half", { atLeast: true });
    if (stayed && this.#state.screen.name !== "walk") this.#app.go({ name: "walk" });
    else if (stayed) this.#app.scrollUp();
    this.#app.say(`${words.sentence} ${words.next}`.trim());
  }

  /** For a station, or for the one that is due: under an open one nobody looks for the field. */
  openCode(id = closedAhead(this.#app.model().rows, this.#target), from = "walk") {
    if (id) this.#app.go({ name: "code", station: id, from });
    else this.#app.go({ name: "list" });
  }

  leaveCode() {
    this.#app.go({ name: this.#state.screen.from ?? "walk" });
  }

  /** The sentence to show beside the field, or null where the screen changed. */
  async enterCode(id, code) {
    const begun = this.#state.screen;
    this.#set({ busy: "code" });
    const outcome = await this.#game.enterCode(id, code);
    this.#set({ busy: null });
    // The open station may have taken the code's screen away already: that is where the code leads anyway.
    const stayed = this.#stayed(begun) || this.#state.screen.name === "walk";
    if (outcome.next === "opened") {
      await this.#opened(id, outcome, stayed);
      return null;
    }
    const { view } = outcome;
    if (!HELD.has(view.kind)) {
      this.#tried(id);
      return view.kind === "wrong_code" ? this.#app.t("play-code-wrong", { name: this.#name(id) }) : this.#words(view, id).sentence;
    }
    this.#set({ target: id });
    this.#refused(id, { ...view, code: true }, stayed);
    return null;
  }

  // ---- calling the host ----

  /** One tap, and nothing is asked. Without a station the call is about no place. */
  async askHost(station = undefined) {
    if (this.#state.busy) return;
    this.#set({ busy: "help" });
    const outcome = await this.#game.callHelp(station);
    // What was sent stands on the screen as soon as the server's state says so.
    if (outcome.sent) await this.#game.refresh();
    const { phone, call } = this.#app.model();
    const { t } = this.#app;
    const sorry = outcome.message || t(phone ? "call-not-asked-phone" : "call-not-asked", { phone });
    const note = outcome.ok ? "" : sorry;
    this.#set(({ refusal }) => ({ busy: null, note, refusal: outcome.ok && refusal?.station === station ? null : refusal }));
    this.#app.say(note || (call ? callWords(call, { t, language: this.#state.language, phone }).sentence : ""));
  }

  // ---- several phones ----

  /** Tells the group's other phones that this one answers, unless one of them does or this one has said so just now. */
  claim(station, question) {
    const now = this.#clock.wall();
    if (this.#app.model().claim || now - (this.#claimed.get(question) ?? -Infinity) < CLAIM_PAUSE_MS) return;
    if (this.#state.server.devices > 1) this.#claimed.set(question, now);
    this.#game.claim(station, question);
  }

  /** Only advice is given and taken: the other phone may go on answering, and the first answer counts. */
  takeOver({ key }) {
    const { station, question } = this.#state.screen;
    this.#set({ takenOver: key });
    this.#claimed.set(question, this.#clock.wall());
    this.#game.claim(station, question);
    this.#app.say(this.#app.t("call-taken-over"));
  }

  // ---- station and questions ----

  openStation(id) {
    this.#app.go({ name: "station", station: id });
  }

  openQuestion(id, question = nextQuestion(withKept(this.#state.server.stations[id], this.#state.pending))) {
    if (question) this.#app.go({ name: "question", station: id, question });
    else this.openStation(id);
  }

  async answer(station, question, response) {
    if (this.#state.busy) return;
    const begun = this.#state.screen;
    this.#set({ busy: "answer" });
    const outcome = await this.#game.answer(station, question, response);
    this.#set({ busy: null });
    if (outcome.kind === "unsaved") {
      // The draft stays: nothing that was typed is lost with it.
      this.#set({ note: this.#app.t("outbox-full") });
      this.#app.say(this.#state.note);
      return;
    }
    if (outcome.kind === "refused" && outcome.reason !== "attempts_exhausted") {
      this.#set({ note: outcome.message || this.#app.t("play-not-done") });
      this.#app.say(this.#state.note);
      return;
    }
    if (outcome.kind === "refused") this.#set((state) => ({ late: { ...state.late, [question]: response } }));
    this.#app.drafts.remove(question);
    if (this.#stayed(begun)) this.#app.go({ name: "answered", station, question });
    this.#app.say(this.#resultWords(station, question, outcome));
  }

  #resultWords(station, question, { kind, message }) {
    const { t } = this.#app;
    if (kind === "queued") return `${t("play-saved")}. ${message || t("play-saved-next")}`;
    if (kind === "waiting") return `${t("play-saved")}. ${t("play-saved-next")}`;
    const answer = this.#state.server.stations[station].answers?.[question];
    const word = { right: "play-right", partly: "play-partly" }[answer?.state] ?? "play-wrong";
    return `${t(word)}. ${pointsWords(answer?.points ?? 0, t, this.#state.language)}.`;
  }

  /** Takes a hint and says it, or says why it did not come. */
  async hint(station, question, index) {
    const { t } = this.#app;
    const outcome = await this.#game.hint(station, question, index);
    const taken = this.#state.server.stations[station].answers?.[question]?.hints?.find((hint) => hint.index === index);
    const note = outcome.kind === "shown" ? "" : outcome.message || t(outcome.kind === "queued" ? "play-hint-queued" : "play-not-done");
    this.#set({ note });
    this.#app.say(note || (taken ? `${t("play-hint-title")}: ${resolve(taken.text, this.#state.language)}` : ""));
  }

  // ---- cards above the sheet ----

  openCard({ station }) {
    this.#set({ target: station, aimed: false, toMeeting: false });
    this.openStation(station);
  }

  closeCard() {
    this.#set(({ cards }) => ({ cards: cards.slice(0, -1) }));
    // The button that had the focus is gone with its card: the screen's heading takes it.
    this.#app.focusScreen();
  }

  /** From the card of a station that closed again to the walk that leads on from there. */
  lookAt({ station }) {
    this.closeCard();
    this.aim(station);
  }

  stayInApp() {
    this.#app.stayInApp();
    this.closeCard();
  }

  // ---- what is kept here, and the way out ----

  async sendNow() {
    if (this.#state.busy) return;
    this.#set({ busy: "send" });
    await this.#game.retry();
    this.#set({ busy: null });
    const words = this.#app.t(this.#state.pending.length > 0 ? "outbox-not-sent" : "outbox-sent");
    this.#set({ note: this.#state.pending.length > 0 ? words : "" });
    this.#app.say(words);
  }

  async exportEvents() {
    if (!(await this.#app.offline.exportEvents())) return;
    const note = this.#app.t("outbox-saved");
    this.#set({ note });
    this.#app.say(note);
  }

  loadMedia() {
    this.#app.offline.allowMedia();
  }

  // ---- help ----

  toggleSun() {
    toggleSun(document.getElementById("sun"));
    this.#app.redraw();
  }

  hideMap(hidden) {
    this.#app.remember("map-hidden", hidden);
    this.#set({ mapHidden: hidden });
  }

  /** The order without steps, from now on and for this phone: who pushes a wheelchair has it in the hand. */
  orderStepFree(stepFree) {
    this.#app.rememberInGroup("step-free", stepFree);
    this.#set({ stepFree, aimed: false });
  }

  keepAwake(awake) {
    this.#app.remember("awake", awake);
    this.#set({ awake });
  }

  async language(language) {
    const note = await this.#app.switchLanguage(language);
    this.#set({ note });
    if (note) this.#app.say(note);
  }

  /** A station that was left out is on the way again, and the next to go to. */
  async reopen(id) {
    if (this.#state.busy) return;
    this.#set({ busy: "reopen" });
    const outcome = await this.#game.reopen(id);
    this.#set({ busy: null, note: outcome.ok ? "" : outcome.message || this.#app.t("play-not-done") });
    if (outcome.ok) this.aim(id);
    else this.#app.say(this.#state.note);
  }

  confirm(what) {
    this.#app.go({ name: "confirm", what });
  }

  async confirmed(what) {
    if (this.#state.busy) return;
    this.#set({ busy: "confirm" });
    const target = this.#target;
    const outcome = await { skip: () => this.#game.skip(target), finish: () => this.#game.finish(), leave: this.#leave }[what]();
    this.#set({ busy: null });
    if (!outcome.ok) {
      const note = outcome.message || this.#app.t("play-not-done");
      this.#set({ note });
      this.#app.say(note);
    } else if (what === "leave") this.#app.leaveFor("/");
    else {
      if (!outcome.sent) this.#app.say(this.#app.t("play-queued-done"));
      if (what === "skip") this.nextStation();
      else this.#app.go({ name: "finished" });
    }
  }
}
