// The board's model: what snapshots, changes and beats do to it, what a cell shows, who is late, done or where.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cellOf, createBoard, figures, isDone, joiningOf, lastStation, nextOf, placeOf, STALE_MS, stationSummaries,
} from "../../static/js/core/board.js";

const STATIONS = [{ id: "rathaus", number: 1 }, { id: "schloss", number: 2 }, { id: "bahnhof", number: 3 }];
const NOW = Date.parse("2026-06-21T12:00:00Z");
const at = (minutes) => new Date(NOW + minutes * 60_000).toISOString();
const cell = (state, minutes = -30, method = "gps") => ({ state, method, points: 50, at: at(minutes) });
const DONE = { rathaus: cell("right"), schloss: cell("skipped", -20, null), bahnhof: cell("partly", -10) };

function row(number, extra = {}) {
  const base = { number, id: `g${number}`, name: `Flinke Füchse ${number}`, hidden: false, points: 0, finished: false, cells: {} };
  return { ...base, current: null, next: null, due: null, refused: null, seen: at(-1), ...extra };
}

function snapshot(rows, log_no = 5, tour = {}) {
  return { now: at(0), log_no, tour: { phase: "running", title: "Rundgang", ...tour }, stations: STATIONS, rows };
}

test("a snapshot, then changes by number: known rows are replaced, new ones come, others stay", () => {
  const board = createBoard();
  board.applySnapshot(snapshot([row(1), row(2)]), 1000);
  const touched = board.applyChange({ log_no: 6, reset: false, now: at(0), tour: { phase: "paused" }, rows: [row(2, { points: 90 }), row(3)] }, 2000);
  assert.deepEqual(touched, [2, 3]);
  assert.deepEqual(board.list().map(({ number, points }) => [number, points]), [[1, 0], [2, 90], [3, 0]]);
  assert.equal(board.logNo, 6);
  assert.deepEqual([board.tour.phase, board.tour.title], ["paused", "Rundgang"]);
});

test("a reset forgets what was there, and touches the rows that are gone as well", () => {
  const board = createBoard();
  board.applySnapshot(snapshot([row(1), row(2)], 90), 0);
  const touched = board.applyChange({ log_no: 4, reset: true, now: at(0), tour: {}, rows: [row(2)] }, 0);
  assert.deepEqual(touched.sort(), [1, 2]);
  assert.deepEqual(board.list().map(({ number }) => number), [2]);
  assert.equal(board.logNo, 4);
});

test("a snapshot that the stream has overtaken does not put the board back", () => {
  const board = createBoard();
  board.applySnapshot(snapshot([row(1)], 5), 0);
  board.applyChange({ log_no: 9, reset: false, now: at(0), tour: {}, rows: [row(1, { points: 300 })] }, 0);
  board.applySnapshot(snapshot([row(1, { points: 10 })], 7), 0);
  assert.equal(board.rows.get(1).points, 300);
  assert.equal(board.logNo, 9);
});

test("a beat moves 'seen' and the clock, of known groups only", () => {
  const board = createBoard();
  board.applySnapshot(snapshot([row(1), row(2)]), 0);
  const touched = board.applyBeat({ now: at(2), seen: { 1: at(2), 2: at(-1), 77: at(2) } }, 5000);
  assert.deepEqual(touched, [1]);
  assert.equal(board.rows.get(1).seen, at(2));
  assert.equal(board.rows.size, 2);
  assert.equal(board.now(6000), NOW + 2 * 60_000 + 1000);
});

test("fifteen seconds without any message are too long; before the first one nothing is stale", () => {
  const board = createBoard();
  assert.equal(board.isStale(1e9), false);
  board.applySnapshot(snapshot([]), 1000);
  assert.equal(board.isStale(1000 + STALE_MS), false);
  assert.equal(board.isStale(1001 + STALE_MS), true);
  board.applyBeat({ now: at(1), seen: {} }, 20_000);
  assert.equal(board.isStale(20_001), false);
});

test("a cell shows its entry, else the way there while the tour runs, else nothing", () => {
  const walking = row(1, { next: "schloss", cells: { rathaus: cell("right", -9, "code"), bahnhof: cell("in", -5, "release") } });
  assert.deepEqual(cellOf(walking, "rathaus", "running"), { state: "right", mark: "code" });
  assert.deepEqual(cellOf(walking, "bahnhof", "running"), { state: "in", mark: "release" });
  assert.deepEqual(cellOf(walking, "schloss", "running"), { state: "way", mark: null });
  for (const phase of ["planned", "open", "ended"]) assert.equal(cellOf(walking, "schloss", phase).state, "empty");
  assert.equal(cellOf({ ...walking, current: "bahnhof" }, "schloss", "running").state, "empty");
  assert.equal(cellOf({ ...walking, finished: true }, "schloss", "running").state, "empty");
  assert.deepEqual(cellOf(row(1, { cells: { rathaus: cell("right") } }), "rathaus", "running"), { state: "right", mark: null });
});

test("a group is through when it says so or has nothing left, not while it is in at a station", () => {
  assert.equal(isDone(row(1, { finished: true }), STATIONS), true);
  assert.equal(isDone(row(1, { cells: DONE }), STATIONS), true);
  assert.equal(isDone(row(1, { cells: { ...DONE, bahnhof: cell("in") } }), STATIONS), false);
  assert.equal(isDone(row(1, { cells: DONE, current: "rathaus" }), STATIONS), false);
  assert.equal(isDone(row(1), []), false);
});

test("figures count who walks only while the tour is on", () => {
  const rows = [row(1), row(2, { finished: true }), row(3)];
  assert.deepEqual(figures(rows, STATIONS, "running"), { groups: 3, walking: 2, done: 1 });
  assert.deepEqual(figures(rows, STATIONS, "paused"), { groups: 3, walking: 2, done: 1 });
  assert.deepEqual(figures(rows, STATIONS, "open"), { groups: 3, walking: 0, done: 1 });
});

test("late is more than five minutes past the due time, only while the tour runs and nobody is in at a station", () => {
  const late = (due, extra = {}, phase = "running") => nextOf(row(1, { next: "schloss", due, ...extra }), STATIONS, phase, NOW).lateMin;
  assert.equal(late(at(-5)), 0);
  assert.equal(late(at(-5.1)), 5);
  assert.equal(late(at(-12)), 12);
  assert.equal(late(at(10)), 0);
  assert.equal(late(null), 0);
  assert.equal(late(at(-12), {}, "paused"), 0);
  assert.equal(late(at(-12), { current: "rathaus" }), 0);
});

test("what comes next: a station, the end, the place where the group is, or nothing", () => {
  const next = (extra) => nextOf(row(1, extra), STATIONS, "running", NOW);
  assert.deepEqual(next({ next: "schloss", due: at(3) }), { kind: "next", station: "schloss", due: NOW + 180_000, lateMin: 0 });
  assert.deepEqual(next({ finished: true, next: "schloss" }), { kind: "done" });
  assert.deepEqual(next({ current: "rathaus" }), { kind: "at", station: "rathaus" });
  assert.deepEqual(next({}), { kind: "none" });
  assert.deepEqual(nextOf(row(1, { next: "schloss", due: at(3) }), STATIONS, "ended", NOW), { kind: "none" });
});

test("the last station is where a group is, else its latest cell", () => {
  assert.equal(lastStation(row(1)), null);
  assert.equal(lastStation(row(1, { cells: { rathaus: cell("right", -30), bahnhof: cell("right", -5), schloss: { ...cell("skipped"), at: null } } })), "bahnhof");
  assert.equal(lastStation(row(1, { current: "schloss", cells: { ...DONE, schloss: cell("in", -2) } })), "schloss");
  assert.equal(lastStation(row(1, { current: "schloss", cells: { ...DONE, schloss: cell("in", -40) } })), "bahnhof");
  assert.equal(lastStation(row(1, { current: "rathaus" })), "rathaus");
});

test("a station knows who is here, who comes, and how many are through; left out is not through", () => {
  const rows = [
    row(1, { cells: { rathaus: cell("in") }, current: "rathaus", next: "schloss" }),
    row(2, { next: "rathaus" }),
    row(3, { cells: { rathaus: cell("right"), schloss: cell("skipped", -5, null) }, next: "bahnhof" }),
    row(4, { finished: true, next: "rathaus", cells: { unknown: cell("right") } }),
  ];
  assert.deepEqual(stationSummaries(rows, STATIONS, "running"), [
    { id: "rathaus", here: [1], coming: [2], left: 0, done: 1 },
    { id: "schloss", here: [], coming: [], left: 0, done: 0 },
    { id: "bahnhof", here: [], coming: [3], left: 0, done: 0 },
  ]);
});

test("who walked on with questions left is no longer at that station, and after the end nobody is anywhere", () => {
  const cells = { rathaus: cell("in"), schloss: cell("in", -5) };
  const rows = [row(1, { cells, current: "schloss", next: "bahnhof" }), row(2, { cells: { rathaus: cell("in") }, next: "schloss" })];
  assert.deepEqual(stationSummaries(rows, STATIONS, "running"), [
    { id: "rathaus", here: [], coming: [], left: 2, done: 0 },
    { id: "schloss", here: [1], coming: [2], left: 0, done: 0 },
    { id: "bahnhof", here: [], coming: [], left: 0, done: 0 },
  ]);
  assert.deepEqual(stationSummaries(rows, STATIONS, "ended").map(({ here, coming, left }) => [here, coming, left]), [
    [[], [], 2], [[], [], 1], [[], [], 0],
  ]);
});

test("a group is at one place at most: where it is in, else where it goes, and nowhere once it is over", () => {
  assert.equal(placeOf(row(1, { current: "rathaus", next: "schloss" }), "running"), "rathaus");
  assert.equal(placeOf(row(1, { next: "schloss" }), "paused"), "schloss");
  assert.equal(placeOf(row(1), "running"), null);
  // Questions left at the town hall, all answered at the palace since: the server says that the group is at none of them.
  const cells = { rathaus: cell("in", -30), schloss: cell("right", -10) };
  const further = row(1, { cells, current: null, next: "bahnhof", due: at(-9) });
  assert.equal(placeOf(further, "running"), "bahnhof");
  assert.equal(cellOf(further, "bahnhof", "running").state, "way");
  assert.equal(nextOf(further, STATIONS, "running", NOW).lateMin, 9);
  assert.deepEqual(stationSummaries([further], STATIONS, "running")[2], { id: "bahnhof", here: [], coming: [1], left: 0, done: 0 });
  assert.equal(placeOf(row(1, { finished: true, next: "schloss" }), "running"), null);
  for (const phase of ["planned", "open", "ended"]) assert.equal(placeOf(row(1, { next: "schloss" }), phase), null);
});

test("joining is open for good, until a time, or closed, and the time passes by itself", () => {
  const joining = (tour) => joiningOf({ phase: "running", joinable: true, join_until: null, ...tour }, NOW);
  assert.deepEqual(joining({}), { kind: "open", until: null });
  assert.deepEqual(joining({ join_until: at(30), phase: "open" }), { kind: "until", until: NOW + 30 * 60_000 });
  assert.deepEqual(joining({ join_until: at(-0.001) }), { kind: "closed", until: null });
  assert.deepEqual(joining({ join_until: at(-1), joinable: false }), { kind: "closed", until: null });
  assert.equal(joining({ phase: "planned", joinable: false }).kind, "planned");
  assert.equal(joining({ phase: "ended", joinable: false, join_until: at(30) }).kind, "ended");
});
