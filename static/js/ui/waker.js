// Draws the page again when time alone changes something on it, such as a call that nobody has seen for a minute; the server
// is not asked for that. Imported by pages/play-start.js.

// A timer may fire a little early.
const LATER_MS = 50;

/** `offsetMs()` is the server's clock minus this phone's, or null where it is not known. */
export function createWaker({ clock, offsetMs, redraw }) {
  let cancel = () => {};
  const now = () => clock.wall() + (offsetMs() ?? 0);

  /** Wakes at the first of these times, by the server's clock; the times before are forgotten. */
  function plan(moments) {
    cancel();
    const pause = Math.min(...moments) - now();
    cancel = Number.isFinite(pause) ? clock.later(redraw, Math.max(0, pause) + LATER_MS) : () => {};
  }

  return { now, plan };
}
