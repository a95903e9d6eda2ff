import assert from "node:assert/strict";
import { test } from "node:test";

import { pointsToText, textToPoints } from "../../static/js/core/studio-points.js";

const bounds = { least: 2, most: 4 };

test("what is written out is read again", () => {
  const points = [[53.324851, 11.4949], [-33.5, -70]];
  assert.deepEqual(textToPoints(pointsToText(points), bounds), { points });
});

test("people write pairs in several ways", () => {
  for (const line of ["53.5, 11.25", "53.5,11.25", "53,5 11,25", "53,5; 11,25", "53.5;11.25", "53.5 11.25", "  53.5,\t11.25 ", "+53.5, 11.25"]) {
    assert.deepEqual(textToPoints(`${line}\n\n1, 2\r\n`, bounds), { points: [[53.5, 11.25], [1, 2]] }, line);
  }
});

test("the first line that is no place is named", () => {
  for (const line of ["53.5", "a, b", "91, 0", "0, 181", "1, 2, 3", "53.5, 11.25 m", "--1, 2", "1,2,3,4"]) assert.deepEqual(textToPoints(`1, 2\n${line}`, bounds), { line: 2 }, line);
});

test("too few and too many are counted, nothing is nothing", () => {
  assert.deepEqual(textToPoints("1, 2", bounds), { count: 1 });
  assert.deepEqual(textToPoints("1, 2\n".repeat(5), bounds), { count: 5 });
  assert.deepEqual(textToPoints(" \n", bounds), { points: [] });
});

test("what is no list of pairs is shown as it is, to be mended", () => {
  assert.equal(pointsToText([53.1, [11.2, 5, 6], null]), "53.1\n11.2, 5, 6\nnull");
  assert.deepEqual(textToPoints(pointsToText([53.1, 11.2]), bounds), { line: 1 });
});
