// Who waits for the host, in which order, for how long it can be put off, and how often it is spoken.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  createCallSpeaker, createLater, createSpeaker, firstItems, LATER_MS, leadingItem, refusalReason, unanswered, waitingItems,
} from "../../static/js/core/board-waiting.js";

const NOW = Date.parse("2026-06-21T12:00:00Z");
const at = (minutes) => new Date(NOW + minutes * 60_000).toISOString();
const STATIONS = [{ id: "rathaus" }, { id: "schloss" }];

function refused(minutes, extra = {}) {
  return { id: `e${minutes}`, station: "schloss", reason: "too_far", tries: 2, at: at(minutes), distance_band_m: 250, accuracy_band_m: 25, ...extra };
}

const call = (minutes, extra = {}) => ({ id: `h${minutes}`, station: "schloss", at: at(minutes), seen_at: null, ...extra });

function row(number, extra = {}) {
  return { number, cells: {}, current: null, next: "schloss", finished: false, refused: null, seen: at(-1), ...extra };
}

const items = (rows, options = {}) => waitingItems({ rows, stations: STATIONS, phase: "running", now: NOW, ...options });

test("refused and silent groups, oldest first", () => {
  const found = items([
    row(1, { refused: refused(-2) }),
    row(2, { seen: at(-11) }),
    row(3),
    row(4, { refused: refused(-20) }),
  ]);
  assert.deepEqual(found.map(({ number, kind }) => [number, kind]), [[4, "refused"], [2, "silent"], [1, "refused"]]);
  assert.deepEqual(found[0], {
    id: "refused-e-20", kind: "refused", number: 4, station: "schloss", since: NOW - 20 * 60_000,
    reason: "too_far", tries: 2, distance: 250, accuracy: 25,
  });
});

test("the next thing to do is the oldest call that nobody has seen, else the oldest refused check-in", () => {
  const seen = row(1, { call: call(-30, { seen_at: at(-29) }) });
  const silent = row(2, { seen: at(-40) });
  const [refusal, younger] = [row(3, { refused: refused(-20) }), row(4, { refused: refused(-9) })];
  const [first, second] = [row(5, { call: call(-3) }), row(6, { call: call(-1) })];
  const lead = (rows) => leadingItem(items(rows))?.number ?? null;
  assert.equal(lead([seen, silent]), null);
  assert.equal(lead([seen, silent, younger, refusal]), 3);
  assert.equal(lead([seen, silent, younger, refusal, second, first]), 5);
});

test("silence begins at ten minutes, only while the tour runs, and never for those who are through", () => {
  assert.equal(items([row(1, { seen: at(-9.99) })]).length, 0);
  assert.equal(items([row(1, { seen: at(-10) })]).length, 1);
  assert.equal(items([row(1, { seen: at(-60), finished: true })]).length, 0);
  const all = { rathaus: { state: "right", at: at(-50) }, schloss: { state: "wrong", at: at(-40) } };
  assert.equal(items([row(1, { seen: at(-60), next: null, cells: all })]).length, 0);
  for (const phase of ["planned", "open", "paused"]) assert.equal(items([row(1, { seen: at(-60) })], { phase }).length, 0);
});

test("a silent group names where it was and where it goes; one with a refused check-in waits once", () => {
  const [item] = items([row(1, { seen: at(-12), cells: { rathaus: { state: "right", at: at(-20) } } })]);
  assert.deepEqual([item.last, item.next, item.station], ["rathaus", "schloss", "schloss"]);
  assert.deepEqual(items([row(1, { seen: at(-30), refused: refused(-25) })]).map(({ kind }) => kind), ["refused"]);
});

test("refused check-ins wait in a break too, but not after the end", () => {
  assert.equal(items([row(1, { refused: refused(-3) })], { phase: "paused" }).length, 1);
  assert.equal(items([row(1, { refused: refused(-3) })], { phase: "ended" }).length, 0);
});

test("'Später' hides one item for five minutes and survives a reload", () => {
  const kept = new Map();
  const box = { get: (key, fallback) => kept.get(key) ?? fallback, set: (key, value) => kept.set(key, value) };
  createLater(box).put("silent-2", NOW);
  const rows = [row(1, { refused: refused(-2) }), row(2, { seen: at(-11) })];
  const visible = (now) => items(rows, { now, hidden: createLater(box).hidden(now) }).map(({ number }) => number);
  assert.deepEqual(visible(NOW), [1]);
  assert.deepEqual(visible(NOW + LATER_MS - 1), [1]);
  assert.deepEqual(visible(NOW + LATER_MS), [2, 1]);
  createLater(box).put("silent-9", NOW + LATER_MS);
  assert.deepEqual(Object.keys(kept.get("later")), ["silent-9"], "what has run out is not kept for ever");
});

test("a new try under another id shows again although the old one was put off", () => {
  const hidden = (id) => id === "refused-e-2";
  assert.equal(items([row(1, { refused: refused(-2) })], { hidden }).length, 0);
  assert.equal(items([row(1, { refused: refused(-1) })], { hidden }).length, 1);
});

test("reasons come with the figures that are known, and claim none that are not", () => {
  const reason = (refusal) => refusalReason(refusal);
  assert.deepEqual(reason({ reason: "too_far", distance: 250, accuracy: 25 }), { key: "too-far", args: { distance: 250, accuracy: 25 } });
  assert.equal(reason({ reason: "too_far_again", distance: 50, accuracy: null }).key, "too-far-only");
  assert.equal(reason({ reason: "too_far", distance: null, accuracy: 25 }).key, "far-away");
  assert.equal(reason({ reason: "too_far" }).key, "too-far-plain");
  assert.deepEqual(reason({ reason: "too_imprecise", distance: null, accuracy: 250 }), { key: "too-imprecise", args: { accuracy: 250 } });
  assert.equal(reason({ reason: "too_imprecise" }).key, "too-imprecise-only");
  assert.equal(reason({ reason: "wrong_code" }).key, "wrong-code");
  assert.equal(reason({ reason: "something_new" }).key, "other");
});

test("what was there on arrival is not spoken; news are, at most every ten seconds and together", () => {
  const said = [];
  const look = createSpeaker((fresh) => said.push(fresh.map(({ id }) => id)));
  const list = (...ids) => ids.map((id) => ({ id }));
  look(list("a"), 0);
  look(list("a", "b"), 1000);
  look(list("a", "b", "c"), 2000);
  look(list("a", "b", "c", "d"), 5000);
  assert.deepEqual(said, [["b"]]);
  look(list("a", "b", "d"), 11_000);
  assert.deepEqual(said, [["b"], ["d"]], "what is settled meanwhile is not spoken any more");
  look(list("a"), 30_000);
  assert.equal(said.length, 2);
});

test("a call stands between the others by its time, with what a host needs to answer it", () => {
  const found = items([row(1, { refused: refused(-2) }), row(2, { call: call(-5) }), row(3, { refused: refused(-9) })]);
  assert.deepEqual(found.map(({ number, kind }) => [number, kind]), [[3, "refused"], [2, "call"], [1, "refused"]]);
  assert.deepEqual(found[1], {
    id: "call-h-5", kind: "call", event: "h-5", number: 2, station: "schloss", since: NOW - 5 * 60_000,
    last: null, next: "schloss", seen: null, locked: true, refused: null,
  });
});

test("a call swallows the refused check-in of its station, and no other", () => {
  const [one, ...none] = items([row(1, { call: call(-1), refused: refused(-4) })]);
  assert.deepEqual([one.kind, one.refused.tries, none], ["call", 2, []]);
  const other = items([row(1, { call: call(-1, { station: "rathaus" }), refused: refused(-4) })]);
  assert.deepEqual(other.map(({ kind }) => kind), ["refused", "call"]);
  assert.equal(other[1].refused, null);
  const nowhere = items([row(1, { call: call(-1, { station: null }), refused: refused(-4) })]);
  assert.deepEqual(nowhere.map(({ kind }) => kind), ["refused", "call"]);
  const hidden = (id) => id === "call-h-1";
  assert.equal(items([row(1, { call: call(-1), refused: refused(-4) })], { hidden }).length, 0, "both were put off together");
});

test("only a station that never opened is released; one left out unopened is as closed", () => {
  const locked = (cells, extra) => items([row(1, { call: call(-1, extra), cells })])[0].locked;
  assert.equal(locked({}), true);
  assert.equal(locked({ schloss: { state: "skipped", at: null } }), true);
  assert.equal(locked({ schloss: { state: "skipped", at: at(-9) } }), false);
  assert.equal(locked({ schloss: { state: "in", at: at(-9) } }), false);
  assert.equal(locked({}, { station: null }), false);
});

test("a seen call stays until it is over, and waits for no answer any more; a group that calls is not silent as well", () => {
  const found = items([row(1, { call: call(-30, { seen_at: at(-20) }), seen: at(-25) }), row(2, { call: call(-1) })]);
  assert.deepEqual(found.map(({ kind, seen }) => [kind, seen]), [["call", NOW - 20 * 60_000], ["call", null]]);
  assert.equal(unanswered(found), 1);
  assert.equal(unanswered(items([row(1, { refused: refused(-2) })])), 1);
});

test("who is lost after the end may still call, until somebody has seen it; nobody is let in then", () => {
  const after = (extra) => items([row(1, { call: call(-1, extra), refused: refused(-2) })], { phase: "ended" });
  assert.deepEqual(after().map(({ kind, locked }) => [kind, locked]), [["call", false]]);
  assert.equal(after({ seen_at: at(0) }).length, 0);
});

test("of a long list the oldest are shown, and every call", () => {
  const list = [...Array.from({ length: 40 }, (_, at) => ({ id: at, kind: "silent" })), { id: "call", kind: "call" }];
  const shown = firstItems(list, 30);
  assert.deepEqual([shown.length, shown[0].id, shown[28].id, shown[29].id], [30, 0, 28, "call"]);
  assert.equal(firstItems(list.slice(0, 30), 30).length, 30);
});

test("a new call is said at once, each once; what was there on arrival or is seen already is not", () => {
  const said = [];
  const look = createCallSpeaker((fresh) => said.push(fresh.map(({ id }) => id)));
  const calls = (...ids) => ids.map((id) => ({ id, kind: "call", seen: null }));
  look(calls("a"));
  look([...calls("a", "b"), { id: "s", kind: "silent" }]);
  look(calls("a", "b", "c", "d"));
  look([...calls("a", "b", "c", "d"), { id: "e", kind: "call", seen: 5 }]);
  look(calls("a", "b", "c", "d", "e"));
  look([]);
  look(calls("b"));
  assert.deepEqual(said, [["b"], ["c", "d"], ["b"]]);
  const other = [];
  const quiet = createSpeaker((fresh) => other.push(fresh));
  quiet([], 0);
  quiet(calls("a"), 60_000);
  assert.deepEqual(other, [], "and not a second time by the others' voice");
});
