// The live play page: what a message of the stream changes, what is read again and what is not, and the ranking it shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Game } from "../../static/js/core/game.js";
import { applyChange, ownRank, ranking, tableAfter } from "../../static/js/core/live.js";
import { createStore } from "../../static/js/core/state.js";
import { LiveTour } from "../../static/js/ui/live.js";

const TOUR = { code: "TEST2A", title: "Lulu", phase: "running", standings: "groups" };
const FOXES = { number: 1, name: "Flinke Füchse", flag: "A", points: 100, stations_done: 2, finished: false };
const OTTERS = { number: 2, name: "Mutige Otter", flag: "B", points: 150, stations_done: 2, finished: false };
const OWLS = { number: 3, name: null, flag: "D", points: 20, stations_done: 1, finished: false };

function state({ standings = null, ...extra } = {}) {
  const standing = { points: 100, rank: 2, groups: 3, stations_done: 2, finished: false };
  const server = { log_no: 40, group: { number: 1, name: "Flinke Füchse" }, tour: TOUR, standing, stations: {}, ...extra };
  return { server, standings, screen: { name: "walk" }, online: true };
}

function message(extra = {}) {
  return { log_no: 41, reset: false, tour: TOUR, groups: 3, rows: [], changed: [], ...extra };
}

// ---- a message ----

test("the tour's head is taken over at once, and a change of it makes readings on their way old", () => {
  const { server, headChanged } = applyChange(state(), message({ tour: { ...TOUR, phase: "paused", title: { de: "L", en: "L" } } }));
  assert.deepEqual([server.tour.phase, server.tour.title.en, headChanged], ["paused", "L", true]);
  assert.equal(server.log_no, 40, "only a reading knows the state up to a number");
});

test("a message that changes nothing leaves every object as it was", () => {
  const before = state({ standings: { rows: [FOXES] } });
  const after = applyChange(before, message());
  assert.equal(after.server, before.server);
  assert.equal(after.standings, before.standings);
  assert.equal(after.headChanged, false);
});

test("a group more is counted without a reading", () => {
  const { server, headChanged } = applyChange(state(), message({ groups: 4 }));
  assert.deepEqual([server.standing.groups, server.standing.points, headChanged], [4, 100, false]);
});

test("changed rows join a table that is known, and do not make one up", () => {
  const changed = { ...OTTERS, points: 300 };
  const known = applyChange(state({ standings: { rows: [FOXES, OTTERS] } }), message({ rows: [changed, OWLS] }));
  assert.deepEqual(known.standings.rows, [FOXES, changed, OWLS]);
  assert.equal(applyChange(state(), message({ rows: [changed] })).standings, null);
  assert.deepEqual(applyChange(state({ standings: { failed: true } }), message({ rows: [changed] })).standings, { failed: true });
});

test("a reset is the whole table, also where another one is known", () => {
  const before = state({ standings: { rows: [FOXES, OTTERS, OWLS] } });
  assert.deepEqual(applyChange(before, message({ reset: true, rows: [FOXES] })).standings, { rows: [FOXES] });
  assert.deepEqual(applyChange(state(), message({ reset: true, rows: [FOXES] })).standings, { rows: [FOXES] });
});

test("standings that are hidden take table and rank away, and shown again they are not known yet", () => {
  const hidden = applyChange(state({ standings: { rows: [FOXES] } }), message({ tour: { ...TOUR, standings: "host" }, rows: null }));
  assert.deepEqual([hidden.standings, hidden.server.standing.rank], [{ hidden: true }, null]);
  const again = applyChange({ ...state(), ...hidden }, message({ tour: { ...TOUR, standings: "host" }, rows: null }));
  assert.equal(again.standings, hidden.standings);
  const shown = applyChange({ ...state(), ...hidden }, message({ rows: [FOXES] }));
  assert.equal(shown.standings, null);
});

// ---- a table that was read ----

test("what the stream said while a table was read is not lost", () => {
  const table = { log_no: 41, rows: [{ ...FOXES, rank: 1, own: true }, OTTERS] };
  const old = message({ log_no: 41, rows: [{ ...OTTERS, points: 1 }] });
  const newer = message({ log_no: 42, rows: [{ ...OTTERS, points: 400 }] });
  const { rows } = tableAfter(table, [old, newer]);
  assert.deepEqual(rows.map((row) => [row.number, row.points]), [[1, 100], [2, 400]]);
});

test("a table that was read is dropped where a whole one or its hiding came meanwhile", () => {
  const table = { log_no: 41, rows: [FOXES] };
  assert.equal(tableAfter(table, [message({ log_no: 3, reset: true, rows: [FOXES, OTTERS] })]), null);
  assert.equal(tableAfter(table, [message({ log_no: 42, reset: true, rows: [FOXES, OTTERS] })]), null);
  assert.equal(tableAfter(table, [message({ log_no: 42, rows: null, tour: { ...TOUR, standings: "host" } })]), null);
});

// ---- the ranking ----

test("the rank follows the rows; the own row says what the own state says and keeps its name", () => {
  const standings = { rows: [{ ...FOXES, name: null, points: 10 }, OTTERS, OWLS] };
  const { rows, rank, groups } = ranking(state({ standings }));
  assert.deepEqual(rows.map((row) => [row.rank, row.number, row.name, row.points, row.own]), [
    [1, 2, "Mutige Otter", 150, false],
    [2, 1, "Flinke Füchse", 100, true],
    [3, 3, null, 20, false],
  ]);
  assert.deepEqual([rank, groups], [2, 3]);
});

test("without rows the rank is the one the state said", () => {
  assert.equal(ranking(state()), null);
  assert.deepEqual(ownRank(state()), { rank: 2, groups: 3 });
  const overtaken = state({ standings: { rows: [FOXES, OTTERS, { ...OWLS, points: 120 }] } });
  assert.deepEqual(ownRank(overtaken), { rank: 3, groups: 3 });
});

// ---- keeping up ----

function setUp({ first = state(), replies = [], tables = [] } = {}) {
  const store = createStore(first);
  const reads = { state: 0, table: 0, retries: 0, reopened: 0 };
  const outbox = { records: () => [], pending: () => [] };
  const unsealing = { contents: () => new Map(), keys: () => ({}), take: async () => false };
  const game = new Game({
    store,
    outbox,
    unsealing,
    makeEvent: () => {},
    getState: async () => {
      reads.state += 1;
      const next = replies.shift();
      return (await next?.()) ?? { ok: true, status: 200, data: { ...store.get().server, ...next?.data } };
    },
    locator: {},
  });
  game.retry = async () => {
    reads.retries += 1;
  };
  let handlers;
  const open = (path, given) => {
    handlers = { path, ...given };
    return { reopen: () => (reads.reopened += 1) };
  };
  const getStandings = async () => {
    reads.table += 1;
    return (await tables.shift()?.()) ?? { ok: true, status: 200, data: { log_no: 41, rows: [FOXES, OTTERS] } };
  };
  const live = new LiveTour({ store, game, getStandings, clock: {}, open });
  live.start();
  return { store, live, game, reads, handlers, says: (extra) => handlers.onChange(message(extra)) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const stateOf = (log_no, extra = {}) => async () => ({ ok: true, status: 200, data: { ...state().server, log_no, ...extra } });

test("the stream goes on where the state was read, and rests while nobody looks", () => {
  const { handlers } = setUp();
  assert.deepEqual([handlers.path, handlers.after, handlers.pauseHidden], ["/api/v1/stream", 40, true]);
});

test("a change of the own group is read, one of others is not", async () => {
  const { reads, says, store } = setUp({ replies: [stateOf(42, { group: { number: 1, name: "Stille Füchse" } })] });
  says({ changed: [2, 3] });
  await settled();
  assert.deepEqual([reads.state, reads.retries], [0, 0]);
  says({ log_no: 42, changed: [1, 2] });
  await settled();
  assert.deepEqual([reads.state, store.get().server.group.name], [1, "Stille Füchse"]);
  assert.equal(reads.retries, 1, "a reply that was lost may be what changed");
});

test("what this phone did itself and has read already is not read again", async () => {
  const { reads, says } = setUp({ first: state({ log_no: 50 }) });
  says({ log_no: 50, changed: [1] });
  says({ log_no: 49, changed: [1] });
  await settled();
  assert.equal(reads.state, 0);
});

test("a reading that began before the change is followed by another, and several changes share one", async () => {
  let release;
  const slow = () => new Promise((resolve) => {
    release = resolve;
  });
  const { reads, says, game, live, handlers } = setUp({ replies: [slow, stateOf(45)] });
  handlers.onState("open");
  const reading = game.refresh();
  says({ log_no: 43, changed: [1] });
  says({ log_no: 44, changed: [1] });
  says({ log_no: 45, changed: [1] });
  assert.equal(live.follows(), false);
  release(await stateOf(42)());
  await reading;
  await settled();
  assert.equal(reads.state, 2);
  assert.equal(live.follows(), true);
});

test("a reading that fails leaves the page polling until one succeeds", async () => {
  const failed = async () => ({ ok: false, status: 0, data: null, error: { code: "network" } });
  const { says, live, game, handlers } = setUp({ replies: [failed, stateOf(42)] });
  handlers.onState("open");
  says({ log_no: 42, changed: [1] });
  await settled();
  assert.equal(live.follows(), false);
  await game.refresh();
  assert.equal(live.follows(), true);
});

test("a server that starts anew is read, whatever number was known", async () => {
  const { reads, says, store, live, handlers } = setUp({ replies: [stateOf(5)] });
  handlers.onState("open");
  says({ log_no: 5, reset: true, rows: [FOXES] });
  await settled();
  assert.deepEqual([reads.state, store.get().server.log_no, live.follows()], [1, 5, true]);
});

test("a state that was on its way does not bring an old phase back", async () => {
  let release;
  const slow = () => new Promise((resolve) => {
    release = resolve;
  });
  const { game, says, store, reads } = setUp({ replies: [slow, stateOf(43, { tour: { ...TOUR, phase: "paused" } })] });
  const reading = game.refresh();
  says({ log_no: 43, tour: { ...TOUR, phase: "paused" } });
  release(await stateOf(42)());
  await reading;
  assert.deepEqual([store.get().server.tour.phase, reads.state], ["paused", 2]);
});

test("an open stream means reception and sends what waits; a lost one brings the polling back", () => {
  const { handlers, store, reads, live } = setUp();
  store.set({ online: false });
  handlers.onState("open");
  assert.deepEqual([store.get().online, reads.retries, live.follows()], [true, 1, true]);
  handlers.onState("lost");
  assert.deepEqual([store.get().live, live.follows()], ["lost", false]);
  live.reopen();
  assert.equal(reads.reopened, 1);
});

test("a phone that was signed out learns it from the reading", async () => {
  const refused = async () => ({ ok: false, status: 401, data: null, error: { code: "no_group" } });
  const { handlers, store, reads } = setUp({ replies: [refused] });
  handlers.onClosed("server_stopping");
  assert.equal(reads.state, 0);
  handlers.onClosed("signed_out");
  await settled();
  assert.equal(store.get().expelled, true);
});

test("a table is read once for several askers and joined with what came meanwhile", async () => {
  let release;
  const slow = () => new Promise((resolve) => {
    release = resolve;
  });
  const { live, says, store, reads } = setUp({ tables: [slow] });
  const both = Promise.all([live.readStandings(), live.readStandings()]);
  says({ log_no: 42, rows: [{ ...OTTERS, points: 500 }] });
  release({ ok: true, status: 200, data: { log_no: 41, rows: [FOXES, OTTERS] } });
  await both;
  assert.equal(reads.table, 1);
  assert.deepEqual(store.get().standings.rows.map((row) => row.points), [100, 500]);
  says({ log_no: 43, rows: [{ ...FOXES, points: 600 }] });
  assert.deepEqual(store.get().standings.rows.map((row) => row.points), [600, 500]);
});

test("standings shown while somebody looks at their screen are read at once", async () => {
  const first = { ...state(), screen: { name: "standing" } };
  const { says, store, reads } = setUp({ first });
  says({ tour: { ...TOUR, standings: "host" }, rows: null });
  assert.deepEqual([store.get().standings, reads.table], [{ hidden: true }, 0]);
  says({ log_no: 42, rows: [] });
  await settled();
  assert.deepEqual([store.get().standings.rows.length, reads.table], [2, 1]);
});

test("a table that cannot be had is said, unless one is there already", async () => {
  const failed = async () => ({ ok: false, status: 0, data: null, error: { code: "network" } });
  const refused = async () => ({ ok: false, status: 403, data: null, error: { code: "standings_hidden" } });
  const { live, store } = setUp({ tables: [failed, null, failed, refused] });
  await live.readStandings();
  assert.deepEqual(store.get().standings, { failed: true });
  await live.readStandings();
  await live.readStandings();
  assert.deepEqual([store.get().standings.rows.length, store.get().standings.failed], [2, false]);
  await live.readStandings();
  assert.deepEqual(store.get().standings, { hidden: true });
});
