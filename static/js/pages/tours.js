// The host's tours and the form for a new one: both work without this file. It shows the chosen route's name as the title
// that an empty field means, and keeps a second press from making a second tour. Entry of templates/live/tours.html and
// tour_new.html; nothing imports it.
import { isBusy, setBusy } from "../ui/field.js";

const form = document.getElementById("tour-form");

if (form) startForm();
document.documentElement.dataset.state = "ready";

function startForm() {
  const button = form.querySelector("button[type=submit]");
  const words = button.textContent;
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
