// What the host does, as events: each form has one deed at a time, and a deed whose reply was lost keeps its id for the
// next try, so that nothing is applied twice. Pure: transport and chance are passed in. Imported by pages/board.js.
import { uuid } from "./ids.js";

const FINAL = new Set(["accepted", "duplicate", "refused", "conflict"]);

/**
 * `post(body)` answers {ok, status, data, error}. The returned perform(key, deed) sends one deed of the form `key` and
 * resolves to {ok, status, message, code}; null where that form still waits for its last one.
 */
export function createHostEvents({ post, randomBytes }) {
  const kept = new Map();
  const busy = new Set();

  async function perform(key, deed) {
    if (busy.has(key)) return null;
    busy.add(key);
    try {
      return await send(key, deed);
    } finally {
      busy.delete(key);
    }
  }

  async function send(key, deed) {
    const shape = JSON.stringify(deed);
    // Another text is another deed: only the very same one may go on under the old id.
    if (kept.get(key)?.shape !== shape) kept.set(key, { shape, id: uuid(randomBytes) });
    const { id } = kept.get(key);
    const reply = await post({ events: [{ id, ...deed, body: deed.body ?? {} }] });
    const result = reply.ok ? reply.data?.results?.find((each) => each?.id === id) : null;
    if (!result || !FINAL.has(result.status)) {
      // A request that the server turned down as a whole was not applied, and the same one would be turned down again.
      if (!reply.ok && reply.status >= 400 && reply.status < 500) kept.delete(key);
      const code = reply.error?.code ?? result?.reason ?? "bad_reply";
      return { ok: false, status: "failed", code, message: reply.error?.message || result?.message || "" };
    }
    kept.delete(key);
    const ok = result.status === "accepted" || (result.status === "duplicate" && result.first !== "refused");
    return { ok, status: result.status, code: result.reason ?? null, message: result.message ?? "" };
  }

  return { perform, isBusy: (key) => busy.has(key) };
}

/** The one main deed of a phase and what stands beside it: event types, each with its own words. */
export function phaseDeeds(phase) {
  const deeds = {
    planned: ["open", "start"],
    open: ["start", "end"],
    running: ["pause", "end"],
    paused: ["resume", "end"],
    ended: [null, "reopen"],
  };
  const [main, second] = deeds[phase] ?? [null, null];
  return { main, second };
}

/** The event type behind a deed: reopening an ended tour is resuming it. */
export function eventType(deed) {
  return deed === "reopen" ? "resume" : deed;
}

/** Points typed for a correction: a whole number other than 0 within ±10000, else null. */
export function parsePoints(typed) {
  const text = String(typed).trim().replace(/[\u2212\u2013]/gu, "-");
  if (!/^[+-]?\d{1,5}$/u.test(text)) return null;
  const points = Number(text);
  return points === 0 || Math.abs(points) > 10_000 ? null : points;
}

/** A reason is read by the group's people later: three to two hundred characters, or null. */
export function checkReason(typed) {
  const text = String(typed).trim().replace(/\s+/gu, " ");
  return text.length >= 3 && text.length <= 200 ? text : null;
}

/** A phone number as people write it, tidied; "" for none, null for what is no number. The server holds the same rule. */
export function checkPhone(typed) {
  const text = String(typed).trim().replace(/\s+/gu, " ");
  if (text === "") return text;
  const digits = text.replace(/\D/gu, "").length;
  return /^\+?[0-9(][0-9 ()/-]+$/u.test(text) && text.length <= 30 && digits >= 3 ? text : null;
}
