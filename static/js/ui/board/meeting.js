// Where and when the groups meet at the end: said and changed beneath the waiting list, and counted down among the board's
// figures. Imported by pages/board.js.
import { untilText } from "../../core/board-format.js";
import { fieldOf, meetingDeed, meetingIn, typedText } from "../../core/board-meeting.js";
import { setText } from "../dom.js";
import { startSetting } from "./setting.js";

const byId = (id) => document.getElementById(id);

/** Returns {update()}, called after changes and every second: time passes without any message. */
export function startMeeting(app) {
  const place = byId("meeting");
  const time = byId("meeting-at");
  let before = "";
  time.addEventListener("input", showTyped);
  startSetting(app, "meeting", {
    fill() {
      const { tour } = app.board;
      before = fieldOf(tour.meeting_at);
      place.value = tour.meeting ?? "";
      time.value = before;
      showTyped();
    },
    read() {
      const { t } = app;
      const incomplete = time.validity.badInput;
      const typed = time.value;
      const { problem, body } = meetingDeed({ place: place.value, typed, before, incomplete, now: app.now() });
      if (problem) return { problem: t(`board-meeting-bad-${problem}`), field: time };
      const at = "meeting_at" in body ? body.meeting_at : app.board.tour.meeting_at;
      const what = wordsOf(body.meeting, at);
      return { body, words: t(what ? "board-meeting-saved" : "board-meeting-removed", { what }), field: place };
    },
  });

  /** The field speaks the browser's language, the line beneath it the page's: 06/07 is no riddle then. */
  function showTyped() {
    setText(byId("meeting-typed"), typedText(time.value, app.t.language));
  }

  function clock(at) {
    return untilText(Date.parse(at), app.now(), app.t.language);
  }

  function wordsOf(name, at) {
    return [name, at ? app.t("board-meeting-time", { time: clock(at) }) : ""].filter(Boolean).join(", ");
  }

  function update() {
    const { t, board } = app;
    const { meeting, meeting_at: at } = board.tour;
    setText(byId("meeting-now"), wordsOf(meeting, at) || t("board-meeting-none"));
    const left = meetingIn(at, app.now());
    byId("figure-meeting-line").hidden = left === null;
    if (left) setText(byId("figure-meeting"), t(`board-meeting-${left.key}`, { ...left, time: clock(at) }));
  }

  return { update };
}
