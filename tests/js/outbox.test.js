// Events and the outbox: one id per deed, on the disk before it is sent, kept until judged, sent again after a lost reply.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pauseMs } from "../../static/js/core/backoff.js";
import { createEventMaker, judgement } from "../../static/js/core/events.js";
import { uuid } from "../../static/js/core/ids.js";
import { Outbox } from "../../static/js/core/outbox.js";
import { createCounter, createStorage, takeOldEvents } from "../../static/js/ports/storage.js";
import { createOutboxStore, createVault, isFull } from "../../static/js/ports/vault.js";

const bytes = (count) => crypto.getRandomValues(new Uint8Array(count));
const wall = { iso: () => "2022-06-21T09:00:00.000Z", wall: () => Date.UTC(2022, 5, 21, 9) };

class FakeLocalStorage {
  #items = new Map();
  full = false;

  get length() {
    return this.#items.size;
  }

  key(index) {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key) {
    return this.#items.get(key) ?? null;
  }

  setItem(key, value) {
    if (this.full) throw new Error("QuotaExceededError");
    this.#items.set(key, String(value));
  }

  removeItem(key) {
    this.#items.delete(key);
  }
}

/** A vault that Node can have: IndexedDB is missing here, so everything is in memory; browser tests hold the real one. */
function setUp({ vault = createVault({ available: () => false }), replies = [], random = () => 0.5, alone = (work) => work(), tell } = {}) {
  const timers = [];
  const clock = { ...wall, later: (handler, ms) => (timers.push({ handler, ms }), () => timers.splice(0)) };
  const storage = createStorage("play.group", new FakeLocalStorage());
  const makeEvent = createEventMaker({ randomBytes: bytes, clock, counter: createCounter(storage, clock) });
  const posts = [];
  const heard = [];
  const outbox = new Outbox({
    post: async (body) => {
      posts.push(body);
      const reply = replies.shift() ?? accept;
      return typeof reply === "function" ? reply(body) : reply;
    },
    store: createOutboxStore(vault, "g"),
    clock,
    device: "d",
    random,
    alone,
    tell,
    onResult: (event, result) => heard.push([event.id, result.status]),
  });
  return { outbox, makeEvent, posts, heard, vault, timers };
}

const answerWith = (status, extra = {}) => (body) => ({
  ok: true,
  status: 200,
  data: { results: body.events.map(({ id }) => ({ id, status, ...extra })), standing: { points: 1 } },
});
const accept = answerWith("accepted");
const noNetwork = { ok: false, status: 0, data: null, error: { code: "network", message: "" } };

test("ids are version 4 UUIDs", () => {
  for (let turn = 0; turn < 50; turn += 1) assert.match(uuid(bytes), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("an event carries id, seq, time, type and body, and only the places it has", () => {
  const { makeEvent } = setUp();
  const answer = makeEvent("answer", { station: "rathaus", question: "q1", body: { attempt: 1, response: "a" } });
  assert.deepEqual(Object.keys(answer), ["id", "seq", "at", "type", "station", "question", "body"]);
  const finish = makeEvent("finish");
  assert.deepEqual(Object.keys(finish), ["id", "seq", "at", "type", "body"]);
  assert.ok(finish.seq > answer.seq);
});

test("seq goes on rising after a reload, and where storage was wiped", () => {
  const backend = new FakeLocalStorage();
  const next = (from) => createCounter(createStorage("play.group", from), wall).next();
  const before = next(backend);
  assert.ok(next(backend) > before);
  assert.ok(next(new FakeLocalStorage()) > 0);
});

test("a phone whose clock is a lifetime ahead still counts in numbers that the server takes", () => {
  const ahead = { wall: () => Date.UTC(2100, 0, 1) };
  const counter = createCounter(createStorage("play.group", new FakeLocalStorage()), ahead);
  const first = counter.next();
  assert.ok(first < 2 ** 31);
  assert.equal(counter.next(), first + 1);
});

test("an event is on the disk before it is sent, and leaves when it was accepted", async () => {
  const stored = [];
  const set = setUp({
    replies: [
      async (body) => {
        stored.push(...(await set.vault.events("g")));
        return accept(body);
      },
    ],
  });
  const event = set.makeEvent("skip", { station: "rathaus" });
  const result = await set.outbox.send(event);
  assert.equal(result.status, "accepted");
  assert.deepEqual(stored.map((record) => [record.id, record.state]), [[event.id, "waiting"]]);
  assert.equal(set.outbox.pending().length, 0);
  assert.deepEqual(await set.vault.events("g"), []);
  assert.equal(set.heard.length, 1);
  assert.equal(set.outbox.status().delivered, 1);
});

test("a lost reply is retried with the same id, and the duplicate's first verdict counts", async () => {
  const { outbox, makeEvent, posts } = setUp({ replies: [noNetwork, answerWith("duplicate", { first: "accepted" })] });
  const event = makeEvent("checkin", { station: "rathaus", body: { method: "code", code: "ABCD2345" } });
  const lost = await outbox.send(event);
  assert.deepEqual([lost.status, lost.reason], ["queued", "network"]);
  assert.equal(outbox.waitingFor("checkin", { station: "rathaus" }).id, event.id);
  assert.equal(judgement(await outbox.send(event)), "accepted");
  assert.deepEqual(posts[0].events[0], posts[1].events[0]);
  assert.equal(outbox.pending().length, 0);
});

test("a repeated refusal stays a refusal", () => {
  assert.equal(judgement({ status: "duplicate", first: "refused" }), "refused");
  assert.equal(judgement({ status: "duplicate" }), "accepted");
  assert.equal(judgement({ status: "retry" }), "retry");
});

test("unsent events survive the page and go out with their old ids", async () => {
  const first = setUp({ replies: [noNetwork] });
  const event = first.makeEvent("answer", { station: "s", question: "q", body: { attempt: 1, response: true } });
  await first.outbox.send(event);
  const second = setUp({ vault: first.vault });
  await second.outbox.load();
  assert.deepEqual(second.outbox.pending(), [event]);
  await second.outbox.flush();
  assert.deepEqual(second.posts[0].events, [event]);
  assert.deepEqual(second.heard, [[event.id, "accepted"]]);
});

test("no HTTP error, no foreign page and no cut reply deletes anything", async () => {
  const statuses = [400, 401, 403, 404, 409, 410, 413, 422, 429, 500, 502];
  const replies = [
    ...statuses.map((status) => ({ ok: false, status, data: {}, error: { code: "invalid_batch", message: "m" } })),
    { ok: false, status: 200, data: null, error: { code: "bad_reply", message: "" } },
    { ok: true, status: 200, data: { hotel: "please sign in" }, error: null },
    { ok: true, status: 200, data: { results: [] }, error: null },
    { ok: true, status: 200, data: { results: [null, { id: "other", status: "accepted" }] }, error: null },
    answerWith("perhaps"),
    answerWith("retry", { reason: "tour_paused", message: "Pause." }),
  ];
  const { outbox, makeEvent, vault } = setUp({ replies: [...replies] });
  const event = makeEvent("finish");
  for (let turn = 0; turn < replies.length; turn += 1) {
    const result = await outbox.send(event);
    assert.ok(!["accepted", "duplicate", "refused", "conflict"].includes(result.status), result.status);
    assert.deepEqual(outbox.pending(), [event]);
    assert.deepEqual((await vault.events("g")).map(({ id }) => id), [event.id]);
  }
});

test("what is refused or in conflict leaves the queue but stays on the phone with its reason", async () => {
  const replies = [answerWith("conflict", { reason: "id_reused" }), answerWith("refused", { reason: "too_far", message: "Zu weit." }), answerWith("duplicate", { first: "refused" })];
  const { outbox, makeEvent, vault } = setUp({ replies });
  for (const type of ["finish", "answer", "skip"]) await outbox.send(makeEvent(type));
  assert.equal(outbox.pending().length, 0);
  assert.deepEqual(outbox.parked().map(({ event, result }) => [event.type, result.status]), [["skip", "duplicate"], ["answer", "refused"], ["finish", "conflict"]]);
  assert.deepEqual((await vault.events("g")).map(({ state }) => state), ["parked", "parked", "parked"]);
  const later = setUp({ vault });
  await later.outbox.load();
  assert.equal(later.outbox.parked().length, 3);
  await later.outbox.flush();
  assert.equal(later.posts.length, 0, "a parked event is never sent again");
});

test("a refused check-in is kept without the position and the code", async () => {
  const { outbox, makeEvent, vault } = setUp({ replies: [answerWith("refused", { reason: "too_far" }), answerWith("refused", { reason: "wrong_code" })] });
  await outbox.send(makeEvent("checkin", { station: "s", body: { method: "gps", fix: { lat: 53.3, lon: 11.5, accuracy_m: 9, age_s: 1 } } }));
  await outbox.send(makeEvent("checkin", { station: "s", body: { method: "code", code: "ABCD2345" } }));
  assert.deepEqual((await vault.events("g")).map(({ event }) => event.body), [{ method: "gps" }, { method: "code" }]);
  assert.ok(!JSON.stringify(outbox.parked()).includes("53.3"));
});

test("of refused check-ins the newest fifty stay, of refused answers all", async () => {
  const { outbox, makeEvent, vault } = setUp({ replies: Array(90).fill(answerWith("refused", { reason: "too_far" })) });
  for (let count = 0; count < 60; count += 1) await outbox.send(makeEvent("checkin", { station: "s" }));
  for (let count = 0; count < 5; count += 1) await outbox.send(makeEvent("answer", { station: "s" }));
  const types = (await vault.events("g")).map(({ event }) => event.type);
  assert.equal(types.filter((type) => type === "answer").length, 5);
  assert.ok(types.length - 5 <= 51);
});

test("events are sent in the order they happened, also those made while a batch is under way", async () => {
  let open;
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  const slow = async (body) => {
    await gate;
    return accept(body);
  };
  const { outbox, makeEvent, posts } = setUp({ replies: [slow] });
  const first = makeEvent("hint", { station: "s", question: "q", body: { index: 0 } });
  const second = makeEvent("answer", { station: "s", question: "q", body: { attempt: 1, response: "a" } });
  const one = outbox.send(first);
  while (posts.length === 0) await new Promise(setImmediate);
  const both = [one, outbox.send(second)];
  open();
  const results = await Promise.all(both);
  assert.deepEqual(results.map((result) => result.status), ["accepted", "accepted"]);
  assert.deepEqual(posts.map((post) => post.events.map((event) => event.id)), [[first.id], [second.id]]);
});

test("a batch never exceeds a hundred events, and one flush sends them all", async () => {
  const { outbox, makeEvent, posts } = setUp();
  for (let count = 0; count < 250; count += 1) await outbox.add(makeEvent("answer"));
  await outbox.flush();
  assert.deepEqual(posts.map((post) => post.events.length), [100, 100, 50]);
  assert.equal(outbox.pending().length, 0);
});

test("after a failure the next try comes by itself, later and spread; a server's own pause is kept", async () => {
  const replies = [noNetwork, noNetwork, { ok: false, status: 503, data: {}, error: { code: "unavailable", message: "" }, retryAfterS: 90 }];
  const { outbox, makeEvent, timers, posts } = setUp({ replies });
  await outbox.send(makeEvent("finish"));
  assert.deepEqual(timers.map(({ ms }) => ms), [1000]);
  await timers[0].handler();
  assert.deepEqual(timers.map(({ ms }) => ms), [2000]);
  await timers[0].handler();
  assert.deepEqual(timers.map(({ ms }) => ms), [90_000]);
  await timers[0].handler();
  assert.equal(posts.length, 4);
  assert.equal(outbox.pending().length, 0);
  assert.deepEqual(timers, []);
});

test("pauses double up to five minutes and are drawn from the whole span", () => {
  assert.deepEqual([1, 2, 5, 9, 40].map((failures) => pauseMs(failures, () => 0.999_999)), [2000, 4000, 32_000, 300_000, 300_000]);
  assert.equal(pauseMs(9, () => 0), 0);
  const drawn = Array.from({ length: 1000 }, () => pauseMs(9, Math.random));
  const busiest = Math.max(...Array.from({ length: 10 }, (_, tenth) => drawn.filter((ms) => Math.floor(ms / 30_000) === tenth).length));
  assert.ok(busiest < 170, "retries come back in one moment");
});

test("two tabs send one after the other, and each hears what the other one was told", async () => {
  const vault = createVault({ available: () => false });
  let last = Promise.resolve();
  const alone = (work) => (last = last.then(work, work));
  const told = [];
  const one = setUp({ vault, alone, tell: (message) => told.push(message) });
  const other = setUp({ vault, alone });
  const event = one.makeEvent("finish");
  await one.outbox.add(event);
  await other.outbox.load();
  await Promise.all([one.outbox.flush(), other.outbox.flush()]);
  assert.equal(one.posts.length + other.posts.length, 1, "the event went out twice");
  const judged = told.find(({ type }) => type === "judged");
  const third = setUp({ vault });
  await third.outbox.add(event);
  await third.outbox.heard(judged);
  assert.deepEqual(third.heard, [[event.id, "accepted"]]);
});

test("a tab hears the verdict also where it has read from the disk before that the event is gone", async () => {
  const vault = createVault({ available: () => false });
  const told = [];
  const one = setUp({ vault, tell: (message) => told.push(message) });
  const other = setUp({ vault });
  const event = one.makeEvent("finish");
  await one.outbox.add(event);
  await other.outbox.load();
  await one.outbox.flush();
  await other.outbox.load();
  for (const message of [...told, ...told]) await other.outbox.heard(message);
  assert.deepEqual(other.heard, [[event.id, "accepted"]]);
});

test("where the disk takes nothing, nothing is said to be saved", async () => {
  const full = new DOMException("no room", "QuotaExceededError");
  const { outbox, makeEvent, vault, posts } = setUp();
  vault.apply = async () => {
    throw full;
  };
  await assert.rejects(outbox.send(makeEvent("finish")), full);
  assert.equal(isFull(full), true);
  assert.deepEqual([outbox.pending(), posts], [[], []]);
});

test("events of the release before are found and removed only after they have moved", () => {
  const storage = createStorage("play.g", new FakeLocalStorage());
  storage.set("event.a", { id: "a", seq: 1, type: "finish" });
  storage.set("parked.b", { event: { id: "b", seq: 2, type: "skip" }, result: { status: "conflict" } });
  storage.set("event.broken", "?");
  const old = takeOldEvents(storage);
  assert.deepEqual(old.events.map(({ event, result }) => [event.id, result?.status]), [["a", undefined], ["b", "conflict"]]);
  assert.equal(storage.keys("event.").length, 2);
  old.remove();
  assert.deepEqual([...storage.keys("event."), ...storage.keys("parked.")], []);
});

test("what was too much for a slow network goes out in smaller pieces", async () => {
  const { outbox, makeEvent, posts } = setUp({ replies: [noNetwork, noNetwork] });
  for (let count = 0; count < 60; count += 1) await outbox.add(makeEvent("skip", { station: `s${count}` }));
  for (let turn = 0; turn < 3; turn += 1) await outbox.flush();
  assert.deepEqual(posts.map(({ events }) => events.length), [60, 50, 25, 35]);
  assert.deepEqual(outbox.pending(), []);
});

test("a disk that fails for a while is not taken for one that is forbidden", async () => {
  let broken = false;
  const kept = new Map([["current", "g"]]);
  const open = async () => {
    if (broken) throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
    return { get: async (_name, key) => kept.get(key), getAllFromIndex: async () => [], close: () => {} };
  };
  const vault = createVault({ open, available: () => true });
  assert.equal(await vault.get("current"), "g");
  broken = true;
  await vault.apply([{ drop: "current" }]).catch(() => {});
  await assert.rejects(vault.get("current"), { name: "UnknownError" });
  await assert.rejects(vault.apply([{ keep: "current", value: "h" }]), { name: "UnknownError" });
  assert.equal(vault.durable(), true);
  broken = false;
  assert.equal(await vault.get("current"), "g");
});

test("a message of another tab while the disk fails rejects nothing", async () => {
  const { outbox, vault } = setUp();
  vault.events = async () => {
    throw new DOMException("lost", "UnknownError");
  };
  await outbox.heard({ type: "changed" });
});

test("while results come in, the way to the server counts as open", async () => {
  const seen = [];
  const vault = createVault({ available: () => false });
  const set = setUp({ vault, replies: [noNetwork] });
  await set.outbox.send(set.makeEvent("skip"));
  const { apply } = vault;
  vault.apply = (...rest) => {
    seen.push(set.outbox.status().trouble);
    return apply(...rest);
  };
  await set.outbox.flush();
  assert.deepEqual(seen, [null]);
});

test("a call for help goes out before everything that waits", async () => {
  const { outbox, makeEvent, posts } = setUp({ replies: Array(121).fill(noNetwork) });
  for (let count = 0; count < 120; count += 1) await outbox.send(makeEvent("answer"));
  await outbox.send(makeEvent("help"));
  await outbox.flush();
  assert.equal(posts.findLast(({ events }) => events.some(({ type }) => type === "help")).events[0].type, "help");
  assert.equal(outbox.pending().length, 0);
});

test("a network that lets something through is tried again soon, however often it breaks off", async () => {
  const some = (body) => ({ ok: true, status: 200, data: { results: body.events.slice(0, 1).map(({ id }) => ({ id, status: "accepted" })), standing: {} } });
  const { outbox, makeEvent, timers } = setUp({ replies: [noNetwork, noNetwork, noNetwork, noNetwork, some, noNetwork] });
  for (let count = 0; count < 4; count += 1) await outbox.send(makeEvent("answer"));
  assert.deepEqual(timers.map(({ ms }) => ms), [8000]);
  await timers[0].handler();
  assert.equal(outbox.pending().length, 3);
  assert.deepEqual(timers.map(({ ms }) => ms), [1000]);
});

test("a browser whose IndexedDB never answers lets the page go on without it", async () => {
  const vault = createVault({ open: () => new Promise(() => {}), available: () => true, openMs: 1 });
  await vault.apply([{ keep: "current", value: 1 }]);
  assert.deepEqual([await vault.get("current"), vault.durable()], [1, false]);
});
