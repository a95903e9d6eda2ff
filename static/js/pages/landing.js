// The landing page, a group's card and the error page: everything works without this file; it adds the sun button, says
// in words when a code cannot be right, and keeps a second press from adding a second phone. Entry of
// templates/tours/landing.html, tours/card.html and errors/error.html; nothing imports it.
import { checkCode, JOIN_LENGTH, RESUME_LENGTH } from "../core/join.js";
import { pageData } from "../ui/dom.js";
import { clearErrors, isBusy, showError } from "../ui/field.js";
import { loadMessages } from "../ui/messages.js";
import { startSunButton } from "../ui/theme.js";

const CODES = [
  { form: "code-form", field: "code", length: JOIN_LENGTH, words: "code" },
  { form: "back-form", field: "back-code", length: RESUME_LENGTH, words: "back" },
];

startSunButton(document.getElementById("sun"));
for (const form of document.querySelectorAll("form[data-once]")) sendOnce(form);
if (document.getElementById("code-form")) startCodeForms();
document.documentElement.dataset.state = "ready";

async function startCodeForms() {
  const data = pageData();
  let t;
  try {
    t = await loadMessages(data.assets, data.lang, "landing");
  } catch {
    // Without the sentences the forms go to the server, which has them.
    return;
  }
  for (const code of CODES) checkForm(code, t);
}

function checkForm({ form: id, field: fieldId, length, words }, t) {
  const form = document.getElementById(id);
  form.noValidate = true;
  // Before sendOnce looks: what is not sent must not look sent.
  form.addEventListener("submit", (event) => {
    const field = document.getElementById(fieldId);
    const code = checkCode(field.value, length);
    clearErrors(form);
    if (!code.problem) return;
    event.preventDefault();
    const { problem, value } = code;
    const text = problem === "empty" ? t(`landing-empty-${words}`) : t(`landing-bad-${words}`, { n: value.length });
    showError(`${words}-error`, text, field);
  }, { capture: true });
}

function sendOnce(form) {
  const button = form.querySelector("button[type=submit]");
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (isBusy(button)) event.preventDefault();
    else button.setAttribute("aria-busy", "true");
  });
  // Coming back by the browser's own button shows the page as it was left, busy.
  addEventListener("pageshow", () => button.removeAttribute("aria-busy"));
}
