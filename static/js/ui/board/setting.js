// A setting of the tour beneath the waiting list: a fold that says what holds, and a form in it that changes it. Imported by
// ui/board/phone.js and ui/board/meeting.js.
import { announce } from "../dom.js";
import { clearErrors, isBusy, setBusy, setIdle, showError } from "../field.js";
import { press } from "../press.js";

const byId = (id) => document.getElementById(id);

/**
 * `fill()` puts what holds now into the fields. `read()` returns {problem, field} where something is wrong, else {body,
 * words, field}: the event's body, what is said once it is done, and where a refusal is told.
 */
export function startSetting(app, name, { fill, read }) {
  const form = byId(`form-${name}`);
  const fold = byId(`fold-${name}`);
  const button = form.querySelector('[type="submit"]');
  press(button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isBusy(button)) return;
    clearErrors(form);
    save();
  });
  // Whoever opens the form changes what holds now, not what was typed and given up earlier. The click comes at once; the
  // event "toggle" comes later and could overwrite what is typed already.
  fold.querySelector("summary").addEventListener("click", () => {
    if (fold.open) return;
    clearErrors(form);
    fill();
  });

  async function save() {
    const { problem, field, body, words } = read();
    if (problem) return showError(`${name}-error`, problem, field);
    const idle = button.textContent;
    setBusy(button, app.t("board-sending"));
    const reply = await app.perform(name, { type: "settings", body });
    setIdle(button, idle);
    if (reply === null) return undefined;
    const refusal = app.problem(reply);
    if (refusal) return showError(`${name}-error`, refusal, field, { invalid: false });
    announce(words);
    fold.open = false;
    fold.querySelector("summary").focus();
    return undefined;
  }
}
