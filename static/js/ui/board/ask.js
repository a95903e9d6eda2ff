// Asking back before something that every group notices: one native dialog, which brings the focus back by itself and
// stays open with the reason where the deed failed. Imported by pages/board.js and ui/board/.
import { setText } from "../dom.js";
import { press } from "../press.js";

const byId = (id) => document.getElementById(id);

/**
 * Returns ask({title, text, yes, act, back}): `act` resolves to "" on success, else to the sentence to show; `back()` is
 * where the focus goes when the button that asked is gone afterwards.
 */
export function startAsk(app) {
  const dialog = byId("ask");
  let act = null;
  let back = null;
  let yesWords = "";
  let busy = false;

  press(byId("ask-no"), () => dialog.close());
  press(byId("ask-yes"), async () => {
    if (busy) return;
    setBusy(true);
    const asked = act;
    const problem = await act();
    // Whoever cancelled meanwhile, or is asked something else by now, must not be interrupted.
    if (asked !== act) return;
    setBusy(false);
    if (problem === "") dialog.close();
    else showProblem(problem);
  });
  dialog.addEventListener("close", () => {
    act = null;
    setBusy(false);
    // Where the button that asked is gone, the focus is still inside the closed dialog, or nowhere.
    if (document.activeElement === document.body || dialog.contains(document.activeElement)) back?.()?.focus();
  });

  function setBusy(on) {
    busy = on;
    const yes = byId("ask-yes");
    if (on) yes.setAttribute("aria-busy", "true");
    else yes.removeAttribute("aria-busy");
    setText(yes, on ? app.t("board-sending") : yesWords);
  }

  function showProblem(text) {
    const line = byId("ask-error");
    line.hidden = text === "";
    line.setAttribute("role", "alert");
    setText(line.querySelector("span"), text);
  }

  return function ask({ title, text, yes, act: deed, back: place = null }) {
    act = deed;
    back = place;
    yesWords = yes;
    setText(byId("ask-title"), title);
    setText(byId("ask-text"), text);
    showProblem("");
    setBusy(false);
    dialog.showModal();
    byId("ask-no").focus();
  };
}
