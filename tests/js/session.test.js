// Where a phone stands at its start and on its way: signed out, back by the recovery code, gone for good, and a disk that fails.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isSignedOut, Session } from "../../static/js/core/session.js";
import { createVault } from "../../static/js/ports/vault.js";

const STATE = { now: "2026-07-26T14:00:00Z", group: { id: "g", resume_code: "ABCD2345" }, tour: { code: "LULU22" }, pack: { sha256: "p" } };
const found = { ok: true, status: 200, data: STATE, error: null };
const signedOut = { ok: false, status: 401, data: {}, error: { code: "no_group" } };
const noNetwork = { ok: false, status: 0, data: null, error: { code: "network" } };
const loginPage = { ok: false, status: 403, data: null, error: { code: "bad_reply" } };
const cut = { ok: false, status: 401, data: null, error: { code: "network" } };

/** A phone that has kept its group; `replies` are those to readings of the state, `back` those to its recovery code. */
async function setUp({ replies, back = [], pack = noNetwork, later = () => () => {} }) {
  const vault = createVault({ available: () => false });
  await vault.apply([
    { keep: "current", value: { group: "g", tour: "LULU22", offsetMs: 0 } },
    { keep: "state:g", value: STATE },
    { keep: "pack:LULU22", value: { text: '{"stations":[]}', sha256: "p" } },
  ]);
  const codes = [];
  const resume = async (code) => (codes.push(code), back.shift() ?? { ok: true, status: 201, error: null });
  const clock = { wall: () => Date.parse(STATE.now), later };
  const session = new Session({ vault, getState: async () => replies.shift(), getPack: async (asked) => (typeof pack === "function" ? pack(asked) : pack), sha256hex: async (bytes) => (bytes.length > 15 ? "new" : "p"), resume, clock });
  return { session, vault, codes };
}

test("a cookie that was lost while there was no reception is mended on the way, once for all readings", async () => {
  const { session, codes } = await setUp({ replies: [noNetwork, signedOut, signedOut, found, found] });
  assert.deepEqual([(await session.begin()).kind, codes], ["ready", []]);
  const replies = await Promise.all([session.readState(), session.readState()]);
  assert.deepEqual(replies.map(({ ok }) => ok), [true, true]);
  assert.deepEqual(codes, ["ABCD2345"]);
});

test("a browser that takes no cookie does not become one more phone with each reading", async () => {
  const { session, codes } = await setUp({ replies: Array(6).fill(signedOut) });
  for (let turn = 0; turn < 3; turn += 1) assert.ok(isSignedOut(await session.readState()));
  assert.equal(codes.length, 1);
});

test("the way back is tried again where it broke off, and ends where the server refuses it", async () => {
  const gone = { ok: false, status: 404, error: { code: "resume_code_unknown" } };
  const { session, codes } = await setUp({ replies: [signedOut, signedOut], back: [noNetwork, gone] });
  assert.equal((await session.readState()).error.code, "network");
  assert.ok(isSignedOut(await session.readState()));
  assert.equal(codes.length, 2);
});

test("neither a foreign network's login page nor a reply that broke off signs anybody out", async () => {
  const { session, codes } = await setUp({ replies: [loginPage, cut] });
  assert.equal((await session.begin()).kind, "ready");
  assert.ok(!isSignedOut(await session.readState()));
  assert.deepEqual(codes, []);
});

test("a phone that left is not brought back, neither by the code nor by a reading that was on its way", async () => {
  const { session, vault, codes } = await setUp({ replies: [found, signedOut] });
  await session.begin();
  await session.forgetCurrent();
  await session.forget();
  await session.keepTruth(STATE);
  assert.ok(isSignedOut(await session.readState()));
  assert.deepEqual([await vault.get("current"), await vault.get("state:g"), codes], [undefined, undefined, []]);
});

test("a phone that could not leave starts without network as before", async () => {
  const { session, vault } = await setUp({ replies: [found] });
  await session.begin();
  await session.forgetCurrent();
  await session.stay(STATE);
  assert.equal((await vault.get("current")).group, "g");
});

test("where the disk cannot be read, the server is asked", async () => {
  const { session, vault } = await setUp({ replies: [noNetwork] });
  vault.get = async () => {
    throw new DOMException("broken", "UnknownError");
  };
  assert.equal((await session.begin()).kind, "failed");
});

test("another group leaves nothing of the former one but what it has not sent", async () => {
  const other = { ...found, data: { ...STATE, group: { id: "h", resume_code: "WXYZ2345" } } };
  const pack = { ok: true, text: "{}", data: { stations: [] } };
  const { session, vault } = await setUp({ replies: [other], pack });
  await vault.apply([{ put: { id: "e", group: "g", state: "waiting", event: {} } }, { keep: "keys:g", value: { rathaus: "k" } }]);
  const begun = await session.begin();
  assert.deepEqual([begun.kind, begun.former, begun.keys], ["ready", "g", {}]);
  assert.deepEqual([await vault.get("state:g"), await vault.get("keys:g")], [undefined, undefined]);
  assert.equal((await vault.get("current")).group, "h");
  assert.equal((await vault.events("g")).length, 1);
});

const changed = { ...found, data: { ...STATE, pack: { sha256: "new" } } };
const publicPart = { ok: true, text: "{}", data: { stations: ["public"] } };
const newPack = { ok: true, text: '{"stations":["new"]}', data: { stations: ["new"] } };

test("a start takes a pack that changed, where it comes in time", async () => {
  const { session } = await setUp({ replies: [changed], pack: newPack });
  assert.deepEqual((await session.begin()).pack, newPack.data);
  assert.ok(!session.isOutdated(changed.data));
});

test("a phone that has no pack begins with the public part, keeps nothing of it, and fetches the whole later", async () => {
  const parts = [];
  const { session, vault } = await setUp({ replies: [changed], pack: ({ part }) => (parts.push(part), part === "whole" ? newPack : publicPart) });
  await vault.apply([{ drop: "current" }, { drop: "pack:LULU22" }]);
  assert.deepEqual((await session.begin()).pack, publicPart.data);
  assert.ok(session.isOutdated(changed.data));
  assert.equal(await vault.get("pack:LULU22"), undefined);
  assert.deepEqual(await session.renewPack(changed.data), newPack.data);
  assert.ok(!session.isOutdated(changed.data));
  assert.deepEqual(parts, ["public", "whole"]);
});

test("a pack that the server makes only when it is asked for is still to come", async () => {
  const unmade = { ...found, data: { ...STATE, pack: null } };
  const { session, vault } = await setUp({ replies: [unmade], pack: publicPart });
  await vault.apply([{ drop: "current" }, { drop: "pack:LULU22" }]);
  await session.begin();
  assert.ok(session.isOutdated(unmade.data));
});

test("a start does not wait for a pack that changed, and the game fetches it later", async () => {
  const waits = [];
  let arrives;
  const coming = new Promise((resolve) => (arrives = resolve));
  const later = (handler) => waits.push(handler);
  const { session, vault } = await setUp({ replies: [changed], pack: coming, later });
  const begins = session.begin();
  // One wait is for the state, which came; the other one for the pack.
  while (waits.length < 2) await new Promise(setImmediate);
  waits[1]();
  assert.deepEqual((await begins).pack, { stations: [] });
  arrives(newPack);
  await new Promise(setImmediate);
  assert.ok(session.isOutdated(changed.data));
  assert.equal((await vault.get("pack:LULU22")).sha256, "p");
  assert.deepEqual(await session.renewPack(changed.data), newPack.data);
  assert.ok(!session.isOutdated(changed.data));
});
