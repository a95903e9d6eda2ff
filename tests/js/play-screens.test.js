// Which screen may be shown, the course of questions, texts in the reader's language, codes as typed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { normaliseCode, spacedCode } from "../../static/js/core/codes.js";
import { localised, localisedBlocks, resolve } from "../../static/js/core/localized.js";
import { nextHint, nextQuestion, nextUntried, openQuestions, questionAt, withKept } from "../../static/js/core/questions.js";
import { allowedScreen, parentScreen, rememberedScreen } from "../../static/js/core/screens.js";
import { createStore } from "../../static/js/core/state.js";

const QUESTIONS = [{ id: "a", attempts: 2, hints: [] }, { id: "b", attempts: 1, hints: [] }];

function facts(state, answers = {}, extra = {}) {
  const rows = [{ id: "s", status: { state, questions: QUESTIONS, answers } }];
  return { rows, complete: false, aimed: false, toMeeting: false, pending: [], ...extra };
}

const right = { state: "right", attempts_used: 1, attempts_left: 0 };
const wrongOnce = { state: "wrong", attempts_used: 1, attempts_left: 1 };

test("the end of the walk shows itself, unless the group chose another target", () => {
  assert.deepEqual(allowedScreen({ name: "walk" }, facts("done", {}, { complete: true })), { name: "finished" });
  assert.deepEqual(allowedScreen({ name: "walk" }, facts("done", {}, { complete: true, aimed: true })), { name: "walk" });
  assert.deepEqual(allowedScreen({ name: "walk" }, facts("done", {}, { complete: true, toMeeting: true })), { name: "walk" });
  assert.deepEqual(allowedScreen({ name: "finished" }, facts("locked")), { name: "walk" });
});

test("nothing of a closed station is shown, and no code is asked for at an open one", () => {
  for (const name of ["station", "question", "answered"]) {
    assert.equal(allowedScreen({ name, station: "s", question: "a" }, facts("locked")).name, "walk");
    assert.equal(allowedScreen({ name, station: "gone", question: "a" }, facts("open")).name, "walk");
  }
  assert.equal(allowedScreen({ name: "code", station: "s" }, facts("locked")).name, "code");
  assert.equal(allowedScreen({ name: "code", station: "s" }, facts("open")).name, "walk");
});

test("a question the other phone finished becomes its result, a second try stays a question", () => {
  const asked = { name: "question", station: "s", question: "a" };
  assert.equal(allowedScreen(asked, facts("open")).name, "question");
  assert.equal(allowedScreen(asked, facts("open", { a: right })).name, "answered");
  assert.equal(allowedScreen(asked, facts("open", { a: wrongOnce })).name, "question");
  assert.equal(allowedScreen({ ...asked, question: "gone" }, facts("open")).name, "station");
});

test("a result needs an answer, or one that is on its way", () => {
  const result = { name: "answered", station: "s", question: "a" };
  assert.equal(allowedScreen(result, facts("open")).name, "question");
  assert.equal(allowedScreen(result, facts("open", { a: wrongOnce })).name, "answered");
  const pending = [{ type: "answer", station: "s", question: "a" }];
  assert.equal(allowedScreen(result, facts("open", {}, { pending })).name, "answered");
  assert.equal(allowedScreen({ ...result, name: "question" }, facts("open", {}, { pending })).name, "answered");
});

test("back leads one screen up", () => {
  assert.deepEqual(parentScreen({ name: "question", station: "s", question: "a" }), { name: "station", station: "s" });
  assert.deepEqual(parentScreen({ name: "station", station: "s" }), { name: "walk" });
  assert.deepEqual(parentScreen({ name: "code", station: "s", from: "list" }), { name: "list" });
  assert.deepEqual(parentScreen({ name: "confirm" }), { name: "help" });
});

test("a reload comes back to places, not to half-done dialogues", () => {
  assert.deepEqual(rememberedScreen({ name: "confirm", what: "leave" }), { name: "walk" });
  assert.deepEqual(rememberedScreen({ name: "question", station: "s", question: "a" }), { name: "question", station: "s", question: "a" });
});

test("questions come in order, untried ones before second tries", () => {
  const status = (answers) => ({ questions: QUESTIONS, answers });
  assert.equal(nextQuestion(status({})), "a");
  assert.equal(nextQuestion(status({ a: wrongOnce }), "a"), "b");
  assert.equal(nextQuestion(status({ a: wrongOnce, b: right }), "b"), "a");
  assert.equal(nextUntried(status({ a: wrongOnce, b: right }), "b"), null);
  assert.equal(nextQuestion(status({ a: right, b: right })), null);
  assert.equal(openQuestions(status({ a: wrongOnce })), 2);
  const kept = withKept(status({ a: right }), [{ type: "answer", question: "b" }, { type: "hint", question: "b" }]);
  assert.equal(openQuestions(kept), 0, "an answer that is still on the phone is no open question");
  assert.equal(nextQuestion(kept), null);
  assert.deepEqual({ ...questionAt(status({}), "b"), question: null }, { question: null, answer: null, number: 2, total: 2 });
});

test("hints are offered one after the other", () => {
  const question = { hints: [{ cost: 10 }, { cost: 20 }] };
  assert.deepEqual(nextHint(question, null), { index: 0, cost: 10 });
  assert.deepEqual(nextHint(question, { hints: [{ index: 0 }] }), { index: 1, cost: 20 });
  assert.equal(nextHint(question, { hints: [{ index: 0 }, { index: 1 }] }), null);
  assert.equal(nextHint({}, null), null);
});

test("texts come in the asked language, else in German with its mark, else in the first", () => {
  assert.deepEqual(localised({ de: "Schloss", en: "Palace" }, "en"), { text: "Palace", lang: null });
  assert.deepEqual(localised({ de: "Schloss" }, "en"), { text: "Schloss", lang: "de" });
  assert.deepEqual(localised({ fr: "Château" }, "en"), { text: "Château", lang: "fr" });
  assert.deepEqual(localised("Schloßstraße", "en"), { text: "Schloßstraße", lang: null });
  assert.equal(resolve(null, "de"), "");
  assert.deepEqual(localisedBlocks({ de: [{ tag: "p" }] }, "en"), { blocks: [{ tag: "p" }], lang: "de" });
  assert.deepEqual(localisedBlocks(null, "en"), { blocks: [], lang: null });
});

test("codes are read as people type them", () => {
  assert.equal(normaliseCode(" flh2-4nl2 "), "FLH24NL2");
  assert.equal(normaliseCode("O0I1|l"), "QQLLLL");
  assert.equal(normaliseCode("ＦＬＨ２"), "FLH2");
  assert.equal(spacedCode("MJGJ2U9P"), "MJGJ 2U9P");
});

test("listeners hear once per turn, whatever was set, and also of what a listener sets", async () => {
  const store = createStore({ count: 0 });
  const heard = [];
  store.subscribe((state) => {
    heard.push(state.count);
    if (state.count === 2) store.set({ count: 3 });
  });
  store.set({ count: 1 });
  store.set((state) => ({ count: state.count + 1 }));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(heard, [2, 3]);
});
