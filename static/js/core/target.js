// Which station is next, which stations lie around a fix, and when the phone has to ask "Wo seid ihr?". Pure; imported by
// core/ and ui/.
import { judge, makeFence } from "./fence.js";

/**
 * The stations in this group's order, each with what the pack and the state know: {station, status, fence, apart}. `stepFree`:
 * in the route's order without steps, which begins where the group's own one does; stations that it leaves out are `apart`.
 */
export function orderedStations(pack, server, stepFree = false) {
  const byId = new Map(pack.stations.map((station) => [station.id, station]));
  const own = (server?.order ?? []).filter((id) => byId.has(id));
  const order = (stepFree && stepFreeFrom(own[0], pack.route?.step_free_order, byId)) || own;
  const rest = pack.stations.map((station) => station.id).filter((id) => !order.includes(id));
  return [...order, ...rest].map((id) => {
    const station = byId.get(id);
    return { id, station, apart: stepFree && order !== own && rest.includes(id), status: server?.stations?.[id] ?? { state: "locked", points: 0 }, fence: fenceOf(station) };
  });
}

/** The order without steps, turned so that it begins at a station if it has it; null where the route has none. */
function stepFreeFrom(first, order, byId) {
  const known = (order ?? []).filter((id) => byId.has(id));
  const at = Math.max(0, known.indexOf(first));
  return known.length > 0 ? [...known.slice(at), ...known.slice(0, at)] : null;
}

const fences = new WeakMap();

/** The station's fence, made once; null where it opens by code only. */
export function fenceOf(station) {
  if (!fences.has(station)) fences.set(station, station.fence ? makeFence(station.fence, station.position) : null);
  return fences.get(station);
}

/** The target while it is closed, else the next station that is; null where all are open. */
export function closedAhead(rows, target) {
  const isClosed = ({ status }) => status.state === "locked" || status.state === "skipped";
  if (rows.some((row) => row.id === target && isClosed(row))) return target;
  const start = rows.findIndex((row) => row.id === target) + 1;
  return [...rows.slice(start), ...rows.slice(0, start)].find(isClosed)?.id ?? null;
}

/** The next station to walk to after `current`, in order and around its end; then one with open questions; else null. */
export function nextTarget(rows, current = null) {
  const start = rows.findIndex((row) => row.id === current) + 1;
  const around = [...rows.slice(start), ...rows.slice(0, start)];
  const found = around.find((row) => row.status.state === "locked") ?? around.find((row) => row.status.state === "open");
  return found?.id ?? null;
}

/** Whether the walk is over: every station done or left out, the group said so, or the tour has ended. */
export function isComplete(rows, server) {
  if (server?.standing?.finished || server?.tour?.phase === "ended") return true;
  return rows.length > 0 && rows.every((row) => row.status.state === "done" || row.status.state === "skipped");
}

/** Stations still to be opened whose fence the fix lies in, by the same rule the server uses; the due one first. */
export function stationsAround(rows, fix, target) {
  if (!fix) return [];
  const inside = rows.filter((row) => row.fence && isClosed(row) && judge(row.fence, fix).inside);
  return [...inside.filter((row) => row.id === target), ...inside.filter((row) => row.id !== target)].map((row) => row.id);
}

/**
 * Whom to check in at: the wanted station itself, or a question with candidates when the fix lies in several fences or in
 * another station's fence. The wanted station is always the first candidate.
 */
export function checkinChoice(rows, fix, wanted) {
  const around = stationsAround(rows, fix, wanted);
  const others = around.filter((id) => id !== wanted);
  if (others.length === 0) return { ask: false, candidates: [wanted] };
  return { ask: true, candidates: [wanted, ...others] };
}

function isClosed(row) {
  return row.status.state === "locked" || row.status.state === "skipped";
}
