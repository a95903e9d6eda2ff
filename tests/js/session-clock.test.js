// The server's clock as the phone knows it: taken from each state that was read, not from one that only a judgement changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../../static/js/core/session.js";

const START = Date.parse("2026-07-26T14:00:00Z");

function setUp() {
  const clock = { at: START, wall: () => clock.at };
  const vault = { apply: async () => {} };
  return { clock, session: new Session({ vault, clock }) };
}

const state = (now, more = {}) => ({ now, group: { id: "g" }, tour: { code: "LULU22" }, ...more });

test("a state that was read tells how far the phone's clock is off", async () => {
  const { clock, session } = setUp();
  assert.equal(session.offsetMs(), null);
  await session.keepTruth(state("2026-07-26T14:05:00+00:00"));
  assert.equal(session.offsetMs(), 300_000);
  clock.at += 60_000;
  await session.keepTruth(state("2026-07-26T14:06:02+00:00"));
  assert.equal(session.offsetMs(), 302_000);
});

test("ten minutes later a judgement changes the state, and the clock stays right", async () => {
  const { clock, session } = setUp();
  const read = state("2026-07-26T14:05:00+00:00");
  await session.keepTruth(read);
  clock.at += 600_000;
  await session.keepTruth({ ...read, standing: { points: 50 } });
  assert.equal(session.offsetMs(), 300_000);
});
