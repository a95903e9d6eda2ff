// The course of a game on this phone: check in, type a code, answer, take a hint, leave out, finish, and keep the server's
// state fresh. Every deed is an event through the sender; screens only read the store. Pure: ports come in as arguments.
// Imported by pages/.
import { judgement } from "./events.js";
import { MAX_AGE_S } from "./fence.js";
import { applyResult } from "./state.js";
import { checkinChoice, orderedStations } from "./target.js";
import { refusalView } from "./walk.js";

const FRESH_S = 5;
const QUICK_MS = 1500;
const SLOW_MS = 6000;
const READ_TRIES = 3;

const taken = (result) => judgement(result) === "accepted";

export class Game {
  #store;
  #sender;
  #makeEvent;
  #getState;
  #locator;
  #onLate;
  // Counts judgements, so that a reading that began before one is known to be out of date.
  #version = 0;
  #reading = null;
  // The number of the log up to which the state must be read.
  #wanted = 0;
  #awaited = new Set();

  /** `locator` is {once(timeoutMs) -> fix or null, age(fix) -> seconds}; `onLate` hears of judgements nobody waits for. */
  constructor({ store, sender, makeEvent, getState, locator, onLate = () => {} }) {
    this.#store = store;
    this.#sender = sender;
    this.#makeEvent = makeEvent;
    this.#getState = getState;
    this.#locator = locator;
    this.#onLate = onLate;
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
      if (reply.status === 401 || reply.status === 403) this.#store.set({ expelled: true });
      this.#store.set({ online: reply.ok || reply.error?.code !== "network" });
      if (!reply.ok) return false;
      if (before !== this.#version) continue;
      this.#store.set({ server: reply.data });
      return true;
    }
    return false;
  }

  /** Whether the stream told of something of this group that no reading has brought yet. */
  behind() {
    return this.#wanted > (this.#store.get().server.log_no ?? Infinity);
  }

  /**
   * Reads until the state holds everything of the log up to a number. What this phone did itself was mostly read before the
   * stream tells of it, and then nothing is read again. `anew`: the server counts from another number, as after a restore.
   */
  async catchUp(logNo, { anew = false } = {}) {
    this.#wanted = anew ? logNo : Math.max(this.#wanted, logNo);
    const { log_no: known } = this.#store.get().server;
    if (anew || known === undefined) await this.refresh();
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

  /** The sender's ear: every judgement changes the state at once, also one that comes long after its deed. */
  onResult(event, result, standing) {
    this.#version += 1;
    this.#store.set((state) => ({ server: applyResult(state.server, event, result, standing), online: true }));
    if (!this.#awaited.has(event.id)) this.#onLate(event, result);
  }

  /** Sends an event somebody waits for; while it is on its way it does not count as waiting for reception. */
  async #deed(event) {
    this.#awaited.add(event.id);
    this.#store.set({ awaited: [...this.#awaited] });
    const result = await this.#sender.send(event);
    this.#awaited.delete(event.id);
    this.#store.set({ awaited: [...this.#awaited] });
    if (result.status === "queued" && result.reason === "network") this.#store.set({ online: false });
    return result;
  }

  /** Sends what waits; called when reception or the page comes back. */
  async retry() {
    if (this.#sender.pending().length > 0) await this.#sender.flush();
  }

  // ---- check-in ----

  /**
   * Tries a GPS check-in. Answers {next}: "code" or "locating" where GPS cannot do it, "choose" with candidates where only
   * the group can say which station it stands at, "opened", or "refused" with a view of the refusal.
   */
  async checkIn(id, { chosen = false } = {}) {
    const row = this.#rows().find((candidate) => candidate.id === id);
    if (!row.fence) return { next: "code" };
    const waiting = this.#sender.waitingFor("checkin", { station: id });
    if (waiting) {
      const result = await this.#deed(waiting);
      if (judgement(result) !== "refused") return this.#outcome(id, result, null);
    }
    if (this.#store.get().location !== "on") return { next: "locating" };
    const fix = await this.#freshFix();
    if (!fix) return { next: "refused", view: { kind: "nofix" } };
    const choice = checkinChoice(this.#rows(), this.#aged(fix), id);
    if (choice.ask && !chosen) return { next: "choose", candidates: choice.candidates };
    const body = { method: "gps", fix: this.#aged(fix) };
    return this.#outcome(id, await this.#deed(this.#makeEvent("checkin", { station: id, body })), fix);
  }

  /** A code opens the station it belongs to; `id` is the one the group wants. */
  async enterCode(id, code) {
    const waiting = this.#sender.waitingFor("checkin", { station: id });
    const same = waiting?.body.method === "code" && waiting.body.code === code;
    const event = same ? waiting : this.#makeEvent("checkin", { station: id, body: { method: "code", code } });
    return this.#outcome(id, await this.#deed(event), null);
  }

  #outcome(id, result, fix) {
    if (!taken(result)) return { next: "refused", view: refusalView(result, fix) };
    const fresh = this.refresh();
    // A verdict without content leaves it to the state to bring it; only then is there something to wait for.
    const opened = this.#store.get().server.stations[id]?.state;
    return { next: "opened", ready: opened === "open" || opened === "done" ? Promise.resolve(true) : fresh };
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

  /** Answers {kind}: judged, superseded, waiting (no verdict yet), queued (no reception) or refused with its message. */
  async answer(station, question, response) {
    const known = this.#store.get().server.stations[station].answers?.[question];
    const attempt = (known?.attempts_used ?? 0) + 1;
    const waiting = this.#sender.waitingFor("answer", { station, question });
    const event = waiting ?? this.#makeEvent("answer", { station, question, body: { attempt, response } });
    const result = await this.#deed(event);
    if (result.status === "queued" || result.status === "retry") return { kind: "queued", message: result.message ?? "" };
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

  async hint(station, question, index) {
    const waiting = this.#sender.waitingFor("hint", { station, question });
    const event = waiting ?? this.#makeEvent("hint", { station, question, body: { index } });
    const result = await this.#deed(event);
    if (taken(result)) return { kind: "shown" };
    return { kind: judgement(result) === "refused" ? "refused" : "queued", message: result.message ?? "" };
  }

  // ---- ends ----

  async skip(station) {
    const result = await this.#deed(this.#sender.waitingFor("skip", { station }) ?? this.#makeEvent("skip", { station }));
    return { ok: taken(result), message: result.message ?? "" };
  }

  async finish() {
    const result = await this.#deed(this.#sender.waitingFor("finish") ?? this.#makeEvent("finish"));
    if (taken(result)) await this.refresh();
    return { ok: taken(result), message: result.message ?? "" };
  }
}
