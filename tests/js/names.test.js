// The names that phones suggest: short enough, friendly in both languages, and different where others are taken.
import assert from "node:assert/strict";
import test from "node:test";

import { allNames, MAX_NAME, suggestName } from "../../static/js/core/names.js";

for (const language of ["de", "en"]) {
  test(`every ${language} name is unique and has at most 30 characters`, () => {
    const names = allNames(language);
    assert.ok(names.length >= 400);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.ok([...name].length <= MAX_NAME, name);
  });
}

test("an unknown language gets German names", () => {
  assert.deepEqual(allNames("fr"), allNames("de"));
});

test("chance picks the name, from the first to the last", () => {
  const names = allNames("de");
  assert.equal(suggestName("de", () => 0), names[0]);
  assert.equal(suggestName("de", () => 0.999999), names.at(-1));
  assert.equal(suggestName("de", () => 1), names.at(-1), "a random() that reaches 1 stays inside the list");
});

test("a taken name is avoided, whatever its case", () => {
  const [first, second] = allNames("de");
  const chance = [0, 1 / allNames("de").length + 1e-9];
  assert.equal(suggestName("de", () => chance.shift() ?? 0, [first.toUpperCase()]), second);
});

test("stubborn chance still ends with a free name, and with some name when all are taken", () => {
  const names = allNames("en");
  assert.equal(suggestName("en", () => 0, [names[0]]), names[1]);
  assert.equal(suggestName("en", () => 0, names), names[0]);
});
