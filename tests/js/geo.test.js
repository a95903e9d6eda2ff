// The browser's distances and bearings against the vectors that Python reads as well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { bearing, planeDistance } from "../../static/js/core/geo.js";

const { distances } = JSON.parse(readFileSync(new URL("../vectors/distance.json", import.meta.url), "utf8"));

test("there are distances to compare", () => assert.ok(distances.length >= 20));

for (const { name, a, b, distance_m, bearing_deg } of distances) {
  test(`the plane meets the geodesic: ${name}`, () => {
    assert.ok(Math.abs(planeDistance(a, b) - distance_m) <= 0.001 + distance_m * 1e-4);
    assert.equal(planeDistance(b, a).toFixed(9), planeDistance(a, b).toFixed(9));
  });

  test(`the bearing points the way: ${name}`, () => {
    const turn = Math.abs(bearing(a, b) - bearing_deg);
    assert.ok(Math.min(turn, 360 - turn) <= 0.3);
  });
}

test("a bearing lies between 0 and below 360", () => {
  const here = { lat: 53.32, lon: 11.49 };
  for (const lon of [11.49, 11.49 - 1e-15, 11.4899999, 11.5]) {
    const degrees = bearing(here, { lat: 53.33, lon });
    assert.ok(degrees >= 0 && degrees < 360);
  }
});
