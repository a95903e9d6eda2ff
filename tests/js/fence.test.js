// The phone's preview of a check-in against the vectors by which the server is tested.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { judge, makeFence } from "../../static/js/core/fence.js";

const { fixes } = JSON.parse(readFileSync(new URL("../vectors/fence.json", import.meta.url), "utf8"));

// JSON has no NaN and no infinity; the vectors write them as strings.
function revive(fix) {
  return Object.fromEntries(Object.entries(fix).map(([key, value]) => [key, Number(value)]));
}

test("there are fixes to judge", () => assert.ok(fixes.length >= 40));

for (const { name, fence, position, fix, reason, distance_m } of fixes) {
  test(`the phone judges as the server: ${name}`, () => {
    const judgement = judge(makeFence(fence, position), revive(fix));
    assert.equal(judgement.reason, reason);
    assert.equal(judgement.inside, reason === "inside");
    if (distance_m !== null) assert.ok(Math.abs(judgement.distance_m - distance_m) < 0.01);
  });
}

test("a station without a fence is opened by its code alone", () => {
  assert.equal(makeFence(null, null), null);
  assert.equal(makeFence(null, { lat: 53.32, lon: 11.49 }), null);
  assert.equal(makeFence({ radius_m: 30 }, null), null);
});

test("missing values and words are no fix", () => {
  const fence = makeFence({ radius_m: 30 }, { lat: 53.32, lon: 11.49 });
  const good = { lat: 53.32, lon: 11.49, accuracy_m: 5, age_s: 0 };
  assert.equal(judge(fence, good).inside, true);
  for (const key of Object.keys(good)) {
    for (const value of [undefined, null, "53.32", ""]) {
      assert.equal(judge(fence, { ...good, [key]: value }).reason, "invalid_fix");
    }
  }
});
