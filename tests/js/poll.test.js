// Asking again and again: how often, what a lost network changes, and after which answers it is over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createPoll } from "../../static/js/core/poll.js";

const LOST = { ok: false, status: 0, error: { code: "network", message: "" } };
const fine = (data) => ({ ok: true, status: 200, data, error: null });
const refused = (status, message = "Nein.") => ({ ok: false, status, error: { code: "x", message } });
// Long enough for every promise that is settled already.
const settled = () => new Promise((done) => setImmediate(done));

/** A poll with replies that the test gives, and a clock that it winds. */
function made() {
  const heard = [];
  const asked = [];
  const waiting = [];
  const clock = {
    later(handler, ms) {
      const one = { handler, ms };
      waiting.push(one);
      return () => waiting.splice(waiting.indexOf(one), 1);
    },
  };
  const poll = createPoll({
    ask: () => new Promise((done) => asked.push(done)),
    ...{ clock, everyMs: 5000 },
    onData: (data) => heard.push(data),
    onLost: () => heard.push("lost"),
    onOver: (message) => heard.push(`over: ${message}`),
  });
  async function answer(reply) {
    asked.pop()(reply);
    await settled();
  }
  function wind() {
    const [one] = waiting.splice(0, 1);
    one.handler();
    return one.ms;
  }
  return { heard, asked, waiting, answer, wind, soon: poll.soon };
}

test("it asks at once, and again some seconds after each answer", async () => {
  const { heard, asked, answer, wind, soon } = made();
  soon();
  assert.equal(asked.length, 1);
  await answer(fine(1));
  assert.equal(asked.length, 0);
  assert.equal(wind(), 5000);
  await answer(fine(2));
  assert.deepEqual(heard, [1, 2]);
});

test("a lost network and a server in trouble are told, and it goes on asking", async () => {
  const { heard, answer, wind, soon } = made();
  soon();
  for (const reply of [LOST, refused(503), refused(429), fine(1)]) {
    await answer(reply);
    wind();
  }
  assert.deepEqual(heard, ["lost", "lost", "lost", 1]);
});

test("a hotel's login page with a status of its own ends nothing", async () => {
  const { heard, waiting, answer, soon } = made();
  soon();
  await answer(refused(403, ""));
  assert.deepEqual(heard, ["lost"]);
  assert.equal(waiting.length, 1);
});

for (const status of [401, 403, 404, 410]) {
  test(`after ${status} it is over, whatever is pressed`, async () => {
    const { heard, asked, waiting, answer, soon } = made();
    soon();
    await answer(refused(status));
    soon();
    assert.deepEqual(heard, ["over: Nein."]);
    assert.deepEqual([asked.length, waiting.length], [0, 0]);
  });
}

test("asked for soon, it does not wait; while an answer is on its way it asks once more after that", async () => {
  const { heard, asked, waiting, answer, soon } = made();
  soon();
  soon();
  soon();
  assert.equal(asked.length, 1);
  await answer(fine(1));
  assert.equal(asked.length, 1);
  await answer(fine(2));
  assert.deepEqual([asked.length, waiting.length], [0, 1]);
  soon();
  assert.deepEqual([asked.length, waiting.length], [1, 0]);
  assert.deepEqual(heard, [1, 2]);
});
