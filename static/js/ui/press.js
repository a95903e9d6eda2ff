// A press that survives nervous thumbs: the second tap of a double tap is ignored wherever it lands, because the button
// under it may be the next screen's already. Keyboard presses and clear single clicks always count. Imported by ui/.

const PAUSE_MS = 400;
const NEAR_PX = 40;

const last = { at: -Infinity, x: 0, y: 0 };

/** Also for the submit button of a form, without a handler: a double tap then submits once and presses nothing after. */
export function press(button, handler = () => {}) {
  button.addEventListener("click", (event) => {
    if (isDoubleTap(event) || button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      return;
    }
    handler(event);
  });
}

function isDoubleTap(event) {
  // A keyboard press has no position and no count.
  if (event.detail === 0) return false;
  const soon = event.timeStamp - last.at < PAUSE_MS;
  const near = Math.hypot(event.clientX - last.x, event.clientY - last.y) < NEAR_PX;
  // Mice count their clicks; fingers are told apart by time and place.
  const double = soon && near && (event.detail > 1 || event.pointerType === "touch");
  if (!double) Object.assign(last, { at: event.timeStamp, x: event.clientX, y: event.clientY });
  return double;
}
