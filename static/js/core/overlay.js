// What this phone shows ahead of the server: stations it has opened itself by a code or, on an open route, by GPS, and
// answers whose verdict it can tell itself. The server's word replaces all of it as soon as it is there. Pure; imported by
// core/game.js.
import { answerState, canScore, mergeDocument } from "./scoring.js";

/**
 * The state to show. `truth` is the server's last state, `records` the outbox's waiting records in order, `contents` maps a
 * station to its opened content {insight, media, audio, questions, answers?}. What did not change stays the same object.
 */
export function ahead(truth, { records, contents, pack }) {
  if (records.length === 0) return truth;
  const stations = { ...truth.stations };
  let { points, stations_done, questions_done, finished } = truth.standing;
  for (const [id, status] of Object.entries(truth.stations)) {
    const own = records.filter(({ event }) => event.station === id);
    if (own.length === 0) continue;
    const shown = station(status, own, contents.get(id), pack.stations.find((candidate) => candidate.id === id));
    if (shown === status) continue;
    stations[id] = shown;
    points += shown.points - (status.points ?? 0);
    stations_done += Number(isOpen(shown) && !isOpen(status));
    questions_done += over(shown) - over(status);
  }
  const call = records.findLast(({ event }) => event.type === "help")?.event;
  const help = call ? { id: call.id, station: call.station ?? null, at: call.at, seen_at: null, waiting: true } : truth.help;
  finished ||= records.some(({ event }) => event.type === "finish");
  const standing = { ...truth.standing, points, stations_done, questions_done, finished };
  return { ...truth, stations, standing, help };
}

function isOpen(status) {
  return status.state === "open" || status.state === "done";
}

function over(status) {
  return Object.values(status.answers ?? {}).filter((answer) => isOver(answer)).length;
}

function isOver(answer) {
  return answer.attempts_used > 0 && (answer.state === "right" || answer.attempts_left === 0);
}

function station(status, records, content, place) {
  // The group's own records are in the order of its deeds: the last one holds.
  const choice = records.findLast(({ event }) => event.type === "skip" || event.type === "reopen")?.event.type;
  const opening = records.find(({ event, local }) => event.type === "checkin" && local?.opened);
  let shown = status;
  if (!isOpen(status) && opening && content) shown = opened(status, opening, content, place);
  else if (!isOpen(status) && choice) {
    const state = choice === "skip" ? "skipped" : "locked";
    return status.state === state ? status : { ...status, state };
  }
  return isOpen(shown) ? answered(shown, records, content) : shown;
}

/** A station that this phone has opened itself: its points are sure, because the same rule counts on the server. */
function opened(status, { event }, { insight, media, audio, questions }, place) {
  const points = place?.checkin_points ?? 0;
  const state = questions.length > 0 ? "open" : "done";
  const method = event.body.method;
  return { ...status, insight, media, audio, questions, answers: {}, state, method, checkin_points: points, points, provisional: true };
}

/** Waiting answers and hints of a station whose solutions this phone has: verdict and hint at once, until the server's. */
function answered(status, records, content) {
  if (!content?.answers) return status;
  const answers = { ...status.answers };
  let changed = false;
  for (const question of status.questions ?? []) {
    const secret = content.answers[question.id];
    const own = records.filter(({ event }) => event.question === question.id && (event.type === "answer" || event.type === "hint"));
    // A type that this release of the app does not know is left to the server.
    if (!secret || own.length === 0 || !canScore(question)) continue;
    answers[question.id] = judged(question, secret, answers[question.id], own);
    changed = true;
  }
  if (!changed) return status;
  const points = status.checkin_points + Object.values(answers).reduce((sum, answer) => sum + (answer.points ?? 0), 0);
  const done = (status.questions ?? []).every(({ id }) => answers[id] && isOver(answers[id]));
  return { ...status, answers, points, state: done ? "done" : "open" };
}

function judged(question, secret, known, records) {
  const document = mergeDocument(question, secret);
  const responses = new Map(known?.attempts_used ? [[known.attempts_used, known.response]] : []);
  const hints = new Set((known?.hints ?? []).map(({ index }) => index));
  for (const { event } of records) {
    if (event.type === "hint") hints.add(event.body.index);
    else if (!responses.has(event.body.attempt)) responses.set(event.body.attempt, event.body.response);
  }
  const state = answerState({ question: document, responses: Object.fromEntries(responses), hintsTaken: [...hints] });
  return { ...state, by_device: known?.by_device, provisional: true };
}
