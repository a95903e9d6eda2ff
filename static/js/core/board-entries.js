// A group's timeline as sentences: which message an entry of the log is, with its arguments, and its sign. Pure; the
// words are in board.ftl. Imported by ui/board/.
import { signedText } from "./format.js";

const PHONE = ["ready", "skip", "reopen", "hint", "finish", "checkin", "answer", "help"];
const HOST = ["release", "adjust", "rename", "hide", "revoke", "seen"];
const KNOWN = new Set([...PHONE, ...HOST]);

const UNDONE = new Set(["release", "adjust", "rename", "hide"]);

/** {key, args} of an entry's headline. `stationName(id)` gives a name to show. */
export function entryLine(entry, stationName, language) {
  const station = entry.station ? stationName(entry.station) : "";
  const points = entry.points === null || entry.points === undefined ? null : signedText(entry.points, language);
  const args = { station, points: points ?? "", n: entry.points ?? 0, text: entry.text ?? "" };
  return { key: `board-entry-${lineKey(entry)}`, args };
}

function lineKey({ type, station, status, points, text }) {
  if (!KNOWN.has(type)) return "other";
  if (type === "help") return station ? "help" : "help-plain";
  if (type === "checkin") return status === "refused" ? "checkin-refused" : "checkin";
  if (type === "answer") {
    if (status === "refused") return "answer-refused";
    return points === null || points === undefined ? "answer" : "answer-points";
  }
  if (type === "hide") return text === "shown" ? "shown" : "hidden";
  if (type === "revoke") return UNDONE.has(text) ? `revoke-${text}` : "revoke";
  return type;
}

/** What may be added beneath: how a station was opened, and whether the entry still counts. */
export function entryNotes(entry) {
  const notes = [];
  if (entry.type === "checkin" && entry.status !== "refused" && entry.method) notes.push(`board-method-${entry.method}`);
  if (entry.revoked) notes.push("board-entry-revoked");
  else if (entry.type === "answer" && entry.status !== "refused" && !entry.counts) notes.push("board-entry-not-counted");
  return notes;
}

/**
 * The timeline after its first page was read anew: fresh entries first, then the older ones already there. Where the
 * fresh page no longer touches what was known, older ones are let go of and read again on demand.
 */
export function mergeEntries(known, fresh) {
  const ids = new Set(fresh.entries.map((entry) => entry.id));
  const touches = known.entries.some((entry) => ids.has(entry.id));
  if (!touches || fresh.before === null) return fresh;
  const older = known.entries.filter((entry) => !ids.has(entry.id));
  // What was known and is newer than the fresh page's end would be there; the rest lies beyond it.
  return { entries: [...fresh.entries, ...older], before: older.length > 0 ? known.before : fresh.before };
}

/** A page of older entries behind those already there. */
export function appendEntries(known, page) {
  const ids = new Set(known.entries.map((entry) => entry.id));
  return { entries: [...known.entries, ...page.entries.filter((entry) => !ids.has(entry.id))], before: page.before };
}
