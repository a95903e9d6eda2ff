// The theme Sonne: one tap on, one tap off, remembered on this phone. Imported by pages/; theme-boot.js applies the
// remembered choice before the first paint.

const KEY = "theme";

export function isSun() {
  return document.documentElement.dataset.theme === "sonne";
}

/** Turns Sonne on or off and shows that on the button. Returns whether it is on now. */
export function toggleSun(button) {
  const on = !isSun();
  document.documentElement.dataset.theme = on ? "sonne" : "auto";
  try {
    if (on) localStorage.setItem(KEY, "sonne");
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the choice lasts for this page only.
  }
  showState(button);
  return on;
}

/** Wires a sun button: its pressed state now, and the tap. */
export function startSunButton(button) {
  if (!button) return;
  showState(button);
  button.addEventListener("click", () => toggleSun(button));
}

function showState(button) {
  button?.setAttribute("aria-pressed", String(isSun()));
}
