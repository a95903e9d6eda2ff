// The rules of joining: what people type is understood, and a repeated tap asks for the same group.
import assert from "node:assert/strict";
import test from "node:test";

import { checkCode, checkName, checkPin, filterGroups, identityKeeper, newIdentity } from "../../static/js/core/join.js";

const GROUPS = [
  { id: "a", name: "Flinke Füchse", flag: "A", number: 1 },
  { id: "b", name: "Große Kutter", flag: "B", number: 2 },
  { id: "c", name: "Wir aus Hagenow", flag: "A", number: 22 },
];

test("a code ignores case, spaces and hyphens and understands lookalikes", () => {
  assert.deepEqual(checkCode(" abcd-23o1 ", 8), { value: "ABCD23QL", problem: null });
  assert.deepEqual(checkCode("lulu 22", 6), { value: "LULU22", problem: null });
});

test("a code says what is wrong with it", () => {
  assert.equal(checkCode("", 8).problem, "empty");
  assert.equal(checkCode(" - ", 8).problem, "empty");
  assert.deepEqual(checkCode("ABCD234", 8), { value: "ABCD234", problem: "length" });
  assert.equal(checkCode(null, 8).problem, "empty");
});

test("a name is tidied, required, and bounded by characters rather than bytes", () => {
  assert.deepEqual(checkName("  Flinke \n Füchse "), { value: "Flinke Füchse", problem: null });
  assert.equal(checkName("   ").problem, "empty");
  assert.equal(checkName("ä".repeat(30)).problem, null);
  assert.equal(checkName("🦊".repeat(30)).problem, null);
  assert.equal(checkName("x".repeat(31)).problem, "long");
  assert.equal(checkName("a\u0308").value, "ä", "a composed letter, as the server stores it");
});

test("a PIN has four digits; spaces and full-width digits are understood", () => {
  assert.deepEqual(checkPin("04 21"), { value: "0421", problem: null });
  assert.deepEqual(checkPin("０４２１"), { value: "0421", problem: null });
  assert.equal(checkPin("").problem, "empty");
  for (const wrong of ["123", "12345", "12a4", "12.4"]) assert.equal(checkPin(wrong).problem, "digits", wrong);
});

test("an identity is a version 4 UUID and 128 bits in hex", () => {
  const { id, claim } = newIdentity((bytes) => bytes.fill(0xff));
  assert.equal(id, "ffffffff-ffff-4fff-bfff-ffffffffffff");
  assert.equal(claim, "f".repeat(32));
  const real = newIdentity((bytes) => globalThis.crypto.getRandomValues(bytes));
  assert.match(real.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  assert.notEqual(real.claim, newIdentity((bytes) => globalThis.crypto.getRandomValues(bytes)).claim);
});

test("the same identity is taken until it is released, across a reload, with the name", () => {
  const storage = fakeStorage();
  const first = identityKeeper(storage, "LULU22", counting());
  assert.equal(first.pendingName(), null);
  assert.deepEqual([...storage.entries.keys()], [], "nothing is stored before the first tap");
  const pair = first.take("Flinke Füchse");
  assert.deepEqual(first.take("Flinke Füchse"), pair);
  assert.deepEqual([...storage.entries.keys()], ["join:LULU22"]);

  const reloaded = identityKeeper(storage, "LULU22", counting(100));
  assert.equal(reloaded.pendingName(), "Flinke Füchse");
  assert.deepEqual(reloaded.take("Flinke Füchse"), pair);

  reloaded.release();
  assert.equal(storage.entries.size, 0);
  assert.notDeepEqual(reloaded.take("Flinke Füchse"), pair);
});

test("each tour has an identity of its own", () => {
  const storage = fakeStorage();
  const fill = counting();
  const here = identityKeeper(storage, "LULU22", fill).take("A");
  assert.notDeepEqual(identityKeeper(storage, "HAGE33", fill).take("A"), here);
});

test("storage that throws, is missing or holds nonsense still gives one identity per page", () => {
  const broken = { getItem() { throw new Error("denied"); }, setItem() { throw new Error("full"); }, removeItem() { throw new Error("denied"); } };
  for (const storage of [broken, null, fakeStorage({ "join:LULU22": "{" }), fakeStorage({ "join:LULU22": '{"id":1,"claim":"x"}' })]) {
    const keeper = identityKeeper(storage, "LULU22", counting());
    const pair = keeper.take("A");
    assert.deepEqual(keeper.take("A"), pair);
    assert.match(pair.claim, /^[0-9a-f]{32}$/u);
    keeper.release();
  }
});

test("groups are found by name without umlauts, by flag and by number", () => {
  assert.deepEqual(filterGroups(GROUPS, " "), GROUPS);
  assert.deepEqual(ids("fuechse"), ["a"]);
  assert.deepEqual(ids("GROSSE"), ["b"]);
  assert.deepEqual(ids("22"), ["c"]);
  assert.deepEqual(ids("a"), ["a", "c"]);
  assert.deepEqual(ids("zzz"), []);
});

function ids(query) {
  return filterGroups(GROUPS, query).map((group) => group.id);
}

function fakeStorage(start = {}) {
  const entries = new Map(Object.entries(start));
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => entries.set(key, value),
    removeItem: (key) => entries.delete(key),
  };
}

function counting(start = 0) {
  let next = start;
  return (bytes) => bytes.map(() => (next += 1) % 256);
}
