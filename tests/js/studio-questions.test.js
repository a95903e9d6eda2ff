// What the studio makes of questions: fresh ones, copies, references, marks, deviations, and what a phone is shown of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyChange } from "../../static/js/core/studio-changes.js";
import {
  answerOf,
  copyOf,
  falloffCorners,
  falloffIsSound,
  freshQuestion,
  markChanges,
  needsSource,
  nextOptionId,
  phoneQuestion,
  questionsIn,
  referenceOf,
  referenceTo,
  suggestedFalloff,
  tagOf,
} from "../../static/js/core/studio-questions.js";
import { createBlocks } from "../../static/js/ui/studio/phone-preview.js";
import { scoreAnswer } from "../../static/js/core/scoring.js";

const newId = () => crypto.randomUUID();
const CHOICE = { type: "choice", fresh: { options: [{ id: "a" }, { id: "b" }] } };

test("a new question has a free id and beginnings of its own", () => {
  const one = freshQuestion(CHOICE, newId);
  const two = freshQuestion(CHOICE, newId);
  // Two people who add a question at the same time must not call both the same.
  assert.match(one.id, /^question-[a-z0-9]{6}$/);
  assert.notEqual(one.id, two.id);
  one.options[0].text = "A";
  assert.deepEqual(two.options, [{ id: "a" }, { id: "b" }]);
  assert.deepEqual(CHOICE.fresh.options, [{ id: "a" }, { id: "b" }]);
});

test("a copy keeps its id only where nobody has it", () => {
  const question = { id: "wappen", type: "text", accept: ["Stier"] };
  assert.equal(copyOf(question, [], newId).id, "wappen");
  const copy = copyOf(question, ["wappen"], newId);
  assert.match(copy.id, /^question-/);
  assert.deepEqual(copy, { ...question, id: copy.id });
  copy.accept.push("Greif");
  assert.deepEqual(question.accept, ["Stier"]);
});

test("a reference names quiz and question, and nothing else does", () => {
  const entry = referenceTo({ quiz: "stadt/rathaus", id: "wappen" }, ["wappen"], newId);
  assert.deepEqual(entry, { id: entry.id, use: "stadt/rathaus#wappen" });
  assert.match(entry.id, /^question-/);
  assert.deepEqual(referenceOf(entry), { quiz: "stadt/rathaus", id: "wappen" });
  for (const one of [null, {}, { use: 7 }, { use: "" }, { use: "stadt" }, { use: "#x" }, { use: "stadt#" }]) assert.equal(referenceOf(one), null);
});

test("questions are found in whatever state a draft is", () => {
  assert.deepEqual(questionsIn(null), []);
  assert.deepEqual(questionsIn({ document: {} }), []);
  assert.deepEqual(questionsIn({ document: { quiz: { questions: "x" } } }), []);
  assert.deepEqual(questionsIn({ document: { quiz: { questions: [{ id: "a" }] } } }), [{ id: "a" }]);
});

test("an option taken out does not come back as another", () => {
  assert.equal(nextOptionId([{ id: "a" }, { id: "b" }]), "c");
  assert.equal(nextOptionId([{ id: "c" }, { id: "a" }]), "d");
  assert.equal(nextOptionId([]), "a");
  assert.equal(nextOptionId([{ id: "z" }]), "a");
  assert.equal(nextOptionId([{ id: "parchim" }]), "a");
});

test("marking an option right takes the mark from the one before, in one step", () => {
  const document = { quiz: { questions: [{ id: "q", options: [{ id: "a", correct: true }, { id: "b" }, { id: "c", correct: false }] }] } };
  const path = ["quiz", "questions", "q", "options"];
  const changes = markChanges(document.quiz.questions[0].options, path, ["b"]);
  assert.equal(changes.length, 2);
  for (const change of changes) assert.deepEqual(applyChange(document, change), { status: "applied" });
  assert.deepEqual(document.quiz.questions[0].options, [{ id: "a" }, { id: "b", correct: true }, { id: "c", correct: false }]);
  assert.deepEqual(markChanges(document.quiz.questions[0].options, path, ["b"]), []);
});

test("a figure anywhere in a question needs its source, and an estimate always", () => {
  assert.equal(needsSource({ type: "number" }), true);
  assert.equal(needsSource({ type: "choice", prompt: { de: "Seit 1876?", en: "Since when?" } }), true);
  assert.equal(needsSource({ type: "choice", prompt: "Seit wann?", options: [{ id: "a", text: "1876" }] }), true);
  assert.equal(needsSource({ type: "text", prompt: "Wer?", hints: [{ text: { de: "Im Jahr 12" } }] }), true);
  assert.equal(needsSource({ type: "text", prompt: "Wer?", explanation: "Der Herzog.", options: [{ id: "a" }] }), false);
  assert.equal(needsSource(null), false);
});

test("tags are stored in one way", () => {
  assert.equal(tagOf("  Straße & Plätze "), "strasse-plaetze");
  assert.equal(tagOf("Café"), "cafe");
  assert.equal(tagOf("!!"), "");
  assert.equal(tagOf("x".repeat(60)).length, 40);
});

test("deviations are suggested in round figures that make sense", () => {
  assert.deepEqual(suggestedFalloff({ answer: 11_845 }), { tolerance: 600, zero_at: 6000 });
  assert.deepEqual(suggestedFalloff({ answer: -26.5 }), { tolerance: 1, zero_at: 10 });
  assert.deepEqual(suggestedFalloff({ answer: 0 }), { tolerance: 1, zero_at: 10 });
  assert.deepEqual(suggestedFalloff({ answer: 5_000_000, scale: "log" }), { tolerance: 1.1, zero_at: 2 });
  for (const answer of [0.0004, 1, 7, 158, 5e9]) assert.ok(falloffIsSound({ answer, ...suggestedFalloff({ answer }) }), String(answer));
});

test("the picture's corners are where the score begins and ends to fall", () => {
  const linear = { type: "number", answer: 100, tolerance: 5, zero_at: 50 };
  assert.deepEqual(falloffCorners(linear), [50, 95, 105, 150]);
  const log = { type: "number", answer: 100, tolerance: 2, zero_at: 4, scale: "log" };
  assert.deepEqual(falloffCorners(log), [25, 50, 200, 400]);
  for (const question of [linear, log]) assert.deepEqual(falloffCorners(question).map((value) => scoreAnswer(question, value).share), [0, 1, 1, 0]);
  for (const broken of [{ tolerance: 50 }, { answer: undefined }, { zero_at: "x" }, { scale: "log", tolerance: 0.5 }, { scale: "log", answer: 0 }]) assert.equal(falloffIsSound({ ...linear, ...broken }), false);
});

test("a phone is shown what there is, without what is secret in the options", () => {
  const shown = phoneQuestion({ id: "q", type: "choice", options: [{ id: "a", correct: true }, { id: "b", text: { de: "B" } }], hints: [{ text: "x" }] });
  assert.deepEqual(shown, { id: "q", type: "choice", prompt: "", points: 100, attempts: 1, options: [{ id: "a", text: "" }, { id: "b", text: { de: "B" } }], unit: "", hints: [{ cost: 0, text: "x" }] });
  assert.deepEqual(phoneQuestion({ id: "q", type: "number" }).options, []);
});

test("a verdict shows the solution only once nothing is left to try", () => {
  const question = { attempts: 2, explanation: { de: "Weil." }, source: { title: "Zensus" } };
  const wrong = { correct: false, points: 0, response: "b", solution: { option: "a" } };
  const first = answerOf(question, wrong, 1);
  assert.deepEqual(first, { state: "wrong", points: 0, attempts_used: 1, attempts_left: 1, response: "b" });
  const last = answerOf(question, { ...wrong, points: 40 }, 2);
  assert.deepEqual([last.state, last.attempts_left, last.solution, last.explanation], ["partly", 0, { option: "a" }, { de: "Weil." }]);
  assert.equal(answerOf(question, { ...wrong, correct: true, points: 100 }, 1).attempts_left, 0);
});

test("the blocks of a text are asked for once, and again after a lost connection", async () => {
  const asked = [];
  let online = false;
  const post = async (path, body) => {
    asked.push([path, body.text]);
    return online ? { ok: true, data: { blocks: [body.text] } } : { ok: false };
  };
  const blocks = createBlocks({ api: { post } });
  assert.equal(await blocks("Tor"), null);
  online = true;
  assert.deepEqual(await blocks("Tor"), ["Tor"]);
  assert.deepEqual(await Promise.all([blocks("Tor"), blocks("Tor")]), [["Tor"], ["Tor"]]);
  assert.deepEqual(asked, [["/blocks", "Tor"], ["/blocks", "Tor"]]);
});
