// What a helper does for a group, each asked back in a dialog of its own: the second tap releases, the form gives points.
// A dialog stays open with the reason where the deed failed, and what was typed stays. Imported by pages/helper.js.
import { checkReason } from "../../core/board-events.js";
import { parseGift, pointsLeft } from "../../core/helper.js";
import { announce, setText } from "../dom.js";
import { clearErrors, isBusy, setBusy, setIdle, showError } from "../field.js";
import { press } from "../press.js";

const byId = (id) => document.getElementById(id);

/** `done()` is called after each deed. */
export function createDeeds(app, done) {
  const release = createRelease(app, done);
  return byId("points") ? { release, give: createGift(app, done) } : { release };
}

function createRelease(app, done) {
  const { t } = app;
  const dialog = byId("release");
  const yes = byId("release-yes");
  const open = opener(dialog, byId("release-no"));
  let group = null;

  press(yes, async () => {
    if (isBusy(yes)) return;
    const asked = group;
    clearErrors(dialog);
    const body = { reason: t("helper-release-reason") };
    const deed = { type: "release", group: asked.number, station: app.station, body };
    const problem = await send(app, yes, `release-${asked.number}`, deed);
    if (problem === null || asked !== group) return;
    if (problem) showError("release-error", problem, yes, { invalid: false });
    else finish(dialog, t("helper-released", { name: app.nameOf(asked) }), done);
  });

  return (chosen, card) => {
    group = chosen;
    setText(byId("release-title"), t("helper-release-ask", { name: app.nameOf(group) }));
    open(card);
    byId("release-no").focus();
  };
}

function createGift(app, done) {
  const { t } = app;
  const dialog = byId("points");
  const yes = byId("points-yes");
  const [number, reason] = [byId("points-number"), byId("points-reason")];
  const open = opener(dialog, byId("points-no"));
  let group = null;
  press(yes);

  byId("points-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isBusy(yes)) return;
    clearErrors(dialog);
    const asked = group;
    const left = leftFor(asked);
    const points = parseGift(number.value, left);
    if (points === null) return showError("points-number-error", t("helper-points-bad-number", { left }), number);
    const why = checkReason(reason.value);
    if (why === null) return showError("points-error", t("helper-points-bad-reason"), reason);
    const deed = { type: "adjust", group: asked.number, body: { points, reason: why } };
    const problem = await send(app, yes, `adjust-${asked.number}`, deed);
    if (problem === null || asked !== group) return undefined;
    if (problem) return showError("points-error", problem, reason, { invalid: false });
    byId("points-form").reset();
    return finish(dialog, t("helper-points-done", { n: points, name: app.nameOf(asked) }), done);
  });

  /** As it is now: somebody with the same link may have given some meanwhile. */
  function leftFor(asked) {
    const now = app.state.groups.find((each) => each.number === asked.number) ?? asked;
    return pointsLeft(now, app.state.mostPoints, app.state.phase);
  }

  return (chosen, card) => {
    // Nothing typed for another group stays.
    if (group?.number !== chosen.number) byId("points-form").reset();
    group = chosen;
    setText(byId("points-title"), t("helper-points-ask", { name: app.nameOf(group) }));
    setText(byId("points-label"), t("helper-points-number", { left: leftFor(group) }));
    open(card);
    number.focus();
  };
}

/** Opens a dialog; when it closes and the button that asked is gone, the focus goes to the group's card. */
function opener(dialog, no) {
  let card = null;
  press(no, () => dialog.close());
  dialog.addEventListener("close", () => {
    if (document.activeElement === document.body || dialog.contains(document.activeElement)) card?.focus();
  });
  // The page's own live regions are silent while a dialog is open.
  for (const line of dialog.querySelectorAll(".error")) line.setAttribute("role", "alert");
  return (from) => {
    card = from;
    clearErrors(dialog);
    dialog.showModal();
  };
}

/** "" where it is done, else the sentence that says why not; null where the same deed is on its way already. */
async function send(app, button, key, deed) {
  const idle = button.textContent;
  setBusy(button, app.t("helper-sending"));
  const reply = await app.perform(key, deed);
  setIdle(button, idle);
  if (reply === null) return null;
  if (reply.ok) return "";
  if (reply.code === "network" || reply.code === "bad_reply") return app.t("helper-network");
  return reply.message || app.t("helper-server");
}

function finish(dialog, words, done) {
  dialog.close();
  announce(words);
  done();
}
