// The screen stays on while somebody follows the way, and no longer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWakeLock } from "../../static/js/ports/wake-lock.js";

/** A page that can be put away, and a phone that counts its locks. */
function phone({ refuses = false } = {}) {
  const heard = {};
  const locks = [];
  const document = { visibilityState: "visible", addEventListener: (name, handler) => (heard[name] = handler) };
  const wakeLock = {
    async request() {
      if (refuses) throw new DOMException("battery", "NotAllowedError");
      const lock = { held: true, listeners: [], addEventListener: (_name, handler) => lock.listeners.push(handler) };
      lock.release = () => {
        lock.held = false;
        for (const handler of lock.listeners) handler();
      };
      locks.push(lock);
      return lock;
    },
  };
  function look(state) {
    document.visibilityState = state;
    if (state === "hidden") for (const lock of locks.filter(({ held }) => held)) lock.release();
    heard.visibilitychange();
  }
  return { port: createWakeLock({ wakeLock, document }), held: () => locks.filter(({ held }) => held).length, locks, look };
}

const settled = () => new Promise(setImmediate);

test("it is held once however often it is asked for, and let go", async () => {
  const { port, held, locks } = phone();
  port.hold(true);
  port.hold(true);
  await settled();
  port.hold(true);
  assert.deepEqual([held(), locks.length], [1, 1]);
  port.hold(false);
  assert.equal(held(), 0);
});

test("it goes with the page and comes back when somebody looks", async () => {
  const { port, held, look } = phone();
  port.hold(true);
  await settled();
  look("hidden");
  assert.equal(held(), 0);
  look("visible");
  await settled();
  assert.equal(held(), 1);
});

test("whoever leaves the way while the phone is still asked holds nothing", async () => {
  const { port, held } = phone();
  port.hold(true);
  port.hold(false);
  await settled();
  assert.equal(held(), 0);
});

test("a phone that refuses, or cannot, goes on without", async () => {
  const { port } = phone({ refuses: true });
  port.hold(true);
  await settled();
  assert.equal(createWakeLock({ wakeLock: undefined, document: undefined }).supported(), false);
  createWakeLock({ wakeLock: undefined, document: { visibilityState: "visible", addEventListener() {} } }).hold(true);
});
