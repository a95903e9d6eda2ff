// The sheet over the map: peek, half and full, by two chevrons that do everything and by dragging the grip. On wide screens
// the sheet is a column and the grip is hidden by CSS. Imported by pages/play-start.js.
import { parts } from "./parts.js";
import { press } from "./press.js";

const STEPS = ["peek", "half", "full"];
const DRAG_PX = 40;

/** `onSize(step)` hears of every change, after the page shows it. */
export function createSheet({ stage, grip, onSize }) {
  const { more, less } = parts(grip);

  function set(step) {
    if (stage.dataset.sheet === step) return;
    stage.dataset.sheet = step;
    show();
    onSize(step);
  }

  function move(by) {
    const index = Math.min(STEPS.length - 1, Math.max(0, STEPS.indexOf(stage.dataset.sheet) + by));
    const hadFocus = document.activeElement;
    set(STEPS[index]);
    // At either end one chevron goes; its focus moves to the other instead of falling to the page.
    if (hadFocus === more && more.hidden) less.focus();
    if (hadFocus === less && less.hidden) more.focus();
  }

  function show() {
    more.hidden = stage.dataset.sheet === "full";
    less.hidden = stage.dataset.sheet === "peek";
  }

  press(more, () => move(1));
  press(less, () => move(-1));
  startDrag(grip, move);
  show();
  return { set, step: () => stage.dataset.sheet };
}

function startDrag(grip, move) {
  let startY = null;
  grip.addEventListener("pointerdown", (event) => {
    startY = event.clientY;
  });
  // Listening on the window keeps the grip's buttons plain buttons: no capture, no swallowed clicks.
  window.addEventListener("pointerup", (event) => {
    if (startY === null) return;
    const by = event.clientY - startY;
    startY = null;
    if (Math.abs(by) >= DRAG_PX) move(by < 0 ? 1 : -1);
  });
  window.addEventListener("pointercancel", () => {
    startY = null;
  });
}
