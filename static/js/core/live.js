// What a message of the live stream changes in the page's state, and the ranking as this group sees it. Pure; imported by
// ui/ and pages/.
import { mergeRows, rankRows } from "./ranking.js";

/**
 * {server, standings} after a message: the tour's head at once, the ranking's rows where the whole table is known. What did
 * not change stays the same object. `headChanged` says that a state read before this message is out of date.
 */
export function applyChange({ server, standings }, data) {
  const tour = { ...server.tour, ...data.tour };
  const headChanged = JSON.stringify(tour) !== JSON.stringify(server.tour);
  const groups = data.groups ?? server.standing.groups;
  const hidden = tour.standings === "host";
  const same = !headChanged && groups === server.standing.groups;
  const rank = hidden ? null : server.standing.rank;
  const next = same ? server : { ...server, tour, standing: { ...server.standing, groups, rank } };
  return { server: next, standings: hidden ? hide(standings) : takeRows(standings, data), headChanged };
}

function hide(standings) {
  return standings?.hidden ? standings : { hidden: true };
}

function takeRows(standings, { reset, rows }) {
  const known = standings?.hidden ? null : standings;
  if (!Array.isArray(rows)) return known;
  if (reset) return { rows };
  // Of a table that is not known yet a few changed rows would show a wrong ranking.
  return known?.rows && rows.length > 0 ? { ...known, rows: mergeRows(known.rows, rows) } : known;
}

/** A table that was read, with what the stream said meanwhile; null where the stream brought a newer whole one itself. */
export function tableAfter(table, messages) {
  // A whole table of the stream is as new as this one, or of a server that counts from another number.
  if (messages.some(({ reset }) => reset)) return null;
  const newer = messages.filter(({ log_no }) => !(log_no <= table.log_no));
  if (newer.some(({ tour }) => tour?.standings === "host")) return null;
  return { rows: newer.reduce((rows, message) => mergeRows(rows, message.rows), table.rows) };
}

/**
 * {rows, rank, groups} of the ranking, or null where it is not known. The own row says what the own state says, so that the
 * figures of one screen agree, and it keeps the own name, which may be hidden from all others.
 */
export function ranking({ server, standings }) {
  if (!standings?.rows) return null;
  const { name, number } = server.group;
  const { points, stations_done, finished } = server.standing;
  const mine = { name, points, stations_done, finished, own: true };
  const rows = rankRows(standings.rows.map((row) => (row.number === number ? { ...row, ...mine } : { ...row, own: false })));
  return { rows, rank: rows.find((row) => row.own)?.rank ?? null, groups: rows.length };
}

/** The own rank: of the live rows where they are known, else as the state said it. */
export function ownRank(state) {
  const known = ranking(state);
  return known ? { rank: known.rank, groups: known.groups } : { rank: state.server.standing.rank, groups: state.server.standing.groups };
}
