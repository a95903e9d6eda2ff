// The meeting on the host's board: how far away it is, and what the form makes of what was typed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldOf, meetingDeed, meetingIn, typedText } from "../../static/js/core/board-meeting.js";

const AT = "2026-06-21T14:30:00.000Z";
const before = (ms) => meetingIn(AT, Date.parse(AT) - ms);
const MIN = 60_000;

test("the time to the meeting counts begun minutes, and adds up with the clock", () => {
  assert.deepEqual(before(41.5 * MIN), { key: "min", n: 42 });
  assert.deepEqual(before(42 * MIN), { key: "min", n: 42 });
  assert.deepEqual(before(1), { key: "min", n: 1 });
  assert.deepEqual(before(59 * MIN + 1), { key: "hours", h: 1, n: 0 });
  assert.deepEqual(before(130 * MIN), { key: "hours", h: 2, n: 10 });
});

test("far away it is a time, in its first minute it is now, then it was", () => {
  assert.deepEqual(before(12 * 60 * MIN), { key: "hours", h: 12, n: 0 });
  assert.deepEqual(before(12 * 60 * MIN + 1), { key: "on" });
  assert.deepEqual(before(0), { key: "now" });
  assert.deepEqual(before(1 - MIN), { key: "now" });
  assert.deepEqual(before(-MIN), { key: "was" });
  assert.equal(meetingIn(null, 0), null);
});

test("a field for date and time gets the clock of whoever looks, and gives the same moment back", () => {
  assert.match(fieldOf(AT), /^2026-06-2[012]T\d\d:30$/u);
  assert.equal(new Date(fieldOf(AT)).toISOString(), AT);
  assert.equal(fieldOf(null), "");
});

test("the form sends place and time, and the time only where it was changed", () => {
  const deed = (more) => meetingDeed({ place: " Bühne  vor dem Rathaus ", typed: "", before: "", incomplete: false, now: 0, ...more });
  assert.deepEqual(deed({}), { body: { meeting: "Bühne vor dem Rathaus" } });
  const later = Date.parse("2030-01-01T00:00:00Z");
  assert.deepEqual(deed({ typed: fieldOf(AT), before: fieldOf(AT), now: later }), { body: { meeting: "Bühne vor dem Rathaus" } });
  assert.deepEqual(deed({ typed: "", before: fieldOf(AT) }), { body: { meeting: "Bühne vor dem Rathaus", meeting_at: null } });
  assert.deepEqual(deed({ typed: fieldOf(AT) }), { body: { meeting: "Bühne vor dem Rathaus", meeting_at: AT } });
});

test("a time half typed, or over already, is told and not sent", () => {
  const deed = (more) => meetingDeed({ place: "", typed: "", before: "", incomplete: false, now: Date.parse(AT), ...more });
  assert.deepEqual(deed({ incomplete: true }), { problem: "time" });
  assert.deepEqual(deed({ typed: "morgen" }), { problem: "time" });
  assert.deepEqual(deed({ typed: fieldOf(AT) }), { problem: "past" });
});

test("what a field holds is said in the page's language, whatever the browser's is", () => {
  assert.equal(typedText("2026-06-07T18:00", "de"), "Sonntag, 7. Juni 2026 um 18:00");
  assert.match(typedText("2026-06-07T18:00", "en"), /Sunday.*June.*2026.*18:00/u);
  assert.equal(typedText("", "de"), "");
  assert.equal(typedText("morgen", "de"), "");
});
