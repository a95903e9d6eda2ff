// What the studio makes of questions in a quiz's draft: fresh ones, copies, references to a question of another quiz, what a
// phone would be shown of one that is still being written. Pure; imported by ui/studio.
import { variantsOf } from "./localized.js";
import { freshId } from "./studio-route.js";

const FIGURE = /\d/;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const TAG_LENGTH = 40;
const FOLDS = { ß: "ss", ä: "ae", ö: "oe", ü: "ue" };

/** The questions of a quiz's draft, whatever state it is in. */
export function questionsIn(draft) {
  const questions = draft?.document?.quiz?.questions;
  return Array.isArray(questions) ? questions : [];
}

/** A new question of a type, as its declaration has it begin. */
export function freshQuestion({ type, fresh }, newId) {
  return { id: freshId("question", newId), type, ...structuredClone(fresh) };
}

/** The same question under an id of its own; what it says stays. */
export function copyOf(question, taken, newId) {
  return { ...structuredClone(question), id: taken.includes(question.id) ? freshId("question", newId) : question.id };
}

/** An entry that shows a question of another quiz: edited once, changed everywhere. */
export function referenceTo({ quiz, id }, taken, newId) {
  return { id: taken.includes(id) ? freshId("question", newId) : id, use: `${quiz}#${id}` };
}

/** {quiz, id} that an entry refers to, or null where it is a question itself. */
export function referenceOf(entry) {
  const [quiz, id] = typeof entry?.use === "string" ? entry.use.split("#") : [];
  return quiz && id ? { quiz, id } : null;
}

/** An option's id: a letter after those that are there, so that one taken out does not come back as another. */
export function nextOptionId(options) {
  const used = options.map((option) => option.id);
  const last = Math.max(-1, ...used.map((id) => LETTERS.indexOf(id)));
  // A question has ten options at most, so that a letter is always left.
  return [...LETTERS.slice(last + 1), ...LETTERS].find((letter) => !used.includes(letter));
}

/** The changes that make these options the right ones; wrong is what an absent mark means. */
export function markChanges(options, path, right) {
  return options
    .filter((option) => Boolean(option.correct) !== right.includes(option.id))
    .map((option) => ({ op: "set", path: [...path, option.id, "correct"], old: option.correct ?? null, new: right.includes(option.id) ? true : null }));
}

/** Whether a question must say where its figures come from; the content's check asks for the same. */
export function needsSource(question) {
  if (question?.type === "number") return true;
  const texts = [question?.prompt, question?.explanation, ...listOf(question?.options).map(({ text }) => text), ...listOf(question?.hints).map(({ text }) => text)];
  return texts.some((text) => variantsOf(text).some((one) => FIGURE.test(one)));
}

/** A tag as it is stored, made of what was typed; empty where nothing is left of it. */
export function tagOf(typed) {
  const plain = typed.trim().toLowerCase().replace(/[ßäöü]/g, (letter) => FOLDS[letter]).normalize("NFKD");
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+/, "").slice(0, TAG_LENGTH).replace(/-+$/, "");
}

/** Deviations that suit an answer: full points within a twentieth, none from half of it on, in round figures. */
export function suggestedFalloff({ answer, scale }) {
  if (scale === "log") return { tolerance: 1.1, zero_at: 2 };
  const size = Math.abs(answer);
  if (!(size > 0)) return { tolerance: 1, zero_at: 10 };
  return { tolerance: roundOff(size / 20), zero_at: roundOff(size / 2) };
}

/** One leading digit: 0.0437 is 0.04, 1870 is 2000. */
function roundOff(value) {
  return Number(value.toPrecision(1));
}

/** Whether points can fall from full to none at all between these two. */
export function falloffIsSound({ answer, tolerance, zero_at: zero, scale }) {
  if (![answer, tolerance, zero].every(Number.isFinite) || zero <= tolerance) return false;
  return scale === "log" ? answer > 0 && tolerance >= 1 : tolerance >= 0;
}

/** Where full points begin and end and where there are none any more: the four corners of the picture, on the answer's scale. */
export function falloffCorners({ answer, tolerance, zero_at: zero, scale }) {
  if (scale === "log") return [answer / zero, answer / tolerance, answer * tolerance, answer * zero];
  return [answer - zero, answer - tolerance, answer + tolerance, answer + zero].map((value) => Number(value.toPrecision(12)));
}

/** What a phone is shown of a draft's question: every field that it draws is there, however little has been written. */
export function phoneQuestion(question) {
  return {
    ...structuredClone(question),
    prompt: question.prompt ?? "",
    points: question.points ?? 100,
    attempts: question.attempts ?? 1,
    options: listOf(question.options).map((option) => ({ id: option.id, text: option.text ?? "" })),
    unit: question.unit ?? "",
    hints: listOf(question.hints).map((hint) => ({ cost: hint.cost ?? 0, text: hint.text ?? "" })),
  };
}

/** A judgement as the phone's state of an answer, with what it shows once nothing is left to try. */
export function answerOf(question, verdict, tries) {
  const left = verdict.correct ? 0 : Math.max(0, (question.attempts ?? 1) - tries);
  const open = left === 0 ? { solution: verdict.solution, explanation: question.explanation, source: question.source } : {};
  const state = verdict.correct ? "right" : verdict.points > 0 ? "partly" : "wrong";
  return { state, points: verdict.points, attempts_used: tries, attempts_left: left, response: verdict.response, ...open };
}

function listOf(value) {
  return Array.isArray(value) ? value : [];
}
