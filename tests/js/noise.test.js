// The same model of a phone's errors as app/ops/simulate/noise.py, held to the same figures as tests/unit/ops/test_noise.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bearing, planeDistance } from "../../static/js/core/geo.js";
import { createRandom, measure, SURROUNDINGS } from "../../static/js/core/noise.js";

const TOWN_HALL = { lat: 53.32485, lon: 11.4949 };
const NUMBER = 3000;

function fixes(around, seed = 7) {
  const random = createRandom(seed);
  return Array.from({ length: NUMBER }, () => measure(TOWN_HALL, around, random));
}

const error = (fix) => planeDistance(TOWN_HALL, fix);
const about = (value, wanted, share) => assert.ok(Math.abs(value - wanted) <= wanted * share, `${value} is not about ${wanted}`);
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

for (const around of ["open", "town", "canyon"]) {
  test(`errors are Rayleigh around their mean: ${around}`, () => {
    const good = fixes(around).filter(({ accuracy_m }) => accuracy_m <= 100).map(error).sort((a, b) => a - b);
    const { mean_m } = SURROUNDINGS[around];
    about(mean(good), mean_m, 0.08);
    // Of a Rayleigh distribution the median is 0.94 of the mean and the 95th percentile 1.95 of it.
    about(good[Math.floor(good.length / 2)], 0.94 * mean_m, 0.08);
    about(good[Math.floor(good.length * 0.95)], 1.95 * mean_m, 0.1);
  });
}

test("errors point everywhere", () => {
  const quarters = [0, 0, 0, 0];
  for (const fix of fixes("town")) quarters[Math.floor(bearing(TOWN_HALL, fix) / 90)] += 1;
  assert.ok(Math.min(...quarters) > NUMBER / 5, quarters.join());
});

test("accuracy is a guess and sometimes bad", () => {
  const town = fixes("town");
  const covered = town.filter((fix) => error(fix) <= fix.accuracy_m).length / NUMBER;
  assert.ok(covered > 0.55 && covered < 0.85, `${covered}`);
  const poor = (list) => list.filter(({ accuracy_m }) => accuracy_m > 100).length / NUMBER;
  assert.ok(poor(town) > 0.01 && poor(town) < 0.06, `${poor(town)}`);
  assert.ok(poor(fixes("canyon")) > 0.08 && poor(fixes("canyon")) < 0.17);
  assert.ok(town.every(({ accuracy_m, age_s }) => accuracy_m >= 3 && accuracy_m < 300 && age_s > 0 && age_s < 5));
});

test("without scatter the phone knows where it is, and an inexact one never does", () => {
  assert.ok(fixes("none").every((fix) => error(fix) < 0.001 && fix.accuracy_m === 3 && fix.age_s === 0));
  const random = createRandom(1);
  for (let turn = 0; turn < 50; turn += 1) assert.ok(measure(TOWN_HALL, "open", random, { imprecise: true }).accuracy_m > 100);
});

test("chance is the same for the same seed and spread evenly", () => {
  const [one, same, other] = [5, 5, 6].map((seed) => Array.from({ length: 1000 }, createRandom(seed)));
  assert.deepEqual(one, same);
  assert.notDeepEqual(one, other);
  assert.ok(one.every((value) => value >= 0 && value < 1));
  about(mean(one), 0.5, 0.05);
});
