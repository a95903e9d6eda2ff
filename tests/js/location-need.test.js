// When the phone's best position is worth its battery: near a station, where a choice depends on it, and where a coarser one
// has turned out too coarse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { COARSE_M, needsPrecision } from "../../static/js/core/walk.js";
import { createLocator } from "../../static/js/ports/geolocation.js";

const walk = (edge_m, accuracy_m = 20) => ({ screen: { name: "walk" }, view: { edge_m }, fix: { accuracy_m } });

test("near a station the best position is wanted, far from it not, and at the border nothing goes to and fro", () => {
  assert.equal(needsPrecision(walk(40), false), true);
  assert.equal(needsPrecision(walk(1200), true), false);
  assert.equal(needsPrecision(walk(280), true), true);
  assert.equal(needsPrecision(walk(280), false), false);
});

test("without a position, or with one that is too coarse, the best is wanted however far it is", () => {
  assert.equal(needsPrecision({ ...walk(1200), fix: null }, false), true);
  assert.equal(needsPrecision(walk(1200, COARSE_M + 1), false), true);
  assert.equal(needsPrecision({ screen: { name: "walk" }, view: {}, fix: { accuracy_m: 20 } }, false), true);
});

test("the list shows distances and needs no more; choosing between two stations and the start check do", () => {
  assert.equal(needsPrecision({ ...walk(1200), screen: { name: "list" } }, true), false);
  for (const name of ["choose", "check"]) assert.equal(needsPrecision({ ...walk(1200), screen: { name } }, false), true);
});

test("a watch changes its precision by starting anew, and asks for the best for a check-in", () => {
  const calls = [];
  const geolocation = {
    watchPosition: (_found, _failed, { enableHighAccuracy }) => calls.push(`watch ${enableHighAccuracy}`),
    clearWatch: () => calls.push("clear"),
    getCurrentPosition: (_found, failed, { enableHighAccuracy }) => (calls.push(`once ${enableHighAccuracy}`), failed({ code: 3 })),
  };
  const clock = { wall: () => 0, mono: () => 0, later: () => () => {} };
  const locator = createLocator({ geolocation, clock, onFix: () => {}, onError: () => {} });
  locator.start(true);
  locator.start(true);
  locator.start(false);
  locator.once(1000);
  locator.stop();
  assert.deepEqual(calls, ["watch true", "clear", "watch false", "once true", "clear"]);
});
