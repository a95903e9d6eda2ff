// Which recording a reader gets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { recordingIn } from "../../static/js/core/localized.js";

const german = { language: "de", url: "/de.mp3" };
const english = { language: "en", url: "/en.mp3" };

test("a recording in the reader's language comes before any other", () => {
  assert.deepEqual(recordingIn([german, english], "en"), { ...english, foreign: false });
});

test("Einfache Sprache hears the German one, and is not told that it is foreign", () => {
  assert.deepEqual(recordingIn([english, german], "de-x-easy"), { ...german, foreign: false });
});

test("a recording in Einfache Sprache is no foreign one for those who read German", () => {
  const easy = { language: "de-x-easy", url: "/easy.mp3" };
  assert.deepEqual(recordingIn([easy], "de"), { ...easy, foreign: false });
  assert.deepEqual(recordingIn([easy], "en"), { ...easy, foreign: true });
});

test("where there is none in the language, another one plays and is said to be in another language", () => {
  assert.deepEqual(recordingIn([english], "de"), { ...english, foreign: true });
  assert.deepEqual(recordingIn([german], "en"), { ...german, foreign: true });
});

test("a station without recordings has none", () => {
  assert.equal(recordingIn([], "de"), null);
  assert.equal(recordingIn(undefined, "de"), null);
});
