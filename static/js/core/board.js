// What the host's board knows: the tour, its stations and one row per group, as snapshots, changes and beats bring it in.
// Pure and without words; pages/board.js feeds it, ui/board/ shows it.

/** Beats come every 5 s; whoever heard nothing for three of them no longer knows how things stand. */
export const STALE_MS = 15_000;

export function createBoard() {
  const rows = new Map();
  const board = {
    tour: null,
    stations: [],
    rows,
    logNo: 0,
    // Server time minus this machine's, and when the last message came, both by this machine's clock.
    offset: 0,
    heardAt: null,
    applySnapshot,
    applyChange,
    applyBeat,
    now: (wall) => wall + board.offset,
    isStale: (wall) => board.heardAt !== null && wall - board.heardAt > STALE_MS,
    list: () => [...rows.values()],
  };

  /** The whole board. An answer that a stream has overtaken meanwhile changes nothing but the stations. */
  function applySnapshot(data, wall) {
    heard(data, wall);
    board.stations = data.stations;
    if (board.tour && data.log_no < board.logNo) return [];
    board.tour = data.tour;
    board.logNo = data.log_no;
    return replaceAll(data.rows);
  }

  /** A change of the stream; returns the numbers of the groups it touched. */
  function applyChange(data, wall) {
    heard(data, wall);
    board.tour = { ...board.tour, ...data.tour };
    board.logNo = data.log_no;
    if (data.reset) return replaceAll(data.rows);
    for (const row of data.rows) rows.set(row.number, row);
    return data.rows.map((row) => row.number);
  }

  /** A sign of life, with the groups heard of since the last one. */
  function applyBeat(data, wall) {
    heard(data, wall);
    const touched = [];
    for (const [key, seen] of Object.entries(data.seen ?? {})) {
      const row = rows.get(Number(key));
      if (!row || row.seen === seen) continue;
      rows.set(row.number, { ...row, seen });
      touched.push(row.number);
    }
    return touched;
  }

  function replaceAll(next) {
    const touched = new Set([...rows.keys(), ...next.map((row) => row.number)]);
    rows.clear();
    for (const row of next) rows.set(row.number, row);
    return [...touched];
  }

  function heard(data, wall) {
    board.heardAt = wall;
    const server = Date.parse(data.now);
    if (Number.isFinite(server)) board.offset = server - wall;
  }

  return board;
}

/** Whether groups walk now: only then somebody is on the way, late or silent. */
export function isWalking(phase) {
  return phase === "running" || phase === "paused";
}

const TERMINAL = new Set(["right", "partly", "wrong", "skipped"]);

/** Whether a group has nothing left to do: it said so, or every station is done or left out. */
export function isDone(row, stations) {
  if (row.finished) return true;
  if (row.current || stations.length === 0) return false;
  return stations.every(({ id }) => TERMINAL.has(row.cells[id]?.state));
}

/** {groups, walking, done} over all groups. */
export function figures(rows, stations, phase) {
  const done = rows.reduce((sum, row) => sum + Number(isDone(row, stations)), 0);
  return { groups: rows.length, walking: isWalking(phase) ? rows.length - done : 0, done };
}

/** The one station a group is at, or on its way to while it is at none; null where nobody walks any more. */
export function placeOf(row, phase) {
  return isWalking(phase) && !row.finished ? (row.current ?? row.next ?? null) : null;
}

/** What one cell of the matrix shows: its state and how the station was opened, where that needs a mark. */
export function cellOf(row, station, phase) {
  const cell = row.cells[station];
  if (cell) return { state: cell.state, mark: cell.method === "code" || cell.method === "release" ? cell.method : null };
  const way = placeOf(row, phase) === station;
  return { state: way ? "way" : "empty", mark: null };
}

/**
 * Whether groups can join: {kind: "planned" | "ended" | "closed" | "open" | "until", until}. The time limit is watched
 * here as well, because nothing is sent when it passes.
 */
export function joiningOf(tour, now) {
  if (tour.phase === "planned" || tour.phase === "ended") return { kind: tour.phase, until: null };
  const until = tour.join_until ? Date.parse(tour.join_until) : null;
  if (tour.joinable === false || (until !== null && now > until)) return { kind: "closed", until: null };
  return until === null ? { kind: "open", until } : { kind: "until", until };
}

/** Late from more than five minutes past the due time on: a group that lingers at a window is not late. */
export const LATE_MS = 5 * 60_000;

/**
 * Where a group goes next: {kind: "done"} | {kind: "at", station} (checked in, no further target) | {kind: "none"} |
 * {kind: "next", station, due, lateMin} with lateMin 0 while in time.
 */
export function nextOf(row, stations, phase, now) {
  if (isDone(row, stations)) return { kind: "done" };
  if (phase === "ended") return { kind: "none" };
  if (!row.next) return row.current ? { kind: "at", station: row.current } : { kind: "none" };
  const due = row.due ? Date.parse(row.due) : null;
  const past = due === null ? 0 : now - due;
  const late = phase === "running" && !row.current && past > LATE_MS;
  return { kind: "next", station: row.next, due, lateMin: late ? Math.floor(past / 60_000) : 0 };
}

/** Where a group has checked in last, or null: "zuletzt an". */
export function lastStation(row) {
  let latest = null;
  for (const [station, cell] of Object.entries(row.cells)) {
    if (cell.at && (!latest || cell.at > latest.at)) latest = { station, at: cell.at };
  }
  return latest?.station ?? row.current ?? null;
}

/**
 * Per station who is here, who is on the way, how many have walked on with questions left, and how many are through; one
 * pass over all groups.
 */
export function stationSummaries(rows, stations, phase) {
  const found = new Map(stations.map(({ id }) => [id, { id, here: [], coming: [], left: 0, done: 0 }]));
  for (const row of rows) {
    const place = placeOf(row, phase);
    for (const [id, cell] of Object.entries(row.cells)) {
      const station = found.get(id);
      if (!station || (cell.state === "in" && place === id)) continue;
      if (cell.state === "in") station.left += 1;
      else if (cell.state !== "skipped") station.done += 1;
    }
    found.get(place)?.[row.current === place ? "here" : "coming"].push(row.number);
  }
  return [...found.values()];
}
