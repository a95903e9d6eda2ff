// What the screen "Weg" says at this moment: the state of the walk towards the target, worked out of pack, state and fix.
// Pure; imported by ui/ and pages/.
import { arrowAngle, compassPoint } from "./compass.js";
import { MAX_ACCURACY_M, MAX_AGE_S } from "./fence.js";
import { walkingMinutes } from "./format.js";
import { bearing, planeDistance } from "./geo.js";
import { isLobby } from "./phases.js";
import { isComplete } from "./target.js";

const NEAR_M = 60;
// A phone that gives only an approximate position is out by two to ten kilometres: no way can be shown by that.
export const APPROXIMATE_M = 500;

/**
 * `kind` is one of: finished (the walk is over), lobby (the tour has not started), open (checked in, questions left), done,
 * place (no position known: code only), nofix (position wanted but not there yet), rough (an approximate one only), off (no
 * location), far, near (up to 60 m to the fence), inside.
 */
export function walkView({ rows, server, target, fix, age_s, heading, location, toMeeting = false }) {
  const row = rows.find((candidate) => candidate.id === target) ?? null;
  if (!row) return { kind: isComplete(rows, server) ? "finished" : "none", row: null };
  const view = { row, station: row.station, total: rows.length, kind: "far", distance_m: null };
  if (isLobby(server?.tour?.phase)) return { ...view, kind: "lobby" };
  const visited = row.status.state === "open" || row.status.state === "done";
  // The way to the meeting point leads to a place, whatever was done there before.
  if (visited && !toMeeting) return { ...view, kind: row.status.state };
  if (!row.station.position) return { ...view, kind: "place" };
  if (location !== "on") return { ...view, kind: "off" };
  if (!fix || age_s > MAX_AGE_S) return { ...view, kind: "nofix" };
  if (fix.accuracy_m > APPROXIMATE_M) return { ...view, kind: "rough", accuracy_m: fix.accuracy_m };
  return { ...view, ...leg(row, fix, heading) };
}

const UNDERWAY = new Set(["far", "near", "inside", "nofix", "rough", "place"]);

/** Whether a screen can use the phone's position: not at a station that is open or done, and not when the walk is over. */
export function needsPosition({ screen, view, rows, complete, toMeeting }) {
  if (screen.name === "choose" || screen.name === "check") return true;
  if (screen.name === "walk") return UNDERWAY.has(view.kind);
  if (complete && !toMeeting) return false;
  return screen.name === "list" && rows.some(({ status }) => status.state === "locked" || status.state === "skipped");
}

// Farther off, direction and distance are all that is shown; a position by masts and networks shows them as well.
const PRECISE_WITHIN_M = 250;
const PRECISE_UNTIL_M = 300;
// As long as such a position is no worse than this.
export const COARSE_M = 150;

/**
 * Whether the phone should spend its battery on the best position it can give. `precise`: whether it does so now, because at
 * the border it must not go to and fro.
 */
export function needsPrecision({ screen, view, fix }, precise) {
  if (screen.name === "choose" || screen.name === "check" || !fix || fix.accuracy_m > COARSE_M) return true;
  if (screen.name !== "walk") return false;
  return !(view.edge_m > (precise ? PRECISE_UNTIL_M : PRECISE_WITHIN_M));
}

/** "Ihr seid da" is said only of a position that is good enough to check in with. */
function nearness(edge_m, accuracy_m) {
  if (edge_m <= 0 && accuracy_m <= MAX_ACCURACY_M) return "inside";
  return edge_m <= NEAR_M ? "near" : "far";
}

/** Distance, direction and minutes from a fix to a station with a known position. */
export function leg(row, fix, heading = null) {
  const distance_m = planeDistance(fix, row.station.position);
  const toTarget = bearing(fix, row.station.position);
  const edge_m = row.fence ? row.fence.distance(fix) : distance_m;
  return {
    kind: nearness(edge_m, fix.accuracy_m),
    distance_m,
    edge_m,
    angle: arrowAngle(toTarget, heading),
    northUp: heading === null,
    compass: compassPoint(toTarget),
    minutes: walkingMinutes(distance_m),
    accuracy_m: fix.accuracy_m,
  };
}

/** Whether a refusal still describes the moment: a better fix or a step into the fence makes it yesterday's news. */
export function stillRefused(refusal, view) {
  if (refusal.kind === "too_imprecise") return !(view.accuracy_m <= MAX_ACCURACY_M);
  if (refusal.kind === "too_far") return view.kind !== "inside";
  if (refusal.kind === "nofix" || refusal.kind === "stale_fix") return view.kind === "nofix";
  return true;
}

/**
 * Whether the server has refused what this phone had opened ahead, so that answers lie ready while the station is closed
 * again. `parked` are the refused records, newest first.
 */
export function isUnrecognised(row, parked) {
  if (row.status.state === "open" || row.status.state === "done") return false;
  return parked.some(({ event, local }) => event.type === "checkin" && event.station === row.id && local?.opened === true);
}

/** What a refused or waiting check-in means for the screen: which sentence, which button, how far. */
export function refusalView(result, fix) {
  if (result.status === "queued") return { kind: result.reason === "network" ? "offline" : "waiting", message: result.message };
  if (result.status === "retry") return { kind: "retry", reason: result.reason, message: result.message };
  if (result.status === "unsaved") return { kind: "unsaved", message: "" };
  const { distance_m = null, accuracy_m = null } = result.verdict ?? {};
  const accuracy = accuracy_m ?? (fix ? Math.round(fix.accuracy_m) : null);
  return { kind: result.reason ?? "refused", message: result.message ?? "", distance_m, accuracy_m: accuracy };
}
