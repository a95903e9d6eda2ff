// Scoring on the phone against tests/vectors/quiz, by which the server is tested too: the same shares, points and refusals.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { answerState, canScore, mergeDocument, normalise, scoreAnswer } from "../../static/js/core/scoring.js";

const folder = new URL("../vectors/quiz/", import.meta.url);
const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
const named = (type) => Object.values(files.find(({ questions }) => Object.values(questions)[0].type === type).questions);

test("every type that has vectors can be scored here", () => {
  assert.ok(files.length >= 5);
  for (const { questions } of files) for (const question of Object.values(questions)) assert.ok(canScore(question), question.type);
  assert.equal(canScore({ type: "photo" }), false);
  assert.equal(canScore({ type: "toString" }), false);
});

for (const { questions, scores, invalid } of files) {
  for (const { question, response, share, points, correct } of scores) {
    test(`${question}: ${JSON.stringify(response)} earns ${points}`, () => {
      const score = scoreAnswer(questions[question], response);
      assert.ok(Math.abs(score.share - share) < 1e-12, `share ${score.share}`);
      const max_points = questions[question].points ?? 100;
      assert.deepEqual(score, { correct, points, max_points, share: score.share });
      assert.equal(score.correct, score.share === 1);
    });
  }
  for (const { question, response, code } of invalid) {
    test(`${question}: ${JSON.stringify(response).slice(0, 60)} is no answer`, () => {
      const { invalid: found, points, correct } = scoreAnswer(questions[question], response);
      assert.deepEqual({ found, points, correct }, { found: code, points: 0, correct: false });
    });
  }
}

// ---- a question as a group has answered it ----

const question = {
  ...named("multiple")[0],
  ...{ points: 100, attempts: 2, explanation: "Darum.", source: { title: "Amt", date: "2021", area: "Stadt" } },
  ...{ solution: { options: ["a", "c", "d"] }, hints: [{ text: "Denkt nach.", cost: 20 }, { text: { de: "Drei." }, cost: 50 }] },
};

test("nothing said yet: open, and no solution", () => {
  assert.deepEqual(answerState({ question }), {
    ...{ state: "open", attempts_used: 0, attempts_left: 2, points: 0, max_points: 100, response: null, by_device: 0 },
    ...{ correct: false, hints: [] },
  });
});

test("with an attempt left the solution stays hidden; the best attempt counts, hints cost", () => {
  const state = answerState({ question, responses: { 1: ["a", "c"] }, hintsTaken: [1, 1], device: 2 });
  assert.deepEqual(state, {
    ...{ state: "partly", attempts_used: 1, attempts_left: 1, points: 17, max_points: 100, response: ["a", "c"], by_device: 2 },
    ...{ correct: false, hints: [{ index: 1, text: { de: "Drei." } }] },
  });
});

test("used up: the best of both counts, the last is shown, points do not fall below 0, everything is told", () => {
  const state = answerState({ question, responses: { 2: ["b"], 1: ["a", "c"] }, hintsTaken: [1, 0], device: 1 });
  assert.deepEqual(state, {
    ...{ state: "partly", attempts_used: 2, attempts_left: 0, points: 0, max_points: 100, response: ["b"], by_device: 1 },
    ...{ correct: false, hints: [{ index: 0, text: "Denkt nach." }, { index: 1, text: { de: "Drei." } }] },
    ...{ solution: question.solution, explanation: "Darum.", source: question.source },
  });
});

test("right at once: no attempt is left and everything is told; what a question does not have is left out", () => {
  const { solution, ...rest } = answerState({ question, responses: { 1: ["c", "d", "a"] } });
  assert.deepEqual([rest.state, rest.attempts_left, rest.points, rest.correct], ["right", 0, 100, true]);
  assert.deepEqual(solution, question.solution);
  const [plain] = named("true_false");
  const bare = answerState({ question: plain, responses: { 1: false } });
  assert.deepEqual([bare.state, bare.points, bare.max_points], ["wrong", 0, 50]);
  assert.deepEqual(["solution", "explanation", "source"].filter((name) => name in bare), []);
});

test("the public part and the sealed answers make the document again", () => {
  const open = { id: "q", type: "choice", points: 100, hints: [{ cost: 20 }], options: [{ id: "a", text: "A" }, { id: "b", text: { de: "B" } }] };
  const secret = { solution: { option: "b" }, explanation: "Darum.", hints: [{ text: "Hm" }], options: [{ correct: false }, { correct: true }] };
  const document = mergeDocument(open, secret);
  assert.deepEqual(document, {
    ...{ id: "q", type: "choice", points: 100, hints: [{ cost: 20, text: "Hm" }], solution: { option: "b" }, explanation: "Darum." },
    options: [{ id: "a", text: "A", correct: false }, { id: "b", text: { de: "B" }, correct: true }],
  });
  assert.equal(scoreAnswer(document, "b").correct, true);
  assert.deepEqual(mergeDocument(open, undefined), open);
});

test("typed answers are compared as the server compares them", () => {
  assert.equal(normalise("  Große\u00a0 STRASSE\u0085"), "grosse strasse");
  assert.equal(normalise("A\u0308pfel ẞ"), "aepfel ss");
  assert.equal(normalise("\ufeffx"), "\ufeffx");
});
