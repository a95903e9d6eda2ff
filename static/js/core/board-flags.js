// What is implausible about a group's check-ins, as plain reasons: which message, with which figures. A flag never moves
// points, so nothing here knows of them. Pure; the words are in board.ftl. Imported by ui/board/.

const KNOWN = new Set(["frozen", "exact", "copied"]);
const FAST = new Set(["speed", "teleport"]);

/**
 * The reasons {key, args} of one check-in's flags. `row` is the group's, for how soon after which station a fast group was
 * here; `args.from` is a station's id.
 */
export function flagReasons({ station, at, flags }, row) {
  return flags.map((flag) => {
    if (FAST.has(flag)) return fastReason(flag, station, at, row);
    return { key: KNOWN.has(flag) ? flag : "other", args: {} };
  });
}

function fastReason(flag, station, at, row) {
  const before = latestBefore(row.cells, station, at);
  if (!before) return { key: `${flag}-plain`, args: {} };
  const minutes = Math.floor((Date.parse(at) - Date.parse(before.at)) / 60_000);
  return { key: flag, args: { minutes, from: before.station } };
}

/** The last other station that was opened before this moment. */
function latestBefore(cells, station, at) {
  let latest = null;
  for (const [id, cell] of Object.entries(cells)) {
    if (id === station || !cell.at || Date.parse(cell.at) > Date.parse(at)) continue;
    if (!latest || cell.at > latest.at) latest = { station: id, at: cell.at };
  }
  return latest;
}
