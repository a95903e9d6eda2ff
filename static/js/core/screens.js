// Which screen may be shown: what was asked for, or the nearest one that the state allows, after a reload, a change by the
// group's other phone, or the browser's back. Pure; imported by pages/ and ui/.
import { takesCheckins } from "./phases.js";
import { isOver, questionAt } from "./questions.js";

const PARENTS = { question: "station", answered: "station", confirm: "help", finished: "list", outbox: "help", handoff: "outbox" };

/**
 * `facts` is {rows, complete, aimed, toMeeting, pending, phase}: aimed = the group chose a target although its walk is over,
 * which it may as long as the tour lasts.
 */
export function allowedScreen(screen, facts) {
  const row = facts.rows.find((candidate) => candidate.id === screen.station);
  switch (screen.name) {
    case "walk":
      return facts.complete && !(facts.aimed && facts.phase !== "ended") && !facts.toMeeting ? { name: "finished" } : screen;
    case "finished":
      return facts.complete ? screen : { name: "walk" };
    case "station":
      return isOpened(row) ? screen : { name: "walk" };
    case "question":
    case "answered":
      return isOpened(row) ? allowedQuestion(screen, row, facts) : { name: "walk" };
    case "code":
      return row && !isOpened(row) && takesCheckins(facts.phase) ? screen : { name: "walk" };
    case "choose":
      return screen.candidates?.length > 1 && takesCheckins(facts.phase) ? screen : { name: "walk" };
    default:
      return screen;
  }
}

function allowedQuestion(screen, row, facts) {
  const at = questionAt(row.status, screen.question);
  if (!at) return { name: "station", station: row.id };
  const pending = facts.pending.some((event) => event.type === "answer" && event.station === row.id && event.question === screen.question);
  // An answer that the phone itself could judge does not wait.
  const waiting = (pending && !at.answer?.provisional) || at.answer?.state === "waiting";
  if (screen.name === "question") return waiting || isOver(at.answer) ? { ...screen, name: "answered" } : screen;
  return waiting || at.answer?.attempts_used > 0 ? screen : { ...screen, name: "question" };
}

function isOpened(row) {
  return row?.status.state === "open" || row?.status.state === "done";
}

/** Where "back" leads from a screen. */
export function parentScreen(screen) {
  if (screen.from) return { name: screen.from };
  const name = PARENTS[screen.name] ?? "walk";
  return name === "station" ? { name, station: screen.station } : { name };
}

/** What is remembered over a reload: no half-done dialogues, no screen that asked for something. */
export function rememberedScreen({ name, station, question }) {
  if (["choose", "confirm", "locating", "check"].includes(name)) return { name: "walk" };
  return { name, station, question };
}
