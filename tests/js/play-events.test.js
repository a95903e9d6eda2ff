// Events and their sender: one id per deed, kept until judged, sent again after a lost reply.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEventMaker, createSender, judgement } from "../../static/js/core/events.js";
import { uuid } from "../../static/js/core/ids.js";
import { createCounter, createEventStore, createStorage } from "../../static/js/ports/storage.js";

const bytes = (count) => crypto.getRandomValues(new Uint8Array(count));
const clock = { iso: () => "2022-06-21T09:00:00.000Z", wall: () => Date.UTC(2022, 5, 21, 9) };

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

function setUp({ backend = new FakeLocalStorage(), replies = [] } = {}) {
  const storage = createStorage("play.group", backend);
  const makeEvent = createEventMaker({ randomBytes: bytes, clock, counter: createCounter(storage, clock) });
  const posts = [];
  const heard = [];
  const sender = createSender({
    post: async (body) => {
      posts.push(body);
      const reply = replies.shift() ?? accept;
      return typeof reply === "function" ? reply(body) : reply;
    },
    store: createEventStore(storage),
    clock,
    device: "d",
    onResult: (event, result) => heard.push([event.id, result.status]),
  });
  return { sender, makeEvent, posts, heard, storage, backend };
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
  const first = setUp();
  const before = first.makeEvent("finish").seq;
  assert.ok(setUp({ backend: first.backend }).makeEvent("finish").seq > before);
  assert.ok(setUp().makeEvent("finish").seq > 0);
});

test("an accepted event leaves the phone", async () => {
  const { sender, makeEvent, storage, heard } = setUp();
  const result = await sender.send(makeEvent("skip", { station: "rathaus" }));
  assert.equal(result.status, "accepted");
  assert.equal(sender.pending().length, 0);
  assert.deepEqual(storage.keys("event."), []);
  assert.equal(heard.length, 1);
});

test("a lost reply is retried with the same id, and the duplicate's first verdict counts", async () => {
  const { sender, makeEvent, posts } = setUp({ replies: [noNetwork, answerWith("duplicate", { first: "accepted" })] });
  const event = makeEvent("checkin", { station: "rathaus", body: { method: "code", code: "ABCD2345" } });
  const lost = await sender.send(event);
  assert.deepEqual([lost.status, lost.reason], ["queued", "network"]);
  assert.equal(sender.waitingFor("checkin", { station: "rathaus" }).id, event.id);
  const again = await sender.send(event);
  assert.equal(judgement(again), "accepted");
  assert.equal(posts[0].events[0].id, posts[1].events[0].id);
  assert.deepEqual(posts[0].events[0], posts[1].events[0]);
  assert.equal(sender.pending().length, 0);
});

test("a repeated refusal stays a refusal", () => {
  assert.equal(judgement({ status: "duplicate", first: "refused" }), "refused");
  assert.equal(judgement({ status: "duplicate" }), "accepted");
  assert.equal(judgement({ status: "retry" }), "retry");
});

test("unsent events survive a reload and go out with their old ids", async () => {
  const first = setUp({ replies: [noNetwork] });
  const event = first.makeEvent("answer", { station: "s", question: "q", body: { attempt: 1, response: true } });
  await first.sender.send(event);
  const second = setUp({ backend: first.backend });
  assert.deepEqual(second.sender.pending(), [event]);
  await second.sender.flush();
  assert.deepEqual(second.posts[0].events, [event]);
  assert.deepEqual(second.heard, [[event.id, "accepted"]]);
});

test("no HTTP error and no foreign page deletes anything", async () => {
  const replies = [
    { ok: false, status: 400, data: {}, error: { code: "invalid_batch", message: "m" } },
    { ok: false, status: 413, data: null, error: { code: "bad_reply", message: "" } },
    { ok: false, status: 500, data: null, error: { code: "bad_reply", message: "" } },
    { ok: true, status: 200, data: { hotel: "please sign in" }, error: null },
    { ok: true, status: 200, data: { results: [] }, error: null },
    answerWith("retry", { reason: "tour_paused", message: "Pause." }),
  ];
  const { sender, makeEvent } = setUp({ replies });
  const event = makeEvent("finish");
  for (let turn = 0; turn < 6; turn += 1) {
    const result = await sender.send(event);
    assert.ok(["queued", "retry"].includes(result.status), result.status);
    assert.deepEqual(sender.pending(), [event]);
  }
});

test("a conflict leaves the queue but stays on the phone", async () => {
  const { sender, makeEvent, storage } = setUp({ replies: [answerWith("conflict", { reason: "id_reused" })] });
  const event = makeEvent("finish");
  await sender.send(event);
  assert.equal(sender.pending().length, 0);
  assert.deepEqual(storage.get(`parked.${event.id}`).event, event);
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
  const { sender, makeEvent, posts } = setUp({ replies: [slow] });
  const first = makeEvent("hint", { station: "s", question: "q", body: { index: 0 } });
  const second = makeEvent("answer", { station: "s", question: "q", body: { attempt: 1, response: "a" } });
  const both = [sender.send(first), sender.send(second)];
  open();
  const results = await Promise.all(both);
  assert.deepEqual(results.map((result) => result.status), ["accepted", "accepted"]);
  assert.deepEqual(posts.map((post) => post.events.map((event) => event.id)), [[first.id], [second.id]]);
});

test("a batch never exceeds a hundred events", async () => {
  const { sender, makeEvent, posts } = setUp({ replies: Array(150).fill(noNetwork) });
  for (let count = 0; count < 120; count += 1) await sender.send(makeEvent("finish"));
  await sender.flush();
  assert.equal(posts.at(-1).events.length, 100);
});

test("full or forbidden storage keeps events for this page", async () => {
  const backend = new FakeLocalStorage();
  backend.full = true;
  const { sender, makeEvent, storage } = setUp({ backend, replies: [noNetwork] });
  await sender.send(makeEvent("finish"));
  assert.equal(sender.pending().length, 1);
  assert.equal(storage.set("place", { target: "x" }), false);
  assert.deepEqual(storage.get("place"), { target: "x" });
});
