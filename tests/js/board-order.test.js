// Search, order and pages of the matrix, and that nothing moves under a hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { heldOrder, orderedNumbers, pageOf, PAGE_SIZE } from "../../static/js/core/board-order.js";

const rows = [
  { number: 3, name: "Mutige Möwen", points: 90, seen: "2026-06-21T12:03:00Z" },
  { number: 1, name: "Flinke Füchse", points: 90, seen: "2026-06-21T12:01:00.500000Z" },
  { number: 2, name: "Leise Luchse", points: 200, seen: "2026-06-21T12:01:00Z" },
  { number: 12, name: "Kluge Igel", points: 0, seen: "2026-06-21T12:09:00Z" },
];

test("three orders; equal ones stand by number", () => {
  assert.deepEqual(orderedNumbers(rows), [1, 2, 3, 12]);
  assert.deepEqual(orderedNumbers(rows, { sort: "points" }), [2, 1, 3, 12]);
  assert.deepEqual(orderedNumbers(rows, { sort: "seen" }), [12, 3, 1, 2]);
  assert.deepEqual(orderedNumbers(rows, { sort: "unknown" }), [1, 2, 3, 12]);
});

test("the search finds parts of names without dots and capitals, and whole numbers", () => {
  assert.deepEqual(orderedNumbers(rows, { query: " fuchs " }), [1]);
  assert.deepEqual(orderedNumbers(rows, { query: "MÖWE" }), [3]);
  assert.deepEqual(orderedNumbers(rows, { query: "2" }), [2]);
  assert.deepEqual(orderedNumbers(rows, { query: "wale" }), []);
});

test("pages of forty, with a page beyond the end being the last", () => {
  const many = Array.from({ length: 85 }, (_, index) => index + 1);
  const range = ({ page, pages, from, to, total }) => [page, pages, from, to, total];
  assert.equal(PAGE_SIZE, 40);
  assert.deepEqual(range(pageOf(many, 0)), [0, 3, 1, 40, 85]);
  assert.deepEqual(range(pageOf(many, 2)), [2, 3, 81, 85, 85]);
  assert.deepEqual(range(pageOf(many, 9)), [2, 3, 81, 85, 85]);
  assert.deepEqual(pageOf(many, 1).numbers.slice(0, 2), [41, 42]);
  assert.deepEqual(range(pageOf([], 0)), [0, 1, 0, 0, 0]);
});

test("while it is held, rows stay; what would move or come in is counted", () => {
  const none = new Set();
  assert.deepEqual(heldOrder([1, 2, 3], [3, 1, 2], new Set([3])), { order: [1, 2, 3], waiting: 1 });
  assert.deepEqual(heldOrder([1, 2, 3], [4, 1, 2, 3], new Set([4])), { order: [1, 2, 3], waiting: 1 });
  assert.deepEqual(heldOrder([1, 2, 3], [4, 3, 5, 1, 2], new Set([3, 4, 5])), { order: [1, 2, 3], waiting: 3 });
  assert.deepEqual(heldOrder([1, 2, 3], [1, 2, 3], none), { order: [1, 2, 3], waiting: 0 });
});

test("groups that come last, and groups that are gone, move nobody", () => {
  assert.deepEqual(heldOrder([1, 2], [1, 2, 3], new Set([3])), { order: [1, 2, 3], waiting: 0 });
  assert.deepEqual(heldOrder([1, 2, 3], [1, 3], new Set()), { order: [1, 3], waiting: 0 });
});
