// Every question type has its piece on the phone, and every piece is named.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { questionType } from "../../static/js/ui/question-types.js";

const names = async (folder, ending) => (await readdir(new URL(folder, import.meta.url))).filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));

test("each module of a type is found by its name and has all three parts", async () => {
  const pieces = await names("../../static/js/ui/questions/", ".js");
  const types = (await names("../../app/quiz/types/", ".py")).filter((name) => name !== "__init__");
  assert.ok(types.length > 0);
  assert.deepEqual(pieces.sort(), types.sort());
  for (const name of pieces) for (const part of ["create", "describe", "solution"]) assert.equal(typeof questionType(name)[part], "function", name);
});

test("the right word is said in the group's language, written once for all or in several", () => {
  const { solution } = questionType("text");
  assert.deepEqual(solution({ accept: "Rostock" }, { language: "en" }), { text: "Rostock" });
  assert.deepEqual(solution({ accept: { de: "Rathaus", en: "town hall" } }, { language: "en" }), { text: "town hall" });
  assert.deepEqual(solution({ accept: { de: "Rathaus" } }, { language: "de-x-easy" }), { text: "Rathaus" });
});

test("a type of a later release is not known", () => assert.equal(questionType("pyramid_of_tomorrow"), undefined));
