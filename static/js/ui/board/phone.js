// The tour's phone number: what groups see under help, said and changed beneath the waiting list. Imported by
// pages/board.js.
import { checkPhone } from "../../core/board-events.js";
import { announce, setText } from "../dom.js";
import { clearErrors, isBusy, setBusy, setIdle, showError } from "../field.js";
import { press } from "../press.js";

const byId = (id) => document.getElementById(id);

/** Returns {update()}, called after changes. */
export function startPhone(app) {
  const form = byId("form-phone");
  const field = byId("phone");
  const fold = byId("fold-phone");
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
    field.value = app.board.tour.phone ?? "";
  });

  async function save() {
    const { t } = app;
    const phone = checkPhone(field.value);
    if (phone === null) return showError("phone-error", t("board-phone-bad"), field);
    const idle = button.textContent;
    setBusy(button, t("board-sending"));
    const reply = await app.perform("phone", { type: "settings", body: { phone } });
    setIdle(button, idle);
    if (reply === null) return undefined;
    const problem = app.problem(reply);
    if (problem) return showError("phone-error", problem, field, { invalid: false });
    announce(t(phone ? "board-phone-saved" : "board-phone-removed", { phone }));
    fold.open = false;
    fold.querySelector("summary").focus();
    return undefined;
  }

  return {
    update: () => setText(byId("phone-now"), app.board.tour.phone || app.t("board-phone-none")),
  };
}
