// The course of a game on this phone: check in, type a code, answer, take a hint, leave out, finish, and keep the server's
// state fresh. Every deed is an event through the sender; screens only read the store. Pure: ports come in as arguments.
// Imported by pages/.
import { judgement } from "./events.js";
import { applyResult } from "./state.js";
import { checkinChoice, orderedStations } from "./target.js";
import { MAX_AGE_S } from "./fence.js";
import { refusalView } from "./walk.js";

const FRESH_S = 5;
const QUICK_MS = 1500;
const SLOW_MS = 10_000;

const taken = (result) => judgement(result) === "accepted";

export function createGame({ store, sender, makeEvent, getState, locator, ageOf, onLate = () => {} }) {
  let version = 0;
  let reading = null;
  const awaited = new Set();

  /** Reads the group's state; a judgement that arrives meanwhile makes the reading out of date, so it is read again. */
  function refresh() {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }

  async function read() {
    for (let turn = 0; turn < 3; turn += 1) {
      const before = version;
      const reply = await getState();
      if (reply.status === 401 || reply.status === 403) store.set({ expelled: true });
      store.set({ online: reply.ok || reply.error?.code !== "network" });
      if (!reply.ok) return false;
      if (before !== version) continue;
      store.set({ server: reply.data });
      return true;
    }
    return false;
  }

  /** The sender's ear: every judgement changes the state at once, also one that comes long after its deed. */
  function onResult(event, result, standing) {
    version += 1;
    store.set((state) => ({ server: applyResult(state.server, event, result, standing), online: true }));
    if (!awaited.has(event.id)) onLate(event, result);
  }

  async function deed(event) {
    awaited.add(event.id);
    const result = await sender.send(event);
    awaited.delete(event.id);
    if (result.status === "queued" && result.reason === "network") store.set({ online: false });
    return result;
  }

  const rows = () => orderedStations(store.get().pack, store.get().server);

  // ---- check-in ----

  /**
   * Tries a GPS check-in. Answers {next}: "code" or "locating" where GPS cannot do it, "choose" with candidates where only
   * the group can say which station it stands at, "opened", or "refused" with a view of the refusal.
   */
  async function checkIn(id, { chosen = false } = {}) {
    const row = rows().find((candidate) => candidate.id === id);
    if (!row.fence) return { next: "code" };
    const waiting = sender.waitingFor("checkin", { station: id });
    if (waiting) {
      const result = await deed(waiting);
      if (judgement(result) !== "refused") return outcome(id, result, null);
    }
    if (store.get().location !== "on") return { next: "locating" };
    const fix = await freshFix();
    if (!fix) return { next: "refused", view: { kind: "nofix" } };
    const choice = checkinChoice(rows(), aged(fix), id);
    if (choice.ask && !chosen) return { next: "choose", candidates: choice.candidates };
    const body = { method: "gps", fix: aged(fix) };
    return outcome(id, await deed(makeEvent("checkin", { station: id, body })), fix);
  }

  /** A code opens the station it belongs to; `id` is the one the group wants. */
  async function enterCode(id, code) {
    const waiting = sender.waitingFor("checkin", { station: id });
    const same = waiting?.body.method === "code" && waiting.body.code === code;
    const event = same ? waiting : makeEvent("checkin", { station: id, body: { method: "code", code } });
    return outcome(id, await deed(event), null);
  }

  function outcome(id, result, fix) {
    if (!taken(result)) return { next: "refused", view: refusalView(result, fix) };
    // A duplicate's verdict may have no content any more, so the state has to bring it.
    const opened = store.get().server?.stations[id]?.state;
    const fresh = refresh();
    return { next: "opened", ready: opened === "open" || opened === "done" ? Promise.resolve(true) : fresh };
  }

  async function freshFix() {
    const { fix } = store.get();
    if (fix && ageOf(fix) <= FRESH_S) return fix;
    const usable = fix && ageOf(fix) <= MAX_AGE_S;
    return (await locator.once(usable ? QUICK_MS : SLOW_MS)) ?? (usable ? fix : null);
  }

  function aged(fix) {
    const { lat, lon, accuracy_m } = fix;
    return { lat, lon, accuracy_m, age_s: Math.round(ageOf(fix) * 10) / 10 };
  }

  // ---- questions ----

  /** Answers {kind}: judged, superseded, waiting (no verdict yet), queued (no reception) or refused with its message. */
  async function answer(station, question, response) {
    const known = store.get().server.stations[station].answers?.[question];
    const attempt = (known?.attempts_used ?? 0) + 1;
    const waiting = sender.waitingFor("answer", { station, question });
    const event = waiting ?? makeEvent("answer", { station, question, body: { attempt, response } });
    const result = await deed(event);
    if (result.status === "queued" || result.status === "retry") return { kind: "queued", message: result.message ?? "" };
    if (!taken(result)) {
      await refresh();
      return { kind: "refused", reason: result.reason, message: result.message ?? "" };
    }
    const state = result.verdict?.state;
    if (state === "superseded") {
      store.set((now) => ({ late: { ...now.late, [question]: event.body.response } }));
      await refresh();
      return { kind: "superseded" };
    }
    if (state === "waiting") return { kind: "waiting" };
    refresh();
    return { kind: "judged" };
  }

  async function hint(station, question, index) {
    const result = await deed(sender.waitingFor("hint", { station, question }) ?? makeEvent("hint", { station, question, body: { index } }));
    if (taken(result)) return { kind: "shown" };
    return { kind: judgement(result) === "refused" ? "refused" : "queued", message: result.message ?? "" };
  }

  async function skip(station) {
    const result = await deed(sender.waitingFor("skip", { station }) ?? makeEvent("skip", { station }));
    return { ok: taken(result), message: result.message ?? "" };
  }

  async function finish() {
    const result = await deed(sender.waitingFor("finish") ?? makeEvent("finish"));
    if (taken(result)) await refresh();
    return { ok: taken(result), message: result.message ?? "" };
  }

  /** Sends what waits; called when reception or the page comes back. */
  async function retry() {
    if (sender.pending().length > 0) await sender.flush();
  }

  return { refresh, onResult, checkIn, enterCode, answer, hint, skip, finish, retry };
}
