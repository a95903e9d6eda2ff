// The table of states as the design has it: one filled button and its text buttons for each moment at a closed station.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ladder, STUCK_S } from "../../static/js/core/ladder.js";
import { callView, claimOf, present, UNSEEN_MS } from "../../static/js/core/moment.js";
import { isUnrecognised } from "../../static/js/core/walk.js";

const AT = Date.parse("2026-07-26T14:31:00Z");
const help = (more = {}) => ({ id: "h1", station: "rathaus", at: "2026-07-26T14:31:00+00:00", seen_at: null, ...more });
const SEEN = help({ seen_at: "2026-07-26T14:32:00+00:00" });

function at({ kind = "far", indoor = false, refusal = null, call = null, tries = 0, searched_s = 0, unrecognised = false, phone = "03874 526 0", opensHere = true, canAsk = false } = {}) {
  const view = { kind, row: { id: "rathaus" }, station: { id: "rathaus", indoor } };
  const found = ladder({ view, refusal: refusal && { ...refusal }, call, tries, searched_s, unrecognised, phone, opensHere, canAsk });
  return [found.notice, found.primary, ...found.seconds];
}

test("on the way the filled button checks in, and the code is there from the start", () => {
  assert.deepEqual(at(), [null, "checkin", "other", "code"]);
  assert.deepEqual(at({ kind: "near" }), [null, "checkin", "code", "other"]);
  assert.deepEqual(at({ kind: "inside" }), [null, "checkin", "code", "other"]);
  assert.deepEqual(at({ indoor: true }), [null, "code", "other", "checkin"]);
});

test("not there: the way, the code, and from the second try the host", () => {
  const refusal = { kind: "too_far" };
  assert.deepEqual(at({ refusal, tries: 1 }), ["refusal", "showWay", "code"]);
  assert.deepEqual(at({ refusal, tries: 2 }), ["refusal", "showWay", "code", "ask"]);
  assert.deepEqual(at({ tries: 2 }), [null, "checkin", "code", "ask"]);
});

test("imprecise, old or missing: once more, the code, and from the second try the host", () => {
  for (const kind of ["too_imprecise", "stale_fix", "nofix", "invalid_fix"]) {
    assert.deepEqual(at({ refusal: { kind }, tries: 1 }), ["refusal", "again", "code"], kind);
    assert.deepEqual(at({ refusal: { kind }, tries: 2 }), ["refusal", "again", "code", "ask"], kind);
  }
});

test("without network the code comes first, and later is a choice", () => {
  const refusal = { kind: "offline" };
  assert.deepEqual(at({ refusal, tries: 1 }), ["refusal", "code", "later"]);
  assert.deepEqual(at({ refusal, tries: 2 }), ["refusal", "code", "later", "ask"]);
  // Where this phone cannot try a code itself, one that is kept already is no use a second time.
  assert.deepEqual(at({ refusal, tries: 1, opensHere: false }), ["refusal", "resend", "later", "code"]);
  assert.deepEqual(at({ refusal: { kind: "offline", code: true }, tries: 1 }), ["refusal", "resend", "later"]);
});

test("a paused tour keeps the check-in", () => {
  assert.deepEqual(at({ refusal: { kind: "retry" }, tries: 1 }), ["refusal", "resend", "later", "code"]);
});

test("a minute without a position offers the next rungs by itself", () => {
  assert.deepEqual(at({ kind: "nofix", searched_s: STUCK_S - 1 }), [null, "checkin", "other", "code"]);
  assert.deepEqual(at({ kind: "nofix", searched_s: STUCK_S }), ["stuck", "code", "again", "ask"]);
  assert.deepEqual(at({ kind: "far", searched_s: 300 }), [null, "checkin", "other", "code"]);
  assert.ok(STUCK_S + 5 <= 60, "screens are drawn every five seconds");
});

test("where there is no position at all the code is the first rung and the host the second", () => {
  assert.deepEqual(at({ kind: "place" }), [null, "code", "other"]);
  assert.deepEqual(at({ kind: "place", tries: 1 }), [null, "code", "other", "ask"]);
  assert.deepEqual(at({ kind: "off", canAsk: true }), [null, "code", "other", "allow"]);
  assert.deepEqual(at({ kind: "off", tries: 1 }), [null, "code", "other", "ask"]);
});

test("without reception a sent call is urgent at once, because nobody can know whether it was seen", () => {
  const call = callView(help(), AT, { online: false });
  assert.deepEqual([call.stage, call.unheard, call.urgent], ["sent", true, true]);
  assert.equal(callView(SEEN, AT, { online: false }).unheard, false);
});

test("waiting for the host: the code at first, the telephone once a minute has passed unseen", () => {
  const early = callView(help(), AT + UNSEEN_MS - 1);
  const late = callView(help(), AT + UNSEEN_MS);
  assert.deepEqual(at({ call: early }), ["call", "code", "checkin", "other"]);
  assert.deepEqual(at({ call: late }), ["call", "call", "code", "checkin"]);
  assert.deepEqual(at({ call: late, phone: null }), ["call", "code", "checkin", "other"]);
  assert.deepEqual(at({ call: late, kind: "place" }), ["call", "call", "code"]);
});

test("a call still on this phone leads to the telephone at once, a seen one to patience and the code", () => {
  assert.deepEqual(at({ call: callView(help({ waiting: true }), AT) }), ["call", "call", "code", "checkin"]);
  assert.deepEqual(at({ call: callView(help({ waiting: true }), AT), phone: null }), ["call", "code", "checkin", "other"]);
  assert.deepEqual(at({ call: callView(SEEN, AT) }), ["call", "code", "checkin", "call"]);
  assert.deepEqual(at({ call: callView(SEEN, AT), phone: null }), ["call", "code", "checkin"]);
});

test("who tries once more while a call waits reads the new refusal, is not asked to call again, and may ring up", () => {
  const refusal = { kind: "too_far" };
  assert.deepEqual(at({ refusal, tries: 3, call: callView(help(), AT) }), ["refusal", "showWay", "code"]);
  assert.deepEqual(at({ refusal, tries: 3, call: callView(help(), AT + UNSEEN_MS) }), ["refusal", "showWay", "code", "call"]);
  // Once it was seen, asking again is a new call.
  assert.deepEqual(at({ refusal, tries: 3, call: callView(SEEN, AT) }), ["refusal", "showWay", "code", "ask"]);
});

test("a call without a station is said on the way but does not take it over; one for another station is not said", () => {
  assert.deepEqual(at({ call: callView(help({ station: null }), AT) }), ["call", "checkin", "other", "code"]);
  assert.deepEqual(at({ call: callView(help({ station: "schloss" }), AT) }), [null, "checkin", "other", "code"]);
});

test("a station that the server did not recognise leads to the host, then to the code", () => {
  assert.deepEqual(at({ unrecognised: true }), ["unrecognised", "ask", "code"]);
  assert.deepEqual(at({ unrecognised: true, call: callView(help(), AT) }), ["call", "code", "checkin", "other"]);
});

test("only a check-in that this phone had opened ahead counts as not recognised, and only while the station is closed", () => {
  const row = (state) => ({ id: "rathaus", status: { state } });
  const parked = (local) => [{ event: { type: "checkin", station: "rathaus" }, local, result: { status: "refused" } }];
  assert.equal(isUnrecognised(row("locked"), parked({ opened: true })), true);
  assert.equal(isUnrecognised(row("open"), parked({ opened: true })), false);
  assert.equal(isUnrecognised(row("locked"), parked(null)), false);
  assert.equal(isUnrecognised({ ...row("locked"), id: "schloss" }, parked({ opened: true })), false);
});

// ---- what time alone changes ----

function state({ claims = [], answers = {}, help: call = null, phone = null, screen = { name: "question", station: "rathaus", question: "q1" } } = {}) {
  const server = { device: { number: 1 }, claims, help: call, tour: { phone }, stations: { rathaus: { answers } } };
  return { server, screen, pack: { route: { phone: "112" } } };
}

const claim = { station: "rathaus", question: "q1", device: 2, at: "2026-07-26T14:31:00+00:00" };

test("another phone's claim holds for 90 seconds, the own one is none", () => {
  assert.equal(claimOf(state({ claims: [claim] }), AT + 89_999).device, 2);
  assert.equal(claimOf(state({ claims: [claim] }), AT + 90_000), null);
  assert.equal(claimOf(state({ claims: [{ ...claim, device: 1 }] }), AT), null);
  assert.equal(claimOf(state({ claims: [{ ...claim, question: "q2" }] }), AT), null);
  assert.equal(claimOf(state({ claims: [claim], screen: { name: "walk" } }), AT), null);
});

test("an answer ends the claim before it, not the one after it", () => {
  const answered = (at) => state({ claims: [claim], answers: { q1: { by_device: 2, at } } });
  assert.equal(claimOf(answered("2026-07-26T14:31:20Z"), AT + 30_000), null);
  assert.equal(claimOf(answered("2026-07-26T14:30:20Z"), AT + 30_000).device, 2);
});

test("the screen is drawn again when a call becomes urgent or a claim ends", () => {
  assert.deepEqual(present(state({ claims: [claim], help: help() }), AT).changes, [AT + UNSEEN_MS, AT + 90_000]);
  assert.deepEqual(present(state({ help: help() }), AT + UNSEEN_MS).changes, []);
  assert.deepEqual(present(state({ help: SEEN }), AT).changes, []);
});

test("the tour's own number comes before the route's", () => {
  assert.equal(present(state({ phone: "0170 1" }), AT).phone, "0170 1");
  assert.equal(present(state(), AT).phone, "112");
});
