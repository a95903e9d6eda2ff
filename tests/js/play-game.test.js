// The course of the game: check-in, code, answers, lost replies, two phones, late judgements.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Game } from "../../static/js/core/game.js";
import { createStore } from "../../static/js/core/state.js";

const RATHAUS = { id: "rathaus", number: 1, name: "Rathaus", position: { lat: 53.32485, lon: 11.4949 }, fence: { radius_m: 30 } };
const STREET = { id: "strasse", number: 2, name: "Schloßstraße", position: { lat: 53.32438, lon: 11.49484 }, fence: { radius_m: 30 } };
const PLATZ = { id: "platzhaus", number: 3, name: "Platzhaus", position: null, fence: null };
const NEAR = { lat: 53.32505, lon: 11.4949, accuracy_m: 5 };
const UNLOCKED = { insight: {}, media: [], questions: [{ id: "q1", attempts: 2, hints: [{ cost: 20 }] }] };

function locked() {
  const stations = Object.fromEntries(["rathaus", "strasse", "platzhaus"].map((id) => [id, { state: "locked", points: 0 }]));
  return { order: ["rathaus", "strasse", "platzhaus"], stations, standing: { points: 0 } };
}

/** A game whose sender answers each event with the next of `results`; `sent` collects the events. */
function setUp({ results = [], location = "on", fix = NEAR, age = 1, waiting = [], once = null } = {}) {
  const store = createStore({ pack: { stations: [RATHAUS, STREET, PLATZ] }, server: locked(), location, fix, late: {}, pending: [] });
  const sent = [];
  const late = [];
  const readings = { count: 0, next: null };
  const sender = {
    pending: () => waiting,
    flush: async () => {},
    waitingFor: (type, { station, question } = {}) => waiting.find((event) => event.type === type && event.station === station && event.question === question) ?? null,
    async send(event) {
      sent.push(event);
      const result = { id: event.id, ...(results.shift() ?? { status: "accepted" }) };
      if (result.status !== "queued") game.onResult(event, result, { points: 50 });
      return result;
    },
  };
  let made = 0;
  const game = new Game({
    store,
    sender,
    makeEvent: (type, { station, question, body = {} } = {}) => ({ id: `e${(made += 1)}`, seq: made, type, station, question, body }),
    getState: async () => {
      readings.count += 1;
      return readings.next?.() ?? { ok: true, status: 200, data: store.get().server };
    },
    locator: { age: () => age, once: async () => once },
    onLate: (event, result) => late.push([event.id, result.status]),
  });
  return { game, store, sent, late, readings };
}

test("a check-in sends the fix with its age and opens the station at once", async () => {
  const verdict = { method: "gps", distance_m: 20, accuracy_m: 5, unlocked: UNLOCKED };
  const { game, store, sent } = setUp({ results: [{ status: "accepted", verdict }] });
  const outcome = await game.checkIn("rathaus");
  assert.equal(outcome.next, "opened");
  assert.deepEqual(sent[0].body, { method: "gps", fix: { ...NEAR, age_s: 1 } });
  assert.equal(store.get().server.stations.rathaus.state, "open");
  assert.equal(store.get().server.standing.points, 50);
});

test("a station without a fence leads to its code, and no location to the question for it", async () => {
  assert.deepEqual(await setUp().game.checkIn("platzhaus"), { next: "code" });
  assert.deepEqual(await setUp({ location: "off" }).game.checkIn("rathaus"), { next: "locating" });
});

test("an old fix is not sent: a new one is asked for, and without one nothing is", async () => {
  const fresh = { ...NEAR, accuracy_m: 9 };
  const renewed = setUp({ age: 40, once: fresh });
  await renewed.game.checkIn("rathaus");
  assert.equal(renewed.sent[0].body.fix.accuracy_m, 9);
  const none = setUp({ age: 40 });
  assert.deepEqual(await none.game.checkIn("rathaus"), { next: "refused", view: { kind: "nofix" } });
  assert.equal(none.sent.length, 0);
});

test("inside two fences nothing is sent before the group has chosen", async () => {
  const between = { lat: 53.32462, lon: 11.49487, accuracy_m: 10 };
  const { game, sent } = setUp({ fix: between });
  assert.deepEqual(await game.checkIn("rathaus"), { next: "choose", candidates: ["rathaus", "strasse"] });
  assert.equal(sent.length, 0);
  await game.checkIn("strasse", { chosen: true });
  assert.equal(sent[0].station, "strasse");
});

test("a refusal keeps the station closed and says how far it is", async () => {
  const result = { status: "refused", reason: "too_far", message: "m", verdict: { distance_m: 150, accuracy_m: 20 } };
  const { game, store } = setUp({ results: [result] });
  const outcome = await game.checkIn("rathaus");
  assert.deepEqual(outcome.view, { kind: "too_far", message: "m", distance_m: 150, accuracy_m: 20 });
  assert.equal(store.get().server.stations.rathaus.state, "locked");
});

test("without reception the check-in waits, and pressing again sends the same event", async () => {
  const waiting = [];
  const { game, sent } = setUp({ results: [{ status: "queued", reason: "network" }, { status: "accepted", verdict: { unlocked: UNLOCKED } }], waiting });
  assert.equal((await game.checkIn("rathaus")).view.kind, "offline");
  waiting.push(sent[0]);
  assert.equal((await game.checkIn("rathaus")).next, "opened");
  assert.equal(sent[1].id, sent[0].id);
});

test("where the waiting check-in is refused in the end, a new try with a new fix follows", async () => {
  const old = { id: "old", seq: 1, type: "checkin", station: "rathaus", body: { method: "gps", fix: {} } };
  const { game, sent } = setUp({ waiting: [old], results: [{ status: "duplicate", first: "refused", reason: "too_far" }, { status: "accepted", verdict: { unlocked: UNLOCKED } }] });
  assert.equal((await game.checkIn("rathaus")).next, "opened");
  assert.deepEqual(sent.map((event) => event.id), ["old", "e1"]);
});

test("a code goes out as typed, and the same code after no reception under the same id", async () => {
  const waiting = [];
  const { game, sent } = setUp({ results: [{ status: "queued", reason: "network" }, { status: "refused", reason: "wrong_code" }], waiting });
  await game.enterCode("platzhaus", "ABCD2345");
  waiting.push(sent[0]);
  const outcome = await game.enterCode("platzhaus", "ABCD2345");
  assert.equal(sent[1].id, sent[0].id);
  assert.equal(outcome.view.kind, "wrong_code");
  await game.enterCode("platzhaus", "ZZZZ2345");
  assert.notEqual(sent[2].id, sent[0].id);
});

async function opened(results) {
  const set = setUp({ results: [{ status: "accepted", verdict: { unlocked: UNLOCKED } }, ...results] });
  await set.game.checkIn("rathaus");
  return set;
}

test("an answer counts its attempts and shows its verdict at once", async () => {
  const first = { state: "wrong", correct: false, points: 0, max_points: 100, attempts_left: 1 };
  const second = { state: "right", correct: true, points: 80, max_points: 100, attempts_left: 0 };
  const { game, store, sent } = await opened([{ status: "accepted", verdict: first }, { status: "accepted", verdict: second }]);
  assert.deepEqual(await game.answer("rathaus", "q1", "a"), { kind: "judged" });
  assert.equal(store.get().server.stations.rathaus.state, "open");
  await game.answer("rathaus", "q1", "b");
  assert.deepEqual(sent.slice(1).map((event) => event.body.attempt), [1, 2]);
  const { answers, state } = store.get().server.stations.rathaus;
  assert.equal(state, "done");
  assert.equal(answers.q1.points, 80);
  assert.equal(answers.q1.response, "b");
});

test("an answer another phone was faster with is kept aside and the group's is read", async () => {
  const { game, store, readings } = await opened([{ status: "accepted", verdict: { state: "superseded" } }]);
  const before = readings.count;
  assert.deepEqual(await game.answer("rathaus", "q1", "b"), { kind: "superseded" });
  assert.deepEqual(store.get().late, { q1: "b" });
  assert.ok(readings.count > before);
});

test("an answer without reception waits, and a paused tour's sentence is passed on", async () => {
  const { game } = await opened([{ status: "queued", reason: "network" }, { status: "retry", reason: "tour_paused", message: "Pause." }]);
  assert.deepEqual(await game.answer("rathaus", "q1", "b"), { kind: "queued", message: "" });
  assert.deepEqual(await game.answer("rathaus", "q1", "b"), { kind: "queued", message: "Pause." });
});

test("a hint's text joins the answer's state", async () => {
  const { game, store } = await opened([{ status: "accepted", verdict: { index: 0, text: "Tipp", cost: 20 } }]);
  assert.deepEqual(await game.hint("rathaus", "q1", 0), { kind: "shown" });
  assert.deepEqual(store.get().server.stations.rathaus.answers.q1.hints, [{ index: 0, text: "Tipp" }]);
});

test("a judgement nobody waits for is reported as late", () => {
  const { game, late, store } = setUp();
  game.onResult({ id: "x", type: "skip", station: "strasse", body: {} }, { id: "x", status: "accepted" }, { points: 0 });
  assert.deepEqual(late, [["x", "accepted"]]);
  assert.equal(store.get().server.stations.strasse.state, "skipped");
});

test("a reading that began before a judgement does not bring the old state back", async () => {
  const { game, store, readings } = setUp();
  const old = locked();
  const fresh = locked();
  fresh.stations.rathaus.state = "open";
  let turn = 0;
  readings.next = () => {
    turn += 1;
    if (turn > 1) return { ok: true, status: 200, data: fresh };
    game.onResult({ id: "x", type: "checkin", station: "rathaus", body: { method: "gps" } }, { id: "x", status: "accepted", verdict: { unlocked: UNLOCKED } }, { points: 50 });
    return { ok: true, status: 200, data: old };
  };
  assert.equal(await game.refresh(), true);
  assert.equal(store.get().server.stations.rathaus.state, "open");
});

test("a phone that was signed out learns it, and no reception is no sign-out", async () => {
  const { game, store, readings } = setUp();
  readings.next = () => ({ ok: false, status: 0, data: null, error: { code: "network" } });
  await game.refresh();
  assert.deepEqual([store.get().online, store.get().expelled], [false, undefined]);
  readings.next = () => ({ ok: false, status: 401, data: {}, error: { code: "no_group" } });
  await game.refresh();
  assert.equal(store.get().expelled, true);
});
