// The course of a game on this phone: check in, type a code, answer, take a hint, leave out, call for help, finish, and keep
// the server's state fresh. Every deed is an event in the outbox; screens only read the store, where `server` is the server's
// last word with what this phone knows ahead of it. Pure: ports come in as arguments. Imported by pages/.
import { judgement } from "./events.js";
import { judge, MAX_AGE_S } from "./fence.js";
import { planeDistance } from "./geo.js";
import { ahead } from "./overlay.js";
import { isSignedOut } from "./session.js";
import { applyResult } from "./state.js";
import { checkinChoice, orderedStations } from "./target.js";
import { refusalView } from "./walk.js";

const FRESH_S = 5;
const QUICK_MS = 1500;
const SLOW_MS = 6000;
const READ_TRIES = 3;
// How long somebody waits for a verdict before the phone says that it is saved and goes on by itself.
const PATIENCE_MS = 4000;

const taken = (result) => judgement(result) === "accepted";
const opensStation = (event, result) => event.type === "checkin" && taken(result);

export class Game {
  #store;
  #outbox;
  #ask;
  #makeEvent;
  #getState;
  #locator;
  #unsealing;
  #clock;
  #onLate;
  #onTruth;
  #keepKeys;
  #onKeys;
  #truth;
  // Counts judgements, so that a reading that began before one is known to be out of date.
  #version = 0;
  #reading = null;
  // The number of the log up to which the state must be read.
  #wanted = 0;
  #awaited = new Set();

  /**
   * `outbox` is core/outbox.js, `ask(events)` posts without keeping, `unsealing` core/unsealing.js, `locator` {once(ms) ->
   * fix or null, age(fix) -> seconds}. `onLate(event, result, {ahead})` hears of judgements nobody waits for, `ahead` where the
   * phone had opened the station already; `onTruth(state)` of each new state of the server, `onKeys()` that keys have come;
   * `keepKeys()` gives the changes of the store that keep them.
   */
  constructor({ store, outbox, ask, makeEvent, getState, locator, unsealing, clock, keepKeys = () => [], onKeys = () => {}, onLate = () => {}, onTruth = () => {} }) {
    this.#store = store;
    this.#outbox = outbox;
    this.#ask = ask;
    this.#makeEvent = makeEvent;
    this.#getState = getState;
    this.#locator = locator;
    this.#unsealing = unsealing;
    this.#clock = clock;
    this.#keepKeys = keepKeys;
    this.#onKeys = onKeys;
    this.#onLate = onLate;
    this.#onTruth = onTruth;
    this.#truth = store.get().server;
  }

  // ---- what is true, and what is shown ----

  /** The server's last state, without what this phone knows ahead of it. */
  truth() {
    return this.#truth;
  }

  /** Takes a state of the server and shows it. */
  takeTruth(truth) {
    if (truth === this.#truth) return;
    this.#truth = truth;
    this.#onTruth(truth);
    this.publish();
  }

  /** Brings the store in line with truth, outbox and opened stations. What is on its way just now is not shown ahead. */
  publish() {
    const records = this.#outbox.records();
    const settled = records.filter(({ id }) => !this.#awaited.has(id));
    const options = { records: settled, contents: this.#unsealing.contents(), pack: this.#store.get().pack };
    const pending = records.map(({ event }) => event);
    this.#store.set({ server: ahead(this.#truth, options), pending, awaited: [...this.#awaited] });
  }

  /** Reads the group's state; calls while a reading is on its way share it. Resolves to whether it succeeded. */
  refresh() {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #read() {
    for (let turn = 0; turn < READ_TRIES; turn += 1) {
      const before = this.#version;
      const reply = await this.#getState();
      if (isSignedOut(reply)) this.#store.set({ expelled: true });
      this.#store.set({ online: reply.ok || reply.error?.code !== "network" });
      if (!reply.ok) return false;
      if (before !== this.#version) continue;
      this.takeTruth(reply.data);
      this.learnKeys(reply.data);
      return true;
    }
    return false;
  }

  /** The keys that came with open stations: their pictures are in the pack, and the next reload may find no network. */
  async learnKeys({ stations }) {
    const before = this.#unsealing.keys();
    for (const [id, { key }] of Object.entries(stations ?? {})) if (key) await this.#unsealing.take(id, key);
    if (Object.entries(this.#unsealing.keys()).some(([id, key]) => before[id] !== key)) this.#onKeys();
  }

  /** Whether the stream told of something of this group that no reading has brought yet. */
  behind() {
    return this.#wanted > (this.#truth.log_no ?? Infinity);
  }

  /**
   * Reads until the state holds everything of the log up to a number. What this phone did itself was mostly read before the
   * stream tells of it, and then nothing is read again. `anew`: the server counts from another number, as after a restore.
   */
  async catchUp(logNo, { anew = false } = {}) {
    this.#wanted = anew ? logNo : Math.max(this.#wanted, logNo);
    if (anew || this.#truth.log_no === undefined) await this.refresh();
    for (let turn = 0; turn < READ_TRIES && this.behind(); turn += 1) {
      // A reading that began before the stream's message may end without it: then the next one has it.
      if (!(await this.refresh())) return false;
    }
    return !this.behind();
  }

  /** Something newer than any reading on its way is in the store already: that reading is repeated. */
  outdate() {
    this.#version += 1;
  }

  /** The outbox's ear: every judgement changes the state at once, also one that comes long after its deed. */
  onResult(event, result, standing) {
    this.#version += 1;
    // What this phone has opened ahead it has told already.
    const ahead = Boolean(this.#store.get().server.stations[event.station]?.provisional);
    this.#store.set({ online: true });
    this.takeTruth(applyResult(this.#truth, event, result, standing));
    if (opensStation(event, result)) this.learnKeys({ stations: { [event.station]: { key: result.verdict?.unlocked?.key } } });
    if (!this.#awaited.has(event.id)) this.#onLate(event, result, { ahead });
  }

  /** Sends an event somebody waits for, and stops waiting after a while; the event goes out all the same. */
  async #deed(event, options) {
    this.#awaited.add(event.id);
    this.publish();
    const sending = this.#outbox.send(event, options).catch((error) => this.#unkept(event, error));
    const result = await Promise.race([sending, this.#impatience(event, sending)]);
    this.#awaited.delete(event.id);
    if (result.status === "queued" && result.reason === "network") this.#store.set({ online: false });
    this.publish();
    return result;
  }

  async #impatience({ id }, sending) {
    await this.#soon(PATIENCE_MS);
    // What is not on the disk yet, or has no room there, must not be called saved: its way has to end first.
    const kept = this.#outbox.records().some((record) => record.id === id);
    return kept ? { id, status: "queued", reason: "network" } : sending;
  }

  /** The phone has no room for the event: then only the server can take it, now or not at all. */
  async #unkept(event, error) {
    const result = await this.#once(event);
    return result ?? { id: event.id, status: "unsaved", reason: error?.name ?? "storage" };
  }

  /** Asks the server about an event without keeping it; null where it did not answer. */
  async #once(event) {
    this.#awaited.add(event.id);
    const reply = await this.#ask([event]);
    const result = reply.ok ? reply.data?.results?.find?.((each) => each?.id === event.id) : null;
    if (result) this.onResult(event, result, reply.data.standing);
    this.#awaited.delete(event.id);
    return result ?? null;
  }

  /** Sends what waits; called when reception or the page comes back. */
  async retry() {
    if (this.#outbox.pending().length > 0) await this.#outbox.flush();
  }

  // ---- check-in ----

  /**
   * Tries a GPS check-in. Answers {next}: "code" or "locating" where GPS cannot do it, "choose" with candidates where only
   * the group can say which station it stands at, "opened", or "refused" with a view of the refusal.
   */
  async checkIn(id, { chosen = false } = {}) {
    const row = this.#rows().find((candidate) => candidate.id === id);
    if (!row.fence) return { next: "code" };
    const waiting = this.#outbox.waitingFor("checkin", { station: id });
    if (waiting) {
      const result = await this.#deed(waiting);
      if (judgement(result) !== "refused") return this.#outcome(id, result, null);
    }
    if (this.#store.get().location !== "on") return { next: "locating" };
    const fix = await this.#freshFix();
    if (!fix) return { next: "refused", view: { kind: "nofix" } };
    const aged = this.#aged(fix);
    const choice = checkinChoice(this.#rows(), aged, id);
    if (choice.ask && !chosen) return { next: "choose", candidates: choice.candidates };
    const event = this.#makeEvent("checkin", { station: id, body: { method: "gps", fix: aged } });
    const seen = judge(row.fence, aged);
    if (!seen.inside) return this.#outcome(id, await this.#outside(event, seen, row.station.position), fix);
    const options = await this.#openHere(row);
    return this.#outcome(id, await this.#deed(event, options), fix);
  }

  /**
   * A position that this phone's own rule calls outside: the server has the word, and where it does not answer the phone
   * says what it sees. It is never kept: a refusal would be all that came of it, long after, and in the way of a better try.
   */
  async #outside(event, { reason, distance_m, accuracy_m }, place) {
    const result = await Promise.race([this.#once(event), this.#soon(PATIENCE_MS)]);
    if (result && result.status !== "retry") return result;
    // People are told how far the place is, as the server tells them, not how far its fence is.
    const metres = place ? planeDistance(event.body.fix, place) : distance_m;
    return { id: event.id, status: "refused", reason, verdict: { distance_m: Math.round(metres), accuracy_m: Math.round(accuracy_m) } };
  }

  /** On an open route this phone may open a station by the fence alone, until the server says otherwise. */
  async #openHere({ id }) {
    if (!this.#unsealing.isOpenRoute(id)) return {};
    const opened = await this.#unsealing.tryOpenKey(id);
    return opened ? { local: { opened: true }, extras: this.#keepKeys() } : {};
  }

  /**
   * A code opens the station it belongs to; `id` is the one the group wants. Where the station's seal is on this phone, the
   * code is tried on it: it opens without network, and a wrong one is never kept.
   */
  async enterCode(id, code) {
    if (!this.#unsealing.can(id)) return this.#sendCode(id, code);
    const event = this.#makeEvent("checkin", { station: id, body: { method: "code", code } });
    if (await this.#unsealing.tryCode(id, code)) {
      try {
        await this.#outbox.add(event, { local: { opened: true }, extras: this.#keepKeys() });
      } catch (error) {
        return this.#outcome(id, await this.#unkept(event, error), null);
      }
      this.publish();
      this.#outbox.flush();
      return { next: "opened", ready: Promise.resolve(true) };
    }
    // A poster may have been replaced since the pack was loaded: then only the server knows its code.
    const result = await Promise.race([this.#once(event), this.#soon()]);
    return this.#outcome(id, result ?? { status: "refused", reason: "wrong_code" }, null);
  }

  #soon(ms = QUICK_MS) {
    return new Promise((done) => this.#clock.later(() => done(null), ms));
  }

  async #sendCode(id, code) {
    const waiting = this.#outbox.waitingFor("checkin", { station: id });
    const same = waiting?.body.method === "code" && waiting.body.code === code;
    const event = same ? waiting : this.#makeEvent("checkin", { station: id, body: { method: "code", code } });
    return this.#outcome(id, await this.#deed(event), null);
  }

  #outcome(id, result, fix) {
    const shown = this.#store.get().server.stations[id]?.state;
    const open = shown === "open" || shown === "done";
    // Opened by this phone, and the server has not spoken yet.
    if (result.status === "queued" && open) return { next: "opened", ready: Promise.resolve(true) };
    if (!taken(result)) return { next: "refused", view: refusalView(result, fix) };
    const fresh = this.refresh();
    // A verdict without content leaves it to the state to bring it; only then is there something to wait for.
    return { next: "opened", ready: open ? Promise.resolve(true) : fresh };
  }

  #rows() {
    const { pack, server } = this.#store.get();
    return orderedStations(pack, server);
  }

  async #freshFix() {
    const { fix } = this.#store.get();
    if (fix && this.#locator.age(fix) <= FRESH_S) return fix;
    const usable = fix && this.#locator.age(fix) <= MAX_AGE_S;
    return (await this.#locator.once(usable ? QUICK_MS : SLOW_MS)) ?? (usable ? fix : null);
  }

  #aged({ lat, lon, accuracy_m, ...fix }) {
    const age_s = this.#locator.age({ lat, lon, accuracy_m, ...fix });
    return { lat, lon, accuracy_m, age_s: Math.round(age_s * 10) / 10 };
  }

  // ---- questions ----

  /**
   * Answers {kind}: judged, superseded, waiting (no verdict yet), queued (no reception), unsaved (no room on this phone and
   * no reception) or refused with its message.
   */
  async answer(station, question, response) {
    const known = this.#answer(station, question);
    const attempt = (known?.attempts_used ?? 0) + 1;
    const waiting = this.#outbox.waitingFor("answer", { station, question });
    const same = waiting?.body.attempt === attempt;
    const event = same ? waiting : this.#makeEvent("answer", { station, question, body: { attempt, response } });
    const result = await this.#deed(event);
    if (result.status === "unsaved") return { kind: "unsaved" };
    if (result.status === "queued" || result.status === "retry") {
      return { kind: this.#answer(station, question)?.provisional ? "judged" : "queued", message: result.message ?? "" };
    }
    if (!taken(result)) {
      await this.refresh();
      return { kind: "refused", reason: result.reason, message: result.message ?? "" };
    }
    const state = result.verdict?.state;
    if (state === "superseded") {
      this.#store.set((now) => ({ late: { ...now.late, [question]: event.body.response } }));
      await this.refresh();
      return { kind: "superseded" };
    }
    if (state === "waiting") return { kind: "waiting" };
    this.refresh();
    return { kind: "judged" };
  }

  #answer(station, question) {
    return this.#store.get().server.stations[station]?.answers?.[question];
  }

  async hint(station, question, index) {
    const waiting = this.#outbox.waitingFor("hint", { station, question });
    const same = waiting?.body.index === index;
    const event = same ? waiting : this.#makeEvent("hint", { station, question, body: { index } });
    const result = await this.#deed(event);
    const shown = this.#answer(station, question)?.hints?.some((hint) => hint.index === index && hint.text);
    if (taken(result) || shown) return { kind: "shown" };
    const kind = result.status === "queued" || result.status === "retry" ? "queued" : result.status === "unsaved" ? "unsaved" : "refused";
    return { kind, message: result.message ?? "" };
  }

  /** Tells the group's other phones that this one is at a question; worth nothing later, so it is never kept. */
  async claim(station, question) {
    if (this.#truth.devices > 1) await this.#once(this.#makeEvent("claim", { station, question }));
  }

  // ---- help and ends ----

  skip(station) {
    return this.#choose("skip", station);
  }

  /** Takes a station up again that was left out. */
  reopen(station) {
    return this.#choose("reopen", station);
  }

  /** Only the last of the choices that wait says the same again; whoever changed their mind twice has made three. */
  #choose(type, station) {
    const last = this.#outbox.pending().findLast((event) => event.station === station && (event.type === "skip" || event.type === "reopen"));
    return this.#simple(type, { station }, last?.type === type ? last : null);
  }

  async finish() {
    const outcome = await this.#simple("finish");
    if (outcome.sent) await this.refresh();
    return outcome;
  }

  /** Calls the host; the call waits on this phone until there is reception. */
  callHelp(station = undefined) {
    return this.#simple("help", station ? { station } : {});
  }

  /** {ok, sent, message}: ok where it is done or safely kept. */
  async #simple(type, place = {}, waiting = this.#outbox.waitingFor(type, place)) {
    const result = await this.#deed(waiting ?? this.#makeEvent(type, place));
    const kept = result.status === "queued" || result.status === "retry";
    if (type === "help" && taken(result)) this.refresh();
    return { ok: taken(result) || kept, sent: taken(result), message: result.message ?? "" };
  }
}
