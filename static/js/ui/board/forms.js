// The host's deeds for one group: release a station, correct points, rename, hide the name. A mistake is told at its form
// and what was typed stays until the deed is done. Imported by ui/board/drawer.js.
import { checkReason, parsePoints } from "../../core/board-events.js";
import { checkName } from "../../core/join.js";
import { signedText } from "../../core/format.js";
import { announce, el, setText } from "../dom.js";
import { clearErrors, isBusy, setBusy, setIdle, showError } from "../field.js";
import { press } from "../press.js";

const byId = (id) => document.getElementById(id);

/** `subject()` is the open group's row; `done()` is called after each deed. */
export function startForms(app, { subject, done }) {
  onSubmit("form-release", release);
  onSubmit("form-adjust", adjust);
  onSubmit("form-rename", rename);
  press(byId("hide"), hide);

  function onSubmit(id, handler) {
    const form = byId(id);
    press(form.querySelector('[type="submit"]'));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (isBusy(form.querySelector('[type="submit"]'))) return;
      clearErrors(form);
      handler(form);
    });
  }

  function release() {
    const row = subject();
    const station = byId("release-station").value;
    const deed = { type: "release", group: row.number, station, body: {} };
    const words = app.t("board-released", { station: app.stationName(station), name: row.name });
    return send("form-release", deed, "release-error", byId("release-station"), words);
  }

  async function adjust() {
    const { t } = app;
    const row = subject();
    const points = parsePoints(byId("adjust-points").value);
    if (points === null) return showError("adjust-points-error", t("board-adjust-bad-points"), byId("adjust-points"));
    const reason = checkReason(byId("adjust-reason").value);
    if (reason === null) return showError("adjust-error", t("board-adjust-bad-reason"), byId("adjust-reason"));
    const deed = { type: "adjust", group: row.number, body: { points, reason } };
    const words = t("board-adjusted", { n: points, points: signedText(points, t.language), name: row.name });
    if (await send("form-adjust", deed, "adjust-error", byId("adjust-reason"), words)) {
      byId("adjust-points").value = "";
      byId("adjust-reason").value = "";
    }
    return undefined;
  }

  async function rename() {
    const { t } = app;
    const name = checkName(byId("rename-name").value);
    if (name.problem) return showError("rename-error", t("board-rename-bad"), byId("rename-name"));
    const deed = { type: "rename", group: subject().number, body: { name: name.value } };
    return send("form-rename", deed, "rename-error", byId("rename-name"), t("board-renamed", { name: name.value }));
  }

  async function hide() {
    const row = subject();
    const button = byId("hide");
    if (isBusy(button)) return;
    const hidden = !row.hidden;
    byId("hide-error").hidden = true;
    setBusy(button, app.t("board-sending"));
    const reply = await app.perform(`hide-${row.number}`, { type: "hide", group: row.number, body: { hidden } });
    setIdle(button, app.t(row.hidden ? "board-show" : "board-hide"));
    const problem = reply === null ? "" : app.problem(reply);
    if (problem) return showError("hide-error", problem, button, { invalid: false });
    announce(app.t(hidden ? "board-hidden-done" : "board-shown-done"));
    return done();
  }

  async function send(formId, deed, errorId, control, words) {
    const form = byId(formId);
    const button = form.querySelector('[type="submit"]');
    const idle = button.textContent;
    setBusy(button, app.t("board-sending"));
    const reply = await app.perform(`${formId}-${deed.group}`, deed);
    setIdle(button, idle);
    if (reply === null) return false;
    const problem = app.problem(reply);
    // Another group may be open by now: its form has nothing to do with this mistake.
    if (problem && subject()?.number === deed.group) showError(errorId, problem, control, { invalid: false });
    else if (problem) announce(problem);
    if (problem) return false;
    announce(words);
    done();
    return true;
  }

  return {
    /** For a group that has just been opened: nothing typed for another one stays. */
    reset(row) {
      for (const id of ["form-release", "form-adjust", "form-rename"]) {
        clearErrors(byId(id));
        byId(id).reset();
      }
      byId("hide-error").hidden = true;
      byId("rename-name").value = row.name;
      const stuck = row.call?.station ?? row.refused?.station ?? row.next ?? "";
      fillStations(app, byId("release-station"), stuck);
      fillStations(app, byId("code-station"), stuck || row.current);
    },
    /** What depends on the group's present row. */
    show(row) {
      const { t } = app;
      const standin = t("common-group-number", { number: row.number });
      setText(byId("hide-words"), t(row.hidden ? "board-show-words" : "board-hide-words", { standin }));
      if (!isBusy(byId("hide"))) setText(byId("hide"), t(row.hidden ? "board-show" : "board-hide"));
    },
  };
}

function fillStations(app, select, chosen) {
  const { stations } = app.board;
  const optionOf = ({ id, number }) => el("option", { value: id }, `${number} · ${app.stationName(id)}`);
  select.replaceChildren(...stations.map(optionOf));
  if (stations.some(({ id }) => id === chosen)) select.value = chosen;
}
