// "Wartet auf Sie": who needs the host now, oldest first, without what was put off or answered already; and when that is
// spoken. Pure; storage and time are passed in. Imported by pages/board.js and ui/board/.
import { isDone, lastStation } from "./board.js";

export const SILENT_MS = 10 * 60_000;
export const LATER_MS = 5 * 60_000;
const SPEAK_EVERY_MS = 10_000;

/**
 * The items {id, kind: "call" | "refused" | "silent", number, station, since, ...}. `hidden(id)` says which ones were put
 * off. A call stands until it is over, also after somebody has seen it; a refused check-in waits until the group gets in or
 * is released, and is part of the group's call from the same station; a group is silent ten minutes after its last sign,
 * while the tour runs and it has something left to do.
 */
export function waitingItems({ rows, stations, phase, now, hidden = () => false }) {
  const items = [];
  for (const row of rows) {
    // After the end nobody gets in any more, but whoever is lost may still call; a call that was seen then is answered.
    if (row.call && (phase !== "ended" || !row.call.seen_at)) items.push(callItem(row, phase));
    if (phase === "ended") continue;
    const part = row.call && row.refused && row.call.station === row.refused.station;
    if (row.refused && !part) items.push(refusedItem(row));
    else if (!row.refused && !row.call && isSilent(row, stations, phase, now)) items.push(silentItem(row));
  }
  const seen = items.filter((item) => !hidden(item.id));
  return seen.sort((one, other) => one.since - other.since || one.number - other.number);
}

function isSilent(row, stations, phase, now) {
  return phase === "running" && now - Date.parse(row.seen) >= SILENT_MS && !isDone(row, stations);
}

function callItem(row, phase) {
  const { id, station, at, seen_at: seenAt } = row.call;
  const item = { id: `call-${id}`, kind: "call", event: id, number: row.number, station: station ?? null, since: Date.parse(at) };
  const refused = row.refused && row.refused.station === station ? refusedItem(row) : null;
  const locked = phase !== "ended" && Boolean(station) && isLocked(row, station);
  const place = { last: lastStation(row), next: row.next };
  return { ...item, ...place, seen: seenAt ? Date.parse(seenAt) : null, locked, refused };
}

/** Whether a release would open the station: it was never opened; one that was left out unopened is closed as well. */
function isLocked(row, station) {
  const cell = row.cells[station];
  return !cell || (cell.state === "skipped" && !cell.at);
}

function refusedItem(row) {
  const { id, station, reason, tries, at, distance_band_m: distance, accuracy_band_m: accuracy } = row.refused;
  const item = { id: `refused-${id}`, kind: "refused", number: row.number, station, since: Date.parse(at) };
  return { ...item, reason, tries, distance: distance ?? null, accuracy: accuracy ?? null };
}

function silentItem(row) {
  const since = Date.parse(row.seen);
  const item = { id: `silent-${row.number}`, kind: "silent", number: row.number, since };
  return { ...item, station: row.next ?? row.current ?? null, last: lastStation(row), next: row.next };
}

/**
 * Which sentence says why a check-in was refused: the key's end, and the figures it may name. A distance beyond the
 * last band has no figure (null); where nothing is known of it (undefined), nothing is claimed.
 */
export function refusalReason({ reason, distance, accuracy }) {
  const base = reason.replace(/_again$/, "").replaceAll("_", "-");
  if (base === "too-far") {
    if (distance === undefined) return { key: "too-far-plain", args: {} };
    if (distance === null) return { key: "far-away", args: { accuracy: accuracy ?? 0 } };
    return { key: accuracy === null ? "too-far-only" : "too-far", args: { distance, accuracy: accuracy ?? 0 } };
  }
  if (base === "too-imprecise") {
    const known = typeof accuracy === "number";
    return known ? { key: "too-imprecise", args: { accuracy } } : { key: "too-imprecise-only", args: {} };
  }
  const known = ["stale-fix", "invalid-fix", "code-only", "wrong-code", "rate-limited"];
  return { key: known.includes(base) ? base : "other", args: {} };
}

/** How many items wait for an answer; a call that somebody has seen is shown on, but looked after. */
export function unanswered(items) {
  return items.reduce((sum, item) => sum + Number(item.kind !== "call" || item.seen === null), 0);
}

/** Which item is the next thing to do, or null: the oldest call that nobody has seen, else the oldest refused check-in. */
export function leadingItem(items) {
  const call = items.find((item) => item.kind === "call" && item.seen === null);
  return call ?? items.find((item) => item.kind === "refused") ?? null;
}

/** The first `most` items in their order, but no call is left out for something else. */
export function firstItems(items, most) {
  if (items.length <= most) return items;
  const isCall = (item) => item.kind === "call";
  const kept = new Set([...items.filter(isCall), ...items.filter((item) => !isCall(item))].slice(0, most));
  return items.filter((item) => kept.has(item));
}

/** What was put off, kept in a box of {get, set} so that a reload does not bring it back at once. */
export function createLater(box) {
  const KEY = "later";
  const read = () => box.get(KEY, {}) ?? {};
  return {
    put(id, now) {
      const kept = Object.entries(read()).filter(([, until]) => until > now);
      box.set(KEY, { ...Object.fromEntries(kept), [id]: now + LATER_MS });
    },
    /** A test for items at this moment; reads the box once. */
    hidden(now) {
      const all = read();
      return (id) => (all[id] ?? 0) > now;
    },
  };
}

/**
 * Collects new items and hands them to `say(items)` at most every ten seconds, so that a busy minute is one sentence.
 * The first list is what was there on arrival and is not spoken.
 */
export function createSpeaker(say) {
  let known = null;
  let spokenAt = -Infinity;
  let fresh = [];
  return function look(all, now) {
    const items = all.filter((item) => item.kind !== "call");
    const ids = new Set(items.map((item) => item.id));
    if (known) fresh.push(...items.filter((item) => !known.has(item.id)));
    known = ids;
    fresh = fresh.filter((item) => ids.has(item.id));
    if (fresh.length === 0 || now - spokenAt < SPEAK_EVERY_MS) return;
    spokenAt = now;
    say(fresh);
    fresh = [];
  };
}

/** Hands new calls that nobody has seen yet to `say(items)` at once: a group that is stuck must not wait for a pause. */
export function createCallSpeaker(say) {
  let known = null;
  return function look(all) {
    const calls = all.filter((item) => item.kind === "call");
    const fresh = known ? calls.filter((item) => !known.has(item.id) && item.seen === null) : [];
    known = new Set(calls.map((item) => item.id));
    if (fresh.length > 0) say(fresh);
  };
}
