// A helper's page: which group stands in which part, in which order, what is said of it and what may be done.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canRelease, MOST, parseGift, partsOf, pointsLeft, stateOf } from "../../static/js/core/helper.js";

const group = (number, parts = {}) => ({
  ...{ number, name: `Gruppe ${number}`, flag: "A", part: "later", state: null, method: null, at: null, due: null },
  ...{ tries: 0, calls: false, given: 0, ...parts },
});
const nameOf = ({ name }) => name;
const numbers = (groups, query = "") =>
  Object.fromEntries(partsOf(groups, query, nameOf).map(({ part, groups: found }) => [part, found.map(({ number }) => number)]));

test("each part has its own order", () => {
  const groups = [
    group(1, { part: "due", due: null }),
    group(2, { part: "due", due: "2026-06-21T09:20:00.000Z" }),
    group(3, { part: "due", due: "2026-06-21T09:10:00.000Z" }),
    group(4, { part: "been", at: "2026-06-21T09:00:00.000Z" }),
    group(5, { part: "been", at: "2026-06-21T09:05:00.000Z" }),
    group(6, { part: "been", state: "skipped" }),
    group(8, { part: "help" }),
    group(7, { part: "help" }),
    group(9, { part: "here", at: "2026-06-21T09:05:00.000Z" }),
    group(10, { part: "here", at: "2026-06-21T09:01:00.000Z" }),
  ];
  assert.deepEqual(numbers(groups), { help: [7, 8], here: [10, 9], due: [3, 2, 1], been: [5, 4, 6], later: [] });
});

test("groups are found by a part of their name in any case, and by their number alone", () => {
  const groups = [group(1, { name: "Flinke Füchse" }), group(12, { name: "Leise Luchse" }), group(2, { name: "Füchse 12" })];
  assert.deepEqual(numbers(groups, " FÜCHSE ").later, [1, 2]);
  assert.deepEqual(numbers(groups, "12").later, [2, 12]);
  assert.deepEqual(numbers(groups, "1").later, [1, 2]);
  assert.deepEqual(numbers(groups, "Wölfe").later, []);
});

test("of many groups the first are shown and the others counted", () => {
  const groups = Array.from({ length: MOST + 5 }, (_, index) => group(index + 1));
  const later = partsOf(groups, "", nameOf).at(-1);
  assert.deepEqual([later.groups.length, later.total, later.more], [MOST, MOST + 5, 5]);
});

test("what is said of a group", () => {
  const said = (parts) => stateOf(group(1, parts), (iso) => iso.slice(11, 16)).map(({ key, args }) => [key, ...Object.values(args)]);
  const at = "2026-06-21T09:05:00.000Z";
  assert.deepEqual(said({ part: "help", calls: true, tries: 3 }), [["calls"], ["tries", 3]]);
  assert.deepEqual(said({ part: "here", state: "in", method: "release", at, given: 5 }), [["here", "09:05"], ["release"], ["given", 5]]);
  assert.deepEqual(said({ part: "here", state: "in", method: "gps", at }), [["here", "09:05"]]);
  assert.deepEqual(said({ part: "due", due: at }), [["due", "09:05"]]);
  assert.deepEqual(said({ part: "due" }), [["next"]]);
  assert.deepEqual(said({ part: "been", state: "partly", method: "code", at }), [["partly"], ["code"]]);
  assert.deepEqual(said({}), [["later"]]);
});

test("a closed station can be released once the tour has begun, also for who left it out", () => {
  assert.equal(canRelease(group(1), "running"), true);
  assert.equal(canRelease(group(1, { state: "skipped" }), "ended"), true);
  assert.equal(canRelease(group(1, { state: "in" }), "running"), false);
  assert.equal(canRelease(group(1), "open"), false);
  assert.equal(canRelease(group(1), "planned"), false);
});

test("points are limited for each group, and there are none before the start", () => {
  assert.equal(pointsLeft(group(1, { given: 30 }), 100, "running"), 70);
  assert.equal(pointsLeft(group(1, { given: 130 }), 100, "running"), 0);
  assert.equal(pointsLeft(group(1), 100, "open"), 0);
});

test("typed points are whole numbers from one to what is left", () => {
  assert.deepEqual(["1", " 70 ", "+5"].map((typed) => parseGift(typed, 70)), [1, 70, 5]);
  for (const typed of ["", "0", "71", "-5", "1.5", "1,5", "viele", "1e1"]) assert.equal(parseGift(typed, 70), null, typed);
});
