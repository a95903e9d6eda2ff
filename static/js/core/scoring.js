// What an answer earns, worked out on the phone where the route allows it without network: the twin of app/quiz (types,
// scoring, normalise) and of answer_payload in app/play/disclosure.py, held equal by tests/vectors/quiz. Only the server's
// judgement counts. Pure; imported by core/ and pages/.
import { decimal, difference, isGreater, naturalLog, quotient, toNumber } from "./decimal.js";

const LARGEST = 1e15;
const MAX_RESPONSE_ITEMS = 20;
const MAX_RESPONSE_TEXT = 200;

// Thrown for a response that is no answer to its question; `code` is the server's.
class InvalidResponse extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const TYPES = {
  choice: { parse: parseChoice, share: (option, { options }) => (options.find(({ id }) => id === option).correct ? 1 : 0) },
  multiple: { parse: parseMultiple, share: multipleShare },
  true_false: { parse: parseBoolean, share: (said, { answer }) => (said === answer ? 1 : 0) },
  number: { parse: parseQuantity, share: numberShare },
  text: { parse: parseText, share: textShare },
};

/** Whether this phone can judge answers to a question; an unknown type is left to the server. */
export function canScore(question) {
  return Object.hasOwn(TYPES, question?.type);
}

/**
 * {correct, points, max_points, share} of a response, before the cost of hints. A response that is no answer to the question
 * earns nothing and costs no attempt: it has `invalid`, the server's code for what is wrong with it.
 */
export function scoreAnswer(question, response) {
  const max = question.points ?? 100;
  try {
    const type = TYPES[question.type];
    const share = type.share(type.parse(response, question), question);
    return { correct: share === 1, points: Math.floor(share * max + 0.5), max_points: max, share };
  } catch (error) {
    if (!(error instanceof InvalidResponse)) throw error;
    return { correct: false, points: 0, max_points: max, share: 0, invalid: error.code };
  }
}

/**
 * One question as a group has answered it: `responses` by attempt ({1: response, 2: ...}), `hintsTaken` as indices, `device`
 * the number of the phone that gave the last one. Solution, explanation and source only when nothing is left to try.
 */
export function answerState({ question, responses = {}, hintsTaken = [], device = 0 }) {
  const attempts = Object.keys(responses).map(Number).sort((a, b) => a - b);
  const scores = attempts.map((attempt) => scoreAnswer(question, responses[attempt]));
  const hints = [...new Set(hintsTaken)].filter((index) => question.hints?.[index]).sort((a, b) => a - b);
  const cost = hints.reduce((sum, index) => sum + question.hints[index].cost, 0);
  const best = Math.max(0, ...scores.map(({ points }) => points));
  const correct = scores.some((score) => score.correct);
  const left = correct ? 0 : Math.max(0, (question.attempts ?? 1) - attempts.length);
  const state = {
    state: stateWord(attempts.length, correct, best),
    attempts_used: attempts.length,
    attempts_left: left,
    points: Math.max(0, best - cost),
    max_points: question.points ?? 100,
    response: responses[attempts.at(-1)] ?? null,
    by_device: attempts.length > 0 ? device : 0,
    correct,
    hints: hints.map((index) => ({ index, text: question.hints[index].text })),
  };
  return attempts.length > 0 && left === 0 ? { ...state, ...disclosed(question) } : state;
}

// By what the answer was worth: a hint costs points, but it makes no answer wrong.
function stateWord(used, correct, best) {
  if (used === 0) return "open";
  if (correct) return "right";
  return best > 0 ? "partly" : "wrong";
}

function disclosed({ solution, explanation, source }) {
  const told = Object.entries({ solution, explanation, source });
  return Object.fromEntries(told.filter(([, value]) => value !== undefined && value !== null));
}

/**
 * The question's document out of its public part and the part that `offline: open` routes carry under `answers`: lists go
 * together by position, so that a hint has its cost from the one and its text from the other.
 */
export function mergeDocument(open, secret) {
  if (Array.isArray(open) && Array.isArray(secret)) {
    const longer = open.length >= secret.length ? open : secret;
    return longer.map((_, at) => mergeDocument(open[at], secret[at]));
  }
  if (!isMap(open) || !isMap(secret)) return secret === undefined ? open : secret;
  const names = new Set([...Object.keys(open), ...Object.keys(secret)]);
  return Object.fromEntries([...names].map((name) => [name, mergeDocument(open[name], secret[name])]));
}

function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// ---- options ----

function parseChoice(raw, { options }) {
  if (typeof raw !== "string") throw new InvalidResponse("response_type");
  if (!options.some(({ id }) => id === raw)) throw new InvalidResponse("option_unknown");
  return raw;
}

function parseMultiple(raw, question) {
  if (!Array.isArray(raw)) throw new InvalidResponse("response_type");
  if (raw.length === 0) throw new InvalidResponse("nothing_chosen");
  if (raw.length > MAX_RESPONSE_ITEMS) throw new InvalidResponse("too_many_options");
  const chosen = new Set(raw.map((item) => parseChoice(item, question)));
  if (chosen.size !== raw.length) throw new InvalidResponse("option_repeated");
  return chosen;
}

/** (right chosen - wrong chosen) / right, not below 0, so ticking everything does not pay. */
function multipleShare(chosen, { options }) {
  const right = options.filter(({ correct }) => correct);
  const hits = right.filter(({ id }) => chosen.has(id)).length;
  return Math.max(0, (hits - (chosen.size - hits)) / right.length);
}

function parseBoolean(raw) {
  if (typeof raw !== "boolean") throw new InvalidResponse("response_type");
  return raw;
}

// ---- numbers ----

function parseQuantity(raw, { min, max }) {
  if (typeof raw !== "number") throw new InvalidResponse("response_type");
  const fits = raw >= -LARGEST && raw <= LARGEST && raw >= (min ?? -Infinity) && raw <= (max ?? Infinity);
  if (!fits) throw new InvalidResponse("number_out_of_range");
  return raw;
}

function numberShare(response, { answer: right, tolerance, zero_at, scale }) {
  const [value, answer] = [decimal(response), decimal(right)];
  if (scale !== "log") return fallingShare(Math.abs(toNumber(difference(value, answer))), tolerance, zero_at);
  if (response <= 0) return 0;
  const [above, below] = [quotient(value, answer), quotient(answer, value)];
  const factor = toNumber(isGreater(below, above) ? below : above);
  return fallingShare(naturalLog(factor), naturalLog(tolerance), naturalLog(zero_at));
}

/** 1 up to the tolerance, then linearly down to 0 at `zeroAt`. */
function fallingShare(deviation, tolerance, zeroAt) {
  return deviation <= tolerance ? 1 : Math.max(0, (zeroAt - deviation) / (zeroAt - tolerance));
}

// ---- texts ----

// What Python calls white space: String.trim knows neither the separators nor NEL, and knows one character more.
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const EDGES = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");
const SPACES = new RegExp(`${SPACE}+`, "g");
const FOLDS = { ß: "ss", ä: "ae", ö: "oe", ü: "ue" };
// NUL and lone halves of a pair, which the server cannot store.
const UNSTORABLE = /[\0\ud800-\udfff]/u;

/** What two typed answers are compared by: "  Große  STRASSE " and "grosse strasse" are the same. */
export function normalise(text) {
  const folded = text.normalize("NFKC").toLowerCase().replace(/[ßäöü]/g, (letter) => FOLDS[letter]);
  return folded.replace(SPACES, " ").replace(EDGES, "");
}

function parseText(raw, { max_length: most = MAX_RESPONSE_TEXT }) {
  if (typeof raw !== "string") throw new InvalidResponse("response_type");
  const text = raw.replace(EDGES, "");
  if ([...text].length > most) throw new InvalidResponse("text_too_long");
  if (UNSTORABLE.test(text)) throw new InvalidResponse("text_invalid");
  if (normalise(text) === "") throw new InvalidResponse("text_empty");
  return text;
}

function textShare(text, { accept, edit_distance: slips = 0 }) {
  const given = [...normalise(text)];
  const wanted = accept.flatMap((one) => (typeof one === "string" ? [one] : Object.values(one)));
  return wanted.some((one) => isWithin(given, [...normalise(one)], slips)) ? 1 : 0;
}

function isWithin(given, wanted, slips) {
  return Math.abs(given.length - wanted.length) <= slips && editDistance(given, wanted) <= slips;
}

/** Inserted, missing, changed and swapped neighbouring letters (optimal string alignment), each counting one. */
function editDistance(left, right) {
  let before = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  left.forEach((letter, at) => {
    const row = [at + 1];
    right.forEach((other, column) => {
      let cost = Math.min(previous[column + 1] + 1, row[column] + 1, previous[column] + (letter === other ? 0 : 1));
      const swapped = at > 0 && column > 0 && letter === right[column - 1] && left[at - 1] === other;
      if (swapped) cost = Math.min(cost, before[column - 1] + 1);
      row.push(cost);
    });
    [before, previous] = [previous, row];
  });
  return previous.at(-1);
}
