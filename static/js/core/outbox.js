// What this phone has to say and the server has not judged yet. An event is on the disk before anybody reads "gespeichert",
// goes out with the same id until a reply judges that very id, and is never given up because of an HTTP error, a hotel's
// login page or a cut reply. Pure: transport, store, time and chance are passed in. Imported by core/ and pages/.
import { pauseMs } from "./backoff.js";

const MAX_BATCH = 100;
// So few that a reply comes in time over the slowest network there is.
const MIN_BATCH = 5;
const MAX_ROUNDS = 40;
// Refused check-ins beyond these say nothing new; answers are kept without a limit.
const MAX_REFUSED_CHECKINS = 50;
const FINAL = new Set(["accepted", "duplicate", "refused", "conflict"]);

/**
 * `post(body)` answers {ok, status, data, error, retryAfterS}. `store` is {all(), add(record, extras), settle(changes)},
 * all promises; a record is {id, group, state: "waiting" | "parked", event, local, result}. `alone(work)` runs work while
 * no other tab of this phone sends; `tell(message)` reaches those tabs. `onResult(event, result, standing)` hears of every
 * judgement, `onChange()` of every change of what waits.
 */
export class Outbox {
  #post;
  #store;
  #clock;
  #random;
  #device;
  #alone;
  #tell;
  #onResult;
  #onChange;
  #waiting = new Map();
  #parked = new Map();
  // What another tab has got out of the way while its word on it is still to come.
  #vanished = new Set();
  #running = null;
  #failures = 0;
  // Events in the next batch.
  #size = MAX_BATCH;
  #retryAfterS = 0;
  #cancelTimer = null;
  // What the screens may say of the connection to the server.
  #delivered = { count: 0, at: null };
  #trouble = null;

  constructor({ post, store, clock, device, random, alone, tell = () => {}, onResult = () => {}, onChange = () => {} }) {
    this.#post = post;
    this.#store = store;
    this.#clock = clock;
    this.#device = device;
    this.#random = random;
    this.#alone = alone;
    this.#tell = tell;
    this.#onResult = onResult;
    this.#onChange = onChange;
  }

  /** Reads what an earlier page or another tab has left; resolves when it is known. */
  async load() {
    const records = await this.#store.all();
    const waiting = records.filter((record) => record.state === "waiting");
    const before = this.#waiting;
    this.#waiting = new Map(waiting.map((record) => [record.id, record]));
    for (const id of before.keys()) if (!this.#waiting.has(id)) this.#vanished.add(id);
    this.#parked = new Map(records.filter((record) => record.state === "parked").map((record) => [record.id, record]));
    this.#onChange();
  }

  // ---- what there is ----

  /** The records that wait, in the order in which they happened. */
  records() {
    return [...this.#waiting.values()].sort((one, other) => one.event.seq - other.event.seq);
  }

  pending() {
    return this.records().map((record) => record.event);
  }

  /** What the server has refused for good, newest first: {event, result}. */
  parked() {
    return [...this.#parked.values()].sort((one, other) => other.event.seq - one.event.seq);
  }

  /** {delivered, deliveredAt, trouble}; trouble is the reason of the last failed try, or null. */
  status() {
    return { delivered: this.#delivered.count, deliveredAt: this.#delivered.at, trouble: this.#trouble };
  }

  /** The waiting event of this kind, so that the same deed is never kept twice under two ids. */
  waitingFor(type, { station, question } = {}) {
    return this.pending().find((event) => event.type === type && event.station === station && event.question === question) ?? null;
  }

  // ---- keeping ----

  /**
   * Puts an event on the disk, together with `extras` (changes of the store) and what this phone knows by itself (`local`).
   * Rejects where it cannot be kept; then nothing was.
   */
  async add(event, { local = null, extras = [] } = {}) {
    const record = { id: event.id, group: this.#store.group, state: "waiting", event, local };
    await this.#store.add(record, extras);
    this.#waiting.set(event.id, record);
    this.#onChange();
    this.#tell({ type: "changed" });
  }

  // ---- sending ----

  /** Keeps an event and sends it; answers its result, or {status: "queued", reason} where none has come yet. */
  async send(event, options) {
    if (!this.#waiting.has(event.id)) await this.add(event, options);
    // A batch already on its way may have been cut before this event existed: wait for it, then send again.
    const earlier = await this.#running;
    const round = earlier?.results.has(event.id) ? earlier : await this.flush();
    return round.results.get(event.id) ?? { id: event.id, status: "queued", reason: round.reason, message: round.message };
  }

  /** Sends everything that waits; calls while it is on its way share it. Never rejects. */
  flush() {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#running ??= this.#round().finally(() => {
      this.#running = null;
      this.#plan();
    });
    return this.#running;
  }

  async #round() {
    const round = { results: new Map(), reason: null, message: "", retryAfterS: 0, settled: 0 };
    try {
      await this.#alone(async () => {
        // Another tab may have sent or added meanwhile: the disk knows.
        await this.load();
        for (let turn = 0; turn < MAX_ROUNDS && this.#waiting.size > 0; turn += 1) {
          if (!(await this.#deliver(round))) break;
        }
      });
    } catch (error) {
      round.reason ??= "storage";
      round.message = String(error?.name ?? error);
    }
    // A network that lets something through is worth another try soon, however often it breaks off.
    const before = round.settled > 0 ? 0 : this.#failures;
    this.#failures = round.reason === null ? 0 : before + 1;
    this.#trouble = round.reason;
    this.#retryAfterS = round.retryAfterS;
    this.#onChange();
    return round;
  }

  /** One batch; whether it got anything out of the way, so that a next one is worth it. */
  async #deliver(round) {
    // Whoever calls for help does not stand in line behind a morning's answers.
    const waiting = this.pending();
    const calls = waiting.filter(({ type }) => type === "help");
    const batch = [...calls, ...waiting.filter(({ type }) => type !== "help")].slice(0, this.#size);
    const reply = await this.#post({ device: this.#device, group: this.#store.group, sent_at: this.#clock.iso(), events: batch });
    if (!reply.ok || !Array.isArray(reply.data?.results)) {
      // Nothing is deleted on an HTTP error, whatever its status: only a judgement by id ends an event's wait.
      round.reason = reply.error?.code ?? "bad_reply";
      round.message = reply.error?.message ?? "";
      round.retryAfterS = reply.retryAfterS ?? 0;
      // A batch that was too much for the network would be too much each time.
      this.#size = Math.max(MIN_BATCH, Math.floor(this.#size / 2));
      return false;
    }
    this.#size = Math.min(MAX_BATCH, 2 * this.#size);
    // Heard from the server: whatever was wrong with the way to it is over.
    this.#trouble = null;
    return this.#settle(reply.data, round);
  }

  async #settle({ results, standing }, round) {
    const judged = results.filter((result) => this.#waiting.has(result?.id));
    const final = judged.filter((result) => FINAL.has(result.status));
    const records = final.map((result) => ({ record: this.#waiting.get(result.id), result }));
    for (const result of judged) round.results.set(result.id, result);
    // First the screen's state, then the disk: a crash in between only sends the event once more.
    for (const result of judged) this.#onResult(this.#waiting.get(result.id).event, result, standing);
    const changes = [...records.map(({ record, result }) => settled(record, result)), ...this.#outlived()];
    if (changes.length > 0) await this.#store.settle(changes);
    round.settled += final.length;
    this.#take(records);
    this.#tell({ type: "judged", results: records.map(({ record, result }) => ({ event: record.event, result })), standing });
    const held = judged.find((result) => !FINAL.has(result.status));
    if (held) Object.assign(round, { reason: held.reason ?? "retry", message: held.message ?? "" });
    else if (final.length === 0) round.reason = "bad_reply";
    return final.length > 0 && !held;
  }

  #outlived() {
    const checkins = this.parked().filter(({ event }) => event.type === "checkin");
    return checkins.slice(MAX_REFUSED_CHECKINS).map(({ id }) => ({ remove: id }));
  }

  #take(records) {
    for (const { record, result } of records) {
      this.#waiting.delete(record.id);
      if (isParked(result)) this.#parked.set(record.id, parkedRecord(record, result));
    }
    this.#delivered = { count: this.#delivered.count + records.length, at: this.#clock.wall() };
    this.#onChange();
  }

  /** What another tab of this phone has kept or heard. Never rejects: where the disk fails, the next sending reads it again. */
  async heard(message) {
    if (message?.type === "judged") {
      for (const { event, result } of message.results) {
        const isNews = this.#vanished.delete(event.id) || this.#waiting.has(event.id);
        if (isNews) this.#onResult(event, result, message.standing);
      }
    }
    if (message?.type === "judged" || message?.type === "changed") await this.load().catch(() => {});
  }

  /** After a failure the next try comes by itself, later each time and spread by chance. */
  #plan() {
    if (this.#waiting.size === 0 || this.#failures === 0) return;
    const pause = Math.max(pauseMs(this.#failures, this.#random), this.#retryAfterS * 1000);
    this.#cancelTimer = this.#clock.later(() => this.flush(), pause);
  }
}

/** Whether an event stays on the phone, visible and in the export, although the server will not take it. */
function isParked(result) {
  const verdict = result.status === "duplicate" ? result.first : result.status;
  return verdict === "refused" || verdict === "conflict";
}

function settled(record, result) {
  return isParked(result) ? { put: parkedRecord(record, result) } : { remove: record.id };
}

/** Where a check-in was tried is nobody's business once it has been judged: position and code go. */
function parkedRecord(record, result) {
  const { fix, code, ...body } = record.event.body ?? {};
  return { ...record, state: "parked", event: { ...record.event, body }, result };
}
