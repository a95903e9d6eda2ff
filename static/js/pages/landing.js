// The landing page and the error page: everything works without this file; it adds the sun button and says in words
// when a code cannot be right. Entry of templates/tours/landing.html and errors/error.html; nothing imports it.
import { checkCode, JOIN_LENGTH } from "../core/join.js";
import { pageData } from "../ui/dom.js";
import { clearErrors, showError } from "../ui/field.js";
import { loadMessages } from "../ui/messages.js";
import { startSunButton } from "../ui/theme.js";

const form = document.getElementById("code-form");

startSunButton(document.getElementById("sun"));
if (form) startCodeForm();
document.documentElement.dataset.state = "ready";

async function startCodeForm() {
  const data = pageData();
  let t;
  try {
    t = await loadMessages(data.assets, data.lang, ["landing"]);
  } catch {
    // Without the sentences the form goes to the server, which has them.
    return;
  }
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    const field = document.getElementById("code");
    const code = checkCode(field.value, JOIN_LENGTH);
    clearErrors(form);
    if (!code.problem) return;
    event.preventDefault();
    const text = code.problem === "empty" ? t("landing-empty-code") : t("landing-bad-code", { n: code.value.length });
    showError("code-error", text, field);
  });
}
