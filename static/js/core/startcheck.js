// Whether this phone is ready for the way: location, how precise it is, storage, pack and clock, each good, still on its way,
// or a matter to see to. Nothing here is a gate: list and code always work. Pure; imported by ui/.
import { APPROXIMATE_M } from "./walk.js";

// A fix within this counts for a check-in; beyond, a few steps help.
const PRECISE_M = 100;
const FRESH_S = 60;
// Times are corrected by the server's clock, but a phone that is far off shows times nobody understands.
const CLOCK_MS = 120_000;
// Answers, drafts and the sealed pictures of a walk find room in this.
const ROOM_BYTES = 20_000_000;

/** What startCheck needs of the page's model, of core/session.js's clock and of whether the phone keeps anything. */
export function checkFacts({ location, fix, age_s, packing, room }, { durable, offsetMs }) {
  return { location, fix, age_s, packing, storage: { durable, room }, offsetMs };
}

/**
 * A list of {id, state: "good" | "wait" | "amber", why}; `why` names what is the matter, {accuracy_m} and {minutes} go with
 * it. `storage` is {durable, room}, room in bytes or null where the browser does not say.
 */
export function startCheck({ location, fix, age_s, storage, packing, offsetMs }) {
  return [locationItem(location), preciseItem(location, fix, age_s), storageItem(storage), packItem(packing), clockItem(offsetMs)];
}

function locationItem(location) {
  if (location === "on") return { id: "location", state: "good", why: "on" };
  return { id: "location", state: location === "asking" ? "wait" : "amber", why: location };
}

function preciseItem(location, fix, age_s) {
  const id = "precise";
  if (location !== "on") return { id, state: "wait", why: "later" };
  if (!fix || age_s > FRESH_S) return { id, state: "wait", why: "seeking" };
  const { accuracy_m } = fix;
  if (accuracy_m <= PRECISE_M) return { id, state: "good", why: "on", accuracy_m };
  return { id, state: "amber", why: accuracy_m > APPROXIMATE_M ? "rough" : "outside", accuracy_m };
}

function storageItem({ durable, room }) {
  const why = !durable ? "none" : room !== null && room < ROOM_BYTES ? "full" : "on";
  return { id: "storage", state: why === "on" ? "good" : "amber", why };
}

function packItem(packing) {
  const state = { ready: "good", partly: "amber", ask: "amber", unsupported: "amber" }[packing?.state] ?? "wait";
  return { id: "pack", state, why: packing?.state ?? "loading" };
}

function clockItem(offsetMs) {
  const id = "clock";
  if (offsetMs === null) return { id, state: "wait", why: "unknown" };
  if (Math.abs(offsetMs) <= CLOCK_MS) return { id, state: "good", why: "on" };
  // The server's clock minus this phone's: what is negative means that the phone is fast.
  return { id, state: "amber", why: offsetMs < 0 ? "fast" : "slow", minutes: Math.round(Math.abs(offsetMs) / 60_000) };
}

/** Whether anything asks to be seen to. */
export function isReady(items) {
  return items.every(({ state }) => state === "good");
}

// What a group has decided itself, or what gets better by itself on the way.
const MAY_WAIT = new Set(["location", "pack"]);

/** Whether it is worth the group's time to be shown the list unasked. */
export function needsAttention(items) {
  return items.some(({ id, state, why }) => state === "amber" && !MAY_WAIT.has(id) && why !== "outside");
}
