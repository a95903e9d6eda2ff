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

/** Seals that open with one code each, on a route that is sealed or open. */
function seals({ codes = {}, open = false, contents = {} } = {}) {
  const opened = new Map();
  const put = (id) => (opened.set(id, contents[id]), true);
  return {
    contents: () => opened,
    keys: () => Object.fromEntries([...opened.keys()].map((id) => [id, "k"])),
    can: (id) => id in contents,
    isOpenRoute: (id) => open && id in contents,
    tryCode: async (id, code) => codes[id] === code && put(id),
    tryOpenKey: async (id) => put(id),
    take: async () => false,
  };
}

/** A game whose outbox answers each event with the next of `results`; `sent` collects the events, `asked` those not kept. */
function setUp({ results = [], location = "on", fix = NEAR, age = 1, waiting = [], once = null, unsealing = seals(), full = false, answers = [] } = {}) {
  const store = createStore({ pack: { stations: [RATHAUS, STREET, PLATZ] }, server: locked(), location, fix, late: {}, pending: [] });
  const sent = [];
  const late = [];
  const kept = [];
  const asked = [];
  const records = [];
  const timers = [];
  const readings = { count: 0, next: null };
  const outbox = {
    records: () => records,
    pending: () => [...waiting, ...records.map(({ event }) => event)],
    flush: async () => {},
    waitingFor: (type, { station, question } = {}) => outbox.pending().findLast((event) => event.type === type && event.station === station && event.question === question) ?? null,
    async add(event, { local = null } = {}) {
      if (full) throw new DOMException("no room", "QuotaExceededError");
      records.push({ id: event.id, event, local });
    },
    async send(event, options) {
      if (full) throw new DOMException("no room", "QuotaExceededError");
      sent.push(event);
      const next = results.shift() ?? { status: "accepted" };
      if (next === "never") {
        await outbox.add(event, options);
        return new Promise(() => {});
      }
      const result = { id: event.id, ...next };
      if (result.status === "queued") await outbox.add(event, options);
      else game.onResult(event, result, { points: 50 });
      return result;
    },
  };
  let made = 0;
  const game = new Game({
    store,
    outbox,
    unsealing,
    clock: { later: (handler, ms) => (timers.push({ handler, ms }), () => {}) },
    ask: async (events) => {
      asked.push(...events);
      const answer = await answers.shift();
      if (!answer) return { ok: false, status: 0, data: null, error: { code: "network" } };
      return { ok: true, status: 200, data: { results: events.map(({ id }) => ({ id, ...answer })), standing: { points: 50 } } };
    },
    makeEvent: (type, { station, question, body = {} } = {}) => ({ id: `e${(made += 1)}`, seq: made, type, station, question, body }),
    getState: async () => {
      readings.count += 1;
      return readings.next?.() ?? { ok: true, status: 200, data: store.get().server };
    },
    locator: { age: () => age, once: async () => once },
    onKeys: () => kept.push(unsealing.keys()),
    onLate: (event, result) => late.push([event.id, result.status]),
  });
  return { game, store, sent, asked, late, kept, readings, records, timers };
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
  assert.equal(renewed.asked[0].body.fix.accuracy_m, 9);
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
  const { game, sent } = setUp({ results: [{ status: "queued", reason: "network" }, { status: "accepted", verdict: { unlocked: UNLOCKED } }] });
  assert.equal((await game.checkIn("rathaus")).view.kind, "offline");
  assert.equal((await game.checkIn("rathaus")).next, "opened");
  assert.equal(sent[1].id, sent[0].id);
});

test("where the waiting check-in is refused in the end, a new try with a new fix follows", async () => {
  const old = { id: "old", seq: 1, type: "checkin", station: "rathaus", body: { method: "gps", fix: {} } };
  const { game, sent } = setUp({ waiting: [old], results: [{ status: "duplicate", first: "refused", reason: "too_far" }, { status: "accepted", verdict: { unlocked: UNLOCKED } }] });
  assert.equal((await game.checkIn("rathaus")).next, "opened");
  assert.deepEqual(sent.map((event) => event.id), ["old", "e1"]);
});

test("where there is no seal, a code goes out as typed, and the same code after no reception under the same id", async () => {
  const { game, sent } = setUp({ results: [{ status: "queued", reason: "network" }, { status: "refused", reason: "wrong_code" }] });
  await game.enterCode("platzhaus", "ABCD2345");
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

// ---- without network ----

const CONTENT = { insight: { de: [] }, media: [], questions: [{ id: "q1", type: "true_false", points: 100, attempts: 1, hints: [{ cost: 20 }] }] };
const QUEUED = { status: "queued", reason: "network" };
const sealed = () => seals({ codes: { rathaus: "ABCD2345" }, contents: { rathaus: CONTENT } });

test("the right code opens a sealed station without asking anybody, and the check-in is kept first", async () => {
  const { game, store, records, sent } = setUp({ unsealing: sealed() });
  const outcome = await game.enterCode("rathaus", "ABCD2345");
  assert.equal(outcome.next, "opened");
  assert.deepEqual(records.map(({ event, local }) => [event.type, event.body, local]), [["checkin", { method: "code", code: "ABCD2345" }, { opened: true }]]);
  assert.deepEqual(sent, []);
  const { state, provisional, questions } = store.get().server.stations.rathaus;
  assert.deepEqual([state, provisional, questions.length], ["open", true, 1]);
  assert.equal(game.truth().stations.rathaus.state, "locked");
});

test("a wrong code is said at once without network, and never kept", async () => {
  const { game, records, asked } = setUp({ unsealing: sealed() });
  const outcome = await game.enterCode("rathaus", "ZZZZ2345");
  assert.equal(outcome.view.kind, "wrong_code");
  assert.equal(records.length, 0);
  assert.equal(asked.length, 1);
});

test("a code that only the server knows, of a poster put up since, opens through the server", async () => {
  const answers = [{ status: "accepted", verdict: { unlocked: UNLOCKED } }];
  const { game, store } = setUp({ unsealing: sealed(), answers });
  assert.equal((await game.enterCode("rathaus", "NEWC2345")).next, "opened");
  assert.equal(store.get().server.stations.rathaus.state, "open");
});

test("on a sealed route an answer without network is kept and shows no verdict", async () => {
  const { game, store } = setUp({ unsealing: sealed(), results: [QUEUED] });
  await game.enterCode("rathaus", "ABCD2345");
  assert.equal((await game.answer("rathaus", "q1", true)).kind, "queued");
  assert.deepEqual(store.get().server.stations.rathaus.answers, {});
  assert.equal(store.get().pending.length, 2);
});

const OPEN_CONTENT = { ...CONTENT, answers: { q1: { answer: true, solution: { value: true }, explanation: "Weil.", hints: [{ text: "Tipp" }] } } };
const openRoute = () => seals({ open: true, contents: { rathaus: OPEN_CONTENT } });

test("on an open route GPS opens the station without network, provisionally, with verdict and points", async () => {
  const { game, store } = setUp({ unsealing: openRoute(), results: [QUEUED, QUEUED, QUEUED] });
  assert.equal((await game.checkIn("rathaus")).next, "opened");
  assert.deepEqual(await game.hint("rathaus", "q1", 0), { kind: "shown" });
  assert.equal((await game.answer("rathaus", "q1", true)).kind, "judged");
  const { answers, state } = store.get().server.stations.rathaus;
  assert.deepEqual([answers.q1.state, answers.q1.points, answers.q1.provisional, answers.q1.explanation], ["right", 80, true, "Weil."]);
  assert.equal(state, "done");
});

test("an answer to a question of a type that this app does not know waits for the server", async () => {
  const content = { ...OPEN_CONTENT, questions: [{ id: "q1", type: "melody", points: 100, attempts: 1, hints: [] }] };
  const { game, store } = setUp({ results: [QUEUED, QUEUED], unsealing: seals({ open: true, contents: { rathaus: content } }) });
  await game.checkIn("rathaus");
  assert.equal((await game.answer("rathaus", "q1", "do re mi")).kind, "queued");
  assert.deepEqual(store.get().server.stations.rathaus.answers, {});
});

test("outside the fence nothing opens on an open route either", async () => {
  const far = { lat: 53.3265, lon: 11.4949, accuracy_m: 5 };
  const { game, store } = setUp({ unsealing: openRoute(), fix: far, results: [QUEUED] });
  assert.equal((await game.checkIn("rathaus")).view.kind, "too_far");
  assert.equal(store.get().server.stations.rathaus.state, "locked");
});

test("a position outside is asked about but never kept, so that it is not in the way of the next try", async () => {
  const far = { lat: 53.3265, lon: 11.4949, accuracy_m: 20 };
  const { game, store, asked, sent, records } = setUp({ fix: far });
  const outcome = await game.checkIn("rathaus");
  assert.deepEqual(outcome.view, { kind: "too_far", message: "", distance_m: 184, accuracy_m: 20 });
  assert.deepEqual([asked.length, sent.length, records.length], [1, 0, 0]);
  store.set({ fix: NEAR });
  assert.equal((await game.checkIn("rathaus")).next, "opened");
  assert.deepEqual(sent.map(({ body }) => body.fix.lat), [NEAR.lat]);
});

test("the server's word on a position outside comes first, and a pause keeps nothing either", async () => {
  const far = { lat: 53.3265, lon: 11.4949, accuracy_m: 20 };
  const verdict = { distance_m: 150, accuracy_m: 20 };
  const said = setUp({ fix: far, answers: [{ status: "refused", reason: "too_far", message: "m", verdict }] });
  assert.deepEqual((await said.game.checkIn("rathaus")).view, { kind: "too_far", message: "m", ...verdict });
  // Whoever waits for the verdict is told once, not again as of something late.
  assert.deepEqual(said.late, []);
  const wider = setUp({ fix: far, answers: [{ status: "accepted", verdict: { unlocked: UNLOCKED } }] });
  assert.equal((await wider.game.checkIn("rathaus")).next, "opened");
  const paused = setUp({ fix: far, answers: [{ status: "retry", reason: "tour_paused", message: "Pause" }] });
  assert.equal((await paused.game.checkIn("rathaus")).view.kind, "too_far");
});

test("where the server disagrees later, the station closes again and the answers wait", async () => {
  const { game, store, records } = setUp({ unsealing: openRoute(), results: [QUEUED, QUEUED] });
  await game.checkIn("rathaus");
  await game.answer("rathaus", "q1", true);
  const [checkin, answer] = records.splice(0);
  game.onResult(checkin.event, { id: checkin.id, status: "refused", reason: "too_far" }, { points: 0 });
  game.onResult(answer.event, { id: answer.id, status: "accepted", verdict: { state: "waiting" } }, { points: 0 });
  game.publish();
  assert.equal(store.get().server.stations.rathaus.state, "locked");
});

test("a network that hangs is not waited for: the deed is kept and said so after four seconds", async () => {
  const { game, store, timers } = setUp({ results: ["never"] });
  const checking = game.checkIn("rathaus");
  while (timers.length === 0) await new Promise(setImmediate);
  assert.equal(timers[0].ms, 4000);
  assert.equal(store.get().server.stations.rathaus.state, "locked");
  timers[0].handler();
  assert.equal((await checking).view.kind, "offline");
  assert.equal(store.get().online, false);
});

test("without room on the phone only the server can take a deed, and where it cannot, that is said", async () => {
  const answers = [{ status: "accepted", verdict: { unlocked: UNLOCKED } }];
  const { game, asked } = setUp({ full: true, answers });
  assert.equal((await game.checkIn("rathaus")).next, "opened");
  assert.deepEqual(await game.answer("rathaus", "q1", "a"), { kind: "unsaved" });
  assert.equal(asked.length, 2);
  assert.equal((await game.hint("rathaus", "q1", 0)).kind, "unsaved");
  assert.equal((await game.enterCode("platzhaus", "ABCD2345")).view.kind, "unsaved");
  assert.deepEqual(await game.skip("strasse"), { ok: false, sent: false, message: "" });
});

test("a key that came with a check-in is kept at once, before any other state is read", async () => {
  const unsealing = seals({ contents: { rathaus: CONTENT } });
  unsealing.take = async (id) => unsealing.tryOpenKey(id);
  const { game, kept } = setUp({ unsealing });
  game.onResult({ id: "e", type: "checkin", station: "rathaus", body: {} }, { id: "e", status: "accepted", verdict: { unlocked: { ...UNLOCKED, key: "k" } } });
  await new Promise(setImmediate);
  assert.deepEqual(kept, [{ rathaus: "k" }]);
});

test("what has no room on the phone is not called saved while the server takes its time", async () => {
  let reply;
  const { game, timers } = setUp({ full: true, answers: [new Promise((done) => (reply = done))] });
  const answering = game.answer("rathaus", "q1", "a");
  while (timers.length === 0) await new Promise(setImmediate);
  timers[0].handler();
  assert.equal(await Promise.race([answering, new Promise((done) => setImmediate(done, "open"))]), "open");
  reply(null);
  assert.deepEqual(await answering, { kind: "unsaved" });
});

test("leaving out, ending and calling count as done once they are kept", async () => {
  const { game, store, records } = setUp({ results: [QUEUED, QUEUED, QUEUED] });
  assert.deepEqual(await game.skip("strasse"), { ok: true, sent: false, message: "" });
  assert.equal(store.get().server.stations.strasse.state, "skipped");
  await game.callHelp("rathaus");
  const { id, at, ...call } = store.get().server.help;
  assert.deepEqual(call, { station: "rathaus", seen_at: null, waiting: true });
  assert.equal((await game.finish()).ok, true);
  assert.equal(store.get().server.standing.finished, true);
  assert.deepEqual(records.map(({ event }) => event.type), ["skip", "help", "finish"]);
});

test("a claim is told to other phones only, and never kept", async () => {
  const { game, store, asked, records } = setUp({ answers: [{ status: "accepted" }] });
  await game.claim("rathaus", "q1");
  assert.equal(asked.length, 0);
  game.takeTruth({ ...store.get().server, devices: 2 });
  await game.claim("rathaus", "q1");
  assert.deepEqual(asked.map(({ type, station, question }) => [type, station, question]), [["claim", "rathaus", "q1"]]);
  assert.equal(records.length, 0);
});

test("a station that was left out can be taken up again, as often as the group changes its mind", async () => {
  const { game, store, records } = setUp({ results: Array(4).fill(QUEUED) });
  const state = () => store.get().server.stations.strasse.state;
  await game.skip("strasse");
  await game.skip("strasse");
  assert.equal(state(), "skipped");
  await game.reopen("strasse");
  assert.equal(state(), "locked");
  await game.skip("strasse");
  assert.equal(state(), "skipped");
  // The second tap on "leave out" sends the same event again.
  assert.deepEqual([...new Map(records.map(({ event }) => [event.id, event.type])).values()], ["skip", "reopen", "skip"]);
});

test("the server's word on a station that was taken up again shows at once", async () => {
  const { game, store } = setUp({});
  game.onResult({ id: "x", type: "skip", station: "strasse", body: {} }, { id: "x", status: "accepted" }, { points: 0 });
  game.onResult({ id: "y", type: "reopen", station: "strasse", body: {} }, { id: "y", status: "accepted" }, { points: 0 });
  await new Promise(setImmediate);
  assert.equal(store.get().server.stations.strasse.state, "locked");
});
