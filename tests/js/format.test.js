// Numbers as people read and type them.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clampToStep,
  dateText,
  distanceText,
  isOfHundred,
  numberText,
  parseNumber,
  pressSize,
  shortCredit,
  signedText,
  startValue,
  walkingMinutes,
} from "../../static/js/core/format.js";

test("a distance is rounded to what a phone can know, in the reader's notation", () => {
  const cases = [[0, "5 m"], [42, "40 m"], [97, "95 m"], [99, "100 m"], [187, "190 m"], [994, "990 m"]];
  for (const [metres, words] of cases) assert.equal(distanceText(metres, "de").replace("\u00a0", " "), words);
  assert.equal(distanceText(996, "de"), "1,0\u00a0km");
  assert.equal(distanceText(1240, "de"), "1,2\u00a0km");
  assert.equal(distanceText(1240, "en"), "1.2\u00a0km");
  assert.equal(distanceText(12_400, "de"), "12\u00a0km");
});

test("walking minutes are rounded up and never zero", () => {
  assert.equal(walkingMinutes(1), 1);
  assert.equal(walkingMinutes(67), 1);
  assert.equal(walkingMinutes(68), 2);
});

test("German figures group thousands by a narrow space, English ones by a comma", () => {
  assert.equal(numberText(11_845, "de"), "11\u202f845");
  assert.equal(numberText(1951, "de"), "1\u202f951");
  assert.equal(numberText(11_845, "en"), "11,845");
  assert.equal(numberText(26.5, "de"), "26,5");
});

test("points carry their sign, with a real minus", () => {
  assert.equal(signedText(60, "de"), "+60");
  assert.equal(signedText(-20, "de"), "\u221220");
  assert.equal(signedText(0, "de"), "0");
});

test("typed numbers are understood with comma, point, spaces and thousands", () => {
  const german = { "26,5": 26.5, "26.5": 26.5, "11.845": 11_845, "11 845": 11_845, "11\u202f845": 11_845, "0.125": 0.125, "1.234.567": 1_234_567, "1.234,5": 1234.5, "-3": -3, "\u22123": -3 };
  for (const [typed, value] of Object.entries(german)) assert.equal(parseNumber(typed, "de"), value, typed);
  const english = { "26.5": 26.5, "26,5": 26.5, "11,845": 11_845, "1,234.5": 1234.5, "1.234": 1.234 };
  for (const [typed, value] of Object.entries(english)) assert.equal(parseNumber(typed, "en"), value, typed);
});

test("what is no number is not guessed at", () => {
  for (const typed of ["", "-", "abc", "12a", "1,2,3", "1..2", ",", "1e5", "NaN"]) assert.equal(parseNumber(typed, "de"), null, typed);
});

test("what the page writes it can read again in the same language", () => {
  for (const language of ["de", "en"]) {
    for (const value of [0, 7, 26.5, 999, 1000, 11_845, 123_456.75]) assert.equal(parseNumber(numberText(value, language), language), value);
  }
});

test("values are brought onto the steps and into the bounds", () => {
  assert.equal(clampToStep(26.34, { min: 0, max: 100, step: 0.1 }), 26.3);
  assert.equal(clampToStep(103, { min: 0, max: 100, step: 5 }), 100);
  assert.equal(clampToStep(-2, { min: 0 }), 0);
  assert.equal(clampToStep(7, { min: 1, step: 5 }), 6);
});

test("one press moves by the step, on wide spans by two leading digits", () => {
  assert.equal(pressSize(50, { min: 0, max: 100, step: 1 }), 1);
  assert.equal(pressSize(11_845, { min: 100, max: 100_000, step: 1 }), 1000);
  assert.equal(pressSize(980, { min: 100, max: 100_000, step: 1 }), 10);
  assert.equal(pressSize(3, { min: 0, max: 100_000, step: 1 }), 1);
});

test("pressing starts in the middle, on wide spans in the geometric one", () => {
  assert.equal(startValue({ min: 0, max: 100, step: 1 }), 50);
  assert.equal(startValue({ min: 100, max: 100_000, step: 1 }), 3200);
  assert.equal(startValue({}), 0);
  assert.equal(startValue({ min: 1800 }), 1800);
});

test("a picture of a hundred figures is drawn only for shares of a hundred", () => {
  assert.ok(isOfHundred({ unit: { de: "von 100", en: "out of 100" }, min: 0, max: 100 }));
  assert.ok(isOfHundred({ unit: "%", max: 100 }));
  assert.ok(!isOfHundred({ unit: "Menschen", min: 0, max: 100 }));
  assert.ok(!isOfHundred({ unit: "%", min: 0, max: 200 }));
  assert.ok(!isOfHundred({ unit: "%", min: 10, max: 100 }));
});

test("dates of sources are written out, anything else stays", () => {
  assert.equal(dateText("2021-12-31", "de"), "31.12.2021");
  assert.equal(dateText("Ende 2021", "de"), "Ende 2021");
});

test("the map's credit names who, without licence and detail", () => {
  const lines = ["© OpenStreetMap-Mitwirkende, ODbL", "Haltestellen: DB InfraGO AG (RIS::Stations), CC BY 4.0", "Stadtumriss: © GeoBasis-DE / BKG 2021 (Daten verändert)"];
  assert.equal(shortCredit(lines), "© OpenStreetMap-Mitwirkende · DB InfraGO AG · © GeoBasis-DE / BKG 2021");
  assert.equal(shortCredit(undefined), "");
});
