// Who waits for the host, in which order, for how long it can be put off, and how often it is spoken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createLater, createSpeaker, LATER_MS, refusalReason, waitingItems } from "../../static/js/core/board-waiting.js";

const NOW = Date.parse("2026-06-21T12:00:00Z");
const at = (minutes) => new Date(NOW + minutes * 60_000).toISOString();
const STATIONS = [{ id: "rathaus" }, { id: "schloss" }];

function refused(minutes, extra = {}) {
  return { id: `e${minutes}`, station: "schloss", reason: "too_far", tries: 2, at: at(minutes), distance_band_m: 250, accuracy_band_m: 25, ...extra };
}

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
