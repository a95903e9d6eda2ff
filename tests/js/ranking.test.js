// Ranking and merging of live rows, against the vectors by which the server is tested too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { mergeRows, rankRows } from "../../static/js/core/ranking.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/ranking.json", import.meta.url), "utf8"));

test("there are rankings to check", () => assert.ok(vectors.length >= 8));

for (const { name, rows, ranked } of vectors) {
  test(`the phone ranks as the server: ${name}`, () => {
    assert.deepEqual(rankRows(rows).map((row) => [row.number, row.rank]), ranked);
  });
}

test("ranking leaves the rows it was given as they are", () => {
  const rows = [{ number: 1, points: 5, rank: 9 }, { number: 2, points: 7 }];
  const before = structuredClone(rows);
  assert.deepEqual(rankRows(rows), [{ number: 2, points: 7, rank: 1 }, { number: 1, points: 5, rank: 2 }]);
  assert.deepEqual(rows, before);
});

test("a changed row takes its own place, a new one joins, the others stay", () => {
  const known = [{ number: 1, name: "Flinke Füchse", points: 50, own: true }, { number: 2, name: "Leise Luchse", points: 20 }];
  const merged = mergeRows(known, [{ number: 3, name: null, points: 0 }, { number: 1, name: "Flinke Otter", points: 80 }]);
  assert.deepEqual(merged, [
    { number: 1, name: "Flinke Otter", points: 80, own: true },
    { number: 2, name: "Leise Luchse", points: 20 },
    { number: 3, name: null, points: 0 },
  ]);
  assert.equal(known[0].points, 50);
});

test("nothing known and nothing changed are both no trouble", () => {
  assert.deepEqual(mergeRows(null, [{ number: 2, points: 1 }]), [{ number: 2, points: 1 }]);
  assert.deepEqual(mergeRows([{ number: 2, points: 1 }], null), [{ number: 2, points: 1 }]);
  assert.deepEqual(mergeRows(undefined, []), []);
});
