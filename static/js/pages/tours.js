// The host's tours and the form for a new one: both work without this file. It shows the chosen route's name as the title
// that an empty field means, says times in the page's language, and keeps a second press from making a second tour. Entry of
// templates/live/tours.html and tour_new.html; nothing imports it.
import { typedText } from "../core/board-meeting.js";
import { setText } from "../ui/dom.js";
import { isBusy, setBusy } from "../ui/field.js";

const form = document.getElementById("tour-form");

if (form) startForm();
document.documentElement.dataset.state = "ready";

function startForm() {
  const button = form.querySelector("button[type=submit]");
  const words = button.textContent;
  for (const field of form.querySelectorAll(".input-time")) {
    field.addEventListener("input", () => showTyped(field));
    showTyped(field);
  }
  form.addEventListener("change", (event) => {
    if (event.target.name === "route") form.elements.title.placeholder = event.target.dataset.title;
  });
  form.addEventListener("submit", (event) => {
    if (isBusy(button)) event.preventDefault();
    else setBusy(button, form.dataset.busy);
  });
  // Coming back by the browser's own button shows the page as it was left, busy.
  addEventListener("pageshow", () => {
    button.removeAttribute("aria-busy");
    button.textContent = words;
  });
}

/** The field speaks the browser's language, the line beneath it the page's: 06/07 is no riddle then. */
function showTyped(field) {
  const line = document.getElementById(`${field.id}-typed`);
  const words = typedText(field.value, document.documentElement.lang);
  line.hidden = words === "";
  setText(line, words);
}
