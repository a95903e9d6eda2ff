// Whether groups can join, said beside the code, and the button that closes and reopens joining. It asks nothing back,
// because the same button undoes it. Imported by pages/board.js.
import { joiningOf } from "../../core/board.js";
import { untilText } from "../../core/board-format.js";
import { announce, setText } from "../dom.js";
import { press } from "../press.js";

const byId = (id) => document.getElementById(id);

export function startJoining(app) {
  const button = byId("joining-switch");
  const error = byId("joining-error");
  // What held before this page closed joining, undefined where it did not.
  let before;
  press(button, change);

  /** Until when joining is open once more: as it was, else for the rest of the day; never by itself for good and for all. */
  function reopened() {
    const past = before && Date.parse(before) <= app.now();
    if (before !== undefined && !past) return before;
    const end = new Date(app.now());
    end.setHours(23, 59, 59, 0);
    return end.toISOString();
  }

  async function change() {
    const closing = button.dataset.deed === "close";
    if (closing) before = app.board.tour.join_until;
    // A new time each press: a press after a lost reply closes once more, which changes nothing.
    const until = closing ? new Date(app.now()).toISOString() : reopened();
    error.hidden = true;
    button.setAttribute("aria-busy", "true");
    const reply = await app.perform("joining", { type: "settings", body: { join_until: until } });
    if (reply === null) return;
    button.removeAttribute("aria-busy");
    const problem = app.problem(reply);
    setText(error.querySelector("span"), problem);
    error.hidden = problem === "";
    announce(problem || app.t(closing ? "board-joining-closed" : "board-joining-open"));
  }

  /** After changes, and every second: the time limit passes without any message. */
  function update() {
    const { t, board } = app;
    const { kind, until } = joiningOf(board.tour, app.now());
    const known = kind !== "planned" && kind !== "ended";
    byId("joining-now").hidden = !known;
    // A running tour without a time limit is listed for everyone; whoever opens it for good should know.
    byId("joining-listed").hidden = kind !== "open" || board.tour.phase !== "running";
    // Joining is opened by the main button until then; after the end there is nothing to join.
    if (!known && button === document.activeElement) byId("tour-title").focus();
    button.hidden = !known;
    if (!known) return;
    byId("joining-now").dataset.kind = kind;
    const time = kind === "until" ? untilText(until, app.now(), t.language) : "";
    setText(byId("joining-now"), t(`board-joining-${kind}`, { time }));
    button.dataset.deed = kind === "closed" ? "open" : "close";
    setText(button, t(`board-joining-do-${button.dataset.deed}`));
  }

  return { update };
}
