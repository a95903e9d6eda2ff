// The arrow: compass words, and a walking direction out of noisy fixes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { angleBetween, arrowAngle, compassPoint, createHeading } from "../../static/js/core/compass.js";

const M_PER_DEGREE = 111_320;

/** A fix `x` metres east and `y` metres north of the palace square. */
function fixAt(x, y, accuracy_m = 8) {
  const lat = 53.3249 + y / M_PER_DEGREE;
  return { lat, lon: 11.4884 + x / (M_PER_DEGREE * Math.cos((53.3249 * Math.PI) / 180)), accuracy_m };
}

/** A seeded generator, so that a failing trace can be walked again. */
function randoms(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

test("directions get the nearest of eight words", () => {
  const cases = { 0: "n", 22: "n", 23: "ne", 90: "e", 117: "se", 180: "s", 225: "sw", 270: "w", 337: "nw", 338: "n", 360: "n", "-90": "w" };
  for (const [degrees, word] of Object.entries(cases)) assert.equal(compassPoint(Number(degrees)), word);
});

test("the arrow turns with the walker, and is north-up without a direction", () => {
  assert.equal(arrowAngle(117, null), 117);
  assert.equal(arrowAngle(10, 350), 20);
  assert.equal(arrowAngle(90, 180), 270);
  assert.equal(angleBetween(350, 10), 20);
});

test("a direction needs a baseline of 8 m", () => {
  const heading = createHeading();
  heading.push(fixAt(0, 0, 4), 0);
  heading.push(fixAt(0, 7, 4), 10);
  assert.equal(heading.read(10), null);
  heading.push(fixAt(0, 9, 4), 20);
  assert.ok(angleBetween(heading.read(20), 0) < 1);
});

test("standing still gives no direction after a while, and jitter on the spot never one", () => {
  const heading = createHeading();
  heading.push(fixAt(0, 0), 0);
  heading.push(fixAt(30, 0), 10);
  assert.ok(heading.read(12) !== null);
  assert.equal(heading.read(40), null);
  const jitter = createHeading();
  const random = randoms(7);
  for (let second = 0; second < 300; second += 1) {
    jitter.push(fixAt(2 * normal(random), 2 * normal(random), 12), second);
    assert.equal(jitter.read(second), null);
  }
});

// A phone's error wanders slowly (neighbouring fixes err alike); a cheap receiver's jumps from fix to fix.
for (const [name, memory, error_m] of [["wandering", 0.95, 4], ["jumping", 0, 3]]) {
  test(`on walks with ${name} errors the direction errs by at most 30° for 90 % of the fixes`, () => directionHolds(memory, error_m));
}

function directionHolds(memory, error_m) {
  let good = 0;
  let all = 0;
  for (let walk = 1; walk <= 200; walk += 1) {
    const random = randoms(walk);
    const heading = createHeading();
    const course = random() * 2 * Math.PI;
    let drift = [error_m * normal(random), error_m * normal(random)];
    for (let second = 0; second < 120; second += 1) {
      drift = drift.map((error) => memory * error + error_m * Math.sqrt(1 - memory ** 2) * normal(random));
      const along = 1.3 * second;
      heading.push(fixAt(along * Math.sin(course) + drift[0], along * Math.cos(course) + drift[1], 8), second);
      const read = heading.read(second);
      if (read === null) continue;
      all += 1;
      if (angleBetween(read, (course * 180) / Math.PI) <= 30) good += 1;
    }
  }
  assert.ok(all > 15_000, `a direction is there most of the time (${all})`);
  assert.ok(good / all >= 0.9, `${((100 * good) / all).toFixed(1)} % within 30°`);
}
