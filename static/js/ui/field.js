// Errors at the place of the mistake: the sentence, its link to the control, the focus; and a button that says it is
// working. Imported by pages/.
import { assertive, setText } from "./dom.js";

/** Shows `text` in the error line `id` and moves the focus to `control`, which is described by the line. */
export function showError(id, text, control, { invalid = true } = {}) {
  const line = document.getElementById(id);
  setText(line.querySelector("span"), text);
  line.hidden = false;
  if (!control) return;
  describe(control, id, true);
  if (invalid) control.setAttribute("aria-invalid", "true");
  // A control that has the focus already is not read again, so the sentence is spoken instead.
  if (document.activeElement === control) assertive(text);
  else control.focus();
}

/** Takes every error inside `root` back. */
export function clearErrors(root) {
  for (const line of root.querySelectorAll(".error:not([hidden])")) {
    line.hidden = true;
    for (const control of root.querySelectorAll(`[aria-describedby~="${line.id}"]`)) {
      describe(control, line.id, false);
      control.removeAttribute("aria-invalid");
    }
  }
}

function describe(control, id, on) {
  const ids = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  if (on) ids.unshift(id);
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

/** Lets the button say what it waits for; it stays focusable, so that the focus is not lost. */
export function setBusy(button, text) {
  button.setAttribute("aria-busy", "true");
  setText(button, text);
}

export function setIdle(button, text) {
  button.removeAttribute("aria-busy");
  setText(button, text);
}

export function isBusy(button) {
  return button.getAttribute("aria-busy") === "true";
}
