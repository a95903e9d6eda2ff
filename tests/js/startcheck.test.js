// The start check: what is good, what is on its way, what to see to, and when nobody needs to be bothered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isReady, needsAttention, startCheck } from "../../static/js/core/startcheck.js";

const GOOD = {
  location: "on",
  fix: { accuracy_m: 12 },
  age_s: 3,
  storage: { durable: true, room: 1e9 },
  packing: { state: "ready" },
  offsetMs: 900,
};
const item = (id, facts) => startCheck({ ...GOOD, ...facts }).find((one) => one.id === id);

test("a phone with everything is ready", () => {
  const items = startCheck(GOOD);
  assert.deepEqual(items.map(({ id, state }) => `${id} ${state}`), ["location good", "precise good", "storage good", "pack good", "clock good"]);
  assert.ok(isReady(items));
  assert.ok(!needsAttention(items));
});

for (const location of ["off", "denied", "insecure", "unsupported"]) {
  test(`a location that is ${location} is said, and how precise it is waits for it`, () => {
    assert.deepEqual(item("location", { location }), { id: "location", state: "amber", why: location });
    assert.deepEqual(item("precise", { location, fix: null, age_s: Infinity }), { id: "precise", state: "wait", why: "later" });
    // Whoever said no has decided; telling them once more is no help.
    assert.ok(!needsAttention(startCheck({ ...GOOD, location, fix: null })));
  });
}

for (const [accuracy_m, state, why] of [[100, "good", "on"], [101, "amber", "outside"], [500, "amber", "outside"], [2000, "amber", "rough"]]) {
  test(`a fix within ${accuracy_m} m is ${state}`, () => {
    assert.deepEqual(item("precise", { fix: { accuracy_m } }), { id: "precise", state, why, accuracy_m });
    // Indoors every phone begins like that; only one that will not say better has a setting to change.
    assert.equal(needsAttention(startCheck({ ...GOOD, fix: { accuracy_m } })), why === "rough");
  });
}

test("a position that is old, or has not come yet, is being looked for", () => {
  assert.equal(item("precise", { age_s: 61 }).why, "seeking");
  assert.equal(item("precise", { fix: null, age_s: Infinity }).why, "seeking");
});

test("storage that forgets, or is full, is said; a browser that does not tell its room is trusted", () => {
  assert.equal(item("storage", { storage: { durable: false, room: null } }).why, "none");
  assert.equal(item("storage", { storage: { durable: true, room: 5e6 } }).why, "full");
  assert.equal(item("storage", { storage: { durable: true, room: null } }).state, "good");
});

test("the pack is on its way until it is there or cannot be", () => {
  for (const [packing, state] of [[null, "wait"], [{ state: "loading" }, "wait"], [{ state: "partly" }, "amber"], [{ state: "ask" }, "amber"], [{ state: "unsupported" }, "amber"]]) {
    assert.equal(item("pack", { packing }).state, state);
  }
});

test("a clock that is off by more than two minutes is said, with the direction", () => {
  assert.equal(item("clock", { offsetMs: 120_000 }).state, "good");
  assert.deepEqual(item("clock", { offsetMs: -7 * 60_000 }), { id: "clock", state: "amber", why: "fast", minutes: 7 });
  assert.deepEqual(item("clock", { offsetMs: 2 * 86_400_000 }), { id: "clock", state: "amber", why: "slow", minutes: 2880 });
  assert.equal(item("clock", { offsetMs: null }).state, "wait");
  assert.ok(needsAttention(startCheck({ ...GOOD, offsetMs: -7 * 60_000 })));
});
