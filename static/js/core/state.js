// The page's one state and how replies change it. `createStore` tells listeners once per turn; `applyResult` brings a
// judgement in at once, before the next reading of the server's state confirms it. Pure; imported by core/ and pages/.
import { judgement } from "./events.js";

export function createStore(initial) {
  let state = initial;
  let told = true;
  const listeners = new Set();

  function set(patch) {
    state = { ...state, ...(typeof patch === "function" ? patch(state) : patch) };
    if (!told) return;
    told = false;
    queueMicrotask(() => {
      told = true;
      for (const listener of listeners) listener(state);
    });
  }

  return {
    get: () => state,
    set,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The server's state after one judged event. What cannot be known from the verdict stays as it was. */
export function applyResult(server, event, result, standing) {
  if (!server) return server;
  const next = { ...server, standing: standing ?? server.standing };
  const status = server.stations[event.station];
  if (!status || judgement(result) !== "accepted") return next;
  const change = CHANGES[event.type]?.(status, event, result.verdict ?? {});
  if (change) next.stations = { ...server.stations, [event.station]: { ...status, ...change } };
  return next;
}

const CHANGES = { checkin: openStation, answer: takeAnswer, hint: takeHint, skip: skipStation, reopen: reopenStation };

function openStation(status, event, verdict) {
  if (!verdict.unlocked || status.state === "open" || status.state === "done") return null;
  const questions = verdict.unlocked.questions ?? [];
  const state = questions.length > 0 ? "open" : "done";
  return { ...verdict.unlocked, questions, answers: {}, state, method: verdict.method ?? event.body.method };
}

function takeAnswer(status, event, verdict) {
  const before = status.answers?.[event.question];
  if (verdict.state === "superseded" || !verdict.state) return null;
  const answer = {
    hints: before?.hints ?? [],
    ...verdict,
    attempts_used: event.body.attempt,
    response: event.body.response,
  };
  const answers = { ...status.answers, [event.question]: answer };
  // An answer may come before its check-in does: then the station stays closed.
  const over = status.state === "open" && (status.questions ?? []).every((question) => isDone(answers[question.id]));
  return { answers, state: over ? "done" : status.state };
}

function isDone(answer) {
  return Boolean(answer) && answer.attempts_used > 0 && (answer.state === "right" || answer.attempts_left === 0);
}

function takeHint(status, event, verdict) {
  if (typeof verdict.text === "undefined") return null;
  const before = status.answers?.[event.question] ?? { state: "open", attempts_used: 0, hints: [] };
  const hints = [...(before.hints ?? []).filter((hint) => hint.index !== verdict.index), { index: verdict.index, text: verdict.text }];
  return { answers: { ...status.answers, [event.question]: { ...before, hints } } };
}

function reopenStation(status) {
  return status.state === "skipped" ? { state: "locked" } : null;
}

function skipStation(status) {
  return status.state === "locked" ? { state: "skipped" } : null;
}
